"""Weekdays and times of day, as short as they can be on a picture."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_interval, format_time, get_day_names

from skills.pictures.week_plan import WeekEntry


@lru_cache(maxsize=64)
def weekday(day: date, locale: str) -> str:
    """The weekday in two or three letters, beginning with a capital: "Mo", "Mon", "Lun"."""
    name = get_day_names("abbreviated", "stand-alone", locale)[day.weekday()].rstrip(".")
    return str(name[:1].upper() + name[1:])


def stretch(first: date, last: date, locale: str) -> str:
    """From a day to another: "16.–22. Nov. 2026"."""
    return str(format_interval(first, last, "yMMMd", locale=locale))


class Times:
    """Times of day as a locale writes them."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._parsed = Locale.parse(locale)

    def clock(self, at: datetime) -> str:
        """ "15:30" or "3:30 pm", whole hours of a twelve-hour clock as "3 pm"."""
        written = str(format_time(at, "short", locale=self._parsed)).replace("\u202f", " ").replace("\xa0", " ")
        hour, _, half = written.partition(" ")
        return f"{hour.removesuffix(':00')} {half.lower()}" if half else written

    def of(self, entry: WeekEntry, day: date) -> tuple[str, str]:
        """Where an entry begins on a day, and "–" with where it ends; empty where there is nothing to say."""
        if entry.all_day or entry.start is None:
            return "", ""
        start = self.clock(entry.start) if entry.start.date() == day else ""
        if entry.end is None or entry.end <= entry.start:
            return start, ""
        end = self.clock(entry.end)
        half = start.partition(" ")[2]
        if half and half == end.partition(" ")[2]:
            start = start.partition(" ")[0]
        return start, f"–{end}"
