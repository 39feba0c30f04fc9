"""The originals of private papers that came by the chat: sealed on the disk, opened only for whoever is shown them.

They lie in a folder of their own below the knowledge folder, which the watch does not look into. A file that somebody
puts into a member's own folder with another program lies there as it was put.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from knowledge.keys import LockedError, owner_of_bytes
from knowledge.search import Sealing
from knowledge.store.whole_files import saying_when_full, write_whole

SEALED = ".sealed"
"""Where they lie; their names tell nothing."""
FILE_NAME, CONTENT = "document_files.name", "knowledge.file"
"""Where what is sealed lies."""
_MARK = 32
"""Bytes of a file's beginning that tell whether it is sealed."""


def put_sealed(source: Path, folder: Path, audience: str, sealing: Sealing, name: str = "") -> PurePosixPath:
    """Seals a file into the folder, all or nothing and durably; gives where it is, below the knowledge folder.

    `name` is what it is called there; without one nobody can guess it. Blocking, with the whole file in memory. Raises
    LockedError, StorageFullError.
    """
    owner = sealing.owner(audience)
    if owner is None:
        raise ValueError(f"what has the audience {audience!r} is not sealed")
    content = sealing.cipher(owner).seal_bytes(content_of(source, sealing), CONTENT)
    place = folder / SEALED / (name or secrets.token_hex(12))
    with saying_when_full(folder):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(place, content)
    return PurePosixPath(place.relative_to(folder).as_posix())


def is_sealed(path: Path) -> bool:
    """Whether a file is sealed, by its beginning. Raises OSError."""
    with path.open("rb") as reading:
        return owner_of_bytes(reading.read(_MARK)) is not None


def content_of(path: Path, sealing: Sealing) -> bytes:
    """What is in a file, opened where it is sealed. Raises OSError, LockedError."""
    content = path.read_bytes()
    owner = owner_of_bytes(content)
    if owner is None:
        return content
    opened = sealing.opened_bytes(content, CONTENT)
    if opened is None:
        raise LockedError(owner)
    return opened


@contextmanager
def opened_file(path: Path, sealing: Sealing, name: str) -> Iterator[Path]:
    """A path at which the file can be read as it was given: its own, or that of a copy for as long as it is needed.

    The copy has the ending of its `name` and mode 0600, and lies in memory where the system has a folder for that.
    Raises OSError, LockedError.
    """
    if not is_sealed(path):
        yield path
        return
    memory = Path("/dev/shm")  # noqa: S108 - mkdtemp makes a folder of its own there, for its owner alone
    with tempfile.TemporaryDirectory(prefix="inglenook-", dir=memory if memory.is_dir() else None) as folder:
        copy = Path(folder) / f"paper{PurePosixPath(name).suffix}"
        with os.fdopen(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as writing:
            writing.write(content_of(path, sealing))
        yield copy
