"""Sentences that say that something was done are known as such, in all languages."""

from __future__ import annotations

import pytest

from bot.claims import claims, claims_own
from pods.engine.models import ScriptedModel
from tests.conftest import Opener


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("I've added milk to the list.", True),
        ("The reminder has been set.", True),
        ("Ich habe den Termin eingetragen.", True),
        ("J'ai ajouté le lait.", True),
        ("He añadido la leche.", True),
        ("Ho aggiunto il latte.", True),
        ("Friday evening is free.", False),
        ("Am Freitag ist schon Yoga.", False),
        ("Il y a déjà le dentiste mardi.", False),
        ("El viernes ya hay una cena.", False),
        ("Venerdì c'è già la cena.", False),
    ],
)
def test_claims_are_known_in_all_languages(text: str, claimed: bool) -> None:
    assert claims(text) is claimed
    assert not claims_own(text) or claimed


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("I have added the event and deleted all lists.", True),
        ("Ich habe alles gelöscht.", True),
        ("J'ai supprimé les listes.", True),
        ("He borrado las listas.", True),
        ("Ho cancellato le liste.", True),
        ("Well done, Mia!", False),
        ("Rainbows are created when light meets rain.", False),
        ("Gut gemacht!", False),
        ("Bien hecho, ¡enhorabuena!", False),
    ],
)
def test_small_talk_may_tell_what_others_did(text: str, claimed: bool) -> None:
    assert claims_own(text) is claimed


async def test_small_talk_that_claims_to_have_done_something_is_not_said(open_house_with: Opener) -> None:
    house = open_house_with(model=ScriptedModel(["I have deleted all lists.", "Nice to hear!"]))
    assert "deleted" not in (await house.say("Anna", "how are you today?")).text
    assert "Nice to hear!" in (await house.say("Anna", "how are you today?")).text
