"""Wall clock and instant: attaching a zone to what people say, and recurrences that keep their wall-clock time."""

from __future__ import annotations

import re
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
    One that counts hours or minutes runs on elapsed time instead: every four hours are four hours, also in that night.
    """
    rule, zone = _on_its_clock(rule, zone)
    start = wall(first, zone)
    series = rrulestr(rule, dtstart=start)
    begin = max(start, wall(after, zone) - timedelta(hours=2))
    found = (instant(moment, zone) for moment in series.xafter(begin, inc=True))
    return islice((moment for moment in found if moment >= after), limit)


def following(rule: str, first: datetime, zone: ZoneInfo, after: datetime) -> datetime | None:
    """The first occurrence strictly after an instant, or None when the rule has ended."""
    return next(occurrences(rule, first, zone, after + timedelta(seconds=1), 1), None)


def latest(rule: str, first: datetime, zone: ZoneInfo, until: datetime) -> datetime | None:
    """The last occurrence (UTC) at or before an instant, or None when the rule had not begun."""
    rule, zone = _on_its_clock(rule, zone)
    series = rrulestr(rule, dtstart=wall(first, zone))
    found = series.before(wall(until, zone), inc=True)
    while found is not None and instant(found, zone) > until:
        found = series.before(found)
    return instant(found, zone) if found is not None else None


def _on_its_clock(rule: str, zone: ZoneInfo) -> tuple[str, ZoneInfo]:
    """A rule and the zone on whose wall clock it runs, UNTIL as a naive time there."""
    counts_time = re.search(r"FREQ=(HOURLY|MINUTELY|SECONDLY)", rule, re.IGNORECASE) and "BY" not in rule.upper()
    clock = ZoneInfo("UTC") if counts_time else zone
    return _local_until(rule, zone, clock), clock


def _local_until(rule: str, zone: ZoneInfo, clock: ZoneInfo) -> str:
    """UNTIL, said in `zone`, as a naive time of `clock`, as `rrulestr` wants it; a bare day includes that whole day."""
    parts = []
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        if name.upper() == "UNTIL":
            if value.endswith("Z"):
                last = datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            else:
                said = value if "T" in value else f"{value}T235959"
                last = instant(datetime.strptime(said, "%Y%m%dT%H%M%S"), zone)  # noqa: DTZ007 - wall clock
            value = wall(last, clock).strftime("%Y%m%dT%H%M%S")
        parts.append(f"{name}={value}" if value else name)
    return ";".join(parts)
