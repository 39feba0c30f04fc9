"""Snapshots in a folder: one is there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import re
import sqlite3
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from backups.databases import copy, databases_of, look_at, pinned, row_counts
from backups.files import KEY, Before, digest_of, gather, keep, nameless, remove, sync, sync_folders
from backups.manifest import (
    FORM,
    SUMS,
    KeptDatabase,
    KeptFile,
    Manifest,
    ManifestError,
    name_of,
    read_manifest,
    sums,
    write_manifest,
)
from backups.retention import kept
from backups.verifying import verify
from knowledge.clock import Clock
from knowledge.store.database import StorageFullError

NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
PARTIAL, REMOVING, LOCK = ".partial-", ".removing-", ".lock"


class SnapshotUnderWayError(Exception):
    """Another process makes a snapshot in this folder right now."""


class NothingToKeepError(Exception):
    """There is no household in the data folder."""


class UnsoundError(Exception):
    """What was copied is not sound, so that what it was copied from is not either."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot that is whole: its folder and what its manifest says."""

    folder: Path
    manifest: Manifest

    @property
    def name(self) -> str:
        """What it is called: the second in which it was made, in UTC."""
        return self.folder.name


class Snapshots:
    """The snapshots in a folder, made and thinned out by one process at a time. All methods block."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[Snapshot]:
        """Those that are there, oldest first; one whose manifest cannot be read is left out."""
        found = []
        for path in self.folders():
            with contextlib.suppress(ManifestError):
                found.append(Snapshot(path, read_manifest(path)))
        return found

    def folders(self) -> list[Path]:
        """The folders of snapshots, oldest first, also of those whose manifest was damaged later."""
        if not self.folder.is_dir():
            return []
        return sorted(path for path in self.folder.iterdir() if NAME.fullmatch(path.name) and path.is_dir())

    def newest(self) -> Snapshot | None:
        """The newest one; None where there is none."""
        for path in reversed(self.folders()):
            with contextlib.suppress(ManifestError):
                return Snapshot(path, read_manifest(path))
        return None

    def make(self, data_dir: Path, clock: Clock, *, with_key: bool = False, apart: Path | None = None) -> Snapshot:
        """Makes a snapshot of a data folder that may be in use, and looks through it before it counts as one.

        `apart`: a folder on the same disk that gets it, so that it never is among the snapshots of this one. Raises
        NothingToKeepError, SnapshotUnderWayError, StorageFullError, DatabasesBusyError, UnsoundError or
        sqlite3.DatabaseError for a damaged database, and OSError; then nothing of it is there.
        """
        if not databases_of(data_dir):
            raise NothingToKeepError(f"there is no household in {data_dir} yet")
        with self._alone():
            target = apart or self.folder
            if (target / name_of(clock.now())).exists():
                time.sleep(1.0)  # A snapshot is called by its second.
            partial = self.folder / f"{PARTIAL}{os.getpid()}"
            with contextlib.ExitStack() as undoing:
                undoing.callback(remove, partial)
                try:
                    manifest = self._sound(partial, data_dir, clock, with_key=with_key)
                    folder = target / _free_name(target, manifest.at)
                    partial.rename(folder)
                    for changed in {target, self.folder}:
                        sync(changed)
                except OSError as error:
                    if error.errno in (errno.ENOSPC, errno.EDQUOT):
                        raise StorageFullError(self.folder) from error
                    raise
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
                        raise StorageFullError(self.folder) from error
                    raise
                undoing.pop_all()
        return Snapshot(folder, manifest)

    def thin_out(self, *, daily: int, weekly: int, monthly: int = 0) -> list[str]:
        """Takes away what is not kept any more, and says which; a damaged one stays. Raises as `make` does."""
        known = self.all()
        keeping = kept([one.manifest.at for one in known], daily=daily, weekly=weekly, monthly=monthly)
        return self.keep_only({one.name for one in known if one.manifest.at in keeping})

    def keep_only(self, names: Collection[str]) -> list[str]:
        """Takes away all but these and the newest, and says which; a damaged one stays. Raises as `make` does."""
        gone = []
        with self._alone():
            for one in self.all()[:-1]:
                if one.name not in names:
                    aside = self.folder / f"{REMOVING}{one.name}"
                    one.folder.rename(aside)
                    remove(aside)
                    gone.append(one.name)
        return gone

    def _sound(self, target: Path, data_dir: Path, clock: Clock, *, with_key: bool) -> Manifest:
        """What is linked from the last snapshot may have been damaged there: then all is copied."""
        last = self.newest()
        before = Before(last.folder, {one.path: one for one in last.manifest.files}) if last is not None else None
        for linking in (before, None):
            manifest = self._write(target, data_dir, clock, linking, with_key=with_key)
            verdict = verify(target)
            if verdict.ok:
                return manifest
            remove(target)
        raise UnsoundError(f"what was copied is not sound: {verdict.problems[0]}")

    def _write(self, target: Path, data_dir: Path, clock: Clock, before: Before | None, *, with_key: bool) -> Manifest:
        """Files are gathered before and after the instant of the databases: what they name then is there."""
        begun = time.monotonic()
        target.mkdir(mode=0o700)
        done: dict[str, KeptFile] = {}
        gather(data_dir, target, before, done)
        paths = databases_of(data_dir)
        with pinned(paths) as connections:
            at = clock.now()
            for path, connection in zip(paths, connections, strict=True):
                copy(connection, target / path.relative_to(data_dir))
        gather(data_dir, target, before, done)
        if with_key and (data_dir / KEY).is_file():
            done[KEY] = keep(data_dir / KEY, target / KEY, KEY)
        databases = tuple(_described(target, path.relative_to(data_dir)) for path in paths)
        manifest = Manifest(
            form=FORM,
            version=version("inglenook"),
            at=at,
            seconds=round(time.monotonic() - begun, 3),
            key=KEY in done,
            databases=databases,
            files=tuple(done[name] for name in sorted(done)),
            left_out=tuple(nameless(data_dir)),
        )
        write_manifest(target, manifest)
        (target / SUMS).write_bytes(sums(manifest))
        for name in ("manifest.json", SUMS):
            sync(target / name)
        sync_folders(target)
        return manifest

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time; what a killed one left is taken away. The lock ends with whoever holds it."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise SnapshotUnderWayError(f"another process makes a snapshot in {self.folder}") from error
            for left in (*self.folder.glob(f"{PARTIAL}*"), *self.folder.glob(f"{REMOVING}*")):
                remove(left)
            yield
        finally:
            os.close(descriptor)


def _free_name(folder: Path, at: datetime) -> str:
    name = name_of(at)
    if (folder / name).exists():
        raise SnapshotUnderWayError(f"there is a snapshot of this second already: {name}")
    return name


def _described(target: Path, path: Path) -> KeptDatabase:
    """A database of the snapshot, safe on the disk, with the rows of its tables."""
    made = target / path
    made.chmod(0o600)
    sync(made)
    with look_at(made) as connection:
        rows = row_counts(connection)
    return KeptDatabase(path=path.as_posix(), bytes=made.stat().st_size, sha256=digest_of(made), rows=rows)
