"""Dates, times, money, names and recurrences in words, by the language and place of the member."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import format_currency

from bot.replies.catalogue import Catalogue
from skills.engine.command import Rule
from skills.engine.money import Money, digits_of

ENGLISH_SPEAKING = frozenset({"US", "GB", "IE", "CA", "AU", "NZ", "IN", "ZA", "SG"})
"""Elsewhere CLDR writes English with the country's own numbers ("100,00 £"), which nobody expects in English."""

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@lru_cache
def locale_of(language: str, zone: str) -> Locale:
    """The language as it is written where the household lives: en in New York, en in Berlin."""
    territory = get_global("zone_territories").get(zone)
    if language == "en" and territory not in ENGLISH_SPEAKING:
        territory = "GB"
    try:
        return Locale(language, territory)
    except (UnknownLocaleError, ValueError):
        return Locale(language)


class Words:
    """Says values to one member. `now` (aware) decides between "today", "tomorrow" and dates."""

    def __init__(self, catalogue: Catalogue, zone: ZoneInfo, now: datetime) -> None:
        self.catalogue = catalogue
        self.zone = zone
        self.today = now.astimezone(zone).date()
        self.locale = locale_of(catalogue.language, str(zone))

    def day(self, day: date) -> str:
        """Weekday and date; today and tomorrow by name as well; the year where it is another one."""
        same_year = day.year == self.today.year or abs((day - self.today).days) < 180
        said = format_skeleton("MMMEd" if same_year else "yMMMEd", day, locale=self.locale)
        return {
            0: self.catalogue.say("day-today", {"day": said}),
            1: self.catalogue.say("day-tomorrow", {"day": said}),
            -1: self.catalogue.say("day-yesterday", {"day": said}),
        }.get((day - self.today).days, said)

    def time(self, at: datetime) -> str:
        """The time of day on the member's clock."""
        return str(format_time(at.astimezone(self.zone).replace(tzinfo=None), "short", locale=self.locale)).replace(
            "\u202f", " "
        )

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
            return self.catalogue.say("span-days", {"first": self.day(first.date()), "last": self.day(last_day)})
        facts = {"day": self.day(first.date()), "start": self.time(start), "end": self.time(end)}
        if last.date() == first.date():
            return self.catalogue.say("span-times", facts)
        return self.catalogue.say("span-over-night", {**facts, "last": self.day(last.date())})

    def period(self, start: date, last: date) -> str:
        """A span of whole days, as one would say it."""
        if start == last:
            return self.day(start)
        if start.day == 1 and (last + timedelta(days=1)).day == 1 and start.month == last.month:
            return str(format_skeleton("yMMMM", start, locale=self.locale))
        if start.day == 1 and last == self.today and start.month == last.month:
            return self.catalogue.say("this-month")
        return self.catalogue.say(
            "span-days",
            {
                "first": format_date(start, "medium", locale=self.locale),
                "last": format_date(last, "medium", locale=self.locale),
            },
        )

    def money(self, money: Money) -> str:
        """An amount with its currency."""
        digits = digits_of(money.currency)
        pattern = self.locale.currency_formats["standard"].pattern
        text = format_currency(money.amount, money.currency, pattern, locale=self.locale, currency_digits=digits == 2)
        return str(text).replace("\u202f", " ").replace("\xa0", " ")

    def names(self, names: Sequence[str]) -> str:
        """Names joined with "and"."""
        return str(format_list(list(names), locale=self.locale)) if names else ""

    def rule(self, rule: Rule) -> str:
        """A recurrence in words: "every Wednesday", "every 2 weeks on Monday and Friday"."""
        parts = dict(part.split("=") for part in rule.rrule.split(";") if "=" in part)
        facts: dict[str, str | int] = {"interval": int(parts.get("INTERVAL", "1"))}
        days = [day for day in parts.get("BYDAY", "").split(",") if day]
        facts["days"] = self.names([self._weekday(day) for day in days]) or self._weekday_of(rule.start)
        facts["monthday"] = self.names(parts.get("BYMONTHDAY", str(rule.start.day)).split(","))
        facts["date"] = str(format_skeleton("MMMMd", rule.start, locale=self.locale))
        said = self.catalogue.say(self._rule_key(parts, days), facts)
        return said + self._rule_end(parts)

    def _rule_key(self, parts: dict[str, str], days: list[str]) -> str:
        frequency = parts.get("FREQ", "").lower()
        if frequency == "weekly" and set(days) == set(WEEKDAYS[:5]):
            return "rule-weekdays"
        if frequency in ("monthly", "yearly") and days:
            return "rule-monthly-days"
        return f"rule-{frequency}" if self.catalogue.has(f"rule-{frequency}") else "rule-other"

    def _rule_end(self, parts: dict[str, str]) -> str:
        if "COUNT" in parts:
            return " " + self.catalogue.say("rule-count", {"count": int(parts["COUNT"])})
        if "UNTIL" in parts:
            day = date.fromisoformat(parts["UNTIL"][:8])
            return " " + self.catalogue.say("rule-until", {"day": format_date(day, "medium", locale=self.locale)})
        return ""

    def _weekday(self, code: str) -> str:
        name = get_day_names("wide", locale=self.locale)[WEEKDAYS.index(code[-2:])]
        place = code[:-2]
        return self.catalogue.say("weekday-in-month", {"place": int(place), "day": name}) if place else str(name)

    def _weekday_of(self, start: datetime) -> str:
        return str(get_day_names("wide", locale=self.locale)[start.weekday()])
