"""One restore from the command line: found, checked, done, and noted where admins and the audit see it."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

from backups.causes import cause_of
from backups.events import Event, Events, Fact, What
from backups.restoring import BEFORE, Everything, NotThereError, OnePod, Restored, RestoreError, restore
from backups.snapshots import Snapshot
from backups.stores import Progress, quiet
from bot.auditing import audit_log
from bot.restoring.finding import found
from bot.restoring.keys import check_here, follow, key_for, to_write
from bot.restoring.mending import mending
from bot.restoring.returning import Returned, bring_back
from bot.settings import Settings
from bot.upgrading.marks import known_schemas, write_mark
from knowledge.audit import Kind
from knowledge.clock import Clock
from knowledge.keys import KEY_FILE
from knowledge.store.database import Database, StorageFullError
from knowledge.store.in_use import InUseError, alone, share
from skills.engine.errors import InglenookError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be restored: everything, or one pod, or one member. `place`: where from, if not from the settings."""

    name: str
    place: str | None = None
    pod: str | None = None
    member: str | None = None
    beside: bool = False
    """Into another folder than the household's: that is no news of the house."""

    @property
    def what(self) -> str:
        """`everything`, `pod` or `member`."""
        return "pod" if self.pod else "member" if self.member else "everything"


@dataclass(frozen=True, slots=True)
class Done:
    """What became of it."""

    snapshot: Snapshot
    restored: Restored
    left: list[str] = field(default_factory=list)
    """Who left the house since, and so left the restored pod again."""
    returned: Returned | None = None
    """What a member got back."""
    not_followed: str = ""
    """Why the store of backups does not open with the key that is in place again, as a sentence without its end."""


def elsewhere(settings: Settings, data_dir: Path) -> Settings:
    """The settings with another data folder; where that has no key, the present household's opens the snapshot."""
    key, given = settings.data_dir / KEY_FILE, settings.secret_key
    if given is None and key.is_file() and not (data_dir / KEY_FILE).is_file():
        given = SecretStr(key.read_text(encoding="ascii", errors="replace").strip())
    return settings.model_copy(update={"data_dir": data_dir, "secret_key": given})


def put_back(
    settings: Settings, wish: Wish, clock: Clock, agreed: Callable[[Snapshot], None], told: Progress = quiet
) -> Done:
    """Restores; `agreed` raises where nobody wants it after all. Blocking; an event tells how it went.

    What the snapshot does not have at all (a slip of the pen in a name) is no event. Raises RestoreError and its kin,
    InUseError, StorageFullError, HouseholdKeyError as RestoreError, and StoreError.
    """
    data_dir = settings.data_dir
    if data_dir.is_dir():
        with alone(data_dir):
            pass
    with found(settings, wish.name, wish.place, told) as snapshot:
        agreed(snapshot)
        try:
            done = _restored(settings, wish, snapshot, clock, told)
        except NotThereError:
            raise
        except (InglenookError, InUseError, StorageFullError, sqlite3.DatabaseError, OSError) as error:
            cause = cause_of(error)
            why: dict[str, Fact] = {"cause": cause} if cause else {}
            _note(settings, wish, snapshot, clock, ok=False, reason=str(error), facts=why)
            raise RestoreError(f"{error}") if isinstance(error, sqlite3.DatabaseError | OSError) else error from error
    restored = done.restored
    facts: dict[str, Fact] = {"rows": restored.rows, "files": restored.files, "seconds": round(restored.seconds, 1)}
    _note(settings, wish, snapshot, clock, ok=True, facts=facts)
    return done


def _restored(settings: Settings, wish: Wish, snapshot: Snapshot, clock: Clock, told: Progress) -> Done:
    data_dir, keep_in = settings.data_dir, settings.backup_dir / BEFORE
    key = key_for(settings, snapshot)
    left: list[str] = []
    not_followed = ""
    if wish.what != "everything":
        check_here(settings, snapshot, key)
    if wish.member:
        returned, restored = bring_back(settings, snapshot, wish.member, clock=clock, keep_in=keep_in, told=told)
    else:
        what = (
            OnePod(wish.pod, mending(settings, wish.pod, clock, left))
            if wish.pod
            else Everything(to_write(settings, key))
        )
        returned = None
        restored = restore(snapshot, data_dir, what=what, clock=clock, keep_in=keep_in, told=told)
    if (data_dir / KEY_FILE).is_file():
        (data_dir / KEY_FILE).chmod(0o600)
    # What came may be of an older version: the next start tries it on a copy where its tables have to be changed.
    write_mark(data_dir, None)
    _audit(settings, wish, snapshot, clock)
    if restored.key_kept is not None and not wish.beside:
        not_followed = follow(settings)
    return Done(snapshot, restored, left, returned, not_followed)


def _note(
    settings: Settings,
    wish: Wish,
    snapshot: Snapshot,
    clock: Clock,
    *,
    ok: bool,
    reason: str = "",
    facts: dict[str, Fact] | None = None,
) -> None:
    if wish.beside:
        return
    about: dict[str, Fact] = {"name": snapshot.name, "what": wish.what, **({"pod": wish.pod} if wish.pod else {})}
    event = Event(clock.now(), What.RESTORED, ok, reason, {**about, **(facts or {})})
    try:
        Events(settings.backup_dir).add(event)
    except OSError as error:
        log.error("the restore could not be noted: %s", error)


def _audit(settings: Settings, wish: Wish, snapshot: Snapshot, clock: Clock) -> None:
    """One row in the household's log, where it has one; its tables stay of the version that they are of."""
    with share(settings.data_dir) as hold:
        database = Database(settings.data_dir / "household.db", {}, hold)
        try:
            if not _has_this_log(database):
                log.warning("the restore is in no log: the one that is restored is of another version")
            elif database.row("SELECT 1 FROM member_keys LIMIT 1") is not None:
                facts = {"pod": wish.pod} if wish.pod else {}
                audit_log(database, settings, clock).add(
                    Kind.RESTORED,
                    at=clock.now(),
                    member_id=None,
                    what=wish.what,
                    facts={"from": snapshot.name, **facts},
                )
        finally:
            database.close()


def _has_this_log(database: Database) -> bool:
    """Whether the log and the keys are of this version, whatever the rest is."""
    has = {row["component"]: row["version"] for row in database.rows("SELECT component, version FROM migrations")}
    known = known_schemas()
    return all(has.get(name) == known[name] for name in ("audit", "keys"))
