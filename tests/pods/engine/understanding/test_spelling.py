"""Slips of the finger: the words of a request are read all the same, and what it is about stays as it was typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pods.engine.understanding import Scene
from pods.engine.understanding.spelling import mended
from tests.house import House

PODS = Path(__file__).parents[4] / "pods"


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("en", "Remnid me tomorow to call Jon", "Remind me tomorrow to call Jon"),
        ("en", "flour on the shoping lsit", "flour on the shopping list"),
        ("de", "erinenre mich an den Temrin", "erinnere mich an den Termin"),
        ("fr", "rapelle-moi demian", "rappelle-moi demain"),
        ("es", "apunta en el caledario, necseito pan", "apunta en el caledario, necesito pan"),
        ("it", "ricrodami il comlpeanno", "ricordami il compleanno"),
        ("en", "cancer screening, shipping costs, I sent 20", "cancer screening, shipping costs, I sent 20"),
        ("en", "see example.org/shoping/ or ask Lsit", "see example.org/shoping/ or ask Lsit"),
        ("es", "añade canela", "añade canela"),
    ],
)
def test_slips_are_read(language: str, typed: str, meant: str) -> None:
    assert mended(typed, language).text == meant


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it"])
def test_no_word_that_families_use_is_taken_for_a_slip(language: str) -> None:
    lexicons = " ".join(path.read_text(encoding="utf-8") for path in (PODS / "engine" / "parts" / "lexicon").iterdir())
    used = set(re.findall(r"[^\W\d_]+", lexicons.lower()))
    assert [word for word in used if mended(word, language).text != word] == []


def test_what_is_kept_is_kept_as_it_was_typed(house: House) -> None:
    asker = house.asker("Anna")
    scene = Scene(asker.member, asker.members, asker.local_now, "EUR", "en")
    reader = house.app.assistant.reader
    (told,) = reader.read("remember that the wifi password is shoping", scene).requests
    assert "shoping" in told.text
    assert "shopping" not in told.text + told.title
    (listed,) = reader.read("add a shoping bag to the shoping lsit", scene).requests
    assert listed.items == ("shoping bag",)
