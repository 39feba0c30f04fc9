"""Puts a snapshot back: everything or one pod, with the present state kept first, and whole whenever it is killed."""

from __future__ import annotations

import dataclasses
import errno
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from backups.databases import DatabasesBusyError, databases_of
from backups.files import FOLDERS, KEY, SINGLE, pod_media
from backups.old_keys import name_for
from backups.restoring.checks import check_key, check_version, opens
from backups.restoring.errors import (
    DamagedSnapshotError,
    MissingHereError,
    MissingKeyError,
    NewerSnapshotError,
    NotThereError,
    OtherKeyError,
    RestoreError,
    WrongKeyError,
)
from backups.restoring.keeping import BEFORE, Present, keep_present, thin_out
from backups.restoring.outboxes import note_what_was_said
from backups.restoring.pods import Mend, bring_files, stage_pod, texts_of
from backups.restoring.staging import Staging
from backups.snapshots import Snapshot, SnapshotUnderWayError
from backups.stores import Progress, quiet
from knowledge.clock import Clock
from knowledge.store import owner_only, switching
from knowledge.store.database import StorageFullError
from knowledge.store.in_use import alone

__all__ = [
    "BEFORE",
    "DamagedSnapshotError",
    "Everything",
    "Mend",
    "MissingHereError",
    "MissingKeyError",
    "NewerSnapshotError",
    "NotThereError",
    "OnePod",
    "OtherKeyError",
    "Present",
    "RestoreError",
    "Restored",
    "Staging",
    "WrongKeyError",
    "bring_files",
    "check_key",
    "check_version",
    "opens",
    "replace",
    "restore",
    "texts_of",
]

REGISTER = ".databases"
"""Which databases there were (`backups.soundness`): made anew by who looks next."""
KEPT_SHARE = 0.4
"""How much of the work keeping the present state is taken for."""


@dataclass(frozen=True, slots=True)
class Everything:
    """All of the household as it was. `key`: what opens it, as it is written, where secret.key is to become that."""

    key: bytes | None = None


@dataclass(frozen=True, slots=True)
class OnePod:
    """One pod as it was; the rest stays as it is. `mend` puts right what does not fit the household any more."""

    name: str
    mend: Mend | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done. `kept`: where the present state is now, a snapshot or, if `damaged`, the files as they were.

    `key_kept`: where the key of before is, which opens that state; None where the key is the same.
    """

    rows: int
    files: int
    seconds: float
    kept: Path | None
    damaged: bool = False
    key_kept: Path | None = None


Fill = Callable[[Staging, Present], tuple[int, int]]
"""Stages what is to come, and says how many rows and files that is."""


def restore(
    snapshot: Snapshot,
    data_dir: Path,
    *,
    what: Everything | OnePod,
    clock: Clock,
    keep_in: Path,
    told: Progress = quiet,
) -> Restored:
    """Puts a snapshot back into a data folder, which need not be there yet. The key is not looked at (`check_key`).

    The present state is kept below `keep_in` first. Blocking. Raises RestoreError, InUseError while anybody works on
    the folder, StorageFullError, sqlite3.DatabaseError and OSError; then nothing has changed.
    """
    check_version(snapshot)
    key_kept: Path | None = None

    def fill(staging: Staging, _: Present) -> tuple[int, int]:
        nonlocal key_kept
        if isinstance(what, OnePod):
            counted = stage_pod(staging, snapshot, what.name, what.mend)
        else:
            counted = _stage_all(staging, snapshot, told)
            if what.key is not None:
                key_kept = staging.key(what.key, name_for(data_dir, clock.now()))
        for staged in staging.databases():
            present = data_dir / staged.relative_to(staging.root)
            note_what_was_said(staged, present, snapshot.manifest.at, clock.now())
        return counted

    done = replace(data_dir, fill, clock=clock, keep_in=keep_in, told=told)
    return dataclasses.replace(done, key_kept=key_kept)


def replace(data_dir: Path, fill: Fill, *, clock: Clock, keep_in: Path, told: Progress = quiet) -> Restored:
    """Has the data folder alone, keeps what is there, and puts what `fill` stages in its place. Raises as `restore`."""
    begun = time.monotonic()
    if not data_dir.exists():
        _make(data_dir)
    try:
        with alone(data_dir), switching.cleared(data_dir):
            # What comes gets the rights of what is there; what is not put back stays as it is.
            others = [one for one in data_dir.iterdir() if one.is_dir() and one.name not in {*FOLDERS, "pods"}]
            owner_only.settle(data_dir, leave=others)
            told(0.0, "keeping the present state")
            present = keep_present(data_dir, keep_in, clock)
            told(KEPT_SHARE, "copying the snapshot")
            staging = Staging(data_dir)
            rows, files = fill(staging, present)
            told(0.95, "putting it in its place")
            staging.switch(present.aside)
            thin_out(keep_in)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFullError(data_dir) from error
        raise
    except (SnapshotUnderWayError, DatabasesBusyError) as error:
        raise RestoreError(f"the present state could not be kept, so nothing was restored: {error}.") from error
    told(1.0, "done")
    return Restored(rows, files, time.monotonic() - begun, present.folder, present.damaged)


def _stage_all(staging: Staging, snapshot: Snapshot, told: Progress) -> tuple[int, int]:
    manifest, data_dir = snapshot.manifest, staging.data_dir
    wanted = [one for one in manifest.contents if one.path != KEY or not (data_dir / KEY).exists()]
    whole, copied = sum(one.bytes for one in wanted) or 1, 0
    for one in wanted:
        staging.copy(snapshot, one)
        copied += one.bytes
        told(KEPT_SHARE + 0.5 * copied / whole, "copying the snapshot")
    databases = {path.relative_to(data_dir).as_posix() for path in databases_of(data_dir)}
    for path in sorted(databases | {one.path for one in manifest.databases}):
        staging.database(path)
    folders = {*FOLDERS, *pod_media(data_dir), *pod_media(staging.root)}
    for path in (*sorted(folders), *SINGLE, REGISTER):
        staging.place(path)
    if (staging.root / KEY).exists():
        staging.place(KEY)
    return manifest.rows, len(manifest.files)


def _make(data_dir: Path) -> None:
    """The folder of a household that was not here; where an administrator restores, it is that of the one above."""
    data_dir.mkdir(parents=True, mode=0o700)
    if os.geteuid() == 0:
        above = data_dir.parent.stat()
        os.chown(data_dir, above.st_uid, above.st_gid)
