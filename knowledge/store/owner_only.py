"""What lies in the data folder is readable by its owner alone, whatever mask the process was started with."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Collection
from os import PathLike
from pathlib import Path

MASK = 0o077
OWNER = 0o700
PASSING = 0o011
"""What everybody needs in a folder on the way to a shared one: to go through, and not to list it."""
PAPERS = "knowledge"
"""The folder of papers: a household may share it, so that a scanner or a shared drive writes into it."""


def begin() -> None:
    """From now on whatever this process and its children write is for their own user alone."""
    os.umask(MASK)


def settle(data_dir: Path, leave: Collection[Path] = ()) -> None:
    """Takes from all others the rights to what lies in a data folder, as older versions and copies left it.

    A folder of papers into which a group or everybody may write was shared by somebody: these keep their rights there,
    and may pass through the folders above it up to the data folder. What is not ours to change is left, and so is what
    lies right in the data folder and is to be left. Blocking.
    """
    if not data_dir.is_dir():
        return
    home = data_dir.resolve()
    left = {home / PAPERS, *(path.resolve() for path in leave)}
    passing = _settle_papers(home / PAPERS)
    _keep(home, OWNER | passing)
    for path in (*_inside(home), *_inside(home / "pods")):
        if Path(path) not in left:
            _keep(path, OWNER)
    # A pod in a container sees its own folder alone: what is right above it is another machine's business.
    for pod in _inside(home / "pods"):
        for path in _inside(pod):
            _keep(path, OWNER)
    _let_pass(home, passing)


def share_as(path: Path, folder: Path) -> None:
    """Gives a file or folder the group and rights of the folder that it is for, where that was shared; otherwise it is
    its owner's alone. Blocking. Raises OSError."""
    above = folder.stat()
    mode = stat.S_IMODE(above.st_mode) if _shared_with(above.st_mode) else OWNER
    give(path, mode if path.is_dir() else mode & 0o666, above.st_gid)


def give(path: Path, mode: int, group: int) -> None:
    """Gives a file or folder these rights, and the group that they are for: one that is not ours to give gets nothing,
    and neither does ours. What is not ours to change stays as it is. Blocking. Raises OSError where it is not there."""
    if mode & stat.S_IRWXG and path.stat().st_gid != group:
        try:
            os.chown(path, -1, group)
        except OSError:
            mode &= ~(stat.S_IRWXG | stat.S_ISGID)
    with contextlib.suppress(OSError):
        path.chmod(mode)


def _shared_with(mode: int) -> int:
    """Who besides the owner has a folder in common: the rights of a group, of everybody, or of nobody."""
    if mode & stat.S_IWOTH:
        return stat.S_IRWXG | stat.S_IRWXO
    return stat.S_IRWXG if mode & stat.S_IWGRP else 0


def _settle_papers(folder: PathLike[str]) -> int:
    """Settles a folder and those below it; gives the rights with which others have to pass through the ones above."""
    found = _mode(folder)
    if found is None or not stat.S_ISDIR(found):
        return 0
    if shared := _shared_with(found):
        _keep(folder, OWNER | shared)
        return PASSING
    inside = _inside(folder)
    passing = 0
    for path in inside:
        if path.is_dir(follow_symlinks=False):
            passing |= _settle_papers(path)
    _keep(folder, OWNER | passing)
    if passing:
        for path in inside:
            if path.is_file(follow_symlinks=False):
                _keep(path, OWNER)
        _let_pass(folder, passing)
    return passing


def _inside(folder: PathLike[str]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _mode(path: PathLike[str]) -> int | None:
    """Kind and rights of what is there, of a link its own; None where that cannot be seen."""
    try:
        return os.lstat(path).st_mode
    except OSError:
        return None


def _keep(path: PathLike[str], at_most: int) -> None:
    """Leaves a file or folder these rights of those it has; where a link leads is not ours to say."""
    mode = _mode(path)
    if mode is not None and not stat.S_ISLNK(mode) and mode & 0o777 & ~at_most:
        with contextlib.suppress(OSError):
            os.chmod(path, stat.S_IMODE(mode) & (~0o777 | at_most))


def _let_pass(folder: PathLike[str], passing: int) -> None:
    """Adds these rights to a folder, once nothing right in it is open."""
    mode = _mode(folder)
    if mode is not None and passing & ~mode:
        with contextlib.suppress(OSError):
            os.chmod(folder, stat.S_IMODE(mode) | passing)
