"""Files of settings are noted when they were read at a start: one that is another at the next, although nobody saved
it since, was damaged."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable
from pathlib import Path

from knowledge.store.whole_files import write_whole

NOTE = ".settings.json"


def damaged(data_dir: Path, files: Iterable[Path]) -> list[str]:
    """A sentence on each of these files that changed without being saved. Those that are not there are no news: they
    are settings that hold no more. Blocking."""
    noted = _noted(data_dir)
    sentences = []
    for path in files:
        try:
            found = _described(path)
        except OSError:
            continue
        before = noted.get(str(path.absolute()))
        if before is not None and before != found and before[0] == found[0]:
            sentences.append(
                f"{path} is damaged: its bytes have changed although nobody saved it; put it right, or take it from a "
                "backup, and save it anew"
            )
    return sentences


def note(data_dir: Path, files: Iterable[Path]) -> None:
    """Notes what these files are like now. Blocking. Raises OSError."""
    noted = {}
    for path in files:
        if path.is_file() and os.access(path, os.R_OK):
            noted[str(path.absolute())] = _described(path)
    if noted == _noted(data_dir):
        return
    write_whole(data_dir / NOTE, json.dumps(noted, indent=1).encode())


def _described(path: Path) -> list[int]:
    """When it was saved (ns), its size, and a checksum that tells nothing of a secret in it. Raises OSError."""
    data = path.read_bytes()
    return [path.stat().st_mtime_ns, len(data), zlib.crc32(data)]


def _noted(data_dir: Path) -> dict[str, list[int]]:
    try:
        noted = json.loads((data_dir / NOTE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}
