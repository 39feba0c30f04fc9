"""A house whose router takes certain words for several things, so that it is honestly unsure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from pods.engine.router import Router
from pods.engine.router.features import features
from pods.engine.router.weights import Weights
from pods.engine.understanding import Reader
from tests.house import House

SAID = "zorro business"
"""Words that no pod's examples hold."""

FILL = {
    "planner.event_create": ("put the dentist in the calendar", "concert in the calendar please"),
    "family.list_add": ("we need milk", "put eggs on the shopping list"),
}
"""Something clear for some intents, so that the words alone do not settle everything."""

CLEAR = 12.0
"""The logit of words that were learnt; what was not learnt has 0."""


def make_unsure(house: House, *intents: str, said: str = SAID) -> None:
    """From now on, `said` may have each of the intents exactly as likely as the others."""
    learnt = {said: intents, **{text: (intent,) for intent, texts in FILL.items() for text in texts}}
    weights = weights_of(learnt)
    house.app.assistant.reader = Reader(Router(lambda: weights))


def weights_of(learnt: Mapping[str, Sequence[str]]) -> Weights:
    """Weights by which each text has just its intents, all alike; written down rather than trained, because training on
    words that contradict each other comes out differently on each kind of processor.
    """
    intents = tuple(dict.fromkeys(intent for meant in learnt.values() for intent in meant))
    rows: dict[int, np.ndarray] = defaultdict(lambda: np.zeros(len(intents)))
    for text, meant in learnt.items():
        hashes, values = features(text)
        length = sum(value * value for value in values)
        for feature, value in zip(hashes, values, strict=True):
            for intent in meant:
                rows[feature][intents.index(intent)] += CLEAR * value / length
    vocabulary = np.array(sorted(rows), dtype=np.uint32)
    matrix = np.array([rows[feature] for feature in vocabulary])
    scale = np.full(len(intents), np.abs(matrix).max() / 127, dtype=np.float32)
    bias = np.zeros(len(intents), dtype=np.float32)
    return Weights(intents, vocabulary, np.rint(matrix / scale).astype(np.int8), scale, bias, temperature=1.0)
