"""A member says something in their own language, reads the answer in it, and takes it back by a word."""

from __future__ import annotations

import pytest

from bot.assistant import COMMANDS
from tests.conftest import Opener


@pytest.mark.parametrize(
    ("language", "said", "answers", "undo", "undone"),
    [
        (
            "de",
            "Zahnarzt für Mia nächsten Dienstag um 15 Uhr",
            ("Zahnarzt für Mia", "Dienstag, 24. November, 15:00–16:00 Uhr"),
            "mach das rückgängig",
            "Rückgängig gemacht.",
        ),
        (
            "fr",
            "dentiste pour Mia mardi prochain à 15h",
            ("dentiste pour Mia", "mardi 24 novembre de 15:00 à 16:00"),
            "annule ça",
            "C'est annulé.",
        ),
        (
            "es",
            "dentista para Mia el próximo martes a las 15:00",
            ("dentista para Mia", "el martes 24 de noviembre, de 15:00 a 16:00"),
            "deshaz eso",
            "Deshecho.",
        ),
        (
            "it",
            "dentista per Mia martedì prossimo alle 15",
            ("dentista per Mia", "martedì 24 novembre dalle 15:00 alle 16:00"),
            "annulla",
            "Annullato.",
        ),
    ],
)
async def test_an_event_and_its_undoing(
    open_house_with: Opener, language: str, said: str, answers: tuple[str, ...], undo: str, undone: str
) -> None:
    house = open_house_with(language=language)
    text = (await house.say("Anna", said)).text
    assert [answer for answer in answers if answer not in text] == [], text
    assert len(house.state["events"]) == 1
    assert undone in (await house.say("Anna", undo)).text
    assert house.state["events"] == []


async def test_the_menu_answers_in_the_language_of_the_member(open_house_with: Opener) -> None:
    house = open_house_with()
    expected = {
        "de": ("Erinnerungen", "Kalender", "rückgängig", "Erinnerungen", "Einkaufsliste", "gelernt"),
        "fr": ("rappels", "agenda", "annuler", "rappel", "liste de courses", "appris"),
        "es": ("recordatorios", "calendario", "deshacer", "recordatorios", "lista de la compra", "aprendido"),
        "it": ("promemoria", "calendario", "annullare", "promemoria", "lista della spesa", "imparato"),
    }
    for language, words in expected.items():
        house.app.members.set_language(house.member("Tom").id, language)
        for command, word in zip(COMMANDS, words, strict=True):
            reply = await house.say("Tom", command)
            assert word in reply.text, f"{language} {command}: {reply.text}"
            assert not reply.tags


async def test_a_list_is_called_what_the_language_calls_it(open_house_with: Opener) -> None:
    house = open_house_with()
    await house.say("Anna", "we need milk")
    house.app.members.set_language(house.member("Tom").id, "de")
    assert "Einkaufsliste (1):\n• milk" in (await house.say("Tom", "was steht auf der Einkaufsliste?")).text
    assert "shopping list (1):\n• milk" in (await house.say("Anna", "show me the shopping list")).text


async def test_a_reminder_arrives_in_the_language_of_who_gets_it(open_house_with: Opener) -> None:
    house = open_house_with()
    house.app.members.set_language(house.member("Tom").id, "it")
    await house.say("Anna", "remind Tom at 5pm to call grandma")
    (sent,) = await house.advance("2026-11-21T17:01")
    assert "da parte di Anna" in sent.text
    assert [button.label for button in sent.buttons] == ["Fatto", "+10 min", "+1 h", "Domani", "Non io"]
