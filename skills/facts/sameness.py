"""Whether two facts speak of the same thing, so that one may no longer hold: the code then and the code now."""

from __future__ import annotations

import re
from collections.abc import Iterable

from skills.engine.command import Asker
from skills.engine.matching import fold, stems
from skills.facts.store import Fact
from skills.facts.words import FactWords, words_of

_DIGITS = re.compile(r"\S*\d\S*")
_NAME = re.compile(r"^\W*(?:(?:mr|mrs|ms|dr|herr|frau|m|mme|don|doña|dott)\.?\s+)?[A-ZÀ-ÖØ-Þ]")
_PURE = re.compile(r"[^\w\s'’]")


def about_the_same(text: str, facts: Iterable[Fact], language: str, asker: Asker, *, fixes: bool = False) -> list[Fact]:
    """The facts that say something else about what a text speaks of; `fixes`: the text says that things changed."""
    names = (name for member in asker.members for name in (member.name, *member.nicknames))
    people = frozenset(stem for name in names for stem in stems(name))
    return [fact for fact in facts if _same(text, language, fact.text, fact.language or language, people, fixes)]


def _same(one: str, language: str, other: str, other_language: str, people: frozenset[str], fixes: bool) -> bool:
    words, other_words = words_of(language), words_of(other_language)
    if fold(one).strip(" .!") == fold(other).strip(" .!"):
        return False
    if _skeleton(one, words) == _skeleton(other, other_words) and _skeleton(one, words):
        numbers = bool(_DIGITS.search(one)) and bool(_DIGITS.search(other))
        return numbers or words.negated(one) != other_words.negated(other) or fixes
    thing, value = _split(one, words)
    other_thing, other_value = _split(other, other_words)
    if not thing or thing != other_thing or thing <= people:
        return False
    return fixes or len(thing) > 1 or (_kind(value) == _kind(other_value) != "")


def _skeleton(text: str, words: FactWords) -> frozenset[str]:
    """The words that stay when numbers, "is", "now" and "not" are taken away."""
    return frozenset(stems(words.bare(_DIGITS.sub(" ", text))))


def _split(text: str, words: FactWords) -> tuple[frozenset[str], str]:
    """What it speaks of and what it says of it, around "is"; nothing where the sentence is built otherwise."""
    parts = words.copula.split(text, maxsplit=1)
    if len(parts) < 2 or not parts[1].strip(" .!"):
        return frozenset(), ""
    return frozenset(stems(words.bare(parts[0]))), parts[1].strip()


def _kind(value: str) -> str:
    """What kind of value it is, if two of them cannot both hold: a number or code, a name."""
    if _DIGITS.search(value):
        return "number"
    return "name" if _NAME.match(value) and len(_PURE.sub("", value).split()) <= 3 else ""
