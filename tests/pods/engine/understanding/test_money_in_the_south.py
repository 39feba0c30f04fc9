"""What Spanish and Italian families say of money: spoken amounts, who is even with whom, what is largest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pods.engine.understanding import Last, Scene
from skills.engine.command import Ref
from skills.engine.request import Request, Share
from tests.house import House


def understood(house: House, language: str, text: str, last: Last | None = None) -> Request:
    asker = house.asker("Anna")
    members = tuple(replace(member, language=language) for member in asker.members)
    scene = Scene(members[0], members, asker.local_now, "EUR", language, ("shopping",), last=last)
    (request,) = house.app.assistant.reader.read(text, scene).requests
    return request


SPENT = [
    ("es", "apunta 18 euros del regalo de la maestra", "regalo de la maestra", 1800),
    ("it", "segna 18 euro per il regalo della maestra", "regalo della maestra", 1800),
    ("es", "tres veinte de churros", "churros", 320),
    ("it", "tre e venti di focaccia", "focaccia", 320),
    ("es", "he echado 35 de diésel", "diésel", 3500),
    ("it", "ho messo 35 di metano", "metano", 3500),
    ("es", "gasolna 45e", "gasolna", 4500),
    ("it", "ieri a pranzo abbiamo lasciato giù 52 euro", "pranzo", 5200),
    ("es", "esta mañana he dejado 14 en el zapatero", "zapatero", 1400),
    ("it", "stamattina ho lasciato 14 dal calzolaio", "calzolaio", 1400),
    ("es", "el cambio de ruedas, 90 euros", "cambio de ruedas", 9000),
    ("it", "la ricarica del cellulare 15", "ricarica del cellulare", 1500),
    ("it", "mi hanno fatto pagare 6 euro per due tè", "due tè", 600),
]


@pytest.mark.parametrize(("language", "text", "title", "minor"), SPENT)
def test_an_expense_is_called_by_what_was_bought(
    house: House, language: str, text: str, title: str, minor: int
) -> None:
    request = understood(house, language, text)
    assert request.intent == "finance.expense_log"
    assert (request.merchant or request.title, request.money[0].minor) == (title, minor)


def test_down_is_no_month(house: House) -> None:
    request = understood(house, "it", "ieri a pranzo abbiamo lasciato giù 52 euro")
    assert request.when is not None
    assert request.when.start is not None
    assert request.when.start.month == 11


def test_the_word_for_the_money_says_nothing_of_what_was_bought(house: House) -> None:
    assert understood(house, "es", "me dejé 40 pavos en la comida de trabajo").category == "eating-out"


INTENTS = [
    ("es", "income_log", "nos ha tocado un premio, 80 euros"),
    ("it", "income_log", "abbiamo vinto 80 euro alla lotteria"),
    ("es", "spending_query", "¿cuánto costó el fontanero?"),
    ("it", "spending_query", "quanto è costato l'idraulico?"),
    ("es", "spending_largest", "¿cuál ha sido el gasto más gordo?"),
    ("es", "spending_chart", "¿cómo han ido los gastos este año?"),
    ("it", "spending_chart", "fammi un grafico della spesa"),
    ("es", "budget_set", "no queremos gastar más de 80 a la semana en ropa"),
    ("it", "budget_set", "non vogliamo spendere più di 80 a settimana per i vestiti"),
    ("es", "refund_log", "Hacienda nos ha devuelto 210,30"),
    ("es", "balance_query", "¿cuánto efectivo tenemos?"),
    ("it", "balance_query", "quanti contanti abbiamo?"),
]


@pytest.mark.parametrize(("language", "intent", "text"), INTENTS)
def test_what_is_said_of_money_has_its_intent(house: House, language: str, intent: str, text: str) -> None:
    assert understood(house, language, text).intent == f"finance.{intent}"


@pytest.mark.parametrize(
    ("language", "text"),
    [("es", "Carmen y yo estamos en paz"), ("it", "io e Carmen siamo pari"), ("it", "Carmen e io siamo pari")],
)
def test_one_is_even_with_one_and_not_with_everybody(house: House, language: str, text: str) -> None:
    request = understood(house, language, text)
    assert (request.intent, request.payee, request.everything) == ("finance.settle_log", "Carmen", False)


@pytest.mark.parametrize(("language", "text"), [("es", "Pablo me ha devuelto 8"), ("it", "Pablo mi ha ridato 8")])
def test_who_is_named_first_gave_the_money_back(house: House, language: str, text: str) -> None:
    request = understood(house, language, text)
    assert (request.intent, request.payer, request.payee) == ("finance.settle_log", "Pablo", 1)


SHARED = [
    ("es", "reparte 70 del regalo entre Tom y yo", 2, "regalo"),
    ("it", "dividi 70 del regalo tra me e Tom", 2, "regalo"),
    ("it", "a metà con Tom: 26 per la pizza", 2, "pizza"),
    ("es", "Pablo y yo vamos a medias: 50 del taxi", "Pablo", "taxi"),
    ("it", "io e Pablo facciamo a metà: 50 del taxi", "Pablo", "taxi"),
    ("it", "dividi 50 del taxi con mia sorella", "sorella", "taxi"),
]


@pytest.mark.parametrize(("language", "text", "other", "title"), SHARED)
def test_what_is_shared_is_called_without_those_who_share(
    house: House, language: str, text: str, other: int | str, title: str
) -> None:
    request = understood(house, language, text)
    assert (request.intent, request.title or request.merchant) == ("finance.split_log", title)
    speaker = house.asker("Anna").member.id
    assert [share for share in request.shares if share.person != speaker] == [Share(other)]


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("es", "le presté 30 a Pablo", ""),
        ("it", "gli ho prestato 30 a Pablo", ""),
        ("es", "le debo 12 a Pablo por el bocadillo", "bocadillo"),
        ("it", "devo 12 a Pablo per il panino", "panino"),
    ],
)
def test_who_lends_or_owes_is_no_part_of_what_for(house: House, language: str, text: str, title: str) -> None:
    request = understood(house, language, text)
    assert (request.intent, request.title, request.merchant) == ("finance.split_log", title, None)
    assert "Pablo" in (request.payer, request.payee)


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("es", "he devuelto el abrigo, me dan 59,90", "abrigo"),
        ("it", "ho reso il cappotto, mi ridanno 59,90", "cappotto"),
    ],
)
def test_a_refund_is_called_by_what_was_given_back(house: House, language: str, text: str, title: str) -> None:
    request = understood(house, language, text)
    assert (request.intent, request.title, request.category) == ("finance.refund_log", title, "clothing")


@pytest.mark.parametrize(
    ("language", "text"), [("es", "quítale 2 euros de la paga a Mia"), ("it", "togli 2 euro dalla paghetta di Mia")]
)
def test_pocket_money_is_taken_away(house: House, language: str, text: str) -> None:
    request = understood(house, language, text)
    assert (request.intent, request.payer is None, request.payee) == ("finance.pocket_log", False, None)
    assert request.title == ""


@pytest.mark.parametrize(
    ("language", "text"), [("es", "los sábados Mia recibe 6 euros"), ("it", "il sabato Mia riceve 6 euro")]
)
def test_pocket_money_may_be_said_with_its_day_first(house: House, language: str, text: str) -> None:
    assert understood(house, language, text).intent == "finance.pocket_set"


def test_us_is_nobody_who_gives(house: House) -> None:
    request = understood(house, "it", "ci hanno accreditato 180 di assegno unico")
    assert (request.intent, request.payer) == ("finance.income_log", None)


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("es", "el agua nos llega cada tres meses, unos 60", "agua"),
        ("it", "il gas arriva ogni tre mesi, circa 60", "gas"),
    ],
)
def test_a_bill_is_called_without_how_it_comes(house: House, language: str, text: str, title: str) -> None:
    request = understood(house, language, text)
    assert (request.intent, request.title) == ("finance.bill_add", title)


def test_the_largest_expense_is_not_the_largest_of_the_groceries(house: House) -> None:
    assert understood(house, "it", "qual è stata la spesa più grossa?").category is None
    assert understood(house, "it", "le spese più alte per i vestiti").category == "clothing"
    assert understood(house, "es", "¿cuál es la compra más cara?").category is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "how much did we spend at the supermarket?"),
        ("es", "¿cuánto gastamos en el supermercado?"),
        ("it", "quanto abbiamo speso al supermercato?"),
    ],
)
def test_the_supermarket_is_all_that_was_spent_on_groceries(house: House, language: str, text: str) -> None:
    request = understood(house, language, text)
    assert (request.merchant, request.category) == (None, "groceries")


def test_what_was_bought_is_asked_and_no_shop(house: House) -> None:
    assert understood(house, "it", "cosa abbiamo comprato ieri?").merchant is None
    assert understood(house, "it", "quanto ho speso su Vinted quest'anno?").merchant == "Vinted"


def test_a_question_of_its_own_is_not_the_last_one_again(house: House) -> None:
    last = Last("finance.spending_largest", (), "los tres gastos más grandes")
    assert understood(house, "es", "llegaremos a fin de mes?", last).intent == "finance.spending_forecast"
    assert understood(house, "es", "y en octubre?", last).intent == "finance.spending_largest"


@pytest.mark.parametrize(
    ("language", "asked", "text"),
    [
        ("en", "how was our year?", "and 2025?"),
        ("es", "resumen del año", "¿y el año pasado?"),
        ("it", "riassunto dell'anno", "e il 2025?"),
    ],
)
def test_another_year_is_asked_for(house: House, language: str, asked: str, text: str) -> None:
    request = understood(house, language, text, Last("finance.year_summary", (), asked))
    assert request.intent == "finance.year_summary"
    assert request.when is not None
    assert request.when.start is not None
    assert request.when.start.year == 2025


EXPENSE = Last("finance.expense_log", (Ref("expenses", 7),), "42 en el Lidl")


@pytest.mark.parametrize(
    ("language", "text"), [("es", "y no fue hoy, fue el jueves"), ("it", "e non era oggi, era giovedì")]
)
def test_what_was_not_so_is_exchanged_behind_and(house: House, language: str, text: str) -> None:
    request = understood(house, language, text, EXPENSE)
    assert (request.intent, request.merchant) == ("finance.expense_correct", None)
    assert request.when is not None
    assert request.when.start is not None
    assert request.when.start.weekday() == 3


@pytest.mark.parametrize(("language", "text"), [("es", "eso era para niños"), ("it", "quello era per i bambini")])
def test_a_category_is_no_payer(house: House, language: str, text: str) -> None:
    request = understood(house, language, text, EXPENSE)
    assert (request.intent, request.category, request.people.ids) == ("finance.expense_correct", "children", ())


@pytest.mark.parametrize(("language", "text"), [("es", "pon 12 euros de taxi"), ("it", "metti 12 euro di taxi")])
def test_putting_down_something_else_corrects_nothing(house: House, language: str, text: str) -> None:
    assert understood(house, language, text, EXPENSE).intent == "finance.expense_log"


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("es", "no es un gasto", "expense_delete"),
        ("it", "non è una spesa", "expense_delete"),
        ("es", "lo pagó Tom con la tarjeta", "expense_correct"),
        ("it", "li ha pagati Tom in contanti", "expense_correct"),
    ],
)
def test_what_follows_an_expense_is_about_it(house: House, language: str, text: str, intent: str) -> None:
    request = understood(house, language, text, EXPENSE)
    assert (request.intent, request.target) == (f"finance.{intent}", EXPENSE.refs)
