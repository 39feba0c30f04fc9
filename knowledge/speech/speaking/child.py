"""The process that speaks: a text per line on its input; how far it is, and the voice note, on its output.

Its arguments are the name of an engine, the models folder, the number of processor cores, and the bytes of memory that
it may hold. The engine is started with the first text. It ends with its input.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledge.children import serve
from knowledge.speech.speaking.engine import ENGINES, Engine, started
from knowledge.speech.speaking.parts import joined, parts_of
from knowledge.speech.speaking.speech import UnspokenError


@dataclass
class Speaker:
    """One engine, once it was needed."""

    name: str
    models: Path
    threads: int
    engine: Engine | None = field(default=None)

    def answer(self, asked: dict[str, str]) -> Iterator[dict[str, Any]]:
        """For `{"text", "language"}`: `{"part", "of"}` after each part, then `{"ogg", "seconds", "voice"}`.

        `{"unspoken", "detail"}` where it cannot be said.
        """
        try:
            yield from self._said(asked["text"], asked["language"])
        except UnspokenError as error:
            yield {"unspoken": error.reason, "detail": error.detail}

    def _said(self, text: str, language: str) -> Iterator[dict[str, Any]]:
        from knowledge.speech.sound import as_opus

        if self.engine is None:
            self.engine = started(self.name, self.models, self.threads)
        parts = parts_of(text)
        sounds, rate = [], 0
        for number, part in enumerate(parts, 1):
            samples, rate = self.engine.say(part.text, language)
            sounds.append((samples, part.pause))
            yield {"part": number, "of": len(parts)}
        whole = joined(sounds, rate)
        if not len(whole):
            raise UnspokenError("nothing")
        yield {
            "ogg": base64.b64encode(as_opus(whole, rate)).decode(),
            "seconds": round(len(whole) / rate, 3),
            "voice": f"{self.name}:{ENGINES[self.name].voices[language]}",
        }


if __name__ == "__main__":
    _, name, models, threads, memory = sys.argv
    serve(Speaker(name, Path(models), int(threads)).answer, memory=int(memory))
