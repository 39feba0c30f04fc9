"""A snapshot as one stream of a tar file, made while it is read, and looked at while it is written."""

from __future__ import annotations

import hashlib
import os
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from backups.answers import FILE as ANSWERS
from backups.manifest import MANIFEST, SUMS, Manifest
from backups.snapshots import Snapshot

BLOCK = 1 << 20
END = bytes(2 * tarfile.BLOCKSIZE)


class NotWholeError(Exception):
    """What was read is not the snapshot that its manifest describes; the text says where."""


def names_of(snapshot: Snapshot) -> list[str]:
    """All files of a snapshot, its manifest first: who reads the stream knows from there what comes."""
    beside = [ANSWERS] if (snapshot.folder / ANSWERS).is_file() else []
    return [MANIFEST, SUMS, *(one.path for one in snapshot.manifest.contents), *beside]


def stream_of(snapshot: Snapshot) -> Iterator[bytes]:
    """The bytes of a tar file with the snapshot. Blocking. Raises OSError, NotWholeError."""
    for name in names_of(snapshot):
        with (snapshot.folder / name).open("rb") as file:
            found = os.fstat(file.fileno())
            yield header(name, found.st_size, int(found.st_mtime))
            left = found.st_size
            while left:
                block = file.read(min(BLOCK, left))
                if not block:
                    raise NotWholeError(f"{name}: it became shorter while it was read")
                left -= len(block)
                yield block
            yield bytes(-found.st_size % tarfile.BLOCKSIZE)
    yield END


def header(name: str, size: int, mtime: int = 0) -> bytes:
    """What stands before a file in a tar file, in the form of GNU tar (sizes over 8 GiB, long names)."""
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = size, mtime, 0o600
    return info.tobuf(tarfile.GNU_FORMAT, "utf-8", "strict")


class Reading:
    """Blocks as a file to read from; the error that ended it is kept, since who reads may say another."""

    def __init__(self, blocks: Iterator[bytes], seen: Callable[[int], None]) -> None:
        self._blocks = blocks
        self._rest = memoryview(b"")
        self._seen = seen
        self.error: OSError | NotWholeError | None = None

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; none at the end."""
        while not self._rest:
            try:
                block = next(self._blocks, None)
            except (OSError, NotWholeError) as error:
                self.error = error
                raise
            if block is None:
                return b""
            self._rest = memoryview(block)
            self._seen(len(block))
        part, self._rest = self._rest[:size], self._rest[size:]
        return bytes(part)


class Writing:
    """A file to write to that keeps the error that ended it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.error: OSError | None = None

    def write(self, block: bytes) -> int:
        """Writes all of it. Raises OSError."""
        try:
            return self._file.write(block)
        except OSError as error:
            self.error = error
            raise

    def flush(self) -> None:
        """Nothing waits here."""


def looked_through(stream: IO[bytes], target: Path | None) -> Manifest:
    """Reads a tar stream to its end and compares it with its manifest; writes it below `target` where that is given.

    Blocking. Raises NotWholeError, OSError, tarfile.TarError.
    """
    manifest: Manifest | None = None
    wanted: dict[str, tuple[int, str]] = {}
    with tarfile.open(fileobj=stream, mode="r|", bufsize=BLOCK) as tar:
        for info in tar:
            file = tar.extractfile(info)
            if file is None or not _is_inside(info.name):
                raise NotWholeError(f"{info.name}: this is no file of a snapshot")
            if manifest is None:
                manifest = _manifest(info.name, file.read(), target)
                wanted = {one.path: (one.bytes, one.sha256) for one in manifest.contents}
                continue
            digest = _written(file, target / info.name if target else None)
            if info.name not in (SUMS, ANSWERS) and wanted.pop(info.name, None) != (info.size, digest):
                raise NotWholeError(f"{info.name}: its bytes have changed")
    if manifest is None:
        raise NotWholeError("it holds nothing")
    if wanted:
        raise NotWholeError(f"{next(iter(wanted))}: it is missing")
    if target is not None:
        for one in manifest.files:
            os.utime(target / one.path, ns=(one.mtime_ns, one.mtime_ns))
    return manifest


def _manifest(name: str, content: bytes, target: Path | None) -> Manifest:
    if name != MANIFEST:
        raise NotWholeError(f"it begins with {name} in the place of {MANIFEST}")
    if target is not None:
        _put(target / MANIFEST, content)
    return Manifest.model_validate_json(content)


def _written(file: IO[bytes], path: Path | None) -> str:
    digest = hashlib.sha256()
    if path is None:
        while block := file.read(BLOCK):
            digest.update(block)
        return digest.hexdigest()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as written:
        while block := file.read(BLOCK):
            digest.update(block)
            written.write(block)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_bytes(content)
    path.chmod(0o600)


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and name != ""
