"""The house's side of reading pictures: pages from a process of its own."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from knowledge.children import IDLE, SECONDS, Child, python
from knowledge.ocr.elsewhere import Elsewhere, read_page
from knowledge.ocr.engine import known
from knowledge.ocr.page import Page
from knowledge.ocr.recalled import Recalled
from knowledge.stages import Stage, stage


class Reader(Child):
    """Reads files in a process of its own, one at a time. For worker threads; all its methods may block."""

    def __init__(self, *, seconds: float = SECONDS, idle: float = IDLE, program: Sequence[str] = ()) -> None:
        """`seconds` are for one page. `program` is the command line of the process instead of the usual one."""
        super().__init__(program or python("knowledge.ocr.child"), seconds=seconds, idle=idle)

    def read(self, path: Path, engine: str) -> tuple[Page, ...]:
        """The pages of one file. Raises UnreadableFileError."""
        return tuple(read_page(said) for said in self.ask({"path": str(path.absolute()), "engine": engine}))


_READER = Reader()
_RECALLED = Recalled()
atexit.register(_READER.end)


def read_pages(paths: Sequence[Path], engine: str | Elsewhere = "rapidocr") -> tuple[Page, ...]:
    """The text of pictures and PDFs: a page for each picture and each page of a PDF, in the order of `paths`.

    Blocks for seconds: call it from a worker thread. Files of several callers wait for each other. A picture without
    text gives a page without lines. `engine` is a name of `knowledge.ocr.engine.ENGINES`, or a service. What was read
    not long ago is not read again. Raises UnreadableFileError for the first file that cannot be read.
    """
    reads = _reads(engine)
    return tuple(page for path in paths for page in _RECALLED.pages(path, None, engine, partial(reads, path)))


def read_drawn(
    path: Path, number: int, draw: Callable[[], Path], engine: str | Elsewhere = "rapidocr"
) -> tuple[Page, ...]:
    """The text of one page of a PDF by the picture that `draw` makes of it, else as `read_pages`."""
    reads = _reads(engine)
    return _RECALLED.pages(path, number, engine, lambda: reads(draw()))


def _reads(engine: str | Elsewhere) -> Callable[[Path], tuple[Page, ...]]:
    if isinstance(engine, Elsewhere):
        reads = engine.read
    else:
        known(engine)
        reads = partial(_READER.read, engine=engine)

    def timed(path: Path) -> tuple[Page, ...]:
        with stage(Stage.OCR):
            return reads(path)

    return timed
