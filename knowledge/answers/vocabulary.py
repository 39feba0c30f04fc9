"""The words by which questions and papers are read, one YAML file a language, loaded once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from knowledge.search.terms import plain, stem

LANGUAGES = ("en", "de", "fr", "es", "it")

_FOLDER = Path(__file__).parent / "words"


class Kind(StrEnum):
    """What kind of thing a question asks for."""

    PHONE = "phone"
    EMAIL = "email"
    WEB = "web"
    CODE = "code"
    HOURS = "hours"
    FREQUENCY = "frequency"
    DURATION = "duration"
    TIME = "time"
    DATE = "date"
    MONEY = "money"
    AMOUNT = "amount"
    """How much, of money or of anything else."""
    NUMBER = "number"
    PERSON = "person"
    PLACE = "place"
    INSTRUCTION = "instruction"
    LIST = "list"
    YESNO = "yesno"
    OTHER = "other"


def fold(text: str) -> str:
    """Lower case without accents; as long as the text only where no letter folds to two ("ß")."""
    return plain(text.casefold().replace("’", "'"))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What one language brings. Regular expressions of `kinds` and `polite` are for folded text."""

    language: str
    stop: frozenset[str]
    """Words of grammar, folded."""
    frame: frozenset[str]
    """Stems of words that are about asking, not about what is asked."""
    documents: frozenset[str]
    """Stems of words for a paper as such."""
    markers: Mapping[str, frozenset[str]]
    """By group of kinds the stems of words that only say which kind of thing is asked for."""
    interrogatives: frozenset[str]
    """Folded words that ask; a question without one asks whether something is so."""
    kinds: Mapping[Kind, re.Pattern[str]]
    polite: re.Pattern[str]
    """What stands before the question itself."""
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    numbers: Mapping[str, str]
    """Number words, folded, and their digits."""
    abbreviations: frozenset[str]
    """After these a full stop ends no sentence."""
    titles: tuple[str, ...]
    places: tuple[str, ...]
    before_place: tuple[str, ...]
    durations: str
    measures: str
    money: str
    frequency: str
    days: str
    negation: frozenset[str]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language; those of English for one that is not known."""
    language = language if language in LANGUAGES else "en"
    data = _load(language)
    return Vocabulary(
        language,
        frozenset(map(fold, data["stop"].split())),
        _stems(data["frame"], language),
        _stems(data["documents"], language),
        _markers(data["markers"], language),
        frozenset(map(fold, data["interrogatives"].split())),
        {Kind(kind): re.compile("|".join(map(fold, patterns))) for kind, patterns in data["kinds"].items()},
        re.compile(rf"^\W*(?:(?:{'|'.join(map(fold, data['polite']))})\W*)+"),
        tuple(data["months"]),
        tuple(data["weekdays"]),
        {fold(word): str(value) for word, value in data["numbers"].items()},
        frozenset(map(fold, data["abbreviations"].split())),
        tuple(data["titles"].split()),
        tuple(data["places"].split()),
        tuple(data["before_place"].split()),
        data["units"]["duration"],
        data["units"]["measure"],
        data["money"],
        "|".join(data["frequency"]),
        data["days"],
        frozenset(map(fold, data["negation"].split())),
    )


ROLES = ("landlord", "tenant", "owner", "teacher", "coach", "doctor", "dentist", "vet", "parents", "member", "head")
"""Meanings that are people, whatever their names."""


@cache
def roles(language: str) -> tuple[str, ...]:
    """What people are called by what they are to each other."""
    known = _load("concepts")
    return tuple(dict.fromkeys(word for role in ROLES for word in known[role][language]))


@cache
def concepts(language: str) -> Mapping[str, frozenset[str]]:
    """For each stem of a language the names of what it means in household papers."""
    found: dict[str, set[str]] = {}
    for name, by_language in _load("concepts").items():
        for word in by_language[language]:
            for part in word.split():
                found.setdefault(stem(part.casefold(), language), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def is_known(word: str, language: str) -> bool:
    """Whether a word is one of those by which questions in a language are read."""
    known, cut = vocabulary(language), stem(word.casefold(), language)
    return (
        fold(word) in known.stop
        or cut in known.frame
        or cut in known.documents
        or cut in concepts(known.language)
        or fold(word) in known.numbers
        or any(cut in stems for stems in known.markers.values())
    )


@cache
def deciding_words(language: str) -> Mapping[str, str]:
    """What decides a question for yes or no: by group a regular expression for folded words."""
    found: Mapping[str, str] = _load("deciding")[language if language in LANGUAGES else "en"]
    return found


def _load(name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return data


def _stems(words: str, language: str) -> frozenset[str]:
    """Of words with hyphens and apostrophes each part."""
    return frozenset(stem(part, language) for part in re.findall(r"[^\W_]+", words.casefold()))


def _markers(groups: Mapping[str, str], language: str) -> dict[str, frozenset[str]]:
    made = {group: _stems(words, language) for group, words in groups.items()}
    return {**made, "amount": made["money"] | made["measure"]}
