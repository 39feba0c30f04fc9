"""Where something lies after it was moved: what is not said stays."""

from __future__ import annotations

from datetime import datetime

from skills.engine.times import TimeSpan

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def moved_to(was: datetime, when: TimeSpan) -> datetime:
    """The wall-clock time after a move: a new day keeps the time, a new time keeps the day.

    A recurrence that names no day ("every week") keeps both, one that does begins with its first day.
    """
    if when.start is None:
        return was
    if when.rule is not None and "BY" not in when.rule:
        return datetime.combine(was.date(), when.start.time() if when.has_time else was.time())
    said = when.start if when.has_time else datetime.combine(when.start.date(), was.time())
    if when.rule is not None or when.has_date or when.relative or not when.has_time:
        return said
    return datetime.combine(was.date(), said.time())


def rule_on(rule: str, was: datetime, now: datetime) -> str | None:
    """The rule of something weekly after it was moved to another weekday; None where the rule stays.

    Only a rule of one day, that of `was`, can follow; of several nobody knows which one was meant.
    """
    before, after = _DAYS[was.weekday()], _DAYS[now.weekday()]
    parts = rule.split(";")
    if before == after or f"BYDAY={before}" not in parts:
        return None
    return ";".join(f"BYDAY={after}" if part == f"BYDAY={before}" else part for part in parts)
