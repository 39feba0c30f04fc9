"""The few words on a picture of figures, and its amounts, months and days, in a member's language."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from skills.engine.money import Money
from skills.engine.writing import money_text
from skills.pictures.lettering import drawable

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

SKILLS = Path(__file__).parents[1]
FALLBACK = "en"
COMPACT_FROM = 10_000
"""Whole units from which on a short amount is said in thousands or millions."""


@lru_cache(maxsize=8)
def _bundle(language: str) -> FluentBundle | None:
    """The names of categories and the words on charts; None for a language without any."""
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([language], use_isolating=False)
    files = [SKILLS / skill / "locales" / f"{language}.ftl" for skill in ("engine", "pictures")]
    if not all(path.exists() for path in files):
        return None
    for path in files:
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


class Wording:
    """Words in a language, English where it has none, written as the locale does."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self._bundle = _bundle(locale.language) or _bundle(FALLBACK)

    def say(self, key: str, **facts: Any) -> str:
        """The words for a key of `skills/pictures/locales`. Raises LookupError for one that is not there."""
        if self._bundle is None or not self._bundle.has_message(key):
            raise LookupError(f"no words for '{key}'")
        value = self._bundle.get_message(key).value
        text, _ = self._bundle.format_pattern(value, facts) if value is not None else ("", [])
        return str(text)

    def category(self, name: str) -> str:
        """A category's name with a capital; as it is stored where it has none."""
        known = self._bundle is not None and self._bundle.has_message(f"category-{name}")
        said = self.say(f"category-{name}") if known else name.replace("-", " ")
        return said[:1].upper() + said[1:]

    def money(self, money: Money) -> str:
        """An amount with its currency, to the last cent."""
        return drawable(money_text(money, self.locale))

    def whole(self, money: Money) -> str:
        """An amount rounded to whole units, with its currency."""
        return drawable(money_text(money, self.locale, whole=True))

    def short(self, money: Money) -> str:
        """An amount without its currency, as short as it can be: "950", "12K"."""
        amount = round(money.amount)
        plain = drawable(str(format_decimal(amount, locale=self.locale)))
        if abs(amount) < COMPACT_FROM:
            return plain
        compact = drawable(str(format_compact_decimal(amount, locale=self.locale, fraction_digits=1)))
        return min(plain, compact, key=len)

    def percent(self, share: float) -> str:
        """A share of 1 in whole percent."""
        return drawable(str(format_percent(round(share, 2), locale=self.locale)))

    def change(self, now: Money, before: Money) -> str:
        """By how many percent it went up or down ("+12 %"); empty where that says nothing."""
        if before.minor <= 0:
            return ""
        share = (now.minor - before.minor) / before.minor
        if round(share, 2) == 0:
            return "±" + self.percent(0)
        return ("+" if share > 0 else "−") + self.percent(abs(share)) if abs(share) < 10 else ""

    def month(self, day: date) -> str:
        """A month in some letters: "Nov"."""
        said = str(format_skeleton("MMM", day, locale=self.locale)).rstrip(".")
        return said[:1].upper() + said[1:]

    def day(self, day: date) -> str:
        """A day without its year: "30 Nov"."""
        return str(format_skeleton("MMMd", day, locale=self.locale))

    def written(self, day: date) -> str:
        """A day with its year: "21 Nov 2026"."""
        return str(format_skeleton("yMMMd", day, locale=self.locale))

    def stretch(self, first: date, last: date) -> str:
        """From a day to another, both included; whole months and years by name."""
        from babel.dates import format_interval

        month = date(last.year + last.month // 12, last.month % 12 + 1, 1)
        if first.day == 1 and (month - last).days == 1:
            if (first.month, last.month) == (1, 12) and first.year == last.year:
                return str(first.year)
            if (first.year, first.month) == (last.year, last.month):
                return str(format_skeleton("yMMMM", first, locale=self.locale))
            return str(format_interval(first, last, "yMMM", locale=self.locale))
        return str(format_interval(first, last, "yMMMd", locale=self.locale))
