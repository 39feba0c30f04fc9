"""What runs out as it is kept, who may see it, and when it is said."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.people import Member, private_to
from knowledge.search import Quote, Sealing, quoting
from knowledge.store.changes import Value
from knowledge.store.database import Row
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Running
from skills.engine.matching import likeness
from skills.engine.privacy import SEEN, audiences, readable
from skills.engine.zones import instant
from skills.papers.commands import DAYS_BEFORE
from skills.papers.dues import Notice, Sort
from skills.papers.dues.plain import plain
from skills.papers.dues.words import languages, words_of

Rows = Callable[..., list[Row]]

OF_ONE = frozenset({Sort.PASSPORT, Sort.IDENTITY, Sort.LICENCE, Sort.PERMIT, Sort.VACCINATION, Sort.CARD})
"""What everybody has one of, so that whose it is belongs to its name."""

ONLY_ONE = frozenset({Sort.PASSPORT, Sort.IDENTITY, Sort.LICENCE})
"""Of these a new one is instead of the old one; of cards and vaccinations somebody has several."""

ALIKE = 0.8
"""How well the names of two things have to fit for them to be one."""

EXPIRIES = (
    "SELECT *, opened(title, 'expiries.title') AS title, coalesce(opened(line, 'expiries.line'), '') AS line"
    " FROM expiries"
)
"""All columns, in clear; the title of what is locked is NULL."""

quoting(
    Quote("asked", ("dues",), "(SELECT audience FROM documents WHERE id = asked.document_id)", key="document_id"),
    Quote("expiries", ("title", "line"), "audience"),
)


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


def sealing_of(running: Running) -> Sealing:
    """What seals what is private; nothing does where nothing is searched."""
    return running.library.sealing if running.library is not None else Sealing()


def kept(rows: Rows, asker: Asker, *, open_only: bool = True) -> list[Expiry]:
    """What the asker may see here, the next first."""
    only = " AND status = 'open'" if open_only else ""
    found = rows(f"{EXPIRIES} WHERE {SEEN}{only} ORDER BY ends, id", audiences(readable(asker)))
    return [Expiry(row) for row in found if row["title"] is not None]


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


def is_alike(expiry: Expiry, title: str, sort: Sort) -> bool:
    """Whether a paper that calls it so is about the same thing: "Passport (Mia)" and "Passport Mia Jensen"."""
    if sort is not expiry.sort:
        return False
    if sort in OF_ONE:
        own, other = whose(expiry.title, sort), whose(title, sort)
        return own <= other or other <= own
    return likeness(expiry.title, title) >= ALIKE


def whose(title: str, sort: Sort) -> frozenset[str]:
    """The words of a title that do not say what it is: a name."""
    text = plain(title)
    for language in languages():
        text = words_of(language).sorts[sort].sub(" ", text)
    return frozenset(re.findall(r"\w+", text)) - _NEW


_NEW = frozenset(("new", "neu", "neuer", "nouveau", "nouvelle", "nuevo", "nueva", "nuovo", "nuova"))
"""What a name is not."""


def follow(running: Running, document_ids: Iterable[int], audience: str) -> None:
    """What was kept of documents is for those who may see them; of documents that were forgotten ("") no line is kept,
    but somebody is still told in time. Call it in the transaction that moves or forgets them."""
    for document_id in document_ids:
        for row in running.rows("SELECT id FROM expiries WHERE document_id = ?", (document_id,)):
            change: dict[str, Value] = {"audience": audience} if audience else {"line": "", "page": None}
            if running.library is not None:
                running.library.reseal("expiries", row["id"], audience)
            running.changes.update("expiries", row["id"], change)


def follow_file(rows: Rows, file_id: int, audience: str) -> None:
    """The same for all documents of a file that somebody moved on the disk: not journalled."""
    rows(
        "UPDATE expiries SET audience = ? WHERE document_id IN (SELECT id FROM documents WHERE file_id = ?)",
        (audience, file_id),
    )


def follow_anew(rows: Rows, before: Iterable[int], document_id: int) -> None:
    """What was kept of documents that were read anew belongs to the one that is there instead: not journalled."""
    rows(
        "UPDATE expiries SET document_id = ? WHERE document_id IN (SELECT value FROM json_each(?))",
        (document_id, json.dumps(list(before))),
    )


def facts_of(expiry: Expiry) -> dict[str, Any]:
    """As facts of an outcome."""
    return {"title": expiry.title, "ends": expiry.ends, "act_by": expiry.act_by}
