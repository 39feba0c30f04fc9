"""A text in the parts that an engine says at once, and the pauses between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 240
"""Characters of a part: about fifteen seconds, within what every engine takes."""
AFTER_LINE, AFTER_SENTENCE, AFTER_CLAUSE = 0.45, 0.3, 0.15
QUIET = 0.01
"""Below this a sample is silence."""
LOUD, LOUDEST = 0.1, 0.95
"""The level (root mean square) of what is not silence, for every voice the same, and the highest sample."""
MARGIN = 0.02
"""Seconds of it that are left at both ends of a part."""

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”»)]*\s+(?=[\w¿¡„“«\"(])")
_CLAUSES = (re.compile(r"(?<=[;:])\s+"), re.compile(r"(?<=,)\s+"), re.compile(r"\s+"))


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is said in one breath, and the seconds of silence after it."""

    text: str
    pause: float


def parts_of(text: str, longest: int = LONGEST) -> tuple[Part, ...]:
    """Lines and sentences; one of more than `longest` characters is cut where a clause or, if need be, a word ends."""
    found: list[Part] = []
    for line in text.splitlines():
        sentences = [sentence for sentence in _SENTENCE.split(line.strip()) if re.search(r"\w", sentence)]
        for number, sentence in enumerate(sentences, 1):
            pieces = _short(sentence, longest, _CLAUSES)
            found += [Part(piece, AFTER_CLAUSE) for piece in pieces[:-1]]
            found.append(Part(pieces[-1], AFTER_LINE if number == len(sentences) else AFTER_SENTENCE))
    return tuple(found)


def _short(text: str, longest: int, ways: Sequence[re.Pattern[str]]) -> list[str]:
    if len(text) <= longest:
        return [text]
    if not ways:
        return [text[at : at + longest] for at in range(0, len(text), longest)]
    pieces: list[str] = []
    for piece in ways[0].split(text):
        if pieces and len(pieces[-1]) + 1 + len(piece) <= longest:
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return [short for piece in pieces for short in _short(piece, longest, ways[1:])]


def joined(sounds: Sequence[tuple[NDArray[np.float32], float]], rate: int) -> NDArray[np.float32]:
    """Sounds one after the other at one level, each without the silence at its ends and with its own pause after it."""
    import numpy as np

    whole: list[NDArray[np.float32]] = []
    for samples, pause in sounds:
        whole += [_trimmed(samples, rate), np.zeros(round(pause * rate), np.float32)]
    return _levelled(np.concatenate(whole)) if whole else np.zeros(0, np.float32)


def _levelled(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    loud = np.abs(samples[np.abs(samples) > QUIET])
    if not len(loud):
        return samples
    factor = min(LOUD / float(np.sqrt(np.mean(np.square(loud)))), LOUDEST / float(loud.max()))
    return samples * np.float32(factor)


def _trimmed(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    import numpy as np

    loud = np.flatnonzero(np.abs(samples) > QUIET)
    if not len(loud):
        return samples[:0]
    margin = round(MARGIN * rate)
    return samples[max(0, loud[0] - margin) : loud[-1] + margin]
