"""What the words of an expense say that is of no other skill's concern: how it was paid, a sign, a currency."""

from __future__ import annotations

import re

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name, get_currency_symbol

from skills.engine.matching import fold

_CASH = re.compile(
    r"\b(?:(?:in |with |by )?cash|in bar|bar (?:be|ge)zahlt|mit bargeld|en (?:especes|liquide)|en efectivo|en metalico"
    r"|in contanti|con contanti)\b"
)
_CARD = re.compile(
    r"\b(?:(?:by|with|on|using) (?:the |my |our )?(?:credit |debit )?card|mit (?:der )?(?:kredit|ec-?|giro)?karte"
    r"|par carte|(?:con|por) (?:la )?tarjeta|con (?:la )?carta)\b"
)
_NEGATIVE = re.compile(
    r"(?:(?<=\s)|^)(?:[-−–]|(?:minus|moins|menos|meno)\s+)(?:[€$£]\s?)?\d[\d.,]*(?!\d)(?!\s?(?:%|percent|prozent))"
)
_NO_AMOUNT = re.compile(r"(?<![\w.,:])(?:0+(?:[.,]0+)?|\d{13,}(?:[.,]\d+)?)(?![\w.,:]*\d)(?!\s?(?:%|percent|prozent))")
_FILING = re.compile(
    r"\b(?:file|under|categor\w*|kategori\w*|einordnen|unter|classe\w*|range\w*|sous|clasific\w*|bajo|archivia\w*"
    r"|classific\w*|sotto)\b"
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def payment_in(text: str) -> str | None:
    """ "cash" or "card" where the words say so."""
    folded = fold(text)
    if _CASH.search(folded):
        return "cash"
    return "card" if _CARD.search(folded) else None


def is_negative(text: str) -> bool:
    """Whether an amount is said to be below nothing ("spent minus 5", "Lidl -5"); a dash between words is none."""
    return _NEGATIVE.search(fold(text)) is not None


def is_no_amount(text: str) -> bool:
    """Whether a figure is said that is no amount of money: nothing, or a trillion and more."""
    return _NO_AMOUNT.search(fold(text)) is not None


def is_filing(text: str) -> bool:
    """Whether the words are about the category ("file Lidl under …")."""
    return _FILING.search(fold(text)) is not None


def names_currency(text: str, currency: str, language: str) -> bool:
    """Whether the words name the currency: by its code, its sign or a word of its name in that language."""
    if re.search(rf"\b{currency}\b", text) or get_currency_symbol(currency, "en") in text:
        return True
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    if get_currency_symbol(currency, locale) in text:
        return True
    names = (get_currency_name(currency, count, locale) for count in (None, 1, 2))
    known = {word.rstrip("s") for name in names for word in _WORD.findall(fold(name))}
    return any(word.rstrip("s") in known for word in _WORD.findall(fold(text)))
