"""Speech engines whose recordings are text files: what is heard in one is what is written in it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.speech.hearing import Part, Progress, Transcript, UnheardError
from knowledge.speech.hearing.ear import unwatched
from knowledge.speech.speaking import Speech, UnspokenError

SILENCE = "(silence)"


@dataclass
class ScriptedEar:
    """Hears the text of a file, as `language`; SILENCE as silence. While `held` is clear, hearing does not end."""

    language: str = "en"
    seconds: float = 4.0
    asked: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    """File, languages and words of everything that was asked, in order."""
    held: threading.Event = field(default_factory=threading.Event)
    ended: bool = False

    def __post_init__(self) -> None:
        self.held.set()

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
        self.asked.append((path.name, tuple(among), tuple(words)))
        self.held.wait(10)
        text = path.read_text(encoding="utf-8")
        if text == SILENCE:
            raise UnheardError("silence")
        part = Part(0.0, self.seconds, text, 0.9)
        return Transcript(text, language or self.language, self.seconds, 0.9, (part,))

    def warm(self) -> None:
        """Is always warm."""

    def end(self) -> None:
        """Notes it."""
        self.ended = True


@dataclass
class ScriptedMouth:
    """Says a text as its bytes; what is `failing` is why it cannot."""

    failing: UnspokenError | None = None
    said: list[tuple[str, str]] = field(default_factory=list)
    """Text and language of everything that was said."""
    ended: bool = False

    def say(self, text: str, language: str) -> Speech:
        """See `Mouth.say`."""
        if self.failing is not None:
            raise self.failing
        self.said.append((text, language))
        return Speech(text.encode(), 1.5, "scripted:voice")

    def end(self) -> None:
        """Notes it."""
        self.ended = True
