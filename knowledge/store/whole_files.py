"""Files that are written whole or not at all, and durably: in a part beside their place, which then takes it."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

PART = re.compile(r"\.[0-9a-f]{12}\.part|.+\.db-sums\.\d+\.part")
"""What a part is called here, and was by older versions beside a database."""
LEFT_OVER = 3600.0
"""Seconds after which nobody is writing a part any more: who did was killed."""
READ_AND_WRITE = 0o666


class StorageFullError(Exception):
    """The disk took no more; nothing of what was to be written was kept."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"the disk under {path} is full: nothing was saved. Free some space and try again.")


def write_whole(place: Path, write: bytes | Callable[[BinaryIO], object], *, like_folder: bool = False) -> None:
    """Makes or replaces a file by these bytes, or by what `write` puts into it; safe on the disk when this returns.

    It is its owner's alone, or with `like_folder` of whoever has the folder: a folder that was shared. Blocking. Raises
    OSError.
    """
    part = place.with_name(f".{secrets.token_hex(6)}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as writing:
            if like_folder:
                os.fchmod(writing.fileno(), stat.S_IMODE(place.parent.stat().st_mode) & READ_AND_WRITE)
            if callable(write):
                write(writing)
            else:
                writing.write(write)
            writing.flush()
            os.fsync(writing.fileno())
        part.replace(place)
        sync(place.parent)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def saying_when_full(folder: Path) -> Iterator[None]:
    """What fails in its block because the disk took no more is raised as StorageFullError."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFullError(folder) from error
        raise


def sync(path: Path) -> None:
    """Makes one file, or the names in a folder, safe on the disk. Blocking. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(data_dir: Path) -> int:
    """Removes parts that a kill left in a data folder, beside databases, media and papers; how many. Blocking."""
    before, removed = time.time() - LEFT_OVER, 0
    homes = (data_dir, *(data_dir / "pods").glob("*"))
    folders = [home / inside for home in homes for inside in ("", "media", "media/sealed")]
    folders += [Path(place) for place, _, _ in os.walk(data_dir / "knowledge")]
    for folder in folders:
        with suppress(OSError):
            for name in os.listdir(folder):
                if PART.fullmatch(name) and (folder / name).lstat().st_mtime < before:
                    (folder / name).unlink()
                    removed += 1
    return removed
