"""What families say of money besides a plain expense is understood in every language, part by part."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from pods.engine.understanding import Last, Scene
from skills.engine.command import Ref
from skills.engine.request import Request, Share
from tests.house import House

INTENTS = {
    "en": {
        "income_log": "my wages came in, 1,980",
        "refund_log": "got 24.90 back from Decathlon",
        "account_add": "we opened a savings account with 300",
        "transfer_log": "moved 150 from checking to savings",
        "approval_set": "anything above 400 needs both of us",
        "debts_query": "how much does Tom owe me?",
        "bill_remove": "we cancelled the gym",
        "bill_query": "when is the electricity due?",
        "spending_largest": "show me the five biggest expenses",
        "spending_forecast": "will we make it to the end of the month?",
        "money_export": "export our expenses as json",
        "receipt_show": "show me the receipt for the washing machine",
    },
    "de": {
        "income_log": "mein Lohn ist da, 1980",
        "refund_log": "24,90 von Decathlon zurückbekommen",
        "account_add": "leg ein Sparkonto mit 300 an",
        "transfer_log": "150 vom Girokonto aufs Sparkonto überwiesen",
        "approval_set": "ab 400 müssen wir beide zustimmen",
        "debts_query": "wie viel schuldet mir Tom?",
        "bill_remove": "wir haben das Fitnessstudio gekündigt",
        "bill_query": "wann ist der Strom fällig?",
        "spending_largest": "zeig mir die fünf größten Ausgaben",
        "spending_forecast": "kommen wir bis zum Monatsende hin?",
        "money_export": "exportier unsere Ausgaben als JSON",
        "receipt_show": "zeig mir den Beleg für die Waschmaschine",
    },
    "fr": {
        "income_log": "mon salaire est tombé, 1980",
        "refund_log": "Decathlon m'a remboursé 24,90",
        "account_add": "on a ouvert un livret avec 300",
        "transfer_log": "j'ai viré 150 du compte courant vers le livret",
        "debts_query": "combien me doit Tom ?",
        "bill_remove": "on a résilié la salle de sport",
        "spending_largest": "montre-moi les cinq plus grosses dépenses",
        "money_export": "exporte nos dépenses en JSON",
        "receipt_show": "montre-moi le ticket de caisse de la machine à laver",
    },
    "es": {
        "income_log": "ha llegado el sueldo, 1980",
        "refund_log": "Decathlon me ha devuelto 24,90",
        "account_add": "tenemos una cuenta de ahorro con 300",
        "transfer_log": "he pasado 150 de la cuenta corriente a la de ahorro",
        "debts_query": "¿cuánto me debe Tom?",
        "bill_remove": "hemos dado de baja el gimnasio",
        "spending_largest": "muéstrame los cinco gastos más grandes",
        "money_export": "exporta nuestros gastos en JSON",
        "receipt_show": "enséñame el ticket de la lavadora",
    },
    "it": {
        "income_log": "è arrivato lo stipendio, 1980",
        "refund_log": "Decathlon mi ha rimborsato 24,90",
        "account_add": "abbiamo aperto un conto risparmio con 300",
        "transfer_log": "ho spostato 150 dal conto corrente al conto risparmio",
        "debts_query": "quanto mi deve Tom?",
        "bill_remove": "abbiamo disdetto la palestra",
        "spending_largest": "mostrami le cinque spese più grandi",
        "money_export": "esporta le nostre spese in JSON",
        "receipt_show": "mostrami lo scontrino della lavatrice",
    },
}


def understood(house: House, language: str, text: str, last: Last | None = None) -> Request:
    asker = house.asker("Anna")
    members = tuple(replace(member, language=language) for member in asker.members)
    scene = Scene(members[0], members, asker.local_now, "EUR", language, ("shopping",), last=last)
    (request,) = house.app.assistant.reader.read(text, scene).requests
    return request


@pytest.mark.parametrize(
    ("language", "intent", "text"),
    [(language, intent, text) for language, said in INTENTS.items() for intent, text in said.items()],
)
def test_what_is_said_of_money_has_its_intent(house: House, language: str, intent: str, text: str) -> None:
    request = understood(house, language, text)
    assert (request.intent, request.confidence >= 0.6) == (f"finance.{intent}", True)


SISTERS = {
    "en": ("my sister owes me half", "sister"),
    "de": ("meine Schwester schuldet mir die Hälfte", "Schwester"),
    "fr": ("ma sœur me doit la moitié", "sœur"),
    "es": ("mi hermana me debe la mitad", "hermana"),
    "it": ("mia sorella mi deve la metà", "sorella"),
}


@pytest.mark.parametrize("language", SISTERS)
def test_somebody_outside_bears_half_by_name(house: House, language: str) -> None:
    text, sister = SISTERS[language]
    assert understood(house, language, text).shares == (Share(sister, Fraction(1, 2)),)


SHARED = {
    "en": "60 at Lidl, half and half with Tom",
    "de": "60 bei Lidl, halb-halb mit Tom",
    "fr": "60 chez Lidl, moitié-moitié avec Tom",
    "es": "60 en Lidl, a medias con Tom",
    "it": "60 da Lidl, a metà con Tom",
}


@pytest.mark.parametrize("language", SHARED)
def test_an_expense_is_shared_in_the_same_breath(house: House, language: str) -> None:
    request = understood(house, language, SHARED[language])
    assert request.intent == "finance.split_log"
    assert [share.person for share in request.shares] == [2]
    assert [money.minor for money in request.money] == [6000]
    assert request.merchant == "Lidl"


def test_an_amount_that_is_owed_of_another_is_a_share(house: House) -> None:
    request = understood(house, "en", "60 at Lidl and Tom owes me 20")
    assert [(share.person, share.money and share.money.minor) for share in request.shares] == [(2, 2000)]
    assert [money.minor for money in request.money] == [6000]


BACK = {
    "en": ("Tom paid me back 20", "I paid Tom 20 back"),
    "de": ("Tom hat mir 20 zurückgezahlt", "hab Tom 20 zurückgezahlt"),
    "fr": ("Tom m'a remboursé 20", "j'ai remboursé 20 à Tom"),
    "es": ("Tom me ha devuelto 20", "le he devuelto 20 a Tom"),
    "it": ("Tom mi ha ridato 20", "ho restituito 20 a Tom"),
}


@pytest.mark.parametrize("language", BACK)
def test_who_gave_money_back_to_whom(house: House, language: str) -> None:
    his, hers = (understood(house, language, text) for text in BACK[language])
    assert (his.intent, his.payer, his.payee) == ("finance.settle_log", 2, 1)
    assert (hers.intent, hers.payer, hers.payee) == ("finance.settle_log", 1, 2)


RENT = {
    "en": "the rent is 950 on the 1st of every month",
    "de": "die Miete ist 950 am 1. jedes Monats",
    "fr": "le loyer est de 950 le 1er de chaque mois",
    "es": "el alquiler son 950 el día 1 de cada mes",
    "it": "l'affitto è 950 il primo di ogni mese",
}


@pytest.mark.parametrize("language", RENT)
def test_a_bill_has_its_rule_and_its_first_day(house: House, language: str) -> None:
    request = understood(house, language, RENT[language])
    assert request.intent == "finance.bill_add"
    assert request.when is not None
    assert (request.when.rule, str(request.when.start)[:10]) == ("FREQ=MONTHLY;BYMONTHDAY=1", "2026-12-01")
    assert [money.minor for money in request.money] == [95000]


STATED = [
    ("en", "the water bill of 40 euros is due on 25 November", "finance.bill_add"),
    ("en", "electricity bill 80 euros is due on Friday", "finance.bill_add"),
    ("en", "is the water bill of 40 euros due on Friday?", "finance.bill_query"),
    ("de", "die Wasserrechnung über 40 Euro ist am 25. November fällig", "finance.bill_add"),
    ("de", "wann ist die Wasserrechnung über 40 Euro fällig?", "finance.bill_query"),
]


@pytest.mark.parametrize(("language", "text", "intent"), STATED, ids=[row[1] for row in STATED])
def test_a_bill_with_its_amount_is_stated_and_not_asked_for(
    house: House, language: str, text: str, intent: str
) -> None:
    assert understood(house, language, text).intent == intent


FROM_JOINT = {
    "en": ("12.50 at Aldi from the joint account", "joint account"),
    "de": ("12,50 bei Aldi vom Gemeinschaftskonto", "Gemeinschaftskonto"),
    "fr": ("12,50 chez Aldi avec le compte joint", "compte joint"),
    "es": ("12,50 en Aldi de la cuenta conjunta", "cuenta conjunta"),
    "it": ("12,50 da Aldi dal conto comune", "conto comune"),
}


@pytest.mark.parametrize("language", FROM_JOINT)
def test_an_expense_names_its_account(house: House, language: str) -> None:
    text, account = FROM_JOINT[language]
    request = understood(house, language, text)
    assert (request.intent, request.account, request.merchant) == ("finance.expense_log", account, "Aldi")


def test_a_month_is_compared_with_another(house: House) -> None:
    request = understood(house, "en", "groceries this month compared with October")
    assert request.intent == "finance.spending_compare"
    assert request.when is not None
    assert request.against is not None
    assert (request.when.start.month, request.against.start.month) == (11, 10)  # type: ignore[union-attr]


def test_minus_is_not_booked_as_if_it_were_plus(house: House) -> None:
    assert [money.minor for money in understood(house, "en", "spent minus 5 at Lidl").money] == [-500]


RECEIPT = Last("finance.receipt_show", (Ref("receipts", 7),), "")
CORRECTED = [
    ("en", "no, 24.90", "receipt_change"),
    ("en", "dollars", "receipt_change"),
    ("en", "save it", "receipt_save"),
    ("en", "not an expense", "receipt_drop"),
    ("de", "das war gestern", "receipt_change"),
    ("de", "speichern", "receipt_save"),
    ("de", "keine Ausgabe", "receipt_drop"),
    ("fr", "c'était hier", "receipt_change"),
    ("fr", "ce n'est pas une dépense", "receipt_drop"),
    ("es", "pagó Tom", "receipt_change"),
    ("es", "guárdalo", "receipt_save"),
    ("it", "era Aldi", "receipt_change"),
    ("it", "salvalo", "receipt_save"),
]


@pytest.mark.parametrize(("language", "text", "intent"), CORRECTED)
def test_what_is_said_of_a_shown_receipt_is_about_it(house: House, language: str, text: str, intent: str) -> None:
    request = understood(house, language, text, RECEIPT)
    assert (request.intent, request.target) == (f"finance.{intent}", RECEIPT.refs)


EXPENSE = Last("finance.expense_log", (Ref("expenses", 7),), "spent 42 at Lidl")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("split it with Tom", "split_log"),
        ("my sister owes me half of that", "split_log"),
        ("from the joint account", "expense_correct"),
        ("it was in dollars", "expense_correct"),
        ("that was a refund", "refund_log"),
    ],
)
def test_what_follows_an_expense_is_about_it(house: House, text: str, intent: str) -> None:
    request = understood(house, "en", text, EXPENSE)
    assert (request.intent, request.target) == (f"finance.{intent}", EXPENSE.refs)


def test_the_same_question_is_asked_for_a_picture(house: House) -> None:
    asked = Last("finance.spending_query", (), "how much did we spend this month?")
    drawn = understood(house, "en", "as a chart", asked)
    assert (drawn.intent, drawn.form) == ("finance.spending_chart", "chart")
    assert understood(house, "en", "by category", replace(asked)).grouping == "category"
