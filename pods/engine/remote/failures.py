"""Errors across the wire: those that Inglenook raises on purpose come back as what they were; nothing else does."""

from __future__ import annotations

import sqlite3
from typing import Any

from knowledge.keys import KeysError
from knowledge.store.database import DatabaseDamagedError, DatabaseTooNewError, StorageFullError
from pods.engine.remote.codec import Codec, CodecError, class_of
from skills.engine.errors import InglenookError

OURS = (InglenookError, KeysError, StorageFullError, DatabaseDamagedError, DatabaseTooNewError)

STORE = "store"
"""For what SQLite says: its text tells whether it is locked, full or damaged."""


def told(error: BaseException, codec: Codec) -> dict[str, Any] | None:
    """An error as JSON has it; None for one that stays where it is. Raises nothing."""
    if isinstance(error, sqlite3.DatabaseError):
        return {STORE: str(error)}
    kind = type(error)
    if not isinstance(error, OURS):
        return None
    try:
        facts = codec.plain([list(error.args), vars(error)])
        class_of(named := f"{kind.__module__}:{kind.__qualname__}")
    except CodecError:
        return None
    return {"class": named, "facts": facts}


def error_of(plain: Any, codec: Codec) -> Exception:
    """The error again. Raises CodecError for what is none of ours."""
    if isinstance(plain, dict) and isinstance(plain.get(STORE), str):
        return sqlite3.DatabaseError(plain[STORE])
    if not isinstance(plain, dict) or plain.keys() != {"class", "facts"}:
        raise CodecError("this is no error")
    kind = class_of(plain["class"])
    if not issubclass(kind, OURS):
        raise CodecError("this is no error of ours")
    found = codec.value(plain["facts"])
    if not isinstance(found, list) or len(found) != 2 or not isinstance(found[0], list):
        raise CodecError("this is no error")
    args, held = found
    if not isinstance(held, dict) or not all(isinstance(name, str) and not name.startswith("__") for name in held):
        raise CodecError("this is no error")
    error: Exception = kind.__new__(kind)
    error.args = tuple(args)
    error.__dict__.update(held)
    return error
