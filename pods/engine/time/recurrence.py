"""Recurrence rules as RFC 5545 writes them, their first occurrence and their expansion."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import islice

from dateutil.rrule import rruleset, rrulestr

from pods.engine.time.nodes import Rule

DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MOST_TRIES = 100_000


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


def first_on_or_after(rule: Rule, day: date) -> date:
    """The day of the rule's first occurrence on or after a day; the day itself where there is none."""
    if rule.freq in ("SECONDLY", "MINUTELY", "HOURLY") or not (
        rule.by_day or rule.by_month_day or rule.by_month or rule.by_week
    ):
        return day
    text = rule_text(rule)
    text = re.sub(r";(COUNT|UNTIL|BYHOUR|BYMINUTE|INTERVAL)=[^;]*", "", text)
    if rule.by_month and not (rule.by_day or rule.by_month_day or rule.by_week):
        text = f"FREQ=DAILY;BYMONTH={','.join(map(str, rule.by_month))}"
    try:
        found = next(iter(rrulestr(text, dtstart=datetime.combine(day, time()))), None)
    except ValueError:
        return day
    return found.date() if found else day


def expand_rule(
    rule: str, dtstart: datetime, count: int, *, exceptions: Iterable[str] = (), after: datetime | None = None
) -> list[datetime]:
    """The first `count` occurrences of an RFC 5545 rule (or RDATE/EXDATE/EXRULE lines) from `dtstart`.

    All times are naive wall clock; an UNTIL in UTC is taken as wall clock too. `exceptions` are ISO dates, whose
    occurrences are left out, or rules, whose days are left out. With `after`, only occurrences later than it.
    Raises ValueError for what is no rule.
    """
    plain = re.sub(r"(UNTIL=\d{8}(?:T\d{6})?)Z", r"\1", rule)
    start = dtstart.replace(tzinfo=None)
    try:
        parsed = rrulestr(plain, dtstart=start)
    except (TypeError, AttributeError, KeyError, IndexError) as error:
        raise ValueError(rule) from error
    if isinstance(parsed, rruleset):
        source: Iterable[datetime] = parsed
    else:
        source = parsed
    days, skip = _exceptions(exceptions, start)
    found: list[datetime] = []
    for moment in islice(source, _MOST_TRIES):
        if after is not None and moment <= after:
            continue
        if moment.date() in days or any(_falls_on(rule_set, moment) for rule_set in skip):
            continue
        found.append(moment)
        if len(found) == count:
            break
    return found


def _exceptions(exceptions: Iterable[str], start: datetime) -> tuple[set[date], list[rruleset]]:
    days: set[date] = set()
    rules: list[rruleset] = []
    midnight = datetime.combine(start.date(), time())
    for each in exceptions:
        if "FREQ=" in each:
            rules.append(rrulestr(each, dtstart=midnight, forceset=True, cache=True))
        else:
            days.add(date.fromisoformat(each[:10]))
    return days, rules


def _falls_on(rules: rruleset, moment: datetime) -> bool:
    midnight = datetime.combine(moment.date(), time())
    return bool(rules.between(midnight, midnight + timedelta(hours=23, minutes=59), inc=True))
