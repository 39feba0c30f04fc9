"""How a language is written where the household lives: its locale, and amounts of money."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import format_currency

from skills.engine.money import Money, digits_of

ENGLISH_SPEAKING = frozenset({"US", "GB", "IE", "CA", "AU", "NZ", "IN", "ZA", "SG"})
"""Elsewhere CLDR writes English with the country's own numbers ("100,00 £"), which nobody expects in English."""


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


def money_text(money: Money, locale: Locale, *, whole: bool = False) -> str:
    """An amount with its currency, exact; `whole` rounds it (half to even) to whole units."""
    digits = 0 if whole else digits_of(money.currency)
    cents = "." + "0" * digits if digits else ""
    pattern = re.sub(r"\.0+", cents, locale.currency_formats["standard"].pattern)
    amount = round(money.amount) if whole else money.amount
    text = format_currency(amount, money.currency, pattern, locale=locale, currency_digits=False)
    return str(text).replace("\u202f", " ").replace("\xa0", " ")
