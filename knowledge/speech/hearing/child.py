"""The process that hears: a recording and a model per line on its input, what was said part by part on its output.

It ends with its input. Its one argument is how many bytes it may hold.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from knowledge.children import serve
from knowledge.speech.errors import UnheardError
from knowledge.speech.hearing.engine import Engine
from knowledge.speech.sound import RATE, Limits, read_sound

THREADS = 4


class Hearing:
    """Answers what is asked, with the model that was loaded last."""

    def __init__(self) -> None:
        self._engine: Engine | None = None
        self._loaded: tuple[object, ...] = ()

    def answers(self, asked: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """`{"text", "begin", "end", "sure"}` for each part and `{"heard", "seconds"}` in between, then the rest.

        The last line says the language, or why nothing was heard. Without a path the model is only loaded.
        """
        try:
            yield from self._heard(asked)
        except UnheardError as error:
            yield {"unheard": error.reason, "detail": error.detail}

    def _heard(self, asked: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if "path" not in asked:
            self._with_model(asked).warm()
            return
        samples = read_sound(Path(asked["path"]), Limits(bytes=asked["bytes"], seconds=asked["seconds"]))
        engine = self._with_model(asked)
        heard = engine.hear(samples, asked["language"], asked["among"], asked["words"])
        seconds = len(samples) / RATE
        anything = False
        for part in heard.parts:
            if part.text:
                anything = True
                yield {"text": part.text, "begin": part.begin, "end": part.end, "sure": part.sure}
            yield {"heard": min(part.end, seconds), "seconds": seconds}
        if not anything:
            raise UnheardError("no-speech", "nothing that could be words")
        yield {"language": heard.language, "language_sure": heard.language_sure, "long": seconds}

    def _with_model(self, asked: dict[str, Any]) -> Engine:
        wanted = tuple(asked[name] for name in ("model", "device", "compute", "threads", "beam"))
        if self._engine is None or wanted != self._loaded:
            self._engine = None
            threads = asked["threads"] or min(THREADS, _cores())
            self._engine = Engine(Path(asked["model"]), asked["device"], asked["compute"], threads, asked["beam"])
            self._loaded = wanted
        return self._engine


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


if __name__ == "__main__":
    os.environ["HF_HUB_OFFLINE"] = "1"
    serve(Hearing().answers, memory=int(sys.argv[1]))
