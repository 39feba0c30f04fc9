"""What was said, pressed and replied in each chat, with its files, the buttons and what became of them: all sealed."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from knowledge.clock import Clock, from_text, to_text
from knowledge.kept_files import UNREADABLE, KeptFile, KeptFiles, NewFile, SealedFile
from knowledge.keys.cipher import Cipher
from knowledge.keys.seals import Seals
from knowledge.store.database import Database, Row

__all__ = [
    "ButtonState",
    "Conversation",
    "Entry",
    "KeptFile",
    "Kind",
    "NewFile",
    "NewReply",
    "OfferedButton",
]

TEXT, ATTACHMENT, LABEL = "conversation.text", "conversation.attachment", "conversation.buttons"
"""What is sealed here."""


class Kind(StrEnum):
    """What an entry records."""

    SAID = "said"
    PRESSED = "pressed"
    REPLIED = "replied"


class ButtonState(StrEnum):
    """What became of a button."""

    OPEN = "open"
    PRESSED = "pressed"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class OfferedButton:
    """A button under a reply."""

    name: str
    label: str
    token: str
    state: ButtonState = ButtonState.OPEN


@dataclass(frozen=True, slots=True)
class NewReply:
    """A reply that is to be kept. `replaces` puts it in the place of the reply whose button was pressed."""

    text: str
    buttons: tuple[OfferedButton, ...] = ()
    replaces: bool = False
    files: tuple[NewFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a conversation as it stands now."""

    id: int
    chat_key: str
    change: int
    """Grows with every new or changed entry of the chat."""
    kind: Kind
    at: datetime
    text: str
    message_id: str | None = None
    answers: int | None = None
    answered: bool = False
    attachment: str | None = None
    """The name of a file that came along and was not kept."""
    buttons: tuple[OfferedButton, ...] = ()
    files: tuple[KeptFile, ...] = ()


class Conversation:
    """The conversations of all chats, with files that lie sealed below `media`.

    A member's own chat is sealed with the member's key; while that is locked, UNREADABLE stands for what it sealed.
    Blocking: call it through a thread from the event loop.
    """

    def __init__(self, database: Database, clock: Clock, media: Path, seals: Seals) -> None:
        self._database = database
        self._clock = clock
        self._seals = seals
        self._files = KeptFiles(database, media, seals)
        self.media = self._files.media

    def add_said(
        self,
        chat_key: str,
        message_id: str,
        text: str,
        attachment: str | None = None,
        files: Sequence[NewFile] = (),
    ) -> Entry:
        """Keeps what a person said; the same message id again gives the entry that is already there."""
        known = self._known(chat_key, message_id)
        if known is not None:
            return known
        sealed = self._files.sealed(chat_key, files)
        with self._database.transaction():
            return self._known(chat_key, message_id) or self._insert(
                chat_key, Kind.SAID, text, message_id=message_id, attachment=attachment, files=sealed
            )

    def add_press(self, chat_key: str, message_id: str, token: str) -> Entry | None:
        """Keeps a press, once per message id; None if this chat never had that button."""
        with self._database.transaction():
            known = self._known(chat_key, message_id)
            if known is not None:
                return known
            for offer in self._with_token(chat_key, token):
                button = next(button for button in offer.buttons if button.token == token)
                return self._insert(
                    chat_key,
                    Kind.PRESSED,
                    button.label,
                    message_id=message_id,
                    answers=offer.id,
                    buttons=(button,),
                )
            return None

    def add_reply(
        self, chat_key: str, text: str, buttons: Sequence[OfferedButton] = (), files: Sequence[NewFile] = ()
    ) -> Entry:
        """Keeps something that was told unasked, such as a reminder."""
        sealed = self._files.sealed(chat_key, files)
        with self._database.transaction():
            return self._insert(chat_key, Kind.REPLIED, text, buttons=buttons, files=sealed)

    def answer(self, request: Entry, replies: Sequence[NewReply], *, expired: bool = False) -> list[Entry]:
        """Keeps the replies to something said or pressed, all or none, and marks the pressed button.

        `expired` says that the press came too late. Returns the replies as kept, one that replaces included.
        """
        sealed = [self._files.sealed(request.chat_key, reply.files) for reply in replies]
        gone: list[Path] = []
        with self._database.transaction() as tables:
            state = ButtonState.EXPIRED if expired else ButtonState.PRESSED
            if request.kind is Kind.PRESSED:
                self._mark(request.chat_key, {button.token for button in request.buttons}, state)
            for reply, files in zip(replies, sealed, strict=True):
                if reply.replaces and request.kind is Kind.PRESSED and request.answers is not None:
                    gone += self._files.remove(request.answers)
                    self._files.add(request.answers, files)
                    self._update(request.chat_key, request.answers, reply.text, reply.buttons, answers=request.id)
                else:
                    self._insert(
                        request.chat_key,
                        Kind.REPLIED,
                        reply.text,
                        answers=request.id,
                        buttons=reply.buttons,
                        files=files,
                    )
            tables.execute("UPDATE conversation SET answered = 1 WHERE id = ?", [request.id])
        for path in gone:
            path.unlink(missing_ok=True)
        return self.answers_to(request)

    def answers_to(self, request: Entry) -> list[Entry]:
        """The replies to something said or pressed, oldest first."""
        return self._entries("kind = 'replied' AND answers = ? ORDER BY id", [request.id])

    def expire(self, chat_key: str, tokens: Collection[str]) -> list[Entry]:
        """Marks open buttons as expired; returns the entries that changed."""
        with self._database.transaction():
            return self._mark(chat_key, tokens, ButtonState.EXPIRED)

    def last(self, chat_key: str, n: int, before: int | None = None) -> list[Entry]:
        """The last `n` things said and replied, oldest first; with `before` those older than that entry."""
        newest_first = self._entries(
            "chat_key = ? AND kind != 'pressed' AND (? IS NULL OR id < ?) ORDER BY id DESC LIMIT ?",
            [chat_key, before, before, n],
        )
        return newest_first[::-1]

    def changes(self, chat_key: str, after: int) -> list[Entry]:
        """What was said and replied, or changed there, after a change number; in the order of the changes."""
        return self._entries("chat_key = ? AND kind != 'pressed' AND change > ? ORDER BY change", [chat_key, after])

    def file(self, chat_key: str, file_id: int) -> KeptFile | None:
        """A file of this chat, or None: files of other chats are none of it."""
        return self._files.of_chat(chat_key, file_id)

    def content(self, file: KeptFile) -> bytes:
        """The bytes of a file. Raises FileNotFoundError, LockedError, SealBrokenError."""
        return self._files.content(file)

    def newest_change(self, chat_key: str) -> int:
        """The number of the chat's latest change, 0 for a chat without any."""
        row = self._database.row(
            "SELECT COALESCE(MAX(change), 0) AS newest FROM conversation WHERE chat_key = ?", [chat_key]
        )
        return 0 if row is None else int(row["newest"])

    def _known(self, chat_key: str, message_id: str) -> Entry | None:
        found = self._entries("chat_key = ? AND message_id = ?", [chat_key, message_id])
        return found[0] if found else None

    def _with_token(self, chat_key: str, token: str) -> list[Entry]:
        return self._entries(
            "chat_key = ? AND kind = 'replied' AND EXISTS (SELECT 1 FROM json_each(buttons)"
            " WHERE json_extract(value, '$.token') = ?) ORDER BY id DESC",
            [chat_key, token],
        )

    def _mark(self, chat_key: str, tokens: Collection[str], state: ButtonState) -> list[Entry]:
        """Sets the state of open buttons and touches nothing else, so that what is locked stays as it is."""
        changed: dict[int, Entry] = {}
        for token in tokens:
            for entry in self._with_token(chat_key, token):
                row = self._database.rows("SELECT buttons FROM conversation WHERE id = ?", [entry.id])[0]
                buttons = json.loads(row["buttons"])
                open_ones = [one for one in buttons if one["token"] == token and one["state"] == ButtonState.OPEN]
                for button in open_ones:
                    button["state"] = state
                if open_ones:
                    self._database.rows(
                        "UPDATE conversation SET change = ?, buttons = ? WHERE id = ?",
                        [self.newest_change(chat_key) + 1, json.dumps(buttons, ensure_ascii=False), entry.id],
                    )
                    changed[entry.id] = self._entries("id = ?", [entry.id])[0]
        return list(changed.values())

    def _insert(
        self,
        chat_key: str,
        kind: Kind,
        text: str,
        *,
        message_id: str | None = None,
        answers: int | None = None,
        attachment: str | None = None,
        buttons: Sequence[OfferedButton] = (),
        files: Sequence[SealedFile] = (),
    ) -> Entry:
        cipher = self._seals.of_chat(chat_key)
        values: Row = {
            "chat_key": chat_key,
            "change": self.newest_change(chat_key) + 1,
            "kind": kind,
            "at": to_text(self._clock.now()),
            "text": cipher.seal(text, TEXT),
            "message_id": message_id,
            "answers": answers,
            "attachment": None if attachment is None else cipher.seal(attachment, ATTACHMENT),
            "buttons": _to_json(buttons, cipher),
        }
        with self._database.transaction() as tables:
            names = ", ".join(values)
            places = ", ".join(f":{name}" for name in values)
            cursor = tables.execute(f"INSERT INTO conversation ({names}) VALUES ({places})", values)
            entry_id = int(cursor.lastrowid or 0)
            self._files.add(entry_id, files)
            return self._entries("id = ?", [entry_id])[0]

    def _update(
        self,
        chat_key: str,
        entry_id: int,
        text: str,
        buttons: Sequence[OfferedButton],
        answers: int | None = None,
    ) -> Entry:
        cipher = self._seals.of_chat(chat_key)
        with self._database.transaction() as tables:
            tables.execute(
                "UPDATE conversation SET change = ?, text = ?, buttons = ?, answers = COALESCE(?, answers)"
                " WHERE id = ?",
                [
                    self.newest_change(chat_key) + 1,
                    cipher.seal(text, TEXT),
                    _to_json(buttons, cipher),
                    answers,
                    entry_id,
                ],
            )
            return self._entries("id = ?", [entry_id])[0]

    def _entries(self, condition: str, parameters: Sequence[Any]) -> list[Entry]:
        found = self._database.rows(f"SELECT * FROM conversation WHERE {condition}", parameters)
        files = self._files.of_entries([row["id"] for row in found])
        return [self._entry(row, files.get(row["id"], ())) for row in found]

    def _entry(self, row: Row, files: tuple[KeptFile, ...]) -> Entry:
        buttons = tuple(
            OfferedButton(
                name=button["name"],
                label=self._shown(button["label"], LABEL),
                token=button["token"],
                state=ButtonState(button["state"]),
            )
            for button in json.loads(row["buttons"])
        )
        return Entry(
            id=row["id"],
            chat_key=row["chat_key"],
            change=row["change"],
            kind=Kind(row["kind"]),
            at=from_text(row["at"]),
            text=self._shown(row["text"], TEXT),
            message_id=row["message_id"],
            answers=row["answers"],
            answered=bool(row["answered"]),
            attachment=None if row["attachment"] is None else self._shown(row["attachment"], ATTACHMENT),
            buttons=buttons,
            files=files,
        )

    def _shown(self, sealed: str, context: str) -> str:
        text = self._seals.readable(sealed, context)
        return UNREADABLE if text is None else text


def _to_json(buttons: Sequence[OfferedButton], cipher: Cipher) -> str:
    return json.dumps(
        [
            {
                "name": button.name,
                "label": cipher.seal(button.label, LABEL),
                "token": button.token,
                "state": button.state,
            }
            for button in buttons
        ]
    )
