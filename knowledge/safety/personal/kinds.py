"""The kinds of personal data, and a place in a text where one of them stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What personal data is; the value is the name under which it is reported."""

    PERSON = "person"
    EMAIL = "email"
    PHONE = "phone"
    CARD = "card"
    IBAN = "iban"
    BIC = "bic"
    ACCOUNT = "account"
    """A bank account that is no IBAN: a number with a sort code, a routing number."""
    WALLET = "wallet"
    SOCIAL_SECURITY = "social_security"
    TAX_ID = "tax_id"
    PASSPORT = "passport"
    ID_NUMBER = "id_number"
    """An identity card or a national number that is neither of tax nor of social security."""
    DRIVING_LICENCE = "driving_licence"
    PLATE = "plate"
    IP_ADDRESS = "ip_address"
    MAC_ADDRESS = "mac_address"
    SECRET_LINK = "secret_link"  # noqa: S105 - the name of a kind
    """An address in the web that carries a password or a token."""
    BIRTH_DATE = "birth_date"
    ADDRESS = "address"
    POSTCODE = "postcode"
    COORDINATES = "coordinates"
    URL = "url"
    DATE = "date"


OPEN = frozenset({Kind.URL, Kind.DATE})
"""Patterns that mostly are nobody's secret: they are found only where they are asked for."""

SENSITIVE = frozenset(Kind) - OPEN
"""What is looked for unless something else is asked."""

PATTERNS = frozenset(
    {
        Kind.EMAIL,
        Kind.PHONE,
        Kind.CARD,
        Kind.IBAN,
        Kind.ACCOUNT,
        Kind.WALLET,
        Kind.SOCIAL_SECURITY,
        Kind.TAX_ID,
        Kind.PASSPORT,
        Kind.ID_NUMBER,
        Kind.DRIVING_LICENCE,
        Kind.SECRET_LINK,
    }
)
"""What is told by its form or by the word before it, and points at one person or account."""


@dataclass(frozen=True, slots=True)
class Personal:
    """Personal data in a text: `text[start:end]`; `score` is how sure it is, 0 to 1."""

    kind: Kind
    start: int
    end: int
    score: float
