"""What German and French families say in their own order: the verb behind, the time in front, the rest beside."""

from __future__ import annotations

from typing import Any

import pytest

from pods.engine.understanding import Last, Scene
from skills.engine.command import Ref
from skills.engine.request import Request
from tests.house import House

CALENDAR = {"planner.calendar": ("Schwimmen", "Klavier", "Zahnarzt", "piano", "dentiste")}
THINGS = CALENDAR | {"planner.reminders": ("Oma anrufen",), "planner.chores": ("den Müll rausbringen",)}


def read(house: House, language: str, text: str, **more: Any) -> tuple[Request, ...]:
    asker = house.asker("Anna")
    scene = Scene(asker.member, asker.members, asker.local_now, "EUR", language, **({"things": THINGS} | more))
    return house.app.assistant.reader.read(text, scene).requests


MOVES = [
    ("de", "Schwimmen am Montag auf 17 Uhr verschieben", "Schwimmen", None),
    ("de", "Könntest du das Schwimmen bitte um eine Stunde nach hinten verschieben?", "Schwimmen", None),
    ("de", "Zahnarzt doch erst um elf", "Zahnarzt", None),
    ("de", "Am 2. Dezember Klavier nur diesmal um 16 Uhr", "Klavier", "this"),
    ("de", "Klavier ab dem 3. Dezember um 19 Uhr", "Klavier", "following"),
    ("fr", "Mercredi 2 décembre, le piano est à 16h, juste cette fois", "piano", "this"),
    ("fr", "À partir du 1er décembre, mets le piano à 17h30", "piano", "following"),
]


@pytest.mark.parametrize(("language", "text", "title", "scope"), MOVES)
def test_what_is_there_is_moved(house: House, language: str, text: str, title: str, scope: str | None) -> None:
    (request,) = read(house, language, text)
    assert (request.intent, request.title, request.scope) == ("planner.event_move", title, scope)


def test_what_is_named_says_which_kind_of_thing_is_moved(house: House) -> None:
    assert [one.intent for one in read(house, "de", "Müll auf Dienstag verschieben")] == ["planner.chore_change"]
    (moved,) = read(house, "de", "Die Erinnerung an Oma auf 14 Uhr verschieben")
    assert (moved.intent, moved.title) == ("planner.reminder_move", "Oma")


REMINDED = [
    ("de", "Kannst du mich in 20 Minuten an die Pizza im Ofen erinnern?", "Pizza im Ofen", {"Anna"}),
    ("de", "Kannst du Tom morgen um 8 an den Arzt erinnern?", "Arzt", {"Tom"}),
    ("de", "Kannst du mich und Tom morgen um 8 an den Arzt erinnern?", "Arzt", {"Anna", "Tom"}),
    ("de", "Sag Mia um 18 Uhr, dass sie ihre Zähne putzen soll", "ihre Zähne putzen", {"Mia"}),
    ("de", "Erinner uns alle am Freitag um 17 Uhr an den Weihnachtsmarkt", "Weihnachtsmarkt", {"Anna", "Tom"}),
    ("fr", "Rappelle-nous à tous le marché de Noël vendredi à 17h", "marché de Noël", {"Anna", "Tom"}),
    ("de", "Könntest du mir bitte morgen Bescheid geben, dass ich backen muss?", "backen", {"Anna"}),
    ("fr", "Tu me réveilles demain à 6h30 ?", "se lever", {"Anna"}),
    ("fr", "Vendredi à 17h, rappelle-moi d'appeler mamie", "appeler mamie", {"Anna"}),
]


@pytest.mark.parametrize(("language", "text", "title", "who"), REMINDED)
def test_who_is_reminded_of_what(house: House, language: str, text: str, title: str, who: set[str]) -> None:
    (request,) = read(house, language, text)
    assert (request.intent, request.title) == ("planner.reminder_create", title)
    speaker = house.member("Anna").id
    assert set(request.people.ids or (speaker,)) == {house.member(name).id for name in who}


BESIDE = [
    ("de", "Erinner mich dringend um 23 Uhr an die Spritze", "Spritze", {"urgent": True}),
    ("fr", "Rappel urgent à 23h : ma piqûre", "ma piqûre", {"urgent": True}),
    (
        "de",
        "Erinner mich um 12 an die Tabletten und hör nicht auf, bis ich sie genommen habe",
        "Tabletten",
        {"nag_seconds": 0.0},
    ),
    (
        "de",
        "Nerv Mia ab 17 Uhr alle zehn Minuten, bis sie die Hausaufgaben gemacht hat",
        "Hausaufgaben",
        {"nag_seconds": 600.0},
    ),
    (
        "fr",
        "Rappelle-moi mes cachets à midi et insiste jusqu'à ce que je les prenne",
        "mes cachets",
        {"nag_seconds": 0.0},
    ),
]


@pytest.mark.parametrize(("language", "text", "title", "fields"), BESIDE)
def test_what_is_said_beside_is_no_title(
    house: House, language: str, text: str, title: str, fields: dict[str, Any]
) -> None:
    (request,) = read(house, language, text)
    assert request.title == title
    assert {name: getattr(request, name) for name in fields} == fields


SEVERAL = [
    (
        "de",
        "Zahnarzt am Freitag um 10 Uhr und erinner mich am Donnerstagabend dran",
        [("planner.event_create", "Zahnarzt"), ("planner.reminder_create", "Zahnarzt")],
    ),
    (
        "fr",
        "Coiffeur vendredi à 10h et rappelle-le-moi jeudi soir",
        [("planner.event_create", "Coiffeur"), ("planner.reminder_create", "Coiffeur")],
    ),
    (
        "de",
        "Mia soll staubsaugen und Tom soll am Montag die Wäsche waschen",
        [("planner.chore_add", "staubsaugen"), ("planner.chore_add", "die Wäsche waschen")],
    ),
    (
        "de",
        "Friseur für Mia am Freitag um 10 und Tom soll am Donnerstag das Bad putzen",
        [("planner.event_create", "Friseur"), ("planner.chore_add", "das Bad putzen")],
    ),
]


@pytest.mark.parametrize(("language", "text", "said"), SEVERAL)
def test_several_things_at_once(house: House, language: str, text: str, said: list[tuple[str, str]]) -> None:
    assert [(one.intent, one.title) for one in read(house, language, text)] == said


NOTED = [
    ("de", "Schreib beim Zahnarzt dazu: Karte mitnehmen", "Zahnarzt", "Karte mitnehmen"),
    ("de", "Notiz zum Zahnarzt: Karte mitnehmen", "Zahnarzt", "Karte mitnehmen"),
    ("fr", "Ajoute une note au dentiste : prendre la carte", "dentiste", "prendre la carte"),
]


@pytest.mark.parametrize(("language", "text", "title", "notes"), NOTED)
def test_a_note_to_what_is_there(house: House, language: str, text: str, title: str, notes: str) -> None:
    (request,) = read(house, language, text)
    assert (request.intent, request.title, request.notes) == ("planner.event_move", title, notes)
    assert not request.place


PLACED = [
    ("de", "Elternabend ist am 3. Dezember um 19 Uhr in der Schule", "Elternabend in der Schule", "Schule"),
    ("fr", "Réunion le 3 décembre à 19h à l'école", "Réunion à l'école", "école"),
    ("fr", "Réunion d'école mardi à 19h, Tom vient aussi", "Réunion d'école", ""),
    ("fr", "Réveillon le 31 décembre à 20h chez les Martin", "Réveillon chez les Martin", "Martin"),
]


@pytest.mark.parametrize(("language", "text", "title", "place"), PLACED)
def test_where_it_is(house: House, language: str, text: str, title: str, place: str) -> None:
    (request,) = read(house, language, text)
    assert (request.intent, request.title, request.place) == ("planner.event_create", title, place)


CHORES = [
    ("de", "Tom und Mia sollen abwechselnd jede Woche den Müll rausbringen", "Müll rausbringen"),
    ("de", "Tom und Mia bringen abwechselnd jede Woche den Müll raus", "den Müll rausbringen"),
    ("fr", "Tom et Mia sortent les poubelles à tour de rôle chaque semaine", "sortir les poubelles"),
    ("de", "Tom muss heute noch den Rasen mähen", "den Rasen mähen"),
    ("de", "Tom soll bis Freitag die Winterreifen bestellen", "die Winterreifen bestellen"),
]


@pytest.mark.parametrize(("language", "text", "title"), CHORES)
def test_work_is_called_by_its_infinitive(house: House, language: str, text: str, title: str) -> None:
    (request,) = read(house, language, text)
    assert (request.intent, request.title) == ("planner.chore_add", title)


AFTER = [
    ("de", "reminders", "verschieb auf heute Abend", "planner.reminder_move"),
    ("fr", "reminders", "repousse à ce soir", "planner.reminder_move"),
    ("de", "calendar", "Den bitte auf Mittwoch verlegen", "planner.event_move"),
    ("de", "calendar", "Und Tom soll mitkommen", "planner.event_move"),
    ("fr", "calendar", "Et Tom vient avec", "planner.event_move"),
    ("de", "calendar", "Sag mir am Abend vorher Bescheid", "planner.reminder_create"),
]


@pytest.mark.parametrize(("language", "skill", "text", "intent"), AFTER)
def test_what_follows_means_the_last_thing(house: House, language: str, skill: str, text: str, intent: str) -> None:
    kind = {"reminders": "planner.reminder_create", "calendar": "planner.event_create"}[skill]
    last = Last(kind, (Ref(skill, 1),), "Chor am Dienstag um 15 Uhr")
    (request,) = read(house, language, text, last=last)
    assert (request.intent, request.target) == (intent, (Ref(skill, 1),))


@pytest.mark.parametrize(("language", "text"), [("de", "in einer Stunde nochmal"), ("fr", "dans une heure encore")])
def test_a_reminder_is_put_off_by_the_time_alone(house: House, language: str, text: str) -> None:
    (request,) = read(house, language, text)
    assert request.intent == "planner.reminder_snooze"


def test_another_appointment_is_no_change_of_the_last(house: House) -> None:
    last = Last("planner.event_create", (Ref("calendar", 1),), "réunion vendredi à 14h")
    (request,) = read(house, "fr", "Mets coiffeur pour Tom vendredi à 15h", last=last)
    assert (request.intent, request.title) == ("planner.event_create", "coiffeur")


@pytest.mark.parametrize(
    ("language", "text", "control"),
    [
        ("de", "Ach nee, vergiss es", "cancel"),
        ("fr", "Ah non, laisse tomber", "cancel"),
        ("fr", "non, annule ça", "undo"),
    ],
)
def test_several_words_before_a_word_that_steers(house: House, language: str, text: str, control: str) -> None:
    asker = house.asker("Anna")
    scene = Scene(asker.member, asker.members, asker.local_now, "EUR", language)
    assert house.app.assistant.reader.read(text, scene).control == control


def test_a_part_of_the_day_of_a_week_is_left_out_not_the_week(house: House) -> None:
    (request,) = read(house, "de", "Wann kann Mia nächste Woche nachmittags?")
    assert request.intent == "planner.event_free"
    assert request.when is not None
    assert str(request.when.start) == "2026-11-23 00:00:00"
