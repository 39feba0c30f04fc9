"""Why restoring went wrong, as a word, so that whoever tells it can do so in any language; the rest is said in English.

The word stands in the events (`cause`) beside the sentence for who looks after the house.
"""

from __future__ import annotations

import errno
from enum import StrEnum

from backups.manifest import ManifestError
from backups.restoring.errors import DamagedSnapshotError, MissingHereError, MissingKeyError, WrongKeyError
from backups.stores import (
    StoreBusyError,
    StoreDamagedError,
    StoreFullError,
    StoreUnreachableError,
    WrongPasswordError,
)
from knowledge.store.database import StorageFullError


class Cause(StrEnum):
    """What is common enough to have a sentence in each language (`failure-cause`)."""

    WRONG_KEY = "wrong-key"
    NO_KEY = "no-key"
    UNREACHABLE = "unreachable"
    NO_ROOM = "no-room"
    BUSY = "busy"
    DAMAGED = "damaged"


OF: dict[type[Exception], Cause] = {
    WrongKeyError: Cause.WRONG_KEY,
    WrongPasswordError: Cause.WRONG_KEY,
    MissingKeyError: Cause.NO_KEY,
    MissingHereError: Cause.NO_KEY,
    StoreUnreachableError: Cause.UNREACHABLE,
    StorageFullError: Cause.NO_ROOM,
    StoreFullError: Cause.NO_ROOM,
    StoreBusyError: Cause.BUSY,
    DamagedSnapshotError: Cause.DAMAGED,
    StoreDamagedError: Cause.DAMAGED,
    ManifestError: Cause.DAMAGED,
}


def cause_of(error: BaseException | None) -> Cause | None:
    """The cause of an error, or of the one that it was raised from; None for what is rare."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return Cause.NO_ROOM
        for kind, cause in OF.items():
            if isinstance(error, kind):
                return cause
        error = error.__cause__
    return None
