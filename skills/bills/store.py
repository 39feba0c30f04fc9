"""Bills as they are kept, and when each is due and said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.clock import from_text
from knowledge.store.database import Row
from skills.bills.commands import AHEAD_DAYS
from skills.engine.asking import NotFoundError
from skills.engine.command import Rule
from skills.engine.money import Money
from skills.engine.rules import as_said
from skills.engine.zones import following, instant, latest, occurrences, wall

Rows = Callable[..., list[Row]]

EVENING = time(18)
"""When a bill that was heard of on its day only is said."""
MOST_TURNS = 120
"""Of one bill in one list."""


@dataclass(frozen=True, slots=True)
class Bill:
    """A row of `bills`."""

    row: Row

    @property
    def id(self) -> int:
        """Its id."""
        return int(self.row["id"])

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.row["name"])

    @property
    def money(self) -> Money | None:
        """The amount, where it is the same every time."""
        return Money(self.row["minor"], self.row["currency"]) if self.row["minor"] is not None else None

    @property
    def zone(self) -> ZoneInfo:
        """On whose wall clock its rule runs."""
        return ZoneInfo(self.row["zone"])

    @property
    def due(self) -> datetime:
        """The turn (instant) that is or comes next."""
        return from_text(self.row["due"])

    def day(self, turn: datetime) -> date:
        """The day of a turn."""
        return wall(turn, self.zone).date()

    def after(self, turn: datetime) -> datetime | None:
        """The turn after this one; None where there is none."""
        if self.row["rule"] is None:
            return None
        return following(self.row["rule"], from_text(self.row["first"]), self.zone, turn)

    def ahead_of(self, turn: datetime) -> datetime:
        """When a turn is said first: at the same time of day, some days before."""
        return instant(wall(turn, self.zone) - timedelta(days=AHEAD_DAYS), self.zone)

    def evening_of(self, turn: datetime, now: datetime) -> datetime | None:
        """When a turn is said whose time of day has passed already: in the evening of its day; None where that is over,
        or it is another day."""
        evening = instant(datetime.combine(self.day(turn), EVENING), self.zone)
        return evening if turn <= now < evening and self.day(now) == self.day(turn) else None

    def said_first(self, turn: datetime | None, now: datetime) -> datetime | None:
        """When a coming turn is to be said next."""
        if turn is None:
            return None
        ahead = self.ahead_of(turn)
        return ahead if ahead > now else turn

    def present(self, now: datetime) -> datetime:
        """The turn that matters now: the next one, also after days without power; while one is open that has passed,
        the one after it as soon as that is to be said."""
        rule = self.row["rule"]
        if rule is None or self.due > now:
            return self.due
        last = max(self.due, latest(rule, from_text(self.row["first"]), self.zone, now) or self.due)
        coming = self.after(last)
        if coming is not None and self.day(last) < self.day(now) and self.ahead_of(coming) <= now:
            return coming
        return last

    def turns(self, begin: datetime, end: datetime) -> Iterator[datetime]:
        """The turns not paid yet from an instant to before another one."""
        if self.row["status"] != "open":
            return
        if self.row["rule"] is None:
            coming = iter((self.due,))
        else:
            start = max(begin, self.due)
            coming = occurrences(self.row["rule"], from_text(self.row["first"]), self.zone, start, MOST_TURNS)
        for turn in coming:
            if turn >= end:
                return
            if turn >= begin:
                yield turn


def bill_of(rows: Rows, bill_id: int) -> Bill:
    """A bill. Raises NotFoundError."""
    found = rows("SELECT * FROM bills WHERE id = ?", (bill_id,))
    if not found:
        raise NotFoundError("bill-gone")
    return Bill(found[0])


def open_bills(rows: Rows) -> list[Bill]:
    """Those that are or will be due, by when."""
    return [Bill(row) for row in rows("SELECT * FROM bills WHERE status = 'open' ORDER BY due, id")]


def facts_of(bill: Bill, turn: datetime | None = None) -> dict[str, Any]:
    """A bill as facts of an outcome, with the day of a turn, or else of the next one."""
    day, rule = bill.day(turn or bill.due), bill.row["rule"]
    return {
        "name": bill.name,
        "amount": bill.money,
        "due": day,
        "rule": Rule(as_said(rule), wall(from_text(bill.row["first"]), bill.zone)) if rule else None,
    }
