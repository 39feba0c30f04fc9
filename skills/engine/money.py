"""Money: integer minor units with a currency, exact always."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

_NO_MINOR = frozenset({"JPY", "KRW", "ISK", "VND", "CLP", "HUF"})


def digits_of(currency: str) -> int:
    """How many decimal places the currency has in daily use (ISO 4217; HUF is paid without)."""
    return 0 if currency in _NO_MINOR else 2


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in the smallest unit of its currency (ISO 4217 code)."""

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal, currency: str) -> Money:
        """From a decimal amount, rounded half to even to the currency's smallest unit."""
        scaled = amount.scaleb(digits_of(currency)).quantize(Decimal(1), rounding=ROUND_HALF_EVEN)
        return cls(int(scaled), currency)

    @property
    def amount(self) -> Decimal:
        """The amount in whole units: 42.50."""
        return Decimal(self.minor).scaleb(-digits_of(self.currency))
