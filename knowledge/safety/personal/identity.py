"""Numbers that states give to people, told by their form and their check digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from knowledge.safety.personal.cards import luhn
from knowledge.safety.personal.kinds import Kind, Personal

_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
"""The control letter of a Spanish DNI or NIE is the one at the place of the number modulo 23."""


def _date_first(number: str) -> bool:
    """Whether it begins with a day as ddmmyy or yymmdd."""
    first, month, last = int(number[:2]), int(number[2:4]), int(number[4:6])
    return 1 <= month <= 12 and (1 <= first <= 31 or 1 <= last <= 31)


def _american(number: str) -> bool:
    area, group, serial = number[:3], number[3:5], number[5:]
    return area not in ("000", "666") and area[0] != "9" and group != "00" and serial != "0000"


def _american_taxpayer(number: str) -> bool:
    return number[0] == "9" and 50 <= int(number[3:5]) <= 99


def _spanish(number: str) -> bool:
    value = number[:-1].replace("X", "0").replace("Y", "1").replace("Z", "2")
    return _LETTERS[int(value) % 23] == number[-1]


def _french(number: str) -> bool:
    value = number[:13].replace("2A", "19").replace("2B", "18")
    return value.isdigit() and 97 - int(value) % 97 == int(number[13:])


def _swiss(number: str) -> bool:
    """As the check digit of EAN-13."""
    digits = [int(digit) for digit in number]
    return (sum(digits[0:12:2]) + 3 * sum(digits[1:12:2]) + digits[12]) % 10 == 0


def _belgian(number: str) -> bool:
    value, check = int(number[:9]), int(number[9:])
    return check in (97 - value % 97, 97 - (2_000_000_000 + value) % 97)


def _german_pension(number: str) -> bool:
    """The date of birth stands at places 3 to 8."""
    return 1 <= int(number[4:6]) <= 12 and 1 <= int(number[2:4]) <= 31


def _nordic(number: str) -> bool:
    return _date_first(number) and (luhn(number) or 1 <= int(number[:2]) <= 31)


def _always(number: str) -> bool:
    return True


Check = Callable[[str], bool]

_FORMS: tuple[tuple[Kind, re.Pattern[str], Check], ...] = tuple(
    (kind, re.compile(rf"(?<![\w.\-/]){form}(?![\w\-]|[./]\w)"), check)
    for kind, form, check in (
        (Kind.SOCIAL_SECURITY, r"\d{3}-\d\d-\d{4}", _american),
        (Kind.TAX_ID, r"\d{3}-\d\d-\d{4}", _american_taxpayer),
        (Kind.SOCIAL_SECURITY, r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]", _always),
        (Kind.ID_NUMBER, r"(?:\d{8}|[XYZ]-?\d{7})[- ]?[A-HJ-NP-TV-Z]", _spanish),
        (Kind.TAX_ID, r"[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]", _always),
        (
            Kind.SOCIAL_SECURITY,
            r"[12] ?\d\d ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d\d|2[AB]) ?\d{3} ?\d{3} ?\d\d",
            _french,
        ),
        (Kind.SOCIAL_SECURITY, r"756\.?\d{4}\.?\d{4}\.?\d\d", _swiss),
        (Kind.ID_NUMBER, r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d", _belgian),
        (Kind.SOCIAL_SECURITY, r"\d\d ?\d{6} ?[A-Z] ?\d{3}", _german_pension),
        (Kind.ID_NUMBER, r"\d{6}[-+]\d{4}", _nordic),
    )
)
"""United States (SSN, ITIN), United Kingdom, Spain, Italy, France, Switzerland, Belgium, Germany, Sweden, Denmark."""


def state_numbers(text: str) -> Iterator[Personal]:
    """Numbers whose form and check digits are those of a country."""
    for kind, pattern, check in _FORMS:
        for match in pattern.finditer(text):
            if check(re.sub(r"[ .\-+]", "", match[0])):
                yield Personal(kind, match.start(), match.end(), 0.88)
