"""The house's side of hearing: transcripts from a process of its own, which is kept warm and ended when idle."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from knowledge.children import IDLE, Child, python
from knowledge.images.errors import UnreadableFileError
from knowledge.speech.errors import Reason, UnheardError
from knowledge.speech.hearing.ear import Progress, unwatched
from knowledge.speech.hearing.transcript import Part, Transcript
from knowledge.speech.sound import Limits, check_size

SECONDS = 120.0
"""How long the next part of a transcript may be waited for: half a minute of sound, or loading the model."""
FILES = ("model.bin", "config.json", "tokenizer.json")
"""What has to lie in the folder of a model; the engine would otherwise look for it elsewhere."""
ASIDE = 1024**3
"""Bytes beside those of the model: libraries, the sound, what is computed. A note needs about 0.4 GB with the base
model; the process is only stopped far above that."""
ON_GPU = 32 * 1024**3
"""The driver reserves addresses for all of the card's memory."""

_REASONS: dict[str, Reason] = {"truncated": "damaged", "timeout": "timeout", "too-large": "too-large"}


@dataclass(frozen=True, slots=True)
class WhisperModel:
    """A folder with a Whisper model for CTranslate2, and how it is run. `threads`: 0 for a thread a core, 4 at most."""

    folder: Path
    device: Literal["cpu", "cuda"] = "cpu"
    compute: str = ""
    threads: int = 0
    beam: int = 5

    @property
    def how(self) -> str:
        """How numbers are held: as said, int8 on the processor, float16 on a graphics card."""
        return self.compute or ("int8" if self.device == "cpu" else "float16")

    @property
    def memory(self) -> int:
        """Bytes the process may hold at most; float16 files are turned into other numbers while they are loaded."""
        if self.device == "cuda":
            return ON_GPU
        model = self.folder / FILES[0]
        return ASIDE + 4 * (model.stat().st_size if model.is_file() else 0)


@dataclass
class _Lines:
    """The answer of the process, as it comes."""

    parts: list[Part] = field(default_factory=list)
    end: dict[str, Any] = field(default_factory=dict)

    def take(self, lines: Iterator[dict[str, Any]], progress: Progress) -> None:
        for said in lines:
            if "text" in said:
                self.parts.append(Part(said["begin"], said["end"], said["text"], said["sure"]))
            elif "heard" in said:
                progress(said["heard"], said["seconds"])
            else:
                self.end = said


class Whisper:
    """faster-whisper in a process of its own: an `Ear`."""

    def __init__(
        self,
        model: WhisperModel,
        *,
        limits: Limits | None = None,
        seconds: float = SECONDS,
        idle: float = IDLE,
        program: Sequence[str] = (),
    ) -> None:
        """`idle`: seconds without a recording after which the process ends. `program`: another command line for it."""
        self._model = model
        self._limits = limits or Limits()
        self._seconds = seconds
        self._idle = idle
        self._program = tuple(program)
        self._lock = threading.Lock()
        self._made: Child | None = None

    def hear(
        self,
        path: Path,
        *,
        language: str | None = None,
        among: Sequence[str] = (),
        words: Sequence[str] = (),
        progress: Progress = unwatched,
    ) -> Transcript:
        """See `Ear.hear`."""
        check_size(path, self._limits)
        asked = {"path": str(path.absolute()), "language": language, "among": list(among), "words": list(words)}
        lines = self._asked({**asked, "bytes": self._limits.bytes, "seconds": self._limits.seconds}, progress)
        text = " ".join(part.text for part in lines.parts)
        said = lines.end
        return Transcript(text, said["language"], said["long"], said["language_sure"], tuple(lines.parts))

    def warm(self) -> None:
        """See `Ear.warm`."""
        self._asked({}, unwatched)

    def end(self) -> None:
        """Ends the process; the next recording starts another."""
        if self._made is not None:
            self._made.end()

    @property
    def running(self) -> bool:
        """Whether the process runs."""
        return self._made is not None and self._made.running

    @property
    def pid(self) -> int | None:
        """The id of the process; None where none runs."""
        return self._made.pid if self._made is not None else None

    def _asked(self, message: dict[str, Any], progress: Progress) -> _Lines:
        model = self._model
        how = {"device": model.device, "compute": model.how, "threads": model.threads, "beam": model.beam}
        lines = _Lines()
        try:
            lines.take(self._child().ask({"model": str(model.folder.absolute()), **how, **message}), progress)
        except UnreadableFileError as error:
            raise UnheardError(_REASONS.get(error.reason, "damaged"), error.detail) from error
        if "unheard" in lines.end:
            raise UnheardError(lines.end["unheard"], lines.end["detail"])
        return lines

    def _child(self) -> Child:
        """The process's owner. Raises UnheardError: no-engine, no-model."""
        with self._lock:
            if self._made is None:
                if not self._program:
                    self._check()
                program = self._program or (*python("knowledge.speech.hearing.child"), str(self._model.memory))
                self._made = Child(program, seconds=self._seconds, idle=self._idle)
            return self._made

    def _check(self) -> None:
        if find_spec("faster_whisper") is None:
            raise UnheardError("no-engine", "pip install 'inglenook[speech]'")
        if not all((self._model.folder / name).is_file() for name in FILES):
            raise UnheardError("no-model", str(self._model.folder))
