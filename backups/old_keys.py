"""Keys that the household had before, beside secret.key for as long as something is opened by them alone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from backups.files import KEY
from backups.manifest import name_of
from knowledge.keys.household import HouseholdKey
from knowledge.store.whole_files import sync

PATTERN = f"{KEY}.[0-9]*Z*"


def name_for(data_dir: Path, at: datetime) -> str:
    """What a key that is put aside at an instant is called: like a snapshot; never the name of one that is there."""
    name, number = f"{KEY}.{name_of(at)}", 1
    while (data_dir / name).exists():
        number += 1
        name = f"{KEY}.{name_of(at)}-{number}"
    return name


def old_keys(data_dir: Path) -> list[HouseholdKey]:
    """Those of a data folder, the newest first; they are never taken away by themselves. Blocking."""
    return [HouseholdKey(path) for path in sorted(data_dir.glob(PATTERN), reverse=True) if path.is_file()]


def put_aside(data_dir: Path, text: bytes, at: datetime) -> Path:
    """Writes a key, as it is written, for its owner alone; where it is then. One that lies there stays where it is.

    Blocking. Raises OSError.
    """
    for old in old_keys(data_dir):
        if old.path.read_bytes().strip() == text:
            return old.path
    path = data_dir / name_for(data_dir, at)
    path.touch(0o600, exist_ok=False)
    path.write_bytes(text)
    for one in (path, data_dir):
        sync(one)
    return path
