"""Puts the last sound snapshot in the place of what is damaged, and keeps the damaged files as they are."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from backups.databases import look_at, row_counts
from backups.events import Event, Events, What
from backups.files import digest_of
from backups.manifest import SUMS, KeptDatabase, name_of, sums
from backups.restoring import Everything, OnePod, RestoreError, check_key, check_version, restore
from backups.restoring.pods import Mend
from backups.snapshots import Snapshot, Snapshots
from backups.soundness import aside, files
from backups.soundness.aside import ASIDE
from backups.soundness.looking import Finding, State
from knowledge.clock import Clock, to_text
from knowledge.keys.errors import HouseholdKeyError
from knowledge.keys.household import HouseholdKey
from knowledge.store import switching
from knowledge.store.database import StorageFullError
from knowledge.store.in_use import InUseError, alone
from knowledge.store.sums import is_open
from knowledge.store.switching import Place
from knowledge.store.wal import path_of
from skills.engine.errors import ServiceError

HOUSEHOLD = "household.db"
MARK = b"What was here is damaged and was moved to the folder 'damaged'.\n"
"""Lies in the place of a damaged database until the sound one comes."""
BESIDE = ("-wal", "-shm", "-journal", "-sums")


class DamagedError(ServiceError):
    """Something is damaged and was not put right: the start is refused, and every file is as it was or kept aside."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """What went back: the databases or files by path, the snapshot's name and instant, where the damaged files are now.

    What was written between `since` and `until` is missing.
    """

    names: tuple[str, ...]
    snapshot: str
    since: datetime
    until: datetime
    kept: Path

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return self.until <= self.since


def refuse(data_dir: Path, backup_dir: Path, found: Sequence[Finding], clock: Clock) -> NoReturn:
    """Notes that something is damaged, and refuses to go on. Always raises DamagedError."""
    reason = "; ".join(sentence(data_dir, one) for one in found)
    _note(backup_dir, clock, names=[one.name for one in found], reason=reason)
    raise DamagedError(reason)


def recover_files(data_dir: Path, backup_dir: Path, clock: Clock) -> list[str]:
    """Puts papers and pictures that were cut off or emptied back from the newest snapshot; which. Blocking.

    Admins are told the folder: what a paper is called may be nobody else's business.
    """
    snapshot = Snapshots(backup_dir).newest()
    broken = files.damaged(data_dir, snapshot, every_byte=False) if snapshot is not None else []
    if snapshot is None or not broken:
        return []
    kept = data_dir / ASIDE / name_of(clock.now())
    done, left = files.put_back(data_dir, snapshot, broken, kept)
    if done:
        # What was saved since the snapshot was left alone, so that of these nothing is missing.
        gone_back = Recovered(tuple(done), snapshot.name, snapshot.manifest.at, snapshot.manifest.at, kept)
        _note(backup_dir, clock, names=_folders(done), recovered=gone_back, data_dir=data_dir)
    if left:
        reason = (
            f"{len(left)} files in {', '.join(_folders(left))} are damaged, here and in the snapshot {snapshot.name}"
        )
        _note(backup_dir, clock, names=_folders(left), reason=reason)
    return done


def _folders(names: Collection[str]) -> list[str]:
    return sorted({Path(name).parts[0] for name in names})


def refuse_files(backup_dir: Path, sentences: Sequence[str], clock: Clock) -> NoReturn:
    """Notes that files of settings are damaged, and refuses to go on. Always raises DamagedError."""
    reason = "; ".join(sentences)
    _note(backup_dir, clock, names=["settings"], reason=reason)
    raise DamagedError(reason)


def sentence(data_dir: Path, one: Finding) -> str:
    """What is wrong with a database, and what to do."""
    path = data_dir / one.name
    if one.state is State.UNREADABLE:
        return f"{path} cannot be opened: {one.why}"
    if one.state is State.CHANGED:
        return (
            f"{path} was written by another program since Inglenook last did ({one.why}): if you meant that, run "
            f"`ingle check --accept`, else `ingle backup restore {_wanted(one.name)}`"
        )
    if one.state is State.MISSING:
        return (
            f"{path} is missing: run `ingle backup restore {_wanted(one.name)}`, or take the line {one.name} out of "
            f"{data_dir / '.databases'} to begin with an empty one"
        )
    return f"{path} is damaged ({one.why}): run `ingle backup restore {_wanted(one.name)}`"


def thin_out(data_dir: Path, backup_dir: Path, clock: Clock) -> list[Path]:
    """Removes what has been kept aside for long, once there is a sound snapshot of later; which folders. Blocking."""

    def sound(snapshot: Snapshot) -> bool:
        return _is_listed(snapshot) and all(_is_sound(snapshot, one) for one in snapshot.manifest.databases)

    return aside.thin_out(data_dir, backup_dir, clock.now(), sound)


def recover(
    data_dir: Path,
    backup_dir: Path,
    found: Sequence[Finding],
    *,
    key: HouseholdKey,
    clock: Clock,
    mend: Callable[[str], Mend | None] = lambda name: None,
) -> list[Recovered]:
    """Moves damaged databases aside and restores them: a pod's by itself, with the household's everything.

    Blocking; the event is noted either way. Raises DamagedError where that is not possible: no sound snapshot, another
    key, somebody who uses the folder, no room.
    """
    names = [one.name for one in found]
    done = []
    for name in [HOUSEHOLD] if HOUSEHOLD in names else names:
        one = next(one for one in found if one.name == name)
        try:
            snapshot = _newest_sound(Snapshots(backup_dir), name, key)
            if snapshot is None:
                _fail(data_dir, backup_dir, clock, one, f"there is no sound snapshot of it in {backup_dir}")
            damaged = names if name == HOUSEHOLD else [name]
            done.append(_recover(data_dir, backup_dir, damaged, snapshot, clock, mend))
        except InUseError as error:
            _fail(data_dir, backup_dir, clock, one, str(error).rstrip("."))
        except (RestoreError, HouseholdKeyError, StorageFullError, sqlite3.DatabaseError) as error:
            _fail(data_dir, backup_dir, clock, one, str(error).rstrip("."))
        except OSError as error:
            _fail(data_dir, backup_dir, clock, one, error.strerror or str(error))
    return done


def _recover(
    data_dir: Path,
    backup_dir: Path,
    damaged: Sequence[str],
    snapshot: Snapshot,
    clock: Clock,
    mend: Callable[[str], Mend | None],
) -> Recovered:
    names = tuple(one.path for one in snapshot.manifest.databases) if HOUSEHOLD in damaged else tuple(damaged)
    until = _written_last(data_dir, names, snapshot.manifest.at, clock.now())
    kept = _put_aside(data_dir, damaged, clock)
    pod = "" if HOUSEHOLD in damaged else Path(damaged[0]).stem
    what = OnePod(pod, mend(pod)) if pod else Everything()
    restore(snapshot, data_dir, what=what, clock=clock, keep_in=kept / "rest")
    done = Recovered(names, snapshot.name, snapshot.manifest.at, until, kept)
    _note(backup_dir, clock, names=damaged, recovered=done, data_dir=data_dir)
    return done


def _written_last(data_dir: Path, names: Collection[str], since: datetime, now: datetime) -> datetime:
    """Until when these databases may hold what the snapshot has not: the times of their files, as far as there are any.

    Of one that is gone nobody knows, nor of one whose log is gone though something may have been in it: then it is now.
    """
    paths = [data_dir / name for name in names]
    if not all(path.is_file() for path in paths):
        return now
    if any(is_open(path) and not path_of(path).exists() for path in paths):
        return now
    written = max(file.stat().st_mtime for path in paths for file in (path, path_of(path)) if file.exists())
    return min(max(datetime.fromtimestamp(written, UTC), since), max(now, since))


def _put_aside(data_dir: Path, names: Sequence[str], clock: Clock) -> Path:
    """Moves databases and what lies beside them away; marks are in their place, so that who comes after a kill goes on.

    Nothing of a damaged file is read any more: what it says it has sent or given may be what is damaged.
    """
    with alone(data_dir):
        kept = data_dir / ASIDE / name_of(clock.now())
        number = 1
        while kept.exists():
            number, kept = number + 1, data_dir / ASIDE / f"{name_of(clock.now())}.{number}"
        places = []
        for name in names:
            mark = switching.staged(data_dir) / name
            mark.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            mark.write_bytes(MARK)
            places += [*(Place(f"{name}{end}", comes=False) for end in BESIDE), Place(name, comes=True)]
        switching.switch(data_dir, places, kept)
        kept.mkdir(parents=True, exist_ok=True, mode=0o700)
    return kept


def _newest_sound(snapshots: Snapshots, name: str, key: HouseholdKey) -> Snapshot | None:
    """The newest snapshot that this version can read, whose database of that name, or all of them where it is the
    household's, are as they were made. Raises RestoreError where the key is missing or another one."""
    for snapshot in reversed(snapshots.all()):
        kept = snapshot.manifest.databases
        needed = kept if name == HOUSEHOLD else [one for one in kept if one.path == name]
        if not any(one.path == name for one in needed) or not _is_listed(snapshot):
            continue
        if all(_is_sound(snapshot, one) for one in needed):
            check_version(snapshot)
            if any(one.path == HOUSEHOLD for one in kept):
                check_key(snapshot, key)
            return snapshot
    return None


def _is_listed(snapshot: Snapshot) -> bool:
    try:
        return (snapshot.folder / SUMS).read_bytes() == sums(snapshot.manifest)
    except OSError:
        return False


def _is_sound(snapshot: Snapshot, one: KeptDatabase) -> bool:
    path = snapshot.folder / one.path
    try:
        if path.stat().st_size != one.bytes or digest_of(path) != one.sha256:
            return False
        with look_at(path) as connection:
            return connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",) and (
                row_counts(connection) == one.rows
            )
    except (OSError, sqlite3.DatabaseError):
        return False


def _fail(data_dir: Path, backup_dir: Path, clock: Clock, one: Finding, why: str) -> NoReturn:
    in_the_stack = f"`docker compose stop`, `docker compose run --rm backup backup restore {_wanted(one.name)}`"
    reason = (
        f"{sentence(data_dir, one)}; it was not put back by itself: {why} (in the stack: {in_the_stack}, `make stack`)"
    )
    _note(backup_dir, clock, names=[one.name], reason=reason)
    raise DamagedError(reason)


def _note(
    backup_dir: Path,
    clock: Clock,
    *,
    names: Collection[str],
    reason: str = "",
    recovered: Recovered | None = None,
    data_dir: Path | None = None,
) -> None:
    facts: dict[str, str | int | float | bool] = {"what": ", ".join(Path(name).stem for name in names)}
    if recovered is not None and data_dir is not None:
        facts |= {
            "name": recovered.snapshot,
            "since": to_text(recovered.since),
            "until": to_text(recovered.until),
            "all": HOUSEHOLD in recovered.names,
            "kept": os.path.relpath(recovered.kept, data_dir),
        }
    # Where even that cannot be written, whoever started it reads the sentence.
    with contextlib.suppress(OSError):
        Events(backup_dir).add(Event(clock.now(), What.RECOVERED, recovered is not None, reason, facts))


def _wanted(name: str) -> str:
    return "latest" if name == HOUSEHOLD else f"latest --pod {Path(name).stem}"
