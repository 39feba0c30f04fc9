"""The one way in which a snapshot of the household is made, stored and noted: by the command and by the clock."""

from __future__ import annotations

import contextlib
import fcntl
import logging
import os
import sqlite3
import subprocess
import sys
import time as seconds
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from backups.databases import DatabasesBusyError
from backups.events import Event, Events, Fact, What
from backups.retention import kept
from backups.scheduling import Plan
from backups.snapshots import NothingToKeepError, Snapshot, Snapshots, SnapshotUnderWayError, UnsoundError
from backups.stores import Held, Keeping, Progress, Store, StoreDamagedError, StoreError, quiet
from backups.stores.opening import StoreSettings, open_store
from backups.stores.places import Access
from knowledge.clock import Clock
from knowledge.store.database import StorageFullError
from knowledge.store.in_use import TakenError, share
from skills.engine.errors import ConfigurationError, ServiceError

if TYPE_CHECKING:
    from backups.serving import Chore, Work
    from bot.settings import Settings

log = logging.getLogger(__name__)

IN_FOLDER = 2
"""Snapshots that stay in the folder once they are in the store: the base of the next one, and one to fall back on."""
TURN, STORING = ".keeping.lock", ".storing"
PURPOSE = "backups"
NOT_MADE = (DatabasesBusyError, StorageFullError, UnsoundError, TakenError, sqlite3.DatabaseError, OSError)
"""What may go wrong with a snapshot without anything being wrong with the program."""


class BackupError(ServiceError):
    """A snapshot that could not be made or stored; the text is a sentence. It stands in the events, too."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of it: the snapshot, what the store has of it, and what is not kept any more, by name."""

    snapshot: Snapshot
    stored: Held | None
    gone: tuple[str, ...]


def store_of(settings: Settings, *, anew: bool = False) -> Store | None:
    """Where snapshots are kept for good; None where INGLE_BACKUP_REPOSITORY is off. Nothing is reached yet.

    `anew` lets a new store begin where one vanished. Raises ConfigurationError: no key, or a program is missing.
    """
    if settings.backup_repository == "off":
        return None
    return store_at(settings, settings.backup_repository, password_of(settings), anew=anew)


def store_at(settings: Settings, place: str, password: SecretStr, *, anew: bool = False) -> Store:
    """The store at a place other than `off`; nothing is reached yet. ConfigurationError: no program for it."""
    access = Access(
        ssh_config=settings.backup_ssh_file,
        rclone_config=settings.backup_rclone_file,
        s3_key=SecretStr(settings.backup_s3_key_id) if settings.backup_s3_key_id else None,
        s3_secret=settings.backup_s3_secret,
    )
    store = open_store(StoreSettings(place, password, settings.backup_dir, access, anew=anew))
    if store is None:
        raise ValueError(f"{place} is no store")
    return store


def password_of(settings: Settings) -> SecretStr:
    """INGLE_BACKUP_PASSWORD, or one that the household's key gives. Raises ConfigurationError without either."""
    from bot.auditing import household_key
    from knowledge.keys import KeysError

    if settings.backup_password is not None:
        return settings.backup_password
    try:
        return derived_password(household_key(settings).keys(make=False)[-1])
    except KeysError as error:
        raise ConfigurationError(
            "backups are opened by the household's key, and it cannot be had: put secret.key into "
            f"{settings.data_dir}, or set INGLE_SECRET_KEY or INGLE_BACKUP_PASSWORD"
        ) from error


def derived_password(key: bytes) -> SecretStr:
    """The password of the store that belongs to a key of the household."""
    from bot.redaction import hide_secrets
    from knowledge.keys.cipher import derived

    password = derived(key, PURPOSE).hex()
    hide_secrets([password])
    return SecretStr(password)


def plan_of(settings: Settings) -> Plan:
    """When snapshots are made and where they go. Raises ConfigurationError as `store_of`."""
    store = store_of(settings)
    at = time.fromisoformat(settings.backup_at)
    return Plan(settings.data_dir, settings.backup_dir, at, store.place if store else None)


def keeping_of(settings: Settings) -> Keeping:
    """Of how many days, weeks and months the newest is kept."""
    return Keeping(settings.backup_daily, settings.backup_weekly, settings.backup_monthly)


def keep(
    settings: Settings, clock: Clock, told: Progress = quiet, *, with_key: bool = False, anew: bool = False
) -> Kept:
    """Makes a snapshot, stores it, and takes away what is not kept any more. Blocking, minutes with a far store.

    Every step is an event, also one that fails. A snapshot that could not be stored stays in its folder, and is stored
    with the next one. Raises NothingToKeepError, SnapshotUnderWayError, ConfigurationError, BackupError.
    """
    with turn(settings.backup_dir):
        return _kept(settings, clock, told, with_key=with_key, anew=anew)


def keep_due(settings: Settings, clock: Clock, told: Progress = quiet) -> Kept | None:
    """The same where it is due, for who runs by the clock: None where another process was faster. Raises as `keep`."""
    with turn(settings.backup_dir):
        try:
            plan = plan_of(settings)
        except ConfigurationError as error:
            _note(settings, clock, What.STORED, ok=False, reason=str(error))
            raise
        if not plan.due(clock):
            return None
        if plan.snapshot_due(clock):
            return _kept(settings, clock, told)
        newest = Snapshots(settings.backup_dir).newest()
        return _stored(settings, clock, newest, told, anew=False) if newest is not None else None


def _kept(settings: Settings, clock: Clock, told: Progress, *, with_key: bool = False, anew: bool = False) -> Kept:
    told(0.0, "making a snapshot")
    try:
        # Not while files of the household change places.
        with share(settings.data_dir) if settings.data_dir.is_dir() else contextlib.nullcontext():
            made = Snapshots(settings.backup_dir).make(settings.data_dir, clock, with_key=with_key)
    except NothingToKeepError as error:
        if Snapshots(settings.backup_dir).newest() is not None:
            _note(settings, clock, What.SNAPSHOT, ok=False, reason=f"no snapshot was made: {error}")
        raise
    except NOT_MADE as error:
        reason = f"no snapshot was made: {error}"
        _note(settings, clock, What.SNAPSHOT, ok=False, reason=reason)
        raise BackupError(reason) from error
    manifest = made.manifest
    _record_answers(made, settings, told)
    facts: dict[str, Fact] = {
        "name": made.name,
        "rows": manifest.rows,
        "files": len(manifest.files),
        "bytes": manifest.bytes,
    }
    _note(settings, clock, What.SNAPSHOT, ok=True, facts={**facts, "seconds": round(manifest.seconds, 1)})
    return _stored(settings, clock, made, told, anew=anew)


def _record_answers(made: Snapshot, settings: Settings, told: Progress) -> None:
    """What a restored house has to answer. Without them a drill asks all the same, with nothing to compare."""
    from bot.golden.asking import NotAskedError
    from bot.golden.recording import record

    told(0.0, "asking it")
    try:
        record(made, settings)
    except (NotAskedError, OSError) as error:
        log.warning("the snapshot %s has no answers beside it: %s", made.name, error)


def _stored(settings: Settings, clock: Clock, newest: Snapshot, told: Progress, *, anew: bool) -> Kept:
    """Puts into the store what is not there yet, thins out, and looks through the store where that is due."""
    begun = seconds.monotonic()
    place = settings.backup_repository
    try:
        store = store_of(settings, anew=anew)
        if store is None:
            return Kept(newest, None, tuple(_thin_out_folder(settings, None)))
        place = store.place
        interrupted = _begin_storing(settings.backup_dir)
        held = {one.name: one for one in store.held()}
        for one in _wanted(settings, newest, held):
            held[one.name] = store.put(one, told)
        gone = tuple(store.thin_out(keeping_of(settings)))
        if interrupted or Plan(settings.data_dir, settings.backup_dir, time(), place).check_due(clock):
            look_through(settings, clock, store, told)
        (settings.backup_dir / STORING).unlink(missing_ok=True)
        if damage := _damage(settings, place):
            raise StoreDamagedError(f"{damage}: docs/runbook.md says what to do")
        facts: dict[str, Fact] = {
            "name": newest.name,
            "place": place,
            "kind": store.kind,
            "bytes": held[newest.name].bytes,
        }
        _note(settings, clock, What.STORED, ok=True, facts={**facts, "seconds": _since(begun), "held": len(held)})
        gone = (*gone, *_thin_out_folder(settings, set(held)))
        here = {one.name for one in Snapshots(settings.backup_dir).all()}
        return Kept(newest, held[newest.name], tuple(name for name in dict.fromkeys(gone) if name not in here))
    except (StoreError, ConfigurationError, SnapshotUnderWayError, OSError) as error:
        facts = {"name": newest.name, "place": place, "error": type(error).__name__, "seconds": _since(begun)}
        _note(settings, clock, What.STORED, ok=False, reason=str(error), facts=facts)
        raise BackupError(f"the snapshot {newest.name} lies in {settings.backup_dir}, but {error}") from error


def look_through(
    settings: Settings, clock: Clock, store: Store, told: Progress = quiet, *, every_byte: bool = False
) -> tuple[str, ...]:
    """Looks through the store, and notes what came of it; what is wrong, one sentence each. Raises StoreError."""
    begun = seconds.monotonic()
    facts: dict[str, Fact] = {"place": store.place, "kind": store.kind, "every_byte": every_byte}
    try:
        problems = tuple(store.check(told, every_byte=every_byte))
    except StoreError as error:
        _note(settings, clock, What.CHECKED, ok=False, reason=str(error), facts=facts)
        raise
    reason = f"the store {store.place} is damaged: {problems[0]}" if problems else ""
    facts = {**facts, "seconds": _since(begun), "problems": len(problems)}
    _note(settings, clock, What.CHECKED, ok=not problems, reason=reason, facts=facts)
    return problems


def _damage(settings: Settings, place: str) -> str:
    """What the last look through the store found, in a sentence; it counts until a look finds nothing."""
    checked = Events(settings.backup_dir).last(What.CHECKED)
    if checked is None or checked.facts.get("place") != place or not checked.facts.get("problems"):
        return ""
    return checked.reason


def _wanted(settings: Settings, newest: Snapshot, held: Mapping[str, Held]) -> list[Snapshot]:
    """The newest, and before it those of the folder that were never stored and would be kept; oldest first."""
    here = [one for one in Snapshots(settings.backup_dir).all() if one.name <= newest.name]
    keeping = keeping_of(settings)
    instants = {one.manifest.at for one in here} | {one.at for one in held.values()}
    stays = kept(instants, daily=keeping.daily, weekly=keeping.weekly, monthly=keeping.monthly)
    return [one for one in here if one.name not in held and (one.manifest.at in stays or one.name == newest.name)]


def _thin_out_folder(settings: Settings, held: set[str] | None) -> list[str]:
    """Without a store the folder keeps all that is to be kept; with one, the newest and what is not stored yet."""
    snapshots, keeping = Snapshots(settings.backup_dir), keeping_of(settings)
    there = snapshots.all()
    stays = kept(
        [one.manifest.at for one in there], daily=keeping.daily, weekly=keeping.weekly, monthly=keeping.monthly
    )
    wanted = {one.name for one in there if one.manifest.at in stays}
    if held is not None:
        wanted = (wanted - held) | {one.name for one in there[-IN_FOLDER:]}
    return snapshots.keep_only(wanted)


def _begin_storing(folder: Path) -> bool:
    """Whether the last one who began was interrupted: killed, or the power went."""
    mark = folder / STORING
    interrupted = mark.exists()
    mark.touch(mode=0o600)
    return interrupted


@contextlib.contextmanager
def turn(folder: Path) -> Iterator[None]:
    """One process at a time; the lock ends with whoever holds it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(folder / TURN, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise SnapshotUnderWayError(f"another process makes or stores a snapshot in {folder}") from error
    finally:
        os.close(descriptor)


def under_way(folder: Path) -> bool:
    """Whether a snapshot is made or stored right now, by any process. Blocking, for a moment."""
    try:
        descriptor = os.open(folder / TURN, os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        return False
    finally:
        os.close(descriptor)


def _note(
    settings: Settings, clock: Clock, what: What, *, ok: bool, reason: str = "", facts: Mapping[str, Fact] | None = None
) -> None:
    """A full disk must not hide what went wrong: it is logged as well."""
    if not ok:
        log.error("%s", reason)
    try:
        Events(settings.backup_dir).add(Event(clock.now(), what, ok, reason, facts or {}))
    except OSError as error:
        log.error("what happened to the snapshot could not be noted: %s", error)


def _since(begun: float) -> float:
    return round(seconds.monotonic() - begun, 1)


def chores(settings: Settings, clock: Clock, *, quietly: bool = False) -> list[Chore]:
    """What is done by itself: snapshots at their time, a drill each month. Each is a process of its own.

    `quietly` keeps what they say off standard output; what goes wrong is logged to standard error in any case.
    """
    from backups.serving import Chore
    from bot import drilling

    return [
        Chore("a snapshot", lambda: _is_due(settings, clock), lambda: _begin(settings, quietly, "backup", "due")),
        Chore(
            "a drill",
            lambda: drilling.due(Events(settings.backup_dir).all(), clock.now()),
            drilling.start_drill,
        ),
    ]


def _is_due(settings: Settings, clock: Clock) -> bool:
    """A setting that makes no sense is due as well: who begins it notes what is wrong, after ten minutes again."""
    if under_way(settings.backup_dir):
        return False
    try:
        return plan_of(settings).due(clock)
    except ConfigurationError:
        store_less = Plan(settings.data_dir, settings.backup_dir, time.fromisoformat(settings.backup_at), None)
        return (settings.data_dir / "household.db").is_file() and not store_less.waits(clock.now())


def _begin(settings: Settings, quietly: bool, *arguments: str) -> Work:
    offline = ["--offline"] if settings.offline else []
    return subprocess.Popen(  # noqa: S603 - this program itself
        [sys.executable, "-c", "from bot.cli import main; main()", *offline, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if quietly else None,
    )
