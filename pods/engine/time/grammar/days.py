"""Days by weekday, place or name: the second Friday of May, next Tuesday, the 15th, Easter Monday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pods.engine.time.alphabet import class_name
from pods.engine.time.calendar_math import (
    add_days,
    add_length,
    holiday_day,
    make_date,
    monday_of,
    nth_weekday,
    resolve_day,
)
from pods.engine.time.nodes import Day, Length, Period
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()


_LAST_DAY = 31


def _day(match: Match, **said: int | None) -> Built:
    day = resolve_day(match.reading.today, past=match.reading.past, **said)
    return ("day", day) if day else None


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
        return _day(match, day=match["d"]) if match["u"] == "month" and 1 <= match["d"] <= _LAST_DAY else None
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
    return _day(match, weekday=weekday, which=which)


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
    if not 1 <= match["d"] <= _LAST_DAY or (match.kind("d") == "number" and match.preceded_by("every", "number")):
        return None
    if (
        match.kind("d") == "number"
        and match.item("d").value <= 12
        and not match.all("the", "day_word", "bare_dot")
        and not _date_fits(match)
    ):
        return None
    return _day(match, weekday=match["w"], day=match["d"])


def _date_fits(match: Match) -> bool:
    """Whether the number after a weekday is the day of the month of one of the next two such weekdays."""
    found = resolve_day(match.reading.today, weekday=match["w"])
    days = {found.date.day, (found.date + timedelta(days=7)).day} if found else set()
    return match["d"] in days and match.item("d").raw.isdigit()


@GRAMMAR.rule("ordinal:d (?=stop|clock|bare_clock|at)", "ordinal:d")
def ordinal_first(match: Match) -> Built:
    """24th, as all that is said or before a clock time"""
    alone = match.before is None and (match.after is None or match.followed_by("stop", "clock", "bare_clock", "at"))
    digits = match.item("d").raw[:1].isdigit()
    return _day(match, day=match["d"]) if alone and digits else None


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
    if not 1 <= match["d"] <= _LAST_DAY:
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
    return _day(match, day=match["d"])


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
    return _day(match, weekday=match["w"])


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
