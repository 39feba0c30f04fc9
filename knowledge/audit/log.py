"""The audit log of one database: who did which kind of thing and when, in rows that nobody can change unseen.

Each row is sealed by HMAC-SHA256 over itself and the seal of the row before it, so that a row that was changed, taken
out, put in or moved breaks the chain. The end of the chain is sealed as well. Contents are never in it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from knowledge.clock import from_text, to_text
from knowledge.store.database import Database, Row

Fact = str | int | float | None

GENESIS = b""
"""What stands for the row before the first one."""

PAGE = 2000
"""Rows that are read at once."""

_NAME = re.compile(r"[A-Za-z0-9_.:/+-]{1,64}", re.ASCII)
"""What a name of a command, a rail or a setting looks like; anything else may be somebody's words."""

_DIGEST = 16
"""Hexadecimal digits that are kept of a digest of something that must not be told."""


class Kind(StrEnum):
    """What a row is about."""

    COMMAND = "command"
    UNDO = "undo"
    APPROVAL = "approval"
    REFUSED = "refused"
    WAKE = "wake"
    EXPORT = "export"
    RAIL = "rail"
    MEMBER = "member"
    SETTINGS = "settings"
    ACCOUNT = "account"
    SIGNIN = "signin"
    KEY = "key"
    RESTORED = "restored"
    """A snapshot was put back: everything, a pod or a member."""
    BEGIN = "begin"
    """The log itself: it begins; journal entries up to `journal` are older."""
    HEAD = "head"
    """The log itself: how far the log of another database was."""
    BROKEN = "broken"
    """The log itself: its end was not as the row before had left it."""


OF_THE_LOG = (Kind.BEGIN, Kind.HEAD, Kind.BROKEN)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, without its seals."""

    database: str
    id: int
    at: datetime
    kind: str
    member_id: int | None
    what: str
    journal: int | None = None
    approved_by: int | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """How many rows a log has, and the seal of the last."""

    count: int
    mac: bytes


class AuditLog:
    """Appends to the log of a database and reads it. `key`: 32 secret bytes, the same for all logs of a household.

    Each log derives a key of its own from it, so that rows of one database are none in another.
    """

    def __init__(self, database: Database, key: bytes, *, own: bool = False) -> None:
        """`own`: the key is that of this log alone already (`key_of`)."""
        self.database = database
        self.name = database.path.stem
        self._key = key if own else key_of(self.name, key)

    def __repr__(self) -> str:
        return f"AuditLog({self.name!r})"

    def add(
        self,
        kind: str,
        *,
        at: datetime,
        member_id: int | None,
        what: str = "",
        facts: Mapping[str, Fact] | None = None,
        message_id: str | None = None,
        journal: int | None = None,
        approved_by: int | None = None,
    ) -> int:
        """Appends a row, in the transaction of the caller or in its own; returns its number.

        Facts are numbers and names. A text that could be somebody's words is replaced by a keyed digest, and so is
        the id of the message. `member_id` is None for what nobody of the house did.
        """
        with self.database.transaction():
            end = self._end(at, journal)
            return self._append(
                end,
                {
                    "at": to_text(at),
                    "kind": str(kind),
                    "member_id": member_id,
                    "what": self._plain(what),
                    "journal": journal,
                    "message": self.mark(message_id) if message_id else None,
                    "approved_by": approved_by,
                    "facts": _dump({name: self._plain(fact) for name, fact in (facts or {}).items()}),
                },
            )

    def begin(self, at: datetime) -> None:
        """Writes the first row, unless there is one: what is in the journal by now is older than the log."""
        if self.head() is None:
            with self.database.transaction():
                self._end(at, None)

    def mark(self, text: str) -> str:
        """What stands for a text: the same for the same text, and nothing to anybody without the key."""
        return hmac.digest(self._key, f"mark {text}".encode("utf-8", "surrogatepass"), hashlib.sha256).hex()[:_DIGEST]

    def head(self) -> Head | None:
        """The end of the chain as it is sealed; None before the first row and where the seal is wrong."""
        if not has_table(self.database, "audit_head"):
            return None
        row = self.database.row("SELECT count, mac, seal FROM audit_head")
        if row is None or not hmac.compare_digest(row["seal"], self.seal(row["count"], row["mac"])):
            return None
        return Head(row["count"], row["mac"])

    def entries(self, before: int | None = None) -> Iterator[Entry]:
        """The rows, newest first; those before a number, if it is given."""
        at = before if before is not None else 2**62
        if not has_table(self.database, "audit"):
            return
        while rows := self.database.rows("SELECT * FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?", (at, PAGE)):
            for row in rows:
                yield self.entry(row)
            at = rows[-1]["id"]

    def entry(self, row: Row) -> Entry:
        """A row as what it says."""
        return Entry(
            self.name,
            row["id"],
            from_text(row["at"]),
            row["kind"],
            row["member_id"],
            row["what"],
            row["journal"],
            row["approved_by"],
            json.loads(row["facts"]),
        )

    def mac(self, row: Mapping[str, Any], prev: bytes) -> bytes:
        """The seal of a row behind the row that `prev` seals."""
        said = [row[name] for name in ("at", "kind", "member_id", "what", "journal", "message", "approved_by", "facts")]
        return hmac.digest(self._key, _dump([prev.hex(), *said]).encode("utf-8", "surrogatepass"), hashlib.sha256)

    def seal(self, count: int, mac: bytes) -> bytes:
        """The seal of the chain's end."""
        return hmac.digest(self._key, _dump(["end", count, mac.hex()]).encode(), hashlib.sha256)

    def _end(self, at: datetime, journal: int | None) -> Head:
        """Where the next row goes. What is wrong with the end is noted, and is not mended by going on behind it."""
        sealed = self.head()
        last = self.database.row("SELECT id, mac FROM audit ORDER BY id DESC LIMIT 1")
        if sealed is not None and last is not None and (sealed.count, sealed.mac) == (last["id"], last["mac"]):
            return sealed
        if sealed is None and last is None and self.database.row("SELECT 1 FROM audit_head") is None:
            return self._note(Kind.BEGIN, Head(0, GENESIS), at, {"journal": self._journalled_before(journal)})
        count = max(sealed.count if sealed else 0, last["id"] if last else 0)
        return self._note(Kind.BROKEN, Head(count, sealed.mac if sealed else GENESIS), at, {})

    def _note(self, kind: Kind, end: Head, at: datetime, facts: Mapping[str, Fact]) -> Head:
        values = dict.fromkeys(("member_id", "journal", "message", "approved_by"))
        row = {"at": to_text(at), "kind": kind.value, **values, "what": "", "facts": _dump(facts)}
        count = self._append(end, row)
        return Head(count, self.mac(row, end.mac))

    def _append(self, end: Head, row: Mapping[str, Any]) -> int:
        mac, count = self.mac(row, end.mac), end.count + 1
        self.database.rows(
            "INSERT INTO audit VALUES (:id, :at, :kind, :member_id, :what, :journal, :message, :approved_by, :facts,"
            " :prev, :mac)",
            {"id": count, **row, "prev": end.mac, "mac": mac},
        )
        self.database.rows(
            "INSERT OR REPLACE INTO audit_head (one, count, mac, seal) VALUES (1, ?, ?, ?)",
            (count, mac, self.seal(count, mac)),
        )
        return count

    def _journalled_before(self, journal: int | None) -> int:
        """The newest entry of the journal that is older than the log; 0 where the database has no journal."""
        if not has_table(self.database, "journal"):
            return 0
        row = self.database.row("SELECT max(id) AS newest FROM journal WHERE id < ?", (journal or 2**62,))
        return int(row["newest"] or 0) if row else 0

    def _plain(self, fact: Fact) -> Fact:
        if isinstance(fact, float):
            return round(fact, 4) if math.isfinite(fact) else None
        if isinstance(fact, str) and fact and not _NAME.fullmatch(fact):
            return f"~{self.mark(fact)}"
        return fact


def key_of(name: str, key: bytes) -> bytes:
    """The key of one log, from that of all: whoever has it can seal rows of no other."""
    return hmac.digest(key, f"audit of {name}".encode(), hashlib.sha256)


def has_table(database: Database, name: str) -> bool:
    """Whether the database has a table of that name."""
    return database.row("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)) is not None


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
