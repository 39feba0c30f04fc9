"""Money: integer minor units with a currency, exact always."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

_NONE = frozenset("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split())  # noqa: SIM905
_THREE = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))
_FOUR = frozenset(("CLF", "UYW"))
"""ISO 4217 list one, where it is not 2. CLDR counts what is paid in cash instead: to it the Serbian dinar has no
hundredths, which stand on every bank statement there, so that what is stored by it would not be exact."""


def digits_of(currency: str) -> int:
    """How many decimal places the currency has (the minor unit of ISO 4217)."""
    if currency in _NONE:
        return 0
    if currency in _THREE:
        return 3
    return 4 if currency in _FOUR else 2


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


def added_up(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """One sum for each currency, in the order in which these come."""
    sums: dict[str, int] = {}
    for money in amounts:
        sums[money.currency] = sums.get(money.currency, 0) + money.minor
    return tuple(Money(minor, currency) for currency, minor in sums.items())
