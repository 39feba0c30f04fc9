"""Requests that a child must not be answered: weapons, self-harm, drugs, sex, hate, crime against persons.

A small classifier in five languages. What only sounds dangerous is meant to pass: "kill the lights", "how do I kill
weeds", questions about history, prevention and help. The score says nothing of who asked: what follows is policy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.safety.features import features
from knowledge.safety.linear import BLOCKED, DOUBTED, Linear, likelihood, model
from knowledge.safety.texts import plain, readings, sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK, GREY = BLOCKED, DOUBTED
"""From the first score on a request counts as unsafe, from the second on it is unsure."""
MODEL = "unsafe"
LONGEST = 8_000
_PIECE = 200


def unsafe(text: str) -> float:
    """How likely it is (0 to 1) that a text asks for something that a child must not be helped with."""
    return likelihood(unsafe_logit(text[:LONGEST], model(MODEL)))


def numbers(text: str, size: int) -> NDArray[np.int64]:
    """The features by which a request is judged."""
    return features(plain(text), (), size)


def unsafe_logit(text: str, of: Linear) -> float:
    """The log of odds, by that model, of a text, of what it may also say, and of each sentence of a longer one."""
    parts = [text, *readings(text)]
    if len(text) > _PIECE:
        parts += [text[start:end] for start, end in sentences(text)]
    return max(of.logit(numbers(part, of.size)) for part in parts)
