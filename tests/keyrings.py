"""Keyrings for tests: real keys and real sealing, with passphrases that are quick to look at."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.clock import Clock
from knowledge.keys import KEY_FILE, Cost, HouseholdKey, KeyEvent, Keyring
from knowledge.keys.seals import Seals
from knowledge.store.database import Database

QUICK = Cost(n=2**10, p=1)


def keyring_of(database: Database, clock: Clock, heard: Callable[[KeyEvent], None] | None = None) -> Keyring:
    """A keyring as a fresh process has it, on a key file beside the database."""
    return Keyring(database, HouseholdKey(database.path.with_name(KEY_FILE)), clock, cost=QUICK, heard=heard)


def seals_of(database: Database, clock: Clock) -> Seals:
    """What seals the stores of the database."""
    return Seals(database, keyring_of(database, clock))
