"""What was damaged is kept aside as it was found, for who knows how to read it, and not for ever."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from backups.files import remove
from backups.snapshots import Snapshot, Snapshots

ASIDE = "damaged"
"""Below the data folder: whatever was damaged, by the second in which it was found."""
KEPT_FOR = timedelta(days=30)
KEPT_ALWAYS = 3
"""The newest ones, however old."""

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{6}Z)(?:\.\d+)?")


def thin_out(data_dir: Path, backup_dir: Path, now: datetime, is_sound: Callable[[Snapshot], bool]) -> list[Path]:
    """Removes what has been kept aside for long enough, and gives which folders.

    Nothing goes before a sound snapshot was made after it: until then what is aside may be all that there is. What
    somebody else put there stays. Blocking.
    """
    found = sorted(
        (at, path) for path in (data_dir / ASIDE).glob("*") if path.is_dir() and (at := _found(path)) is not None
    )
    old = [(at, path) for at, path in found[:-KEPT_ALWAYS] if now - at > KEPT_FOR]
    if not old:
        return []
    newest = next((one for one in reversed(Snapshots(backup_dir).all()) if is_sound(one)), None)
    gone = [path for at, path in old if newest is not None and newest.manifest.at > at]
    for path in gone:
        remove(path)
    return gone


def _found(folder: Path) -> datetime | None:
    """When what is in a folder was found damaged; None for one whose name is no such time."""
    name = _NAME.fullmatch(folder.name)
    try:
        return datetime.strptime(name[1], "%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC) if name else None
    except ValueError:
        return None
