"""The files of conversations: each sealed in the media folder under a name that tells nothing."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.keys.cipher import Cipher
from knowledge.keys.seals import Seals
from knowledge.store.database import Database, Row
from knowledge.store.whole_files import saying_when_full, write_whole

SEALED = "sealed"
"""The folder in the media folder."""
NAME = "conversation_files.name"
UNREADABLE = "🔒"
"""What stands where something is locked."""


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
    """Where it lies sealed; `KeptFiles.content` gives its bytes."""
    name: str
    mime: str
    bytes: int
    size: tuple[int, int] | None
    there: bool
    """Whether it still lay at its path when this was read."""
    sound: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file that is sealed on disk and has no row yet; `path` is "" for one that was gone before."""

    path: str
    bytes: int
    name: str
    new: NewFile


class KeptFiles:
    """Files below `media` and their rows in the database of conversations. Blocking."""

    def __init__(self, database: Database, media: Path, seals: Seals) -> None:
        self._database = database
        self._seals = seals
        self.media = media.resolve()

    def sealed(self, chat_key: str, files: Sequence[NewFile]) -> list[SealedFile]:
        """Writes sealed copies, before the transaction that notes them. Raises StorageFullError."""
        if not files:
            return []
        cipher = self._seals.of_chat(chat_key)
        return [self._sealed(cipher, file) for file in files]

    def add(self, entry_id: int, files: Iterable[SealedFile]) -> None:
        """Notes files of an entry; call it in the entry's transaction."""
        for file in files:
            width, height = file.new.size or (None, None)
            values: Row = {
                "entry_id": entry_id,
                "path": file.path,
                "name": file.name,
                "mime": file.new.mime,
                "bytes": file.bytes,
                "width": width,
                "height": height,
                "sound": file.new.sound,
                "seconds": file.new.seconds,
            }
            places = ", ".join(f":{name}" for name in values)
            self._database.rows(f"INSERT INTO conversation_files ({', '.join(values)}) VALUES ({places})", values)

    def of_entries(self, entry_ids: Sequence[int]) -> dict[int, tuple[KeptFile, ...]]:
        """The files of entries, in order."""
        files: dict[int, tuple[KeptFile, ...]] = {}
        for row in self._database.rows(
            "SELECT * FROM conversation_files WHERE entry_id IN (SELECT value FROM json_each(?)) ORDER BY id",
            [json.dumps(list(entry_ids))],
        ):
            files[row["entry_id"]] = (*files.get(row["entry_id"], ()), self._kept(row))
        return files

    def of_chat(self, chat_key: str, file_id: int) -> KeptFile | None:
        """A file of this chat, or None: files of other chats are none of it."""
        row = self._database.row(
            "SELECT conversation_files.* FROM conversation_files JOIN conversation ON conversation.id = entry_id"
            " WHERE chat_key = ? AND conversation_files.id = ?",
            [chat_key, file_id],
        )
        return None if row is None else self._kept(row)

    def content(self, file: KeptFile) -> bytes:
        """The bytes of a file. Raises FileNotFoundError, LockedError, SealBrokenError."""
        return self._seals.keyring.open_bytes(file.path.read_bytes(), _context(file.path))

    def remove(self, entry_id: int) -> list[Path]:
        """Takes the files of an entry out of the rows; returns what to delete when that is committed."""
        rows = self._database.rows("DELETE FROM conversation_files WHERE entry_id = ? RETURNING path", [entry_id])
        return [self.media / row["path"] for row in rows if row["path"].startswith(f"{SEALED}/")]

    def sealed_anew(self, path: str, cipher: Cipher) -> str | None:
        """The path of a copy that this cipher sealed of a file of ours; None where it cannot be read."""
        source = self.media / path
        try:
            content = self._seals.keyring.open_bytes(source.read_bytes(), _context(source))
        except OSError:
            return None
        return self._write(cipher, content)

    def _sealed(self, cipher: Cipher, file: NewFile) -> SealedFile:
        name = cipher.seal(file.name, NAME)
        try:
            content = file.path.read_bytes()
        except OSError:
            return SealedFile("", 0, name, file)
        return SealedFile(self._write(cipher, content), len(content), name, file)

    def _write(self, cipher: Cipher, content: bytes) -> str:
        """Writes a sealed file, whole or not at all; returns its path below the media folder."""
        folder = self.media / SEALED
        path = folder / secrets.token_hex(16)
        with saying_when_full(self.media):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(path, cipher.seal_bytes(content, _context(path)))
        return f"{SEALED}/{path.name}"

    def _kept(self, row: Row) -> KeptFile:
        path = self.media / row["path"]
        name = self._seals.readable(row["name"], NAME)
        return KeptFile(
            row["id"],
            path,
            UNREADABLE if name is None else name,
            row["mime"],
            row["bytes"],
            None if row["width"] is None else (row["width"], row["height"]),
            path.is_file(),
            row["sound"],
            row["seconds"],
        )


def _context(path: Path) -> str:
    """What a file's bytes are bound to: the name under which it lies."""
    return f"media/{path.name}"
