"""Money, measures, shares and plain numbers of a text as they are said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from babel.numbers import get_currency_name
from babel.units import format_unit

from knowledge.speech.speaking.numbers import (
    AND,
    MINUS,
    NUMBER,
    TO,
    cardinal,
    counted,
    digits,
    ordinal,
    said,
    value,
    year,
)

_SYMBOLS = {"€": "EUR", "US$": "USD", "$": "USD", "£": "GBP", "Fr.": "CHF"}
_CODES = ("EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "CAD", "AUD", "JPY", "TRY")
_COINS: Mapping[str, Mapping[str, tuple[str, str, str, str]]] = {
    "en": {
        "EUR": ("euro", "euros", "cent", "cents"),
        "USD": ("dollar", "dollars", "cent", "cents"),
        "GBP": ("pound", "pounds", "penny", "pence"),
        "CHF": ("franc", "francs", "centime", "centimes"),
    },
    "de": {
        "EUR": ("Euro", "Euro", "Cent", "Cent"),
        "USD": ("Dollar", "Dollar", "Cent", "Cent"),
        "GBP": ("Pfund", "Pfund", "Penny", "Pence"),
        "CHF": ("Franken", "Franken", "Rappen", "Rappen"),
    },
    "fr": {
        "EUR": ("euro", "euros", "centime", "centimes"),
        "USD": ("dollar", "dollars", "cent", "cents"),
        "GBP": ("livre", "livres", "penny", "pence"),
        "CHF": ("franc", "francs", "centime", "centimes"),
    },
    "es": {
        "EUR": ("euro", "euros", "céntimo", "céntimos"),
        "USD": ("dólar", "dólares", "centavo", "centavos"),
        "GBP": ("libra", "libras", "penique", "peniques"),
        "CHF": ("franco", "francos", "céntimo", "céntimos"),
    },
    "it": {
        "EUR": ("euro", "euro", "centesimo", "centesimi"),
        "USD": ("dollaro", "dollari", "centesimo", "centesimi"),
        "GBP": ("sterlina", "sterline", "penny", "pence"),
        "CHF": ("franco", "franchi", "centesimo", "centesimi"),
    },
}
"""One, several; a hundredth, several of them."""
_WITH = {"en": " ", "de": " ", "fr": " ", "es": " con ", "it": " e "}
_OF = {"fr": "de ", "es": "de ", "it": "di "}
"""After a million."""
_BY = {"en": "by", "de": "mal", "fr": "sur", "es": "por", "it": "per"}
_PARTS = {"½": "5", "¼": "25", "¾": "75"}
_PERCENT = {"en": "percent", "de": "Prozent", "fr": "pour cent", "es": "por ciento", "it": "per cento"}
_TIMES = {"en": "times", "de": "mal", "fr": "fois", "es": "por", "it": "per"}
_PLUS = {"en": "plus", "de": "plus", "fr": "plus", "es": "más", "it": "più"}

_UNITS = {
    "km/h": "speed-kilometer-per-hour",
    "°C": "angle-degree",
    "°F": "temperature-fahrenheit",
    "°": "angle-degree",
    "kWh": "energy-kilowatt-hour",
    "m²": "area-square-meter",
    "m³": "volume-cubic-meter",
    "km": "length-kilometer",
    "cm": "length-centimeter",
    "mm": "length-millimeter",
    "m": "length-meter",
    "kg": "mass-kilogram",
    "mg": "mass-milligram",
    "g": "mass-gram",
    "ml": "volume-milliliter",
    "cl": "volume-centiliter",
    "l": "volume-liter",
    "L": "volume-liter",
    "h": "duration-hour",
    "Std.": "duration-hour",
    "Min.": "duration-minute",
    "min": "duration-minute",
    "sec": "duration-second",
    "s": "duration-second",
    "GB": "digital-gigabyte",
    "MB": "digital-megabyte",
    "kW": "power-kilowatt",
    "W": "power-watt",
}
_FEMININE = {
    "de": r"(?i).*(?:ung|heit|keit|schaft|ion|tät|ei|e)",
    "fr": r"(?i)(?:minute|seconde|tâche|liste|chose|semaine|page|.*(?:[st]ion|té|ette|[ae]nce|ure|ée))s?",
    "es": r"(?i)(?:.*(?:a|ción|sión|dad))s?(?<!día)(?<!días)",
    "it": r"(?i)(?:.*(?:a|zione|sione|tà))|ore|volte|cose|liste|spese",
}
"""Nouns that are probably feminine: it matters for what is counted by one."""


def _gender(noun: str, language: str) -> str:
    return "f" if noun and re.fullmatch(_FEMININE.get(language, r"(?!)"), noun) else "m"


def money(amount: Decimal, currency: str, language: str) -> str:
    """An amount as it is said: "forty-two euros fifty", "fünfzig Cent"."""
    minus = f"{MINUS[language]} " if amount < 0 else ""
    amount = abs(amount)
    coins = _COINS[language].get(currency)
    if coins is None:
        return f"{minus}{said(amount, language)} {get_currency_name(currency, count=amount, locale=language)}"
    whole, cents = int(amount), round(amount % 1 * 100)
    one, several, cent, several_cents = coins
    small = f"{counted(cents, language)} {cent if cents == 1 else several_cents}"
    if not whole and cents:
        return minus + small
    gender = "f" if currency == "GBP" and language in ("fr", "es", "it") else "n" if currency == "GBP" else "m"
    of = _OF.get(language, "") if whole and not whole % 1_000_000 else ""
    large = f"{minus}{counted(whole, language, gender)} {of}{one if whole == 1 else several}"
    if not cents:
        return large
    return f"{large} {AND[language]} {small}" if cents < 10 else large + _WITH[language] + cardinal(cents, language)


def measure(amount: Decimal, unit: str, language: str) -> str:
    """A number of a unit of `_UNITS`: "one point five kilometres", "eine Stunde"."""
    written = str(format_unit(amount, _UNITS[unit], "long", locale="en_GB" if language == "en" else language))
    noun = re.sub(r"^[-−]?[\d.,\s\u202f\xa0]+|[\u200e\u200f]", "", written).replace("\xa0", " ")
    return f"{said(amount, language, _gender(noun.split()[0], language))} {noun}"


@cache
def _names() -> Mapping[str, str]:
    """The currencies by their names in all languages."""
    return {name: code for coins in _COINS.values() for code, names in coins.items() for name in names[:2]}


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    symbols = "|".join(map(re.escape, [*_SYMBOLS, *_CODES]))
    units = "|".join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))
    named = "|".join(sorted(_names(), key=len, reverse=True))
    start = r"(?P<minus>(?<![\w)])[-−–]\s?)?(?<![\w.,])"
    return {
        "sum of": re.compile(rf"(?P<sign>{symbols})\s?(?P<a>{NUMBER})\s?[–—-]\s?(?:{symbols})?\s?(?P<b>{NUMBER})"),
        "range": re.compile(rf"(?<![\w.,])({NUMBER})\s?(?:–|—|(?<!\s)-(?!\s))\s?(?=(?:{symbols})?{NUMBER})"),
        "before": re.compile(rf"(?P<minus>[-−–])?(?<!\w)(?P<sign>{symbols})\s?(?P<lower>[-−–])?(?P<n>{NUMBER})(?!\w)"),
        "after": re.compile(rf"{start}(?P<n>{NUMBER})(?:\s?(?P<sign>{symbols})|\s(?P<name>{named}))(?!\w)"),
        "unit": re.compile(rf"{start}(?P<n>{NUMBER})\s?(?P<sign>{units})(?![\w/²³'’])"),
        "percent": re.compile(rf"{start}(?P<n>{NUMBER})\s?%"),
        "number": re.compile(rf"{start}(?P<n>{NUMBER})(?!\w)(?:(?=\s(?P<noun>[^\W\d_]{{2,}}))|)"),
        "telephone": re.compile(r"(?<![\w.,])(?:\+\d|00?[1-9])[\d /()-]{5,}\d(?!\w)|(?<![\w.,])\d{8,}(?![\w])"),
        "times": re.compile(r"(?<![\w.,])(\d+)\s?[x×](?=\s|$)"),
    }


def with_amounts(text: str, language: str) -> str:
    """The text with all its numbers in words; dates and times come first (`with_dates`, `with_times`)."""
    found = _patterns()
    if language == "fr":
        text = re.sub(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?=,\d|\s?[€$£%])", lambda one: one[0].replace(" ", ""), text)
    else:
        text = re.sub(r"(?<![\w.,])(\d+)\s?h\s?([0-5]\d)\b", r"\1 h \2 min", text)
    mark = "." if language == "en" else ","
    text = re.sub(r"(?:(\d+)\s?)?([½¼¾])", lambda one: f"{one[1] or 0}{mark}{_PARTS[one[2]]}", text)
    text = re.sub(r"(?<=\d)\s?[x×]\s?(?=\d)", f" {_BY[language]} ", text)
    text = found["telephone"].sub(lambda one: _telephone(one[0], language), text)
    text = found["sum of"].sub(r"\g<a>–\g<b> \g<sign>", text)
    text = found["range"].sub(lambda one: f"{said(value(one[1], language), language)} {TO[language]} ", text)
    for pattern in ("before", "after"):
        text = found[pattern].sub(lambda one: _money(one, language), text)
    text = found["unit"].sub(lambda one: measure(_signed(one, language), one["sign"], language), text)
    text = found["percent"].sub(lambda one: f"{said(_signed(one, language), language)} {_PERCENT[language]}", text)
    text = found["times"].sub(lambda one: f"{cardinal(int(one[1]), language)} {_TIMES[language]}", text)
    text = _with_places(text, language)
    text = found["number"].sub(lambda one: _plain(one, language), text)
    return re.sub(r"\+(?=\s?[^\W\d_])", f"{_PLUS[language]} ", text)


def _signed(found: re.Match[str], language: str) -> Decimal:
    number = value(found["n"], language)
    lower = found["minus"] or found.groupdict().get("lower")
    return -number if lower else number


def _money(found: re.Match[str], language: str) -> str:
    sign = found["sign"] or _names()[found["name"]]
    return money(_signed(found, language), _SYMBOLS.get(sign, sign), language)


def _telephone(written: str, language: str) -> str:
    plus = f"{_PLUS[language]} " if written.startswith("+") else ""
    return plus + digits(written, language)


def _plain(found: re.Match[str], language: str) -> str:
    written, noun = found["n"], found["noun"] or ""
    if re.fullmatch(r"0\d+", written):
        return digits(written, language)
    if len(re.findall(r"[.,]", written)) > 1 and not re.fullmatch(
        r"\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:[.,]\d+)?", written
    ):
        return ", ".join(cardinal(int(piece), language) for piece in re.split(r"[.,]", written))
    if re.fullmatch(r"(?:19|20)\d\d", written) and not found["minus"]:
        return year(int(written), language)
    return said(_signed(found, language), language, _gender(noun, language) if noun else "")


_PLACES = {
    "en": re.compile(r"(?<!\w)(?P<n>\d+)(?:st|nd|rd|th)\b"),
    "de": re.compile(
        r"(?P<before>\b(?:der|die|das|den|dem|am|zum|vom|im|jede[nmrs])\s)(?P<n>\d{1,2})\.(?=\s\w|\s*$)", re.IGNORECASE
    ),
    "fr": re.compile(r"(?<!\w)(?P<n>\d+)(?:er|ème|e|(?P<other>re|ère))\b"),
    "es": re.compile(r"(?<!\w)(?P<n>\d+)\.?(?:º|(?P<other>ª))"),
    "it": re.compile(r"(?<!\w)(?P<n>\d+)(?:º|(?P<other>ª))"),
}


def _with_places(text: str, language: str) -> str:
    """First, second, …: in German after an article or a preposition; elsewhere a number with a dot ends a sentence."""

    def place(found: re.Match[str]) -> str:
        parts = found.groupdict()
        before = parts.get("before") or ""
        form = "f" if parts.get("other") else ""
        if before:
            form = "" if before.strip().lower() in ("der", "die", "das") else "n"
        return before + ordinal(int(found["n"]), language, form)

    return _PLACES[language].sub(place, text)
