"""The machinery: patterns over items, the declarations of the languages, imports that stay cheap."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pods.engine.time.alphabet import NODES, TOKENS, character, compile_pattern
from pods.engine.time.grammar import RULES
from pods.engine.time.language import lexicon
from pods.engine.time.text import fold, within_edits


def test_a_pattern_captures_items_by_class() -> None:
    pattern = compile_pattern("at? number:h (ampm|oclock):x")
    found = pattern.fullmatch(character("number") + character("oclock"))
    assert found is not None
    assert (found.start("H"), found.start("X")) == (0, 1)


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(KeyError):
        compile_pattern("no_such_class")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_pattern_of_the_grammar_compiles(rule: object) -> None:
    for pattern in rule.patterns:  # type: ignore[attr-defined]
        compile_pattern(pattern)


@pytest.mark.parametrize("code", ["en", "de", "fr", "es", "it"])
def test_a_language_uses_known_classes_and_names_the_basics(code: str) -> None:
    language = lexicon(code).language
    assert language.code == code
    assert set(language.words) <= {*TOKENS, *NODES}
    assert set(language.patterns) <= {rule.name for rule in RULES}
    for pattern in (each for patterns in language.patterns.values() for each in patterns):
        compile_pattern(pattern)
    for name, values in (("weekday", 7), ("relday", 3), ("unit_word", 4), ("ordinal", 10)):
        assert len(language.words[name]) >= values
    assert {*language.words["month"], *language.words.get("weak_month", {})} == set(range(1, 13))
    assert set(range(2, 60)) <= set(language.words["number"])


def test_folding_keeps_offsets() -> None:
    text = "Übermorgen à l’école – ½ œuf İ"
    assert len(fold(text)) == len(text)
    assert fold("MÄRZ") == "marz"


@pytest.mark.parametrize(
    ("word", "target", "limit", "close"),
    [
        ("wendsday", "wednesday", 2, True),
        ("firday", "friday", 1, True),
        ("monda", "monday", 1, True),
        ("money", "monday", 1, False),
    ],
)
def test_edits_between_words(word: str, target: str, limit: int, close: bool) -> None:
    assert within_edits(word, target, limit) is close


def test_only_the_language_in_use_is_loaded() -> None:
    code = (
        "import sys; from datetime import datetime, UTC; from pods.engine.time import read_times;"
        "read_times('morgen um 8', language='de', now=datetime(2026, 11, 21, tzinfo=UTC));"
        "print(*(name for name in sys.modules if 'time.languages.' in name or name in ('numpy', 'telegram')))"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.split() == ["pods.engine.time.languages.de"]
