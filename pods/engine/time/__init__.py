"""Understanding of times and recurrences in text: dates, clock times, ranges, durations and rules in five languages."""

from __future__ import annotations

from datetime import datetime, tzinfo
from functools import cache, lru_cache

from pods.engine.time.clocks import Reading
from pods.engine.time.combining import combine
from pods.engine.time.grammar import RULES
from pods.engine.time.language import lexicon
from pods.engine.time.lexer import lex
from pods.engine.time.recurrence import expand_rule
from pods.engine.time.reduce import Step, read_items, steps_of
from pods.engine.time.spans import cuts_of, impossible_in, rest_of, spans_of
from skills.engine.times import Conventions, TimesRead

__all__ = ["combine", "expand_rule", "read_times"]

_LONGEST = 20_000
_DEFAULTS = Conventions()


def read_times(
    text: str, *, language: str, now: datetime, conventions: Conventions = _DEFAULTS, past: bool = False
) -> TimesRead:
    """All time expressions of a text, resolved against `now`, and the text that is left without them.

    `now` is aware, in the household's zone; spans are naive wall clock in that zone. `language` is en, de, fr, es or
    it (another is read as English). With `past`, what is ambiguous lies in the past ("Monday" of an expense). Only
    the first 20,000 characters are read. Raises ValueError for a naive `now`, and nothing for any text.
    """
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    code = lexicon(language).language.code
    return _read(text[:_LONGEST], code, now, (now.tzinfo, now.fold), conventions, past)


@lru_cache(maxsize=64)
def _read(
    text: str, code: str, now: datetime, _zone: tuple[tzinfo | None, int], conventions: Conventions, past: bool
) -> TimesRead:
    """`read_times`, remembered: a message is read as a whole, by sentences and by clauses, which are often the same.

    `_zone` only tells apart instants that are equal in different zones.
    """
    words = lexicon(code)
    reading = Reading(now, words.language, conventions, past)
    items = read_items(_steps(code), lex(text, words), reading)
    found = spans_of(items, text, reading)
    cuts = cuts_of(found, items, text)
    return TimesRead(tuple(span for span, _ in found), rest_of(text, cuts), cuts, *impossible_in(items, text))


@cache
def _steps(code: str) -> tuple[Step, ...]:
    return steps_of(RULES, lexicon(code).language)
