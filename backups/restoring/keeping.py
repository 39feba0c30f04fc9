"""The present state is kept before anything takes its place: as a snapshot, or the damaged files as they are."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from backups.manifest import name_of
from backups.snapshots import NothingToKeepError, Snapshots, UnsoundError
from knowledge.clock import Clock

BEFORE = "before-restore"
"""The folder for it, below that of the snapshots."""
MOST = 5
"""How many are kept: they share what is the same in them."""
ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Present:
    """Where the present state is kept; None where there was none.

    `aside`: the files themselves are to be moved there, because no snapshot could be made of all of them.
    """

    folder: Path | None
    aside: Path | None = None
    damaged: bool = False


def keep_present(data_dir: Path, keep_in: Path, clock: Clock) -> Present:
    """Makes a snapshot of the present state. Blocking. Raises what `Snapshots.make` does but for damage."""
    try:
        made = Snapshots(keep_in).make(data_dir, clock)
    except NothingToKeepError:
        return Present(None)
    except (sqlite3.DatabaseError, UnsoundError):
        aside = keep_in / f"{name_of(clock.now())}-{ASIDE}"
        return Present(aside, aside, damaged=True)
    # What has no name in a snapshot is not lost either.
    rest = keep_in / f"{made.name}-{ASIDE}" if made.manifest.left_out else None
    return Present(made.folder, rest)


def thin_out(keep_in: Path) -> None:
    """Takes away the oldest of what is kept beyond the newest few. Blocking."""
    if not keep_in.is_dir():
        return
    kept = sorted(path for path in keep_in.iterdir() if path.is_dir() and not path.name.startswith("."))
    for path in kept[:-MOST]:
        shutil.rmtree(path, ignore_errors=True)
