"""Dates, times, money, names and recurrences in words, by the language and place of the member."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, format_time, get_day_names, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.replies.catalogue import Catalogue
from skills.engine.command import Rule
from skills.engine.money import Money
from skills.engine.writing import locale_of, money_text

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

WRITTEN = {
    "de": ("EEEE, d. MMMM", "EEEE, d. MMMM y"),
    "fr": ("EEEE d MMMM", "EEEE d MMMM y"),
    "es": ("EEEE d 'de' MMMM", "EEEE d 'de' MMMM 'de' y"),
    "it": ("EEEE d MMMM", "EEEE d MMMM y"),
}
"""A day in full, without and with its year, where CLDR's short form is a row of dots ("Di., 1. Dez.")."""

FIRST = {"fr": "1er", "it": "1º"}
"""The first of a month, which CLDR writes as a plain 1."""


class Words:
    """Says values to one member. `now` (aware) decides between "today", "tomorrow" and dates."""

    def __init__(self, catalogue: Catalogue, zone: ZoneInfo, now: datetime) -> None:
        self.catalogue = catalogue
        self.zone = zone
        self.today = now.astimezone(zone).date()
        self.locale = locale_of(catalogue.language, str(zone))

    def day(self, day: date) -> str:
        """Weekday and date; today and tomorrow by name as well; the year where it is another one."""
        say, said = self.catalogue.say, {"day": self.written(day)}
        match (day - self.today).days:
            case 0:
                return say("day-today", said)
            case 1:
                return say("day-tomorrow", said)
            case -1:
                return say("day-yesterday", said)
            case _:
                return say("day-other", said)

    def written(self, day: date) -> str:
        """Weekday and date by themselves; the year where it is another one and not near."""
        same_year = day.year == self.today.year or abs((day - self.today).days) < 180
        patterns = WRITTEN.get(self.locale.language)
        if patterns is None:
            return str(format_skeleton("MMMEd" if same_year else "yMMMEd", day, locale=self.locale))
        return self._first(format_date(day, patterns[0] if same_year else patterns[1], locale=self.locale))

    def _first(self, written: str) -> str:
        first = FIRST.get(self.locale.language)
        return re.sub(r"\b1 (?=\w)", f"{first} ", written) if first else written

    def time(self, at: datetime) -> str:
        """The time of day on the member's clock."""
        return str(format_time(at.astimezone(self.zone).replace(tzinfo=None), "short", locale=self.locale)).replace(
            "\u202f", " "
        )

    def clock(self, at: clock_time) -> str:
        """A time of day that belongs to no day."""
        return str(format_time(at, "short", locale=self.locale)).replace("\u202f", " ")

    def moment(self, at: datetime) -> str:
        """Day and time of an instant."""
        local = at.astimezone(self.zone)
        return self.catalogue.say("moment", {"day": self.day(local.date()), "time": self.time(at)})

    def span(self, start: datetime, end: datetime, *, all_day: bool) -> str:
        """From start to end (instants), as short as it stays clear."""
        first, last = start.astimezone(self.zone), end.astimezone(self.zone)
        if all_day:
            last_day = (last - timedelta(minutes=1)).date()
            if last_day <= first.date():
                return self.catalogue.say("span-all-day", {"day": self.day(first.date())})
            return self._days(first.date(), last_day)
        facts = {"day": self.day(first.date()), "start": self.time(start), "end": self.time(end)}
        if last.date() == first.date():
            return self.catalogue.say("span-times", facts)
        return self.catalogue.say("span-over-night", {**facts, "last": self.written(last.date())})

    def period(self, start: date, last: date) -> str:
        """A span of whole days, as one would say it."""
        if start == last:
            return self.day(start)
        if start.day == 1 and (last + timedelta(days=1)).day == 1 and start.month == last.month:
            return str(format_skeleton("yMMMM", start, locale=self.locale))
        if start.day == 1 and last == self.today and start.month == last.month:
            return self.catalogue.say("this-month")
        return self._days(start, last)

    def _days(self, first: date, last: date) -> str:
        return self.catalogue.say("span-days", {"first": self.written(first), "last": self.written(last)})

    def money(self, money: Money) -> str:
        """An amount with its currency."""
        return money_text(money, self.locale)

    def decimal(self, number: Decimal) -> str:
        """A number with all its digits: "0,92"."""
        return str(format_decimal(number.normalize(), locale=self.locale, decimal_quantization=False))

    def names(self, names: Sequence[str]) -> str:
        """Names joined with "and"."""
        joined = str(format_list(list(names), locale=self.locale)) if names else ""
        if self.locale.language == "es":
            return re.sub(r" y (?=h?i(?!e))", " e ", joined, flags=re.IGNORECASE)
        return joined

    def rule(self, rule: Rule) -> str:
        """A recurrence in words: "every Wednesday", "every 2 weeks on Monday and Friday"."""
        parts = dict(part.split("=") for part in rule.rrule.split(";") if "=" in part)
        days = [day for day in parts.get("BYDAY", "").split(",") if day]
        month_days = [int(day) for day in parts.get("BYMONTHDAY", str(rule.start.day)).split(",")]
        facts = {
            "interval": int(parts.get("INTERVAL", "1")),
            "days": self.names([self._weekday(day) for day in days]) or self._weekday_of(rule.start),
            "monthdays": self.names([self.catalogue.say("month-day", {"day": day}) for day in month_days]),
            "date": self._first(str(format_skeleton("MMMMd", rule.start, locale=self.locale))),
            "number": rule.start.day,
        }
        key = self._rule_key(parts, days)
        return self.catalogue.say(key, facts) + self._rule_limits(parts, key) + self._rule_end(parts)

    def _rule_key(self, parts: dict[str, str], days: list[str]) -> str:
        frequency = parts.get("FREQ", "").lower()
        if frequency == "weekly" and set(days) == set(WEEKDAYS[:5]) and parts.get("INTERVAL", "1") == "1":
            return "rule-weekdays"
        if days and frequency == "monthly":
            return "rule-monthly-days"
        if days and frequency == "yearly":
            return "rule-yearly-days"
        return f"rule-{frequency}" if self.catalogue.has(f"rule-{frequency}") else "rule-other"

    def _rule_limits(self, parts: dict[str, str], key: str) -> str:
        """In which months and at which times, where the rule says so beside its days."""
        said = ""
        months = [int(month) for month in parts.get("BYMONTH", "").split(",") if month]
        if months and key != "rule-yearly":
            names = get_month_names("wide", locale=self.locale)
            limits = "rule-of-months" if key.endswith("-days") else "rule-months"
            said += " " + self.catalogue.say(limits, {"months": self.names([names[month] for month in months])})
        hours = [int(hour) for hour in parts.get("BYHOUR", "").split(",") if hour]
        if len(hours) > 1:
            minute = int(parts.get("BYMINUTE", "0"))
            times = [self.time(datetime(2000, 1, 1, hour, minute, tzinfo=self.zone)) for hour in hours]
            said += " " + self.catalogue.say("rule-times", {"times": self.names(times)})
        return said

    def _rule_end(self, parts: dict[str, str]) -> str:
        if "COUNT" in parts:
            return ", " + self.catalogue.say("rule-count", {"count": int(parts["COUNT"])})
        if "UNTIL" in parts:
            day = date.fromisoformat(parts["UNTIL"][:8])
            return " " + self.catalogue.say("rule-until", {"day": self.written(day)})
        return ""

    def _weekday(self, code: str) -> str:
        name = get_day_names("wide", locale=self.locale)[WEEKDAYS.index(code[-2:])]
        place = code[:-2]
        return self.catalogue.say("weekday-in-month", {"place": int(place), "day": name}) if place else str(name)

    def _weekday_of(self, start: datetime) -> str:
        return str(get_day_names("wide", locale=self.locale)[start.weekday()])
