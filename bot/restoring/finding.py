"""Finds the snapshot that is to be restored: in the folder, among what was kept before restores, or in the store."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from backups.files import remove
from backups.manifest import MANIFEST, ManifestError, read_manifest
from backups.restoring import BEFORE
from backups.snapshots import Snapshot, Snapshots
from backups.stores import Held, Progress, Store, quiet
from backups.stores.places import OFF, is_remote, problem_of
from bot.settings import Settings
from bot.store_keys import opened
from skills.engine.errors import ServiceError

LATEST = "latest"
FETCHED = ".fetched-"
NONE = "`--from PLACE` takes one from another folder or store"


@contextmanager
def found(settings: Settings, name: str, place: str | None, told: Progress = quiet) -> Iterator[Snapshot]:
    """The snapshot of that name, or the latest, while the block lasts. Blocking.

    `place`: a snapshot, a folder of snapshots, or a store; without it the folder of snapshots comes first and then the
    store of the settings. Raises ServiceError where there is none, StoreError and ConfigurationError.
    """
    folder = Path(place).expanduser() if place else settings.backup_dir
    if place and (folder / MANIFEST).is_file():
        yield _read(folder)
        return
    for snapshots in (Snapshots(folder), Snapshots(folder / BEFORE)):
        known = snapshots.folders() if name == LATEST else [one for one in snapshots.folders() if one.name == name]
        if known and (name != LATEST or snapshots.folder == folder):
            yield _read(known[-1])
            return
    with _fetched(settings, name, place, told) as snapshot:
        yield snapshot


def _read(folder: Path) -> Snapshot:
    try:
        return Snapshot(folder, read_manifest(folder))
    except ManifestError as error:
        raise ServiceError(f"{folder} is no snapshot that can be read: {error}.") from error


@contextmanager
def _fetched(settings: Settings, name: str, place: str | None, told: Progress) -> Iterator[Snapshot]:
    store, held = _store(settings, name, place)
    wanted = [one for one in held if name in (LATEST, one.name)]
    if not wanted:
        which = "no snapshot" if name == LATEST else f"no snapshot {name}"
        where = place or f"{settings.backup_dir}, nor in the store {store.place}"
        raise ServiceError(
            f"there is {which} in {where}: {'`ingle backup list` says what there is' if held else NONE}."
        )
    settings.backup_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in settings.backup_dir.glob(f"{FETCHED}*"):
        remove(left)
    with tempfile.TemporaryDirectory(prefix=FETCHED, dir=settings.backup_dir) as folder:
        yield store.fetch(wanted[-1].name, Path(folder), told)


def _store(settings: Settings, name: str, place: str | None) -> tuple[Store, Sequence[Held]]:
    """The store, which may open with a key that was put aside, or lies here beside the one that is given; and what it
    holds."""
    where = settings.backup_repository if place is None else place
    if where == OFF:
        which = "snapshot" if name == LATEST else f"snapshot {name}"
        raise ServiceError(f"there is no {which} in {settings.backup_dir}, and INGLE_BACKUP_REPOSITORY is off: {NONE}.")
    if place is not None and (problem := problem_of(place)):
        raise ServiceError(f"--from {place}: {problem}.")
    if place is not None and not is_remote(place) and not Path(place).expanduser().is_dir():
        raise ServiceError(f"--from {place}: there is no such folder here; is the disk mounted?")
    return opened(settings, where)
