"""Papers and pictures against the newest snapshot: a disk that forgets changes their bytes, and no time of change."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from backups.files import digest_of, keep
from backups.manifest import KeptFile
from backups.snapshots import Snapshot


def damaged(data_dir: Path, snapshot: Snapshot, *, every_byte: bool) -> list[KeptFile]:
    """The files that are not what the snapshot has, although nobody saved them since. Blocking.

    Without `every_byte` only their sizes are looked at: that takes no time, and finds what was cut off or emptied.
    """
    found = []
    for one in snapshot.manifest.files:
        path = data_dir / one.path
        try:
            now = path.lstat()
            if now.st_mtime_ns != one.mtime_ns:
                continue
            if now.st_size != one.bytes or (every_byte and digest_of(path) != one.sha256):
                found.append(one)
        except FileNotFoundError:
            continue
        except OSError:
            found.append(one)
    return found


def put_back(data_dir: Path, snapshot: Snapshot, files: Iterable[KeptFile], aside: Path) -> tuple[list[str], list[str]]:
    """Puts files of the snapshot in the place of damaged ones, which go to the folder `aside`; those that could be put
    back, and those whose copy is not sound either, by path. Blocking. Raises OSError."""
    done, left = [], []
    for one in files:
        source, path = snapshot.folder / one.path, data_dir / one.path
        if not source.is_file() or digest_of(source) != one.sha256:
            left.append(one.path)
            continue
        part = path.with_name(f"{path.name}.part")
        keep(source, part, one.path)
        kept = aside / one.path
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.rename(kept)
        part.replace(path)
        done.append(one.path)
    return done, left
