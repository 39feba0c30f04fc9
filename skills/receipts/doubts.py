"""What on a receipt is not sure enough to book it unasked, and which fields are marked when it is shown."""

from __future__ import annotations

from datetime import date, timedelta

from skills.receipts.commands import SAID, Details
from skills.receipts.parsing import SURE

LIKELY = 0.6
"""From here on a shop, a tax and a way of paying count as read: an error there costs no money."""

OLDEST = timedelta(days=92)
"""An older receipt is looked at before it is booked: more often its date was misread."""


def doubts(details: Details, today: date) -> tuple[str, ...]:
    """What matters and is not sure: "money", "sum", "day", "old", "merchant"; nothing where all agrees.

    "sum": the lines do not add up to the total; "old": the day is legible, and not one of which a receipt would be
    sent now.
    """
    found = []
    if details.money is None or details.money.minor <= 0 or details.sure.money < SURE:
        found.append("money")
    elif not details.adds_up and details.sure.money < SAID:
        found.append("sum")
    if details.sure.day < SURE:
        found.append("day")
    elif details.sure.day < SAID and not sensible(details.day, today):
        found.append("old")
    if details.merchant is None or details.sure.merchant < LIKELY:
        found.append("merchant")
    return tuple(found)


def sensible(day: date, today: date) -> bool:
    """Whether a receipt of that day would be sent now."""
    return today - OLDEST <= day <= today


def marked(details: Details, today: date) -> frozenset[str]:
    """The fields that are shown as unsure."""
    found = set(doubts(details, today)) - {"sum", "old"}
    if details.tax is not None and details.sure.tax < LIKELY:
        found.add("tax")
    if details.payment is not None and details.sure.payment < LIKELY:
        found.add("payment")
    return frozenset(found)
