"""What reading a receipt gives: every field with how sure it is and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from skills.engine.money import Money

T = TypeVar("T")

SURE = 0.9
"""From here on a field needs nobody to look at it: layout and arithmetic agree."""


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A field of a receipt: its value, how likely it is right (0 to 1), and what speaks for it."""

    value: T | None = None
    confidence: float = 0.0
    why: str = "nothing found"
    """Which evidence decided, in English words for logs and explanations, e.g. "beside 'total', cash less change"."""

    @property
    def sure(self) -> bool:
        """Whether it may be used without asking."""
        return self.value is not None and self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class Item:
    """One line that was bought; a discount is an item with negative money."""

    name: str
    money: Money
    """What the line costs altogether, quantity included."""
    quantity: str | None = None
    """As it stands on the receipt without the multiplication sign: "2", "0.456 kg"; None where nothing says."""


@dataclass(frozen=True, slots=True)
class ReceiptRead:
    """A receipt as far as it could be read."""

    merchant: Found[str]
    day: Found[date]
    total: Found[Money]
    """What was paid or is to be paid, tax included; its currency is the receipt's."""
    tax: Found[Money]
    """All taxes together as the receipt states them; not computed."""
    payment: Found[str]
    """ "cash", "card" or "transfer"; None where the receipt does not say."""
    items: tuple[Item, ...] = ()
    adds_up: bool = False
    """Whether the items, with tax and rounding where they are not included, sum to the total."""

    @property
    def sure(self) -> bool:
        """Whether it may be booked unasked: total and day are sure."""
        return self.total.sure and self.day.sure
