"""What families say, in five languages: which request it is, what it is called, and for whom."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pytest

from pods.engine.understanding import Scene
from pods.engine.understanding.deciding import UNSURE
from skills.engine.request import Request
from tests.house import House

THINGS = {
    "planner.calendar": ("dentist", "yoga"),
    "planner.reminders": ("call the plumber",),
    "planner.chores": ("clean the hamster cage",),
    "family.lists": ("milk", "eggs"),
}


class Said(NamedTuple):
    """A message and what it is to be read as."""

    language: str
    text: str
    intent: str
    title: str | None = None


def read(house: House, said: Said) -> tuple[Request, ...]:
    asker = house.asker("Anna")
    members = tuple(replace(member, language=said.language) for member in asker.members)
    scene = Scene(members[0], members, asker.local_now, "EUR", said.language, ("shopping",), THINGS)
    return house.app.assistant.reader.read(said.text, scene).requests


def check(house: House, said: Said) -> Request:
    (request,) = read(house, said)
    assert request.intent == said.intent
    if said.title is not None:
        assert request.title == said.title
    return request


TITLES = [
    Said("en", "book club on Thursday at 8pm", "planner.event_create", "book club"),
    Said("en", "movie night on Friday", "planner.event_create", "movie night"),
    Said("en", "evening class on Monday 6pm", "planner.event_create", "evening class"),
    Said("en", "night shift on Wednesday", "planner.event_create", "night shift"),
    Said("en", "book the vet for Monday at 10", "planner.event_create", "vet"),
    Said("en", "remind me to thank the roofer tomorrow at 9", "planner.reminder_create", "thank the roofer"),
    Said("en", "remind me to write a thank you note tomorrow", "planner.reminder_create", "write a thank you note"),
    Said("en", "thank you, remind me to call Eva tomorrow", "planner.reminder_create", "call Eva"),
    Said("fr", "rappelle-moi demain de dire merci à Eva, merci", "planner.reminder_create", "dire merci à Eva"),
    Said(
        "es", "recuérdame mañana dar las gracias a la vecina", "planner.reminder_create", "dar las gracias a la vecina"
    ),
    Said(
        "it",
        "ricordami domani di dire grazie alla vicina, grazie",
        "planner.reminder_create",
        "dire grazie alla vicina",
    ),
    Said("de", "kannst du Reis auf die Liste setzen", "family.list_add", "Reis"),
    Said("de", "kannst du mich morgen um 8 daran erinnern, Eva anzurufen", "planner.reminder_create", "Eva anzurufen"),
    Said("de", "erinnere mich morgen daran, den Müll rauszubringen", "planner.reminder_create", "Müll rauszubringen"),
    Said("fr", "rappelle-moi demain à 9h d'appeler Eva", "planner.reminder_create", "appeler Eva"),
    Said("fr", "tu peux me rappeler demain à 9h d'appeler Eva", "planner.reminder_create", "appeler Eva"),
    Said("fr", "soirée cinéma vendredi", "planner.event_create", "soirée cinéma"),
    Said("es", "noche de cine el viernes", "planner.event_create", "noche de cine"),
    Said("it", "serata cinema venerdì", "planner.event_create", "serata cinema"),
    Said("de", "Nachtschicht am Mittwoch", "planner.event_create", "Nachtschicht"),
    Said("fr", "soirée jeux samedi à 20h", "planner.event_create", "soirée jeux"),
    Said("es", "¿me puedes recordar mañana a las 9 llamar a Eva?", "planner.reminder_create", "llamar a Eva"),
    Said("es", "clase de la tarde el lunes a las 18:00", "planner.event_create", "clase de la tarde"),
    Said("it", "puoi ricordarmi domani alle 9 di chiamare Eva", "planner.reminder_create", "chiamare Eva"),
    Said("it", "serata giochi sabato alle 20", "planner.event_create", "serata giochi"),
]


@pytest.mark.parametrize("said", TITLES, ids=lambda said: said.text)
def test_titles_are_whole_and_bare(house: House, said: Said) -> None:
    check(house, said)


@pytest.mark.parametrize("text", ["Parents' evening on Tuesday at 7", "dinner with the Smiths on Tuesday at 7"])
def test_an_hour_is_one_of_the_evening_beside_what_happens_then(house: House, text: str) -> None:
    request = check(house, Said("en", text, "planner.event_create"))
    assert request.when is not None
    assert str(request.when.start) == "2026-11-24 19:00:00"


CHORES = [
    Said("en", "Tom takes out the bins every Monday", "planner.chore_add", "take out the bins"),
    Said("en", "Mia should feed the cat every day at 6pm", "planner.chore_add", "feed the cat"),
    Said("en", "Tom's turn to cook tonight", "planner.chore_add", "cook"),
    Said("en", "Mia: chore mow the lawn", "planner.chore_add", "mow the lawn"),
    Said("de", "Tom bringt jeden Montag den Müll raus", "planner.chore_add", "den Müll rausbringen"),
    Said("de", "Mia soll jeden Tag um 18 Uhr die Katze füttern", "planner.chore_add", "die Katze füttern"),
    Said("fr", "Tom sort les poubelles tous les lundis", "planner.chore_add", "sortir les poubelles"),
    Said("fr", "Mia doit nourrir le chat tous les jours à 18h", "planner.chore_add", "nourrir le chat"),
    Said("es", "Tom saca la basura todos los lunes", "planner.chore_add", "sacar la basura"),
    Said("it", "Tom porta fuori la spazzatura ogni lunedì", "planner.chore_add", "portare fuori la spazzatura"),
    Said("it", "Mia deve dare da mangiare al gatto ogni giorno alle 18", "planner.chore_add"),
]


@pytest.mark.parametrize("said", CHORES, ids=lambda said: said.text)
def test_work_about_the_house_is_a_chore(house: House, said: Said) -> None:
    request = check(house, said)
    assert len(request.people.ids) == 1


TOGETHER = [
    Said("en", "Mia and I are going to the cinema on Friday at 6", "planner.event_create", "cinema"),
    Said("de", "Mia und ich gehen am Freitag um 18 Uhr ins Kino", "planner.event_create"),
    Said("fr", "Mia et moi allons au cinéma vendredi à 18h", "planner.event_create"),
    Said("es", "Mia y yo vamos al cine el viernes a las 18:00", "planner.event_create"),
    Said("it", "io e Mia andiamo al cinema venerdì alle 18", "planner.event_create"),
]


@pytest.mark.parametrize("said", TOGETHER, ids=lambda said: said.text)
def test_who_speaks_goes_along(house: House, said: Said) -> None:
    assert set(check(house, said).people.ids) == {house.member("Anna").id, house.member("Mia").id}


def test_what_somebody_goes_to_is_no_chore(house: House) -> None:
    check(house, Said("en", "Tom plays football every Monday at 5", "planner.event_create"))
    check(house, Said("en", "Mia has to go to the dentist on Friday at 9", "planner.event_create"))


DENIED = [
    Said("en", "no dentist on Friday", "planner.event_delete", "dentist"),
    Said("en", "I'm not going to yoga on Monday", "planner.event_delete", "yoga"),
    Said("en", "we don't need milk any more", "family.list_remove", "milk"),
    Said("en", "don't remind me to call the plumber", "planner.reminder_cancel", "call the plumber"),
    Said("de", "der dentist am Freitag fällt aus", "planner.event_delete", "dentist"),
    Said("de", "wir brauchen keine milk mehr", "family.list_remove", "milk"),
    Said("de", "du brauchst mich nicht mehr an die Steuer zu erinnern", "planner.reminder_cancel", "Steuer"),
    Said("fr", "pas de dentist vendredi", "planner.event_delete", "dentist"),
    Said("fr", "on n'a plus besoin de milk", "family.list_remove", "milk"),
    Said("fr", "plus besoin de me rappeler la cantine", "planner.reminder_cancel", "cantine"),
    Said("es", "no voy al dentist el viernes", "planner.event_delete", "dentist"),
    Said("es", "ya no necesitamos milk", "family.list_remove", "milk"),
    Said("it", "non vado dal dentist venerdì", "planner.event_delete", "dentist"),
    Said("it", "non ci serve più milk", "family.list_remove", "milk"),
]


@pytest.mark.parametrize("said", DENIED, ids=lambda said: said.text)
def test_what_shall_not_be_is_never_made(house: House, said: Said) -> None:
    check(house, said)


USED_UP = [
    Said("en", "we've run out of flour", "family.list_add", "flour"),
    Said("de", "es ist kein Mehl mehr da", "family.list_add", "Mehl"),
    Said("fr", "on n'a plus de farine", "family.list_add", "farine"),
    Said("es", "ya no queda harina", "family.list_add", "harina"),
    Said("it", "non c'è più farina", "family.list_add", "farina"),
]


@pytest.mark.parametrize("said", USED_UP, ids=lambda said: said.text)
def test_what_is_used_up_is_bought(house: House, said: Said) -> None:
    check(house, said)


ASKED = [
    Said("en", "what's on the calendar?", "planner.event_query", ""),
    Said("en", "when is the dentist?", "planner.event_query", "dentist"),
    Said("en", "do we need milk?", "family.list_query"),
    Said("en", "how much is left for groceries?", "finance.budget_query"),
    Said("en", "what are my jobs?", "planner.chore_query"),
    Said("de", "was gibt es morgen", "planner.event_query", ""),
    Said("de", "wie viel ist noch für Lebensmittel übrig?", "finance.budget_query"),
    Said("de", "zeig die letzten fünf Ausgaben", "finance.transactions_query"),
    Said("fr", "c'est quoi le programme demain", "planner.event_query", ""),
    Said("fr", "combien il reste pour les courses ?", "finance.budget_query"),
    Said("fr", "c'est quoi ma tâche ?", "planner.chore_query"),
    Said("es", "qué tengo mañana", "planner.event_query", ""),
    Said("es", "cuánto queda para la compra?", "finance.budget_query"),
    Said("it", "che impegni abbiamo domani", "planner.event_query", ""),
    Said("it", "quanto resta per la spesa?", "finance.budget_query"),
]


@pytest.mark.parametrize("said", ASKED, ids=lambda said: said.text)
def test_questions(house: House, said: Said) -> None:
    check(house, said)


@pytest.mark.parametrize("text", ["is there any sugar left?", "have we got sugar?"])
def test_a_question_adds_nothing(house: House, text: str) -> None:
    (request,) = read(house, Said("en", text, ""))
    assert request.intent != "family.list_add" or request.confidence < UNSURE


def test_a_statement_that_begins_like_a_question_is_none(house: House) -> None:
    check(house, Said("es", "tengo dentista el viernes a las 9", "planner.event_create", "dentista"))


MONEY = [
    Said("en", "budget for groceries", "finance.budget_set"),
    Said("de", "für Restaurants haben wir 150 Euro im Monat", "finance.budget_set"),
    Said("en", "80 at the noodle place", "finance.expense_log"),
    Said("de", "Überweis 200 Euro an meine Schwester", "out_of_scope"),
    Said("en", "6 Eier und Butter kaufen", "family.list_add"),
]


@pytest.mark.parametrize("said", MONEY, ids=lambda said: said.text)
def test_what_an_amount_is_for(house: House, said: Said) -> None:
    check(house, said)


WEEKLY = [
    ("en", "set a weekly budget of 80 for restaurants"),
    ("de", "Budget 80 Euro pro Woche für Restaurants"),
    ("fr", "budget de 80 euros par semaine pour les restos"),
    ("es", "presupuesto de 80 euros a la semana para restaurantes"),
    ("it", "budget di 80 euro a settimana per i ristoranti"),
]


@pytest.mark.parametrize(("language", "text"), WEEKLY)
def test_a_budget_may_be_for_the_week(house: House, language: str, text: str) -> None:
    request = check(house, Said(language, text, "finance.budget_set"))
    assert (request.period, request.category) == ("week", "eating-out")


PAID = [
    Said("en", "30 for flowers, Tom paid", "finance.expense_log", "flowers"),
    Said("de", "Tom hat 30 Euro für Blumen bezahlt", "finance.expense_log", "Blumen"),
    Said("fr", "30 euros de fleurs, c'est Tom qui a payé", "finance.expense_log", "fleurs"),
    Said("es", "30 euros en flores, lo pagó Tom", "finance.expense_log", "flores"),
    Said("it", "30 euro di fiori, ha pagato Tom", "finance.expense_log", "fiori"),
]


@pytest.mark.parametrize("said", PAID, ids=lambda said: said.text)
def test_who_paid_may_stand_anywhere(house: House, said: Said) -> None:
    assert check(house, said).people.ids == (house.member("Tom").id,)


LISTS = [
    ("en", "hardware store list: nails, screws", "hardware store", ("nails", "screws")),
    ("en", "start a list for the picnic: plates, cups", "picnic", ("plates", "cups")),
    ("de", "Liste Picknick: Teller, Becher", "picknick", ("Teller", "Becher")),
    ("fr", "liste pique-nique : assiettes, gobelets", "pique-nique", ("assiettes", "gobelets")),
    ("es", "lista para el picnic: platos, vasos", "picnic", ("platos", "vasos")),
    ("it", "lista per il picnic: piatti, bicchieri", "picnic", ("piatti", "bicchieri")),
    ("en", "things to do: call the plumber, pay the rent", "todo", ("call the plumber", "pay the rent")),
]


@pytest.mark.parametrize(("language", "text", "name", "items"), LISTS, ids=lambda value: str(value))
def test_a_list_may_be_one_that_is_not_there_yet(
    house: House, language: str, text: str, name: str, items: tuple[str, ...]
) -> None:
    (request,) = read(house, Said(language, text, ""))
    assert (request.list_name, request.items) == (name, items)


SEVERAL = [
    ("en", "add milk to the list and dentist on Friday at 9", ["family.list_add", "planner.event_create"]),
    (
        "de",
        "kannst du Brot auf die Einkaufsliste setzen und mich um 17 Uhr an die Wäsche erinnern",
        ["family.list_add", "planner.reminder_create"],
    ),
    ("en", "remind me on Wed at 7 to call Eva and on Fri at 5 to pay the rent", ["planner.reminder_create"] * 2),
    ("it", "ricordami lunedì alle 9 di chiamare Eva e martedì alle 18 di pagare", ["planner.reminder_create"] * 2),
    ("de", "Zahnarzt am Freitag um 9. Dauert ungefähr 40 Minuten.", ["planner.event_create"]),
    ("es", "compra leche y recuérdame a las 17:00 llamar a Eva", ["family.list_add", "planner.reminder_create"]),
    ("it", "compra latte e ricordami alle 17 di chiamare Eva", ["family.list_add", "planner.reminder_create"]),
    (
        "de",
        "Zahnarzt am Dienstag um 15 Uhr und erinnere mich am Abend vorher",
        ["planner.event_create", "planner.reminder_create"],
    ),
    ("en", "dentist on Friday at 9. Thanks so much, have a lovely day!", ["planner.event_create"]),
    ("en", "dentist on Friday at 9. He should need about two hours.", ["planner.event_create"]),
]


@pytest.mark.parametrize(("language", "text", "intents"), SEVERAL, ids=lambda value: str(value))
def test_several_requests(house: House, language: str, text: str, intents: list[str]) -> None:
    assert [request.intent for request in read(house, Said(language, text, ""))] == intents


STRANGERS = [
    Said("en", "remind dad at 6pm to bring the car", "planner.reminder_create", "bring the car"),
    Said("en", "remind Zoe to feed the fish at 5", "planner.reminder_create", "feed the fish"),
    Said("en", "chore for dad: fix the fence", "planner.chore_add", "fix the fence"),
    Said("en", "Zoe should clean the kitchen on Friday", "planner.chore_add", "clean the kitchen"),
    Said("de", "erinnere Oma um 18 Uhr an die Tabletten", "planner.reminder_create", "Tabletten"),
    Said("de", "kannst du Papa morgen um 8 daran erinnern, Brot zu kaufen", "planner.reminder_create"),
    Said("fr", "rappelle à maman d'appeler le médecin demain", "planner.reminder_create", "appeler le médecin"),
    Said("es", "recuérdale a papá comprar pan mañana", "planner.reminder_create", "comprar pan"),
    Said(
        "it", "ricorda alla nonna di prendere le pastiglie alle 8", "planner.reminder_create", "prendere le pastiglie"
    ),
]


@pytest.mark.parametrize("said", STRANGERS, ids=lambda said: said.text)
def test_whom_nobody_knows(house: House, said: Said) -> None:
    assert len(check(house, said).unknown_people) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "buy a present for grandma"),
        ("en", "remind me to call mum at 5"),
        ("de", "erinnere mich um 18 Uhr an Oma"),
        ("fr", "rappelle-moi d'appeler maman à 17h"),
        ("es", "recuérdame llamar a mamá a las 5"),
        ("it", "ricordami di chiamare la mamma alle 17"),
    ],
)
def test_relatives_in_a_title_are_nobody_to_ask_about(house: House, language: str, text: str) -> None:
    (request,) = read(house, Said(language, text, ""))
    assert request.unknown_people == ()


@pytest.mark.parametrize(
    ("language", "text"), [("en", "nothing on Friday please"), ("es", "no hay problema"), ("de", "nichts am Freitag")]
)
def test_nothing_is_made_of_a_no(house: House, language: str, text: str) -> None:
    made = ("_create", "_add", "_log")
    assert not any(request.intent.endswith(made) for request in read(house, Said(language, text, "")))


@pytest.mark.parametrize("text", ["delete all the events now", "cancel everything tomorrow at 9"])
def test_taking_away_is_never_an_event(house: House, text: str) -> None:
    assert all(request.intent != "planner.event_create" for request in read(house, Said("en", text, "")))
