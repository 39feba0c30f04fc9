"""The vector index is derived: where it is not certainly as it was left, it is taken away, and made anew behind the
house from the vectors in the database."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from pathlib import Path

from knowledge.store.whole_files import write_whole

FOLDER = "knowledge/chroma"
NOTE = ".left.json"


def note(data_dir: Path) -> None:
    """Notes every file of the index, which nobody may use. Blocking. Raises OSError."""
    folder = data_dir / FOLDER
    if not folder.is_dir():
        return
    write_whole(folder / NOTE, json.dumps(_digests(folder), sort_keys=True).encode())


def settle(data_dir: Path) -> bool:
    """Takes the index away unless it is as it was noted; whether it had to. The note is gone after it: who is killed
    leaves none. Blocking; nobody may use the index. Raises OSError."""
    folder = data_dir / FOLDER
    if not os.path.lexists(folder):
        return False
    if not folder.is_dir():
        folder.unlink()
        return True
    sound = is_sound(data_dir)
    with contextlib.suppress(IsADirectoryError):
        (folder / NOTE).unlink(missing_ok=True)
    if sound:
        return False
    shutil.rmtree(folder)
    return True


def is_sound(data_dir: Path) -> bool:
    """Whether every file of the index is as it was noted. Blocking."""
    folder = data_dir / FOLDER
    try:
        noted = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        return bool(noted == _digests(folder))
    except (OSError, ValueError):
        return False


def _digests(folder: Path) -> dict[str, str]:
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place) / name
            if not name.startswith(NOTE):
                with path.open("rb") as file:
                    found[path.relative_to(folder).as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return found
