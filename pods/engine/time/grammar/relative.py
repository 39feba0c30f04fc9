"""Counted from now or from another time: in an hour, two days ago, three days after Easter, the next three weeks."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from pods.engine.time.alphabet import stands_for
from pods.engine.time.calendar_math import add_days, add_length, monday_of
from pods.engine.time.clocks import Reading, elapsed, place
from pods.engine.time.grammar.lengths import length_of
from pods.engine.time.nodes import Day, Length, Moment, Period, Range
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()


def away(reading: Reading, length: Length, sign: int = 1) -> Built:
    """The day or instant that lies a length from now."""
    if length.workdays:
        day = reading.today
        for _ in range(int(length.count)):
            day += timedelta(days=sign)
            while day.weekday() > 4:
                day += timedelta(days=sign)
        return "day", Day(day, relative=True, elapsed=True)
    if length.in_days:
        moved = add_length(reading.today, length, sign)
        return ("day", Day(moved, relative=True, elapsed=True)) if moved else None
    instant = elapsed(reading, length, sign)
    return ("datetime", Moment(instant, relative=True)) if instant else None


@GRAMMAR.rule(
    "(in_|within|during|for_)? (the)? (next|last|past_word):w length:l",
    "(in_|within|during)? (the)? length:l (next|last|past_word):w",
    "(the)? number:n (next|last|past_word):w unit:u",
    "(in_|within|during)? (the)? next:w (hour_unit|minute_unit):u",
)
def coming_or_past(match: Match) -> Built:
    """the next three weeks, last 2 minutes, les 3 prochaines heures"""
    length = match["l"] if match.has("l") else length_of(match.get("n", 1), match["u"])
    if length is None:
        return None
    backwards = match.kind("w") in ("last", "past_word") or match["w"] == -1
    if length.unit == "weekend" or (length.unit == "quarter"):
        monday = monday_of(match.reading.today)
        return "period", Period(monday, monday + timedelta(days=7), "week") if length.unit == "weekend" else None
    found = _bounds(match.reading, length, -1 if backwards else 1)
    return ("range", found) if found else None


@GRAMMAR.rule("day:d (in_|ago_before):p length:l", "(?<!for_)length:l day:d")
def from_a_day(match: Match) -> Built:
    """heute in einer Woche, morgen in 14 Tagen, a fortnight tomorrow"""
    day: Day = match["d"]
    sign = -1 if match.has("p") and match.kind("p") != "in_" else 1
    if not day.relative or not match["l"].in_days or day.date < match.reading.today:
        return None
    if not match.has("p") and match["l"].unit not in ("week", "fortnight"):
        return None
    moved = add_length(day.date, match["l"], sign)
    return ("day", Day(moved, relative=True)) if moved else None


@GRAMMAR.rule(
    "(in_|after) (approx|the)? length:l from_now?",
    "length:l from_now",
    "from_now length:l",
    "length:l (from|since|after) now",
    "now plus length:l",
)
def ahead(match: Match) -> Built:
    """in 20 minutes, two days from now, dans 45 minutes; not "por 2 horas", which says how long"""
    if match.items[match.begin].raw == "por":
        return None
    if (
        match.items[match.begin].raw in ("after", "nach")
        and match.end - match.begin == 2
        and not match.items[match.begin].glued
        and match.reading.language.code == "en"
    ):
        return None
    return away(match.reading, match["l"])


@GRAMMAR.rule("number:n (weekdays|wday|unit_word|weekends_word):w from_now")
def weekdays_from_now(match: Match) -> Built:
    """three Fridays from now"""
    weekday = match["w"]
    if match.kind("w") == "unit_word" and weekday != "weekend":
        return None
    if match.kind("w") in ("unit_word", "weekends_word"):
        weekday = 5
    today = match.reading.today
    moved = add_days(today, (weekday - today.weekday() - 1) % 7 + 1 + 7 * (match["n"] - 1))
    return ("day", Day(moved)) if moved else None


@GRAMMAR.rule("length:l ago", "ago_before (approx|the)? length:l", "now (dash|minus) length:l")
def ago(match: Match) -> Built:
    """two hours ago, vor drei Tagen, il y a 40 minutes"""
    return away(match.reading, match["l"], -1)


_OF_SOMETHING = "(the|of)* gap (the|of|gap|stop unit_word){0,6} (on|the|comma)*"
"""What a length is counted from by its name ("Mia's birthday on"), before its day is said; "'s" is two items."""


@GRAMMAR.rule(
    "(on|in_|the|a_one)* (unit_word|day_word):u (ahead_of|after|ordinal):p of? the? day:b",
    f"(on|in_|the|a_one)* (unit_word|day_word):u (ahead_of|after|ordinal):p {_OF_SOMETHING} day:b",
    "(on|in_|the)* day_before:p (of|the)* day:b",
    f"(on|in_|the)* day_before:p {_OF_SOMETHING} day:b",
    f"length:l (ahead_of|after|ordinal):p {_OF_SOMETHING} day:b",
)
def day_beside_another(match: Match) -> Built:
    """the day before 12 December, la veille du 14 juillet, two days before Mia's birthday on the 12th"""
    direction, unit = match.item("p"), match.get("u", "day")
    if match.kind("p") == "ordinal" and direction.raw != "prima":
        return None
    if match.kind("p") == "day_before" and direction.value:
        return None
    if any(item.raw != "'" for item in match.items[match.begin : match.end] if stands_for(item.char, ("stop",))):
        return None
    if unit != "day" and (not match.has("u") or match.kind("u") != "day_word"):
        return None
    length = match.get("l", Length(days=1, unit="day"))
    if not length.in_days:
        return None
    moved = add_length(match["b"].date, length, 1 if match.kind("p") == "after" else -1)
    return ("day", Day(moved, relative=True)) if moved else None


@GRAMMAR.rule(
    "length:l (after|from|ahead_of|past_word):p (the)? (day|datetime|clock):b",
    "length:l (after|from|ahead_of):p (the)? relday:r",
    "(a_one|the) unit_word:u from:p (day):b",
    "length:l (to):p (clock|datetime):b",
)
def counted_from(match: Match) -> Built:
    """three days after Easter, two days from tomorrow, 15 minutes from 1pm"""
    reading = match.reading
    if match.has("u"):
        if match["u"] != "day":
            return None
        length = Length(days=1, unit="day")
    else:
        length = match["l"]
    sign = -1 if match.kind("p") in ("before", "to") else 1
    kind, base = match.kind("b"), match["b"]
    if kind == "day":
        if length.in_days:
            moved = add_length(base.date, length, sign)
            return ("day", Day(moved, relative=True)) if moved else None
        return None
    moment = place(base, None, reading) if kind == "clock" else base
    day = add_length(moment.at.date(), length, sign)
    if day is None:
        return None
    at = datetime.combine(day, moment.at.time()) + timedelta(seconds=sign * length.seconds)
    return "datetime", Moment(at, has_date=True, relative=moment.relative)


def _bounds(reading: Reading, length: Length, sign: int) -> Range | None:
    here = reading.here
    if length.in_days and not length.workdays:
        first = add_days(reading.today, 1) if sign > 0 else add_length(reading.today, length, -1)
        last = add_length(first, length) if first and sign > 0 else reading.today
        if length.weekends or first is None or last is None:
            return None
        return Range(_midnight(first), _midnight(last), relative=True)
    if length.workdays:
        built = away(reading, length, sign)
        if built is None:
            return None
        other = built[1].date
        first_day = add_days(reading.today, 1)
        while first_day and first_day.weekday() > 4:
            first_day = add_days(first_day, 1)
        if sign > 0 and first_day:
            return Range(_midnight(first_day), _midnight(other) + timedelta(days=1), relative=True)
        return Range(_midnight(other), _midnight(reading.today), relative=True)
    other_end = elapsed(reading, length, sign)
    if other_end is None:
        return None
    start, end = (here, other_end) if sign > 0 else (other_end, here)
    return Range(start, end, has_time=True, relative=True)


def _midnight(day: object) -> datetime:
    if not isinstance(day, date):
        raise TypeError(day)
    return datetime.combine(day, time())


@GRAMMAR.rule("within (the|approx|of)? length:l")
def within(match: Match) -> Built:
    """within 2 hours"""
    reading, length = match.reading, match["l"]
    if length.in_days:
        end = add_length(reading.today, length)
        return (
            ("range", Range(reading.here, datetime.combine(end, reading.here.time()), has_time=True, relative=True))
            if end
            else None
        )
    end_at = elapsed(reading, length)
    return ("range", Range(reading.here, end_at, has_time=True, relative=True)) if end_at else None


@GRAMMAR.rule("now")
def now(match: Match) -> Built:
    """now"""
    return "datetime", Moment(match.reading.here, relative=True)
