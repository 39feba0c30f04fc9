"""The files of the knowledge folder: put there whole, moved to where their audience has them, put aside, deleted."""

from __future__ import annotations

import hashlib
import mimetypes
import re
import shutil
import unicodedata
from collections.abc import Collection, Sequence
from pathlib import Path, PurePosixPath

from knowledge.keys import LockedError, owner_of
from knowledge.people import Member
from knowledge.search import Sealing
from knowledge.store.database import Database, Row
from knowledge.store.owner_only import OWNER, share_as
from knowledge.store.whole_files import saying_when_full, write_whole
from skills.documents.audiences import folder_of, lies_in
from skills.documents.sealed_files import FILE_NAME, SEALED, opened_file, put_sealed

ASIDE = ".aside"
"""Where files wait to be deleted; names with a dot are not looked at."""
LONGEST_NAME, LONGEST_ENDING = 180, 12
"""Bytes of the name that a file is given, and characters of its ending; systems take 255 bytes."""
_UNSAFE = re.compile(r"[^\w.,;()'&+@#=\- ]+")


def digest_of(path: Path) -> str:
    """SHA-256 of a file's content, in hexadecimal. Raises OSError."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def mime_of(name: str) -> str:
    """The kind of a file by its name."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def safe_name(name: str) -> str:
    """A name without folders, control characters or leading dots, of at most `LONGEST_NAME` bytes."""
    composed = unicodedata.normalize("NFC", PurePosixPath(name).name)
    safe = _UNSAFE.sub("_", composed).lstrip(". ")
    stem, dot, ending = safe.rpartition(".")
    if not dot or len(ending) > LONGEST_ENDING:
        stem, dot, ending = safe, "", ""
    cut = stem.encode()[: LONGEST_NAME - len(f"{dot}{ending}".encode())].decode(errors="ignore")
    return f"{cut}{dot}{ending}" or "document"


def placed(
    source: Path, folder: Path, where: PurePosixPath, name: str, digest: str, taken: Collection[str] = ()
) -> PurePosixPath:
    """Copies a file below the knowledge folder, all or nothing and durably; gives where it is, below that folder.

    What is there under the name with the same content is taken as it is, unless its path is among those `taken`;
    other content gets another name. Blocking. Raises StorageFullError.
    """
    with saying_when_full(folder):
        target = _made(folder, where)
        for place in _names(target, name):
            if not place.exists():
                break
            if place.relative_to(folder).as_posix() not in taken and digest_of(place) == digest:
                return PurePosixPath(place.relative_to(folder).as_posix())
        with source.open("rb") as reading:
            write_whole(place, lambda writing: shutil.copyfileobj(reading, writing, 1 << 20), like_folder=True)
        share_as(place, target)
    return PurePosixPath(place.relative_to(folder).as_posix())


def _made(folder: Path, where: PurePosixPath) -> Path:
    """A folder below the knowledge folder, which is made where it is missing: what is new in a folder that somebody
    shared is shared as it is. An audience's own folder is never: that is for the household to do."""
    target = folder
    target.mkdir(parents=True, exist_ok=True)
    for part in where.parts:
        above, target = target, target / part
        if not target.is_dir():
            target.mkdir(mode=OWNER, exist_ok=True)
            if above != folder:
                share_as(target, above)
    return target


def _names(folder: Path, name: str) -> list[Path]:
    safe = Path(safe_name(name))
    return [folder / safe.name, *(folder / f"{safe.stem} ({number}){safe.suffix}" for number in range(2, 1000))]


def settle(database: Database, folder: Path, members: Sequence[Member], now: str, sealing: Sealing) -> None:
    """Moves each file to where its documents' audience has it; what nobody may see any more is put aside.

    What came by the chat and is private is sealed, and opened when others may see it; what is locked stays where it is.
    Files with the same content go with the one that has the documents. A file's row names its old place until the
    move is noted: killed in between, the next look finds the file where it belongs. Files that are not where their
    row says are left to that look. Blocking.
    """
    rows = database.rows(
        "SELECT f.*, max(d.audience) AS audience FROM document_files f"
        " LEFT JOIN documents d ON d.file_id = coalesce(f.same_as, f.id)"
        " WHERE f.problem IS NULL AND f.gone_since IS NULL GROUP BY f.id"
    )
    for row in rows:
        hidden = row["source"] == "chat" and sealing.owner(row["audience"] or "") is not None
        where = folder_of(row["audience"], members) if row["audience"] else PurePosixPath(ASIDE)
        where = PurePosixPath(SEALED) if hidden else where
        here = PurePosixPath(row["path"])
        if row["audience"] and row["aside_since"]:
            database.rows("UPDATE document_files SET aside_since = NULL WHERE id = ?", (row["id"],))
        elif not row["audience"] and not row["aside_since"]:
            database.rows("UPDATE document_files SET aside_since = ? WHERE id = ?", (now, row["id"]))
        if where is None or lies_in(here, where):
            continue
        if hidden:
            _seal(database, folder, row, here, sealing)
        elif row["audience"] and lies_in(here, PurePosixPath(SEALED)):
            _open(database, folder, row, where, sealing)
        else:
            name = f"{row['id']}-{here.name}" if not row["audience"] else row["name"]
            _move(database, folder, row["id"], here, where, name)


def _seal(database: Database, folder: Path, row: Row, here: PurePosixPath, sealing: Sealing) -> None:
    """Seals a file and takes away what lay in clear, then notes where it is: killed in between, the next look does so.

    The file in clear goes before its row knows the sealed one, so that no look finds it and takes it for a new one.
    """
    audience, name = row["audience"], f"{row['id']}"
    if not sealing.is_open(sealing.owner(audience)):
        return
    place = PurePosixPath(SEALED) / name
    if (folder / here).is_file():
        put_sealed(folder / here, folder, audience, sealing, name)
        (folder / here).unlink()
    elif not (folder / place).is_file():
        return
    plain = sealing.opened(row["name"], FILE_NAME)
    named = row["name"] if plain is None else sealing.sealed(plain, FILE_NAME, audience)
    digest = row["digest"] if owner_of(row["name"]) is not None else sealing.blinded(row["digest"], audience)
    _placed(database, folder, row, place, named, digest)


def _open(database: Database, folder: Path, row: Row, where: PurePosixPath, sealing: Sealing) -> None:
    """Puts a file in clear to where others may see it, notes that, and takes the sealed one away."""
    name, here = sealing.opened(row["name"], FILE_NAME), folder / row["path"]
    if name is None or not here.is_file():
        return
    try:
        with opened_file(here, sealing, name) as content:
            digest = digest_of(content)
            place = placed(content, folder, where, name, digest)
    except LockedError:
        return
    _placed(database, folder, row, place, name, digest)
    here.unlink()


def _placed(
    database: Database, folder: Path, row: Row, place: PurePosixPath, name: str, digest: str
) -> None:  # fmt: skip
    status = (folder / place).stat()
    database.rows(
        "UPDATE document_files SET path = ?, name = ?, digest = ?, size = ?, changed_at = ? WHERE id = ? AND path = ?",
        (f"{place}", name, digest, status.st_size, status.st_mtime_ns, row["id"], row["path"]),
    )


def _move(database: Database, folder: Path, file_id: int, here: PurePosixPath, to: PurePosixPath, name: str) -> None:
    target = _made(folder, to)
    place = next(one for one in _names(target, name) if not one.exists() or str(to) == ASIDE)
    with database.transaction():
        row = database.row("SELECT path FROM document_files WHERE id = ?", (file_id,))
        if row is None or row["path"] != str(here):
            return
        if (folder / here).is_file():
            share_as(folder / here, target)
            (folder / here).replace(place)
        elif not place.is_file():
            return
        database.rows(
            "UPDATE document_files SET path = ? WHERE id = ?", (place.relative_to(folder).as_posix(), file_id)
        )
