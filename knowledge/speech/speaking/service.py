"""The house's side of speaking: a process for each engine, warm between texts, ended when nothing was said for long."""

from __future__ import annotations

import base64
import re
import threading
from collections.abc import Callable
from pathlib import Path

from knowledge.children import IDLE, Child, python
from knowledge.images.errors import UnreadableFileError
from knowledge.speech.speaking.engine import ENGINES, chosen
from knowledge.speech.speaking.speech import Speech, UnspokenError

SECONDS = 60.0
"""How long loading an engine and saying one part may take."""
WHOLE = 600.0
"""How long saying one text may take."""
CHARACTERS = 8_000
"""The longest text that is said: some nine minutes."""
THREADS = 2

Progress = Callable[[int, int], None]


class LocalMouth:
    """Speaks with the engines of this machine, one text at a time with each. For worker threads; `say` blocks."""

    def __init__(
        self,
        models: Path,
        *,
        wanted: str = "",
        agreed: frozenset[str] = frozenset(),
        threads: int = THREADS,
        idle: float = IDLE,
    ) -> None:
        """`models` holds the model files. `wanted` is the engine to take where it speaks the language.

        `agreed` are the engines whose licence an admin has agreed to (`Known.asks`). `idle`: seconds without a text
        after which the memory is given back. Raises ValueError for an engine that there is not.
        """
        if unknown := {*agreed, *filter(None, [wanted])} - ENGINES.keys():
            raise ValueError(f"there is no voice engine {', '.join(sorted(unknown))}; there are {', '.join(ENGINES)}")
        self._models = models.absolute()
        self._wanted = wanted
        self._agreed = agreed
        self._threads = threads
        self._idle = idle
        self._lock = threading.Lock()
        self._children: dict[str, Child] = {}

    def say(self, text: str, language: str, *, progress: Progress = lambda part, of: None) -> Speech:
        """A text that is written as it is said as a voice note. `progress` is told which part of how many is said.

        Raises UnspokenError.
        """
        if not re.search(r"\w", text):
            raise UnspokenError("nothing")
        if len(text) > CHARACTERS:
            raise UnspokenError("too-long", str(CHARACTERS))
        child = self._child(chosen(language, self._models, self._agreed, self._wanted))
        speech: Speech | None = None
        try:
            for said in child.ask({"text": text, "language": language}):
                if "part" in said:
                    progress(said["part"], said["of"])
                elif "ogg" in said:
                    speech = Speech(base64.b64decode(said["ogg"]), said["seconds"], said["voice"])
                else:
                    raise UnspokenError(said["unspoken"], said["detail"])
        except UnreadableFileError as error:
            raise UnspokenError("timeout" if error.reason == "timeout" else "broken", error.detail) from error
        if speech is None:
            raise UnspokenError("broken")
        return speech

    def engine(self, language: str) -> str:
        """The engine that says this language. Raises UnspokenError where none can."""
        return chosen(language, self._models, self._agreed, self._wanted)

    @property
    def pids(self) -> dict[str, int]:
        """The processes that run, by engine."""
        running = {name: child.pid for name, child in self._children.items()}
        return {name: pid for name, pid in running.items() if pid is not None}

    def end(self) -> None:
        """Ends the processes; the next text starts one again."""
        for child in self._children.values():
            child.end()

    def _child(self, name: str) -> Child:
        with self._lock:
            if name not in self._children:
                arguments = (name, str(self._models), str(self._threads), str(ENGINES[name].memory))
                self._children[name] = Child(
                    (*python("knowledge.speech.speaking.child"), *arguments),
                    seconds=SECONDS,
                    whole=WHOLE,
                    idle=self._idle,
                )
            return self._children[name]
