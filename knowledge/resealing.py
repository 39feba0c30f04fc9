"""Seals what lies in `household.db` in clear, or with another key than the one it should have; in small steps.

Every step is a transaction of its own and may be done twice: after a kill the rest is done at the next start.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass

from knowledge import conversation, dialogs, inbox, kept_files, memories
from knowledge.clock import Clock, to_text
from knowledge.kept_files import KeptFiles
from knowledge.keys.cipher import HOUSEHOLD, Cipher, owner_of
from knowledge.keys.errors import SealBrokenError
from knowledge.keys.seals import Seals
from knowledge.store.database import Database, Row

log = logging.getLogger(__name__)

AT_ONCE = 200
"""Rows of one step."""

WHAT = "household.db"


@dataclass(frozen=True, slots=True)
class _Place:
    """Columns of one table that hold sealed text; `chat` is SQL for the chat that a row belongs to."""

    table: str
    columns: tuple[tuple[str, str], ...]
    chat: str


_PLACES = (
    _Place(
        "conversation",
        (("text", conversation.TEXT), ("attachment", conversation.ATTACHMENT), ("buttons", conversation.LABEL)),
        "chat_key",
    ),
    _Place("dialogs", (("state", dialogs.STATE),), "chat_key"),
    _Place("buttons", (("action", dialogs.ACTION),), "chat_key"),
    _Place("handled", (("replies", dialogs.REPLIES),), "chat_key"),
    _Place("memories", (("summary", memories.SUMMARY),), "chat_key"),
    _Place("memory_exchanges", (("exchange", memories.EXCHANGE),), "chat_key"),
    _Place("inbox", (("body", inbox.BODY),), "NULL"),
    _Place(
        "conversation_files",
        (("name", kept_files.NAME),),
        "(SELECT chat_key FROM conversation WHERE conversation.id = entry_id)",
    ),
)


class Resealing:
    """Brings every row to the key that it should have. Blocking: run it in a thread."""

    def __init__(self, database: Database, seals: Seals, files: KeptFiles, clock: Clock) -> None:
        self._database = database
        self._seals = seals
        self._files = files
        self._clock = clock
        self._clear = 0
        """How many texts were found in clear."""

    def run(self) -> int:
        """Seals all that is not sealed as it should be; returns how many rows that were.

        What was in clear is gone from the file and its log afterwards; the first time the file is written anew for it.
        """
        self._clear = 0
        changed = sum(self._through(place) for place in _PLACES)
        if self._clear or not self._database.row("SELECT 1 FROM sealed WHERE what = ?", (WHAT,)):
            self._clean()
            log.info("%s rows of %s were sealed", changed, WHAT)
        return changed

    def _clean(self) -> None:
        """Noted as done only when it is, so that a kill before or after it costs another time at most."""
        with self._database.transaction():
            self._database.rows("DELETE FROM sealed WHERE what = ?", (WHAT,))
        if self._database.compact():
            with self._database.transaction():
                self._database.rows("INSERT INTO sealed VALUES (?, ?)", (WHAT, to_text(self._clock.now())))

    def _through(self, place: _Place) -> int:
        changed, after = 0, -1
        while True:
            rows = self._database.rows(
                f"SELECT rowid AS number FROM {place.table} WHERE rowid > ? ORDER BY rowid LIMIT ?", (after, AT_ONCE)
            )
            if not rows:
                return changed
            first, after = rows[0]["number"], rows[-1]["number"]
            gone: list[str] = []
            with self._database.transaction():
                found = self._database.rows(
                    f"SELECT *, rowid AS number, {place.chat} AS its_chat FROM {place.table}"
                    " WHERE rowid BETWEEN ? AND ?",
                    (first, after),
                )
                changed += sum(self._row(place, row, gone) for row in found)
            for path in gone:
                (self._files.media / path).unlink(missing_ok=True)

    def _row(self, place: _Place, row: Row, gone: list[str]) -> bool:
        """Seals one row anew where it needs that."""
        cipher = self._seals.of_chat(row["its_chat"])
        fresh: Row = {}
        for column, context in place.columns:
            known = row[column]
            sealed = known and self._anew(column, known, context, cipher)
            if sealed != known:
                fresh[column] = sealed
        if "name" in fresh and (path := self._files.sealed_anew(row["path"], cipher)) is not None:
            fresh["path"] = path
            gone += [row["path"]] if row["path"].startswith(f"{kept_files.SEALED}/") else []
        if fresh:
            sets = ", ".join(f"{column} = :{column}" for column in fresh)
            self._database.rows(
                f"UPDATE {place.table} SET {sets} WHERE rowid = :number", {**fresh, "number": row["number"]}
            )
        return bool(fresh)

    def _anew(self, column: str, known: str, context: str, cipher: Cipher) -> str:
        if column != "buttons":
            return self._sealed(known, context, cipher)
        buttons = json.loads(known)
        labels = [self._sealed(one["label"], context, cipher) for one in buttons]
        if labels == [one["label"] for one in buttons]:
            return known
        return json.dumps([{**one, "label": label} for one, label in zip(buttons, labels, strict=True)])

    def _sealed(self, known: str, context: str, cipher: Cipher) -> str:
        """As it is where its key is the one, or a member's that sealed it before; otherwise sealed with this key."""
        owner = owner_of(known)
        if owner == cipher.owner or owner not in (None, HOUSEHOLD):
            return known
        self._clear += owner is None
        try:
            return cipher.seal(self._seals.open(known, context), context)
        except SealBrokenError as error:
            log.error("%s", error)
            return known
