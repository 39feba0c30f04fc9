"""Ordinals and dates in figures."""

from __future__ import annotations

from datetime import date

from pods.engine.time.calendar_math import make_date, month_period, resolve_day, two_digit_year
from pods.engine.time.grammar.building import LAST_DAY, clock_of, midnight
from pods.engine.time.nodes import Range
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()
_LAST_MONTH = 12


@GRAMMAR.rule("number:n number_suffix")
def ordinal(match: Match) -> Built:
    """3rd, 1er, 15te"""
    glued = match.items[match.end - 1].glued
    return ("ordinal", match["n"]) if glued and 1 <= match["n"] <= LAST_DAY else None


@GRAMMAR.rule(
    "number:n bare_dot (?= mon | up_to | linked | number | wday | unit)",
    *(f"(?<={each})number:n bare_dot" for each in ("on", "the", "from", "to", "until", "before", "after", "since")),
)
def dotted_ordinal(match: Match) -> Built:
    """am 3., vom 3. bis 5. Mai"""
    if not match.reading.language.dotted_dates or not 1 <= match["n"] <= LAST_DAY:
        return None
    return "ordinal", match["n"]


@GRAMMAR.rule(
    *(
        f"(?<={each})relday:m"
        for each in ["relday", "wday", "the", "every", "each", "on", "in_", "this", "of", "day", "weekdays"]
    )
)
def morning_word(match: Match) -> Built:
    """heute morgen, por la mañana: the word for tomorrow as that for morning"""
    return ("part", "morning") if match.item("m").raw in match.reading.language.morning_words else None


@GRAMMAR.rule("(?<=at)part:p", "(?<=on)part:p (?=stop)")
def noon_word(match: Match) -> Built:
    """um mittag"""
    return ("moment", 12) if match["p"] == "noon" and match.reading.language.code == "de" else None


@GRAMMAR.rule("(?<!wday number)bare_dot")
def full_stop(match: Match) -> Built:
    """the dot after a number where it does not make an ordinal"""
    ends = match.after is None or match.followed_by("stop")
    return None if match.reading.language.dotted_dates and not ends else ("stop", None)


@GRAMMAR.rule("numeric_date:d")
def numeric_date(match: Match) -> Built:
    """2026-11-21, 21.11.2026, 21/11, 11/2026"""
    kind, *parts = match["d"]
    reading = match.reading
    if kind == "ymd":
        found = make_date(*parts)
        return ("day", resolve_day(reading.today, day=found.day, month=found.month, year=found.year)) if found else None
    mark = parts.pop()
    if kind == "dotted" and match.preceded_by("at") and not reading.language.dotted_dates:
        clock = clock_of(parts[0], parts[1], match.item("d").raw, reading)
        return ("clock", clock) if clock else None
    if kind == "month_year":
        period = month_period(parts[1], parts[0]) if 1 <= parts[0] <= _LAST_MONTH else None
        return ("period", period) if period else None
    if kind == "pair" and (match.followed_by("unit", "hour_mark", "a_one") or match.preceded_by("plus")):
        return None
    year = two_digit_year(parts[2], reading.today) if kind == "dmy" else None
    day, month = parts[:2]
    if (
        mark in "/-" and not reading.conventions.day_first and month <= LAST_DAY and day <= _LAST_MONTH
    ) or month > _LAST_MONTH:
        day, month = month, day
    if not 1 <= month <= _LAST_MONTH:
        return None
    node = resolve_day(reading.today, day=day, month=month, year=year, past=reading.past)
    if node is None and kind in ("dmy", "dotted") and day <= LAST_DAY:
        return "impossible", None
    return ("day", node) if node else None


@GRAMMAR.rule("(from|between) year:a (up_to|and_) year:b")
def year_range(match: Match) -> Built:
    """from 2014 to 2018: both included"""
    first, last = match["a"], match["b"]
    return ("range", Range(midnight(date(first, 1, 1)), midnight(date(last + 1, 1, 1)))) if first < last else None


@GRAMMAR.rule()
def spaced_date(match: Match) -> Built:
    """le 24 12 2014, 17 02"""
    reading, alone = match.reading, match.before is None and match.after is None
    raws = [item.raw for item in match.items[match.begin : match.end] if item.raw[:1].isdigit()]
    if not (match.all("the") or alone) or len(raws) < 2 or not all(raw.isdigit() for raw in raws):
        return None
    if alone and not match.all("the") and len(raws[1]) < 2 and len(raws) < 3:
        return None
    year = two_digit_year(match["y"], reading.today) if match.has("y") else None
    node = resolve_day(reading.today, day=match["d"], month=match["m"], year=year, past=reading.past)
    return ("day", node) if node and match["m"] <= _LAST_MONTH else None


@GRAMMAR.rule("decimal:d")
def dotted_date(match: Match) -> Built:
    """10.10 where dates are written so"""
    text = match.item("d").raw
    if (
        not match.reading.language.dotted_dates
        or "." not in text
        or match.preceded_by("at")
        or match.followed_by("oclock", "ampm", "unit", "hour_mark")
    ):
        return None
    day, month = text.split(".")
    if len(month) != 2 or not (1 <= int(day) <= LAST_DAY and 1 <= int(month) <= _LAST_MONTH) or not _alone(match):
        return None
    node = resolve_day(match.reading.today, day=int(day), month=int(month), past=match.reading.past)
    return ("day", node) if node else None


def _alone(match: Match) -> bool:
    return (match.before is None and match.after is None) or match.preceded_by(
        "on", "the", "from", "wday", "weekday", "weak_weekday", "until"
    )
