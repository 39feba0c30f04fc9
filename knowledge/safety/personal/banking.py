"""Bank accounts: IBAN (ISO 13616, checked by ISO 7064 mod 97-10), BIC (ISO 9362), and numbers that are called one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.safety.personal.kinds import Kind, Personal

LENGTHS = {
    country: int(length)
    for length, countries in {
        "15": "NO", "16": "BE", "18": "DK FI FO GL NL SD FK", "19": "MK SI", "20": "AT BA EE KZ LT LU XK MN",
        "21": "CH HR LI LV", "22": "BG BH CR DE GB GE IE ME RS VA", "23": "AE GI IL IQ OM TL SO",
        "24": "AD CZ ES MD PK RO SA SE SK TN VG", "25": "LY PT ST", "26": "IS TR", "27": "BI DJ FR GR IT MC MR SM",
        "28": "AL AZ BY CY DO GT HU LB NI PL SV", "29": "BR EG PS QA UA",
        "30": "JO KW MU YE", "31": "MT SC", "32": "LC", "33": "RU",
    }.items()
    for country in countries.split()
}  # fmt: skip
"""Characters of an IBAN for each country of the registry."""

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ \-]?[A-Za-z0-9]){11,30}")
_IBAN_SAID = re.compile(r"\biban\b", re.IGNORECASE)
_BIC = re.compile(
    r"\b(?:BIC|SWIFT)\b(?:[ \-]?(?i:code|number|nr))?[\s:=.\-]{0,3}(?i:(?:is|ist|est|es|è)\s)?\s{0,2}([A-Z]{4}"
    r"[ ]?[A-Z]{2}[ ]?[A-Z0-9]{2}[ ]?(?:[A-Z0-9]{3})?)(?![A-Za-z0-9])"
)
_LONE_BIC = re.compile(r"(?<![A-Za-z0-9])[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Za-z0-9])")
_NEAR = 60
_SORT_CODE = re.compile(r"(?<![\w\-])\d\d-\d\d-\d\d(?![\w\-])")
_SORT_CODE_SAID = re.compile(r"\b(?:sort ?code|account|acc(?:t|ount)? ?(?:no|number))\b", re.IGNORECASE)


def ibans(text: str) -> Iterator[Personal]:
    """IBANs, written together or in groups; one with a wrong check only where it is called an IBAN."""
    for match in _IBAN.finditer(text):
        length = LENGTHS.get(match[0][:2].upper())
        end = length and _end_of(text, match.start(), match.end(), length)
        if not end:
            continue
        number = re.sub(r"[ \-]", "", text[match.start() : end]).upper()
        if iban_holds(number):
            yield Personal(Kind.IBAN, match.start(), end, 0.99)
        elif _IBAN_SAID.search(text, max(0, match.start() - 24), match.start()):
            yield Personal(Kind.IBAN, match.start(), end, 0.6)


def _end_of(text: str, start: int, most: int, length: int) -> int | None:
    """Where the IBAN of that length ends; None where it is too short or goes on in the same group."""
    count = 0
    for place in range(start, most):
        count += text[place].isalnum()
        if count == length:
            return None if text[place + 1 : place + 2].isalnum() else place + 1
    return None


def iban_holds(number: str) -> bool:
    """Whether the check digits of an IBAN without spaces, in capitals, hold."""
    if not number.isascii():
        return False
    return int("".join(str(int(char, 36)) for char in number[4:] + number[:4])) % 97 == 1


def bics(text: str) -> Iterator[Personal]:
    """BICs that are called one or stand beside an IBAN; a word in capitals looks the same."""
    for match in _BIC.finditer(text):
        if match[1].replace(" ", "")[4:6] in LENGTHS or match[1].replace(" ", "")[4:6] in ("US", "CA", "AU", "JP"):
            yield Personal(Kind.BIC, match.start(1), match.end(1), 0.9)
    if not _IBAN_SAID.search(text):
        return
    known = [(one.start, one.end) for one in ibans(text)]
    for match in _LONE_BIC.finditer(text):
        near = any(start - _NEAR <= match.start() <= end + _NEAR for start, end in known)
        if near and match[0][4:6] in LENGTHS:
            yield Personal(Kind.BIC, match.start(), match.end(), 0.7)


def sort_codes(text: str) -> Iterator[Personal]:
    """British sort codes: three pairs of digits that are called one, so that a date is none."""
    for match in _SORT_CODE.finditer(text):
        if _SORT_CODE_SAID.search(text, max(0, match.start() - 40), min(len(text), match.end() + 30)):
            yield Personal(Kind.ACCOUNT, match.start(), match.end(), 0.8)
