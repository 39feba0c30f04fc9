"""A checksum of every page of a database, in a file beside it, so that damage is noticed before anything is served.

SQLite knows whether its own structure is whole, not whether a text in it is what was written. The sums are written
before pages come from the log into the file (`knowledge.store.folding`). So at any instant, also after a kill or a
power cut, each page of the file is as its sum says, or lies in the log, whose frames have checksums of their own.
They find what a disk, a copy or another program did; whoever wants to deceive can write them, too: for that there is
the audit.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import struct
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from knowledge.store.wal import Log, path_of, read_log

MAGIC = b"INGLSUM1"
HEAD = struct.Struct("<8sIIIQII")
"""Magic, checksum of the database's name, page size, pages, when the file was changed last before it was closed (ns),
doubt, checksum of the sums."""
CHECK = struct.Struct("<I")
AT_ONCE = 256
"""Pages that are read together."""


class SumsDamagedError(Exception):
    """The sums themselves cannot be read, so that they say nothing about the database."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The checksum of each page, beginning with the first."""

    page_size: int = 0
    pages: array[int] = field(default_factory=lambda: array("I"))
    closed_at: int = 0
    """When the file had been changed last (ns) when its last user closed it; 0: in use, or left by a crash."""
    doubt: bool = False
    """Whether somebody may have put pages into the file whose sums nobody noted."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found; `pages` are those that differ, beginning with 1. Nothing is wrong where `wrong` is empty."""

    wrong: str = ""
    pages: tuple[int, ...] = ()
    known: bool = True
    """Whether there were sums to compare with."""
    rewritten: bool = False
    """Whether the file was written after its last user had closed it: a disk that forgets changes no time."""


def sums_path(database: Path) -> Path:
    """Where the sums of a database lie."""
    return database.with_name(f"{database.name}-sums")


def read_sums(database: Path) -> Sums | None:
    """The sums that were noted, or None. Raises SumsDamagedError and OSError."""
    try:
        data = sums_path(database).read_bytes()
    except FileNotFoundError:
        return None
    begin = HEAD.size + CHECK.size
    if len(data) < begin or CHECK.unpack_from(data, HEAD.size)[0] != zlib.crc32(data[: HEAD.size]):
        raise SumsDamagedError(str(database))
    magic, name, size, count, closed_at, doubt, check = HEAD.unpack_from(data)
    body = data[begin:]
    if name != _name(database):
        raise SumsDamagedError(str(database))
    if magic != MAGIC or len(body) != 4 * count or zlib.crc32(body) != check:
        raise SumsDamagedError(str(database))
    pages = array("I")
    pages.frombytes(body)
    return Sums(size, pages, closed_at, bool(doubt))


def write_sums(database: Path, sums: Sums) -> None:
    """Puts the sums in the place of those before, safe on the disk when this returns. Raises OSError."""
    path = sums_path(database)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    body = sums.pages.tobytes()
    with part.open("wb") as file:
        file.write(_head(database, sums, zlib.crc32(body)) + body)
        file.flush()
        os.fsync(file.fileno())
    part.chmod(0o600)
    part.replace(path)
    _sync(path.parent)


def forget_sums(database: Path) -> None:
    """From now on nothing is known of the pages. Raises OSError."""
    sums_path(database).unlink(missing_ok=True)
    _sync(database.parent)


def mark(database: Path, *, closed_at: int = 0, doubt: bool = False) -> None:
    """Notes whether the database is closed, in place. Where there are no sums, nothing happens. Raises OSError."""
    try:
        sums = read_sums(database)
    except SumsDamagedError:
        return
    if sums is None or (sums.closed_at, sums.doubt) == (closed_at, doubt):
        return
    head = _head(database, replace(sums, closed_at=closed_at, doubt=doubt), zlib.crc32(sums.pages.tobytes()))
    with sums_path(database).open("r+b") as file:
        file.write(head)
        file.flush()
        os.fsync(file.fileno())


def mark_closed(database: Path) -> None:
    """Notes that its last user closed it. Where it was closed before and nobody wrote since, that stays as it is: it
    tells whether another program did. Raises OSError."""
    with contextlib.suppress(SumsDamagedError):
        sums = read_sums(database)
        if sums is not None and not sums.closed_at:
            mark(database, closed_at=database.stat().st_mtime_ns, doubt=sums.doubt)


def was_rewritten(database: Path) -> bool:
    """Whether the file was written after its last user had closed it, by another program. Raises OSError."""
    with contextlib.suppress(SumsDamagedError):
        sums = read_sums(database)
        return sums is not None and bool(sums.closed_at) and sums.closed_at != database.stat().st_mtime_ns
    return False


def note_log(database: Path) -> None:
    """Notes the sums of all pages that lie in the log; call it while nobody can write, and before they are folded in.

    Where there are no sums, or damaged ones, there are none after it either. Raises OSError.
    """
    try:
        sums = read_sums(database)
    except SumsDamagedError:
        forget_sums(database)
        return
    if sums is None:
        return
    log = read_log(path_of(database))
    if not log.pages:
        return
    size = sums.page_size or log.page_size
    if size != log.page_size:
        forget_sums(database)
        return
    pages = sums.pages[: log.count]
    pages.extend([0] * (log.count - len(pages)))
    with path_of(database).open("rb") as file:
        for number, at in log.pages.items():
            if number <= log.count:
                file.seek(at)
                pages[number - 1] = sum_of(file.read(size), number)
    if (size, pages) != (sums.page_size, sums.pages):
        write_sums(database, replace(sums, page_size=size, pages=pages))


def note_all(database: Path, *, closed: bool = False) -> None:
    """Takes the database as it lies there for what was written.

    Nobody may use it, in this process neither: reading the file beside SQLite would take its locks away.
    A copy without a log gets one, because that is written into its first page. Raises OSError, sqlite3.DatabaseError.
    """
    with database.open("rb") as file:
        logged = file.read(20)[18:20] == b"\x02\x02"
    if not logged:
        with contextlib.closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
    size, count = _form(database)
    pages = array("I", (sum_of(page, number) for number, page in _pages(database, size, count)))
    closed_at = database.stat().st_mtime_ns if closed else 0
    write_sums(database, Sums(size, pages, closed_at))
    note_log(database)


def compare(database: Path) -> Compared:
    """Compares a database with its sums. The same holds for who may use it as for `note_all`. Raises OSError."""
    try:
        sums = read_sums(database)
    except SumsDamagedError:
        sums = None
    if sums is None or sums.doubt:
        return Compared(known=False)
    log = read_log(path_of(database), unused=True)
    if log.wrong:
        return Compared(log.wrong)
    found = database.stat()
    gone = not sums.closed_at and bool(sums.pages) and not path_of(database).exists()
    rewritten = gone or (bool(sums.closed_at) and found.st_mtime_ns != sums.closed_at)
    if not sums.pages and not log.pages and found.st_size <= (log.page_size or 65536):
        return Compared(known=False)
    differ = _differing(database, sums, log)
    if differ:
        return Compared(_sentence(differ), tuple(differ), rewritten=rewritten)
    return Compared("its log is gone" if gone else "")


def sum_of(page: bytes, number: int) -> int:
    """The checksum of a page at its place: two pages that changed places have other sums."""
    return zlib.crc32(page, number)


def _differing(database: Path, sums: Sums, log: Log) -> list[int]:
    size = sums.page_size or log.page_size
    count = log.count or len(sums.pages)
    there, rest = divmod(database.stat().st_size, size)
    most = max(there, count) if not log.pages else count
    differ = [number for number in range(there + 1, count + 1) if number not in log.pages]
    if rest and not log.pages:
        differ.append(there + 1)
    known = sums.pages
    for number, page in _pages(database, size, min(there, most)):
        if number in log.pages:
            continue
        if number > len(known) or sum_of(page, number) != known[number - 1]:
            differ.append(number)
    return sorted(set(differ))


def _pages(database: Path, size: int, count: int) -> Iterator[tuple[int, bytes]]:
    with database.open("rb") as file:
        for first in range(0, count, AT_ONCE):
            block = file.read(size * min(AT_ONCE, count - first))
            for at in range(0, len(block) - len(block) % size, size):
                yield first + at // size + 1, block[at : at + size]


def _form(database: Path) -> tuple[int, int]:
    """Page size and pages of a file, by its own beginning."""
    with database.open("rb") as file:
        head = file.read(100)
    size = int.from_bytes(head[16:18], "big") if len(head) == 100 else 4096
    size = 65536 if size == 1 else size or 4096
    return size, database.stat().st_size // size


def _sentence(pages: list[int]) -> str:
    if len(pages) == 1:
        return f"page {pages[0]} is not what was written"
    return f"{len(pages)} pages are not what was written, the first one is page {pages[0]}"


def _head(database: Path, sums: Sums, check: int) -> bytes:
    head = HEAD.pack(MAGIC, _name(database), sums.page_size, len(sums.pages), sums.closed_at, int(sums.doubt), check)
    return head + CHECK.pack(zlib.crc32(head))


def _name(database: Path) -> int:
    return zlib.crc32(database.name.encode())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
