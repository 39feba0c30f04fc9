"""What is looked at before anything is touched: the version that made a snapshot, and the key that opens it."""

from __future__ import annotations

import re
import sqlite3
from importlib.metadata import version

from backups.databases import look_at
from backups.restoring.errors import DamagedSnapshotError, MissingKeyError, NewerSnapshotError, WrongKeyError
from backups.snapshots import Snapshot
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
        with look_at(snapshot.folder / HOUSEHOLD) as household:
            rows = household.execute(
                "SELECT member_id, wrapped FROM member_keys WHERE how = ? ORDER BY member_id LIMIT 1",
                (How.HOUSEHOLD.value,),
            ).fetchall()
    except sqlite3.DatabaseError as error:
        if "no such table" in str(error):
            return
        raise DamagedSnapshotError(snapshot.name, f"{HOUSEHOLD}: {error}") from error
    for member_id, sealed in rows:
        if not key.is_given and not key.path.is_file():
            raise MissingKeyError(str(key.path))
        secrets = key.keys(make=False)
        if all(unwrapped(sealed, from_household(one), member_id, How.HOUSEHOLD) is None for one in secrets):
            raise WrongKeyError(key.source, snapshot.name)


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
