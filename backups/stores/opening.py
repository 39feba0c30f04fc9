"""Which store a household has: restic where it is installed, archives where it is not, at the place that was set."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

from backups.stores import Store
from backups.stores.archive import NAME, ArchiveStore
from backups.stores.places import OFF, Access, is_remote
from backups.stores.program import Limits, Restic, find_restic
from backups.stores.restic import ResticStore
from backups.stores.sealing import KEY
from skills.engine.errors import ConfigurationError

REPOSITORY, ARCHIVES, WORK = "repository", "archives", ".restic"


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """Where and how. `place`: empty for the default, `off`, a folder, or `sftp:`, `s3:`, `rclone:`; `folder` is that of
    the snapshots, in which it is also noted which stores there have been. `anew` lets a store begin where one vanished.
    """

    place: str
    password: SecretStr
    folder: Path
    access: Access = field(default_factory=Access)
    limits: Limits = field(default_factory=Limits)
    anew: bool = False


def open_store(wanted: StoreSettings) -> Store | None:
    """The store, None where the place is `off`; nothing is reached yet.

    Raises ConfigurationError where its program is missing.
    """
    if wanted.place == OFF:
        return None
    has_restic = find_restic() is not None
    if is_remote(wanted.place):
        if not has_restic:
            raise ConfigurationError(
                "INGLE_BACKUP_REPOSITORY: a place on another machine needs restic: `sudo apt install restic`."
            )
        return _restic(wanted.place, wanted)
    if not wanted.place:
        if has_restic:
            return _restic(str((wanted.folder / REPOSITORY).absolute()), wanted)
        return _archives(wanted.folder / ARCHIVES, wanted)
    folder = Path(wanted.place).expanduser().absolute()
    if _has_repository(folder) and not has_restic:
        raise ConfigurationError(
            f"INGLE_BACKUP_REPOSITORY: {folder} is a restic repository: `sudo apt install restic`."
        )
    if has_restic and not _has_archives(folder):
        return _restic(str(folder), wanted)
    return _archives(folder, wanted)


def why(store: Store | None) -> str:
    """Which it is and why, as a sentence without its end."""
    if store is None:
        return "INGLE_BACKUP_REPOSITORY is off: snapshots stay in their folder alone"
    if store.kind == "restic":
        return f"a restic repository at {store.place}"
    if find_restic() is None:
        return f"encrypted archives in {store.place}: restic is not installed"
    return f"encrypted archives in {store.place}, where there are some already"


def _restic(place: str, wanted: StoreSettings) -> ResticStore:
    restic = Restic(place, wanted.password, wanted.folder / WORK, wanted.access, wanted.limits)
    return ResticStore(restic, wanted.folder, anew=wanted.anew)


def _archives(folder: Path, wanted: StoreSettings) -> ArchiveStore:
    return ArchiveStore(folder.absolute(), wanted.password, wanted.folder, anew=wanted.anew)


def _has_repository(folder: Path) -> bool:
    return (folder / "config").is_file() and (folder / "keys").is_dir()


def _has_archives(folder: Path) -> bool:
    return folder.is_dir() and any(one.name == KEY or NAME.fullmatch(one.name) for one in folder.iterdir())
