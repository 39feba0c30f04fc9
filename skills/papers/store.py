"""What runs out as it is kept, who may see it, and when it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.people import Member, private_to
from knowledge.store.changes import Value
from knowledge.store.database import Row
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Running
from skills.engine.privacy import readable
from skills.engine.zones import instant
from skills.papers.commands import DAYS_BEFORE
from skills.papers.dues import Notice, Sort

Rows = Callable[..., list[Row]]


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


def kept(rows: Rows, asker: Asker, *, open_only: bool = True) -> list[Expiry]:
    """What the asker may see here, the next first."""
    audiences = readable(asker)
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
    audience = expiry.row["audience"]
    own = [member.id for member in members if private_to(member.id) == audience]
    return own or [member.id for member in members if member.grown_up and not audience.startswith("member:")]


def follow(running: Running, document_ids: Iterable[int], audience: str) -> None:
    """What was kept of documents is for those who may see them; of documents that were forgotten ("") no line is kept,
    but somebody is still told in time. Call it in the transaction that moves or forgets them."""
    for document_id in document_ids:
        for row in running.rows("SELECT id FROM expiries WHERE document_id = ?", (document_id,)):
            change: dict[str, Value] = {"audience": audience} if audience else {"line": "", "page": None}
            running.changes.update("expiries", row["id"], change)


def follow_file(rows: Rows, file_id: int, audience: str) -> None:
    """The same for all documents of a file that somebody moved on the disk: not journalled."""
    rows(
        "UPDATE expiries SET audience = ? WHERE document_id IN (SELECT id FROM documents WHERE file_id = ?)",
        (audience, file_id),
    )


def facts_of(expiry: Expiry) -> dict[str, Any]:
    """As facts of an outcome."""
    return {"title": expiry.title, "ends": expiry.ends, "act_by": expiry.act_by}
