"""Amounts of money as receipts print them (1,234.56, 1.234,56, 12,-, RM12.00, 3,51-), and what OCR makes of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

SIGNS = {
    "rm": "MYR", "myr": "MYR", "eur": "EUR", "euro": "EUR", "€": "EUR", "£": "GBP", "gbp": "GBP", "chf": "CHF",
    "sfr": "CHF", "usd": "USD", "us$": "USD", "s$": "SGD", "sgd": "SGD", "a$": "AUD", "aud": "AUD", "c$": "CAD",
    "cad": "CAD", "nok": "NOK", "sek": "SEK", "dkk": "DKK", "kr": "kr", "kc": "CZK", "kč": "CZK", "czk": "CZK",
    "zł": "PLN", "zl": "PLN", "pln": "PLN", "ft": "HUF", "huf": "HUF", "¥": "JPY", "jpy": "JPY", "inr": "INR",
    "₹": "INR", "thb": "THB", "idr": "IDR", "rp": "IDR", "$": "$",
}  # fmt: skip
"""What a currency is called on receipts, in lower case; a bare dollar sign or "kr" is told apart later."""
_SHARED = {"$": ("USD", "CAD", "AUD", "SGD", "NZD", "HKD"), "kr": ("SEK", "NOK", "DKK", "ISK")}
"""The currencies of a sign that several countries have, the likeliest first."""
_SPOKEN = SIGNS.keys() - {"inr", "thb", "idr", "rp", "ft", "kc", "zl"}
"""Those that count also without an amount; the others are short words of other languages too."""
_PLACES = {
    "sdn": "MYR", "bhd": "MYR", "ringgit": "MYR", "singapore": "SGD", "norge": "NOK", "sverige": "SEK", "danmark": "DKK"
}  # fmt: skip
"""Words that tell the country where no sign does."""

_NORTH_AND_EAST = r"NOK|SEK|DKK|kr\.?|PLN|zł|zl|CZK|Kč|HUF|Ft"
_SIGN = (
    r"(?i:US\$|[SAC]\$|RM|MYR|EUR[O]?|USD|GBP|CHF|SFr\.?|SGD|AUD|CAD|INR|THB|IDR|[€£¥₹$]"
    rf"|(?<![^\W\d_])(?:{_NORTH_AND_EAST}))"
)
_DIGIT = r"[0-9OoDQlI|]"
_NUMBER = (
    r"(?:\d{1,3}(?:[.,'’]\d{3})+[.,]\d{2}"
    r"|\d{1,3}(?: \d{3})+,\d{2}"
    rf"|{_DIGIT}{{1,7}} ?[.,·] ?{_DIGIT}{{2}}"
    r"|\d{1,6}[.,] ?[-–—]{1,2})"
)
_AMOUNT = re.compile(
    rf"(?<![\d.,:/#])(?:(?P<open>[-–—−(])\s?)?(?:(?P<sign>{_SIGN})\s?[:.]?\s?(?P<inner>[-–—−])?\s?)?"
    rf"(?P<number>{_NUMBER})"
    rf"(?!\d|[.,:/]\d|\s?[%°])(?P<close>\s?[-–—−](?![\d\w])|\))?(?:\s?(?P<after>(?i:EUR[O]?\b|€|RM\b|MYR\b|CHF\b|£|\$|USD\b|GBP\b|(?:{_NORTH_AND_EAST})(?![^\W\d_]))))?"
)
_WHOLE = re.compile(rf"(?<![\w.,])(?P<sign>{_SIGN})\s?(?P<number>\d{{1,6}})(?![\d.,:/%])", re.IGNORECASE)
_LOST_POINT = re.compile(r"(?:RM\s?|€\s?)?(?P<number>\d{3,6})\)?", re.IGNORECASE)
_UPSIDE_DOWN = re.compile(r"(?P<cents>\d\d)°(?P<units>[0689]{1,4})")
_MEASURE = re.compile(
    r"\s?(?:kg|g|l|lt|ltr|litre|liter|litri|ml|m|cm|km|pcs|nos|stk|st|qty|units?|uhr|am|pm|h|x\s?\d)\b", re.IGNORECASE
)
_TURNED = str.maketrans("69", "96")
_AS_DIGIT = str.maketrans("OoDQlI|", "0000111")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number at `begin` to before `end` of a text that can be money."""

    value: Decimal
    begin: int
    end: int
    sign: str | None = None
    """ISO 4217, or "$" for a dollar that may be of several countries; None without a sign."""
    guessed: bool = False
    """Whether OCR errors were repaired to read it."""
    each: bool = False
    """Whether it is a price for one ("@ 7.00", "3 x 10.49")."""


def amounts_in(text: str) -> list[Amount]:
    """The amounts of a piece of text from left to right; dates, times, percentages and weights are none."""
    found: list[Amount] = []
    for match in _AMOUNT.finditer(text):
        digits = match["number"].translate(_AS_DIGIT)
        glued = match["number"][0].isalpha() and not match["sign"] and text[: match.start()][-1:].isalnum()
        if glued or not any(char.isdigit() for char in match["number"]) or _MEASURE.match(text, match.end("number")):
            continue
        value = _value(digits)
        bracketed = match["open"] == "(" and match["close"] == ")"
        if (
            match["open"] not in (None, "(")
            or match["inner"]
            or (match["close"] or "").strip() not in ("", ")")
            or bracketed
        ):
            value = -value
        sign = match["sign"] or match["after"]
        each = text[: match.start()].rstrip()[-1:] in ("@", "x", "X", "×", "*") and bool(
            re.search(r"\d|@", text[: match.start()])
        )
        found.append(
            Amount(value, match.start(), match.end(), SIGNS.get((sign or "").lower().rstrip(".")),
                   digits != match["number"], each)
        )  # fmt: skip
    for match in _WHOLE.finditer(text):
        if all(match.end() <= one.begin or match.start() >= one.end for one in found):
            found.append(Amount(Decimal(match["number"]), match.start(), match.end(), SIGNS.get(match["sign"].lower())))
    return sorted(found, key=lambda one: one.begin)


def repaired(text: str) -> Amount | None:
    """The amount that a cell holds whose point was lost ("4220" for 42.20) or that was read upside down."""
    plain = text.strip()
    if match := _UPSIDE_DOWN.fullmatch(plain):
        upright = plain[::-1].translate(_TURNED).replace("°", ".")
        return Amount(Decimal(upright), 0, len(text), guessed=True)
    if match := _LOST_POINT.fullmatch(plain):
        return Amount(Decimal(match["number"]).scaleb(-2), 0, len(text), guessed=True)
    return None


def _value(number: str) -> Decimal:
    compact = re.sub(r"[ '’]", "", number).replace("·", ".")
    if compact[-1] in "-–—":
        return Decimal(compact.rstrip("-–—").rstrip(".,"))
    whole, cents = compact[:-3], compact[-2:]
    return Decimal(re.sub(r"[.,]", "", whole) + "." + cents)


def currency_of(texts: Iterable[str], household: str) -> tuple[str, bool]:
    """The currency that signs and words on a receipt speak for, else the household's; and whether it is certain.

    It is not where amounts stand in several currencies, and where only a sign speaks that several countries share.
    """
    votes: Counter[str] = Counter()
    signs: set[str] = set()
    for text in texts:
        for amount in amounts_in(text):
            if amount.sign:
                votes[amount.sign] += 3
                signs.add(amount.sign)
        for word in re.findall(r"[^\W\d_]+|[€£¥₹$]", text.lower()):
            if word in _SPOKEN:
                votes[SIGNS[word]] += 1
            if word in _PLACES:
                votes[_PLACES[word]] += 1
    if not votes:
        return household, True
    best = max(votes, key=lambda code: votes[code])
    if best not in _SHARED:
        return best, not any(best not in _SHARED.get(sign, (sign,)) for sign in signs)
    shared = _SHARED[best]
    placed = [code for code in _PLACES.values() if votes[code]]
    named = placed or [code for code in shared if votes[code]]
    if named:
        return named[0], len({*named}) == 1
    return (household, True) if household in shared else (shared[0], False)
