"""Who works on a data folder: many at once, or one alone who puts other files in the place of all."""

from __future__ import annotations

import fcntl
import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from knowledge.store import switching

NAME = ".in-use"


class InUseError(Exception):
    """Somebody works on the folder, so that nobody can have it alone."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"Inglenook runs on {folder}: stop it first.")
        self.folder = folder


class TakenError(Exception):
    """Somebody has the folder alone."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is being restored right now: start again when that is done.")
        self.folder = folder


class Hold:
    """Keeps what others may do with a folder, until it is released or the process ends."""

    def __init__(self) -> None:
        self._descriptors: list[int] = []
        weakref.finalize(self, _close, self._descriptors)

    def take(self, folder: Path, how: int, refused: InUseError | TakenError) -> None:
        """Takes one more folder. Raises `refused`, and OSError."""
        descriptor = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
        self._descriptors.append(descriptor)
        if os.geteuid() == 0:
            owner = folder.stat()
            os.fchown(descriptor, owner.st_uid, owner.st_gid)
        try:
            fcntl.flock(descriptor, how | fcntl.LOCK_NB)
        except BlockingIOError:
            self.release()
            raise refused from None

    def release(self) -> None:
        """Gives it back; twice does no harm."""
        _close(self._descriptors)

    def __enter__(self) -> Hold:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()


def share(data_dir: Path) -> Hold:
    """Says that this process works on a data folder, which must be there. A restore that was killed is settled first.

    Blocking. Raises TakenError while somebody has it alone, and OSError.
    """
    if switching.begun(data_dir):
        with suppress(InUseError), alone(data_dir):
            pass
    hold = Hold()
    hold.take(data_dir, fcntl.LOCK_SH, TakenError(data_dir))
    return hold


def share_pod(data_dir: Path, pod: str) -> Hold:
    """The same for the process of a pod, which may see its own folder alone. Blocking. Raises TakenError, OSError."""
    folder = data_dir / "pods" / pod
    folder.mkdir(parents=True, exist_ok=True)
    hold = share(data_dir)
    hold.take(folder, fcntl.LOCK_SH, TakenError(folder))
    return hold


@contextmanager
def alone(data_dir: Path) -> Iterator[bool]:
    """Has a data folder and those of its pods for itself, and settles what a killed restore left there.

    Gives whether a restore was finished that way. Blocking. Raises InUseError and OSError.
    """
    with Hold() as hold:
        for folder in (data_dir, *sorted(path for path in (data_dir / "pods").glob("*") if path.is_dir())):
            hold.take(folder, fcntl.LOCK_EX, InUseError(data_dir))
        yield switching.settle(data_dir) if switching.begun(data_dir) else False


def _close(descriptors: list[int]) -> None:
    while descriptors:
        os.close(descriptors.pop())
