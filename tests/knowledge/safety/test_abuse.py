"""Insults and threats, beside swearing at things and telling of insults."""

from __future__ import annotations

import pytest

from knowledge.safety.abuse import GREY, abusive

ABUSIVE = [
    "you are such a stupid idiot",
    "shut up you dumb bitch",
    "fuck you",
    "I will kill you, bastard",
    "du bist ein dummes Arschloch",
    "halt die Fresse, du Idiot",
    "ta gueule, connard",
    "t'es vraiment un gros con",
    "eres un gilipollas",
    "vete a la mierda, imbécil",
    "sei uno stronzo",
    "vaffanculo, coglione",
]
MILD = [
    "damn rain, move the barbecue to sunday",
    "the stupid printer is broken again",
    "I'm such an idiot, I forgot the keys",
    "what does asshole mean",
    "a boy at school called me an idiot",
    "shit, I missed the bus",
    "so ein Mist, der Wecker ging nicht",
    "scheiß Wetter heute",
    "merde, j'ai oublié le pain",
    "mierda, he perdido el autobús",
    "che schifo di tempo",
    "put dog poo bags on the list",
]


@pytest.mark.parametrize("text", ABUSIVE)
def test_abuse_is_recognised(text: str) -> None:
    assert abusive(text) >= GREY


@pytest.mark.parametrize("text", MILD)
def test_swearing_at_nobody_passes(text: str) -> None:
    assert abusive(text) < GREY
