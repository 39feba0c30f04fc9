"""Days by their number, bare weekdays, and weeks by a day or number: the 15th, Friday, the week of 10 April."""

from __future__ import annotations

from datetime import date, timedelta

from pods.engine.time.alphabet import class_name
from pods.engine.time.calendar_math import (
    monday_of,
    resolve_day,
)
from pods.engine.time.grammar.building import LAST_DAY, day_said
from pods.engine.time.nodes import Period
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()


@GRAMMAR.rule("ordinal:d (?=stop|clock|bare_clock|at)", "ordinal:d")
def ordinal_first(match: Match) -> Built:
    """24th, as all that is said or before a clock time"""
    alone = match.before is None and (match.after is None or match.followed_by("stop", "clock", "bare_clock", "at"))
    digits = match.item("d").raw[:1].isdigit()
    return day_said(match, day=match["d"]) if alone and digits else None


def _article_makes_day(match: Match) -> bool:
    """Whether an article before a number makes it a day of the month: "le 16", but not "il 06 123"."""
    language, after = match.reading.language, match.after
    if (
        not language.number_is_day
        or match["d"] == 1
        or (after is not None and after.raw[:1].isdigit() and class_name(after.char) == "gap")
    ):
        return False
    return match.items[match.begin].raw.split(" ")[0] in language.day_articles


@GRAMMAR.rule(
    "(?<=on)the ord:d (?!gap|unit|weekdays|wday)",
    "(?<=by|on|to)the ord:d",
    "(?<=until)the? ord:d",
    "(?<=from)the? ord:d",
    "(?<=since)the? ord:d",
    "(?<=before)the ord:d",
    "(?<=after)the ord:d",
    "(?<=approx)the ord:d",
    "the ord:d (?=clock|at|comma|stop|bare_clock|dash)",
    "(on) (ordinal):d (?!gap|unit)",
    "the day_word (dnum):d",
    "day_word number:d",
    "(?<=clock)of_from number:d (?!unit|mon)",
    "(?<=bare_clock)of_from number:d (?!unit|mon)",
    "(?<=part)of_from number:d (?!unit|mon)",
    "the ordinal:d",
    "the number:d (?!unit|mon|hour_unit|hour_mark|minute_unit|number|times_word|decimal|wday|dash number mon)",
)
def day_of_month(match: Match) -> Built:
    """the 4th, on the fourth, le 16, el día 21"""
    item, kind = match.item("d"), match.kind("d")
    if not 1 <= match["d"] <= LAST_DAY:
        return None
    if kind == "number" and not match.all("day_word") and not _article_makes_day(match):
        return None
    if (
        kind != "number"
        and match.items[match.begin].char != item.char
        and not match.preceded_by("on", "by", "until", "from", "since", "before", "after", "approx")
        and not item.raw[:1].isdigit()
        and match.after is not None
        and not match.followed_by("stop", "comma", "timed", "at")
    ):
        return None
    return day_said(match, day=match["d"])


@GRAMMAR.rule(
    "to_word number:d (?!unit|mon|hour_unit|hour_mark|minute_unit|number|times_word|decimal|wday|dash number)"
)
def day_to_which(match: Match) -> Built:
    """ "al 15" of what is moved to that day, where no range ends there"""
    begins = match.before is None or class_name(match.before.char) == "gap"
    if not begins or not 1 <= match["d"] <= LAST_DAY or not _article_makes_day(match):
        return None
    return day_said(match, day=match["d"])


@GRAMMAR.rule(
    "weekday:w",
    "(on|approx|until|from|by|before|after|since|at) weak_weekday:w (?!gap)",
    "weak_weekday:w (?=number (dash|to) (number|clock))",
    "weak_weekday:w (?=clock|at|bare_clock|comma number|comma clock|part|dash|up_to wday|up_to weak_weekday)",
    "(?<=dash)weak_weekday:w",
    "(?<=until)weak_weekday:w",
    "(?<=comma)weak_weekday:w (?=comma)",
    "(?<=clock)weak_weekday:w",
    "(?<=and_)weak_weekday:w",
    "weak_weekday:w",
    "(?<=on)weekdays:w",
    "weekdays:w",
)
def weekday_alone(match: Match) -> Built:
    """Friday"""
    if (
        match.end - match.begin == 1
        and match.kind("w") == "weak_weekday"
        and not (
            (match.before is None and match.after is None)
            or match.preceded_by("dash", "until", "to", "clock", "on", "and_")
            or match.followed_by("clock", "at", "bare_clock", "part", "dash", "up_to", "number")
        )
    ):
        return None
    if match.kind("w") == "weekdays" or (
        match.item("w").raw in match.reading.language.shy_weekdays and match.item("w").end - match.item("w").begin < 3
    ):
        return None
    return day_said(match, weekday=match["w"])


@GRAMMAR.rule(
    "(the)? (week_of) (the|on|of|begin|from|at|in_|comma|since)* (day):d",
    "(the)? unit_word:u (of|from|begin|since)+ (the|on|at)* day:d",
    "(the)? unit_word:u (of|begin|from)+ the? ord:n",
)
def week_of_day(match: Match) -> Built:
    """the week of 10 April, the week starting on Monday"""
    if match.has("u") and match["u"] != "week":
        return None
    day = match["d"] if match.has("d") else resolve_day(match.reading.today, day=match["n"])
    if day is None:
        return None
    monday = monday_of(day.date)
    return "period", Period(monday, monday + timedelta(days=7), "week")


@GRAMMAR.rule("(the)? unit_word:u number:n (of|in_|comma)? year:y?", "(in_)? unit_word:u number:n")
def numbered_week(match: Match) -> Built:
    """week 31, Q3"""
    if match["u"] not in ("week", "calendar_week") or not 1 <= match["n"] <= 53 or match.preceded_by("rule"):
        return None
    today = match.reading.today
    year = match.get("y", today.year)
    monday = monday_of(date(year, 1, 4)) + timedelta(days=7 * (match["n"] - 1))
    if not match.has("y") and monday + timedelta(days=7) <= today and not match.reading.past:
        monday = monday_of(date(year + 1, 1, 4)) + timedelta(days=7 * (match["n"] - 1))
    return "period", Period(monday, monday + timedelta(days=7), "week")
