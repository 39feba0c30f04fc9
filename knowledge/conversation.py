"""What was said, pressed and replied in each chat, with its files, the buttons and what became of them."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from knowledge.clock import Clock, from_text, to_text
from knowledge.store.database import Database, Row


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
class NewFile:
    """A file that is to be kept with an entry. `size`: width and height in pixels of what is shown as a picture."""

    path: Path
    name: str
    mime: str
    size: tuple[int, int] | None = None
    sound: str | None = None
    """The media type of what is played where it stands, None for anything else."""
    seconds: float | None = None
    """How long that is, where somebody said so."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of an entry."""

    id: int
    path: Path
    name: str
    mime: str
    bytes: int
    size: tuple[int, int] | None
    there: bool
    """Whether it still lay at its path when this was read."""
    sound: str | None = None
    seconds: float | None = None


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
    """The conversations of all chats, with files that lie below `media`.

    Blocking: call it through a thread from the event loop.
    """

    def __init__(self, database: Database, clock: Clock, media: Path) -> None:
        self._database = database
        self._clock = clock
        self.media = media.resolve()

    def add_said(
        self,
        chat_key: str,
        message_id: str,
        text: str,
        attachment: str | None = None,
        files: Sequence[NewFile] = (),
    ) -> Entry:
        """Keeps what a person said; the same message id again gives the entry that is already there."""
        with self._database.transaction():
            return self._known(chat_key, message_id) or self._insert(
                chat_key, Kind.SAID, text, message_id=message_id, attachment=attachment, files=files
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
        with self._database.transaction():
            return self._insert(chat_key, Kind.REPLIED, text, buttons=buttons, files=files)

    def answer(self, request: Entry, replies: Sequence[NewReply], *, expired: bool = False) -> list[Entry]:
        """Keeps the replies to something said or pressed, all or none, and marks the pressed button.

        `expired` says that the press came too late. Returns the replies as kept, one that replaces included.
        """
        with self._database.transaction() as tables:
            state = ButtonState.EXPIRED if expired else ButtonState.PRESSED
            if request.kind is Kind.PRESSED:
                self._mark(request.chat_key, {button.token for button in request.buttons}, state)
            for reply in replies:
                if reply.replaces and request.kind is Kind.PRESSED and request.answers is not None:
                    tables.execute("DELETE FROM conversation_files WHERE entry_id = ?", [request.answers])
                    self._keep_files(request.answers, reply.files)
                    self._update(request.chat_key, request.answers, reply.text, reply.buttons, answers=request.id)
                else:
                    self._insert(
                        request.chat_key,
                        Kind.REPLIED,
                        reply.text,
                        answers=request.id,
                        buttons=reply.buttons,
                        files=reply.files,
                    )
            tables.execute("UPDATE conversation SET answered = 1 WHERE id = ?", [request.id])
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
        row = self._database.row(
            "SELECT conversation_files.* FROM conversation_files JOIN conversation ON conversation.id = entry_id"
            " WHERE chat_key = ? AND conversation_files.id = ?",
            [chat_key, file_id],
        )
        return None if row is None else self._kept(row)

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
        changed = {}
        for token in tokens:
            for entry in self._with_token(chat_key, token):
                buttons = tuple(
                    replace(button, state=state)
                    if button.token == token and button.state is ButtonState.OPEN
                    else button
                    for button in entry.buttons
                )
                if buttons != entry.buttons:
                    changed[entry.id] = self._update(chat_key, entry.id, entry.text, buttons)
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
        files: Sequence[NewFile] = (),
    ) -> Entry:
        values: Row = {
            "chat_key": chat_key,
            "change": self.newest_change(chat_key) + 1,
            "kind": kind,
            "at": to_text(self._clock.now()),
            "text": text,
            "message_id": message_id,
            "answers": answers,
            "attachment": attachment,
            "buttons": _to_json(buttons),
        }
        with self._database.transaction() as tables:
            names = ", ".join(values)
            places = ", ".join(f":{name}" for name in values)
            cursor = tables.execute(f"INSERT INTO conversation ({names}) VALUES ({places})", values)
            entry_id = int(cursor.lastrowid or 0)
            self._keep_files(entry_id, files)
            return self._entries("id = ?", [entry_id])[0]

    def _update(
        self,
        chat_key: str,
        entry_id: int,
        text: str,
        buttons: Sequence[OfferedButton],
        answers: int | None = None,
    ) -> Entry:
        with self._database.transaction() as tables:
            tables.execute(
                "UPDATE conversation SET change = ?, text = ?, buttons = ?, answers = COALESCE(?, answers)"
                " WHERE id = ?",
                [self.newest_change(chat_key) + 1, text, _to_json(buttons), answers, entry_id],
            )
            return self._entries("id = ?", [entry_id])[0]

    def _keep_files(self, entry_id: int, files: Sequence[NewFile]) -> None:
        for file in files:
            width, height = file.size or (None, None)
            values: Row = {
                "entry_id": entry_id,
                "path": self._below_media(file.path),
                "name": file.name,
                "mime": file.mime,
                "bytes": _bytes(file.path),
                "width": width,
                "height": height,
                "sound": file.sound,
                "seconds": file.seconds,
            }
            places = ", ".join(f":{name}" for name in values)
            with self._database.transaction() as tables:
                tables.execute(f"INSERT INTO conversation_files ({', '.join(values)}) VALUES ({places})", values)

    def _below_media(self, path: Path) -> str:
        """The path as it is kept: the data folder may be moved, and a backup restored elsewhere."""
        resolved = path.resolve()
        return str(resolved.relative_to(self.media) if resolved.is_relative_to(self.media) else resolved)

    def _kept(self, row: Row) -> KeptFile:
        path = self.media / row["path"]
        size = None if row["width"] is None else (row["width"], row["height"])
        return KeptFile(
            row["id"],
            path,
            row["name"],
            row["mime"],
            row["bytes"],
            size,
            path.is_file(),
            row["sound"],
            row["seconds"],
        )

    def _entries(self, condition: str, parameters: Sequence[Any]) -> list[Entry]:
        found = self._database.rows(f"SELECT * FROM conversation WHERE {condition}", parameters)
        files: dict[int, tuple[KeptFile, ...]] = {}
        for row in self._database.rows(
            "SELECT * FROM conversation_files WHERE entry_id IN (SELECT value FROM json_each(?)) ORDER BY id",
            [json.dumps([row["id"] for row in found])],
        ):
            files[row["entry_id"]] = (*files.get(row["entry_id"], ()), self._kept(row))
        return [_entry(row, files.get(row["id"], ())) for row in found]


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _to_json(buttons: Sequence[OfferedButton]) -> str:
    return json.dumps(
        [
            {"name": button.name, "label": button.label, "token": button.token, "state": button.state}
            for button in buttons
        ],
        ensure_ascii=False,
    )


def _entry(row: Row, files: tuple[KeptFile, ...]) -> Entry:
    buttons = tuple(
        OfferedButton(
            name=button["name"],
            label=button["label"],
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
        text=row["text"],
        message_id=row["message_id"],
        answers=row["answers"],
        answered=bool(row["answered"]),
        attachment=row["attachment"],
        buttons=buttons,
        files=files,
    )
