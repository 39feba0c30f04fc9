"""The hour of a dinner is one of the evening, wherever it stands; a day before a meal is the day it is on."""

from __future__ import annotations

import pytest

from tests.conftest import Opener

SAID = [
    ("en", "at 7 dinner with gran on friday", "2026-11-27T19:00", "dinner with gran"),
    ("en", "7:30 dinner friday", "2026-11-27T19:30", "dinner"),
    ("en", "friday lunch with Sarah at 12", "2026-11-27T12:00", "lunch with Sarah"),
    ("de", "halb acht Abendessen mit Oma am Freitag", "2026-11-27T19:30", "Abendessen mit Oma"),
    ("fr", "vendredi à 8h dîner avec mamie", "2026-11-27T20:00", "dîner avec mamie"),
    ("es", "a las 9 cena con la abuela el viernes", "2026-11-27T21:00", "cena con la abuela"),
    ("it", "venerdì alle 8 cena con la nonna", "2026-11-27T20:00", "cena con la nonna"),
]


@pytest.mark.parametrize(("language", "said", "start", "title"), SAID)
async def test_a_meal_is_in_the_calendar(
    open_house_with: Opener, language: str, said: str, start: str, title: str
) -> None:
    house = open_house_with(language=language)
    await house.say("Anna", said)
    (event,) = house.state["events"]
    assert (event["title"], event["start"]) == (title, house.local(start))


async def test_a_german_question_made_of_words_that_english_has_too(open_house_with: Opener) -> None:
    house = open_house_with(language="de")
    await house.say("Anna", "Kino am Samstag um 20 Uhr")
    assert "Kino" in (await house.say("Anna", "was steht am Wochenende an?")).text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "add piano recital to the calendar"),
        ("de", "füge Klaviervorspiel zum Kalender hinzu"),
        ("fr", "ajoute audition de piano à l'agenda"),
        ("es", "añade recital de piano al calendario"),
        ("it", "aggiungi saggio di piano al calendario"),
    ],
)
async def test_what_is_added_to_the_calendar_is_nothing_to_buy(
    open_house_with: Opener, language: str, said: str
) -> None:
    house = open_house_with(language=language)
    await house.say("Anna", said)
    assert house.items() == {}
