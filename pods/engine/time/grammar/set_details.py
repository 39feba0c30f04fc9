"""What qualifies a recurrence: its times of day, first and last day, months, number and exceptions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pods.engine.time.calendar_math import add_length, add_months
from pods.engine.time.clocks import agree
from pods.engine.time.grammar.building import clock_of, first_day, next_day
from pods.engine.time.grammar.parts import Vague
from pods.engine.time.grammar.set_words import without
from pods.engine.time.nodes import Clock, Day, Length, Moment, Period, Range, Rule
from pods.engine.time.recurrence import DAY_CODES, rule_text
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()


AGAIN = frozenset(
    {"rule_at", "rule_in_part", "rule_with_range", "rule_bounds", "rule_in_months", "rule_times", "rule_except"}
)
"""The late rules that may still apply after the others: what qualifies a rule comes in any order."""


_ON = "(on|comma|of|in_|the|at|from|for_)*"


@GRAMMAR.rule("rule:a (and_|comma|comma and_) rule:b", "rule:a (of|in_|on|the)* rule:b", "rule:b (every|each)? rule:a")
def two_rules(match: Match) -> Built:
    """every Saturday and every Sunday; every morning on weekdays"""
    a, b = match["a"], match["b"]
    if (
        a.freq == b.freq
        and a.interval == b.interval
        and a.by_day
        and b.by_day
        and a.clocks in (b.clocks, ())
        and not a.by_month_day
    ):
        return "rule", replace(b, by_day=tuple(dict.fromkeys((*a.by_day, *b.by_day))), implied=a.implied and b.implied)
    for first, second in ((a, b), (b, a)):
        if (
            first.freq == "DAILY"
            and first.part
            and not first.by_day
            and second.freq in ("WEEKLY", "DAILY")
            and not second.part
            and not match.all("and_", "comma")
        ):
            return "rule", replace(second, part=first.part, clocks=second.clocks or first.clocks)
        if (
            first.freq == "DAILY"
            and first.interval == 1
            and not first.by_day
            and second.by_day
            and not match.all("and_")
        ):
            return "rule", replace(second, clocks=second.clocks or first.clocks)
        if (
            first.freq == second.freq
            and not (first.by_day or first.by_month_day)
            and first.interval >= 1
            and not match.all("and_")
            and (second.interval == 1 or first.interval == 1)
        ):
            return "rule", replace(
                second, interval=max(first.interval, second.interval), clocks=second.clocks or first.clocks
            )
    return None


@GRAMMAR.rule(
    f"rule:r {_ON} (clock|bare_clock):c ((comma and_|comma|and_) at? number)+ (?!unit|gap)",
    f"rule:r {_ON} (clock|bare_clock):c ((comma and_|comma|and_) (at|the)* (clock|bare_clock))+",
    f"rule:r {_ON} (clock|bare_clock):c",
    "(at|from)? (clock|bare_clock):c (comma|on|of|in_|at)* rule:r",
    "rule:r at? number:n (?!gap|unit|mon|ord|number|times_word|bare_dot|of)",
    "(at|for_) number:n rule:r",
)
def rule_at(match: Match) -> Built:
    """every Monday at 8, at 9am on Sundays, daily at 8 and 20"""
    rule: Rule = match["r"]
    if rule.clocks:
        return None
    clocks: list[Clock] = []
    for value in [match["n"]] if match.has("n") else match.all("clock", "bare_clock", "number"):
        clock = value if isinstance(value, Clock) else clock_of(value, 0, "", match.reading)
        if clock is None:
            return None
        clocks.append(clock)
    return "rule", replace(rule, clocks=tuple(clocks))


@GRAMMAR.rule(f"rule:r {_ON} vague:v", "rule:r (in_|at|the|on|during|of)* part:v", "vague:v (on|comma|of)* rule:r")
def rule_in_part(match: Match) -> Built:
    """every Saturday morning, freitags abends"""
    rule, value = match["r"], match["v"]
    if isinstance(value, Vague):
        if value.day is not None:
            return None
        value = value.part
    return "rule", replace(rule, part=value)


@GRAMMAR.rule(
    f"rule:r {_ON} range:x",
    "range:x (on|comma|of|in_)* rule:r",
    "rule:r (for_|comma|during)+ length:l",
    "(for_)? length:l rule:r",
)
def rule_with_range(match: Match) -> Built:
    """every Wednesday 16:30 to 17:15, daily from 1 May to 15 June, every Monday for an hour"""
    rule: Rule = match["r"]
    if match.has("l"):
        length: Length = match["l"]
        if not match.all("for_", "during"):
            return None
        if length.unit in ("week", "month", "year") or (length.unit == "day" and length.count > 1):
            end = add_length(match.reading.today, length)
            return ("rule", replace(rule, until=end)) if end else None
        return "rule", replace(rule, lasts=length.total_seconds)
    found: Range = match["x"]
    if found.first is not None and found.last is not None and not rule.clocks:
        first, last = agree(found.first, found.last, match.reading.conventions)
        within = _hours_between(rule, first, last)
        return "rule", within or replace(rule, clocks=(first,), end=last)
    if found.has_time and not found.has_date and found.start is None:
        return None
    if found.mod in ("until", "by", "before") and found.end:
        until = found.end.date() - timedelta(days=0 if found.has_time else 1)
        return "rule", replace(rule, until=until)
    if found.start and found.end and not found.has_time:
        since = None if found.relative else found.start.date()
        return "rule", replace(rule, since=since, until=found.end.date() - timedelta(days=1))
    if found.start and not found.has_time:
        return "rule", _from(rule, found.start.date())
    if found.start and found.end and found.relative:
        return "rule", replace(rule, until=found.end.date())
    return None


def _hours_between(rule: Rule, first: Clock, last: Clock) -> Rule | None:
    """Every so many hours of a part of each day, as its hours; None for what does not come by the hour."""
    hours = (last.hour - first.hour) % 24 or 24
    if rule.freq != "HOURLY" or rule.interval > hours:
        return None
    clocks = [replace(first, hour=(first.hour + n) % 24) for n in range(0, hours + 1, rule.interval)]
    daily = "WEEKLY" if rule.by_day else "DAILY"
    return replace(rule, freq=daily, interval=1, clocks=tuple(dict.fromkeys(clocks)))


@GRAMMAR.rule(
    "rule:r (comma|in_|from|on)* (begin|from|since):b (on|from|in_|the|at)* (day|datetime|period):d",
    "(begin|from|since):b (on|in_|the|from|at)* (day|datetime|period):d (comma|and_)? rule:r",
    "rule:r (comma)* until:u (the|on|in_)* (day|period|datetime):d",
    "until:u (the|on|in_)* (day|period|datetime):d comma? rule:r",
    "begin:b (on|the)* (wday):w comma? rule:r",
    "rule:r comma? begin:b day:d",
)
def rule_bounds(match: Match) -> Built:
    """daily starting 3 March, every Wednesday until November"""
    rule: Rule = match["r"]
    if match.has("w"):
        return None
    value = match["d"]
    if isinstance(value, Moment):
        start, clock = value.at.date(), Clock(value.at.hour, value.at.minute)
        if match.has("b"):
            return "rule", replace(rule, since=start, clocks=rule.clocks or (clock,))
        return "rule", replace(rule, until=start)
    if match.has("b"):
        return "rule", _from(rule, first_day(value))
    return "rule", replace(rule, until=_last_day(value, rule))


def _from(rule: Rule, start: date) -> Rule:
    """The rule with its first day; an end that was said without its year comes after it."""
    until = rule.until
    while until is not None and until < start:
        until = add_months(until, 12)
    return replace(rule, since=start, until=until)


def _last_day(value: Day | Period, rule: Rule) -> date:
    """The last day that counts: "until November" ends before it, "until Friday" with it."""
    day = first_day(value) if isinstance(value, Period) and value.edge is None else next_day(value)
    day -= timedelta(days=1)
    while rule.since and day <= rule.since and isinstance(value, Period) and value.month:
        day = day.replace(year=day.year + 1)
    return day


@GRAMMAR.rule(
    "rule:r comma? (on|in_|the|for_|of)* months:m",
    "rule:r comma? (in_|of|during|on)+ period:p",
    "months:m comma? rule:r",
    "rule:r comma? (on|the)* day:d",
    "rule:r (in_) the period:p",
    "in_ period:p comma? rule:r",
)
def rule_in_months(match: Match) -> Built:
    """every 2 weeks in January, May and August; every year on 16 March"""
    rule: Rule = match["r"]
    if match.has("m"):
        return "rule", replace(rule, by_month=match["m"])
    if match.has("p"):
        period: Period = match["p"]
        if period.month and not period.year:
            return "rule", replace(rule, by_month=(period.month,))
        if not period.relative and period.grain == "year":
            return "rule", replace(rule, since=period.start, until=period.end - timedelta(days=1))
        return None
    day: Day = match["d"]
    if rule.freq == "YEARLY" and day.month and day.day and not (rule.by_month_day or rule.by_day):
        return "rule", replace(rule, by_month=(day.month,), by_month_day=(day.day,))
    if rule.freq == "MONTHLY" and day.day and not day.month and not rule.by_month_day:
        return "rule", replace(rule, by_month_day=(day.day,))
    if rule.freq == "WEEKLY" and day.weekday is not None and not rule.by_day:
        return "rule", replace(rule, by_day=(DAY_CODES[day.weekday],))
    if rule.freq == "YEARLY" and day.holiday and "-" in day.holiday and day.holiday.replace("-", "").isdigit():
        return "rule", replace(rule, by_month=(day.date.month,), by_month_day=(day.date.day,))
    return None


@GRAMMAR.rule("rule:r comma? (for_)? count:c")
def rule_times(match: Match) -> Built:
    """every day for 5 times"""
    return "rule", replace(match["r"], count=match["c"])


@GRAMMAR.rule(
    "except_ (for_|in_|on|the|during|at|of)* months:x",
    "except_ (for_|in_|on|the|during|at)* (period|day|rule|range):x ((and_|comma) (in_|on|the)* (period|day))*",
    "except_ (for_|on|the|at)* vague:x",
)
def exception(match: Match) -> Built:
    """except in August, except tomorrow, except each second Monday in March"""
    found: list[str] = []
    for value in match.all("months", "period", "day", "rule", "range"):
        if isinstance(value, tuple):
            found.append(f"FREQ=DAILY;BYMONTH={','.join(map(str, value))}")
        elif isinstance(value, Rule):
            found.append(rule_text(value))
        elif isinstance(value, Day):
            plain_weekday = value.weekday is not None and value.day is None and value.which is None and not value.month
            found.append(
                f"FREQ=WEEKLY;BYDAY={DAY_CODES[value.weekday]}"
                if plain_weekday and value.weekday is not None
                else value.date.isoformat()
            )
        elif isinstance(value, Period) and value.month and not value.year and value.grain == "month":
            found.append(f"FREQ=DAILY;BYMONTH={value.month}")
        else:
            found += _days_of(value)
    return ("exception", tuple(found)) if found else None


def _days_of(value: Period | Range) -> list[str]:
    start, end = (
        (value.start, value.end)
        if isinstance(value, Period)
        else (value.start and value.start.date(), value.end and value.end.date())
    )
    if start is None or end is None or (end - start).days > 400:
        return []
    return [(start + timedelta(days=n)).isoformat() for n in range((end - start).days)]


@GRAMMAR.rule("rule:r comma? exception:x")
def rule_except(match: Match) -> Built:
    """every day except in May"""
    return "rule", without(match["r"], match["x"])
