"""What the databases of a data folder are like before they are opened: as they were left, unknown, or damaged."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from backups.files import digest_of
from backups.snapshots import Snapshots
from backups.soundness.structure import Components, problems
from knowledge.store import sums
from knowledge.store.folding import open_here
from knowledge.store.whole_files import write_whole

SHARED_FIRST, SHARED_SIZE = 0x40000002, 510
"""The bytes that whoever has a database open holds locked (SQLite's documentation, “File Locking”)."""
AGAIN_SECONDS = 0.3
REGISTER = ".databases"
"""The databases that there were, a line each, in the data folder: one that is gone is missed."""


class State(StrEnum):
    """What was found."""

    SOUND = "sound"
    UNKNOWN = "unknown"
    """It makes sense by itself; no checksums are known."""
    IN_USE = "in use"
    """Somebody has it open, who looked when they began."""
    CHANGED = "changed"
    """Another program wrote to it since it was closed, and it makes sense by itself."""
    DAMAGED = "damaged"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    """Not ours to open, or not now: that says nothing of what is in it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A database by its path in the data folder; `why` says what is wrong, in a few words."""

    name: str
    state: State
    why: str = ""

    @property
    def ok(self) -> bool:
        """Whether it may be opened."""
        return self.state in (State.SOUND, State.UNKNOWN, State.IN_USE)


def look(
    data_dir: Path, names: Iterable[str], components: Callable[[str], Components], snapshots: Snapshots
) -> list[Finding]:
    """What the databases of these paths in a data folder are like; one that never was is left out. Nothing is written.
    Blocking."""
    known = registered(data_dir)
    found = [_look(data_dir, name, components, known, snapshots) for name in names]
    return [one for one in found if one is not None]


def registered(data_dir: Path) -> frozenset[str]:
    """The databases that there were when somebody looked last."""
    try:
        return frozenset((data_dir / REGISTER).read_text(encoding="utf-8", errors="replace").split("\n")) - {""}
    except OSError:
        return frozenset()


def register(data_dir: Path, names: Collection[str]) -> None:
    """Notes which databases there are. Raises OSError."""
    if registered(data_dir) == frozenset(names):
        return
    write_whole(data_dir / REGISTER, "".join(f"{name}\n" for name in sorted(names)).encode())


def used_elsewhere(database: Path) -> bool:
    """Whether another process has it open. Not for one that this process has open. Raises OSError."""
    descriptor = os.open(database, os.O_RDWR)
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, SHARED_SIZE, SHARED_FIRST)
    except (BlockingIOError, PermissionError):
        return True
    else:
        return False
    finally:
        os.close(descriptor)


def _look(
    data_dir: Path, name: str, components: Callable[[str], Components], known: Collection[str], snapshots: Snapshots
) -> Finding | None:
    path = data_dir / name
    try:
        if path.is_dir():
            return Finding(name, State.DAMAGED, "a folder is in its place")
        if not path.exists():
            missed = name in known or sums.sums_path(path).exists()
            return Finding(name, State.MISSING, "the file is gone") if missed else None
        if not path.stat().st_size and name not in known and not sums.sums_path(path).exists():
            return None
        if open_here(path) or used_elsewhere(path):
            return Finding(name, State.IN_USE)
        first = _judge(path, name, components, snapshots)
        if first.ok:
            return first
        # Somebody may have begun to write between two looks.
        time.sleep(AGAIN_SECONDS)
        return Finding(name, State.IN_USE) if used_elsewhere(path) else _judge(path, name, components, snapshots)
    except PermissionError:
        why = f"the user with id {os.getuid()} may not read and write it; put its rights in order"
        return Finding(name, State.UNREADABLE, why)
    except OSError as error:
        # What a disk cannot read, it has lost. Too many open files, or a disk that takes no writes, say nothing of it.
        state = State.DAMAGED if error.errno == errno.EIO else State.UNREADABLE
        return Finding(name, state, error.strerror or str(error))


def _judge(path: Path, name: str, components: Callable[[str], Components], snapshots: Snapshots) -> Finding:
    compared = sums.compare(path)
    if compared.known and not compared.wrong:
        return Finding(name, State.SOUND)
    wrong = problems(path, components(name))
    if wrong:
        said = dict.fromkeys(filter(None, (compared.wrong, wrong[0])))
        return Finding(name, State.DAMAGED, "; ".join(said))
    if not compared.known:
        return Finding(name, State.UNKNOWN)
    if not compared.rewritten:
        return Finding(name, State.DAMAGED, compared.wrong)
    if _put_back(path, name, snapshots):
        return Finding(name, State.UNKNOWN)
    return Finding(name, State.CHANGED, compared.wrong)


def _put_back(path: Path, name: str, snapshots: Snapshots) -> bool:
    """Whether it is the database of a snapshot, which somebody put here."""
    wanted = {one.sha256 for snapshot in snapshots.all() for one in snapshot.manifest.databases if one.path == name}
    return bool(wanted) and digest_of(path) in wanted
