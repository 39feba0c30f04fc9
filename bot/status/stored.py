"""How what is stored is: the disk and what takes its room, the newest snapshot, the store, the last drill."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from backups.events import Events, What
from backups.snapshots import Snapshots
from bot.status.report import Bytes, Disk, Facts, Mark, Name, Part
from knowledge.store.room import Room, Space

MARKS = {Room.PLENTY: Mark.WELL, Room.LOW: Mark.LOOK, Room.CRITICAL: Mark.BROKEN}
OLD, MUCH_TOO_OLD = timedelta(hours=30), timedelta(days=3)
"""Ages of the newest snapshot."""
DRILL_EVERY = timedelta(days=40)
LOST_FOR = timedelta(days=7)
"""For how long it is shown that something was damaged and went back."""
KINDS = ("media", "papers", "models", "snapshots", "rest")
"""What takes room, in the order in which it is shown."""


def disk_of(look: Callable[[], tuple[Room, Space]]) -> Disk:
    """The disk of the data folder, by the look that the house itself goes by. Blocking. Raises OSError."""
    room, space = look()
    return Disk(space.total, space.free, MARKS[room])


def disk(found: Disk) -> Part:
    """Whether there is room."""
    facts: Facts = {"free": Bytes(found.free), "total": Bytes(found.total)}
    if found.mark is Mark.WELL:
        return Part(Name.DISK, Mark.WELL, "disk", facts)
    return Part(Name.DISK, found.mark, "disk-full", facts, "disk-todo")


def room_taken(data: Path, models: Path, snapshots: Path) -> dict[str, int]:
    """Bytes on the disk by kind, what several snapshots share counted once. Blocking: looks at every file."""
    places = {"media": data / "media", "papers": data / "knowledge", "models": models, "snapshots": snapshots}
    seen: set[tuple[int, int]] = set()
    kinds = {path.absolute(): kind for kind, path in places.items()}
    taken = dict.fromkeys(KINDS, 0)
    for root in dict.fromkeys([data.absolute(), *kinds]):
        for folder, size in _sizes(root, seen):
            kind = next((kinds[one] for one in (folder, *folder.parents) if one in kinds), "rest")
            taken[kind] += size
    return taken


def _sizes(root: Path, seen: set[tuple[int, int]]) -> Iterator[tuple[Path, int]]:
    """Folders below a root, with the bytes of the files in them that were not seen yet."""
    for name, _, files in os.walk(root):
        size = 0
        for file in files:
            try:
                found = os.lstat(os.path.join(name, file))
            except OSError:
                continue
            if (found.st_dev, found.st_ino) not in seen:
                seen.add((found.st_dev, found.st_ino))
                size += found.st_blocks * 512
        yield Path(name), size


def records(folder: Path, now: datetime) -> Part:
    """Whether anything was damaged at a start of the last days and went back to a snapshot. Blocking.

    Only a house whose databases are sound runs: each is looked at before it is opened.
    """
    last = Events(folder).last(What.RECOVERED, ok=True)
    if last is None or now - last.at > LOST_FOR:
        return Part(Name.RECORDS, Mark.WELL, "records")
    since, until = str(last.facts.get("since", "")), str(last.facts.get("until", ""))
    facts: Facts = {"what": str(last.facts.get("what", "?")), "at": last.at}
    says = "records-whole" if "" < until <= since else "records-back"
    return Part(Name.RECORDS, Mark.LOOK, says, facts, "records-todo")


def snapshots(folder: Path, now: datetime, since: datetime) -> Part:
    """How old the newest snapshot is. Blocking. A house that was begun today need not have one."""
    newest = Snapshots(folder).newest()
    failed = Events(folder).last(What.SNAPSHOT)
    if newest is None:
        mark = Mark.WELL if now - since < OLD and failed is None else Mark.LOOK
        return Part(Name.SNAPSHOTS, mark, "snapshots-none", {}, "snapshots-todo" if mark is Mark.LOOK else "")
    age = now - newest.manifest.at
    facts: Facts = {"at": newest.manifest.at, "rows": newest.manifest.rows, "files": len(newest.manifest.files)}
    if failed is not None and not failed.ok and failed.at > newest.manifest.at:
        broken: Facts = {"at": newest.manifest.at, "reason": failed.reason.rstrip(".")}
        return Part(
            Name.SNAPSHOTS, Mark.BROKEN if age > OLD else Mark.LOOK, "snapshots-failed", broken, "snapshots-todo"
        )
    if age > OLD:
        return Part(
            Name.SNAPSHOTS, Mark.BROKEN if age > MUCH_TOO_OLD else Mark.LOOK, "snapshots-old", facts, "snapshots-todo"
        )
    return Part(Name.SNAPSHOTS, Mark.WELL, "snapshots", facts)


def store(folder: Path, now: datetime, since: datetime, *, wanted: bool) -> Part:
    """Whether snapshots come to where they are kept for good. Blocking."""
    if not wanted:
        return Part(Name.STORE, Mark.WELL, "store-off")
    events = Events(folder)
    last, good = events.last(What.STORED), events.last(What.STORED, ok=True)
    if last is None:
        mark = Mark.WELL if now - since < OLD else Mark.LOOK
        return Part(Name.STORE, mark, "store-none", {}, "store-todo" if mark is Mark.LOOK else "")
    if not last.ok:
        facts: Facts = {"reason": last.reason.rstrip(".")}
        return Part(Name.STORE, Mark.BROKEN, "store-failed", facts, "store-todo")
    if good is not None and now - good.at > OLD:
        mark = Mark.BROKEN if now - good.at > MUCH_TOO_OLD else Mark.LOOK
        return Part(Name.STORE, mark, "store-old", {"at": good.at}, "store-todo")
    return Part(Name.STORE, Mark.WELL, "store", {"at": last.at})


def drill(folder: Path, now: datetime) -> Part:
    """What became of the last snapshot that was restored on trial. Blocking."""
    last = Events(folder).last(What.DRILL)
    if last is None:
        return Part(Name.DRILL, Mark.WELL, "drill-none")
    if not last.ok:
        facts: Facts = {"reason": last.reason.rstrip("."), "cause": str(last.facts.get("cause", ""))}
        return Part(Name.DRILL, Mark.BROKEN, "drill-failed", facts, "drill-todo")
    mark = Mark.LOOK if now - last.at > DRILL_EVERY else Mark.WELL
    return Part(Name.DRILL, mark, "drill", {"at": last.at}, "drill-todo" if mark is Mark.LOOK else "")
