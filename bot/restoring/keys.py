"""Which key opens what is restored, and what becomes of the one that is here: the house must start afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from backups.old_keys import old_keys
from backups.restoring import (
    MissingHereError,
    MissingKeyError,
    OtherKeyError,
    RestoreError,
    WrongKeyError,
    check_key,
    opens,
)
from backups.snapshots import Snapshot
from backups.stores import StoreError
from bot.auditing import household_key
from bot.settings import Settings
from bot.store_keys import change_passwords
from knowledge.keys import KEY_FILE, HouseholdKey, HouseholdKeyError, HouseholdKeyMissingError
from skills.engine.errors import ConfigurationError

HOUSEHOLD = "household.db"


def key_for(settings: Settings, snapshot: Snapshot) -> HouseholdKey:
    """The key that opens a snapshot: the one given or here, one that was put aside here, one inside. Blocking.

    Where INGLE_SECRET_KEY is set, it is that or none. Raises RestoreError of the first where none does.
    """
    first = household_key(settings)
    try:
        with _for_restoring(first):
            check_key(snapshot, first)
        return first
    except RestoreError as error:
        if first.is_given:
            raise
        for other in (*old_keys(settings.data_dir), HouseholdKey(snapshot.folder / KEY_FILE)):
            if other.path.is_file() and _does(snapshot, other):
                return other
        raise error from error.__cause__


def check_here(settings: Settings, snapshot: Snapshot, key: HouseholdKey) -> None:
    """A pod or a member comes into the household that is here, whose key stays: it has to be the same. Blocking.

    Raises OtherKeyError, MissingHereError, WrongKeyError for one that opens neither, and RestoreError.
    """
    here = household_key(settings)
    try:
        with _for_restoring(key):
            well = opens(settings.data_dir / HOUSEHOLD, key)
    except sqlite3.DatabaseError:
        return  # Not there, or damaged: whoever opens it to bring something back says so.
    if not well:
        raise OtherKeyError(key.source, snapshot.name)
    if key.source == here.source:
        return
    if not here.path.is_file():
        inside = key.path.parent == snapshot.folder
        raise MissingHereError(str(here.path), f"that of the snapshot {snapshot.name}" if inside else str(key.path))
    raise WrongKeyError(here.source, snapshot.name)


def to_write(settings: Settings, key: HouseholdKey) -> bytes | None:
    """What secret.key has to become, so that everything opens that `key` opens; None where it may stay as it is.

    Where INGLE_SECRET_KEY is the only key there is, it stays so: nothing is written to the disk. Where nothing is
    sealed there may be none. Raises RestoreError.
    """
    path = settings.data_dir / KEY_FILE
    if key.path == path and not key.is_given:
        return None
    with _for_restoring(key):
        text = key.texts(make=False)[-1]
    if not path.is_file():
        return None if key.is_given else text
    return None if path.read_bytes().strip() == text else text


def follow(settings: Settings) -> str:
    """Lets the stores open with secret.key again; what kept one from it, as a sentence without its end. Blocking."""
    try:
        changed = change_passwords(settings, HouseholdKey(settings.data_dir / KEY_FILE).keys(make=False)[-1])
    except (StoreError, ConfigurationError, HouseholdKeyError) as error:
        return str(error).rstrip(".")
    return "; ".join(f"{one.place}: {one.why}" for one in changed.missed)


@contextmanager
def _for_restoring(key: HouseholdKey) -> Iterator[None]:
    try:
        yield
    except HouseholdKeyMissingError as error:
        raise MissingKeyError(str(key.path)) from error
    except HouseholdKeyError as error:
        raise RestoreError(str(error)) from error


def _does(snapshot: Snapshot, key: HouseholdKey) -> bool:
    try:
        return opens(snapshot.folder / HOUSEHOLD, key)
    except (sqlite3.DatabaseError, HouseholdKeyError):
        return False
