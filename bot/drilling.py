"""The restore drill: the newest snapshot is fetched on trial, looked through and asked, so that no gap stays unseen."""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from backups.answers import AnswersError, Compared, compare, read_answers
from backups.causes import Cause, cause_of
from backups.databases import look_at, row_counts
from backups.events import Event, Events, What
from backups.files import remove
from backups.manifest import Manifest, ManifestError, read_manifest
from backups.restoring import BEFORE, Everything, RestoreError, restore
from backups.snapshots import Snapshot, Snapshots
from backups.stores import Progress, Store, quiet
from backups.stores.places import OFF
from backups.verifying import verify
from bot.golden.asking import NotAskedError, ask
from knowledge.clock import Clock
from knowledge.offline import is_offline
from knowledge.store.database import StorageFullError
from skills.engine.errors import ServiceError

if TYPE_CHECKING:
    from bot.settings import Settings

log = logging.getLogger(__name__)

SCRATCH, LOCK = ".drill", ".drill.lock"
EVERY = timedelta(days=30)
AGAIN = timedelta(days=1)
"""After a drill that went wrong, and before the first one of a house that was never drilled."""
SPARE = 100_000_000
"""Bytes that stay free on the disk."""

NOTED = frozenset({"put_back", "said_before"})
"""Tables in which restoring notes that it was done."""
FAILURES = (ServiceError, AnswersError, StorageFullError, sqlite3.DatabaseError, OSError)
"""What may go wrong with a drill without anything being wrong with the program."""


class DrillError(ServiceError):
    """A snapshot that could not be restored on trial; the text is a sentence with what is wrong."""

    def __init__(self, text: str, cause: Cause | None = None) -> None:
        super().__init__(text)
        self.cause = cause


class NothingToDrillError(ServiceError):
    """There is no snapshot of that name, or none yet."""


@dataclass(frozen=True, slots=True)
class Drilled:
    """A drill that went well. `seconds` is all of it: fetching, looking through, asking."""

    name: str
    at: datetime
    """The instant that the snapshot is of."""
    rows: int
    files: int
    seconds: float
    compared: Compared

    @property
    def items(self) -> int:
        """Rows and files."""
        return self.rows + self.files


@dataclass(frozen=True, slots=True)
class _Wanted:
    name: str
    bytes: int


def due(events: Sequence[Event], now: datetime) -> bool:
    """Whether a drill is due by itself: 30 days after the last one that went well, a day after one that did not.

    The first one is due a day after the first snapshot. `events` are those of the folder of snapshots, `now` is aware.
    """
    drills = [one for one in events if one.what is What.DRILL]
    if drills:
        return now - drills[-1].at >= (EVERY if drills[-1].ok else AGAIN)
    first = next((one for one in events if one.ok and one.what in (What.SNAPSHOT, What.STORED)), None)
    return first is not None and now - first.at >= AGAIN


def start_drill() -> subprocess.Popen[bytes]:
    """Begins `ingle backup drill` as a process of its own with low priority, with this one's settings and folder.

    Whoever runs by the clock (`ingle backup serve`) calls it when `due` says so; what came of it is in the events.
    """
    offline = ["--offline"] if is_offline() else []
    return subprocess.Popen(  # noqa: S603 - this program itself
        [sys.executable, "-c", "from bot.cli import main; main()", *offline, "backup", "drill", "--low"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def drill(
    settings: Settings, clock: Clock, store: Store | None, name: str | None = None, told: Progress = quiet
) -> Drilled:
    """Restores the newest snapshot, or that of the name, into a scratch folder and looks whether all of it is there.

    It comes from the store; without one (None, or one that is off) from the folder of snapshots. Every database is
    opened and checked, rows and checksums are compared with the manifest, and the golden questions have to be answered
    as the house did. The scratch folder is gone afterwards; what a killed drill left is taken away here. What came of
    it is an event DRILL, but where there is none of a name, or none was ever made. Blocking; run it once a month
    (`due`). Raises DrillError, NothingToDrillError.
    """
    begun = time.monotonic()
    store = store if store is not None and store.kind != OFF else None
    with _scratch(settings.backup_dir) as scratch:
        wanted: _Wanted | None = None
        try:
            wanted = _wanted(settings, store, name)
            drilled = _drilled(settings, clock, store, wanted, scratch, told, begun)
        except FAILURES as error:
            if isinstance(error, NothingToDrillError) and (name is not None or _is_young(settings)):
                raise
            reason = note_failure(settings, clock, error, name=wanted.name if wanted else "", begun=begun)
            raise DrillError(reason) from error
    _note(settings, Event(clock.now(), What.DRILL, True, "", _facts(drilled)))
    return drilled


def note_failure(
    settings: Settings, clock: Clock, error: Exception, *, name: str = "", begun: float | None = None
) -> str:
    """Notes a drill that went wrong, also one that could not even begin, and gives the reason. Blocking."""
    reason = str(error).rstrip(".")
    facts: dict[str, str | int] = {"name": name, "seconds": round(time.monotonic() - begun) if begun is not None else 0}
    if cause := (error.cause if isinstance(error, DrillError) else None) or cause_of(error):
        facts["cause"] = cause
    _note(settings, Event(clock.now(), What.DRILL, False, reason, facts))
    return reason


def _drilled(
    settings: Settings,
    clock: Clock,
    store: Store | None,
    wanted: _Wanted,
    scratch: Path,
    told: Progress,
    begun: float,
) -> Drilled:
    _check_room(scratch, wanted.bytes)
    fetched = store.fetch(wanted.name, scratch, told) if store is not None else _copied(settings, wanted.name, scratch)
    told(1.0, "looking through it")
    verdict = verify(fetched.folder)
    if not verdict.ok:
        raise DrillError(f"snapshot {wanted.name} is damaged: {_told(verdict.problems)}.", Cause.DAMAGED)
    settings = _opening(settings, fetched)
    told(1.0, "restoring it on trial")
    data = scratch / "data"
    restored = restore(fetched, data, what=Everything(), clock=clock, keep_in=scratch / BEFORE)
    if problems := missing_in(data, fetched.manifest):
        raise DrillError(f"snapshot {wanted.name} was restored, and not all of it: {_told(problems)}.")
    told(1.0, "asking")
    manifest = fetched.manifest
    before = read_answers(fetched.folder)
    try:
        compared = compare(before, ask(data, manifest.at, settings, scratch=scratch))
    except NotAskedError as error:
        raise DrillError(f"snapshot {wanted.name} was restored, and {error}") from error
    if not compared.well:
        raise DrillError(f"snapshot {wanted.name} was restored, and {compared.problem}.")
    seconds = time.monotonic() - begun
    return Drilled(wanted.name, manifest.at, restored.rows, restored.files, seconds, compared)


def _opening(settings: Settings, fetched: Snapshot) -> Settings:
    """The settings with the key that a restore would put in place. Raises DrillError where none here opens it."""
    from bot.auditing import household_key
    from bot.restoring.keys import key_for

    try:
        key = key_for(settings, fetched)
    except RestoreError as error:
        raise DrillError(f"snapshot {fetched.name} is whole, and cannot be opened: {error}") from error
    if key.source == household_key(settings).source:
        return settings
    return settings.model_copy(update={"secret_key": SecretStr(key.texts(make=False)[-1].decode())})


def missing_in(data_dir: Path, manifest: Manifest) -> list[str]:
    """What a restored folder lacks of a snapshot, one sentence each: rows, sound databases, files. Blocking."""
    problems = []
    for database in manifest.databases:
        try:
            with look_at(data_dir / database.path) as connection:
                said = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
                rows = row_counts(connection)
        except sqlite3.DatabaseError as error:
            problems.append(f"{database.path} cannot be opened ({error})")
            continue
        problems += [f"{database.path}: {one}" for one in said if one != "ok"]
        wanted = {name: number for name, number in database.rows.items() if name not in NOTED}
        lost = sorted(name for name, number in wanted.items() if rows.get(name) != number)
        problems += [f"{database.path}: {rows.get(one)} rows in {one} instead of {database.rows[one]}" for one in lost]
    for file in manifest.files:
        path = data_dir / file.path
        if not path.is_file() or path.stat().st_size != file.bytes:
            problems.append(f"{file.path} is not there as it was")
    return problems


def _is_young(settings: Settings) -> bool:
    """Whether no snapshot was ever made here: then there is nothing to be missed."""
    made = Events(settings.backup_dir).last(What.SNAPSHOT, ok=True)
    return made is None and not Snapshots(settings.backup_dir).folders()


def _told(problems: Sequence[str]) -> str:
    return problems[0] + (f", and {len(problems) - 1} more" if len(problems) > 1 else "")


def _wanted(settings: Settings, store: Store | None, name: str | None) -> _Wanted:
    if store is not None:
        found = [_Wanted(one.name, one.bytes) for one in store.held() if name in (None, one.name)]
    else:
        known = Snapshots(settings.backup_dir).all()
        found = [_Wanted(one.name, one.manifest.bytes) for one in known if name in (None, one.name)]
    if not found:
        where = store.place if store is not None else settings.backup_dir
        raise NothingToDrillError(
            f"there is no snapshot {name} in {where}."
            if name
            else f"there is no snapshot in {where} yet; `ingle backup now` makes one."
        )
    return found[-1]


def _check_room(scratch: Path, size: int) -> None:
    """The snapshot as it is fetched, restored, and at most once more for those who ask; and some spare."""
    needed, free = 3 * size + SPARE, shutil.disk_usage(scratch).free
    if free < needed:
        raise DrillError(
            f"there is no room to restore it on trial: {needed / 1e9:,.1f} GB are needed below {scratch.parent},"
            f" {free / 1e9:,.1f} GB are free.",
            Cause.NO_ROOM,
        )


def _copied(settings: Settings, name: str, scratch: Path) -> Snapshot:
    target = scratch / name
    shutil.copytree(settings.backup_dir / name, target)
    try:
        return Snapshot(target, read_manifest(target))
    except ManifestError as error:
        raise DrillError(f"snapshot {name} is damaged: {error}.") from error


def _facts(drilled: Drilled) -> dict[str, str | int]:
    return {
        "name": drilled.name,
        "rows": drilled.rows,
        "files": drilled.files,
        "seconds": round(drilled.seconds),
        "asked": drilled.compared.asked,
        "answered": drilled.compared.answered,
        "same": drilled.compared.same,
    }


def _note(settings: Settings, event: Event) -> None:
    try:
        Events(settings.backup_dir).add(event)
    except OSError as error:
        log.error("the drill could not be noted: %s", error)


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """An empty folder for one drill at a time, taken away afterwards. Raises DrillError while another one runs."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DrillError("another drill is under way.") from error
        scratch = folder / SCRATCH
        remove(scratch)
        scratch.mkdir(mode=0o700, exist_ok=True)
        try:
            yield scratch
        finally:
            remove(scratch)
    finally:
        os.close(descriptor)
