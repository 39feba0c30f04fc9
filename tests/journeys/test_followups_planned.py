"""Events and chores are changed by what is said right after them, and nothing is made a second time."""

from __future__ import annotations

import pytest

from tests.conftest import Opener
from tests.house import House
from tests.journeys.followups import Thread, play

THREADS: dict[str, list[Thread]] = {
    "en": [
        (["dentist on Tuesday at 3pm", "at 7:15"], ["dentist 24.11. 19:15-20:15"]),
        (["choir practice on Tuesday at 6pm", "till 9"], ["choir practice 24.11. 18:00-21:00"]),
        (["quiz on Thursday at 6pm", "7 in the evening i mean"], ["quiz 26.11. 19:00-20:00"]),
        (["vet on Tuesday at 3pm", "4 actually"], ["vet 24.11. 16:00-17:00"]),
        (["optician on Tuesday at 3pm", "make it 9"], ["optician 24.11. 09:00-10:00"]),
        (["band practice on Tuesday at 6pm", "make it 9"], ["band practice 24.11. 21:00-22:00"]),
        (["chess club on Tuesday at 3pm", "no wednesday"], ["chess club 25.11. 15:00-16:00"]),
        (["plumber on Monday at 8am", "push it back a day"], ["plumber 24.11. 08:00-09:00"]),
        (["gym on Monday at 6am", "one hour earlier"], ["gym 23.11. 05:00-06:00"]),
        (["swimming on Monday at 4pm", "and every week"], ["swimming 23.11. 16:00-17:00 FREQ=WEEKLY"]),
        (
            ["judo every Monday and Thursday at 5pm", "make that Tuesday and Friday"],
            ["judo 24.11. 17:00-18:00 FREQ=WEEKLY;BYDAY=TU,FR"],
        ),
        (["film night on Friday at 8pm", "it lasts two hours"], ["film night 27.11. 20:00-22:00"]),
        (["party on Friday at 6pm", "call it Mia's birthday"], ["Mia's birthday 27.11. 18:00-19:00"]),
        (["haircut for Mia on Friday at 2pm", "not Mia, Tom"], ["haircut 27.11. 14:00-15:00 Tom"]),
        (["photo session for Mia and Tom on Friday at 1pm", "not Mia"], ["photo session 27.11. 13:00-14:00 Tom"]),
        (["bowling on Sunday at 4pm", "add Tom to that"], ["bowling 22.11. 16:00-17:00 Tom"]),
        (["picnic on Sunday at 1pm", "Tom's coming too"], ["picnic 22.11. 13:00-14:00 Tom"]),
        (["concert on Sunday at 6pm", "no wait, it's at 7"], ["concert 22.11. 19:00-20:00"]),
        (["bank on Wednesday at 3pm", "can you make it half past four instead?"], ["bank 25.11. 16:30-17:30"]),
        (["Mia should feed the cat", "actually give that one to Tom"], ["feed the cat Tom"]),
        (["Tom should mow the lawn", "by Friday"], ["mow the lawn 27.11. Tom"]),
    ],
    "de": [
        (["Zahnarzt am Dienstag um 15 Uhr", "nee, um 20 Uhr"], ["Zahnarzt 24.11. 20:00-21:00"]),
        (["Chorprobe am Dienstag um 18 Uhr", "bis 21 Uhr"], ["Chorprobe 24.11. 18:00-21:00"]),
        (["Tierarzt am Montag um 9 Uhr", "doch lieber Mittwoch"], ["Tierarzt 25.11. 09:00-10:00"]),
        (["Turnen am Montag um 16 Uhr", "verschieb es um einen Tag"], ["Turnen 24.11. 16:00-17:00"]),
        (["Schwimmen am Montag um 16 Uhr", "jetzt jede Woche"], ["Schwimmen 23.11. 16:00-17:00 FREQ=WEEKLY"]),
        (
            ["Judo jeden Montag um 17 Uhr", "doch lieber dienstags"],
            ["Judo 24.11. 17:00-18:00 FREQ=WEEKLY;BYDAY=TU"],
        ),
        (["Impfung am Freitag um 9 Uhr", "kannst du es auf 10 Uhr verschieben?"], ["Impfung 27.11. 10:00-11:00"]),
        (["Friseur für Mia am Freitag um 14 Uhr", "nicht Mia, sondern Tom"], ["Friseur 27.11. 14:00-15:00 Tom"]),
    ],
    "fr": [
        (["dentiste mardi à 15h", "non 16h"], ["dentiste 24.11. 16:00-17:00"]),
        (["coiffeur jeudi à 15h", "mets plutôt 17h"], ["coiffeur 26.11. 17:00-18:00"]),
        (["piscine lundi à 16h", "décale-la d'une heure"], ["piscine 23.11. 17:00-18:00"]),
        (["banque jeudi à 10h", "tu peux la décaler à 11h ?"], ["banque 26.11. 11:00-12:00"]),
        (["théâtre vendredi à 20h", "ça dure deux heures"], ["théâtre 27.11. 20:00-22:00"]),
        (["musée pour Mia samedi à 14h", "et Tom aussi"], ["musée 21.11. 14:00-15:00 Mia Tom"]),
    ],
    "es": [
        (["dentista el martes a las 15:00", "qué va, a las 18:00"], ["dentista 24.11. 18:00-19:00"]),
        (["veterinario el martes a las 9:00", "mejor el miércoles"], ["veterinario 25.11. 09:00-10:00"]),
        (["banco el jueves a las 10:00", "¿puedes moverlo a las 11:00?"], ["banco 26.11. 11:00-12:00"]),
        (["natación el lunes a las 16:00", "hasta las 17:30"], ["natación 23.11. 16:00-17:30"]),
        (["peluquería para Mia el viernes a las 14:00", "no Mia, Tom"], ["peluquería 27.11. 14:00-15:00 Tom"]),
    ],
    "it": [
        (["dentista martedì alle 15", "anzi mercoledì"], ["dentista 25.11. 15:00-16:00"]),
        (["veterinario lunedì alle 9", "un'ora prima"], ["veterinario 23.11. 08:00-09:00"]),
        (["banca giovedì alle 10", "puoi spostarla alle 11?"], ["banca 26.11. 11:00-12:00"]),
        (["nuoto lunedì alle 16", "ogni settimana"], ["nuoto 23.11. 16:00-17:00 FREQ=WEEKLY"]),
        (["parrucchiere per Mia venerdì alle 14", "e anche Tom"], ["parrucchiere 27.11. 14:00-15:00 Mia Tom"]),
    ],
}

NEW: list[Thread] = [
    (
        ["haircut on Friday at 2pm", "oh, parents' evening on Monday at 7pm"],
        ["haircut 27.11. 14:00-15:00", "parents' evening 23.11. 19:00-20:00"],
    ),
    (["vet on Thursday at 9", "that's great"], ["vet 26.11. 09:00-10:00"]),
    (["garage on Thursday at 8", "it's raining"], ["garage 26.11. 08:00-09:00"]),
    (["yoga on Sunday at 5pm", "actually we need milk"], ["yoga 22.11. 17:00-18:00", "shopping: milk"]),
]


@pytest.mark.parametrize("language", THREADS)
async def test_a_correction_changes_what_was_planned(open_house_with: Opener, language: str) -> None:
    await play(open_house_with(language=language), THREADS[language])


async def test_what_merely_begins_like_a_correction_is_new(house: House) -> None:
    await play(house, NEW)


@pytest.mark.parametrize(
    ("language", "made", "off", "asked"),
    [
        ("en", "swimming every Monday at 4pm", "no swimming on 30 November", "what's on on 30 November?"),
        ("de", "Schwimmen jeden Montag um 16 Uhr", "am 30. November kein Schwimmen", "was ist am 30. November?"),
    ],
)
async def test_one_day_of_a_recurring_event_is_left_out(
    open_house_with: Opener, language: str, made: str, off: str, asked: str
) -> None:
    house = open_house_with(language=language)
    await house.say("Anna", made)
    title = made.split()[0]
    assert title in (await house.say("Anna", asked)).text
    await house.say("Anna", off)
    assert title not in (await house.say("Anna", asked)).text
    assert [one["rrule"] for one in house.state["events"]] == ["FREQ=WEEKLY;BYDAY=MO"]


async def test_a_stranger_in_a_correction_is_asked_for(house: House) -> None:
    await house.say("Anna", "haircut for Mia on Friday at 2pm")
    reply = await house.say("Anna", "not Mia, grandma")
    assert "grandma" in reply.text
    assert house.state["events"][0]["who"] == ["Mia"]
    await house.press("Anna", "pick")
    assert house.state["events"][0]["who"] == ["Anna"]
