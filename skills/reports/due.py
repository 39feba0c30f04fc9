"""The bills of a month that nobody has paid yet."""

from __future__ import annotations

from dataclasses import dataclass

from skills.bills.store import open_bills
from skills.budgets.spending import Span
from skills.engine.command import Running
from skills.engine.money import Money
from skills.engine.zones import midnight
from skills.rates.table import converted


@dataclass(frozen=True, slots=True)
class Due:
    """A turn of a bill, worth so much in the household's currency."""

    name: str
    money: Money


def still_due(running: Running, span: Span) -> list[Due]:
    """The turns on these days that are open; what has no fixed amount, or none that can be converted, is left out."""
    if not running.rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'bills'"):
        return []
    home = running.asker.household.currency
    found = []
    for bill in open_bills(running.rows):
        for turn in bill.turns(midnight(span.start, bill.zone), midnight(span.end, bill.zone)):
            worth = converted(running.rows, bill.money, home, bill.day(turn)) if bill.money else None
            if worth is not None:
                found.append(Due(bill.name, worth[0]))
    return found
