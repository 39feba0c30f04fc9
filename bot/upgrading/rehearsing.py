"""The rehearsal: a copy of the data is migrated and asked before a new version may open the data itself."""

from __future__ import annotations

import fcntl
import logging
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from backups.answers import Answers, AnswersError, Compared, compare, read_answers
from backups.databases import DatabasesBusyError, copy, databases_of, pinned
from backups.events import Event, Events, What
from backups.files import remove
from backups.snapshots import NothingToKeepError, Snapshot, Snapshots, SnapshotUnderWayError, UnsoundError
from bot.golden.asking import ask
from bot.upgrading.keeping import Kept, keep
from bot.upgrading.marks import Mark, Standing, State, standing_of, write_mark
from knowledge.clock import Clock
from knowledge.store.database import StorageFullError
from pods.engine.folders import use_own
from skills.engine.errors import ServiceError

if TYPE_CHECKING:
    from bot.settings import Settings

log = logging.getLogger(__name__)

LOCK, SCRATCH = ".upgrading.lock", ".upgrading"
PATIENCE_SECONDS, PAUSE_SECONDS = 120.0, 1.0
"""How long a snapshot that somebody else makes is waited for."""
FAILURES = (
    ServiceError,
    SnapshotUnderWayError,
    DatabasesBusyError,
    NothingToKeepError,
    UnsoundError,
    AnswersError,
    StorageFullError,
    sqlite3.DatabaseError,
    OSError,
)


class RehearsalError(ServiceError):
    """The new version did not work on a copy; the text says why, that nothing changed and what to do next."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A rehearsal that went well. `before`: the version that the data is of; empty where it is not known."""

    before: str
    after: str
    compared: Compared
    against: str
    """The version whose answers were compared; empty where there were none to compare with."""
    seconds: float


def rehearse(settings: Settings, clock: Clock, *, keeping: bool = False, passing: bool = False) -> Rehearsal:
    """Tries this version on a copy of the data, which may be in use by another version.

    `keeping`: the state of before is kept as the way back; it needs a folder of snapshots that can be written.
    `passing`: it is noted that this version may open the data. Without both, nothing is kept or changed. Blocking.
    Raises RehearsalError, NewerDataError, ConfigurationError.
    """
    if not (settings.data_dir / "household.db").is_file():
        raise RehearsalError(f"there is no household in {settings.data_dir} yet, so there is nothing to try it on.")
    use_own(settings.pods_dir)
    standing = standing_of(settings.data_dir)
    with _alone(settings.data_dir):
        return _rehearsed(settings, clock, standing, keeping=keeping, passing=passing)


def _rehearsed(settings: Settings, clock: Clock, standing: Standing, *, keeping: bool, passing: bool) -> Rehearsal:
    begun = time.monotonic()
    before = standing.before
    facts: dict[str, str | int] = {"from": before, "to": standing.here}
    try:
        with _copy_of(settings, clock, keeping=keeping) as (folder, made):
            compared, against = _compared(settings, clock, standing, folder)
            if not compared.well:
                raise RehearsalError(f"{compared.problem}.")
            if made is not None:
                facts["snapshot"] = made.name
                old = standing.mark.schemas if standing.mark is not None else {}
                keep(settings.backup_dir, folder, made.name, Kept(snapshot=made.name, version=before, schemas=old))
            if passing:
                passed = State(version=standing.here, schemas=dict(standing.schemas), at=clock.now())
                mark = standing.mark or Mark(version="", schemas={}, at=clock.now())
                write_mark(settings.data_dir, mark.model_copy(update={"passed": passed}))
    except FAILURES as error:
        reason = _sentence(standing, str(error))
        facts["seconds"] = round(time.monotonic() - begun)
        if passing:
            _note(settings, Event(clock.now(), What.UPGRADED, False, reason, facts))
        raise RehearsalError(reason) from error
    done = Rehearsal(before, standing.here, compared, against, time.monotonic() - begun)
    if passing:
        figures: dict[str, str | int] = {"asked": compared.asked, "answered": compared.answered, "same": compared.same}
        facts |= {**figures, "seconds": round(done.seconds)}
        _note(settings, Event(clock.now(), What.UPGRADED, True, "", facts))
    return done


def _compared(settings: Settings, clock: Clock, standing: Standing, folder: Path) -> tuple[Compared, str]:
    """The present data has to be answered from; a snapshot of which the old version kept answers, with the same."""
    scratch = folder.parent
    now = compare(None, ask(folder, clock.now(), settings, scratch=scratch))
    witness = _witness(settings, standing) if now.well else None
    if witness is None:
        return now, ""
    snapshot, answers = witness
    again = ask(snapshot.folder, snapshot.manifest.at, settings, scratch=scratch)
    return compare(answers, again), answers.version


def _witness(settings: Settings, standing: Standing) -> tuple[Snapshot, Answers] | None:
    """The newest snapshot beside which the version of the data kept its answers; any, where it is not known."""
    for snapshot in reversed(Snapshots(settings.backup_dir).all()):
        with suppress(AnswersError):
            answers = read_answers(snapshot.folder)
            if answers is not None and standing.before in ("", answers.version):
                return snapshot, answers
    return None


@contextmanager
def _copy_of(settings: Settings, clock: Clock, *, keeping: bool) -> Iterator[tuple[Path, Snapshot | None]]:
    """The data at one instant: a snapshot that can be kept, or only its databases. Gone where it was not kept."""
    scratch = (settings.backup_dir if keeping else settings.data_dir) / SCRATCH
    remove(scratch)
    scratch.mkdir(parents=True, mode=0o700, exist_ok=True)
    try:
        if not keeping:
            with tempfile.TemporaryDirectory(dir=scratch) as made:
                _copy_databases(settings.data_dir, Path(made))
                yield Path(made), None
            return
        snapshots = Snapshots(settings.backup_dir)
        # It never is in the folder of snapshots: nobody stores it, thins it out or finds it there after a failure.
        snapshot = _patiently(lambda: snapshots.make(settings.data_dir, clock, apart=scratch))
        yield snapshot.folder, snapshot
    finally:
        remove(scratch)


def _patiently(make: Callable[[], Snapshot]) -> Snapshot:
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return make()
        except SnapshotUnderWayError:
            if time.monotonic() > until:
                raise
        time.sleep(PAUSE_SECONDS)


def _copy_databases(data_dir: Path, target: Path) -> None:
    paths = databases_of(data_dir)
    with pinned(paths) as connections:
        for path, connection in zip(paths, connections, strict=True):
            copy(connection, target / path.relative_to(data_dir))


def _sentence(standing: Standing, reason: str) -> str:
    reason = reason.rstrip(".")
    if standing.before == standing.here:
        names = ", ".join(standing.moved)
        return (
            f"the changed tables of {names} were tried on a copy of the data, and that did not work: {reason}."
            f" Nothing was changed: mend {names} or put it back as it was, and start again"
        )
    old = f"version {standing.before}" if standing.before else "the version that you had"
    return (
        f"version {standing.here} was tried on a copy of the data, and that did not work: {reason}."
        f" Nothing was changed: start {old} again"
    )


def _note(settings: Settings, event: Event) -> None:
    try:
        Events(settings.backup_dir).add(event)
    except OSError as error:
        log.error("the rehearsal could not be noted: %s", error)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One rehearsal at a time. Raises RehearsalError while another one runs, or where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise RehearsalError(f"INGLE_DATA_DIR: {folder} cannot be written ({error.strerror})") from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RehearsalError("a new version is being tried on a copy already; start again after that.") from error
        yield
    finally:
        os.close(descriptor)
