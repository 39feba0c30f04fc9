"""What each member and the house talked about in a chat: the last exchanges and a summary of those before, sealed.

The key is chat and member, so that nothing of a private chat is known in a group, nor the other way round.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from knowledge.clock import Clock, from_text, to_text
from knowledge.keys.seals import Seals
from knowledge.safety.personal import PATTERNS, find
from knowledge.safety.secrets import secrets_in
from knowledge.store.database import Database

MOST_EXCHANGES = 24
"""Exchanges that are kept of a member in a chat; for a newer one the oldest goes."""

LONGEST_SIDE, LONGEST_SUMMARY = 400, 350
"""Characters that are kept of what was said, of what was replied, and of a summary."""

EXCHANGE, SUMMARY = "memory_exchanges.exchange", "memories.summary"
"""What is sealed here."""

LEFT_OUT = "…"
"""What stands in the place of what is not kept: a secret, a number that points at a person or an account, the rest."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a member said and what was replied."""

    id: int
    said: str
    replied: str
    at: datetime
    only_local: bool = False
    """Whether no model outside the house is shown it; it is never part of a summary."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of the conversation of a member in a chat."""

    summary: str = ""
    exchanges: tuple[Exchange, ...] = ()
    """The last ones, oldest first."""


class Memories:
    """Conversations of members; blocking. An exchange is kept for `days`, a summary for as long after the last of its.
    0 days: nothing is kept, and what was is not recalled.

    While a member's key is locked, what it sealed is not read, and nothing is kept.
    """

    def __init__(self, database: Database, seals: Seals, clock: Clock, days: int = 30) -> None:
        self._database = database
        self._seals = seals
        self._clock = clock
        self._age = timedelta(days=days)

    def recall(self, chat_key: str, member_id: int) -> Memory:
        """What is known; empty where there is nothing, or where it is locked or too old."""
        if self._locked(chat_key):
            return Memory()
        fresh = {"chat": chat_key, "member": member_id, "since": self._since()}
        exchanges = self._database.rows(
            "SELECT * FROM memory_exchanges WHERE chat_key = :chat AND member_id = :member AND at >= :since"
            " ORDER BY id",
            fresh,
        )
        row = self._database.row(
            "SELECT summary FROM memories WHERE chat_key = :chat AND member_id = :member AND changed_at >= :since",
            fresh,
        )
        summary = self._seals.readable(row["summary"], SUMMARY) if row else None
        found = []
        for one in exchanges:
            opened = self._seals.readable(one["exchange"], EXCHANGE)
            if opened is not None:
                said = json.loads(opened)
                local = bool(one["only_local"])
                found.append(Exchange(one["id"], said["said"], said["replied"], from_text(one["at"]), local))
        return Memory(summary or "", tuple(found))

    def keep(self, chat_key: str, member_id: int, said: str, replied: str, *, only_local: bool = False) -> int:
        """Keeps an exchange without the secrets in it; gives how many there are now.

        Nothing is kept of who is no member any more, whatever was under way when they left.
        """
        if not self._age or self._locked(chat_key):
            return 0
        exchange = {"said": _kept(said, LONGEST_SIDE), "replied": _kept(replied, LONGEST_SIDE)}
        sealed = self._seals.of_chat(chat_key).seal(json.dumps(exchange, ensure_ascii=False), EXCHANGE)
        of_chat = (chat_key, member_id)
        with self._database.transaction():
            self._database.rows(
                "INSERT INTO memory_exchanges (chat_key, member_id, exchange, only_local, at) SELECT ?, id, ?, ?, ?"
                " FROM members WHERE id = ? AND left_at IS NULL",
                (chat_key, sealed, int(only_local), to_text(self._clock.now()), member_id),
            )
            self._database.rows(
                "DELETE FROM memory_exchanges WHERE chat_key = ? AND member_id = ? AND id NOT IN (SELECT id FROM"
                " memory_exchanges WHERE chat_key = ? AND member_id = ? ORDER BY id DESC LIMIT ?)",
                (*of_chat, *of_chat, MOST_EXCHANGES),
            )
            return self._count(*of_chat)

    def fold(self, chat_key: str, member_id: int, exchanges: Sequence[Exchange], summary: str) -> bool:
        """Puts a summary in the place of these exchanges and of the summary before, all or nothing.

        False, and nothing is changed, where one of them is not there any more: it was forgotten meanwhile.
        """
        if self._locked(chat_key) or not exchanges:
            return False
        ids = json.dumps([one.id for one in exchanges])
        of_chat = (chat_key, member_id)
        sealed = self._seals.of_chat(chat_key).seal(_kept(summary, LONGEST_SUMMARY), SUMMARY)
        these = "chat_key = ? AND member_id = ? AND id IN (SELECT value FROM json_each(?))"
        with self._database.transaction():
            there = self._database.rows(f"SELECT at FROM memory_exchanges WHERE {these}", (*of_chat, ids))
            if len(there) < len(exchanges):
                return False
            self._database.rows(f"DELETE FROM memory_exchanges WHERE {these}", (*of_chat, ids))
            self._database.rows(
                "INSERT INTO memories (chat_key, member_id, summary, changed_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (chat_key, member_id)"
                " DO UPDATE SET summary = excluded.summary, changed_at = excluded.changed_at",
                (*of_chat, sealed, max(row["at"] for row in there)),
            )
        return True

    def long(self, more_than: int) -> list[tuple[str, int]]:
        """Chat and member of the conversations with more exchanges than that which may become a summary."""
        rows = self._database.rows(
            "SELECT chat_key, member_id FROM memory_exchanges WHERE only_local = 0 AND at >= ?"
            " GROUP BY chat_key, member_id HAVING count(*) > ? ORDER BY max(id)",
            (self._since(), more_than),
        )
        return [(row["chat_key"], row["member_id"]) for row in rows if not self._locked(row["chat_key"])]

    def forget(self, chat_key: str, member_id: int) -> bool:
        """Forgets all of it; whether there was anything."""
        with self._database.transaction():
            gone = [
                self._database.rows(f"DELETE FROM {table} WHERE chat_key = ? AND member_id = ? RETURNING 1", of_chat)
                for of_chat in ((chat_key, member_id),)
                for table in ("memory_exchanges", "memories")
            ]
        return any(gone)

    def sweep(self) -> None:
        """Deletes what is older than it is kept."""
        with self._database.transaction():
            self._database.rows("DELETE FROM memory_exchanges WHERE at < ?", (self._since(),))
            self._database.rows("DELETE FROM memories WHERE changed_at < ?", (self._since(),))

    def _since(self) -> str:
        return to_text(self._clock.now() - self._age)

    def _locked(self, chat_key: str) -> bool:
        owner = self._seals.owner(chat_key)
        return owner is not None and self._seals.keyring.is_locked(owner)

    def _count(self, chat_key: str, member_id: int) -> int:
        found = self._database.rows(
            "SELECT count(*) AS many FROM memory_exchanges WHERE chat_key = ? AND member_id = ?", (chat_key, member_id)
        )
        return int(found[0]["many"])


def _kept(text: str, longest: int) -> str:
    """The text without what is not kept, cut to what is."""
    hidden = [(one.start, one.end) for one in secrets_in(text)]
    hidden += [(one.start, one.end) for one in find(text, kinds=PATTERNS)]
    for start, end in _joined(hidden):
        text = text[:start] + LEFT_OUT + text[end:]
    text = text.strip()
    return text if len(text) <= longest else text[: longest - 1].rstrip() + LEFT_OUT


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places of a text without overlaps, the last first."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found[::-1]
