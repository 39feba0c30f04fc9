"""How likely it is that a chosen sentence answers the question, from how much of the question it covers and by what."""

from __future__ import annotations

import math
from dataclasses import dataclass

from knowledge.answers.choosing import Choice

ENOUGH = 0.5
"""From this confidence on an answer is given; below it nothing in the papers answers the question."""

_WEIGHTS = (4.0, 4.0, 3.0, 2.0, 5.0)
_SCALE = 0.8
_MIDDLE, _MIDDLE_BY_MEANING = 10.0, 11.4
"""The weights are round numbers. Scale and middles are where the questions on our own papers part best into those with
an answer and those without; search that knows what words mean is surer of itself in either case."""
_SCARCE, _TOO_LITTLE = 0.35, 10.0
"""A sentence that covers less of the question than this speaks of something else, however well its paper fits."""
_FOREIGN = 4.0
"""Search is less sure of papers in another language: a quarter of its confidence there is as much as all of it here."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known beside the sentence itself."""

    found: float
    """How likely search holds it that the answer is there, 0 to 1."""
    by_meaning: bool
    """Search compared meanings, not only words."""
    foreign: bool
    """The sentence is in another language than the question, so its words say little about covering."""


def features(choice: Choice, where: Circumstances) -> tuple[float, ...]:
    """What confidence is computed from, each 0 to 1, in the order of the weights."""
    covered, found = choice.covered, where.found
    if where.foreign and where.by_meaning:
        found = min(1.0, _FOREIGN * found)
        covered = max(covered, found)
    return (covered, 1 - choice.lacking, choice.typed, choice.names, found)


def confidence(choice: Choice, where: Circumstances) -> float:
    """0 to 1, a logistic of the features."""
    values = features(choice, where)
    weighed = sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True))
    weighed -= _TOO_LITTLE * max(0.0, _SCARCE - values[0])
    middle = _MIDDLE_BY_MEANING if where.by_meaning else _MIDDLE
    return 1 / (1 + math.exp(-_SCALE * (weighed - middle)))
