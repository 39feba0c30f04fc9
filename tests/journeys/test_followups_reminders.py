"""Reminders are changed, repeated, counted from events and settled by what is said after them."""

from __future__ import annotations

import pytest

from tests.conftest import Opener
from tests.house import House
from tests.journeys.followups import Thread, play

THREADS: dict[str, list[Thread]] = {
    "en": [
        (["remind me at 6pm to water the plants", "at 7:15"], ["water the plants 21.11. 19:15 Anna"]),
        (["remind me at 6pm to feed the cat", "every day please"], ["feed the cat 21.11. 18:00 FREQ=DAILY Anna"]),
        (
            ["remind me every Monday and Thursday at 6pm to stretch", "make that Tuesday and Friday"],
            ["stretch 24.11. 18:00 FREQ=WEEKLY;BYDAY=TU,FR Anna"],
        ),
        (["remind me at 5pm to ring the bank", "not me, Tom"], ["ring the bank 21.11. 17:00 Tom"]),
        (["remind me and Tom at 5pm to vote", "not me"], ["vote 21.11. 17:00 Tom"]),
        (["remind me at 1pm to lock up", "Remind Tom as well"], ["lock up 21.11. 13:00 Anna Tom"]),
        (["remind me at 5pm to vote", "not me"], ["vote 21.11. 17:00 Anna"]),
        (
            ["remind me at 3pm to take the pills", "another at 8pm"],
            ["take the pills 21.11. 15:00 Anna", "take the pills 21.11. 20:00 Anna"],
        ),
        (
            ["remind me at 4pm to call Ida", "and one for tomorrow noon, pay the rent"],
            ["call Ida 21.11. 16:00 Anna", "pay the rent 22.11. 12:00 Anna"],
        ),
        (
            ["remind me at 2pm to walk the dog", "remind me tomorrow at 9 to post the letter"],
            ["walk the dog 21.11. 14:00 Anna", "post the letter 22.11. 09:00 Anna"],
        ),
    ],
    "de": [
        (["erinnere mich um 18 Uhr an die Blumen", "nö lieber um 19 Uhr"], ["Blumen 21.11. 19:00 Anna"]),
        (
            ["erinnere mich am Montag um 18 Uhr an die Miete", "und zwar jeden Monat"],
            ["Miete 23.11. 18:00 FREQ=MONTHLY Anna"],
        ),
        (["erinnere mich um 17 Uhr an den Ofen", "nicht mich, Tom"], ["Ofen 21.11. 17:00 Tom"]),
        (
            ["erinnere mich um 16 Uhr an die Katze", "und eine für morgen Mittag, Oma anrufen"],
            ["Katze 21.11. 16:00 Anna", "Oma anrufen 22.11. 12:00 Anna"],
        ),
    ],
    "fr": [
        (["rappelle-moi à 18h d'arroser les plantes", "19h je veux dire"], ["arroser les plantes 21.11. 19:00 Anna"]),
        (["rappelle-moi à 17h d'appeler Ida", "pas moi, Tom"], ["appeler Ida 21.11. 17:00 Tom"]),
    ],
    "es": [
        (
            ["recuérdame a las 18:00 regar las plantas", "todos los días"],
            ["regar las plantas 21.11. 18:00 FREQ=DAILY Anna"],
        ),
        (["recuérdame a las 17:00 llamar a Ida", "a mí no, a Tom"], ["llamar a Ida 21.11. 17:00 Tom"]),
    ],
    "it": [
        (["ricordami alle 18 di annaffiare le piante", "anzi domani"], ["annaffiare le piante 22.11. 18:00 Anna"]),
        (["ricordami alle 17 di chiamare Ida", "non a me, a Tom"], ["chiamare Ida 21.11. 17:00 Tom"]),
    ],
}

BESIDE: dict[str, list[Thread]] = {
    "en": [
        (
            ["dentist on Tuesday at 3pm", "remind me half an hour before"],
            ["dentist 24.11. 15:00-16:00", "dentist 24.11. 14:30 Anna"],
        ),
        (
            ["vet on Thursday at 3pm, remind everyone the day before at 6pm"],
            ["vet 26.11. 15:00-16:00", "vet 25.11. 18:00 Anna Tom"],
        ),
        (
            ["school fair on Friday at 3pm", "make it Saturday", "remind me at 1pm that day to bake a cake"],
            ["school fair 28.11. 15:00-16:00", "bake a cake 28.11. 13:00 Anna"],
        ),
        (
            ["swimming every Monday at 4pm", "remind me the day before at 6pm"],
            [
                "swimming 23.11. 16:00-17:00 FREQ=WEEKLY;BYDAY=MO",
                "swimming 22.11. 18:00 FREQ=WEEKLY;BYDAY=SU Anna",
            ],
        ),
        (
            ["garage on Wednesday at 3pm", "remind me about it on Monday at 5pm"],
            ["garage 25.11. 15:00-16:00", "garage 23.11. 17:00 Anna"],
        ),
        (
            ["museum on Wednesday at 4pm", "remind me at 9 that day"],
            ["museum 25.11. 16:00-17:00", "museum 25.11. 09:00 Anna"],
        ),
        (
            ["choir on Sunday at 5pm", "remind me an hour before to print the notes"],
            ["choir 22.11. 17:00-18:00", "print the notes 22.11. 16:00 Anna"],
        ),
    ],
    "de": [
        (
            ["Zahnarzt am Dienstag um 15 Uhr", "eine Stunde vorher erinnern"],
            ["Zahnarzt 24.11. 15:00-16:00", "Zahnarzt 24.11. 14:00 Anna"],
        ),
        (
            ["Tierarzt am Freitag um 15 Uhr", "erinner uns am Tag davor um 18 Uhr"],
            ["Tierarzt 27.11. 15:00-16:00", "Tierarzt 26.11. 18:00 Anna Tom"],
        ),
    ],
    "fr": [
        (
            ["dentiste mardi à 15h", "rappelle-nous la veille à 18h"],
            ["dentiste 24.11. 15:00-16:00", "dentiste 23.11. 18:00 Anna Tom"],
        ),
    ],
    "es": [
        (
            ["dentista el martes a las 15:00", "recuérdame una hora antes"],
            ["dentista 24.11. 15:00-16:00", "dentista 24.11. 14:00 Anna"],
        ),
    ],
    "it": [
        (
            ["dentista martedì alle 15", "ricordamelo un'ora prima"],
            ["dentista 24.11. 15:00-16:00", "dentista 24.11. 14:00 Anna"],
        ),
    ],
}

DONE = [
    ("en", "remind me at 11 to call Ida", "done, thanks", "call Ida 21.11. 11:00 Anna done"),
    ("en", "remind me at 11 to call Ida", "in an hour", "call Ida 21.11. 12:00 Anna"),
    ("de", "erinnere mich um 11 Uhr an den Ofen", "erledigt", "Ofen 21.11. 11:00 Anna done"),
    ("fr", "rappelle-moi à 11h d'appeler Ida", "c'est fait", "appeler Ida 21.11. 11:00 Anna done"),
    ("es", "recuérdame a las 11:00 llamar a Ida", "hecho", "llamar a Ida 21.11. 11:00 Anna done"),
    ("it", "ricordami alle 11 di chiamare Ida", "fatto", "chiamare Ida 21.11. 11:00 Anna done"),
]


@pytest.mark.parametrize("language", THREADS)
async def test_a_correction_changes_the_reminder(open_house_with: Opener, language: str) -> None:
    await play(open_house_with(language=language), THREADS[language])


@pytest.mark.parametrize("language", BESIDE)
async def test_a_reminder_is_counted_from_the_event(open_house_with: Opener, language: str) -> None:
    await play(open_house_with(language=language), BESIDE[language])


@pytest.mark.parametrize(("language", "set_up", "said", "then"), DONE)
async def test_a_reminder_that_came_is_settled(
    open_house_with: Opener, language: str, set_up: str, said: str, then: str
) -> None:
    await play(open_house_with(language=language), [([set_up, "@2026-11-21T11:00", said], [then])])


async def test_a_reminder_for_nobody_asks_whom(house: House) -> None:
    await house.say("Anna", "remind me at 5pm to vote")
    assert "Whom" in (await house.say("Anna", "not me")).text


async def test_taking_back_by_name_asks_first(house: House) -> None:
    await house.say("Anna", "remind me on Monday at 9 to call the plumber")
    await house.say("Anna", "we need milk")
    await house.say("Anna", "forget the plumber one")
    await house.say("Anna", "yes")
    assert [one["status"] for one in house.state["reminders"]] == ["cancelled"]
