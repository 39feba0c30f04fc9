"""Which version opened a data folder last, and how far its tables were: what tells that another version starts."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

import pods
from backups.databases import databases_of
from knowledge.clock import Clock
from skills.engine.errors import ConfigurationError

if TYPE_CHECKING:
    from bot.settings import Settings

MARK = "version.json"
ROOT = Path(__file__).parents[2]
SCRIPTS = ("knowledge/store/migrations/*/*.sql", "knowledge/*/migrations/*.sql", "skills/*/migrations/*.sql")
OF_PODS = "*/skills/*/migrations/*.sql"
PASSED_FOR = timedelta(days=1)
"""How long a rehearsal that went well lets the new version open the data."""


class NewerDataError(ConfigurationError):
    """The data was opened by a newer version than this one."""


class UnsettledError(ConfigurationError):
    """Another version than that of the data wants to work on it, and was not tried on a copy yet."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class State(_Frozen):
    """A version of the product, and the number of the newest migration of each component that it knows."""

    version: str
    schemas: dict[str, int]
    at: AwareDatetime


class Mark(State):
    """What last opened a data folder, and the version that was tried on a copy of it since, if any."""

    passed: State | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How this version stands to a data folder."""

    here: str
    schemas: Mapping[str, int]
    mark: Mark | None
    changed: bool
    """Another version opened it, or tables have to be changed: it is tried on a copy first."""

    @property
    def before(self) -> str:
        """The version that the data is of; empty where it is not known."""
        return self.mark.version if self.mark is not None else ""

    @property
    def passed(self) -> State | None:
        """The rehearsal of exactly this version, where there was one."""
        tried = self.mark.passed if self.mark is not None else None
        return tried if tried is not None and (tried.version, tried.schemas) == (self.here, self.schemas) else None

    @property
    def moved(self) -> tuple[str, ...]:
        """The components whose tables have to be changed, as far as the mark tells."""
        known = self.mark.schemas if self.mark is not None else {}
        return tuple(sorted(name for name, number in known.items() if self.schemas.get(name, number) != number))


def known_schemas() -> dict[str, int]:
    """The number of the newest migration of each component of this version, of the household's own pods as well."""
    known: dict[str, int] = {}
    for path in _scripts():
        folder = path.parent
        name = folder.parent.name if folder.name == "migrations" else folder.name
        number = int(path.name.partition("_")[0])
        known[name] = max(number, known.get(name, 0))
    return known


def _scripts() -> Iterator[Path]:
    for pattern in SCRIPTS:
        yield from ROOT.glob(pattern)
    for home in pods.__path__:
        yield from Path(home).glob(OF_PODS)


def standing_of(data_dir: Path) -> Standing:
    """How this version stands to a data folder; reads one small file where nothing changed. Blocking.

    Raises NewerDataError where the data was opened by a version that changed its tables further.
    """
    here, schemas, mark = version("inglenook"), known_schemas(), read_mark(data_dir)
    standing = Standing(here, schemas, mark, changed=False)
    if not (data_dir / "household.db").is_file() or (mark and mark.version == here and not standing.moved):
        return standing
    behind = False
    for path, component, number in _held(data_dir):
        if component in schemas and number > schemas[component]:
            raise NewerDataError(_newer(path, component, number, schemas[component], mark))
        behind = behind or number < schemas.get(component, number)
    return Standing(here, schemas, mark, changed=mark is not None or behind)


def check_settled(settings: Settings) -> None:
    """For commands that open the data besides `ingle run`. Blocking. Raises UnsettledError and NewerDataError."""
    standing = standing_of(settings.data_dir)
    if standing.changed and standing.passed is None:
        from_ = f" from {standing.before}" if standing.before else ""
        raise UnsettledError(
            f"Inglenook was updated{from_} to {standing.here}, which has not been tried on a copy of the"
            " data yet: `ingle run` does that first."
        )


def opened(settings: Settings, clock: Clock) -> None:
    """Notes that this version opened the data, once all of it is open. Blocking. Raises OSError."""
    standing = standing_of(settings.data_dir)
    mark = standing.mark
    if mark is None or (mark.version, mark.schemas) != (standing.here, standing.schemas) or mark.passed is not None:
        write_mark(settings.data_dir, Mark(version=standing.here, schemas=dict(standing.schemas), at=clock.now()))


def read_mark(folder: Path) -> Mark | None:
    """The mark of a data folder, or of a pod's in it; None where there is none that can be read. Blocking."""
    try:
        return Mark.model_validate_json((folder / MARK).read_bytes())
    except (OSError, ValidationError):
        return None


def write_mark(data_dir: Path, mark: Mark | None) -> None:
    """Puts the mark into the data folder and into those of its pods, which may be all that a pod's process sees.

    None takes it away. Blocking. Raises OSError.
    """
    for folder in (data_dir, *sorted(path for path in (data_dir / "pods").glob("*") if path.is_dir())):
        if mark is None:
            (folder / MARK).unlink(missing_ok=True)
            continue
        part = folder / f".{MARK}.part"
        with part.open("w", encoding="utf-8") as file:
            file.write(mark.model_dump_json(indent=1))
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder / MARK)


def _held(data_dir: Path) -> Iterator[tuple[Path, str, int]]:
    """How far each component is in each database; one that cannot be read is told of when it is opened."""
    for path in databases_of(data_dir):
        with suppress(sqlite3.DatabaseError):
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                rows = connection.execute("SELECT component, version FROM migrations").fetchall()
            yield from ((path, component, number) for component, number in rows)


def _newer(path: Path, component: str, has: int, knows: int, mark: Mark | None) -> str:
    by = f" by version {mark.version}" if mark is not None and mark.version else ""
    return (
        f"{path} was opened{by} and has {component} {has}, and this is {version('inglenook')}, which knows {knows}:"
        " start the newer version again, or go back to the state of before it with `ingle upgrade back`."
    )
