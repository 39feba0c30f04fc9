"""What an engine that hears can do; the house knows no more of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from knowledge.speech.hearing.transcript import Transcript

Progress = Callable[[float, float], None]
"""Told the seconds of a recording that were heard, and its seconds in all; called from the thread that hears."""


def unwatched(heard: float, seconds: float) -> None:
    """Progress that nobody watches."""


class Ear(Protocol):
    """Hears one recording at a time; others wait. Its methods block: call them from worker threads."""

    def hear(
        self,
        path: Path,
        *,
        language: str | None = None,
        among: Sequence[str] = (),
        words: Sequence[str] = (),
        progress: Progress = unwatched,
    ) -> Transcript:
        """What is said in a recording of any kind.

        `language`: ISO 639-1 where it is known. `among`: otherwise, the languages that are likely, which another has
        to outdo clearly. `words`: names and other words to expect, the most important first; many do not fit.
        Raises UnheardError.
        """
        ...

    def warm(self) -> None:
        """Loads what is needed, so that the next recording is heard at once. Raises UnheardError."""
        ...

    def end(self) -> None:
        """Gives all memory back; the next recording takes it again."""
        ...
