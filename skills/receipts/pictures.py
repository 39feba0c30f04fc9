"""Pictures of receipts: where they are kept, what tells one from another, and the small ones that replies show."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.images import distance, fingerprint, open_pictures
from knowledge.images.fingerprint import SAME
from knowledge.store.database import Database
from knowledge.store.whole_files import saying_when_full, write_whole
from skills.engine.command import Attachment
from skills.engine.request import GivenFile
from skills.receipts.commands import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

WIDE, HIGH = 1000, 2400
"""Pixels of what a reply shows; a long receipt stays readable."""

MIMES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
MOST_SHOWN = 4
"""Pictures that one reply shows."""


def data_folder(database: Database) -> Path:
    """The folder of everything stored: a pod's database is `pods/NAME/NAME.db` in it."""
    return database.path.parents[2]


def kept(file: GivenFile, database: Database) -> Picture:
    """The file as it is kept with a receipt: in the media folder, beside a small picture of it. Blocking.

    Raises UnreadableFileError, StorageFullError.
    """
    folder = data_folder(database)
    digest = _digest(file.path)
    with closing(open_pictures(file.path)) as pages:
        image = next(pages)
    with saying_when_full(folder):
        shown = _small(image, folder / "media" / f"receipt-{digest[:24]}.jpg")
        path = file.path if file.path.is_relative_to(folder) else _copied(file.path, folder / "media", digest)
    return Picture(str(path.relative_to(folder)), digest, f"{fingerprint(image):016x}", str(shown.relative_to(folder)))


def _digest(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _small(image: Image, path: Path) -> Path:
    small = image.copy()
    small.thumbnail((WIDE, HIGH))
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(path, lambda writing: small.convert("RGB").save(writing, "JPEG", quality=82))
    return path


def _copied(path: Path, media: Path, digest: str) -> Path:
    target = media / f"receipt-{digest[:24]}-original{path.suffix.casefold()}"
    media.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("rb") as reading:
        write_whole(target, lambda writing: shutil.copyfileobj(reading, writing))
    return target


def alike(one: Sequence[Picture], other: Sequence[Picture]) -> bool:
    """Whether two receipts share a picture, or nearly the same one."""
    return any(_same(picture, another) for picture in one for another in other)


def _same(one: Picture, other: Picture) -> bool:
    if one.digest == other.digest:
        return True
    if one.fingerprint is None or other.fingerprint is None:
        return False
    return distance(int(one.fingerprint, 16), int(other.fingerprint, 16)) <= SAME


def attached(pictures: Sequence[Picture], database: Database) -> tuple[Attachment, ...]:
    """The small pictures to show; those whose files are gone are left out. Blocking."""
    folder, found = data_folder(database), []
    for picture in pictures[:MOST_SHOWN]:
        path = folder / (picture.shown or picture.path)
        mime = MIMES.get(path.suffix.casefold())
        if mime is not None and path.is_file():
            found.append(Attachment(path.name, mime, path.read_bytes()))
    return tuple(found)
