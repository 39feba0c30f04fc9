"""Days by place, word or name: the second Friday of May, tomorrow, Easter Monday."""

from __future__ import annotations

from datetime import timedelta

from pods.engine.time.calendar_math import (
    add_days,
    holiday_day,
    make_date,
    nth_weekday,
)
from pods.engine.time.grammar.building import LAST_DAY, day_said
from pods.engine.time.nodes import Day, Period
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()


@GRAMMAR.rule(
    "the? (ord|last|number):n bare_dot? wday:w (of|in_|the)* (mon):m",
    "the? (ord|last|number):n bare_dot? wday:w (of|in_|the)* period:p",
    "the? wday:w last:n (of|in_|the)* (mon):m",
    "the? last:n wday:w (of|in_|the)* (period):p",
    "the? wday:w last:n (of|in_|the)* period:p",
    "the? (ord|last):n wday:w of the? unit_word:u",
    "the? wday:w last:n of the? unit_word:u",
)
def nth_weekday_of(match: Match) -> Built:
    """the second Friday of February, the last Sunday in March 2027"""
    reading = match.reading
    place = -1 if match.kind("n") == "last" else match["n"]
    weekday = match["w"]
    months: list[tuple[int, int]]
    if match.has("p"):
        period: Period = match["p"]
        if period.grain != "month":
            return None
        months = [(period.start.year, period.start.month)]
        if period.month and not period.year:
            step = -1 if reading.past else 1
            months += [(period.start.year + step, period.start.month)]
    elif match.has("m"):
        step = -1 if reading.past else 1
        months = [(reading.today.year + step * n, match["m"]) for n in (0, 1)]
    else:
        if match["u"] != "month":
            return None
        index = reading.today.year * 12 + reading.today.month - 1
        months = [(each // 12, each % 12 + 1) for each in (index, index + (-1 if reading.past else 1))]
    for year, month in months:
        found = nth_weekday(year, month, weekday, place)
        if found and (len(months) == 1 or (found <= reading.today if reading.past else found >= reading.today)):
            return "day", Day(found, weekday=weekday, month=month, year=year)
    return None


@GRAMMAR.rule(
    "the? (dnum):d (day_word|bare_dot)? (of|in_|the)* period:p",
    "the? (dnum):d (day_word)? (of) the? unit_word:u",
    "(start_of|last):e (day_word|unit_word) (of|in_|the)* period:p",
)
def day_of_period(match: Match) -> Built:
    """the 20th of next month, the 15th day of the month"""
    if match.has("e") and match.kind("e") == "last" and match.has("p"):
        return "day", Day(match["p"].end - timedelta(days=1))
    if not match.has("d"):
        return None
    if match.has("u"):
        return day_said(match, day=match["d"]) if match["u"] == "month" and 1 <= match["d"] <= LAST_DAY else None
    period: Period = match["p"]
    if period.grain != "month" or (
        match.kind("d") == "number" and not match.all("of") and not match.item("d").raw.isdigit()
    ):
        return None
    found = make_date(period.start.year, period.start.month, match["d"])
    return ("day", Day(found, day=match["d"], month=found.month, year=found.year)) if found else None


@GRAMMAR.rule("relday:d")
def relative_day(match: Match) -> Built:
    """today, tomorrow, the day after tomorrow"""
    moved = add_days(match.reading.today, match["d"])
    return ("day", Day(moved, relative=True)) if moved else None


@GRAMMAR.rule(
    "the? holiday:h (of|in_|comma)? year:y",
    "the? (next|this|last)? holiday:h (next|last)? (of|in_)? period:p?",
    "the? holiday:h",
    "(next|this|last):w holiday:h",
)
def holiday(match: Match) -> Built:
    """Christmas Eve, Easter 2027"""
    year = match.get("y")
    if match.has("p"):
        if match["p"].grain != "year":
            return None
        year = match["p"].start.year
    past = match.reading.past or bool(match.all("last"))
    day = holiday_day(match.reading.today, match["h"], year, past=past)
    return ("day", day) if day else None
