"""Numbers in words, by the rules of the Unicode CLDR (spell-out rules, RBNF)."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from functools import cache

from unicode_rbnf import RbnfEngine
from unicode_rbnf.engine import NoRuleForNumberError

LANGUAGES = ("en", "de", "fr", "es", "it")

AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e"}
TO = {"en": "to", "de": "bis", "fr": "à", "es": "a", "it": "a"}
"""Between the ends of a range."""
MINUS = {"en": "minus", "de": "minus", "fr": "moins", "es": "menos", "it": "meno"}
_POINTS = {"en": "point", "de": "Komma", "fr": "virgule", "es": "coma", "it": "virgola"}
_ZERO = {"en": "zero", "de": "null", "fr": "zéro", "es": "cero", "it": "zero"}
_THOUSANDS = {"en": ",", "de": ".", "fr": " ", "es": ".", "it": "."}
_ORDINALS = {
    ("de", ""): "spellout-ordinal",
    ("de", "r"): "spellout-ordinal-r",
    ("de", "n"): "spellout-ordinal-n",
    ("fr", "f"): "spellout-ordinal-feminine",
    ("es", "f"): "spellout-ordinal-feminine",
    ("it", "f"): "spellout-ordinal-feminine",
}
NUMBER = r"\d+(?:[.,]\d+)*"
"""How a number is written in a text, with groups of thousands and decimals of any language."""


@cache
def _engine(language: str) -> RbnfEngine:
    return RbnfEngine.for_language(language)


def _formed(number: int, language: str, *rules: str) -> str:
    """The number by the first of the rules that the language has, without soft hyphens."""
    for rule in rules:
        with suppress(NoRuleForNumberError):
            return str(_engine(language).format_number(number, ruleset_names=[rule]).text).replace("\u00ad", "")
    raise KeyError(rules[0])


def counted(number: int, language: str, gender: str = "m") -> str:
    """A number before what it counts, of gender m, f or n: "ein" (Euro), "une" (heure), "veintiún" (euros)."""
    if number < 0:
        return f"{MINUS[language]} {counted(-number, language, gender)}"
    full = {"m": "masculine", "f": "feminine", "n": "neuter"}[gender]
    return _formed(number, language, f"spellout-cardinal-{full}", "spellout-cardinal-masculine", "spellout-cardinal")


def cardinal(number: int, language: str) -> str:
    """A number by itself: "eins", "uno"."""
    if number < 0:
        return f"{MINUS[language]} {cardinal(-number, language)}"
    return _formed(number, language, "spellout-numbering")


def ordinal(number: int, language: str, form: str = "") -> str:
    """First, second, …; `form` is "f" in fr, es and it, or in German the ending "r" or "n" (otherwise "erste")."""
    wanted = _ORDINALS.get((language, form), "spellout-ordinal-masculine")
    return _formed(number, language, wanted, "spellout-ordinal")


def year(number: int, language: str) -> str:
    """A year: "nineteen ninety-nine". French says years as numbers, whatever the rules have."""
    if language == "fr":
        return cardinal(number, language)
    return _formed(number, language, "spellout-numbering-year", "spellout-numbering")


def digits(text: str, language: str) -> str:
    """Digit by digit: "zero three zero" of a telephone or an account number."""
    return ", ".join(" ".join(cardinal(int(digit), language) for digit in group) for group in re.findall(r"\d+", text))


def value(text: str, language: str) -> Decimal:
    """What a written number is worth, in the way of the language or, where that makes no sense, of the other ones.

    >>> value("1.234,50", "de"), value("12.50", "de"), value("1.234", "de"), value("1.234", "en")
    (Decimal('1234.50'), Decimal('12.50'), Decimal('1234'), Decimal('1.234'))
    """
    thousands = _THOUSANDS[language]
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+", text):
        return Decimal(text.replace(thousands, ""))
    whole, mark, part = text.rpartition("," if text.rfind(",") > text.rfind(".") else ".")
    if not mark:
        return Decimal(text)
    return Decimal(f"{re.sub(r'[.,]', '', whole)}.{part}")


def said(number: Decimal, language: str, gender: str = "") -> str:
    """A number with its decimals: "twelve point two five"; of a gender, before what it counts."""
    whole, _, part = f"{abs(number):f}".partition(".")
    minus = f"{MINUS[language]} " if number < 0 else ""
    if not part or not part.strip("0"):
        plain = counted(int(whole), language, gender) if gender else cardinal(int(whole), language)
        return minus + plain
    after = " ".join(cardinal(int(digit), language) if digit != "0" else _ZERO[language] for digit in part)
    return f"{minus}{cardinal(int(whole), language)} {_POINTS[language]} {after}"
