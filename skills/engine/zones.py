"""Wall clock and instant: attaching a zone to what people say, and recurrences that keep their wall-clock time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr


def instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant (UTC) of a naive wall-clock time in a zone.

    A time that a clock change skips is moved forward by the gap; of one that happens twice the first is meant.
    """
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def wall(at: datetime, zone: ZoneInfo) -> datetime:
    """The naive wall-clock time of an instant in a zone."""
    return at.astimezone(zone).replace(tzinfo=None)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a local day begins."""
    return instant(datetime.combine(day, time()), zone)


def occurrences(rule: str, first: datetime, zone: ZoneInfo, after: datetime, limit: int = 400) -> Iterator[datetime]:
    """The instants (UTC) of a rule from its first occurrence (an instant), those at or after `after`, at most `limit`.

    08:00 stays 08:00 across a clock change: the rule runs on the wall clock of its zone. RFC 5545, section 3.3.10.
    """
    start = wall(first, zone)
    series = rrulestr(_local_until(rule, zone), dtstart=start)
    begin = max(start, wall(after, zone) - timedelta(hours=2))
    found = (instant(moment, zone) for moment in series.xafter(begin, inc=True))
    return islice((moment for moment in found if moment >= after), limit)


def following(rule: str, first: datetime, zone: ZoneInfo, after: datetime) -> datetime | None:
    """The first occurrence strictly after an instant, or None when the rule has ended."""
    return next(occurrences(rule, first, zone, after + timedelta(seconds=1), 1), None)


def latest(rule: str, first: datetime, zone: ZoneInfo, until: datetime) -> datetime | None:
    """The last occurrence (UTC) at or before an instant, or None when the rule had not begun."""
    series = rrulestr(_local_until(rule, zone), dtstart=wall(first, zone))
    found = series.before(wall(until, zone), inc=True)
    while found is not None and instant(found, zone) > until:
        found = series.before(found)
    return instant(found, zone) if found is not None else None


def _local_until(rule: str, zone: ZoneInfo) -> str:
    """UNTIL as a naive local time, because the rule runs on the wall clock; a bare day includes that whole day."""
    parts = []
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        if name.upper() == "UNTIL":
            if value.endswith("Z"):
                moment = datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
                value = wall(moment, zone).strftime("%Y%m%dT%H%M%S")
            elif "T" not in value:
                value += "T235959"
        parts.append(f"{name}={value}" if value else name)
    return ";".join(parts)
