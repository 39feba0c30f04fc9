"""What a snapshot says of itself: each file with its digest, each table with its rows."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, NonNegativeInt, ValidationError

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
FORM = 1


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Kept(_Frozen):
    """Something in a snapshot; `path` is relative to the snapshot and to the data folder alike."""

    path: str
    bytes: NonNegativeInt
    sha256: str


class KeptFile(Kept):
    """A file, with the time at which it was changed last."""

    mtime_ns: int


class KeptDatabase(Kept):
    """A database; `rows` counts the rows of each table."""

    rows: dict[str, NonNegativeInt]


class Manifest(_Frozen):
    """Everything in a snapshot. `at` is the instant that all databases are of."""

    form: int
    version: str
    at: AwareDatetime
    seconds: float
    key: bool
    """Whether the household's key lies in it."""
    databases: tuple[KeptDatabase, ...]
    files: tuple[KeptFile, ...]
    left_out: tuple[str, ...] = ()
    """Files whose names are no text, as they can be shown."""

    @property
    def contents(self) -> tuple[Kept, ...]:
        """All that is in it."""
        return (*self.databases, *self.files)

    @property
    def rows(self) -> int:
        """All rows of all databases."""
        return sum(sum(one.rows.values()) for one in self.databases)

    @property
    def bytes(self) -> int:
        """The size of all of it, as if nothing were shared with other snapshots."""
        return sum(one.bytes for one in self.contents)


class ManifestError(Exception):
    """A manifest that is missing or that cannot be read."""


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a snapshot's folder. Raises ManifestError."""
    try:
        manifest = Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError) as error:
        raise ManifestError(f"{MANIFEST} cannot be read: {_reason(error)}") from error
    if manifest.form > FORM:
        raise ManifestError(f"{MANIFEST} was written by a newer version ({manifest.version})")
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Writes the manifest. Raises OSError."""
    (folder / MANIFEST).write_text(manifest.model_dump_json(indent=1), encoding="utf-8")


def sums(manifest: Manifest) -> bytes:
    """The digests in the form that `sha256sum --check` reads (the GNU coreutils manual, “md5sum invocation”)."""
    lines = []
    for one in manifest.contents:
        name = one.path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        mark = "\\" if name != one.path else ""
        lines.append(f"{mark}{one.sha256}  {name}\n".encode())
    return b"".join(lines)


def name_of(at: datetime) -> str:
    """What a snapshot of this instant is called: its second in UTC, sortable as text."""
    return f"{at:%Y-%m-%dT%H%M%SZ}"


def _reason(error: OSError | ValidationError) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    first = error.errors(include_input=False, include_url=False)[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}".lstrip(": ")
