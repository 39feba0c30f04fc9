"""SQLite's write-ahead log as it lies on the disk: what of it counts, and whether it ends where it was left.

The form is that of “The WAL File Format” in SQLite's documentation (fileformat2.html#walformat).
"""

from __future__ import annotations

import mmap
import os
import struct
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LITTLE, BIG = 0x377F0682, 0x377F0683
HEAD = struct.Struct(">8I")
FRAME = struct.Struct(">6I")
SHARED = struct.Struct("=IIIBBHII2I8s2I")
"""The beginning of the shared index, in the byte order of the machine: version, unused, changes, whether it is made,
byte order, page size, newest frame, pages, that frame's checksum, salts, checksum of all this."""
SHORT = "the end of its log is gone"
AT_ONCE = 512
"""Bytes from which on a checksum is computed by numpy: a log of 4 MB in 8 ms instead of 85."""
_WORD = 0xFFFFFFFF

Checksum = tuple[int, int]
Data = bytes | mmap.mmap
"""A whole log is kept apart from other memory and given back at once: of what is freed in a thread, such large pieces
stay with the process, one for each thread."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the last transaction of a log ends: nothing before it changes until the log begins anew, by other salts."""

    head: bytes
    at: int
    frames: int
    count: int
    checksum: Checksum


@dataclass(frozen=True, slots=True)
class Noted:
    """How many frames of the log with these salts are known: who misses those, finds them in the sums of the pages."""

    salts: bytes = b""
    frames: int = 0


@dataclass(frozen=True, slots=True)
class Log:
    """What was committed: for each page the offset of its newest content in the log, and how many pages there are.

    `wrong` is a sentence where more had been committed than can be read; empty where the log ends as it was left, or as
    a power cut leaves it.
    """

    page_size: int = 0
    pages: Mapping[int, int] = field(default_factory=dict)
    count: int = 0
    wrong: str = ""
    end: Place | None = None


def path_of(database: Path) -> Path:
    """Where the log of a database lies."""
    return database.with_name(f"{database.name}-wal")


def read_log(path: Path, *, unused: bool = False, noted: Noted | None = None, since: Place | None = None) -> Log:
    """Reads a log, also one that is not there. Blocking; nobody may write meanwhile. Raises OSError.

    `unused`: nobody has the database open, so that it is looked at whether something is missing, also by the index
    which processes shared. In a process that has it open, closing that file would take SQLite's locks away. A log that
    was emptied after all of it was `noted` is not missed: a power cut may leave that index older than the log. `since`:
    only what came after that is read, if it still is the same log.
    """
    try:
        with path.open("rb") as file:
            here = since if since is not None and file.read(HEAD.size) == since.head else None
            begin = here.at if here is not None else 0
            with mmap.mmap(-1, max(1, os.fstat(file.fileno()).st_size - begin)) as data:
                file.seek(begin)
                file.readinto(data)
                return _read_on(data, here) if here is not None else _read(path, data, unused=unused, noted=noted)
    except FileNotFoundError:
        return Log()


def left_out(path: Path, noted: Noted) -> bool:
    """Whether all of a log that is not there had been noted, as far as the index tells; nobody may use the database.
    Raises OSError."""
    newest, salts = _published(path)
    return newest > 0 and salts == noted.salts and newest <= noted.frames


def _read_on(data: Data, since: Place) -> Log:
    magic, _, size, _, *_ = HEAD.unpack(since.head)
    return _read_frames(data, 0, size, {LITTLE: "<", BIG: ">"}[magic], since)[0]


def _read(path: Path, data: Data, *, unused: bool, noted: Noted | None) -> Log:
    newest, salts = _published(path) if unused else (0, b"")
    if len(data) < HEAD.size + FRAME.size:
        known = noted is not None and salts == noted.salts and newest <= noted.frames
        return Log(wrong=SHORT) if newest and not known else Log()
    magic, _, size, _, *_ = HEAD.unpack_from(data)
    order = {LITTLE: "<", BIG: ">"}.get(magic)
    sound = order is not None and _is_page_size(size) and _checksum(data, 0, 24, order, (0, 0)) == _two(data, 24)
    if not sound or order is None:
        return Log(wrong="the beginning of its log is damaged") if newest or _goes_on(data) else Log()
    begin = Place(data[: HEAD.size], HEAD.size, 0, 0, _two(data, 24))
    log, at = _read_frames(data, HEAD.size, size, order, begin)
    if unused and _more(data, at, size, order, data[16:24]):
        return replace(log, wrong="its log is damaged in the middle")
    last = log.end.frames if log.end is not None else 0
    return replace(log, wrong=SHORT) if salts == data[16:24] and newest > last else log


def _published(path: Path) -> tuple[int, bytes]:
    """How many frames had been committed by what the processes that had the database open told each other, and the
    salts of that log. It is never more than what was safe on the disk; 0 where that cannot be read any more."""
    try:
        with path.with_name(f"{path.name.removesuffix('-wal')}-shm").open("rb") as file:
            head = file.read(SHARED.size)
    except FileNotFoundError:
        return 0, b""
    if len(head) < SHARED.size:
        return 0, b""
    _, _, _, made, _, _, newest, _, _, _, salts, one, two = SHARED.unpack(head)
    order = "<" if sys.byteorder == "little" else ">"
    if not made or (one, two) != _checksum(head, 0, SHARED.size - 8, order, (0, 0)):
        return 0, b""
    return newest, salts


def _read_frames(data: Data, at: int, size: int, order: str, begin: Place) -> tuple[Log, int]:
    """Reads on from `at`, which is where `begin` is in the log; and where in `data` there is nothing more to read."""
    salts, checksum, end, before = begin.head[16:24], begin.checksum, begin, begin.at - at
    step, frames = FRAME.size + size, begin.frames
    pages, begun = dict[int, int](), dict[int, int]()
    while at + step <= len(data):
        number, committed = struct.unpack_from(">2I", data, at)
        if data[at + 8 : at + 16] != salts or not number:
            break
        checksum = _checked(data, at, size, order, checksum)
        if checksum != _two(data, at + 16):
            break
        begun[number] = before + at + FRAME.size
        at += step
        frames += 1
        if committed:
            pages |= begun
            begun, end = {}, Place(begin.head, before + at, frames, committed, checksum)
    return Log(size, pages, end.count, end=end), at


def _more(data: Data, at: int, size: int, order: str, salts: bytes) -> bool:
    """Whether behind the place that cannot be read a transaction is complete, and another one begins.

    The next one begins only when the one before is safe on the disk. A transaction that a power cut took apart is the
    last: of that nothing was acknowledged.
    """
    step = FRAME.size + size
    complete = False
    for here in range(at, len(data) - step + 1, step):
        known = here > at and data[here + 8 : here + 16] == salts
        known = known and _checked(data, here, size, order, _two(data, here - step + 16)) == _two(data, here + 16)
        if known and complete:
            return True
        if struct.unpack_from(">I", data, here + 4)[0] and (known or here == at):
            complete = True
    return False


def _goes_on(data: Data) -> bool:
    """Whether a log whose beginning cannot be read has frames that follow each other."""
    for size in (4096, 512, 1024, 2048, 8192, 16384, 32768, 65536):
        step = FRAME.size + size
        for order in "<>":
            for at in range(HEAD.size, min(len(data), HEAD.size + 8 * step) - step + 1, step):
                before = _two(data, 24 if at == HEAD.size else at - step + 16)
                if any(before) and _checked(data, at, size, order, before) == _two(data, at + 16):
                    return True
    return False


def _checked(data: Data, at: int, size: int, order: str, checksum: Checksum) -> Checksum:
    return _checksum(data, at + FRAME.size, size, order, _checksum(data, at, 8, order, checksum))


def _checksum(data: Data, at: int, length: int, order: str, checksum: Checksum) -> Checksum:
    """“Checksum Algorithm” of that page: each sum takes in the other. Unrolled it is Fibonacci numbers times words."""
    one, two = checksum
    if length >= AT_ONCE:
        import numpy as np

        words = np.frombuffer(data, f"{order}u4", length // 4, at).astype(np.uint32, copy=False)
        newer, older, (before, last, after) = _weights(length // 4)
        first, second = int(np.dot(words, older)), int(np.dot(words, newer))
        return (first + before * one + last * two) & _WORD, (second + last * one + after * two) & _WORD
    words_of = iter(struct.unpack_from(f"{order}{length // 4}I", data, at))
    for first, second in zip(words_of, words_of, strict=True):
        one = (one + first + two) & _WORD
        two = (two + second + one) & _WORD
    return one, two


@cache
def _weights(words: int) -> tuple[NDArray[np.uint32], NDArray[np.uint32], tuple[int, int, int]]:
    """By how much each word counts in the second and in the first sum; and for the sums before, the last three."""
    import numpy as np

    fibonacci = [0, 1]
    while len(fibonacci) < words + 2:
        fibonacci.append((fibonacci[-1] + fibonacci[-2]) & _WORD)
    newer, older = fibonacci[words:0:-1], fibonacci[words - 1 :: -1]
    kept = fibonacci[words - 1], fibonacci[words], fibonacci[words + 1]
    return np.array(newer, np.uint32), np.array(older, np.uint32), kept


def _two(data: Data, at: int) -> Checksum:
    one, two = struct.unpack_from(">2I", data, at)
    return one, two


def _is_page_size(size: int) -> bool:
    return 512 <= size <= 65536 and not size & (size - 1)
