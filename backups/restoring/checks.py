"""What is looked at before anything is touched: the version that made a snapshot, and the key that opens it."""

from __future__ import annotations

import re
import sqlite3
from importlib.metadata import version
from pathlib import Path

from backups.databases import look_at
from backups.restoring.errors import DamagedSnapshotError, MissingKeyError, NewerSnapshotError, WrongKeyError
from backups.snapshots import Snapshot
from knowledge.keys.errors import HouseholdKeyMissingError
from knowledge.keys.household import HouseholdKey
from knowledge.keys.wrapping import How, from_household, unwrapped
from knowledge.store.database import MIGRATIONS

HOUSEHOLD = "household.db"


def check_version(snapshot: Snapshot) -> None:
    """An older one is brought up to date at the next start. Raises NewerSnapshotError."""
    made_by, here = snapshot.manifest.version, version("inglenook")
    if _ordered(made_by) > _ordered(here) or any(
        _is_newer(snapshot, one.path) for one in snapshot.manifest.databases if (snapshot.folder / one.path).is_file()
    ):
        raise NewerSnapshotError(snapshot.name, made_by, here)


def check_key(snapshot: Snapshot, key: HouseholdKey) -> None:
    """Whether the household's key opens what is sealed in a snapshot. Blocking.

    Raises MissingKeyError, WrongKeyError, DamagedSnapshotError, and HouseholdKeyError for one that is none.
    """
    try:
        well = opens(snapshot.folder / HOUSEHOLD, key)
    except sqlite3.DatabaseError as error:
        raise DamagedSnapshotError(snapshot.name, f"{HOUSEHOLD}: {error}") from error
    except HouseholdKeyMissingError as error:
        raise MissingKeyError(str(key.path)) from error
    if not well:
        raise WrongKeyError(key.source, snapshot.name)


def opens(household: Path, key: HouseholdKey, *, every: bool = False) -> bool:
    """Whether a key opens what a household's database has sealed; any does where that is nothing. Blocking.

    One thing is tried, or each with `every`: they differ where a change of keys was cut short.
    Raises sqlite3.DatabaseError, HouseholdKeyMissingError, and HouseholdKeyError for one that is none.
    """
    try:
        with look_at(household) as database:
            rows = database.execute(
                "SELECT member_id, wrapped FROM member_keys WHERE how = ? ORDER BY member_id LIMIT ?",
                (How.HOUSEHOLD.value, -1 if every else 1),
            ).fetchall()
    except sqlite3.DatabaseError as error:
        if "no such table" in str(error):
            return True
        raise
    if not rows:
        return True
    wrappings = [from_household(one) for one in key.keys(make=False)]
    return all(
        any(unwrapped(sealed, one, member_id, How.HOUSEHOLD) is not None for one in wrappings)
        for member_id, sealed in rows
    )


def _is_newer(snapshot: Snapshot, path: str) -> bool:
    """Whether tables that every version knows are of a later form than this one knows."""
    try:
        with look_at(snapshot.folder / path) as database:
            rows = database.execute("SELECT component, version FROM migrations").fetchall()
    except sqlite3.DatabaseError as error:
        if "no such table" in str(error):
            return False
        raise DamagedSnapshotError(snapshot.name, f"{path}: {error}") from error
    return any(has > newest for one, has in rows if (newest := _newest(one)) is not None)


def _newest(component: str) -> int | None:
    folder = MIGRATIONS / component
    return max((int(path.name.split("_")[0]) for path in folder.glob("*.sql")), default=None)


def _ordered(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text.partition("+")[0]))
