"""Pieces side by side: a date and a time, two ends of a range, a start and a length."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from pods.engine.time.clocks import PART_BOUNDS, Reading, at, in_part, place, place_part, place_range
from pods.engine.time.grammar.figures import clock_of
from pods.engine.time.nodes import Clock, Day, Length, Moment, Period, Range
from pods.engine.time.reduce import Built, Grammar, Match

DAYS = Grammar()
RANGES = Grammar()
MOMENTS = Grammar()


@dataclass(frozen=True, slots=True)
class Vague:
    """A part of a day, with its day where one was named."""

    part: str
    day: Day | None = None


def midnight(day: date) -> datetime:
    """The beginning of a day."""
    return datetime.combine(day, time())


def first_day(value: Day | Period) -> date:
    return value.date if isinstance(value, Day) else value.start


def next_day(value: Day | Period) -> date:
    """The day after a day or period."""
    return value.date + timedelta(days=1) if isinstance(value, Day) else value.end


@DAYS.rule("tonight:t", "this part:p", "part:p this")
def part_of_today(match: Match) -> Built:
    """tonight, this evening"""
    part = match["t"] if match.has("t") else match["p"]
    return "vague", Vague(part, Day(match.reading.today, relative=True))


@DAYS.rule("(start_of|middle_of|end_of|early|late):e (of|in_)? the? part:p")
def edge_of_part(match: Match) -> Built:
    """en fin de soirée, late afternoon"""
    edge = {"start_of": "early", "early": "early", "middle_of": "middle"}.get(match.kind("e"), "late")
    name = f"{edge}_{match['p']}"
    return ("part", name) if name in PART_BOUNDS else None


@DAYS.rule("weekday_part:d")
def part_of_weekday(match: Match) -> Built:
    """Dienstagmorgen"""
    from pods.engine.time.calendar_math import resolve_day

    weekday, part = match["d"]
    day = resolve_day(match.reading.today, weekday=weekday, past=match.reading.past)
    return ("vague", Vague(part, day)) if day else None


@DAYS.rule(
    "day:d (comma|in_|at|of|on|during|by|the|for_|approx|early|late|from)* part:p", "(in_|at|on|during)? (the|early|late)* part:p (of|on|the|in_)+ day:d", "(early|late) day:d part:p",
    "part:p day:d", "day:d (in_|on|the)* part:p",
)
def day_and_part(match: Match) -> Built:
    """tomorrow afternoon, Saturday morning, in the evening of the 3rd"""
    return "vague", Vague(match["p"], match["d"])


@DAYS.rule("(in_|during|at|on|by|for_|approx|from) (the|early|late)* part:p", "(early|late) in_ the part:p", "the part:p (?!gap)")
def part_alone(match: Match) -> Built:
    """in the evening, am Nachmittag"""
    return "vague", Vague(match["p"])


@DAYS.rule("vague:v (comma|at|approx|on|in_|the|from|for_|by)* (clock|bare_clock):c", "vague:v (comma|at)? number:n (?!gap|unit|ord|mon|up_to)", "(clock|bare_clock):c (in_|on|of|at|comma|the)* vague:v",
           "number:n vague:v")
def part_and_clock(match: Match) -> Built:
    """this afternoon at 3, at 7 this evening"""
    vague: Vague = match["v"]
    if match.has("n"):
        hour = match["n"]
        if not 1 <= hour <= 12 or (match.items[match.begin].char == match.item("n").char and vague.day is None):
            return None
        clock: Clock | None = Clock(hour, exact=False)
    else:
        clock = match["c"]
    if clock is None:
        return None
    if vague.day is not None and match.preceded_by("and_", "up_to") and match.begin > 1 and match.items[match.begin - 2].value is not None:
        return None
    placed = in_part(clock, vague.part) if (not clock.exact or clock.hour <= 12) and not (clock.exact and clock.hour == 0) else clock
    if placed is None:
        return None
    if vague.day is None:
        return "clock", placed
    if clock.exact and clock.hour >= 1 and vague.part in ("night", "evening") and clock.hour < 7:
        placed = clock
    return "datetime", place(placed, vague.day, match.reading)


def _clock(match: Match, group: str) -> Clock | None:
    value = match[group]
    if isinstance(value, Clock):
        return value
    return clock_of(value, 0, match.item(group).raw, match.reading) if value <= 24 else None


_FROM = "(from|between|approx|at|on)"


@RANGES.rule(
    f"{_FROM}* timed:a oclock? (up_to|and_) (approx|at|the)* (timed):b oclock?",
    f"{_FROM}* timed:a oclock? up_to (approx|at|the)* number:b (?!unit|mon|gap|bare_dot|up_to) oclock?",
    "(from|between) timed:a (up_to|and_) (approx|at|the)* number:b (?!unit|mon|bare_dot|up_to)",
    "(from|between) approx? the? number:a (up_to|and_) (the|at)* timed:b",
    "(at approx?|approx)? number:a (dash|to|until) (the|at)* timed:b",
    "(from|between) the? number:a oclock? (up_to|and_) (the|at)* number:b (oclock|hour_unit)? (?!unit|mon|gap|bare_dot|of mon|of the mon|ord|decimal|length)",
    "number:a dash number:b (hour_unit|oclock|hour_mark)",
    "number:a (dash|to) number:b (?=on|day|next|this|last|wday|vague|relday|in_ the part|part|tonight)",
    "(?<=day) comma? at? number:a (dash|to) number:b (?!unit|mon|gap|of|bare_dot)",
    "(?<=vague)(from)? number:a (dash|to|until) number:b (?!unit|mon|gap|of|bare_dot)",
)
def clock_range(match: Match) -> Built:
    """from 3 to 5, 7pm til 9, 16:30 to 17:15, between 9 and 10:30"""
    first, last = _clock(match, "a"), _clock(match, "b")
    if first is None or last is None:
        return None
    both_bare = match.kind("a") == "number" and match.kind("b") == "number"
    if both_bare and match.items[match.begin].raw in match.reading.language.day_articles:
        return None
    if both_bare and (match["a"] > 24 or match["b"] > 24):
        return None
    if both_bare and match.followed_by("part") and match.items[match.end].value in ("evening", "afternoon"):
        last = in_part(last, match.items[match.end].value) or last
    return "range", place_range(first, last, None, match.reading)


@RANGES.rule(
    "day:d (comma|from|at|between|for_|on|the)* range:r", "range:r (comma|on|of|the|in_|from)* day:d", "vague:d (comma|from|at|between)* range:r", "range:r (comma|on|of|in_|the)* vague:d",
    "range:r (of|in_|the|on|at)* part:d", "period:d (comma|from|at|between)* range:r",
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


@RANGES.rule(
    "(from|between|on|the)* day:a (up_to|and_|dash) (the|on)* (day|period):b", "(from|between|in_)* period:a (up_to|and_|dash) (the|in_)* (period|day):b",
    "(from|between|on)* day:a (up_to|dash) the? dnum:b bare_dot? (?!unit|mon|gap|oclock|hour_unit|ampm|of|hour_mark)", "(from|between) (the|on)* dnum:a bare_dot? (of the?)? (up_to|and_) the? (day):b",
    "the? dnum:a bare_dot? (up_to|slash) the? day:b", "number:a bare_dot? (up_to|and_|slash) (the)? day:b",
    "(from|between) (the|on)* dnum:a bare_dot? (up_to|and_) the? dnum:b bare_dot? (of the)? (?!unit|mon|gap|oclock|hour_unit|ampm)",
)
def day_range(match: Match) -> Built:
    """12 to 15 March, from Monday to Friday, between today and tomorrow"""
    reading = match.reading
    a, b = match["a"], match["b"]
    joined_by_and = bool(match.all("and_")) and not match.all("between", "from")
    if joined_by_and:
        return None
    if isinstance(a, Day | Period) and isinstance(b, Day | Period):
        start, end = _outer(a, b)
    elif isinstance(b, Day):
        found = _same_month(b.date, a)
        if found is None or b.day is None:
            return None
        start, end = found, next_day(b)
    elif isinstance(a, Day):
        found = _later_day(a.date, b)
        if found is None or a.day is None and not match.kind("b") == "ordinal":
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
    if isinstance(a, Day) and isinstance(b, Day):
        if a.day and not a.month and b.month and b.day and a.weekday is None:
            start = _same_month(b.date, a.day) or start
        elif b.day and not b.month and a.day:
            later = _later_day(start, b.day)
            return start, later + timedelta(days=1) if later else end
    return start, _following(a, b, start, end)


def _two_days(reading: Reading, a: int, b: int, match: Match) -> tuple[date, date] | None:
    from pods.engine.time.calendar_math import resolve_day

    certain = match.kind("a") != "number" or match.kind("b") != "number" or match.all("bare_dot") or (reading.language.number_is_day and bool(match.all("the", "from")))
    if not certain or not (1 <= a <= 31 and 1 <= b <= 31):
        return None
    first = resolve_day(reading.today, day=a, past=reading.past)
    last = _later_day(first.date, b) if first else None
    return (first.date, last + timedelta(days=1)) if first and last else None


def _following(a: Day | Period, b: Day | Period, start: date, end: date) -> date:
    """The end of a range moved past its start, where the end was said without its year or week."""
    from pods.engine.time.calendar_math import add_months

    weekday_only = isinstance(b, Day) and b.weekday is not None and b.day is None
    while end <= start and weekday_only:
        end += timedelta(days=7)
    if isinstance(b, Day) and weekday_only and isinstance(a, Day) and (end - start).days > 8 and a.weekday is not None and b.which is None:
        end -= timedelta(days=7)
    yearless = (isinstance(b, Day) and b.year is None and b.month is not None) or (isinstance(b, Period) and b.month is not None and b.year is None)
    a_year = a.year
    while yearless and end <= start:
        end = add_months(end, 12) or end + timedelta(days=365)
    if yearless and a_year is None and (end - start).days > 366:
        end = add_months(end, -12) or end
    return end


def _same_month(last: date, day: int) -> date | None:
    """The day with this number on or before another."""
    from pods.engine.time.calendar_math import add_months, make_date

    if not 1 <= day <= 31:
        return None
    found = make_date(last.year, last.month, day)
    if found and found <= last:
        return found
    before = add_months(last.replace(day=1), -1)
    return make_date(before.year, before.month, day) if before else None


def _later_day(first: date, day: int) -> date | None:
    from pods.engine.time.calendar_math import add_months, make_date

    if not 1 <= day <= 31:
        return None
    found = make_date(first.year, first.month, day)
    if found and found > first:
        return found
    after = add_months(first.replace(day=1), 1)
    return make_date(after.year, after.month, day) if after else None


@RANGES.rule("(on|from)* range:r (of|in_|comma) year:y", "(on|from)* range:r (of|in_|comma)* period:p")
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
        return "range", replace(found, start=found.start.replace(year=year), end=found.end.replace(year=found.end.year + years))
    except ValueError:
        return None


@MOMENTS.rule(
    "day:d (comma|at|on|from_word|of_from|approx|the|for_|lparen|dash|in_)* timed:c rparen?", "(at)? timed:c (comma|on|of|the|from|at|in_|for_)* day:d",
    "day:d (comma|dash)? number:n (?!gap|unit|mon|up_to|ord|number|decimal|dash|slash|of|times|bare_dot number|wday)", "number:n day:d",
    "period:d (comma|at|on)* timed:c",
)
def day_and_clock(match: Match) -> Built:
    """Thursday at 4.15pm, 9am on Saturday, 9 tomorrow"""
    value = match["d"]
    if match.has("n"):
        hour = match["n"]
        if not 1 <= hour <= 12 or match.before is not None and match.items[match.begin].char == match.item("n").char and not match.preceded_by("at", "gap", "comma"):
            return None
        if match.items[match.begin].char == match.item("n").char and not (isinstance(value, Day) and (value.relative or value.weekday is not None)):
            return None
        clock = Clock(hour, exact=False)
    else:
        clock = match["c"]
    if isinstance(value, Period):
        if value.grain not in ("month", "year"):
            return None
        value = Day(value.start)
    return "datetime", place(clock, value, match.reading)


@MOMENTS.rule("datetime:m (comma|on)* (day|wday):d", "wday:d comma? datetime:m")
def moment_and_weekday(match: Match) -> Built:
    """9:30 on the 14th, Friday"""
    moment: Moment = match["m"]
    weekday = match["d"].date.weekday() if isinstance(match["d"], Day) else match["d"]
    return ("datetime", moment) if moment.at.weekday() == weekday and moment.has_date else None


@MOMENTS.rule("(from|between)? datetime:a (up_to|and_|slash) (the|on|at)* (datetime|timed):b", "(from|between)? datetime:a up_to at? number:b (?!unit|gap|mon)", "(from|between)? timed:a up_to (the)? datetime:b")
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


@MOMENTS.rule("(from|begin|since)* (datetime|timed):m (for_|during|comma)* length:l", "(for_)? length:l (begin|from|since|on|at|comma)+ (datetime|timed):m",
              "(for_)? length:l (begin|from|since)+ (the|on)* day:m", "(from|begin)+ day:m for_ length:l", "for_ length:l (begin|from) at? number:m (?!unit|gap|mon|ord)", "day:m for_ length:l")
def start_and_length(match: Match) -> Built:
    """at 4pm for 30 minutes, 3 days starting next Monday"""
    length: Length = match["l"]
    start = match["m"]
    if isinstance(start, int):
        start = Clock(start % 24, exact=start > 12)
    if isinstance(start, Day):
        from pods.engine.time.calendar_math import add_length

        end = add_length(start.date, length)
        if not length.in_days or end is None:
            return None
        return "range", Range(midnight(start.date), midnight(end))
    if length.total_seconds > 7 * 86400:
        return None
    moment = place(start, None, match.reading) if isinstance(start, Clock) else start
    return "range", Range(moment.at, moment.at + timedelta(seconds=length.total_seconds), has_time=True, has_date=moment.has_date,
                          first=start if isinstance(start, Clock) else None)


@MOMENTS.rule(
    "(day|period):d comma? (not_)? (ahead_of|until|after|since|by|from):p (the|at|approx|of)* timed:c", "(ahead_of|until|after|since|by|to|from|begin):p (the|at|on|approx|of)* (day|datetime|period|timed|vague):x",
    "(after|ahead_of|until|by):p (the|at)* number:n (?!gap|unit|mon|ord|oclock|number|up_to)", "datetime:x or_ later:p", "timed:x or_ later:p", "day:x and_ later:p",
)
def open_range(match: Match) -> Built:
    """until Friday, since 2014, after 2 pm, Thursday before 5pm"""
    reading, kind = match.reading, match.kind("p")
    moment: datetime
    has_date, has_time = True, True
    if match.has("c"):
        day = match["d"] if isinstance(match["d"], Day) else Day(match["d"].start)
        placed = place(match["c"], day, reading)
        moment = placed.at
    elif match.has("n"):
        if match["n"] > 24 or match.after is not None and not match.followed_by("stop", "comma"):
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
            inclusive = kind in ("until", "by") and (isinstance(value, Day) or value.edge is not None or (kind == "by" and not value.named))
            if kind == "from" and isinstance(value, Day) and not value.day and not value.relative:
                return None
            if isinstance(value, Period) and value.edge == "end":
                late = inclusive = kind in ("until", "by", "before", "after")
            moment = midnight(next_day(value) if (late or inclusive) else first_day(value))
    if kind in ("before", "until", "by"):
        return "range", Range(None, moment, has_time=has_time, has_date=has_date, mod=kind)
    return "range", Range(moment, None, has_time=has_time, has_date=has_date, mod=kind)


def placed_part(vague: Vague, reading: Reading) -> Moment:
    """A part of a day as an instant."""
    return place_part(vague.part, vague.day, reading)


__all__ = ["DAYS", "MOMENTS", "RANGES", "Vague", "at", "placed_part"]
