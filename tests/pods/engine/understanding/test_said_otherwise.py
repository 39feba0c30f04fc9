"""What families say in other words and another order than usual, and what follows from it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from pods.engine.language import detect
from pods.engine.understanding import Last, Scene
from skills.engine.command import Ref
from skills.engine.request import Request
from tests.house import House

APPOINTMENT = Last("planner.event_create", (Ref("calendar", 7),), "coiffeur jeudi à 16h")
PAID = Last("finance.expense_log", (Ref("expenses", 7),), "boots for 79,90 at Görtz")


def read(house: House, language: str, text: str, **more: Any) -> tuple[Request, ...]:
    asker = house.asker("Anna")
    scene = Scene(asker.member, asker.members, asker.local_now, "EUR", language, **more)
    return house.app.assistant.reader.read(text, scene).requests


def begins(request: Request) -> datetime:
    assert request.when is not None
    assert request.when.start is not None
    return request.when.start


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "wake me at 6:15"),
        ("de", "weck mich um viertel nach sechs"),
        ("fr", "réveille-moi à 6h15"),
        ("es", "despiértame a las 6:15"),
        ("it", "svegliami alle 6:15"),
        ("en", "wake me at 6:15 every day"),
    ],
)
def test_people_get_up_in_the_morning(house: House, language: str, text: str) -> None:
    (request,) = read(house, language, text)
    assert (request.intent, begins(request).hour) == ("planner.reminder_create", 6)


def test_what_recurs_late_in_the_day_is_late(house: House) -> None:
    (request,) = read(house, "en", "cinema every Thursday at 9")
    assert begins(request).hour == 21


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("en", "I'm at the physio on Wednesday at 4pm", "physio"),
        ("de", "Ich bin nächste Woche von Dienstag bis Donnerstag auf Fortbildung", "Fortbildung"),
        ("fr", "je suis absente de lundi à mercredi", "absente"),
        ("it", "sono dal parrucchiere mercoledì alle 16", "parrucchiere"),
    ],
)
def test_who_says_i_am_goes_there(house: House, language: str, text: str, title: str) -> None:
    (request,) = read(house, language, text)
    assert (request.intent, request.title) == ("planner.event_create", title)
    assert request.people.ids == (house.asker("Anna").member.id,)


@pytest.mark.parametrize(
    ("language", "text", "intents"),
    [
        ("en", "add flour to shopping and at noon remind me to ring the plumber", ["list_add", "reminder_create"]),
        ("de", "Mehl auf die Einkaufsliste, und um drei erinnere mich an den Kuchen", ["list_add", "reminder_create"]),
        ("es", "añade harina a la lista y a las 3 recuérdame el pastel", ["list_add", "reminder_create"]),
        ("es", "la caldera pone E3, ¿y ahora qué?", ["question"]),
    ],
)
def test_a_command_begins_behind_its_time(house: House, language: str, text: str, intents: list[str]) -> None:
    assert [one.intent.partition(".")[2] for one in read(house, language, text)] == intents


def test_the_shopping_list_is_named_without_the_word_list(house: House) -> None:
    (request,) = read(house, "en", "add flour and yeast to shopping")
    assert (request.list_name, request.items) == ("shopping", ("flour", "yeast"))


@pytest.mark.parametrize(("text", "day"), [("il est reporté au 9", 9), ("décale-le au 9", 9)])
def test_a_figure_behind_au_is_a_day(house: House, text: str, day: int) -> None:
    (request,) = read(house, "fr", text, last=APPOINTMENT)
    assert (request.intent, begins(request).day) == ("planner.event_move", day)
    assert [one.has_time for one in request.times] == [False]


def test_a_comma_in_an_amount_parts_nothing(house: House) -> None:
    (request,) = read(house, "en", "no wait it was 69,90", last=PAID)
    assert [one.minor for one in request.money] == [6990]


@pytest.mark.parametrize(("language", "text"), [("de", "Ramen 31 gestern"), ("fr", "sushis 31 hier")])
def test_a_thing_a_number_and_a_day_gone_by_is_an_expense(house: House, language: str, text: str) -> None:
    (request,) = read(house, language, text)
    assert (request.intent, request.money[0].minor) == ("finance.expense_log", 3100)


def test_work_behind_a_heading_is_a_chore(house: House) -> None:
    (request,) = read(house, "en", "new chore: Tom mops the hall every other day")
    assert (request.intent, request.title) == ("planner.chore_add", "mop the hall")
    assert request.when is not None
    assert request.when.rule == "FREQ=DAILY;INTERVAL=2"


def test_somebody_may_be_asked_politely(house: House) -> None:
    (request,) = read(house, "en", "could somebody remind me in an hour to move the car")
    assert (request.intent, request.title) == ("planner.reminder_create", "move the car")


@pytest.mark.parametrize(
    ("text", "preferred"),
    [("physio Mon 30 Nov 8:45", "en"), ("Di 24.11. Elternabend", "de"), ("Sa 28.11. Markt", "de")],
)
def test_a_weekday_in_short_is_no_word_of_another_language(text: str, preferred: str) -> None:
    assert detect(text, preferred) == preferred


def test_an_evening_of_somebody_keeps_its_name(house: House) -> None:
    (request,) = read(house, "en", "parents' evening 25/11 7pm")
    assert request.title == "parents' evening"


def test_slips_of_the_finger_are_no_part_of_the_title(house: House) -> None:
    (request,) = read(house, "en", "remnid me tomorow at 9 to ring Jon")
    assert (request.intent, request.title) == ("planner.reminder_create", "ring Jon")


@pytest.mark.parametrize("text", ["tomorrow at 10", "make it tomorrow at 10", "at 5", "let's say Monday"])
def test_a_time_answers_when(house: House, text: str) -> None:
    asker = house.asker("Anna")
    scene = Scene(asker.member, asker.members, asker.local_now, "EUR", "en")
    assert house.app.assistant.reader.answers(text, scene, "when")


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("en", "tomorrow 5 to 6 people come for dinner", "5 to 6 people come for dinner"),
        ("de", "am Montag 10 bis 12 Gäste zum Kaffee", "10 bis 12 Gäste zum Kaffee"),
        ("it", "domani ci sono i nonni a cena", "ci sono i nonni a cena"),
        ("en", "call grandpa and tonight buy bread", "call grandpa and buy bread"),
    ],
)
def test_what_only_looks_like_it_is_left_in_the_title(house: House, language: str, text: str, title: str) -> None:
    (request,) = read(house, language, text)
    assert (request.intent, request.title) == ("planner.event_create", title)


def test_they_are_is_not_i_am(house: House) -> None:
    (request,) = read(house, "it", "Mia e Tom sono dal dentista domani alle 9")
    assert house.asker("Anna").member.id not in request.people.ids


def test_a_plan_beside_a_birthday_is_no_birthday(house: House) -> None:
    (request,) = read(house, "fr", "deux jours avant l'anniversaire de Mia le 12 décembre acheter un gâteau")
    assert request.intent != "planner.birthday_add"
