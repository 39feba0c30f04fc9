"""A restic repository as a store: encrypted, without anything twice, here or on another machine."""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, SecretStr, TypeAdapter, ValidationError

from backups.manifest import ManifestError, read_manifest
from backups.retention import kept
from backups.snapshots import Snapshot
from backups.stores import Held, Keeping, Progress, StoreDamagedError, StoreError, StoreUnreachableError, quiet
from backups.stores.failing import StoreMissingError, failure_of, vanished
from backups.stores.known import note, was_there
from backups.stores.places import is_remote
from backups.stores.program import Restic

HOST = TAG = "inglenook"
"""Snapshots of others in the same repository are left alone."""
FETCHING = ".fetching-"
MOST_TOLD = 20
"""Complaints of a check that are told."""


class _Said(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Status(_Said):
    message_type: Literal["status"]
    percent_done: float = 0.0
    bytes_done: int = 0
    files_done: int = 0
    bytes_restored: int = 0


class _Summary(_Said):
    message_type: Literal["summary"]
    snapshot_id: str = ""


class _Found(_Said):
    id: str
    time: AwareDatetime
    tags: tuple[str, ...] = ()


_LINE: TypeAdapter[_Status | _Summary] = TypeAdapter(_Status | _Summary)
_FOUND: TypeAdapter[list[_Found]] = TypeAdapter(list[_Found])


class ResticStore:
    """The repository of one `Restic`; `folder` is where it is noted that there was one.

    Written for restic 0.14 and newer. The first call is `restic unlock`, which also says whether the place answers. It
    takes away only locks that are stale by restic's own rule: those of a process of this machine that is gone, and
    those that nobody has renewed for half an hour (who works renews his every five minutes). The lock of a process that
    lives is never touched: then it is StoreBusyError. An interrupted put leaves data that nothing names; the next
    thin_out that takes something away takes it as well.
    """

    kind = "restic"

    def __init__(self, restic: Restic, folder: Path, *, anew: bool = False) -> None:
        self._restic = restic
        self._folder = folder
        self._anew = anew
        self._opened = False

    @property
    def place(self) -> str:
        """Where it is, as in the settings."""
        return self._restic.place

    def put(self, snapshot: Snapshot, told: Progress = quiet) -> Held:
        """Keeps a snapshot; one that it holds already is not put again."""
        self._open(make=True)
        before = self._list()
        if (there := _named(before, snapshot.name)) is not None:
            return there
        parent = ["--parent", before[-1].id] if before else []
        manifest = snapshot.manifest
        facts = {"name": snapshot.name, "rows": manifest.rows, "files": len(manifest.files), "bytes": manifest.bytes}
        tags = ["--tag", ",".join([TAG, *(f"{name}={value}" for name, value in facts.items())])]
        when = ["--time", f"{manifest.at:%Y-%m-%d %H:%M:%S}", "--host", HOST, "--ignore-ctime"]
        hearing = _Hearing(told, f"storing {snapshot.name}")
        self._restic.work_on("backup", "--json", *when, *tags, *parent, ".", heard=hearing.line, cwd=snapshot.folder)
        made = _named(self._list(), snapshot.name)
        if made is None:
            raise StoreError(f"the store {self.place} does not have what was just put into it; it is tried again")
        told(1.0, f"stored {snapshot.name}")
        return made

    def held(self) -> Sequence[Held]:
        """What is kept, oldest first; nothing where there has been no store yet."""
        if not self._open(make=False):
            return ()
        return self._list()

    def fetch(self, name: str, folder: Path, told: Progress = quiet) -> Snapshot:
        """Writes it as `folder/name`, in the place of what may be there."""
        there = _named(self.held(), name)
        if there is None:
            raise StoreError(f"the store {self.place} has no snapshot {name}; `ingle backup list` says what it has")
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = folder / f"{FETCHING}{name}"
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(mode=0o700)
        hearing = _Hearing(told, f"fetching {name}")
        self._restic.work_on("restore", there.id, "--json", "--target", str(partial.absolute()), heard=hearing.line)
        try:
            manifest = read_manifest(partial)
        except ManifestError as error:
            raise StoreDamagedError(f"what {self.place} has as {name} is not whole: {error}") from error
        told(1.0, f"fetched {name}")
        return Snapshot(_in_place(partial, folder / name), manifest)

    def check(self, told: Progress = quiet, *, every_byte: bool = False) -> Sequence[str]:
        """restic's own look at the structure; with `every_byte` it reads all data as well."""
        if not self._open(make=False):
            return ()
        told(0.0, f"looking through {self.place}")
        code, said = self._restic.complaints("check", *(["--read-data"] if every_byte else []))
        told(1.0, f"looked through {self.place}")
        if code == 0:
            return ()
        wrong = failure_of(self.place, code, said, self._restic.secrets)
        if type(wrong) not in (StoreDamagedError, StoreError):
            raise wrong
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        found = sorted((line for line in lines if _tells_damage(line)), key=lambda line: line.startswith("Fatal: "))
        return tuple(found[:MOST_TOLD] or lines[-1:] or [str(wrong)])

    def thin_out(self, keeping: Keeping) -> Sequence[str]:
        """Takes away what is not kept any more, with the data that nothing names then."""
        if not self._open(make=False):
            return ()
        found = self._list()
        stays = kept([one.at for one in found], daily=keeping.daily, weekly=keeping.weekly, monthly=keeping.monthly)
        gone = [one for one in found if one.at not in stays]
        if gone:
            self._restic.work_on("forget", "--prune", *(one.id for one in gone), heard=lambda _: True)
        return tuple(one.name for one in gone)

    def change_password(self, new: SecretStr) -> None:
        """From now on only `new` opens it; asked again after it was done, it is well. Raises StoreError."""
        if self._opens_with(new) or not self._open(make=False):
            return
        self._restic.ask("key", "passwd", new_password=new)

    def _opens_with(self, password: SecretStr) -> bool:
        other = Restic(self.place, password, self._restic.work, self._restic.access, self._restic.limits)
        try:
            return ResticStore(other, self._folder)._open(make=False)
        except StoreError:
            return False

    def _open(self, *, make: bool) -> bool:
        """Whether there is a repository; one that was never there is made where that is asked for."""
        if self._opened:
            return True
        try:
            self._answered()
        except StoreMissingError as error:
            if was_there(self._folder, self.place) and not self._anew:
                raise vanished(self.place) from error
            if make:
                self._restic.ask("init")
                note(self._folder, self.place)
                self._opened = True
            return make
        note(self._folder, self.place)
        self._opened = True
        return True

    def _answered(self) -> None:
        """Tries again where a remote place refuses at once: a router that starts, a machine that wakes up."""
        for pause in (*(self._restic.limits.pauses if is_remote(self.place) else ()), None):
            begun = time.monotonic()
            try:
                self._restic.ask("unlock")
            except StoreUnreachableError:
                if pause is None or time.monotonic() - begun >= self._restic.limits.answer:
                    raise
                time.sleep(pause)
            else:
                return

    def _list(self) -> list[Held]:
        said = self._restic.ask("snapshots", "--json", "--no-lock", "--tag", TAG)
        try:
            found = _FOUND.validate_json(said.strip().splitlines()[-1] if said.strip() else "[]")
        except ValidationError as error:
            raise StoreError(f"restic does not list {self.place} as it should: is it older than 0.14?") from error
        return sorted((_held(one) for one in found), key=lambda one: one.at)


class _Hearing:
    """Hands on how far restic is; what stands still is no progress."""

    def __init__(self, told: Progress, what: str) -> None:
        self._told = told
        self._what = what
        self._last: tuple[int, int, int] | None = None

    def line(self, line: str) -> bool:
        """Whether the work went on."""
        with contextlib.suppress(ValidationError):
            said = _LINE.validate_json(line)
            if isinstance(said, _Status):
                state = (said.bytes_done, said.files_done, said.bytes_restored)
                moved, self._last = state != self._last, state
                self._told(min(max(said.percent_done, 0.0), 1.0), self._what)
                return moved
        return True


def _held(one: _Found) -> Held:
    facts = dict(_pairs(one.tags))
    at = one.time
    name = facts.get("name") or f"{at:%Y-%m-%dT%H%M%SZ}"
    rows, files, size = (_number(facts.get(fact, "")) for fact in ("rows", "files", "bytes"))
    return Held(name=name, id=one.id, at=_second(at), rows=rows, files=files, bytes=size)


def _pairs(tags: Sequence[str]) -> Iterator[tuple[str, str]]:
    for tag in tags:
        name, equals, value = tag.partition("=")
        if equals:
            yield name, value


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _second(at: datetime) -> datetime:
    return at.replace(microsecond=0)


def _named(found: Sequence[Held], name: str) -> Held | None:
    return next((one for one in found if one.name == name), None)


def _tells_damage(line: str) -> bool:
    lowered = line.lower()
    return any(word in lowered for word in ("error", "damaged", "not found", "does not match", "missing", "failed"))


def _in_place(partial: Path, target: Path) -> Path:
    """A rename where nothing is in the way; what is there steps aside first."""
    aside = target.with_name(f"{FETCHING}old-{target.name}")
    shutil.rmtree(aside, ignore_errors=True)
    if target.exists():
        target.rename(aside)
    partial.rename(target)
    shutil.rmtree(aside, ignore_errors=True)
    return target
