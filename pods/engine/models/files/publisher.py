"""Fetches a model file from its publisher's address over HTTP, continuing where an earlier attempt
stopped.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import httpx

from pods.engine.models.errors import DownloadFailed, PullStopped
from pods.engine.models.files.manifest import ModelFile
from pods.engine.models.files.partial import PartialFile
from pods.engine.models.files.verify import CHUNK

ATTEMPTS = 3
PIECES_PER_PART = 16
_TIMEOUT = httpx.Timeout(30.0)


def join_download(
    file: ModelFile,
    url: str,
    partial: PartialFile,
    *,
    progress: Callable[[int, int], None],
    stopped: Callable[[], bool],
    pause: Callable[[float], None],
) -> None:
    """Append what is missing of a file by range requests; a server without ranges is read from the beginning.

    Three attempts, `pause` seconds between; an attempt that brought new bytes does not count. Raises
    DownloadFailed and PullStopped.
    """
    failures = 0
    while partial.size < file.bytes:
        before = partial.size
        try:
            _continue(file, url, partial, progress, stopped)
        except httpx.HTTPError as error:
            failures = failures + 1 if partial.size <= before else 1
            if failures >= ATTEMPTS:
                raise DownloadFailed(url, f"{error or type(error).__name__} ({ATTEMPTS} attempts)") from error
            pause(2.0**failures)


def _continue(
    file: ModelFile,
    url: str,
    partial: PartialFile,
    progress: Callable[[int, int], None],
    stopped: Callable[[], bool],
) -> None:
    headers = {"Range": f"bytes={partial.size}-"} if partial.size else {}
    with httpx.stream("GET", url, headers=headers, timeout=_TIMEOUT, follow_redirects=True) as response:
        response.raise_for_status()
        if partial.size and response.status_code != httpx.codes.PARTIAL_CONTENT:
            partial.restart()
        pieces = _checked(response.iter_bytes(CHUNK), file, partial.size, stopped)
        for first in pieces:
            partial.append(itertools.chain((first,), itertools.islice(pieces, PIECES_PER_PART - 1)))
            progress(partial.size, file.bytes)
    if partial.size < file.bytes:
        raise httpx.RemoteProtocolError(f"the answer ended at {partial.size} of {file.bytes} bytes")


def _checked(pieces: Iterator[bytes], file: ModelFile, size: int, stopped: Callable[[], bool]) -> Iterator[bytes]:
    """Pass pieces on while they are wanted; a server that sends more than the file's size is cut off."""
    for piece in pieces:
        if stopped():
            raise PullStopped(file.name)
        size += len(piece)
        if size > file.bytes:
            raise DownloadFailed(file.name, f"the server sends more than the {file.bytes} bytes of the file")
        yield piece
