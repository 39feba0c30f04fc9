"""What lies in the data folder is readable by its owner alone, whatever mask the process was started with."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

MASK = 0o077
OWNER = 0o700
WRITE_FOR_OTHERS = 0o022
PAPERS = "knowledge"
"""The folder of papers: a household may share it, so that a scanner or a shared drive writes into it."""
PUBLIC = frozenset({"models"})
"""What is in the data folder and nobody's: model files, which a model server of another user may read."""


def begin() -> None:
    """From now on whatever this process and its children write is for their own user alone."""
    os.umask(MASK)


def settle(data_dir: Path) -> None:
    """Takes from all others the rights to what lies in a data folder, as older versions and copies left it.

    A folder of papers into which a group or everybody may write was shared by somebody: it stays as it is, and whoever
    may write there may pass through the folders above it. What is not ours to change is left. Blocking.
    """
    if not data_dir.is_dir():
        return
    passing = _settle_papers(data_dir / PAPERS)
    _keep(data_dir, OWNER | passing)
    for path in (*_inside(data_dir), *_inside(data_dir / "pods")):
        if path.name not in PUBLIC | {PAPERS}:
            _keep(path, OWNER)
    # A pod in a container sees its own folder alone: what is right above it is another machine's business.
    for pod in _inside(data_dir / "pods"):
        for path in _inside(pod):
            _keep(path, OWNER)


def _settle_papers(folder: Path) -> int:
    """Settles a folder and those below it, and gives who has to pass through the ones above: bits of a mode."""
    if folder.is_symlink() or not folder.is_dir():
        return 0
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & WRITE_FOR_OTHERS:
        return (mode & WRITE_FOR_OTHERS) >> 1
    passing = 0
    for path in _inside(folder):
        passing |= _settle_papers(path)
    _keep(folder, OWNER | passing)
    return passing


def _inside(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _keep(path: Path, at_most: int) -> None:
    """Leaves a file or folder these rights of those it has; where a link leads is not ours to say."""
    with contextlib.suppress(OSError):
        found = path.lstat()
        mode = stat.S_IMODE(found.st_mode)
        if not stat.S_ISLNK(found.st_mode) and mode & 0o777 & ~at_most:
            path.chmod(mode & (~0o777 | at_most))
