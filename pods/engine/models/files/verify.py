"""Says whether a model file may be used: by its digest, or cheaply by the stamp that a verification left."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pods.engine.models.errors import MissingFile, WrongDigest
from pods.engine.models.files.manifest import ModelEntry, ModelFile

CHUNK = 1 << 20


class FileState(StrEnum):
    """`unverified` files lie in place without a fitting stamp, `wrong` ones failed their digest just now."""

    MISSING = "missing"
    PARTIAL = "partial"
    UNVERIFIED = "unverified"
    VERIFIED = "verified"
    WRONG = "wrong"


@dataclass(frozen=True)
class FileStatus:
    """State of one file; `bytes_present` counts what was fetched so far."""

    file: ModelFile
    path: Path
    state: FileState
    bytes_present: int


def file_path(file: ModelFile, models_dir: Path) -> Path:
    """Where the file lies when it is complete."""
    return models_dir / file.name


def part_path(file: ModelFile, models_dir: Path) -> Path:
    """Where the file grows while it is fetched."""
    return models_dir / f"{file.name}.part"


def sha256_of(path: Path, stopped: Callable[[], bool] = lambda: False) -> str | None:
    """Hex digest of a file, read in pieces; None if it was told to stop."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(CHUNK):
            if stopped():
                return None
            digest.update(piece)
    return digest.hexdigest()


def write_stamp(file: ModelFile, models_dir: Path) -> None:
    """Remember that the file as it lies there now has its digest."""
    path = file_path(file, models_dir)
    facts = path.stat()
    stamp = {"sha256": file.sha256, "bytes": facts.st_size, "mtime_ns": facts.st_mtime_ns}
    fresh = _stamp_path(path).with_suffix(".new")
    fresh.write_text(json.dumps(stamp), encoding="utf-8")
    os.replace(fresh, _stamp_path(path))


def file_status(file: ModelFile, models_dir: Path) -> FileStatus:
    """State by size and stamp alone; reads none of the file's bytes."""
    path, part = file_path(file, models_dir), part_path(file, models_dir)
    if path.is_file():
        facts = path.stat()
        stamp = {"sha256": file.sha256, "bytes": file.bytes, "mtime_ns": facts.st_mtime_ns}
        fits = facts.st_size == file.bytes and _read_stamp(path) == stamp
        return FileStatus(file, path, FileState.VERIFIED if fits else FileState.UNVERIFIED, facts.st_size)
    if part.is_file():
        return FileStatus(file, path, FileState.PARTIAL, part.stat().st_size)
    return FileStatus(file, path, FileState.MISSING, 0)


def status(model: ModelEntry, models_dir: Path) -> tuple[FileStatus, ...]:
    """State of each file of a model, cheaply."""
    return tuple(file_status(file, models_dir) for file in model.files)


def is_verified(model: ModelEntry, models_dir: Path) -> bool:
    """True when every file of the model may be used."""
    return all(each.state is FileState.VERIFIED for each in status(model, models_dir))


def verify_file(file: ModelFile, models_dir: Path) -> FileStatus:
    """State by the digest of the whole file; leaves a stamp if it fits and takes it away if it does not."""
    found = file_status(file, models_dir)
    if found.state in {FileState.MISSING, FileState.PARTIAL}:
        return found
    if found.bytes_present == file.bytes and sha256_of(found.path) == file.sha256:
        write_stamp(file, models_dir)
        return FileStatus(file, found.path, FileState.VERIFIED, found.bytes_present)
    _stamp_path(found.path).unlink(missing_ok=True)
    return FileStatus(file, found.path, FileState.WRONG, found.bytes_present)


def verify(model: ModelEntry, models_dir: Path) -> tuple[FileStatus, ...]:
    """State of each file of a model by its digest; reads every byte (about a second for a gigabyte)."""
    return tuple(verify_file(file, models_dir) for file in model.files)


def require_verified(model: ModelEntry, models_dir: Path) -> tuple[Path, ...]:
    """Paths of a model's files, once each is known to have its digest; raises WrongDigest or MissingFile."""
    for file in model.files:
        found = file_status(file, models_dir)
        if found.state is FileState.UNVERIFIED:
            found = verify_file(file, models_dir)
        if found.state is FileState.WRONG:
            raise WrongDigest(str(found.path), file.sha256, sha256_of(found.path) or "")
        if found.state is not FileState.VERIFIED:
            raise MissingFile(found.path)
    return tuple(file_path(file, models_dir) for file in model.files)


def _stamp_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.verified")


def _read_stamp(path: Path) -> dict[str, object] | None:
    try:
        stamp = json.loads(_stamp_path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) else None
