"""The process that reads: a file's path and an engine's name per line on its input, what was read on its output.

It ends with its input.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from knowledge.children import serve
from knowledge.ocr.engine import Engine, started
from knowledge.ocr.page import Page

MEMORY = 2 * 1024**3
"""Bytes the process may hold at most."""
THREADS = 4


def answers(engines: dict[str, Engine], asked: dict[str, str]) -> Iterator[dict[str, Any]]:
    """A line for each page of the file `{"path", "engine"}`; `engines` keeps the one that was started last."""
    name = asked["engine"]
    if name not in engines:
        engines.clear()
        engines[name] = started(name, min(THREADS, _cores()))
    for page in _pages(engines[name], Path(asked["path"])):
        yield asdict(page)


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


if __name__ == "__main__":
    serve(partial(answers, {}), memory=MEMORY)
