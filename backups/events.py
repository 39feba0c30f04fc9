"""What happened to snapshots, one line each: whoever runs beside the house, or after a crash, can read it there."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from knowledge.clock import from_text, to_text

FILE, LOCK = "events.jsonl", ".events.lock"
MOST_BYTES = 1 << 20
"""Then the older half is dropped."""

Fact = str | int | float | bool
NONE: Mapping[str, Fact] = MappingProxyType({})


class What(StrEnum):
    """What was tried."""

    SNAPSHOT = "snapshot"
    """One was made in the folder of snapshots."""
    STORED = "stored"
    """One was put into the store where it is kept for good."""
    CHECKED = "checked"
    """The store was looked through."""
    DRILL = "drill"
    """One was restored on trial."""
    RESTORED = "restored"
    """The house, a pod or a member was restored."""
    RECOVERED = "recovered"
    """Something damaged was found at the start, and replaced from a snapshot."""
    UPGRADED = "upgraded"
    """A new version was rehearsed, or taken into use."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line: `ok` says whether it went well; `reason` is a sentence for admins where it did not.

    `facts` hold figures and names of snapshots, pods and stores; no names of members, no contents, no secrets.
    """

    at: datetime
    what: What
    ok: bool
    reason: str = ""
    facts: Mapping[str, Fact] = field(default_factory=lambda: NONE)


class Events:
    """The events file in the folder of snapshots. All methods block."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def add(self, event: Event) -> None:
        """Appends a line, safe on the disk when this returns. Raises OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        line = {
            "at": to_text(event.at),
            "what": event.what,
            "ok": event.ok,
            "reason": event.reason,
            "facts": dict(event.facts),
        }
        with self._alone():
            self._shorten()
            descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                self._ours(descriptor)
                # A line cut short by a crash ends here, so that it spoils no other.
                os.write(descriptor, f"\n{json.dumps(line, ensure_ascii=False)}\n".encode())
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def all(self) -> list[Event]:
        """The events, oldest first; lines that cannot be read are left out."""
        try:
            text = self.path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return []
        return [event for line in text.split("\n") if (event := _event(line)) is not None]

    def last(self, what: What, *, ok: bool | None = None) -> Event | None:
        """The newest event of a kind, where asked only one that went well or badly."""
        found = [one for one in self.all() if one.what is what and ok in (None, one.ok)]
        return found[-1] if found else None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time, for the length of a line: whoever shortens the file loses nobody's."""
        descriptor = os.open(self.path.with_name(LOCK), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self._ours(descriptor)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _ours(self, descriptor: int) -> None:
        """Where an administrator works, files belong to whom the folder belongs, who has to write them as well."""
        if os.geteuid() == 0:
            owner = self.path.parent.stat()
            os.fchown(descriptor, owner.st_uid, owner.st_gid)

    def _shorten(self) -> None:
        if not self.path.exists() or self.path.stat().st_size < MOST_BYTES:
            return
        lines = self.path.read_bytes().splitlines(keepends=True)
        part = self.path.with_suffix(".part")
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            self._ours(file.fileno())
            file.writelines(lines[len(lines) // 2 :])
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.path)


def _event(line: str) -> Event | None:
    if not line.strip():
        return None
    try:
        said = json.loads(line)
        return Event(from_text(said["at"]), What(said["what"]), said["ok"] is True, str(said["reason"]), said["facts"])
    except (ValueError, KeyError, TypeError):
        return None
