"""What German and French families say of money: what it is called, what is meant, and what corrects it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pods.engine.understanding import Last, Scene
from skills.engine.command import Ref
from skills.engine.request import Request
from tests.house import House

EXPENSE = Last("finance.expense_log", (Ref("expenses", 7),), "Jeans 79,95")


def understood(house: House, language: str, text: str, last: Last | None = None) -> Request:
    asker = house.asker("Anna")
    members = tuple(replace(member, language=language) for member in asker.members)
    scene = Scene(members[0], members, asker.local_now, "EUR", language, ("shopping",), last=last)
    (request,) = house.app.assistant.reader.read(text, scene).requests
    return request


SPENT = {
    "de": {
        "zwölf fuffzig für Kaffee und Kuchen": ("Kaffee und Kuchen", 1250, "eating-out"),
        "1.200 Euro Miete überwiesen": ("Miete", 120000, "bills"),
        "12 € Pizza ausgegebn": ("Pizza", 1200, "eating-out"),
        "Pizza essen 95 €": ("Pizza essen", 9500, "eating-out"),
        "war heute tanken, 72,14": ("tanken", 7214, "transport"),
        "für die Klassenfahrt von Mia 120 überwiesen": ("Klassenfahrt von Mia", 12000, "children"),
        "40 für Balken im Baumarkt": ("Baumarkt", 4000, "household"),
    },
    "fr": {
        "douze cinquante pour un café": ("café", 1250, "eating-out"),
        "1 200 euros de loyer payés": ("loyer", 120000, "bills"),
        "facture d'électricité 84,20 payée": ("facture d'électricité", 8420, "bills"),
        "30 euros de boissons": ("boissons", 3000, "groceries"),
    },
}


@pytest.mark.parametrize("language", SPENT)
def test_an_expense_is_called_by_what_was_bought(house: House, language: str) -> None:
    for text, said in SPENT[language].items():
        request = understood(house, language, text)
        assert request.intent == "finance.expense_log", text
        assert (request.merchant or request.title, request.money[0].minor, request.category) == said


INTENTS = {
    "de": {
        "das Restaurantbudget brauchen wir nicht mehr": "budget_remove",
        "kommen wir mit dem Geld hin diesen Monat?": "spending_forecast",
        "wo haben wir am meisten Geld gelassen?": "spending_largest",
        "wer hat am meisten ausgegeben?": "spending_query",
        "wer schuldet wem was?": "debts_query",
        "wieviel Geld haben wir insgesamt?": "balance_query",
        "gib mia 5 Euro fürs Zeugnis": "pocket_log",
        "zieh Mia 2 Euro ab": "pocket_log",
        "Jonas hat alles bezahlt": "settle_log",
        "ab jetzt bekommt Mia 7 die Woche": "pocket_set",
    },
    "fr": {
        "combien on a laissé chez Carrefour ?": "spending_query",
        "on va s'en sortir ce mois-ci ?": "spending_forecast",
        "où est-ce qu'on a le plus dépensé cette semaine ?": "spending_largest",
        "qui a dépensé le plus ce mois-ci ?": "spending_query",
        "montre-moi les tickets de ce mois-ci": "receipt_show",
        "60 de resto partagé avec Jonas": "split_log",
        "donne 5 euros à Mia pour son bulletin": "pocket_log",
        "j'ai rendu les 15 à ma sœur": "settle_log",
        "quand faut-il virer le loyer ?": "bill_query",
        "90 de sushis avec Tom et Jonas, on divise en trois": "split_log",
        "812,40 de remboursement des impôts": "income_log",
    },
}


@pytest.mark.parametrize("language", INTENTS)
def test_what_is_said_of_money_has_its_intent(house: House, language: str) -> None:
    for text, intent in INTENTS[language].items():
        assert understood(house, language, text).intent == f"finance.{intent}", text


def test_a_grown_up_gets_no_pocket_money(house: House) -> None:
    assert understood(house, "de", "gib Tom 5 Euro").intent != "finance.pocket_log"


OWED = {
    "de": {
        "60 für Abendessen mit Jonas geteilt": "Abendessen",
        "ich schulde meiner Schwester noch 15 fürs Kino": "Kino",
        "ich hab Tom 50 geliehen": "",
        "ich bekomme noch 12 von Jonas": "",
    },
    "fr": {
        "60 de resto partagé avec Jonas": "resto",
        "je dois encore 15 à ma sœur pour le ciné": "ciné",
        "j'ai prêté 50 à Tom": "",
        "Jonas me doit encore 12": "",
    },
}


@pytest.mark.parametrize("language", OWED)
def test_what_is_owed_is_called_without_those_who_owe(house: House, language: str) -> None:
    for text, title in OWED[language].items():
        request = understood(house, language, text)
        assert (request.intent, request.merchant or request.title) == ("finance.split_log", title), text


@pytest.mark.parametrize(
    ("language", "text"), [("de", "wie viel schuldet mir Jonas?"), ("fr", "combien me doit Jonas ?")]
)
def test_who_is_asked_about_stands_behind_the_verb(house: House, language: str, text: str) -> None:
    request = understood(house, language, text)
    assert (request.intent, request.payer) == ("finance.debts_query", "Jonas")


def test_a_word_for_asking_is_nobody(house: House) -> None:
    request = understood(house, "de", "Wer schuldet wem was?")
    assert (request.payer, request.payee) == (None, None)


@pytest.mark.parametrize(
    ("language", "text", "category"),
    [("de", "das gehört zu Kinder", "children"), ("fr", "ça va dans enfants", "children")],
)
def test_a_category_called_like_people_is_no_payer(house: House, language: str, text: str, category: str) -> None:
    request = understood(house, language, text, EXPENSE)
    assert (request.intent, request.category, request.people.ids) == ("finance.expense_correct", category, ())


def test_a_purchase_told_with_was_is_a_new_one(house: House) -> None:
    assert understood(house, "de", "war im Zoo, 48", EXPENSE).intent == "finance.expense_log"
    for text in ("war gestern", "war doch 42", "das waren 69,95", "doch nicht, das waren 69,95"):
        assert understood(house, "de", text, EXPENSE).intent == "finance.expense_correct", text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Netflix kostet 13,99 im Monat, immer am 15.", "Netflix"),
        ("Miete 950 am 1. jeden Monats, vom Sparkassenkonto abgebucht", "Miete"),
    ],
)
def test_a_bill_is_called_by_its_name(house: House, text: str, title: str) -> None:
    request = understood(house, "de", text)
    assert (request.intent, request.title) == ("finance.bill_add", title)


def test_the_dearest_purchase_is_of_any_category(house: House) -> None:
    request = understood(house, "de", "was war unser teuerster Einkauf dieses Jahr?")
    assert (request.intent, request.category) == ("finance.spending_largest", None)


def test_an_export_is_no_other_form_of_the_last_question(house: House) -> None:
    asked = Last("finance.year_summary", (), "Jahresübersicht 2026")
    assert understood(house, "de", "exportiere alles als Beancount", asked).intent == "finance.money_export"


@pytest.mark.parametrize(
    ("language", "text", "called"),
    [
        ("de", "Pfand 4,75 zurück", "Pfand"),
        ("de", "Amazon Rücksendung 34,99 zurückbekommen", "Amazon"),
        ("fr", "consigne 4,75 récupérée", "consigne"),
        ("fr", "Amazon m'a remboursé le retour, 34,99", "Amazon"),
    ],
)
def test_what_came_back_is_called_without_its_amount(house: House, language: str, text: str, called: str) -> None:
    request = understood(house, language, text)
    assert (request.intent, request.merchant or request.title) == ("finance.refund_log", called)


def test_who_is_owed_money_says_so(house: House) -> None:
    request = understood(house, "de", "ich bekomme noch 12 von Jonas")
    assert (request.payer, request.payee, request.money[0].minor) == ("Jonas", house.asker("Anna").member.id, 1200)
    request = understood(house, "fr", "Jonas me doit encore 12")
    assert (request.payer, request.money[0].minor) == ("Jonas", 1200)


def test_a_budget_is_for_the_first_part_of_its_name(house: House) -> None:
    request = understood(house, "de", "setz das Lebensmittelbudget auf 450")
    assert (request.intent, request.category) == ("finance.budget_set", "groceries")


def test_what_is_left_names_no_category(house: House) -> None:
    assert understood(house, "fr", "combien il nous reste dans le budget ?").category is None


def test_words_beside_a_receipt_name_who_paid(house: House) -> None:
    asker = house.asker("Anna")
    scene = Scene(asker.members[0], asker.members, asker.local_now, "EUR", "de", ())
    filled = house.app.assistant.reader.fill("Haushalt, hat Tom bezahlt", scene, "finance.expense_log")
    assert (filled.people.ids, filled.category) == ((2,), "household")


def test_an_amount_answers_no_question_for_a_day(house: House) -> None:
    asker = house.asker("Anna")
    scene = Scene(asker.members[0], asker.members, asker.local_now, "EUR", "de", ())
    reader = house.app.assistant.reader
    assert reader.answers("am 3.", scene, "when")
    assert not reader.answers("GEZ 55,08 vierteljährlich", scene, "when")
