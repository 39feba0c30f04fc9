"""Where snapshots are kept for good, encrypted: a restic repository, here or elsewhere, or archives in a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from pydantic import SecretStr

from backups.snapshots import Snapshot
from skills.engine.errors import ServiceError

Progress = Callable[[float, str], None]
"""Gets the share that is done (0 to 1) and what is being done, as a few words; may be called from another thread."""


def quiet(share: float, what: str) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Held:
    """A snapshot in a store. `name` is that of the snapshot (its second in UTC); `id` is the store's own."""

    name: str
    id: str
    at: datetime
    rows: int
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Keeping:
    """Of how many days, weeks and months the newest snapshot is kept."""

    daily: int
    weekly: int
    monthly: int


class StoreError(ServiceError):
    """A store that could not do what was asked; the text is a sentence, with what to do next, and holds no secret."""


class WrongPasswordError(StoreError):
    """The store is encrypted with another password."""


class StoreFullError(StoreError):
    """There is no room left where the store is."""


class StoreUnreachableError(StoreError):
    """The place of the store does not answer, or refuses."""


class StoreBusyError(StoreError):
    """Somebody else works on the store right now."""


class StoreDamagedError(StoreError):
    """What the store holds cannot be read."""


class Store(Protocol):
    """All methods block and raise StoreError. `place` can be shown: it holds no password."""

    @property
    def kind(self) -> str:
        """`restic` or `archive`."""

    @property
    def place(self) -> str:
        """Where it is."""

    def put(self, snapshot: Snapshot, told: Progress = quiet) -> Held:
        """Keeps a snapshot; one that was interrupted before leaves no trace that is in the way."""

    def held(self) -> Sequence[Held]:
        """What is kept, oldest first."""

    def fetch(self, name: str, folder: Path, told: Progress = quiet) -> Snapshot:
        """Writes a kept snapshot below `folder`, as a folder with its manifest that `backups.verifying` accepts."""

    def check(self, told: Progress = quiet, *, every_byte: bool = False) -> Sequence[str]:
        """What is wrong with the store, one sentence each; `every_byte` reads all of it."""

    def change_password(self, new: SecretStr) -> None:
        """From now on `new` opens it; done twice it is well."""

    def thin_out(self, keeping: Keeping) -> Sequence[str]:
        """Takes away what is not kept any more, and says which by name. The newest always stays."""
