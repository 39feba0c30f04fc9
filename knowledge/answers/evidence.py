"""How likely it is that a chosen sentence answers the question, from how much of the question it covers and by what."""

from __future__ import annotations

import math

from knowledge.answers.choosing import Choice

ENOUGH = 0.5
"""From this confidence on an answer is given; below it nothing in the papers answers the question."""

_UNKNOWN_NEARNESS = 0.5
_WEIGHTS = (3.0, 4.3, 2.8, 3.5, 2.0, 6.0, 1.0)
_SCALE, _BIAS = 0.8, -13.5
"""The weights are round numbers. Scale and bias put the middle where the questions on our own papers in
`tests/knowledge/answers/papers` part best into those with an answer and those without."""


def features(choice: Choice, found: float, cosine: float | None) -> tuple[float, ...]:
    """What confidence is computed from, each 0 to 1, in the order of the weights.

    `found` is what search thinks of all passages; `cosine` the nearness in meaning of the chosen one, of which those
    of our embeddings lie between 0.75 and 0.95.
    """
    near = _UNKNOWN_NEARNESS if cosine is None else min(1.0, max(0.0, (cosine - 0.75) / 0.2))
    return (choice.own, choice.covered, 1 - choice.lacking, choice.typed, choice.names, near, found)


def confidence(choice: Choice, found: float, cosine: float | None) -> float:
    """0 to 1; a logistic of the features."""
    values = features(choice, found, cosine)
    weighed = sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True))
    return 1 / (1 + math.exp(-_SCALE * (weighed + _BIAS)))
