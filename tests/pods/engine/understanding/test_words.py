"""The words of every language: each pattern is one, and each language has what the others have."""

from __future__ import annotations

import pytest
import yaml

from pods.engine.understanding.vocabulary import WORDS, vocabulary

LANGUAGES = sorted(path.stem for path in WORDS.glob("*.yaml"))
OPTIONAL = {"verb_last", "where_from"}
"""What a language may lack because its grammar does."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_compiles(language: str) -> None:
    words = vocabulary(language, ("Anna", "Tom"))
    for patterns in (words.cues, words.strong, words.priced, words.addressed, words.negations, words.control):
        assert all(patterns.values())
    raw = yaml.safe_load((WORDS / f"{language}.yaml").read_text(encoding="utf-8"))
    assert all(words.single[name] for name, value in raw.items() if isinstance(value, str) and name != "clock")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_section(language: str) -> None:
    english, own = (yaml.safe_load((WORDS / f"{one}.yaml").read_text(encoding="utf-8")) for one in ("en", language))
    assert english.keys() - OPTIONAL == own.keys() - OPTIONAL
