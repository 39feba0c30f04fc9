"""When a to-do is due and whose it is: as a row keeps it, and how it is said."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from knowledge.clock import from_text, to_text
from knowledge.store.database import Row
from skills.engine.command import Asker, Outcome
from skills.engine.times import TimeSpan
from skills.engine.zones import instant


@dataclass(frozen=True, slots=True)
class Due:
    """A local day, or an instant where a time of day was said; never both."""

    day: date | None = None
    at: datetime | None = None

    @classmethod
    def said(cls, when: TimeSpan | None, asker: Asker) -> Due | None:
        """What words say ("by Friday", "tomorrow at 5"); None where they name no day."""
        if when is None:
            return None
        if when.has_time:
            moment = when.start or when.end
            return cls(at=instant(moment, asker.zone)) if moment else None
        day = when.last_day if when.start is None else when.day
        return cls(day) if day else None

    @classmethod
    def stored(cls, text: str | None) -> Due | None:
        """What the column `due` holds."""
        if not text:
            return None
        return cls(at=from_text(text)) if "T" in text else cls(date.fromisoformat(text))

    @property
    def text(self) -> str | None:
        """As the column `due` keeps it."""
        if self.at is not None:
            return to_text(self.at)
        return self.day.isoformat() if self.day else None

    def on(self, asker: Asker) -> date:
        """The day it is due on, on the asker's clock."""
        if self.at is not None:
            return self.at.astimezone(asker.zone).date()
        return self.day or asker.local_now.date()

    def is_over(self, asker: Asker) -> bool:
        """Whether its day, or its time, has passed."""
        return self.at < asker.now if self.at is not None else self.on(asker) < asker.local_now.date()


def who_of(row: Row) -> tuple[int, ...]:
    """The members an item is for; nobody: it is everybody's."""
    return tuple(json.loads(row["who"]))


def is_for(row: Row, members: tuple[int, ...]) -> bool:
    """Whether one of the members is to do it, or nobody in particular is."""
    who = who_of(row)
    return not who or bool(set(who) & set(members))


def in_order(rows: list[Row], asker: Asker) -> list[Row]:
    """What is overdue first, then what is due by its day; the rest as it was written down."""

    def place(row: Row) -> tuple[bool, bool, date]:
        due = Due.stored(row["due"])
        return (due is None or not due.is_over(asker), due is None, due.on(asker) if due else date.max)

    return sorted(rows, key=place)


def line_of(row: Row, asker: Asker) -> Outcome:
    """An item as a line: "call the plumber — Tom, by Friday"."""
    due, who = Due.stored(row["due"]), asker.names(who_of(row))
    facts: dict[str, object] = {"item": row["text"]}
    if due is not None:
        facts["by"] = (_said(due, asker),)
    if who:
        facts["who"] = who
    if due is not None and who:
        return Outcome("item-line-both", facts)
    if due is not None:
        return Outcome("item-line-due", facts)
    return Outcome("item-line-who" if who else "item-line", facts)


def _said(due: Due, asker: Asker) -> Outcome:
    moment = {"moment": due.at if due.at is not None else due.on(asker)}
    return Outcome("item-overdue" if due.is_over(asker) else "item-by", moment)
