"""Encrypted archives in a folder as a store: where restic is not installed, one file for each snapshot."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
import tarfile
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from pydantic import AwareDatetime, BaseModel, ConfigDict, SecretStr, ValidationError

from backups.files import sync
from backups.retention import kept
from backups.snapshots import Snapshot
from backups.stores import Held, Keeping, Progress, StoreBusyError, StoreDamagedError, StoreError, quiet
from backups.stores.failing import vanished
from backups.stores.known import note, was_there
from backups.stores.sealing import KEY, failed, new_key, opened, sealed
from backups.stores.tarred import END, NotWholeError, Reading, Writing, header, looked_through, stream_of
from knowledge.store.whole_files import write_whole

if TYPE_CHECKING:
    from pyrage import x25519

NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}Z)\.tar")
ABOUT, CONTENT = "about.age", "snapshot.tar.age"
PARTIAL, LOCK, FETCHING = ".part", ".lock", ".fetching-"
MOST_SMALL = 1 << 20
"""Bytes that a key or a description may have."""


class _About(BaseModel):
    """What `list` says of an archive; sealed like the rest."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    at: AwareDatetime
    rows: int
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class _Parts:
    """An archive from outside: the sealed key and description, and where its content lies."""

    key: bytes
    about: bytes
    begin: int
    size: int


class ArchiveStore:
    """A folder with `SNAPSHOT.tar` for each: a tar file of key.age (the key, sealed with the password), about.age
    (name, time, counts) and snapshot.tar.age (everything), so that one file alone can be opened with `tar`, `age` and
    the password. The folder has the key once more, for the day on which the password is changed.

    It is written whole: a part, safe on the disk, then renamed. What a killed process left is taken away by the next.
    """

    kind = "archive"

    def __init__(self, folder: Path, password: SecretStr, known: Path, *, anew: bool = False) -> None:
        self._folder = folder
        self._password = password
        self._known = known
        self._anew = anew
        self._identities: dict[bytes, x25519.Identity] = {}

    @property
    def place(self) -> str:
        """The folder."""
        return str(self._folder)

    def put(self, snapshot: Snapshot, told: Progress = quiet) -> Held:
        """Keeps a snapshot; one that it holds already is not put again."""
        self._there(make=True)
        with self._alone(), self._disk():
            path = self._folder / f"{snapshot.name}.tar"
            if path.exists():
                return self._held(path)
            identity, key = self._key()
            part = path.with_suffix(PARTIAL)
            try:
                self._write(part, snapshot, identity, key, told)
                part.rename(path)
                sync(self._folder)
            finally:
                part.unlink(missing_ok=True)
            told(1.0, f"stored {snapshot.name}")
            return self._held(path)

    def held(self) -> Sequence[Held]:
        """What is kept, oldest first; an archive that cannot be read is left out, `check` tells of it."""
        if not self._there(make=False):
            return ()
        found = []
        with self._disk():
            for path in self._paths():
                with contextlib.suppress(StoreDamagedError):
                    found.append(self._held(path))
        return found

    def fetch(self, name: str, folder: Path, told: Progress = quiet) -> Snapshot:
        """Writes it as `folder/name`, in the place of what may be there."""
        self._there(make=False)
        path = self._folder / f"{name}.tar"
        if not path.is_file():
            raise StoreError(f"there is no snapshot {name} in {self.place}; `ingle backup list` says what there is")
        with self._disk():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            partial, aside = folder / f"{FETCHING}{name}", folder / f"{FETCHING}old-{name}"
            for left in (partial, aside):
                shutil.rmtree(left, ignore_errors=True)
            partial.mkdir(mode=0o700)
            with self._stream(path, told, f"fetching {name}") as stream:
                manifest = looked_through(stream, partial)
            if (folder / name).exists():
                (folder / name).rename(aside)
            partial.rename(folder / name)
            shutil.rmtree(aside, ignore_errors=True)
        told(1.0, f"fetched {name}")
        return Snapshot(folder / name, manifest)

    def check(self, told: Progress = quiet, *, every_byte: bool = False) -> Sequence[str]:
        """Opens every description and compares the sizes; with `every_byte` all is decrypted and compared."""
        if not self._there(make=False):
            return ()
        problems, paths = [], self._paths()
        for number, path in enumerate(paths):
            told(number / len(paths), f"looking through {path.name}")
            try:
                with self._disk():
                    self._held(path)
                    if every_byte:
                        with self._stream(path, quiet, path.name) as stream:
                            looked_through(stream, None)
            except StoreDamagedError as error:
                problems.append(str(error))
        told(1.0, f"looked through {self.place}")
        return problems

    def thin_out(self, keeping: Keeping) -> Sequence[str]:
        """Takes away what is not kept any more; what cannot be read stays."""
        if not self._there(make=False):
            return ()
        with self._alone(), self._disk():
            found = self.held()
            stays = kept([one.at for one in found], daily=keeping.daily, weekly=keeping.weekly, monthly=keeping.monthly)
            gone = [one for one in found if one.at not in stays]
            for one in gone:
                (self._folder / one.id).unlink(missing_ok=True)
            sync(self._folder)
        return tuple(one.name for one in gone)

    def change_password(self, new: SecretStr) -> None:
        """From now on `new` opens them, by the key of the folder. Archives that were copied elsewhere, and those whose
        folder has lost its key, still open with the old one."""
        if not self._there(make=False):
            return
        with self._alone(), self._disk():
            path = self._folder / KEY
            with contextlib.suppress(StoreError, FileNotFoundError):
                opened(path.read_bytes(), new, self.place)
                return
            identity, _ = self._key()
            write_whole(path, sealed(identity, new))

    def _there(self, *, make: bool) -> bool:
        if self._folder.is_dir() and (self._paths() or (self._folder / KEY).is_file()):
            note(self._known, self.place)
            return True
        if was_there(self._known, self.place) and not self._anew:
            raise vanished(self.place)
        if make:
            with self._disk():
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return make

    def _paths(self) -> list[Path]:
        return sorted(path for path in self._folder.iterdir() if NAME.fullmatch(path.name))

    def _key(self) -> tuple[x25519.Identity, bytes]:
        """The key of this folder and how it is sealed; made where there is no archive yet."""
        path = self._folder / KEY
        if path.is_file():
            content = path.read_bytes()
            return self._identity(content), content
        for archive in reversed(self._paths()):
            content = self._parts(archive).key
            identity = self._identity(content)
            break
        else:
            identity, content = new_key(self._password)
            self._identities[content] = identity
        write_whole(path, content)
        note(self._known, self.place)
        return identity, content

    def _identity(self, content: bytes) -> x25519.Identity:
        if content not in self._identities:
            self._identities[content] = opened(content, self._password, self.place)
        return self._identities[content]

    def _identity_of(self, parts: _Parts) -> x25519.Identity:
        """The folder's key goes first: the one in the archive may be sealed with an older password."""
        path = self._folder / KEY
        try:
            return self._identity(path.read_bytes() if path.is_file() else parts.key)
        except StoreError:
            if not path.is_file() or path.read_bytes() == parts.key:
                raise
            return self._identity(parts.key)

    def _write(self, part: Path, snapshot: Snapshot, identity: x25519.Identity, key: bytes, told: Progress) -> None:
        import pyrage

        manifest = snapshot.manifest
        about = _About(
            name=snapshot.name, at=manifest.at, rows=manifest.rows, files=len(manifest.files), bytes=manifest.bytes
        )
        recipients = [identity.to_public()]
        with open(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            for name, content in ((KEY, key), (ABOUT, pyrage.encrypt(about.model_dump_json().encode(), recipients))):
                file.write(header(name, len(content)) + content + bytes(-len(content) % tarfile.BLOCKSIZE))
            place = file.tell()
            file.write(header(CONTENT, 0))
            begin = file.tell()
            reading = Reading(stream_of(snapshot), _seen(manifest.bytes, told, f"storing {snapshot.name}"))
            writing = Writing(file)
            try:
                pyrage.encrypt_io(reading, writing, recipients)
            except (pyrage.EncryptError, OSError) as error:
                if isinstance(reading.error, NotWholeError):
                    raise StoreError(f"the snapshot {snapshot.name} cannot be read: {reading.error}") from error
                raise reading.error or writing.error or StoreError(f"encrypting failed: {error}") from error
            size = file.tell() - begin
            file.write(bytes(-size % tarfile.BLOCKSIZE) + END)
            file.seek(place)
            file.write(header(CONTENT, size))
            file.flush()
            os.fsync(file.fileno())

    def _held(self, path: Path) -> Held:
        import pyrage

        parts = self._parts(path)
        try:
            about = _About.model_validate_json(pyrage.decrypt(parts.about, [self._identity_of(parts)]))
        except (pyrage.DecryptError, ValidationError) as error:
            raise StoreDamagedError(f"{path.name}: its description cannot be read") from error
        return Held(about.name, path.name, about.at, about.rows, about.files, about.bytes)

    def _parts(self, path: Path) -> _Parts:
        """Raises StoreDamagedError for a file that is cut short or no archive."""
        try:
            with tarfile.open(path, "r:") as tar:
                infos = [tar.next() for _ in range(3)]
                if [one.name if one else "" for one in infos] != [KEY, ABOUT, CONTENT]:
                    raise StoreDamagedError(f"{path.name}: this is no archive of a snapshot")
                key, about, content = (one for one in infos if one is not None)
                whole = content.offset_data + content.size + -content.size % tarfile.BLOCKSIZE + len(END)
                if path.stat().st_size != whole or max(key.size, about.size) > MOST_SMALL:
                    raise StoreDamagedError(f"{path.name}: {path.stat().st_size:,} bytes instead of {whole:,}")
                small = [file.read() for one in (key, about) if (file := tar.extractfile(one)) is not None]
        except tarfile.TarError as error:
            raise StoreDamagedError(f"{path.name}: this is no archive of a snapshot ({error})") from error
        return _Parts(small[0], small[1], content.offset_data, content.size)

    @contextlib.contextmanager
    def _stream(self, path: Path, told: Progress, what: str) -> Iterator[IO[bytes]]:
        """The decrypted tar file of an archive, as it comes. What is wrong with it is StoreDamagedError."""
        parts = self._parts(path)
        identity = self._identity_of(parts)
        reading = Reading(_section(path, parts), _seen(parts.size, told, what))
        receiving, sending = os.pipe()
        wrong: list[str] = []
        thread = threading.Thread(target=_decrypt, args=(reading, sending, identity, wrong), daemon=True)
        thread.start()
        try:
            with os.fdopen(receiving, "rb") as stream:
                yield stream
                while stream.read(1 << 20):
                    pass
        except (NotWholeError, tarfile.TarError, ValidationError) as error:
            thread.join()
            raise StoreDamagedError(f"{path.name}: {(wrong or [str(error)])[0]}") from error
        finally:
            thread.join()
        if wrong:
            raise StoreDamagedError(f"{path.name}: {wrong[0]}")

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time; the lock ends with whoever holds it, and what a killed one left is taken away."""
        with self._disk():
            descriptor = os.open(self._folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for left in self._folder.glob(f"*{PARTIAL}"):
                left.unlink(missing_ok=True)
            yield
        except BlockingIOError as error:
            raise StoreBusyError(f"somebody else works on the archives in {self.place}; try again later") from error
        finally:
            os.close(descriptor)

    @contextlib.contextmanager
    def _disk(self) -> Iterator[None]:
        try:
            yield
        except BlockingIOError:
            raise
        except OSError as error:
            raise failed(self.place, error) from error


def _seen(whole: int, told: Progress, what: str) -> Callable[[int], None]:
    done = 0

    def seen(size: int) -> None:
        nonlocal done
        done += size
        if size > tarfile.BLOCKSIZE:
            told(min(done / max(whole, 1), 1.0), what)

    return seen


def _section(path: Path, parts: _Parts) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(parts.begin)
        left = parts.size
        while left and (block := file.read(min(1 << 20, left))):
            left -= len(block)
            yield block


def _decrypt(reading: Reading, sending: int, identity: x25519.Identity, wrong: list[str]) -> None:
    import pyrage

    with os.fdopen(sending, "wb", buffering=0) as pipe:
        writing = Writing(pipe)
        try:
            pyrage.decrypt_io(reading, writing, [identity])
        except (pyrage.DecryptError, OSError) as error:
            if not isinstance(writing.error, BrokenPipeError):
                wrong.append(f"its bytes have changed ({reading.error or error})")
