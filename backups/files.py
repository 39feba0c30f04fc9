"""The family's files in a snapshot: which belong to it, and how they get there without taking their room twice."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from backups.manifest import KeptFile
from knowledge.store.whole_files import sync as sync

FOLDERS = ("media", "knowledge")
"""What was sent, and the family's papers. What is private of them is sealed, and stays so."""
SINGLE = ("models.yaml",)
DERIVED = ("knowledge/chroma",)
"""Made anew from the databases."""
KEY = "secret.key"
UNFINISHED = ".part"
BLOCK = 1 << 20


def files_of(data_dir: Path) -> Iterator[Path]:
    """The files that belong to a snapshot, relative to the data folder; links are not followed. Blocking."""
    for name in SINGLE:
        if (data_dir / name).is_file():
            yield Path(name)
    for name in (*FOLDERS, *pod_media(data_dir)):
        for folder, below, names in os.walk(data_dir / name):
            here = Path(folder).relative_to(data_dir)
            below[:] = sorted(one for one in below if (here / one).as_posix() not in DERIVED)
            for one in sorted(names):
                if not one.endswith(UNFINISHED) and stat.S_ISREG((data_dir / here / one).lstat().st_mode):
                    yield here / one


def pod_media(data_dir: Path) -> list[str]:
    """What was sent and lies with a pod that is a process of its own, relative to the data folder. Blocking."""
    return [path.relative_to(data_dir).as_posix() for path in sorted(data_dir.glob("pods/*/media")) if path.is_dir()]


@dataclass(frozen=True, slots=True)
class Before:
    """An older snapshot: its folder and its files by name."""

    folder: Path
    files: Mapping[str, KeptFile]

    def link(self, name: str, found: os.stat_result, target: Path) -> KeptFile | None:
        """The file, linked from here, if it is the same; None where it is another or cannot be linked."""
        kept = self.files.get(name)
        return kept if kept is not None and _same(kept, found) and _link(self.folder / name, target / name) else None


def gather(data_dir: Path, target: Path, before: Before | None, done: dict[str, KeptFile]) -> None:
    """Puts what is new or changed since `done` into the target folder, and notes it there. Blocking. Raises OSError.

    What is the same in the snapshot `before` is linked from there: a file of a snapshot is never written again.
    One that vanishes meanwhile is left out, and so is one whose name is no text.
    """
    for path in files_of(data_dir):
        if not is_text(path):
            continue
        with contextlib.suppress(FileNotFoundError):
            name = path.as_posix()
            found = (data_dir / path).stat()
            kept = done.get(name)
            if kept is not None and _same(kept, found):
                continue
            linked = before.link(name, found, target) if before is not None else None
            done[name] = linked or keep(data_dir / path, target / path, name)


def is_text(path: Path) -> bool:
    """Whether a name is UTF-8: the house takes no other, and a manifest cannot hold it."""
    try:
        path.as_posix().encode()
    except UnicodeEncodeError:
        return False
    return True


def nameless(data_dir: Path) -> list[str]:
    """The files that no snapshot holds because their names are no text, as they can be shown. Blocking."""
    return [os.fsencode(path).decode(errors="backslashreplace") for path in files_of(data_dir) if not is_text(path)]


def keep(source: Path, target: Path, name: str) -> KeptFile:
    """Copies one file, safe on the disk when this returns, and says what it is. Blocking. Raises OSError.

    What is in its place may be linked with an older snapshot, so it is taken away and not written over.
    """
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    target.unlink(missing_ok=True)
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as read, target.open("wb") as written:
        mtime = os.fstat(read.fileno()).st_mtime_ns
        while block := read.read(BLOCK):
            digest.update(block)
            size += len(block)
            written.write(block)
        written.flush()
        os.fsync(written.fileno())
    os.utime(target, ns=(mtime, mtime))
    target.chmod(0o600)
    return KeptFile(path=name, bytes=size, sha256=digest.hexdigest(), mtime_ns=mtime)


def digest_of(path: Path) -> str:
    """The sha256 of a file. Blocking. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remove(folder: Path) -> None:
    """Takes a folder away; what is in the way is left for the next time. Blocking."""
    shutil.rmtree(folder, ignore_errors=True)


def sync_folders(folder: Path) -> None:
    """Makes the names below a folder safe on the disk. Blocking. Raises OSError."""
    for place, _, _ in os.walk(folder):
        sync(Path(place))


def _same(kept: KeptFile, found: os.stat_result) -> bool:
    return (kept.bytes, kept.mtime_ns) == (found.st_size, found.st_mtime_ns)


def _link(source: Path, target: Path) -> bool:
    """Whether the file could be linked; where it cannot (another kind of disk), it is copied."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        return False
    return True
