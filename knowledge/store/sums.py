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

from knowledge.store.wal import Log, Noted, Place, left_out, path_of, read_log
from knowledge.store.whole_files import sync, write_whole

MAGIC = b"INGLSUM2"
HEAD = struct.Struct("<8sIIIQI8sII")
"""Magic, checksum of the database's name, page size, pages, when the file was changed last by us (ns), flags, salts and
frames of the log whose sums are noted, checksum of the sums."""
DOUBT, OPEN = 1, 2
CHECK = struct.Struct("<I")
AT_ONCE = 256
"""Pages that are read together."""
UNKNOWN = 0
"""In the place of the sum of a page that never was in a log. SQLite never writes the one whose bytes it locks, at 1 GiB
(fileformat2.html#the_lock_byte_page)."""


class SumsDamagedError(Exception):
    """The sums themselves cannot be read, so that they say nothing about the database."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The checksum of each page, beginning with the first."""

    page_size: int = 0
    pages: array[int] = field(default_factory=lambda: array("I"))
    folded_at: int = 0
    """When the file had been changed last (ns) after somebody folded the log into it with its sums; 0: being folded."""
    doubt: bool = False
    """Whether somebody may have put pages into the file whose sums nobody noted."""
    is_open: bool = False
    """Whether something may have been written that only the log has."""
    noted: Noted = field(default_factory=Noted)
    """How far the log was read."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found; `pages` are those that differ, beginning with 1. Nothing is wrong where `wrong` is empty."""

    wrong: str = ""
    pages: tuple[int, ...] = ()
    known: bool = True
    """Whether there were sums to compare with."""
    rewritten: bool = False
    """Whether the file was changed since we folded into it, or its log taken away: a disk that forgets changes no time.
    """


def sums_path(database: Path) -> Path:
    """Where the sums of a database lie."""
    return database.with_name(f"{database.name}-sums")


def read_sums(database: Path) -> Sums | None:
    """The sums that were noted, or None. Raises SumsDamagedError and OSError."""
    try:
        data = sums_path(database).read_bytes()
    except FileNotFoundError:
        return None
    sums, count, check = _read_head(database, data)
    body = data[HEAD.size + CHECK.size :]
    if len(body) != 4 * count or zlib.crc32(body) != check:
        raise SumsDamagedError(str(database))
    sums.pages.frombytes(body)
    return sums


def write_sums(database: Path, sums: Sums) -> None:
    """Puts the sums in the place of those before, safe on the disk when this returns. Raises OSError."""
    body = sums.pages.tobytes()
    write_whole(sums_path(database), _head(database, sums, len(sums.pages), zlib.crc32(body)) + body)


def forget_sums(database: Path) -> None:
    """From now on nothing is known of the pages. Raises OSError."""
    sums_path(database).unlink(missing_ok=True)
    sync(database.parent)


def mark(
    database: Path,
    *,
    doubt: bool | None = None,
    is_open: bool | None = None,
    folded_at: int | None = None,
    durable: bool = True,
) -> bool:
    """Notes what is not None, in place, while nobody else can write to the database; whether anything was another.

    Safe on the disk when this returns, unless it need not be `durable`. Where there are no sums, nothing happens.
    Raises OSError.
    """
    try:
        with sums_path(database).open("r+b", buffering=0) as file:
            sums, count, check = _read_head(database, file.read(HEAD.size + CHECK.size))
            marked = replace(
                sums,
                doubt=sums.doubt if doubt is None else doubt,
                is_open=sums.is_open if is_open is None else is_open,
                folded_at=sums.folded_at if folded_at is None else folded_at,
            )
            if marked == sums:
                return False
            file.seek(0)
            file.write(_head(database, marked, count, check))
            if durable:
                os.fsync(file.fileno())
            return True
    except (FileNotFoundError, SumsDamagedError):
        return False


def is_open(database: Path) -> bool:
    """Whether it is noted that the log may hold what nothing else has; also where there are no sums. Raises OSError."""
    try:
        with sums_path(database).open("rb", buffering=0) as file:
            return _read_head(database, file.read(HEAD.size + CHECK.size))[0].is_open
    except (FileNotFoundError, SumsDamagedError):
        return True


def was_rewritten(database: Path) -> bool:
    """Whether the file was changed since somebody folded the log into it with its sums. Raises OSError."""
    try:
        with sums_path(database).open("rb", buffering=0) as file:
            sums, _, _ = _read_head(database, file.read(HEAD.size + CHECK.size))
    except (FileNotFoundError, SumsDamagedError):
        return False
    return sums.folded_at != database.stat().st_mtime_ns


def note_log(database: Path, since: Place | None = None) -> Place | None:
    """Notes the sums of all pages that lie in the log; call it while nobody can write, and before they are folded in;
    after that note when.

    What comes before the place `since` was noted by a call before. Gives how far it has read. Where another program has
    folded pages in meanwhile, the sums are doubted from now on. Where there are none, or damaged ones, there are none
    after it either. Raises OSError.
    """
    try:
        sums = read_sums(database)
    except SumsDamagedError:
        forget_sums(database)
        return None
    if sums is None:
        return None
    # Who was killed while folding did not come to note the time any more: that was us.
    foreign = bool(sums.folded_at) and sums.folded_at != database.stat().st_mtime_ns
    sums = replace(sums, doubt=sums.doubt or foreign, folded_at=0)
    known = since is not None and sums.noted.salts == since.head[16:24] and sums.noted.frames >= since.frames
    log = read_log(path_of(database), since=since if known else None)
    if not log.pages or log.end is None:
        mark(database, doubt=sums.doubt, folded_at=0)
        return log.end
    size = sums.page_size or log.page_size
    if size != log.page_size:
        forget_sums(database)
        return None
    pages = sums.pages[: log.count]
    pages.extend([UNKNOWN] * (log.count - len(pages)))
    with path_of(database).open("rb") as file:
        for number, at in log.pages.items():
            if number <= log.count:
                file.seek(at)
                pages[number - 1] = sum_of(file.read(size), number)
    noted = Noted(log.end.head[16:24], log.end.frames)
    write_sums(database, replace(sums, page_size=size, pages=pages, noted=noted))
    return log.end


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
    write_sums(database, Sums(size, pages, database.stat().st_mtime_ns, is_open=not closed))
    note_log(database)
    mark(database, folded_at=database.stat().st_mtime_ns)


def compare(database: Path) -> Compared:
    """Compares a database with its sums. The same holds for who may use it as for `note_all`. Raises OSError."""
    try:
        sums = read_sums(database)
    except SumsDamagedError:
        sums = None
    if sums is None or sums.doubt:
        return Compared(known=False)
    log = read_log(path_of(database), unused=True, noted=sums.noted)
    if log.wrong:
        return Compared(log.wrong)
    gone = sums.is_open and bool(sums.pages) and not path_of(database).exists()
    gone = gone and not left_out(path_of(database), sums.noted)
    rewritten = gone or sums.folded_at != database.stat().st_mtime_ns
    if not sums.pages and not log.pages and database.stat().st_size <= (log.page_size or 65536):
        return Compared(known=False)
    differ = _differing(database, sums, log)
    if differ:
        return Compared(_sentence(differ), tuple(differ), rewritten=rewritten)
    return Compared("its log is gone", rewritten=True) if gone else Compared()


def log_of(database: Path) -> Log:
    """The log of a database, which nobody may use, and what is missing of it. Raises OSError."""
    try:
        sums = read_sums(database)
    except SumsDamagedError:
        sums = None
    return read_log(path_of(database), unused=True, noted=sums.noted if sums is not None else None)


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
        if number in log.pages or (number <= len(known) and known[number - 1] == UNKNOWN):
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


def _head(database: Path, sums: Sums, count: int, check: int) -> bytes:
    flags = (DOUBT if sums.doubt else 0) | (OPEN if sums.is_open else 0)
    noted = sums.noted
    head = HEAD.pack(
        MAGIC, _name(database), sums.page_size, count, sums.folded_at, flags, noted.salts, noted.frames, check
    )
    return head + CHECK.pack(zlib.crc32(head))


def _read_head(database: Path, data: bytes) -> tuple[Sums, int, int]:
    """What is noted but for the sums, how many there are, and their checksum. Raises SumsDamagedError."""
    if len(data) < HEAD.size + CHECK.size or CHECK.unpack_from(data, HEAD.size)[0] != zlib.crc32(data[: HEAD.size]):
        raise SumsDamagedError(str(database))
    magic, name, size, count, folded_at, flags, salts, frames, check = HEAD.unpack_from(data)
    if magic != MAGIC or name != _name(database):
        raise SumsDamagedError(str(database))
    noted = Noted(salts, frames) if frames else Noted()
    return Sums(size, array("I"), folded_at, bool(flags & DOUBT), bool(flags & OPEN), noted), count, check


def _name(database: Path) -> int:
    return zlib.crc32(database.name.encode())
