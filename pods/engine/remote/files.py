"""Files that come with a message cross the wire by their content, and lie in the pod's own folder there."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from knowledge.store.database import Database
from knowledge.store.whole_files import saying_when_full, write_whole
from pods.engine.remote.codec import Codec, Tag
from pods.engine.remote.signing import Token
from skills.engine.errors import PersonError
from skills.engine.request import GivenFile

MOST_FILE = 48 * 1024 * 1024
"""Bytes of one file; channels take no larger ones."""

KEPT_DAYS = 8
"""A button that may be about a file can be pressed for a week."""

_UNSAFE = re.compile(r"[^\w.\- ]+")
_SECRET = "secret of a call"  # noqa: S105 - as what it is sealed

_TEXTS = (
    "SELECT m.name AS held_by, c.name AS named FROM sqlite_master m JOIN pragma_table_info(m.name) c"
    " WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND m.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT'"
)


def house_codec(token: Token) -> Codec:
    """The codec of the house: files go by content, secrets sealed."""
    return Codec(writes={GivenFile: _file_told, SecretStr: _secret_told(token)})


def pod_codec(token: Token, media: Path) -> Codec:
    """The codec of a pod: files that arrive are written below `media`, secrets opened."""

    def secret(sealed: bytes) -> SecretStr:
        return SecretStr(token.open(sealed, _SECRET).decode())

    return Codec(reads={"file": lambda told: _file_of(told, media), "secret": secret})


def _file_told(file: GivenFile) -> Tag:
    content = file.path.read_bytes()
    if len(content) > MOST_FILE:
        raise PersonError("pod-file-large", limit=MOST_FILE // 1024**2)
    return "file", [file.path.name, file.name, file.mime, content]


def _secret_told(token: Token) -> Callable[[SecretStr], Tag]:
    return lambda secret: ("secret", token.seal(secret.get_secret_value().encode(), _SECRET))


def _file_of(told: Any, media: Path) -> GivenFile:
    stored, name, mime, content = told
    if not all(isinstance(one, str) for one in (stored, name, mime)) or not isinstance(content, bytes):
        raise ValueError("no file")
    return GivenFile(_kept(media, stored, content), name, mime)


def _kept(media: Path, name: str, content: bytes) -> Path:
    """Where the content is, all of it; the same content of the same name is the same file."""
    mark = hashlib.sha256(content).hexdigest()[:16]
    path = media / f"{mark}-{_UNSAFE.sub('_', Path(name).name).lstrip('. ')[-120:] or 'file'}"
    if path.is_file() and path.stat().st_size == len(content):
        os.utime(path)
        return path
    with saying_when_full(media):
        media.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, content)
    return path


def tidy(media: Path, database: Database) -> int:
    """Removes files that arrived more than a week ago and that nothing in the database names; returns how many."""
    if not media.is_dir():
        return 0
    before = time.time() - KEPT_DAYS * 24 * 3600
    old = [path for path in media.iterdir() if path.is_file() and path.stat().st_mtime < before]
    if not old:
        return 0
    said = []
    for column in database.rows(_TEXTS):
        held_by, named = column["held_by"], column["named"]
        rows = database.rows(f'SELECT "{named}" AS said FROM "{held_by}" WHERE instr("{named}", ?)', (media.name,))
        said += [row["said"] for row in rows]
    mentioned = "\n".join(said)
    gone = [path for path in old if path.name not in mentioned]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)
