"""What the rules for recurrences share: frequencies, lists of weekdays, a length as a rule."""

from __future__ import annotations

from dataclasses import replace

from pods.engine.time.nodes import Length, Rule
from pods.engine.time.recurrence import DAY_CODES

FREQUENCIES = {
    "second": ("SECONDLY", 1),
    "minute": ("MINUTELY", 1),
    "hour": ("HOURLY", 1),
    "day": ("DAILY", 1),
    "night": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "fortnight": ("WEEKLY", 2),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "halfyear": ("MONTHLY", 6),
    "year": ("YEARLY", 1),
    "decade": ("YEARLY", 10),
    "season": ("MONTHLY", 3),
}


WORKDAYS = DAY_CODES[:5]


WEEKEND = DAY_CODES[5:]


AND = "(comma and_ | comma or_ | comma | and_ | or_)"


WEEKDAYS = "anyday ((comma and_ | comma or_ | comma | and_ | or_ | slash | plus) (every|each|on|the|for_)* anyday)*"


def codes_of(weekdays: list[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(DAY_CODES[each] for each in weekdays))


def span_of_days(first: int, last: int) -> tuple[str, ...]:
    return tuple(DAY_CODES[(first + n) % 7] for n in range((last - first) % 7 + 1))


def rule_of(length: Length) -> Rule | None:
    """Every so long."""
    if length.weekends or length.workdays:
        return (
            Rule("WEEKLY", int(length.count), WEEKEND)
            if length.weekends
            else Rule("DAILY", int(length.count), WORKDAYS if length.count == 1 else ())
        )
    if (
        length.unit in FREQUENCIES
        and length.count == int(length.count)
        and (length.months, length.days, length.seconds).count(0) == 2
    ):
        freq, times = FREQUENCIES[length.unit]
        interval = int(length.count) * times
        return Rule(freq, interval)
    if length.months or not length.total_seconds:
        return Rule("MONTHLY", int(length.months)) if length.months and not length.days and not length.seconds else None
    if length.days and not length.seconds:
        return Rule("DAILY", int(length.days))
    minutes = length.total_seconds / 60
    return Rule("MINUTELY", int(minutes)) if minutes == int(minutes) else Rule("SECONDLY", int(length.total_seconds))


def without(rule: Rule, exceptions: tuple[str, ...]) -> Rule:
    """The rule less its exceptions, by naming the months and weekdays that are left where the rule can say it."""
    kept: list[str] = []
    for exception in exceptions:
        by_month = exception.removeprefix("FREQ=DAILY;BYMONTH=")
        by_day = exception.removeprefix("FREQ=WEEKLY;BYDAY=")
        if by_month != exception and rule.freq in ("DAILY", "WEEKLY", "MONTHLY"):
            gone = {int(month) for month in by_month.split(",")}
            left = tuple(month for month in rule.by_month or range(1, 13) if month not in gone)
            rule = replace(rule, by_month=left) if left else rule
        elif by_day != exception and _has_plain_weekdays(rule):
            days = tuple(day for day in rule.by_day or DAY_CODES if day not in by_day.split(","))
            rule = replace(rule, freq="WEEKLY", by_day=days) if days else rule
        else:
            kept.append(exception)
    return replace(rule, excepted=rule.excepted + tuple(kept))


def _has_plain_weekdays(rule: Rule) -> bool:
    if rule.by_day:
        return rule.freq in ("DAILY", "WEEKLY") and all(day in DAY_CODES for day in rule.by_day)
    return rule.freq == "DAILY" and rule.interval == 1 and not rule.by_month_day
