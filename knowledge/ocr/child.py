"""The process that reads: a file's path and an engine's name per line on its input, what was read on its output.

It is apart from the house so that a picture made to break a decoder, a crash of the engine or its memory cost one
answer at most. It ends with its input.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from knowledge.images.errors import UnreadableFileError
from knowledge.ocr.engine import Engine, started
from knowledge.ocr.page import Page

MEMORY = 2 * 1024**3
"""Bytes the process may hold at most."""
THREADS = 4
NICE = 5


def answers() -> None:
    """Answers each line `{"path", "engine"}` until the input ends: a line for each page, then `{}`, or why there
    is none (`{"reason", "detail"}`)."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    _limit()
    engines: dict[str, Engine] = {}
    for line in sys.stdin:
        for answer in _answers(json.loads(line), engines):
            out.write(json.dumps(answer, ensure_ascii=False) + "\n")
            out.flush()


def _answers(asked: dict[str, str], engines: dict[str, Engine]) -> Iterator[dict[str, Any]]:
    name = asked["engine"]
    try:
        if name not in engines:
            engines.clear()
            engines[name] = started(name, min(THREADS, _cores()))
        for page in _pages(engines[name], Path(asked["path"])):
            yield asdict(page)
    except UnreadableFileError as error:
        yield {"reason": error.reason, "detail": error.detail}
    except MemoryError:
        yield {"reason": "too-large", "detail": "memory"}
    else:
        yield {}


def _pages(engine: Engine, path: Path) -> Iterator[Page]:
    import numpy as np

    from knowledge.images.opening import open_pictures
    from knowledge.ocr.reading import read

    for picture in open_pictures(path):
        pixels = np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])
        picture.close()
        yield read(engine, pixels)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _limit() -> None:
    """Leaves the processor to the house first and, where the system can see to it, holds no more than `MEMORY`."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    answers()
