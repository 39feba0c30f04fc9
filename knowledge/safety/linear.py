"""The trained weights beside this file, and what they say of a text's features. `make train-rails` writes them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("weights.npz")
DOUBTED, BLOCKED = 0.5, 0.8
"""To these likelihoods training scales every model: few harmless texts reach the first, hardly any the second."""


@dataclass(frozen=True)
class Linear:
    """One logistic regression over hashed features: a weight for each number."""

    weights: NDArray[np.float32]
    bias: float

    @property
    def size(self) -> int:
        return len(self.weights)

    def logit(self, numbers: NDArray[np.int64]) -> float:
        """The log of the odds that a text with these features is what the model looks for."""
        if not len(numbers):
            return self.bias
        return float(self.weights[numbers].sum()) / math.sqrt(len(numbers)) + self.bias


def likelihood(logit: float) -> float:
    """A log of odds as a number from 0 to 1."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, logit))))


@cache
def model(name: str) -> Linear:
    """The model of that name, read once. Raises KeyError for an unknown one, OSError when the file is missing."""
    import numpy as np

    with np.load(WEIGHTS) as kept:
        scale, bias = (float(number) for number in kept[f"{name}.scale"])
        return Linear(kept[name].astype(np.float32) * np.float32(scale), bias)
