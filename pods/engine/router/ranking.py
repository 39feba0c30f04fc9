"""The router itself: trained when it is first asked, from what the pods declare, and remembered on disk."""

from __future__ import annotations

import hashlib
import logging
import threading
from dataclasses import dataclass
from pathlib import Path

from pods.engine.router.examples import Examples
from pods.engine.router.training import ALGORITHM, train
from pods.engine.router.weights import Weights, load_weights

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ranked:
    """One intent and the calibrated probability that it is the one meant."""

    intent: str
    confidence: float


class Router:
    """Says which intent a sentence has. Safe to use from several threads; the first to ask trains for all."""

    def __init__(self, examples: Examples, cache_dir: Path | None) -> None:
        self._examples = examples
        self._cache_dir = cache_dir
        self._weights: Weights | None = None
        self._training = threading.Lock()

    def warm(self) -> None:
        """Loads or trains the weights now (some seconds when nothing is cached) instead of at the first sentence."""
        self._ready()

    def rank(self, text: str, language: str) -> tuple[Ranked, ...]:
        """All intents, likeliest first; the confidences sum to one. A text without words is out of scope by bias."""
        weights = self._ready()
        shares = weights.probabilities(text)
        order = sorted(range(len(shares)), key=lambda number: -shares[number])
        return tuple(Ranked(weights.intents[number], float(shares[number])) for number in order)

    def _ready(self) -> Weights:
        if self._weights is None:
            with self._training:
                if self._weights is None:
                    self._weights = self._load_or_train()
        return self._weights

    def _load_or_train(self) -> Weights:
        if self._cache_dir is None:
            return train(self._examples)
        key = hashlib.sha256(f"{ALGORITHM}\0{self._examples.digest()}".encode()).hexdigest()[:16]
        path = self._cache_dir / f"router-{key}.npz"
        weights = load_weights(path)
        if weights is None:
            weights = train(self._examples)
            weights.save(path)
            for stale in self._cache_dir.glob("router-*.npz"):
                if stale != path:
                    stale.unlink(missing_ok=True)
        return weights


def build_router(examples: Examples, cache_dir: Path | None) -> Router:
    """A router over the examples. Its weights lie in `cache_dir` under a digest of the examples; None keeps no file."""
    return Router(examples, cache_dir)
