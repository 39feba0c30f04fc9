"""How much room is on the disk, and what the house does without while there is little: never messages or reminders."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

LOW_SHARE, LOW_BYTES = 0.10, 2_000_000_000
"""The disk is almost full below this share of it, or below so many bytes, whichever is less."""
CRITICAL_PART = 0.25
"""The part of that below which nothing is written that can wait."""
BACK = 1.25
"""How many times as much has to be free before it is well again, so that it does not go to and fro."""


class Room(IntEnum):
    """How much there is, the least first."""

    CRITICAL = 0
    """Recordings are not taken either; papers are not indexed, and snapshots wait."""
    LOW = 1
    """Photos and documents are not taken."""
    PLENTY = 2


@dataclass(frozen=True, slots=True)
class Space:
    """Bytes of a disk."""

    free: int
    total: int


def space_of(folder: Path) -> Space:
    """The disk on which a folder lies; of one that is not there yet, where it would be. Blocking. Raises OSError."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    usage = shutil.disk_usage(folder)
    return Space(usage.free, usage.total)


class Disk:
    """The disk of a folder, looked at as often as it is asked. From any thread."""

    def __init__(self, folder: Path, read: Callable[[Path], Space] = space_of) -> None:
        self._folder = folder
        self._read = read
        self._room = Room.PLENTY
        self._lock = threading.Lock()

    def look(self) -> tuple[Room, Space]:
        """How much room there is now. Blocking. Raises OSError."""
        space = self._read(self._folder)
        low = min(LOW_SHARE * space.total, LOW_BYTES)
        with self._lock:
            above = Room.LOW if space.free >= low * CRITICAL_PART * BACK else Room.CRITICAL
            above = Room.PLENTY if space.free >= low * BACK else above
            at_most = Room.CRITICAL if space.free < low * CRITICAL_PART else Room.LOW
            at_most = Room.PLENTY if space.free >= low else at_most
            self._room = max(above, min(self._room, at_most))
            return self._room, space

    def full(self) -> bool:
        """Whether what can wait has to wait. Blocking."""
        return self.room() is Room.CRITICAL

    def room(self) -> Room:
        """How much room there is; what was seen last where it cannot be seen. Blocking."""
        try:
            return self.look()[0]
        except OSError:
            return self._room
