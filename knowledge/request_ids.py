"""Which message, request or delivery is being worked on: an id that goes along into threads and every log line."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

HEADER = "X-Request-ID"
"""How the id goes from one of our processes to another."""

_SAFE = re.compile(r"[0-9a-f]{8,32}")
_current: ContextVar[str] = ContextVar("request_id", default="")


def current() -> str:
    """The id of what is being worked on here; empty where nobody asked for anything, as at the start."""
    return _current.get()


def new() -> str:
    """A fresh id of eight hexadecimal digits, short enough to be read out."""
    return secrets.token_hex(4)


def safe(said: str | None) -> str:
    """An id that came from elsewhere, if it has the form of one of ours; otherwise empty: no log line is made of it."""
    return said if said is not None and _SAFE.fullmatch(said) else ""


@contextmanager
def begun(given: str = "") -> Iterator[str]:
    """What is done inside has a new id, or the given one. `asyncio.to_thread` and tasks take it along."""
    before = _current.set(given or new())
    try:
        yield _current.get()
    finally:
        _current.reset(before)


@contextmanager
def going_on() -> Iterator[str]:
    """What is done inside has the id that there is already; a new one where there is none."""
    known = current()
    if known:
        yield known
        return
    with begun() as made:
        yield made


def headers() -> dict[str, str]:
    """What a call to another process of this household takes along."""
    return {HEADER: known} if (known := current()) else {}
