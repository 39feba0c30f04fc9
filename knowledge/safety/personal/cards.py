"""Payment cards: the numbers that banks give out, with their check digit (ISO/IEC 7812)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.safety.personal.kinds import Kind, Personal

# A group ends with a space, a dash or a dot; all of one number are the same.
_NUMBER = re.compile(
    r"(?<![\w.,+\-/])\d(?:\d{11,18}|\d{3}(?P<gap>[ \-.])(?:\d{4}(?P=gap)\d{4}(?P=gap)\d{1,7}|\d{6}"
    r"(?P=gap)\d{4,5}))(?![\w\-/]|[.,]\d)"
)
_CARD_SAID = re.compile(
    r"\b(?:cards?|visa|master ?card|maestro|amex|american express|diners|discover|girocard|debit|credit|kredit"
    r"|\w*karten?\w*|cartes?|cb|tarjetas?|cart[ae]|bancomat|postepay|pan)\b",
    re.IGNORECASE,
)
_OTHER_SAID = re.compile(
    r"\b(?:ean|isbn|gtin|barcode|tracking|sendungs\w*|imei|iccid|serial|serien\w*|order|bestell\w*|invoice|rechnungs\w*"
    r"|commande|pedido|ordine|parcel|paket\w*|colis)\b",
    re.IGNORECASE,
)
_BEFORE = 48
_AFTER = 24

LONG = 15
"""Digits from which on a number with a right check digit is taken for a card without being called one."""


def cards(text: str) -> Iterator[Personal]:
    """Numbers of cards; those of 12 to 14 digits, and with a wrong check digit, only where a card is spoken of."""
    for match in _NUMBER.finditer(text):
        number = re.sub(r"\D", "", match[0])
        if not _issued(number):
            continue
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        said = bool(_CARD_SAID.search(before) or _CARD_SAID.search(text[match.end() : match.end() + _AFTER]))
        right = luhn(number)
        if right and (said or (len(number) >= LONG and not _OTHER_SAID.search(before))):
            yield Personal(Kind.CARD, match.start(), match.end(), 0.99 if said else 0.9)
        elif said and len(number) >= LONG:
            yield Personal(Kind.CARD, match.start(), match.end(), 0.6)


def luhn(number: str) -> bool:
    """Whether the last digit checks the others by the formula of ISO/IEC 7812-1, annex B."""
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[::2]) % 10 == -sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2]) % 10


def _issued(number: str) -> bool:
    """Whether numbers of that length begin so: Visa 4, Mastercard 51-55 and 2221-2720, Amex 34 and 37, and the rest."""
    first, first_two, first_four, length = number[0], int(number[:2]), int(number[:4]), len(number)
    if len(set(number)) == 1:
        return False
    if first == "4":
        return length in (13, 16, 19)
    if first_two in (34, 37):
        return length == 15
    if first_four in (2131, 1800):
        return length == 15
    if first_two == 35:
        return 16 <= length <= 19
    if first_two in (30, 36, 38, 39):
        return length in (14, 16, 19)
    if 51 <= first_two <= 55 or 2221 <= first_four <= 2720:
        return length == 16
    return first in "56" and 12 <= length <= 19
