"""Photos that show a chore done: where they lie, as a row keeps it, and read again for whoever is to look at them."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from pathlib import Path

from knowledge.store.database import Database
from skills.engine.command import Attachment
from skills.engine.request import GivenFile


def _data_folder(database: Database) -> Path:
    """The folder of everything stored: a pod's database is `pods/NAME/NAME.db` in it."""
    return database.path.parents[2]


def first_photo(files: Iterable[GivenFile], database: Database) -> str | None:
    """Where the first picture of these files lies, relative to the data folder if it is in there."""
    path = next((file.path for file in files if file.mime.startswith("image/")), None)
    if path is None:
        return None
    folder = _data_folder(database)
    return str(path.relative_to(folder) if path.is_relative_to(folder) else path)


def attached(photo: str | None, database: Database) -> tuple[Attachment, ...]:
    """The picture to show, nothing where there is none or its file is gone. Blocking."""
    if photo is None:
        return ()
    path = _data_folder(database) / photo
    try:
        content = path.read_bytes()
    except OSError:
        return ()
    return (Attachment(path.name, mimetypes.guess_type(path.name)[0] or "image/jpeg", content),)
