"""From "a dollar is 0.92 euros" to a rate."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import get_currency_name

from skills.engine.asking import MissingError
from skills.engine.command import Reading
from skills.engine.matching import fold
from skills.engine.request import Request
from skills.engine.zones import wall
from skills.rates.commands import SetRate, skill

KNOWN = ("EUR", "USD", "GBP", "CHF", "JPY", "CZK", "DKK", "HUF", "NOK", "PLN", "RON", "SEK", "TRY", "CAD", "AUD")
"""Of currencies with a common name, those of the dollar, pound, franc, krona and so on that are meant first."""

_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,'’]\d+)*(?!\w)")
_GROUPED = {
    ".": re.compile(r"[1-9]\d{0,2}(?:[,'’]\d{3})+(?:\.\d+)?"),
    ",": re.compile(r"[1-9]\d{0,2}(?:[.'’]\d{3})+(?:,\d+)?"),
}
"""Figures with thousands set apart, by the mark of the decimals in a language."""
_WORD = re.compile(r"[^\W\d_]{3,}|[€$£¥]")


@skill.reads("rate_set")
def read_rate(request: Request, reading: Reading) -> SetRate:
    """Two currencies and how many of the one the other is; one alone is related to the household's."""
    home = reading.asker.household.currency
    currencies = currencies_in(request.text, request.language)
    numbers = _numbers(request.text, "." if request.language == "en" else ",")
    if len(currencies) == 1 and currencies[0] != home:
        currencies = (currencies[0], home)
    if len(currencies) != 2 or not numbers:
        raise MissingError("money", "ask-rate")
    of, worth = (Fraction(numbers[0]), numbers[1]) if len(numbers) > 1 else (Fraction(1), numbers[0])
    if of == 0 or worth == 0:
        raise MissingError("money", "ask-rate")
    rate = Fraction(worth) / of
    text = f"{(Decimal(rate.numerator) / Decimal(rate.denominator)).normalize():f}"
    day = wall(reading.asker.now, reading.asker.zone).date()
    if request.when and request.when.start and request.when.has_date:
        day = min(day, request.when.start.date())
    return SetRate(currencies[0], currencies[1], text, day)


def currencies_in(text: str, language: str) -> tuple[str, ...]:
    """The currencies that words name, in order and each once: by code, by sign or by words of their name.

    Words side by side speak of one currency where one has them both ("Swedish krona").
    """
    names = _names(language)
    found: list[tuple[str, ...]] = []
    before = False
    for word in _WORD.findall(text):
        code = _SIGNS.get(word) or _code(word)
        fitting = (code,) if code else names.get(_singular(_plain(word)), ())
        both = tuple(one for one in fitting if before and one in found[-1])
        if both:
            found[-1] = both
        elif fitting:
            found.append(fitting)
        before = bool(fitting)
    return tuple(dict.fromkeys(fitting[0] for fitting in found))


def _code(word: str) -> str | None:
    """The ISO code that a word is; in small letters only the usual ones, and none that is a word too ("try")."""
    if word.isupper():
        return word if word in get_global("all_currencies") else None
    return word.upper() if word.upper() in KNOWN and word not in ("try", "ron") else None


def _names(language: str) -> dict[str, tuple[str, ...]]:
    """The currencies that have a word in their name, those meant first before the others."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    names: dict[str, tuple[str, ...]] = {}
    for code in KNOWN:
        said = " ".join(get_currency_name(code, count, locale) for count in (None, 1, 2))
        for word in {_singular(one) for one in _WORD.findall(_plain(said))}:
            names[word] = (*names.get(word, ()), code)
    return names


def _plain(word: str) -> str:
    return fold(word).replace("ł", "l")


def _singular(word: str) -> str:
    return word[:-1] if word.endswith(("s", "n")) and len(word) > 4 else word


def _numbers(text: str, mark: str) -> list[Decimal]:
    """The figures of a text whose decimals have that mark; one other mark alone divides decimals as well ("0.92")."""
    found = []
    for figure in _NUMBER.findall(text):
        if _GROUPED[mark].fullmatch(figure):
            figure = re.sub(r"[,'’]" if mark == "." else r"[.'’]", "", figure)
        try:
            found.append(Decimal(figure.replace(",", ".")))
        except InvalidOperation:
            continue
    return found
