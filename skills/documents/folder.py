"""What lies in the watched folder: whole files with names that are text, and what keeps others from being followed."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

DEEPEST = 12
"""How deep folders are looked into."""
UNFINISHED = (
    *(".part", ".partial", ".filepart", ".crdownload", ".opdownload", ".download", ".aria2", ".!ut"),
    *(".tmp", ".temp", ".swp", "~"),
)
"""How the names of files end that a program is still writing, in lower case."""
LOCKS = "~$"
"""How the files begin with which office programs say that a document is open."""
JUNK = frozenset(
    {
        *("thumbs.db", "desktop.ini", "icon\r", "lost+found", "system volume information"),
        *("$recycle.bin", "#recycle", "@eadir", "@recycle", "@tmp", "__macosx"),
    }
)
"""What systems put into folders for themselves, in lower case."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
"""Control characters, and those that turn the direction of writing: a name could show another than it is."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a file is known not to have changed."""

    size: int
    changed_at: int
    """Nanoseconds."""


@dataclass(slots=True)
class Listing:
    """The files below a folder, by their paths from it."""

    files: dict[str, Stamp] = field(default_factory=dict)
    unnamed: dict[str, Stamp] = field(default_factory=dict)
    """Files whose names are no text; their bytes are written out."""
    closed: list[str] = field(default_factory=list)
    """Folders that exist and cannot be looked into: of the files there nothing is known."""

    def knows_of(self, path: str) -> bool:
        """Whether the place is one that was looked at."""
        return not any(path == folder or path.startswith(f"{folder}/") for folder in self.closed)


def listed(root: Path, names: Iterable[str]) -> Listing:
    """The files in these folders of a folder. Links are not followed, hidden and unfinished files are not seen."""
    listing = Listing()
    for name in names:
        _look(root, root / name, DEEPEST, listing)
    return listing


def shown(name: str) -> str:
    """A file's name as people type and read it: composed letters (a Mac's are in parts), nothing that is not seen."""
    return " ".join(_UNSEEN.sub(" ", unicodedata.normalize("NFC", name)).split()) or "_"


def stamp_of(path: Path) -> Stamp:
    """The stamp of a file. Raises OSError."""
    status = path.stat()
    return Stamp(status.st_size, status.st_mtime_ns)


def is_there(path: Path) -> bool:
    """Whether there is a file, also where that cannot be told."""
    try:
        return path.is_file()
    except OSError:
        return True


def is_same(one: Path, other: Path) -> bool:
    """Whether two names are of one file: where case or the parts of letters do not count, both lead to it."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def _look(root: Path, folder: Path, deep: int, listing: Listing) -> None:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError:
        listing.closed.append(_as_text(root, folder)[0])
        return
    names = {entry.name.casefold() for entry in entries}
    for entry in entries:
        if _is_left_alone(entry.name.casefold()):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                if deep:
                    _look(root, Path(entry.path), deep - 1, listing)
            elif entry.is_file(follow_symlinks=False):
                status = entry.stat(follow_symlinks=False)
                if not status.st_size and any(entry.name.casefold() + ending in names for ending in UNFINISHED):
                    continue
                path, named = _as_text(root, Path(entry.path))
                files = listing.files if named else listing.unnamed
                files[path] = Stamp(status.st_size, status.st_mtime_ns)
        except OSError:
            continue


def _is_left_alone(name: str) -> bool:
    return name.startswith((".", LOCKS)) or name in JUNK or name.endswith(UNFINISHED)


def _as_text(root: Path, path: Path) -> tuple[str, bool]:
    """The path from the root, and whether it is text; where not, its bytes are written out."""
    below = path.relative_to(root).as_posix()
    text = os.fsencode(below).decode("utf-8", "backslashreplace")
    return text, text == below
