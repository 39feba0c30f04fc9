"""Ranges of times and of days: from 3 to 5, 12 to 15 March."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pods.engine.time.calendar_math import add_months, make_date, resolve_day
from pods.engine.time.clocks import Reading, in_part, place_range
from pods.engine.time.grammar.building import LAST_HOUR, clock_of, first_day, midnight, next_day
from pods.engine.time.grammar.parts import Vague
from pods.engine.time.nodes import Clock, Day, Moment, Period, Range
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()


def clock_in(match: Match, group: str) -> Clock | None:
    value = match[group]
    if isinstance(value, Clock):
        return value
    raw = match.item(group).raw
    return clock_of(value, 0, raw, match.reading, written=raw.startswith("0")) if value <= LAST_HOUR else None


_FROM = "(from|between|approx|at|on)"


@GRAMMAR.rule(
    f"{_FROM}* timed:a oclock? (up_to|and_) (approx|at|the)* (timed):b oclock?",
    f"{_FROM}* timed:a oclock? up_to (approx|at|the)* number:b (?!unit|mon|gap|bare_dot|up_to) oclock?",
    "(from|between) timed:a (up_to|and_) (approx|at|the)* number:b (?!unit|mon|bare_dot|up_to)",
    "(from|between) approx? the? number:a (up_to|and_) (the|at)* timed:b",
    "(at approx?|approx)? number:a (dash|to|until) (the|at)* timed:b",
    (
        "(from|between) the? number:a oclock? (up_to|and_) (the|at)* number:b (oclock|hour_unit)? "
        "(?!unit|mon|bare_dot|of mon|of the mon|ord|decimal|length)"
    ),
    "number:a dash number:b (hour_unit|oclock|hour_mark)",
    "clock:a slash clock:b",
    "number:a (dash|to) number:b (?=on|day|next|this|last|wday|vague|relday|in_ the part|part|tonight)",
    "(?<=day) comma? at? number:a (dash|to) number:b (?!unit|mon|gap|of|bare_dot)",
    "(?<=rule) comma? at? number:a (dash|to|until) number:b (?!unit|mon|of|bare_dot|times_word)",
    "(?<=vague)(from)? number:a (dash|to|until) number:b (?!unit|mon|gap|of|bare_dot)",
)
def clock_range(match: Match) -> Built:
    """from 3 to 5, 7pm til 9, 16:30 to 17:15, between 9 and 10:30"""
    first, last = clock_in(match, "a"), clock_in(match, "b")
    if first is None or last is None:
        return None
    both_bare = match.kind("a") == "number" and match.kind("b") == "number"
    if both_bare and _counts_something(match):
        return None
    if match.all("and_") and not match.all("from", "between"):
        return None
    if both_bare and match.items[match.begin].raw in match.reading.language.day_articles:
        return None
    if both_bare and (match["a"] > 24 or match["b"] > 24):
        return None
    if both_bare and match.followed_by("part") and match.items[match.end].value in ("evening", "afternoon"):
        last = in_part(last, match.items[match.end].value) or last
    return "range", place_range(first, last, None, match.reading)


def _counts_something(match: Match) -> bool:
    """Whether a bare range is of things ("from 5 to 6 eggs"), not of hours ("from 5 to 6 with Tom", "Mondays 5–6")."""
    if match.preceded_by("rule") or (match.preceded_by("day", "vague") and match.all("from", "between")):
        return False
    if match.after is None or not match.followed_by("gap") or match.all("oclock", "hour_unit"):
        return False
    return match.after.raw not in match.reading.language.uncounted


@GRAMMAR.rule(
    "day:d (comma|from|at|between|for_|on|the)* range:r",
    "range:r (comma|on|of|the|in_|from)* day:d",
    "vague:d (comma|from|at|between)* range:r",
    "range:r (comma|on|of|in_|the)* vague:d",
    "range:r (of|in_|the|on|at)* part:d",
    "period:d (comma|from|at|between)* range:r",
)
def day_and_clock_range(match: Match) -> Built:
    """Wednesday 16:30 to 17:15, from 3 to 5 on Friday"""
    value, found = match["d"], match["r"]
    if found.first is None or found.last is None or (found.has_date and found.days):
        return None
    first, last = found.first, found.last
    day: Day | None = None
    if isinstance(value, Day):
        day = value
    elif isinstance(value, Vague):
        day = value.day
    elif isinstance(value, Period):
        day = Day(value.start)
    part = value.part if isinstance(value, Vague) else value if isinstance(value, str) else None
    if part is not None:
        first = in_part(replace(first, hour=(first.hour - 1) % 12 + 1), part) or first
        last = in_part(replace(last, hour=(last.hour - 1) % 12 + 1), part) or last
    return "range", place_range(first, last, day, match.reading)


@GRAMMAR.rule(
    "(from|between|on|the)* day:a (up_to|and_|dash) (the|on)* (day|period):b",
    "from_now:a up_to (the|on)* (day|period):b",
    "(from|between) datetime:a (up_to|and_) (the|on)* (day|period):b",
    "(from|between|in_)* period:a (up_to|and_|dash) (the|in_)* (period|day):b",
    "(from|between|on)* day:a (up_to|dash) the? dnum:b bare_dot? (?!unit|mon|gap|oclock|hour_unit|ampm|of|hour_mark)",
    "(from|between) (the|on)* dnum:a bare_dot? (of the?)? (up_to|and_) the? (day):b",
    "the? dnum:a bare_dot? (up_to|slash) the? day:b",
    "number:a bare_dot? (up_to|and_|slash) (the)? day:b",
    (
        "(from|between) (the|on)* dnum:a bare_dot? (up_to|and_) the? dnum:b bare_dot? (of the)? "
        "(?!unit|mon|gap|oclock|hour_unit|ampm)"
    ),
)
def day_range(match: Match) -> Built:
    """12 to 15 March, from Monday to Friday, between today and tomorrow"""
    reading = match.reading
    a, b = match["a"], match["b"]
    joined_by_and = bool(match.all("and_")) and not match.all("between", "from")
    if joined_by_and:
        return None
    if match.kind("a") == "from_now" or (isinstance(a, Moment) and a.at == reading.here):
        a = Day(reading.today)
    if isinstance(a, Day | Period) and isinstance(b, Day | Period):
        start, end = _outer(a, b)
    elif isinstance(b, Day):
        found = _same_month(b.date, a)
        if found is None or b.day is None:
            return None
        start, end = found, next_day(b)
    elif isinstance(a, Day):
        found = _later_day(a.date, b)
        if found is None or (a.day is None and match.kind("b") != "ordinal"):
            return None
        start, end = a.date, found + timedelta(days=1)
    else:
        start_end = _two_days(reading, a, b, match)
        if start_end is None:
            return None
        start, end = start_end
    if end <= start:
        return None
    return "range", Range(midnight(start), midnight(end))


def _outer(a: Day | Period, b: Day | Period) -> tuple[date, date]:
    """The bounds of two days or periods; a day without its month takes that of the other."""
    start, end = first_day(a), next_day(b)
    if isinstance(a, Period) and a.month and a.year is None and isinstance(b, Period) and b.month and b.year:
        start = date(end.year - (a.month > b.month), a.month, 1)
    if isinstance(a, Day) and isinstance(b, Day):
        if a.day and not a.month and b.month and b.day and a.weekday is None:
            start = _same_month(b.date, a.day) or start
        elif b.day and not b.month and a.day:
            later = _later_day(start, b.day)
            return start, later + timedelta(days=1) if later else end
        elif a.day and a.month and a.year is None and b.year is not None:
            same = make_date(b.year, a.month, a.day)
            start = same if same and same <= b.date else make_date(b.year - 1, a.month, a.day) or start
    return start, _following(a, b, start, end)


def _two_days(reading: Reading, a: int, b: int, match: Match) -> tuple[date, date] | None:
    certain = (
        match.kind("a") != "number"
        or match.kind("b") != "number"
        or match.all("bare_dot")
        or (reading.language.number_is_day and bool(match.all("the", "from")))
    )
    if not certain or not (1 <= a <= 31 and 1 <= b <= 31):
        return None
    first = resolve_day(reading.today, day=a, past=reading.past)
    last = _later_day(first.date, b) if first else None
    return (first.date, last + timedelta(days=1)) if first and last else None


def _following(a: Day | Period, b: Day | Period, start: date, end: date) -> date:
    """The end of a range moved past its start, where the end was said without its year or week."""
    weekday_only = isinstance(b, Day) and b.weekday is not None and b.day is None
    while end <= start and weekday_only:
        end += timedelta(days=7)
    if (
        isinstance(b, Day)
        and weekday_only
        and isinstance(a, Day)
        and (end - start).days > 8
        and a.weekday is not None
        and b.which is None
    ):
        end -= timedelta(days=7)
    yearless = (isinstance(b, Day) and b.year is None and b.month is not None) or (
        isinstance(b, Period) and b.month is not None and b.year is None
    )
    a_year = a.year
    while yearless and end <= start:
        end = add_months(end, 12) or end + timedelta(days=365)
    if yearless and a_year is None and (end - start).days > 366:
        end = add_months(end, -12) or end
    return end


def _same_month(last: date, day: int) -> date | None:
    """The day with this number on or before another."""
    if not 1 <= day <= 31:
        return None
    found = make_date(last.year, last.month, day)
    if found and found <= last:
        return found
    before = add_months(last.replace(day=1), -1)
    return make_date(before.year, before.month, day) if before else None


def _later_day(first: date, day: int) -> date | None:
    if not 1 <= day <= 31:
        return None
    found = make_date(first.year, first.month, day)
    if found and found > first:
        return found
    after = add_months(first.replace(day=1), 1)
    return make_date(after.year, after.month, day) if after else None


@GRAMMAR.rule("(on|from)* range:r (of|in_|comma) year:y", "(on|from)* range:r (of|in_|comma)* period:p")
def range_of_year(match: Match) -> Built:
    """26 June to 28 June in 2027"""
    found: Range = match["r"]
    if found.has_time or not found.start or not found.end:
        return None
    if match.has("p") and match["p"].grain != "year":
        return None
    year = match["y"] if match.has("y") else match["p"].start.year
    years = year - found.start.year
    try:
        return "range", replace(
            found, start=found.start.replace(year=year), end=found.end.replace(year=found.end.year + years)
        )
    except ValueError:
        return None
