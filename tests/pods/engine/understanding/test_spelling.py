"""Slips of the finger: the words of a request are read all the same, and what it is about stays as it was typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pods.engine.understanding.spelling import mended

PODS = Path(__file__).parents[4] / "pods"


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("en", "Remnid me tomorow to call Jon", "Remind me tomorrow to call Jon"),
        ("en", "flour on the shoping lsit", "flour on the shopping list"),
        ("de", "erinenre mich mogren", "erinnere mich morgen"),
        ("fr", "rapelle-moi demian", "rappelle-moi demain"),
        ("es", "cancela la ciat", "cancela la cita"),
        ("it", "ricrodami domani", "ricordami domani"),
        ("en", "cancer screening, shipping costs, I sent 20", "cancer screening, shipping costs, I sent 20"),
    ],
)
def test_slips_are_read(language: str, typed: str, meant: str) -> None:
    assert mended(typed, language) == meant


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it"])
def test_no_word_that_families_use_is_taken_for_a_slip(language: str) -> None:
    spelled_right = (PODS / "engine" / "parts" / "lexicon" / f"{language}.yaml").read_text(encoding="utf-8").lower()
    assert [word for word in re.findall(r"[^\W\d_]+", spelled_right) if mended(word, language) != word] == []
