"""What a look at the house gives: a mark and a sentence for each part, and the figures behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType


class Mark(StrEnum):
    """How a part is, from best to worst."""

    WELL = "well"
    LOOK = "look"
    """Somebody should look at it, and nothing is lost yet."""
    BROKEN = "broken"


class Name(StrEnum):
    """The parts, in the order in which they are shown."""

    HOUSE = "house"
    MESSAGES = "messages"
    PODS = "pods"
    OUTBOX = "outbox"
    MODELS = "models"
    VOICE = "voice"
    READING = "reading"
    RECORDS = "records"
    DISK = "disk"
    SNAPSHOTS = "snapshots"
    STORE = "store"
    DRILL = "drill"
    TELEGRAM = "telegram"
    CALENDARS = "calendars"
    NOTICES = "notices"
    OFFLINE = "offline"
    RIGHTS = "rights"


@dataclass(frozen=True, slots=True)
class Bytes:
    """A size."""

    count: int


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long something takes."""

    count: float


Fact = str | int | float | datetime | timedelta | Bytes | Seconds
"""Figures, instants (told as how long ago), names of models, servers and pods; nothing that people wrote."""
Facts = Mapping[str, Fact]
NONE: Facts = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Part:
    """How one part is. `says` and `todo` are keys of the catalogue after `status-`; `todo` only with a next step."""

    name: Name
    mark: Mark
    says: str
    facts: Facts = field(default_factory=lambda: NONE)
    todo: str = ""


@dataclass(frozen=True, slots=True)
class Hour:
    """The messages of an hour; seconds from message to reply, None where there was none."""

    start: datetime
    done: int = 0
    refused: int = 0
    failed: int = 0
    median: float | None = None
    most: float | None = None
    """The 95th percentile."""

    @property
    def count(self) -> int:
        """All messages of the hour."""
        return self.done + self.refused + self.failed


@dataclass(frozen=True, slots=True)
class PodState:
    """A pod and its outbox; no figures where it does not answer."""

    name: str
    remote: bool
    up: bool
    waiting: int | None = None
    given_up: int | None = None
    late_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class ServerState:
    """A model server."""

    name: str
    kind: str
    healthy: bool
    loaded: tuple[str, ...]
    in_flight: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Disk:
    """The disk of the data folder, in bytes; `taken` is what lies there by its kind, empty until it was counted."""

    total: int
    free: int
    mark: Mark = Mark.WELL
    taken: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class HouseStatus:
    """The whole look. `hours` are the last 24, oldest first."""

    at: datetime
    version: str
    since: datetime
    parts: Sequence[Part]
    hours: Sequence[Hour]
    median: float | None
    most: float | None
    """The 95th percentile of the 24 hours."""
    pods: Sequence[PodState] = ()
    servers: Sequence[ServerState] = ()
    disk: Disk | None = None

    @property
    def mark(self) -> Mark:
        """That of the worst part."""
        return worst(part.mark for part in self.parts)

    @property
    def by_need(self) -> list[Part]:
        """The parts, the worst first."""
        return sorted(self.parts, key=lambda part: -_ORDER.index(part.mark))


_ORDER = tuple(Mark)


def worst(marks: Iterable[Mark]) -> Mark:
    """The worst of these; well where there are none."""
    return max(marks, key=_ORDER.index, default=Mark.WELL)
