"""What an engine of text recognition does; everything else around reading is the same for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from knowledge.images.errors import UnreadableFileError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Engine(Protocol):
    """Finds text and recognises it. Pictures are arrays of height × width × 3 bytes, blue first."""

    def find(self, picture: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Where text stands: an array of count × 4 corners × (x, y) in pixels, clockwise from each top left."""
        ...

    def recognise(self, pieces: Sequence[NDArray[np.uint8]]) -> Sequence[tuple[str, float]]:
        """The characters of each piece, one upright line of text each, and how sure they are (0 to 1)."""
        ...


@dataclass(frozen=True, slots=True)
class Known:
    """Where an engine's class is, the module it needs, and the extra that brings it."""

    place: str
    name: str
    needs: str
    extra: str


ENGINES: Mapping[str, Known] = {
    "rapidocr": Known("knowledge.ocr.rapid", "RapidEngine", "rapidocr", "ocr"),
    "paddle": Known("knowledge.ocr.paddle", "PaddleEngine", "paddleocr", "ocr-paddle"),
}


def known(name: str) -> Known:
    """The engine of that name. Raises ValueError for any other and UnreadableFileError where it is not installed."""
    from importlib.util import find_spec

    if name not in ENGINES:
        raise ValueError(f"there is no engine {name}; there are {', '.join(ENGINES)}")
    engine = ENGINES[name]
    if find_spec(engine.needs) is None:
        raise UnreadableFileError("no-engine", f"pip install 'inglenook[{engine.extra}]'")
    return engine


def started(name: str, threads: int) -> Engine:
    """The engine of that name with its models loaded, working on so many processor cores."""
    from importlib import import_module

    engine = known(name)
    made: Engine = getattr(import_module(engine.place), engine.name)(threads)
    return made
