"""What a language has to declare to be understood, and the registry that loads it when it is first needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from pods.engine.time import languages
from pods.engine.time.text import words_of

Table = Mapping[Any, str]
"""Value to the phrases that mean it, separated by `|`."""


@dataclass(frozen=True)
class Language:
    """The tables of one language; a file in `languages/` defines one as `LANGUAGE`.

    `words` maps token classes (see `alphabet.py`) to tables. Later classes win where a phrase is in two.
    """

    code: str
    words: Mapping[str, Table]
    half_is_before: bool = False
    """"half three" is 2:30 (German) instead of 3:30."""
    hours_tell_time: bool = False
    """"15 heures" after a preposition is a clock time."""
    digital_is_exact: bool = False
    """"3:30" is the hour of a 24-hour clock."""
    dotted_dates: bool = False
    """"10.10" is 10 October."""
    number_is_day: bool = False
    """"le 16" is the 16th of the month."""
    day_articles: frozenset[str] = frozenset()
    """The singular articles that do so."""
    weak_at: frozenset[str] = frozenset()
    """Prepositions that stand before times but before much else too ("à", "a")."""
    shy_weekdays: frozenset[str] = frozenset()
    """Abbreviations that are ordinary words too ("so", "do"): a weekday only before a date."""
    part_adverbs: frozenset[str] = frozenset()
    """Words for a part of the day that need no preposition ("abends")."""
    uncounted: frozenset[str] = frozenset()
    """Words that go on after "from 5 to 6" and cannot be what is counted ("with", "weg")."""
    morning_words: frozenset[str] = frozenset()
    """Words for tomorrow that also mean morning ("morgen", "mañana")."""
    ones_after_and: int = 0
    """The greatest number below ten that "and" parts from its tens: "vingt et un" (1), "treinta y dos" (9)."""
    minutes_before_to: bool = False
    """The minutes are said before the hour: "ten to eight" is 7:50."""
    four_sounds_like_quarter: bool = False
    """"cuatro" and "cuarto"."""
    fused: tuple[str, ...] = ()
    """Words that are also written together with what follows ("halbfünf"), the longest first."""
    patterns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Patterns of this language alone, by the name of the handler in the grammar that builds from them."""
    typo_safe: frozenset[str] = frozenset()
    """Ordinary words that look like a misspelt weekday or month."""


Entry = tuple[tuple[str, ...], str, Any]


@dataclass(frozen=True)
class Lexicon:
    """A language's tables, turned round for the lexer."""

    language: Language
    phrases: Mapping[str, tuple[Entry, ...]]
    """First word to entries (words, class, value), longest first."""
    fuzzy: Mapping[str, tuple[tuple[str, str, Any], ...]] = field(default_factory=dict)
    """Single words that may be misspelt (weekdays, months, tomorrow and the like) by their first letter."""


def listed(words: str) -> list[str]:
    """Words written one after the other, as the tables of the languages have them."""
    return words.split()


def with_spoken_zero(numbers: dict[int, str], zeros: str) -> dict[int, str]:
    """The numbers, those below ten also as minutes are spoken: "oh five"."""
    return {
        number: "|".join([words, *(f"{zero} {word}" for zero in zeros.split("|") for word in words.split("|"))])
        if 0 < number < 10
        else words
        for number, words in numbers.items()
    }


def years_of(
    numbers: Mapping[int, str], hundreds: Mapping[int, str], joints: tuple[str, ...] = (" ",)
) -> dict[int, str]:
    """The years that are said with a word for thousand or hundred: 1984, 2012.

    `hundreds` are the words for 1900 and 2000, `joints` what stands between these and the rest.
    """
    years = {}
    for first, beginnings in hundreds.items():
        for rest in range(100):
            ends = [f"{joint}{word}" for word in numbers.get(rest, "").split("|") for joint in joints if word]
            said = [f"{begun}{end}" for begun in beginnings.split("|") for end in (ends if rest else [""])]
            years[first + rest] = "|".join(said)
    return {year: said for year, said in years.items() if said}


FUZZY_CLASSES = frozenset(
    {"weekday", "weekdays", "month", "relday", "tonight", "every", "part", "minute_unit", "hour_unit"}
)
_SHORTEST_FUZZY = 5


def _entries(language: Language) -> Iterable[Entry]:
    for name, table in language.words.items():
        for value, phrases in table.items():
            for phrase in phrases.split("|"):
                if words := words_of(phrase):
                    yield words, name, value


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language; an unknown code gets English."""
    wanted = code.lower()[:2]
    known = {module.name for module in iter_modules(languages.__path__)}
    module = import_module(f"{languages.__name__}.{wanted if wanted in known else 'en'}")
    language: Language = module.LANGUAGE
    by_first: dict[str, dict[tuple[str, ...], Entry]] = {}
    for entry in _entries(language):
        by_first.setdefault(entry[0][0], {})[entry[0]] = entry
    phrases = {
        first: tuple(sorted(found.values(), key=lambda entry: -sum(word != "-" for word in entry[0])))
        for first, found in by_first.items()
    }
    fuzzy: dict[str, tuple[tuple[str, str, Any], ...]] = {}
    for words, name, value in _entries(language):
        if name in FUZZY_CLASSES and len(words) == 1 and len(words[0]) >= _SHORTEST_FUZZY:
            fuzzy[words[0][0]] = (*fuzzy.get(words[0][0], ()), (words[0], name, value))
    return Lexicon(language, phrases, fuzzy)
