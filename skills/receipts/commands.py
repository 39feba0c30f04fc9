"""The commands of receipts, and what a receipt says as they carry it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.money import Money
from skills.engine.skill import Skill

skill = Skill("receipts", folder=__file__)
skill.belongs(
    Estate("receipts", audience="audience", owner="owner"),
    Estate("warranties", audience="audience", owner="owner"),
    Estate("warranties", owner="member_id"),
)

SAID = 1.0
"""How sure a field is that a person said; what was only read stays below."""


@dataclass(frozen=True)
class Picture:
    """A file that shows a receipt. Paths are relative to the data folder."""

    path: str
    digest: str
    """SHA-256 of the file, in hexadecimal digits."""
    fingerprint: str | None = None
    """64 bits of what it shows, in hexadecimal digits."""
    shown: str | None = None
    """A small JPEG of it for replies."""


@dataclass(frozen=True)
class Line:
    """Something that was bought."""

    name: str
    money: Money
    quantity: str | None = None


@dataclass(frozen=True)
class Sureness:
    """How sure each field is, from 0 to 1."""

    money: float = SAID
    day: float = SAID
    merchant: float = SAID
    tax: float = SAID
    payment: float = SAID


@dataclass(frozen=True)
class Warranty:
    """Something whose seller stands in for it for some years."""

    item: str
    years: int


@dataclass(frozen=True)
class Details:
    """What a receipt says and what it is to be booked as."""

    money: Money | None
    currency: str
    """That of `money` and of everything else on the receipt."""
    day: date
    merchant: str | None
    category: str
    paid_by: int
    reason: str = "none"
    """Why this category: "said", "learnt", "before", "shop", "items" or "none"."""
    because: tuple[str, ...] = ()
    """The items that the category comes from."""
    tax: Money | None = None
    payment: str | None = None
    lines: tuple[Line, ...] = ()
    adds_up: bool = False
    """Whether the lines sum to the total."""
    sure: Sureness = field(default_factory=Sureness)
    warranty: Warranty | None = None


@dataclass(frozen=True)
class TakeReceipt(Command):
    """A receipt that was sent: booked where everything agrees, otherwise proposed."""

    pictures: tuple[Picture, ...]
    details: Details
    of: int = 1
    """How many receipts came with the same message."""
    anyway: bool = False
    """Whether it is another one although it looks like one that is there."""


@dataclass(frozen=True)
class RefuseFile(Command):
    """Says why one of several files could not be read."""

    reason: str
    name: str


@dataclass(frozen=True)
class SaveReceipt(Command):
    """Books a proposed receipt as it is shown."""

    receipt_id: int


@dataclass(frozen=True)
class AttachReceipt(Command):
    """Keeps a proposed receipt with an expense that is booked already."""

    receipt_id: int
    expense_id: int


@dataclass(frozen=True)
class DropReceipt(Command):
    """The receipt is no expense; takes out what was booked for it."""

    receipt_id: int


@dataclass(frozen=True)
class AskChange(Command):
    """Asks what is different on a receipt."""

    receipt_id: int


@dataclass(frozen=True)
class ChangeReceipt(Command):
    """New values for a receipt and what is booked for it; None leaves a value as it is."""

    receipt_id: int
    money: Money | None = None
    currency: str | None = None
    category: str | None = None
    day: date | None = None
    merchant: str | None = None
    paid_by: int | None = None


@dataclass(frozen=True)
class ShowReceipt(Command):
    """Shows a receipt with its picture."""

    receipt_id: int


@dataclass(frozen=True)
class RemindWarranty(Command):
    """Reminds the asker some weeks before the warranty of what is on the receipt ends."""

    receipt_id: int
