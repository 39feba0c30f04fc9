"""What somebody is to be told now: whom, in which words, and what is a reminder instead or nobody's message."""

from __future__ import annotations

import pytest

from pods.engine.understanding import Scene
from tests.house import House
from tests.pods.engine.understanding.test_languages import Said, check, read

SEND = "family.message_send"

TOLD = [
    Said("en", "tell Tom that supper is at 7", SEND, "supper is at 7"),
    Said("en", "let Tom know the ferry goes at 9", SEND, "the ferry goes at 9"),
    Said("en", "Could you tell Tom we're at the pool?", SEND, "we're at the pool"),
    Said("en", "message Tom: back at 6. Bring the sledge!", SEND, "back at 6. Bring the sledge!"),
    Said("en", "tell Tom to come upstairs", SEND, "come upstairs"),
    Said("en", "tell Tom that I'm not going to the match", SEND, "I'm not going to the match"),
    Said("de", "sag Tom, dass der Zug um 17 Uhr fährt", SEND, "dass der Zug um 17 Uhr fährt"),
    Said("de", "sag Tom, der Zug fährt um 17 Uhr", SEND, "der Zug fährt um 17 Uhr"),
    Said("de", "gib Tom Bescheid, dass wir oben sind", SEND, "dass wir oben sind"),
    Said("fr", "dis à Tom que le train part à 17h", SEND, "le train part à 17h"),
    Said("fr", "dis à Tom de monter", SEND, "monter"),
    Said("es", "dile a Tom que el tren sale a las 17:00", SEND, "el tren sale a las 17:00"),
    Said("it", "di' a Tom che il treno parte alle 17", SEND, "il treno parte alle 17"),
    Said("it", "di' a Tom di salire", SEND, "salire"),
]


@pytest.mark.parametrize("said", TOLD, ids=lambda said: said.text)
def test_what_is_told_is_in_the_words_that_were_said(house: House, said: Said) -> None:
    request = check(house, said)
    assert request.people.ids == (house.member("Tom").id,)
    assert not request.urgent


LATER = [
    ("en", "tell Tom at 6 to fetch the sledge"),
    ("en", "tell Tom to fetch the sledge at 6"),
    ("en", "tell Tom tomorrow that the sledge is back"),
    ("de", "sag Tom um 18 Uhr, dass der Schlitten wieder da ist"),
    ("de", "sag Tom, er soll um 18 Uhr den Schlitten holen"),
    ("fr", "dis à Tom à 18h de chercher la luge"),
    ("fr", "dis à Tom de chercher la luge à 18h"),
    ("es", "dile a Tom a las 18:00 que recoja el trineo"),
    ("it", "di' a Tom alle 18 di prendere la slitta"),
    ("it", "di' a Tom di prendere la slitta alle 18"),
]


@pytest.mark.parametrize(("language", "text"), LATER)
def test_a_time_before_the_words_or_with_a_task_makes_it_a_reminder(house: House, language: str, text: str) -> None:
    (request,) = read(house, Said(language, text, ""))
    assert request.intent == "planner.reminder_create"


ALL = [
    ("en", "tell everyone we leave at 5"),
    ("de", "sag allen, dass wir um 5 fahren"),
    ("fr", "dis à tout le monde qu'on part à 5h"),
    ("es", "avisa a todos de que salimos a las 5"),
    ("it", "avvisa tutti che si parte alle 5"),
]


@pytest.mark.parametrize(("language", "text"), ALL)
def test_everyone_is_the_family_without_who_says_it(house: House, language: str, text: str) -> None:
    request = check(house, Said(language, text, SEND))
    assert request.people.ids == tuple(house.member(name).id for name in ("Tom", "Mia"))


KIDS = [
    ("en", "tell the kids that the bath is ready"),
    ("de", "sag den Kindern, dass das Bad fertig ist"),
    ("fr", "dis aux enfants que le bain est prêt"),
    ("es", "diles a los niños que el baño está listo"),
    ("it", "di' ai bambini che il bagno è pronto"),
]


@pytest.mark.parametrize(("language", "text"), KIDS)
def test_the_children_are_told_together(house: House, language: str, text: str) -> None:
    assert check(house, Said(language, text, SEND)).people.ids == (house.member("Mia").id,)


def test_a_question_is_passed_on_as_one(house: House) -> None:
    request = check(house, Said("en", "ask Tom whether he has the key", SEND, "whether he has the key"))
    assert request.value == "asked"
    assert check(house, Said("de", "sag Tom, dass ich da bin", SEND)).value == "passed"
    assert check(house, Said("en", "tell Tom I'm here", SEND)).value is None


def test_who_is_nobody_here_is_asked_for(house: House) -> None:
    assert check(house, Said("en", "tell Zoe that we leave", SEND)).unknown_people == ("Zoe",)
    assert check(house, Said("en", "tell grandma supper is ready", SEND)).unknown_people == ("grandma",)


OUTSIDE = [
    ("en", "text my boss that I'm ill"),
    ("en", "tell Tom's teacher that he is ill"),
    ("de", "sag den Zahnarzt am Freitag ab"),
    ("de", "schreib Milch auf die Liste"),
    ("de", "schreib Mia auf die Liste"),
    ("de", "gib Mia 5 Euro Taschengeld"),
    ("de", "sag Tom für Freitag ab"),
    ("en", "tell me what is on the list"),
    ("en", "let me know at 5 that the cake is done"),
]


@pytest.mark.parametrize(("language", "text"), OUTSIDE)
def test_nobody_of_the_household_is_told_anything(house: House, language: str, text: str) -> None:
    requests = read(house, Said(language, text, ""))
    assert not any(one.intent == SEND and (one.people.ids or one.unknown_people) for one in requests)


def test_what_is_for_the_house_is_no_part_of_a_message(house: House) -> None:
    first, second = read(house, Said("en", "tell Tom that supper is at 7 and add bread to the list", ""))
    assert (first.intent, first.title) == (SEND, "supper is at 7")
    assert (second.intent, second.items) == ("family.list_add", ("bread",))
    first, second = read(house, Said("en", "add bread to the list and tell Tom that I'm out at 5 and back at 7", ""))
    assert (second.intent, second.title) == (SEND, "I'm out at 5 and back at 7")


def test_urgent_is_heard(house: House) -> None:
    assert check(house, Said("en", "urgent: tell Tom that the cellar is wet", SEND, "the cellar is wet")).urgent


ASKED = [
    ("en", "what did Tom say?"),
    ("de", "was hat Tom gesagt?"),
    ("fr", "qu'a dit Tom ?"),
    ("es", "¿qué dijo Tom?"),
    ("it", "cosa ha detto Tom?"),
]


@pytest.mark.parametrize(("language", "text"), ASKED)
def test_what_somebody_said_is_asked_for(house: House, language: str, text: str) -> None:
    assert check(house, Said(language, text, "family.message_query")).people.ids == (house.member("Tom").id,)


def test_a_mail_address_is_nobody_of_the_house(house: House) -> None:
    asker = house.asker("Tom")
    scene = Scene(asker.member, asker.members, asker.local_now, "EUR", "en")
    requests = house.app.assistant.reader.read("write to anna.surname@example.org that I'll be late", scene).requests
    assert [one.people.ids for one in requests] == [()]
