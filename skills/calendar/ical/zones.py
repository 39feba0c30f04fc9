"""Which time zone is meant: names of the IANA, of Windows, with a program's prefix, or only described by its rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from skills.calendar.ical.blocks import Block, parse, render

_AREA_AND_CITY = re.compile(r"[A-Z][A-Za-z]+/[A-Za-z_+-]+(?:/[A-Za-z_+-]+)?$")
_COMPARED_FROM = datetime(2024, 1, 1, 12, tzinfo=UTC)
_COMPARED = tuple(_COMPARED_FROM + timedelta(days=days) for days in range(0, 3 * 365, 9))
_TIMES = ("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "DUE")
_UTC_NAMES = frozenset({"UTC", "Etc/UTC", "GMT", "Etc/GMT", "Z", "Zulu"})


class Zones:
    """The zones of one calendar: `home` is that of whole days, `floating` that of times without a zone."""

    def __init__(self, home: ZoneInfo, calendar: Block) -> None:
        self.home = home
        self.floating = named_zone(calendar.text("X-WR-TIMEZONE")) or home
        self._described = {block.text("TZID"): block for block in calendar.within("VTIMEZONE")}
        self._found: dict[str, ZoneInfo | None] = {}

    def find(self, tzid: str) -> ZoneInfo | None:
        """The zone that a TZID stands for, or None where nobody can know."""
        if tzid not in self._found:
            described = self._described.get(tzid)
            self._found[tzid] = named_zone(tzid) or (described and self._alike(described)) or None
        return self._found[tzid]

    def _alike(self, described: Block) -> ZoneInfo | None:
        """The zone whose clock goes as the description says, the household's own first."""
        named = named_zone(described.text("X-LIC-LOCATION"))
        if named is not None:
            return named
        from icalendar import Timezone

        try:
            parsed = Timezone.from_ical("".join(render(described)))
            theirs = parsed.to_tz() if isinstance(parsed, Timezone) else None
        except (ValueError, KeyError, AttributeError, IndexError):
            return None
        if theirs is None:
            return None
        wanted = _offsets(theirs)
        return next((zone for zone in _candidates(self.home, self.floating) if _offsets(zone) == wanted), None)


def named_zone(name: str) -> ZoneInfo | None:
    """The zone of a name as programs write them, or None."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    name = name.strip().strip('"')
    city = _AREA_AND_CITY.search(name)
    for one in (name, WINDOWS_TO_OLSON.get(name, ""), city[0] if city else ""):
        if one in _UTC_NAMES:
            return ZoneInfo("UTC")
        try:
            if one:
                return ZoneInfo(one)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


@lru_cache(maxsize=64)
def description(zone: str) -> Block:
    """The VTIMEZONE of a zone."""
    from icalendar import Timezone

    text = Timezone.from_tzid(zone).to_ical().decode()
    return next(parse(f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n")[0].within("VTIMEZONE"))


def zones_used(blocks: Sequence[Block]) -> set[str]:
    """The TZIDs that components name."""
    props = (prop for block in blocks for name in _TIMES for prop in block.all(name))
    return {tzid for prop in props if (tzid := prop.param("TZID"))}


def described(names: Iterable[str]) -> list[Block]:
    """VTIMEZONEs of those names that are of the IANA, in order."""
    return [description(name).copy() for name in sorted(names) if str(named_zone(name)) == name]


def is_utc(zone: str) -> bool:
    """Whether times of this zone are written with a Z."""
    return zone in _UTC_NAMES


def _candidates(*first: ZoneInfo) -> Iterator[ZoneInfo]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    yield from first
    for name in dict.fromkeys(WINDOWS_TO_OLSON.values()):
        zone = named_zone(name)
        if zone is not None:
            yield zone


def _offsets(zone: tzinfo) -> tuple[timedelta | None, ...]:
    return tuple(moment.astimezone(zone).utcoffset() for moment in _COMPARED)
