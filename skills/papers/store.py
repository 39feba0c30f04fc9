"""What runs out as it is kept, who may see it, and when it is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.people import FAMILY, GUESTS, Member
from knowledge.store.database import Row
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker
from skills.engine.privacy import among_grown_ups
from skills.engine.zones import instant
from skills.papers.commands import DAYS_BEFORE
from skills.papers.dues import Notice, Sort

Rows = Callable[..., list[Row]]

PARENTS = "parents"
"""The audience of what is for the grown-ups of the household."""


@dataclass(frozen=True, slots=True)
class Expiry:
    """A row of `expiries`."""

    row: Row

    @property
    def id(self) -> int:
        """Its id."""
        return int(self.row["id"])

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.row["title"])

    @property
    def sort(self) -> Sort:
        """What it is."""
        return Sort(self.row["sort"])

    @property
    def open(self) -> bool:
        """Whether its day counts; what was renewed waits for a new one."""
        return bool(self.row["status"] == "open")

    @property
    def ends(self) -> date:
        """Its last day."""
        return date.fromisoformat(self.row["ends"])

    @property
    def notice(self) -> Notice | None:
        """How long before its end it has to be cancelled."""
        months, days = self.row["notice_months"], self.row["notice_days"]
        return Notice(months, days) if months or days else None

    @property
    def act_by(self) -> date:
        """The last day on which something can be done."""
        return self.notice.last_day(self.ends) if self.notice else self.ends

    def said_next(self, now: datetime, at: time) -> datetime | None:
        """When it is said next after an instant, at a time of day of its zone; None when that was all."""
        zone = ZoneInfo(self.row["zone"])
        moments = [instant(datetime.combine(self.act_by - timedelta(days=days), at), zone) for days in DAYS_BEFORE]
        return min((moment for moment in moments if moment > now), default=None)


def allowed(asker: Asker) -> tuple[str, ...]:
    """The audiences whose papers may be spoken of to the asker here; in a group what is private is not."""
    if not asker.group:
        return (*asker.member.audiences, *((PARENTS,) if asker.member.grown_up else ()))
    shared = (FAMILY, GUESTS) if FAMILY in asker.member.audiences else (GUESTS,)
    return (*shared, *((PARENTS,) if asker.member.grown_up and among_grown_ups(asker) else ()))


def kept(rows: Rows, asker: Asker, *, open_only: bool = True) -> list[Expiry]:
    """What the asker may see, the next first."""
    audiences = allowed(asker)
    marks = ", ".join("?" for _ in audiences)
    only = " AND status = 'open'" if open_only else ""
    found = rows(f"SELECT * FROM expiries WHERE audience IN ({marks}){only} ORDER BY ends, id", audiences)
    return [Expiry(row) for row in found]


def expiry_of(rows: Rows, expiry_id: int, asker: Asker) -> Expiry:
    """One that the asker may see. Raises NotFoundError."""
    found = next((one for one in kept(rows, asker, open_only=False) if one.id == expiry_id), None)
    if found is None:
        raise NotFoundError("expiry-gone")
    return found


def concerned(expiry: Expiry, members: tuple[Member, ...]) -> list[int]:
    """Who is told: whom it is private to, or else all grown-ups."""
    kind, _, owner = str(expiry.row["audience"]).partition(":")
    if kind == "member":
        return [member.id for member in members if f"{member.id}" == owner]
    return [member.id for member in members if member.grown_up]


def facts_of(expiry: Expiry) -> dict[str, Any]:
    """As facts of an outcome."""
    return {"title": expiry.title, "ends": expiry.ends, "act_by": expiry.act_by}
