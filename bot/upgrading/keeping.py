"""The state from before the last upgrade: one snapshot, kept apart until the next, with the version that it is of."""

from __future__ import annotations

import shutil
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from backups.files import remove, sync
from backups.manifest import ManifestError, read_manifest
from backups.snapshots import Snapshot

FOLDER = "before-upgrade"
NOTE = "kept.json"


class Kept(BaseModel):
    """What is kept: the snapshot's name, and the version and tables of its data; no version where that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    snapshot: str
    version: str
    schemas: dict[str, int]


def keep(backup_dir: Path, made: Path, name: str, kept: Kept) -> None:
    """Moves a snapshot here in the place of the one before. Blocking. Raises OSError."""
    folder = backup_dir / FOLDER
    folder.mkdir(exist_ok=True, mode=0o700)
    shutil.rmtree(folder / name, ignore_errors=True)
    made.rename(folder / name)
    part = folder / f"{NOTE}.part"
    part.write_text(kept.model_dump_json(indent=1), encoding="utf-8")
    sync(part)
    part.replace(folder / NOTE)
    sync(folder)
    for other in folder.iterdir():
        if other.is_dir() and other.name != name:
            remove(other)


def kept_in(backup_dir: Path) -> tuple[Kept, Snapshot] | None:
    """What is kept from before the last upgrade; None where nothing is, or it cannot be read. Blocking."""
    folder = backup_dir / FOLDER
    try:
        kept = Kept.model_validate_json((folder / NOTE).read_bytes())
        return kept, Snapshot(folder / kept.snapshot, read_manifest(folder / kept.snapshot))
    except (OSError, ValidationError, ManifestError):
        return None
