"""Money sentences that are easily taken for something else: goods, chores, appointments, questions, the last thing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from pods.engine.understanding import Last
from skills.engine.command import Ref
from skills.engine.request import Share
from tests.house import House
from tests.pods.engine.understanding.test_money import EXPENSE, understood

SPENT = {
    "en": ["groceries 25 at Lidl", "groceries 85", "bought a sofa for 900", "40 petrol with the card"],
    "de": ["Einkaufen 85", "Einkauf 25 bei Lidl", "ein Sofa für 900 gekauft", "40 Benzin mit Karte"],
    "fr": ["les courses 85 chez Lidl", "acheté un canapé pour 900", "40 d'essence par carte"],
    "es": ["la compra 85 en Mercadona", "compra 25 en Lidl", "compré un sofá por 900"],
    "it": ["la spesa 85 da Lidl", "spesa 25 da Lidl", "comprato un divano per 900"],
}
GOODS = {
    "en": ["milk 2", "6 eggs", "2 kg apples"],
    "de": ["Milch 2", "6 Eier", "2 kg Äpfel"],
    "fr": ["lait 2", "6 œufs", "2 kg de pommes"],
    "es": ["leche 2", "6 huevos", "2 kg de manzanas"],
    "it": ["latte 2", "6 uova", "2 kg di mele"],
}


@pytest.mark.parametrize("language", SPENT)
def test_a_kind_of_spending_with_an_amount_is_spent_and_counted_goods_are_bought(house: House, language: str) -> None:
    spent = [understood(house, language, text) for text in SPENT[language]]
    assert [(one.intent, one.confidence >= 0.6) for one in spent] == [("finance.expense_log", True)] * len(spent)
    goods = [understood(house, language, text) for text in GOODS[language]]
    assert [(one.intent, one.items) for one in goods] == [("family.list_add", (text,)) for text in GOODS[language]]


TITLES = [
    ("en", "bought a sofa for 900", "sofa"),
    ("en", "paid 40 for petrol, my sister owes me half", "petrol"),
    ("en", "split 90 for dinner three ways with Tom and Lena", "dinner"),
    ("en", "Tom paid 60 for pizza, half is mine", "pizza"),
    ("en", "the babysitter got 30", "babysitter"),
    ("en", "lent Tom 20", ""),
    ("de", "die Babysitterin hat 30 bekommen", "Babysitterin"),
    ("es", "pagué 40 de gasolina, mi hermana me debe la mitad", "gasolina"),
    ("es", "la canguro ha cobrado 30", "canguro"),
    ("it", "la babysitter ha preso 30", "babysitter"),
]


@pytest.mark.parametrize(("language", "text", "title"), TITLES)
def test_what_was_paid_for_is_called_without_the_paying(house: House, language: str, text: str, title: str) -> None:
    request = understood(house, language, text)
    assert (request.intent in ("finance.expense_log", "finance.split_log"), request.title) == (True, title)


@pytest.mark.parametrize(
    ("language", "text", "minor"),
    [
        ("en", "2 tickets for 24 each", 4800),
        ("en", "spent 2 x 15 on taxis", 3000),
        ("en", "tickets 24 each", 2400),
        ("de", "2 Karten für je 24", 4800),
        ("de", "3 mal 20 für den Kurs bezahlt", 6000),
    ],
)
def test_several_things_of_one_price_cost_it_as_often(house: House, language: str, text: str, minor: int) -> None:
    assert [money.minor for money in understood(house, language, text).money] == [minor]


def test_a_part_of_what_was_spent_is_not_spent_again(house: House) -> None:
    request = understood(house, "en", "we spent 300 on the car repair, 200 of that was the exhaust")
    assert [money.minor for money in request.money] == [30_000]


OWN = {
    "en": "Tom paid 60 for pizza, half is mine",
    "de": "Tom hat 60 für Pizza bezahlt, die Hälfte ist meine",
    "fr": "Tom a payé 60 pour la pizza, la moitié est à moi",
}


@pytest.mark.parametrize("language", OWN)
def test_a_part_of_ones_own_is_owed_to_who_paid(house: House, language: str) -> None:
    request = understood(house, language, OWN[language])
    me, tom = (house.asker(name).member.id for name in ("Anna", "Tom"))
    assert (request.intent, request.payer, request.shares) == (
        "finance.split_log",
        tom,
        (Share(me, fraction=Fraction(1, 2)),),
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tom and I went halves on the 80 for the theatre"),
        ("de", "Tom und ich teilen uns die 80 fürs Theater"),
        ("es", "Tom y yo dividimos los 80 del teatro"),
        ("it", "io e Tom dividiamo gli 80 del teatro"),
    ],
)
def test_two_who_share_are_named_in_front(house: House, language: str, text: str) -> None:
    request = understood(house, language, text)
    assert (request.intent, [money.minor for money in request.money]) == ("finance.split_log", [8000])
    assert house.asker("Tom").member.id in [share.person for share in request.shares]


ASKED = [
    ("en", "can we afford 200 for shoes?", "budget_query"),
    ("de", "können wir uns 200 für Schuhe leisten?", "budget_query"),
    ("en", "how are we doing on groceries?", "budget_query"),
    ("de", "wie stehen wir bei Lebensmitteln?", "budget_query"),
    ("fr", "où en est-on pour les courses ?", "budget_query"),
    ("es", "¿cómo vamos con la comida?", "budget_query"),
    ("it", "come stiamo con la spesa?", "budget_query"),
    ("en", "what's left in cash?", "balance_query"),
    ("en", "the receipt from Lidl", "receipt_show"),
    ("en", "Mia gets 6 from now on", "pocket_set"),
    ("de", "Mia bekommt ab jetzt 6", "pocket_set"),
    ("fr", "Mia reçoit désormais 6", "pocket_set"),
    ("es", "Mia recibe 6 a partir de ahora", "pocket_set"),
    ("it", "Mia riceve 6 d'ora in poi", "pocket_set"),
]


@pytest.mark.parametrize(("language", "text", "intent"), ASKED)
def test_what_is_asked_of_money_changes_nothing_else(house: House, language: str, text: str, intent: str) -> None:
    request = understood(house, language, text)
    assert (request.intent, request.confidence >= 0.6) == (f"finance.{intent}", True)


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("en", "put the receipt in the drawer tomorrow", "put the receipt in the drawer"),
        ("de", "leg den Kassenbon morgen in die Schublade", "leg den Kassenbon in die Schublade"),
        ("fr", "mets le ticket de caisse dans le tiroir demain", "mets le ticket de caisse dans le tiroir"),
        ("es", "pon el recibo en el cajón mañana", "pon el recibo en el cajón"),
        ("it", "metti lo scontrino nel cassetto domani", "metti lo scontrino nel cassetto"),
    ],
)
def test_a_receipt_that_is_to_be_put_away_is_something_to_do(
    house: House, language: str, text: str, title: str
) -> None:
    request = understood(house, language, text)
    assert (request.intent, request.items, request.when is not None) == ("planner.todo_add", (title,), True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "got 200 out of the cash machine"),
        ("de", "200 aus dem Geldautomaten gezogen"),
        ("fr", "j'ai retiré 200 au distributeur"),
        ("es", "he sacado 200 del cajero"),
        ("it", "preso 200 dal bancomat"),
    ],
)
def test_cash_from_a_machine_comes_from_no_account_that_was_named(house: House, language: str, text: str) -> None:
    request = understood(house, language, text)
    assert (request.intent, request.account, bool(request.to_account)) == ("finance.transfer_log", None, True)


BILL = Last("finance.bill_add", (Ref("bills", 3),), "the rent is 950 on the 1st of every month")
OF_A_BILL = [
    ("en", "make it 990", "bill_add", 99_000),
    ("en", "no, 990", "bill_add", 99_000),
    ("en", "I paid it yesterday", "bill_pay", None),
    ("en", "paid", "bill_pay", None),
    ("de", "mach 990 draus", "bill_add", 99_000),
    ("de", "hab ich gestern bezahlt", "bill_pay", None),
    ("fr", "mets 990", "bill_add", 99_000),
    ("fr", "payé", "bill_pay", None),
    ("es", "que sean 990", "bill_add", 99_000),
    ("es", "pagado", "bill_pay", None),
    ("it", "fai 990", "bill_add", 99_000),
    ("it", "pagato", "bill_pay", None),
]


@pytest.mark.parametrize(("language", "text", "intent", "minor"), OF_A_BILL)
def test_what_follows_a_bill_changes_or_pays_it(
    house: House, language: str, text: str, intent: str, minor: int | None
) -> None:
    request = understood(house, language, text, BILL)
    assert (request.intent, request.target) == (f"finance.{intent}", BILL.refs)
    assert [money.minor for money in request.money] == ([] if minor is None else [minor])


FROM_AN_ACCOUNT = {
    "en": "that was from the savings account",
    "de": "das ging vom Sparkonto ab",
    "fr": "c'était du compte joint",
    "es": "eso fue de la cuenta de ahorro",
    "it": "era dal conto corrente",
}


@pytest.mark.parametrize("language", FROM_AN_ACCOUNT)
def test_the_account_of_an_expense_is_said_after_it(house: House, language: str) -> None:
    request = understood(house, language, FROM_AN_ACCOUNT[language], EXPENSE)
    assert (request.intent, request.target) == ("finance.expense_correct", EXPENSE.refs)
    assert request.account


def test_only_what_was_just_spoken_of_is_split_without_its_name(house: House) -> None:
    named = understood(house, "en", "split the laundry with Tom", EXPENSE)
    assert (named.intent, named.target, named.title) == ("finance.split_log", (), "laundry")
    assert understood(house, "en", "split the bill with Tom", EXPENSE).target == EXPENSE.refs
