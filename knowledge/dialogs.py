"""What a conversation is about, and what its buttons do: kept sealed across restarts, per chat and member."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from knowledge.clock import Clock, from_text, to_text
from knowledge.keys.errors import LockedError
from knowledge.keys.seals import Seals
from knowledge.store.database import Database

FORGET_AFTER = timedelta(hours=2)
"""How long a follow-up ("make it 4") still means the last outcome."""

BUTTON_VALID = timedelta(days=7)

DELIVERED = "outbox:"
"""How the names of bundles begin whose buttons stand under what was said by itself."""

STATE, ACTION, REPLIES = "dialogs.state", "buttons.action", "handled.replies"
"""What is sealed here."""


class Dialogs:
    """The state of conversations as plain data. What the member's key has locked is no state."""

    def __init__(self, database: Database, clock: Clock, seals: Seals) -> None:
        self._database = database
        self._clock = clock
        self._seals = seals

    def state(self, chat_key: str, member_id: int, within: timedelta = FORGET_AFTER) -> dict[str, Any]:
        """The state, empty when there is none or it is older than `within`."""
        row = self._database.row(
            "SELECT state, changed_at FROM dialogs WHERE chat_key = ? AND member_id = ?",
            (chat_key, member_id),
        )
        if row is None or self._clock.now() - from_text(row["changed_at"]) > within:
            return {}
        state: dict[str, Any] = json.loads(self._seals.readable(row["state"], STATE) or "{}")
        return state

    def latest(self, chat_key: str, within: timedelta = FORGET_AFTER) -> dict[str, Any]:
        """The state of whoever of the chat spoke last; empty like `state`."""
        row = self._database.row(
            "SELECT member_id FROM dialogs WHERE chat_key = ? ORDER BY changed_at DESC, rowid DESC LIMIT 1", (chat_key,)
        )
        return self.state(chat_key, row["member_id"], within) if row else {}

    def open_states(self, within: timedelta = FORGET_AFTER) -> list[str | None]:
        """The states that still mean something, as JSON; None for each that is locked."""
        rows = self._database.rows(
            "SELECT state FROM dialogs WHERE changed_at >= ?", (to_text(self._clock.now() - within),)
        )
        return [self._seals.readable(row["state"], STATE) for row in rows]

    def remember(self, chat_key: str, member_id: int, state: Mapping[str, Any]) -> None:
        """Stores the state."""
        sealed = self._seals.of_chat(chat_key).seal(json.dumps(state, ensure_ascii=False), STATE)
        with self._database.transaction():
            self._database.rows(
                "INSERT INTO dialogs (chat_key, member_id, state, changed_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (chat_key, member_id)"
                " DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at",
                (chat_key, member_id, sealed, to_text(self._clock.now())),
            )


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a good button does."""

    name: str
    action: dict[str, Any]
    member_id: int | None
    chat_key: str


class ButtonError(Exception):
    """The button cannot be used: `expired`, `not-yours`, or `locked` until the member's passphrase is given."""


class Buttons:
    """Tokens of buttons: single use, with an expiry, bound to a chat and often to a member."""

    def __init__(self, database: Database, clock: Clock, seals: Seals) -> None:
        self._database = database
        self._clock = clock
        self._seals = seals

    def make(
        self,
        chat_key: str,
        member_id: int | None,
        actions: Sequence[tuple[str, Mapping[str, Any]]],
        bundle: str | None = None,
        valid: timedelta = BUTTON_VALID,
    ) -> list[str]:
        """Tokens for buttons of one message, in order; using one uses up all of them.

        The same action in the same `bundle` again has the same token, so that a message sent twice closes both at once.
        """
        repeated, bundle = bundle is not None, bundle or secrets.token_urlsafe(9)
        expires = to_text(self._clock.now() + valid)
        tokens = []
        cipher = self._seals.of_chat(chat_key)
        with self._database.transaction():
            of_bundle = "SELECT token, name, action FROM buttons WHERE bundle = ?"
            known = self._database.rows(of_bundle, (bundle,)) if repeated else []
            made = {(row["name"], self._seals.readable(row["action"], ACTION)): row["token"] for row in known}
            for name, action in actions:
                stored = json.dumps(action, ensure_ascii=False)
                token = made.get((name, stored)) or secrets.token_urlsafe(15)
                self._database.rows(
                    "INSERT INTO buttons (token, name, chat_key, member_id, action, bundle, expires_at)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (token) DO UPDATE SET expires_at = excluded.expires_at",
                    (token, name, chat_key, member_id, cipher.seal(stored, ACTION), bundle, expires),
                )
                tokens.append(token)
        return tokens

    def use(self, token: str, chat_key: str, member_id: int) -> Pressed:
        """What the button does; it and its neighbours are used up. Raises ButtonError."""
        with self._database.transaction():
            row = self._database.row(
                "SELECT name, chat_key, member_id, bundle, used_at, expires_at FROM buttons WHERE token = ?", (token,)
            )
            now = self._clock.now()
            if row is None or row["used_at"] or from_text(row["expires_at"]) < now or row["chat_key"] != chat_key:
                raise ButtonError("expired")
            if row["member_id"] not in (None, member_id):
                raise ButtonError("not-yours")
            sealed = self._database.rows("SELECT action FROM buttons WHERE token = ?", (token,))[0]["action"]
            try:
                does = self._seals.open(sealed, ACTION)
            except LockedError as error:
                raise ButtonError("locked") from error
            self._database.rows("UPDATE buttons SET used_at = ? WHERE bundle = ?", (to_text(now), row["bundle"]))
        return Pressed(row["name"], json.loads(does), row["member_id"], row["chat_key"])

    def void(self, chat_key: str, member_id: int, name: str) -> None:
        """The member's open questions in a chat are off: their buttons of that name, and neighbours, do nothing now.

        What was asked unasked for (bundles of `DELIVERED`) stays open: several may be, and each has its own buttons.
        """
        with self._database.transaction():
            self._database.rows(
                "UPDATE buttons SET used_at = :now WHERE used_at IS NULL AND bundle IN (SELECT bundle FROM buttons"
                " WHERE chat_key = :chat AND member_id = :member AND name = :name"
                " AND substr(bundle, 1, length(:delivered)) <> :delivered)",
                {
                    "now": to_text(self._clock.now()),
                    "chat": chat_key,
                    "member": member_id,
                    "name": name,
                    "delivered": DELIVERED,
                },
            )

    def open_actions(self) -> list[str | None]:
        """What buttons that may still be pressed would do, as JSON; None for each that is locked."""
        rows = self._database.rows(
            "SELECT action FROM buttons WHERE used_at IS NULL AND expires_at >= ?", (to_text(self._clock.now()),)
        )
        return [self._seals.readable(row["action"], ACTION) for row in rows]

    def clean_up(self) -> None:
        """Forgets buttons that expired a while ago."""
        with self._database.transaction():
            self._database.rows(
                "DELETE FROM buttons WHERE expires_at < ?", (to_text(self._clock.now() - BUTTON_VALID),)
            )


class Handled:
    """Which messages were taken, so that the same one twice has its effect once."""

    def __init__(self, database: Database, clock: Clock, seals: Seals) -> None:
        self._database = database
        self._clock = clock
        self._seals = seals

    def begin(self, channel: str, message_id: str) -> tuple[bool, str | None]:
        """Whether the message is new, and otherwise what was replied (None: a crash came before the reply).

        Where that is locked, nothing is replied again: "[]".
        """
        with self._database.transaction():
            row = self._database.row(
                "SELECT replies FROM handled WHERE channel = ? AND message_id = ?", (channel, message_id)
            )
            if row is not None:
                return False, row["replies"] and (self._seals.readable(row["replies"], REPLIES) or "[]")
            self._database.rows(
                "INSERT INTO handled (channel, message_id, at) VALUES (?, ?, ?)",
                (channel, message_id, to_text(self._clock.now())),
            )
        return True, None

    def end(self, channel: str, message_id: str, replies: str, chat_key: str | None = None) -> None:
        """Notes what was replied, sealed for the chat; without one, for the household."""
        sealed = self._seals.of_chat(chat_key).seal(replies, REPLIES)
        with self._database.transaction():
            self._database.rows(
                "UPDATE handled SET replies = ?, chat_key = ? WHERE channel = ? AND message_id = ?",
                (sealed, chat_key, channel, message_id),
            )

    def clean_up(self, older_than: timedelta = timedelta(days=14)) -> None:
        """Forgets messages that no channel will repeat."""
        with self._database.transaction():
            self._database.rows("DELETE FROM handled WHERE at < ?", (to_text(self._clock.now() - older_than),))
