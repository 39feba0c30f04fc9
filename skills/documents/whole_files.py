"""Files that are written whole or not at all, and durably: in a part beside their place, which then takes it."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from knowledge.store.database import StorageFullError


def write_whole(place: Path, write: Callable[[BinaryIO], object], mode: int = 0o666) -> None:
    """Makes or replaces a file by what `write` puts into it, with that mode less the mask. Blocking. Raises OSError."""
    part = place.with_name(f".{secrets.token_hex(6)}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as writing:
            write(writing)
            writing.flush()
            os.fsync(writing.fileno())
        part.replace(place)
        flush(place.parent)
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


def flush(folder: Path) -> None:
    """Makes the names in a folder durable, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
