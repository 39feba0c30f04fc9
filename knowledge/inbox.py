"""Updates that a platform delivered, kept sealed until they were answered: what arrived survives a kill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from knowledge.clock import Clock, to_text
from knowledge.keys.errors import SealBrokenError
from knowledge.keys.keyring import Keyring
from knowledge.store.database import Database

KEEP_DONE = timedelta(days=2)
"""How long a finished id is remembered. Telegram repeats an update for at most 24 hours."""

KEEP_FAILED = timedelta(days=6)
"""Less than the week of silence after which Telegram may begin its numbers anew."""

BODY = "inbox.body"
"""What is sealed here."""


@dataclass(frozen=True, slots=True)
class Update:
    """One update as it came. Updates of one `lane` (a chat) are handled one after the other."""

    id: int
    lane: str
    body: str
    """JSON, as the platform sent it."""


class Inbox:
    """The inbox of one channel. Blocking: call through `Database.run`.

    Bodies are sealed with the household's key and not a member's: what waits is answered after any restart.
    """

    def __init__(self, database: Database, clock: Clock, channel: str, keyring: Keyring) -> None:
        self._database = database
        self._clock = clock
        self._channel = channel
        self._keyring = keyring

    def add(self, updates: Sequence[Update]) -> list[Update]:
        """Keeps the updates in one transaction and returns those that were not known yet, in order of id.

        Raises StorageFullError; then none was kept.
        """
        at = to_text(self._clock.now())
        cipher = self._keyring.household()
        fresh = []
        with self._database.transaction() as tables:
            for update in sorted(updates, key=lambda update: update.id):
                added = tables.execute(
                    "INSERT OR IGNORE INTO inbox (channel, update_id, lane, body, received_at) VALUES (?, ?, ?, ?, ?)",
                    (self._channel, update.id, update.lane, cipher.seal(update.body, BODY), at),
                ).rowcount
                if added:
                    fresh.append(update)
        return fresh

    def waiting(self) -> list[Update]:
        """What was kept and is not finished, in order of id; what cannot be opened is set aside as failed."""
        rows = self._database.rows(
            "SELECT update_id, lane, body FROM inbox WHERE channel = ? AND status = 'waiting' ORDER BY update_id",
            (self._channel,),
        )
        found = []
        for row in rows:
            try:
                found.append(Update(row["update_id"], row["lane"], self._keyring.open(row["body"], BODY)))
            except SealBrokenError as error:
                self._finish([Update(row["update_id"], row["lane"], "")], "failed", f"{error}")
        return found

    def attempt(self, updates: Sequence[Update]) -> int:
        """Counts one more attempt at updates that are handled as one, before it is made; gives the most of any."""
        attempts = 0
        with self._database.transaction() as tables:
            for update in updates:
                counted = tables.execute(
                    "UPDATE inbox SET attempts = attempts + 1 WHERE channel = ? AND update_id = ? RETURNING attempts",
                    (self._channel, update.id),
                ).fetchall()
                attempts = max([attempts, *(row[0] for row in counted)])
        return attempts

    def done(self, updates: Sequence[Update]) -> None:
        """The updates were answered; their content is forgotten, their ids remembered."""
        self._finish(updates, "done", None)

    def failed(self, updates: Sequence[Update], reason: str) -> None:
        """The updates cannot be handled; they are kept with the reason for some days."""
        self._finish(updates, "failed", reason)

    def _finish(self, updates: Sequence[Update], status: str, reason: str | None) -> None:
        with self._database.transaction() as tables:
            for update in updates:
                tables.execute(
                    "UPDATE inbox SET status = :status, reason = :reason, finished_at = :at, "
                    "body = CASE :status WHEN 'done' THEN '' ELSE body END "
                    "WHERE channel = :channel AND update_id = :id",
                    {
                        "status": status,
                        "reason": reason,
                        "at": to_text(self._clock.now()),
                        "channel": self._channel,
                        "id": update.id,
                    },
                )

    def clean(self) -> int:
        """Forgets what was finished long ago and returns how many rows that were."""
        now = self._clock.now()
        with self._database.transaction() as tables:
            return tables.execute(
                "DELETE FROM inbox WHERE channel = ? AND "
                "((status = 'done' AND finished_at < ?) OR (status = 'failed' AND finished_at < ?))",
                (self._channel, to_text(now - KEEP_DONE), to_text(now - KEEP_FAILED)),
            ).rowcount


class MovedChats:
    """Chats whose address on the platform changed; everyone else goes on using the address they know."""

    def __init__(self, database: Database, channel: str) -> None:
        self._database = database
        self._channel = channel

    def load(self) -> dict[str, str]:
        """The current address of each moved chat, by the address it is known as."""
        rows = self._database.rows("SELECT known_as, current FROM moved_chats WHERE channel = ?", (self._channel,))
        return {row["known_as"]: row["current"] for row in rows}

    def moved(self, known_as: str, current: str) -> None:
        """Remembers where the chat is now."""
        with self._database.transaction() as tables:
            tables.execute(
                "INSERT INTO moved_chats (channel, known_as, current) VALUES (?, ?, ?) "
                "ON CONFLICT (channel, known_as) DO UPDATE SET current = excluded.current",
                (self._channel, known_as, current),
            )
