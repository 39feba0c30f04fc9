"""Which stores there have been: one that was there and is not is a disk that is missing, and is not begun anew."""

from __future__ import annotations

import json
import os
from pathlib import Path

FILE = "stores.json"


def was_there(folder: Path, place: str) -> bool:
    """Whether snapshots were put into this store before. Blocking."""
    return place in places(folder)


def note(folder: Path, place: str) -> None:
    """From now on it is one that was there. Blocking. Raises OSError."""
    known = places(folder)
    if place in known:
        return
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = folder / f".{FILE}.{os.getpid()}"
    part.write_text(json.dumps(sorted({*known, place}), indent=1), encoding="utf-8")
    part.chmod(0o600)
    part.replace(folder / FILE)


def places(folder: Path) -> list[str]:
    """All of them. Blocking."""
    try:
        said = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [one for one in said if isinstance(one, str)] if isinstance(said, list) else []
