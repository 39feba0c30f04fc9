"""Abusive language towards somebody: insults, slurs and threats, in five languages.

Swearing at the rain, at oneself or about a film is not abuse, nor is asking what a bad word means or telling that one
was insulted; the classifier learns from both sides.
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
"""From the first score on a text counts as abusive, from the second on it is unsure."""
MODEL = "abuse"
LONGEST = 8_000
_PIECE = 120


def abusive(text: str) -> float:
    """How likely it is (0 to 1) that a text insults or threatens somebody."""
    return likelihood(abuse_logit(text[:LONGEST], model(MODEL)))


def numbers(text: str, size: int) -> NDArray[np.int64]:
    """The features by which a text is judged."""
    return features(plain(text), (), size)


def abuse_logit(text: str, of: Linear) -> float:
    """The log of odds, by that model, of a text, of what it may also say, and of each sentence of a longer one."""
    parts = [text, *readings(text)]
    if len(text) > _PIECE:
        parts += [text[start:end] for start, end in sentences(text)]
    return max(of.logit(numbers(part, of.size)) for part in parts)
