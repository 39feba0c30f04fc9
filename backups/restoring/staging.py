"""What is to come into a data folder, written beside it, with the digests, modes and owners that it is to have."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from backups.databases import databases_of
from backups.files import KEY, keep
from backups.manifest import Kept
from backups.restoring.errors import DamagedSnapshotError
from backups.snapshots import Snapshot
from knowledge.store import owner_only, switching
from knowledge.store.switching import Place

BESIDE = ("-wal", "-shm", "-journal", "-sums")
"""What SQLite keeps beside a database."""
OF_AN_AUDIENCE = 2
"""How deep the folder of an audience lies below the data folder: it is for the household to share."""


class Staging:
    """Below the data folder; all methods block and raise OSError. What is not switched is gone at the next start."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.root = switching.staged(data_dir)
        self.places: list[Place] = []
        shutil.rmtree(self.root.parent, ignore_errors=True)
        self.root.mkdir(parents=True, mode=0o700)

    def copy(self, snapshot: Snapshot, one: Kept) -> Path:
        """A file of a snapshot, under its own path. Raises DamagedSnapshotError where it is not as it was made."""
        target = self.root / one.path
        try:
            copied = keep(snapshot.folder / one.path, target, one.path)
        except FileNotFoundError as error:
            raise DamagedSnapshotError(snapshot.name, f"{one.path} is gone") from error
        if copied.sha256 != one.sha256:
            raise DamagedSnapshotError(snapshot.name, f"the bytes of {one.path} have changed")
        return target

    def database(self, path: str) -> None:
        """What is staged for this database comes in its place, or nothing; its log goes first."""
        self.places += [Place(f"{path}{end}", comes=False) for end in BESIDE]
        self.places.append(Place(path, (self.root / path).is_file()))

    def place(self, path: str) -> None:
        """What is staged under this path comes, and what is there goes."""
        self.places.append(Place(path, (self.root / path).exists()))

    def key(self, text: bytes, name: str) -> Path | None:
        """A key, as it is written, is to come; one that is here stays under another name, and that is where."""
        here = self.data_dir / KEY
        (self.root / KEY).write_bytes(text)
        if here.is_file():
            shutil.copyfile(here, self.root / name)
            self.place(name)
        self.place(KEY)
        return self.data_dir / name if here.is_file() else None

    def switch(self, aside: Path | None) -> None:
        """Puts everything in its place; what was there goes to `aside`, or for good."""
        self._like_what_is_there()
        switching.switch(self.data_dir, self.places, aside)

    def databases(self) -> list[Path]:
        """The databases that come."""
        return databases_of(self.root)

    def _like_what_is_there(self) -> None:
        """Modes and groups of what is replaced stay; what is new in a shared folder of papers is shared as well. Where
        an administrator restores, everything is the household's."""
        home = self.data_dir.stat()
        for folder, _, names in os.walk(self.root):
            for path in (Path(folder), *(Path(folder) / name for name in names)):
                inside = path.relative_to(self.root)
                there = self.data_dir / inside
                like = there.stat() if inside.parts and there.exists() else None
                if os.geteuid() == 0:
                    owner = like or home
                    os.chown(path, owner.st_uid, owner.st_gid)
                if like:
                    owner_only.give(path, like.st_mode & (0o3777 if path.is_dir() else 0o777), like.st_gid)
                elif inside.parts[OF_AN_AUDIENCE:]:
                    owner_only.share_as(path, path.parent)
                else:
                    path.chmod(0o700 if path.is_dir() else 0o600)
