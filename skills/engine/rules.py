"""Changing recurrence rules (RFC 5545): to other days, moved along with what they belong to, and where they begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from dateutil.rrule import rrulestr

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ON_DAY = re.compile(r"(?P<nth>[+-]?\d+)?(?P<day>MO|TU|WE|TH|FR|SA|SU)", re.IGNORECASE)


def parts_of(rule: str) -> dict[str, str]:
    """The parts of a rule by name, in order."""
    pairs = (part.partition("=") for part in rule.removeprefix("RRULE:").split(";") if part)
    return {name.upper(): value for name, _, value in pairs}


def _joined(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


def on_days(rule: str, days: Sequence[date]) -> str:
    """The rule on the weekdays, or days of the month, of these dates instead; as it is where it names no days."""
    parts = parts_of(rule)
    if "BYMONTHDAY" in parts:
        parts["BYMONTHDAY"] = ",".join(f"{day.day}" for day in sorted(set(days)))
    elif "BYDAY" in parts:
        first = _ON_DAY.match(parts["BYDAY"])
        nth = first["nth"] or "" if first else ""
        named = dict.fromkeys(_WEEKDAYS[day.weekday()] for day in sorted(days, key=lambda day: day.weekday()))
        parts["BYDAY"] = ",".join(f"{nth}{name}" for name in named)
    return _joined(parts)


def moved_by(rule: str, days: int) -> str | None:
    """The rule some days earlier or later; None where a rule cannot say that."""
    parts = parts_of(rule)
    if days == 0:
        return _joined(parts)
    if {"BYMONTHDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO"} & set(parts):
        return None
    named = [match for one in parts.get("BYDAY", "").split(",") if (match := _ON_DAY.fullmatch(one))]
    if any(match["nth"] for match in named):
        return None
    if named:
        moved = (_WEEKDAYS[(_WEEKDAYS.index(match["day"].upper()) + days) % 7] for match in named)
        parts["BYDAY"] = ",".join(moved)
    return _joined(parts)


def first_at(rule: str, start: datetime) -> datetime:
    """The first turn of the rule at or after a wall-clock time, at its time of day; that time where there is none."""
    parts = parts_of(rule)
    parts.pop("UNTIL", None)
    return rrulestr(_joined(parts), dtstart=start).after(start, inc=True) or start


def in_every_month(rule: str, day: int) -> str:
    """A rule of every month that has a turn in months too short for its day, too: on their last day.

    RFC 5545 leaves such months out. `day` is that of its first turn, which counts where the rule names none.
    """
    parts = parts_of(rule)
    named = parts.get("BYMONTHDAY", f"{day}" if set(parts) <= {"FREQ", "INTERVAL", "COUNT", "UNTIL"} else "")
    if parts.get("FREQ") != "MONTHLY" or named not in ("29", "30", "31"):
        return rule
    if named == "31":
        return _joined(parts | {"BYMONTHDAY": "-1"})
    return _joined(parts | {"BYMONTHDAY": _last_of(int(named)), "BYSETPOS": "-1"})


def as_said(rule: str) -> str:
    """A rule of `in_every_month` as people say it: "on the 30th"."""
    parts = parts_of(rule)
    day = next((one for one in (29, 30) if parts.get("BYMONTHDAY") == _last_of(one)), None)
    if day is None or parts.pop("BYSETPOS", "") != "-1":
        return rule
    return _joined(parts | {"BYMONTHDAY": f"{day}"})


def _last_of(day: int) -> str:
    """The days of a month of which the last one that there is counts."""
    return ",".join(f"{one}" for one in range(28, day + 1))
