"""Weekdays with what stands beside them: next Tuesday, Tuesday week, Wednesday of next week, Friday the 31st."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pods.engine.time.calendar_math import (
    add_days,
    add_length,
    monday_of,
    resolve_day,
)
from pods.engine.time.grammar.building import LAST_DAY, day_said
from pods.engine.time.nodes import Day, Length, Period
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()


@GRAMMAR.rule(
    "(the? (this|next))? wday:w (comma|the|lparen|on|of)* day:d rparen?", "day:d (comma|lparen)? wday:w rparen?"
)
def weekday_and_date(match: Match) -> Built:
    """Tuesday, 15 January; 18 July, Fri"""
    day: Day = match["d"]
    if day.day is None or day.weekday is not None:
        if day.weekday == match["w"] or (day.relative and day.date.weekday() == match["w"]) or day.holiday:
            return "day", day
        return None
    said = {"day": day.day, "month": day.month, "year": day.year}
    found = resolve_day(match.reading.today, weekday=match["w"], past=match.reading.past, **said)
    if found is None:
        return None
    if day.year is not None or found.date.weekday() != match["w"]:
        found = replace(found, date=day.date)
    return "day", replace(found, weekday=match["w"])


@GRAMMAR.rule("length:l (on|from|after) (the|this|next)? wday:d (?!next|last)")
def length_from_weekday(match: Match) -> Built:
    """a week on Friday, two weeks from Monday"""
    length: Length = match["l"]
    base = resolve_day(match.reading.today, weekday=match["d"])
    if length.unit not in ("week", "fortnight") or not length.in_days or base is None:
        return None
    moved = add_days(base.date, length.days)
    return ("day", Day(moved, weekday=match["d"])) if moved else None


@GRAMMAR.rule("wday:d in_eight:e", "wday:d unit_word:u (?!gap)")
def weekday_week(match: Match) -> Built:
    """Tuesday week, mercredi en huit, lundi en quinze"""
    if match.has("u") and match["u"] != "week":
        return None
    days = match["e"] // 7 * 7 if match.has("e") else 7
    base = resolve_day(match.reading.today, weekday=match["d"], which=0)
    moved = add_days(base.date, days) if base else None
    return ("day", Day(moved, weekday=match["d"])) if moved else None


@GRAMMAR.rule(
    "this wday:d last:w",
    "the? (next|this|last):w comma? wday:d",
    "the? (next|this):w (next|this) wday:d",
    "wday:d (comma|the)? (next|last):w (?!unit|period)",
    "wday:d after next:w",
    "this:w weekdays:d",
)
def weekday_with_word(match: Match) -> Built:
    """next Tuesday, jeudi dernier, Tuesday after next"""
    reading, weekday = match.reading, match["d"]
    which = 2 if match.all("after") else match["w"]
    if which == 0 and reading.past:
        which = -1 if reading.today.weekday() != weekday else 0
    return day_said(match, weekday=weekday, which=which)


@GRAMMAR.rule("(the|on)? wday:w (comma|of|the|in_|on)* period:p", "period:p (comma|on|the)* wday:w")
def weekday_of_week(match: Match) -> Built:
    """Wednesday of next week, next week on Wednesday"""
    period: Period = match["p"]
    if period.grain not in ("week", "weekend", "workweek", "fortnight"):
        return None
    return "day", Day(monday_of(period.start) + timedelta(days=match["w"]), weekday=match["w"])


@GRAMMAR.rule(
    "wday:w comma? in_ length:l",
    "wday:w comma? length:l from_now",
    "wday:w comma? ago_before length:l",
    "wday:w comma? length:l ago",
)
def weekday_some_weeks_away(match: Match) -> Built:
    """Monday in two weeks (from the coming one), Monday two weeks from now (in that week), mittwoch vor zwei wochen"""
    weekday, today, length = match["w"], match.reading.today, match["l"]
    sign = -1 if match.all("ago", "ago_before") else 1
    if length.unit not in ("week", "month", "year"):
        return None
    base = resolve_day(today, weekday=weekday, which=0) if match.all("in_") else None
    moved = add_length(base.date if base else today, length, sign)
    if moved is None:
        return None
    if length.unit == "week":
        return "day", Day(monday_of(moved) + timedelta(days=weekday), weekday=weekday)
    return "day", Day(moved + timedelta(days=(weekday - moved.weekday()) % 7), weekday=weekday)


@GRAMMAR.rule(
    (
        "wday:w comma? (the day_word?|day_word)? (dnum):d bare_dot? (?!unit|gap|ampm|hour_unit|"
        "oclock|clock|number|dash number|mon)"
    ),
    "wday:w comma? the (dnum):d",
    "wday:w comma the? ord:d",
)
def weekday_and_day(match: Match) -> Built:
    """Friday the 31st, Thu 15th, vendredi quinze"""
    if not 1 <= match["d"] <= LAST_DAY or (match.kind("d") == "number" and match.preceded_by("every", "number")):
        return None
    if (
        match.kind("d") == "number"
        and match.item("d").value <= 12
        and not match.all("the", "day_word", "bare_dot")
        and not _date_fits(match)
    ):
        return None
    return day_said(match, weekday=match["w"], day=match["d"])


def _date_fits(match: Match) -> bool:
    """Whether the number after a weekday is the day of the month of one of the next two such weekdays."""
    found = resolve_day(match.reading.today, weekday=match["w"])
    days = {found.date.day, (found.date + timedelta(days=7)).day} if found else set()
    return match["d"] in days and match.item("d").raw.isdigit()
