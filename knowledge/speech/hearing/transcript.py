"""What was said in a recording, in the order in which it was said."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence or so. `begin` and `end`: seconds from the start. `sure`: 0 to 1, the mean over its words."""

    begin: float
    end: float
    text: str
    sure: float


@dataclass(frozen=True, slots=True)
class Transcript:
    """`language`: ISO 639-1; `language_sure`: 0 to 1, and 1 where it was given. `seconds`: of the whole recording."""

    text: str
    language: str
    seconds: float
    language_sure: float
    parts: tuple[Part, ...]

    @property
    def sure(self) -> float:
        """How sure the words are, 0 to 1: the mean over the parts by their length."""
        length = sum(len(part.text) for part in self.parts)
        return sum(part.sure * len(part.text) for part in self.parts) / length if length else 0.0
