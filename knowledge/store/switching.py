"""Puts prepared files in the place of those of a data folder: all of them or none, whenever it is killed."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from knowledge.store.whole_files import sync, write_whole

FOLDER = ".restoring"
"""Below the data folder, so that a rename is enough."""
NEW, OLD, PLAN = "new", "old", "plan.json"


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder of the data folder, by its path there; where nothing comes, what is there goes."""

    path: str
    comes: bool


def staged(data_dir: Path) -> Path:
    """Where what is to come is written, under the same paths as in the data folder."""
    return data_dir / FOLDER / NEW


def begun(data_dir: Path) -> bool:
    """Whether something was prepared, or half put in its place, and nobody finished it."""
    return (data_dir / FOLDER).exists()


def switch(data_dir: Path, places: Sequence[Place], aside: Path | None = None) -> None:
    """Puts what is staged in its places; from here on it is finished, also by whoever comes after a kill.

    What was there goes to the folder `aside`, or for good. Blocking; nobody else may use the folder. Raises OSError.
    """
    folder = data_dir / FOLDER
    _sync_all(folder)
    plan = {"places": [asdict(place) for place in places], "aside": str(aside.absolute()) if aside else None}
    write_whole(folder / PLAN, json.dumps(plan).encode())
    sync(data_dir)
    try:
        settle(data_dir)
    except OSError:
        _take_back(data_dir, places)
        raise


@contextmanager
def cleared(data_dir: Path) -> Iterator[None]:
    """Takes away what was prepared within the block and not put in its place, whatever ends it. Blocking."""
    try:
        yield
    finally:
        if not (data_dir / FOLDER / PLAN).exists():
            shutil.rmtree(data_dir / FOLDER, ignore_errors=True)


def settle(data_dir: Path) -> bool:
    """Finishes what `switch` began, and takes back what was only prepared; whether anything was finished.

    Blocking; nobody else may use the folder. Raises OSError.
    """
    folder = data_dir / FOLDER
    try:
        plan = json.loads((folder / PLAN).read_text(encoding="utf-8"))
    except FileNotFoundError:
        shutil.rmtree(folder, ignore_errors=True)
        return False
    for place in plan["places"]:
        _settle(data_dir, Place(**place))
    if plan["aside"] is not None:
        _put_aside(folder / OLD, Path(plan["aside"]))
    shutil.rmtree(folder / OLD, ignore_errors=True)
    shutil.rmtree(folder / NEW, ignore_errors=True)
    (folder / PLAN).unlink()
    sync(folder)
    shutil.rmtree(folder, ignore_errors=True)
    sync(data_dir)
    return True


def _settle(data_dir: Path, place: Place) -> None:
    """One place, however far it is: what came is not in the staging folder any more."""
    here = data_dir / place.path
    new, old = data_dir / FOLDER / NEW / place.path, data_dir / FOLDER / OLD / place.path
    if place.comes and not os.path.lexists(new):
        return
    if os.path.lexists(here):
        _rename(here, _free(old))
    if place.comes:
        _rename(new, here)


def _take_back(data_dir: Path, places: Sequence[Place]) -> None:
    """A place could not be changed, so everything is as it was; what keeps this from being so is raised instead."""
    folder = data_dir / FOLDER
    for place in reversed(places):
        here, new, old = data_dir / place.path, folder / NEW / place.path, folder / OLD / place.path
        if place.comes and not os.path.lexists(new) and os.path.lexists(here):
            _rename(here, new)
        if os.path.lexists(old):
            _rename(old, here)
    (folder / PLAN).unlink()
    sync(folder)


def _rename(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    source.rename(target)
    sync(target.parent)
    sync(source.parent)


def _free(path: Path) -> Path:
    """A name that is not taken: after a kill somebody may have made anew what was moved already."""
    number, free = 1, path
    while os.path.lexists(free):
        number, free = number + 1, path.with_name(f"{path.name}.{number}")
    return free


def _put_aside(old: Path, aside: Path) -> None:
    """Moves what was there as a whole; onto another disk it is copied, anew after a kill."""
    if not old.exists() or aside.exists():
        return
    aside.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        old.rename(aside)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        part = aside.with_name(f"{aside.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(old, part, symlinks=True)
        _sync_all(part)
        part.rename(aside)
    sync(aside.parent)


def _sync_all(folder: Path) -> None:
    for place, _, names in os.walk(folder):
        for name in names:
            if not (Path(place) / name).is_symlink():
                sync(Path(place) / name)
        sync(Path(place))
