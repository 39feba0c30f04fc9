"""ZIP: its files, unpacked under numbers into a folder. Names in it are only ever shown, never used as paths."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path, PurePosixPath

from knowledge.documents.limits import LARGEST_MEMBER, MOST_MEMBERS
from knowledge.documents.packages import BROKEN, steep
from knowledge.documents.pieces import Member, Pieces, Reached, Turned
from knowledge.images.errors import UnreadableFileError

LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems put into ZIPs for themselves."""
CHUNK = 1 << 20


def read(path: Path, unpack_to: Path, room: int) -> Pieces:
    """A member for each file, or why it is not unpacked; together they have at most `room` bytes.

    Raises UnreadableFileError (truncated) where the list of files cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            files = [one for one in archive.infolist() if not one.is_dir() and not _litter(one.filename)]
            if len(files) > MOST_MEMBERS:
                yield Turned("", "too-many-files", str(len(files)))
            for number, file in enumerate(files[:MOST_MEMBERS], 1):
                name = _shown(file.filename)
                if problem := _problem(file, name):
                    yield problem
                    continue
                to = unpack_to / f"{number:04}"
                try:
                    size = _unpack(archive, file, to, min(room, LARGEST_MEMBER))
                except BROKEN as error:
                    to.unlink(missing_ok=True)
                    yield Turned(name, "truncated", str(error))
                    continue
                if size is None:
                    to.unlink(missing_ok=True)
                    yield Turned(name, "too-large", f"{file.file_size >> 20} MiB")
                    continue
                room -= size
                yield Member(name, to.name)
                yield Reached(number, len(files))
    except BROKEN as error:
        raise UnreadableFileError("truncated", str(error)) from error


def _litter(name: str) -> bool:
    return name.startswith(LITTER[0]) or PurePosixPath(name).name in LITTER


def _shown(name: str) -> str:
    return " ".join(name.replace("\\", "/").encode("utf-8", "replace").decode().split())[:300]


def _problem(file: zipfile.ZipInfo, name: str) -> Turned | None:
    """Why a file is not unpacked."""
    way = PurePosixPath(name)
    link = stat.S_ISLNK(file.external_attr >> 16)
    if link or way.is_absolute() or ".." in way.parts or name[1:3] == ":/":
        return Turned(name, "unsafe-name", "link" if link else "")
    if file.flag_bits & 1:
        return Turned(name, "locked")
    if file.file_size == 0:
        return Turned(name, "empty")
    if file.file_size > LARGEST_MEMBER or steep(file):
        return Turned(name, "too-large", f"{file.file_size >> 20} MiB from {file.compress_size >> 10} KiB")
    return None


def _unpack(archive: zipfile.ZipFile, file: zipfile.ZipInfo, to: Path, most: int) -> int | None:
    """Unpacks one file; its size, or None where that is more than `most` whatever the list of files says."""
    size = 0
    with archive.open(file) as packed, to.open("wb") as out:
        while part := packed.read(CHUNK):
            size += len(part)
            if size > most:
                return None
            out.write(part)
    return size
