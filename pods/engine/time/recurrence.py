"""Recurrence rules as RFC 5545 writes them, their first occurrence and their expansion."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from functools import lru_cache
from itertools import islice

from dateutil.rrule import rrulestr

from pods.engine.time.nodes import Rule

DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MOST_TRIES = 20_000
_YEARS_TO_LOOK = 12
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def rule_text(rule: Rule) -> str:
    """The rule without DTSTART; the time of day is in it only where there are several."""
    parts = [f"FREQ={rule.freq}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    elif rule.until is not None:
        parts.append(f"UNTIL={rule.until:%Y%m%d}T235959")
    if rule.by_month:
        parts.append("BYMONTH=" + ",".join(map(str, sorted(set(rule.by_month)))))
    if rule.by_week:
        parts.append("BYWEEKNO=" + ",".join(map(str, rule.by_week)))
    if rule.by_month_day:
        parts.append("BYMONTHDAY=" + ",".join(map(str, rule.by_month_day)))
    if rule.by_day:
        parts.append("BYDAY=" + ",".join(_in_week_order(rule.by_day)))
    hours = sorted({clock.hour for clock in rule.clocks})
    minutes = {clock.minute for clock in rule.clocks}
    if len(hours) > 1 and len(minutes) == 1:
        parts.append("BYHOUR=" + ",".join(map(str, hours)))
        parts.append(f"BYMINUTE={min(minutes)}")
    return ";".join(parts)


def _in_week_order(codes: Iterable[str]) -> list[str]:
    return sorted(codes, key=lambda code: (DAY_CODES.index(code[-2:]), code))


@lru_cache(maxsize=256)
def first_on_or_after(rule: Rule, day: date) -> date | None:
    """The day of the rule's first occurrence on or after a day, or None where none comes within twelve years."""
    frequent = rule.freq in ("SECONDLY", "MINUTELY", "HOURLY")
    if frequent or not (rule.by_day or rule.by_month_day or rule.by_month or rule.by_week):
        return day
    if not _can_happen(rule):
        return None
    text = re.sub(r";(COUNT|UNTIL|BYHOUR|BYMINUTE|INTERVAL)=[^;]*", "", rule_text(rule))
    if rule.by_month and not (rule.by_day or rule.by_month_day or rule.by_week):
        text = f"FREQ=DAILY;BYMONTH={','.join(map(str, rule.by_month))}"
    text += f";UNTIL={min(day.year + _YEARS_TO_LOOK, date.max.year)}1231T000000"
    try:
        found = next(iter(rrulestr(text, dtstart=datetime.combine(day, time()))), None)
    except ValueError:
        return None
    return found.date() if found else None


def _can_happen(rule: Rule) -> bool:
    """Whether the calendar has such days at all: not 31 February, no week 60."""
    longest = max((_LONGEST_MONTH[month - 1] for month in rule.by_month), default=31)
    days_fit = not rule.by_month_day or any(abs(day) <= longest for day in rule.by_month_day)
    return days_fit and all(1 <= abs(week) <= 53 for week in rule.by_week)


def expand_rule(
    rule: str,
    dtstart: datetime,
    count: int,
    *,
    exceptions: Iterable[str] = (),
    after: datetime | None = None,
    until: datetime | None = None,
    tries: int = _MOST_TRIES,
) -> list[datetime]:
    """The first `count` occurrences of an RFC 5545 rule (or RDATE/EXDATE/EXRULE lines) from `dtstart`.

    All times are naive wall clock; an UNTIL in UTC is taken as wall clock too. `exceptions` are ISO dates, whose
    occurrences are left out, or rules, whose days are left out. With `after`, only occurrences later than it; with
    `until`, a rule without an end of its own is not followed further. No more than `tries` occurrences are looked at.
    Raises ValueError for what is no rule.
    """
    plain = re.sub(r"(UNTIL=\d{8}(?:T\d{6})?)Z", r"\1", rule)
    start = dtstart.replace(tzinfo=None)
    if until is not None and not re.search(r"UNTIL|COUNT|\n", plain):
        plain += f";UNTIL={until:%Y%m%dT%H%M%S}"
    try:
        occurrences: Iterable[datetime] = rrulestr(plain, dtstart=start)
    except (TypeError, AttributeError, KeyError, IndexError) as error:
        raise ValueError(rule) from error
    excepted = [_DaysOf(each, start, until) for each in exceptions]
    found: list[datetime] = []
    for moment in islice(occurrences, tries):
        if (after is not None and moment <= after) or any(moment.date() in days for days in excepted):
            continue
        found.append(moment)
        if len(found) == count:
            break
    return found


class _DaysOf:
    """The days of an exception, asked for in rising order: a date, or a rule that is walked along."""

    def __init__(self, exception: str, start: datetime, until: datetime | None) -> None:
        if "FREQ=" in exception:
            if until is not None and not re.search("UNTIL|COUNT", exception):
                exception += f";UNTIL={until:%Y%m%dT%H%M%S}"
            midnight = datetime.combine(start.date(), time())
            self._days: Iterator[date] = (each.date() for each in rrulestr(exception, dtstart=midnight))
        else:
            self._days = iter((date.fromisoformat(exception[:10]),))
        self._next: date | None = next(self._days, None)

    def __contains__(self, day: object) -> bool:
        while isinstance(day, date) and self._next is not None and self._next < day:
            self._next = next(self._days, None)
        return self._next == day
