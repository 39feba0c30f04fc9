"""A day with a time, ranges of such, a start with a length, and ranges with one end."""

from __future__ import annotations

from datetime import datetime, timedelta

from pods.engine.time.calendar_math import add_length
from pods.engine.time.clocks import place, place_range
from pods.engine.time.grammar.building import clock_of, first_day, midnight, next_day
from pods.engine.time.grammar.parts import Vague
from pods.engine.time.nodes import Clock, Day, Length, Moment, Period, Range
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()
_BOUNDS = {"latest": "by", "earliest": "since"}


@GRAMMAR.rule(
    "day:d (comma|at|on|from_word|of_from|approx|the|for_|lparen|dash|in_)* timed:c rparen?",
    "(at)? timed:c (comma|on|of|the|from|at|in_|for_)* day:d",
    (
        "day:d (comma|dash)? number:n (?!gap|unit|mon|up_to|ord|number|decimal|dash|slash|of|"
        "times_word|bare_dot number|wday)"
    ),
    "number:n day:d",
    "period:d (comma|at|on)* timed:c",
)
def day_and_clock(match: Match) -> Built:
    """Thursday at 4.15pm, 9am on Saturday, 9 tomorrow"""
    value = match["d"]
    if match.has("n"):
        hour = match["n"]
        if not 1 <= hour <= 12 or (
            match.before is not None
            and match.items[match.begin].char == match.item("n").char
            and not match.preceded_by("at", "gap", "comma")
        ):
            return None
        if match.items[match.begin].char == match.item("n").char and not (
            isinstance(value, Day) and (value.relative or value.weekday is not None)
        ):
            return None
        clock = Clock(hour, exact=False)
    else:
        clock = match["c"]
    if isinstance(value, Period):
        if value.grain not in ("month", "year"):
            return None
        value = Day(value.start)
    return "datetime", place(clock, value, match.reading)


@GRAMMAR.rule("datetime:m (comma|on)* (day|wday):d", "wday:d comma? datetime:m")
def moment_and_weekday(match: Match) -> Built:
    """9:30 on the 14th, Friday"""
    moment: Moment = match["m"]
    weekday = match["d"].date.weekday() if isinstance(match["d"], Day) else match["d"]
    return ("datetime", moment) if moment.at.weekday() == weekday and moment.has_date else None


@GRAMMAR.rule(
    "(from|between)? datetime:a (up_to|and_|slash) (the|on|at)* (datetime|timed):b",
    "(from|between)? datetime:a up_to at? number:b (?!unit|gap|mon)",
    "(from|between)? timed:a up_to (the)? datetime:b",
)
def moment_range(match: Match) -> Built:
    """6/28 5pm - 8/2 7pm, tomorrow 8pm until 1 in the morning"""
    a, b = match["a"], match["b"]
    if match.all("and_") and not match.all("between"):
        return None
    if isinstance(a, Clock):
        day = b.day or Day(b.at.date())
        return "range", place_range(a, Clock(b.at.hour, b.at.minute), day, match.reading)
    if isinstance(b, Moment):
        end = b.at
        if end <= a.at and not b.has_date:
            end += timedelta(days=1)
        return "range", Range(a.at, end, has_time=True)
    last = b if isinstance(b, Clock) else clock_of(b, 0, "", match.reading)
    if last is None:
        return None
    found = place_range(Clock(a.at.hour, a.at.minute), last, Day(a.at.date()), match.reading)
    return "range", found


@GRAMMAR.rule(
    "(from|begin|since)* (datetime|timed):m (for_|during|comma)+ length:l",
    "(for_)? length:l (begin|from|since|on|at|comma)+ (datetime|timed):m",
    "(for_)? length:l (begin|from|since)+ (the|on)* day:m",
    "(from|begin)+ day:m for_ length:l",
    "for_ length:l (begin|from) at? number:m (?!unit|gap|mon|ord)",
    "day:m for_ length:l",
)
def start_and_length(match: Match) -> Built:
    """at 4pm for 30 minutes, 3 days starting next Monday"""
    length: Length = match["l"]
    start = match["m"]
    if isinstance(start, int):
        start = Clock(start % 24, exact=start > 12)
    if isinstance(start, Day):
        end = add_length(start.date, length)
        if not length.in_days or end is None:
            return None
        return "range", Range(midnight(start.date), midnight(end))
    if length.total_seconds > 7 * 86400:
        return None
    moment = place(start, None, match.reading) if isinstance(start, Clock) else start
    return "range", Range(
        moment.at,
        moment.at + timedelta(seconds=length.total_seconds),
        has_time=True,
        has_date=moment.has_date,
        first=start if isinstance(start, Clock) else None,
    )


@GRAMMAR.rule(
    "(day|period):d comma? (ahead_of|until|after|since|by|from|bound):p (the|at|approx|of)* timed:c",
    "(by|until|on|at|to)? (day|datetime|timed):x comma? (bound):p",
    (
        "(ahead_of|until|after|since|by|to|from|begin|bound):p (the|at|on|approx|of|in_)* "
        "(day|datetime|period|timed|vague):x"
    ),
    "(after|ahead_of|until|by|since|bound):p (the|at)* number:n latest? (?!gap|unit|mon|ord|oclock|number|up_to)",
    "datetime:x or_ later:p",
    "timed:x or_ later:p",
    "day:x and_ later:p",
)
def open_range(match: Match) -> Built:
    """until Friday, since 2014, after 2 pm, Thursday before 5pm"""
    reading, kind = match.reading, _BOUNDS.get(match.kind("p"), match.kind("p"))
    moment: datetime
    has_date, has_time = True, True
    if match.has("c"):
        day = match["d"] if isinstance(match["d"], Day) else Day(match["d"].start)
        placed = place(match["c"], day, reading)
        moment = placed.at
    elif match.has("n"):
        if match["n"] > 24 or (match.after is not None and not match.followed_by("stop", "comma", "rparen")):
            return None
        moment, has_date = place(Clock(match["n"] % 24, exact=match["n"] > 12), None, reading).at, False
    else:
        value = match["x"]
        if isinstance(value, Clock):
            if kind in ("from", "begin", "to"):
                return None
            moment, has_date = place(value, None, reading).at, False
        elif isinstance(value, Moment):
            if kind in ("from", "begin", "to"):
                return None
            moment, has_date = value.at, value.has_date
        elif isinstance(value, Vague):
            return None
        else:
            if kind in ("to", "from"):
                return None
            has_time = False
            late = kind in ("after",) if not isinstance(value, Period) or value.grain == "days" else kind == "after"
            inclusive = kind in ("until", "by") and (
                isinstance(value, Day) or value.edge is not None or (kind == "by" and not value.named)
            )
            if kind == "from" and isinstance(value, Day) and not value.day and not value.relative:
                return None
            if isinstance(value, Period) and value.edge == "end":
                late = inclusive = kind in ("until", "by", "before", "after")
            moment = midnight(next_day(value) if (late or inclusive) else first_day(value))
    if kind in ("before", "until", "by"):
        return "range", Range(None, moment, has_time=has_time, has_date=has_date, mod=kind)
    return "range", Range(moment, None, has_time=has_time, has_date=has_date, mod=kind)
