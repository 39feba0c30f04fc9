"""The pages that were recognised last: what is no receipt is read once more as a document, and recognised only once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from knowledge.ocr.page import Page

Pages = tuple[Page, ...]

MOST = 40
"""Files, or pages of a PDF, whose text is held: a few megabytes at most."""


class Recalled:
    """Safe for several threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._pages: OrderedDict[tuple[object, ...], Pages] = OrderedDict()
        self._lock = threading.Lock()

    def pages(self, path: Path, number: int | None, engine: object, read: Callable[[], Pages]) -> Pages:
        """What `read` gave for this page of this file (None: for all of it) as long as the file is as it was then.

        Raises what `read` raises, and remembers nothing of it.
        """
        try:
            status = path.stat()
        except OSError:
            return read()
        which = (f"{path}", status.st_ino, status.st_size, status.st_mtime_ns, number, engine)
        with self._lock:
            if which in self._pages:
                self._pages.move_to_end(which)
                return self._pages[which]
        pages = read()
        with self._lock:
            self._pages[which] = pages
            while len(self._pages) > self._most:
                self._pages.popitem(last=False)
        return pages
