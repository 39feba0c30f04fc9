"""Times, lengths and recurrences between iCalendar's forms and ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from skills.calendar.ical.blocks import Property, raw_line
from skills.calendar.ical.zones import Zones, is_utc
from skills.engine.rules import parts_of
from skills.engine.zones import instant, midnight, wall

_STAMP = "%Y%m%dT%H%M%S"
_FREQUENCIES = frozenset({"HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY"})
_OF_DAY = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})


class Unreadable(Exception):
    """A component cannot be understood; the text is the key of the reason."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as it was written: the instant, whether only a day was meant, and the zone."""

    at: datetime
    day: bool
    zone: ZoneInfo
    sure: bool = True
    """False where its zone is unknown and the default was taken."""


def moment_of(found: Property, zones: Zones) -> Moment:
    """A DATE or DATE-TIME. Raises Unreadable."""
    return _moment(found.value.strip(), found.param("TZID"), zones)


def moments_of(found: Property, zones: Zones) -> list[Moment]:
    """The times of a list (EXDATE, RDATE; of periods where they begin). Raises Unreadable."""
    return [_moment(one.partition("/")[0], found.param("TZID"), zones) for one in found.value.split(",") if one.strip()]


def _moment(value: str, tzid: str, zones: Zones) -> Moment:
    from icalendar.prop import vDDDTypes

    try:
        parsed = vDDDTypes.from_ical(value.strip().upper())
    except ValueError as error:
        raise Unreadable("ics-why-time") from error
    if isinstance(parsed, datetime):
        if parsed.year < 1900:
            raise Unreadable("ics-why-time")
        if parsed.tzinfo is not None:
            return Moment(parsed.astimezone(UTC), False, ZoneInfo("UTC"))
        zone = zones.find(tzid) if tzid else zones.floating
        return Moment(instant(parsed, zone or zones.floating), False, zone or zones.floating, zone is not None)
    if isinstance(parsed, date) and parsed.year >= 1900:
        return Moment(midnight(parsed, zones.home), True, zones.home)
    raise Unreadable("ics-why-time")


def length_of(value: str) -> tuple[timedelta, timedelta]:
    """A DURATION as whole days, which keep the time of day, and the rest, which is exact. Raises Unreadable."""
    from icalendar.prop import vDuration

    days, _, rest = value.strip().upper().partition("T")
    try:
        whole = vDuration.from_ical(days) if days.strip("+-P") else timedelta()
        sign = "-" if days.startswith("-") else ""
        exact = vDuration.from_ical(f"{sign}PT{rest}") if rest else timedelta()
    except ValueError as error:
        raise Unreadable("ics-why-time") from error
    return whole, exact


def length_to_ical(minutes: int) -> str:
    """A DURATION of some minutes, with a sign where they go back."""
    sign, minutes = ("-" if minutes < 0 else ""), abs(minutes)
    if minutes and minutes % 1440 == 0:
        return f"{sign}P{minutes // 1440}D"
    return f"{sign}PT{minutes}M"


def after(start: datetime, zone: ZoneInfo, whole: timedelta, exact: timedelta) -> datetime:
    """An instant some days later on the wall clock, and then some exact time."""
    return instant(wall(start, zone) + whole, zone) + exact if whole else start + exact


def time_line(name: str, at: datetime, zone: str, all_day: bool) -> str:
    """A line with a day, with an instant of UTC, or with a wall-clock time of its zone.

    The second of two equal wall-clock times, when clocks are set back, can only be said in UTC.
    """
    local = wall(at, ZoneInfo(zone))
    if all_day:
        return raw_line(name, f"{local:%Y%m%d}", {"VALUE": "DATE"})
    if is_utc(zone) or abs(instant(local, ZoneInfo(zone)) - at) >= timedelta(seconds=1):
        return utc_line(name, at)
    return raw_line(name, local.strftime(_STAMP), {"TZID": zone})


def utc_line(name: str, at: datetime) -> str:
    """A line with an instant in UTC."""
    return raw_line(name, f"{at.astimezone(UTC).strftime(_STAMP)}Z")


def rule_from_ical(value: str, zone: ZoneInfo, all_day: bool) -> str:
    """A recurrence as it is stored: UNTIL on the wall clock of its zone. Raises Unreadable.

    Turns every minute or second are no events of a household, and could never be counted through.
    """
    parts = parts_of(value.strip().upper())
    if parts.get("FREQ") not in _FREQUENCIES:
        raise Unreadable("ics-why-often" if parts.get("FREQ") in _TOO_OFTEN else "ics-why-rule")
    if "UNTIL" in parts:
        parts["UNTIL"] = f"{_until(parts['UNTIL'], zone, all_day).strftime(_STAMP)}"
    return ";".join(f"{name}={one}" for name, one in parts.items())


def _until(value: str, zone: ZoneInfo, all_day: bool) -> datetime:
    try:
        if "T" not in value:
            return datetime.combine(datetime.strptime(value, "%Y%m%d").date(), time(23, 59, 59))  # noqa: DTZ007 - a day
        local = datetime.strptime(value.removesuffix("Z"), _STAMP)  # noqa: DTZ007 - wall clock
    except ValueError as error:
        raise Unreadable("ics-why-rule") from error
    if value.endswith("Z") and not (all_day and local.time() == time()):
        local = wall(local.replace(tzinfo=UTC), zone)
    return datetime.combine(local.date(), time(23, 59, 59)) if all_day else local


def rule_to_ical(rule: str, zone: ZoneInfo, all_day: bool) -> str:
    """A stored recurrence as iCalendar wants it: UNTIL a day for whole days, else UTC (RFC 5545, section 3.3.10).

    Raises Unreadable.
    """
    parts = parts_of(rule.upper())
    if "UNTIL" in parts:
        local = _until(parts["UNTIL"], zone, all_day)
        parts["UNTIL"] = f"{local:%Y%m%d}" if all_day else f"{instant(local, zone).strftime(_STAMP)}Z"
    return ";".join(f"{name}={one}" for name, one in parts.items())


def once_a_day(rule: str) -> bool:
    """Whether a recurrence has at most one turn a day, at the time of day of its first."""
    parts = parts_of(rule.upper())
    return parts.get("FREQ") != "HOURLY" and not _OF_DAY & set(parts)
