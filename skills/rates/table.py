"""What an amount was worth in another currency on a day."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Context, Decimal
from fractions import Fraction

from knowledge.store.database import Row
from skills.engine.money import Money, digits_of

Rows = Callable[..., list[Row]]

STALE_AFTER = timedelta(days=7)
"""A rate serves so long after its day; markets rest on week-ends and around Easter and Christmas."""

_SHOWN = Context(prec=12)


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency is worth in another one, and the day that it is of."""

    value: Fraction
    day: date

    @property
    def text(self) -> str:
        """The rate as a decimal of at most 12 significant digits, as it is stored beside an amount."""
        shown = _SHOWN.divide(Decimal(self.value.numerator), Decimal(self.value.denominator))
        return f"{shown.normalize():f}"

    def convert(self, money: Money, currency: str) -> Money:
        """An amount in the other currency: exact, then rounded once, half to even, to its smallest unit."""
        digits = digits_of(currency) - digits_of(money.currency)
        return Money(round(money.minor * self.value * Fraction(10) ** digits), currency)


def rate_on(rows: Rows, day: date, currency: str, into: str) -> Rate | None:
    """The rate of the day, or of the last day before it within a week; None where none is known.

    Currencies that stand in one table are related through its base. Of several tables of a day the one that came last
    counts. A rate that a member said serves the week before it too, where nothing nearer is known.
    """
    if currency == into:
        return Rate(Fraction(1), day)
    near = rows(
        "SELECT d.day, d.base, d.rates FROM rate_days d JOIN rate_imports i ON i.id = d.import_id"
        " WHERE d.day BETWEEN :first AND :last AND (d.day <= :day OR i.said)"
        " ORDER BY d.day > :day, abs(julianday(d.day) - julianday(:day)), d.id DESC",
        {
            "day": day.isoformat(),
            "first": (day - STALE_AFTER).isoformat(),
            "last": (day + STALE_AFTER).isoformat(),
        },
    )
    for row in near:
        values = {**json.loads(row["rates"]), row["base"]: "1"}
        if currency in values and into in values:
            return Rate(Fraction(values[into]) / Fraction(values[currency]), date.fromisoformat(row["day"]))
    return None


def converted(rows: Rows, money: Money, into: str, day: date) -> tuple[Money, str | None] | None:
    """An amount in another currency by the rate of a day, and that rate; None where none is known.

    An amount that is in that currency already has no rate.
    """
    if money.currency == into:
        return money, None
    rate = rate_on(rows, day, money.currency, into)
    return (rate.convert(money, into), rate.text) if rate else None
