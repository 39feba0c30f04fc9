"""Whether there is room on the disk; what the house does without meanwhile says `knowledge.store.room`."""

from __future__ import annotations

from bot.watch.telling import Telling
from knowledge.store.room import Disk, Room

GB = 1_000_000_000


class DiskLook:
    """Looks at one disk."""

    def __init__(self, telling: Telling, disk: Disk) -> None:
        self._telling = telling
        self._disk = disk

    async def __call__(self) -> None:
        """Tells that it is almost full, or full, and when it is not any more. Raises OSError, the store's errors."""
        room, space = await self._telling.aside(self._disk.look)
        free = {"free": round(space.free / GB, 1 if space.free >= GB else 2)}
        await self._telling.lasts("disk-low", free if room <= Room.LOW else None, well=free)
        await self._telling.lasts("disk-critical", free if room <= Room.CRITICAL else None, well=free, urgent=True)
