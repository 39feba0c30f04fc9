"""The one place that says how much of a card's memory a model takes.

    need(m) = weights + context * parallel * cache_bytes + cards * graph [+ cards * one layer, on several cards]

Ollama reserves the cache of a model for its whole context, once for each request it takes at a time
(OLLAMA_CONTEXT_LENGTH, or `num_ctx`, times OLLAMA_NUM_PARALLEL), when it loads the model. A model on several cards is
cut between layers, so that each card may have to leave up to one layer's room empty, and has buffers of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from pods.engine.models.placement.catalogue import Candidate

MIB = 1024 * 1024
RESERVED_MIB = 512
"""MiB of each card that no model is planned for: the driver, a screen, and what estimates get wrong."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model as a server holds it: with a context of so many tokens, for so many requests at a time."""

    model: Candidate
    context: int
    parallel: int

    @property
    def body(self) -> int:
        """MiB of weights and cache, wherever they lie."""
        cache = self.context * self.parallel * self.model.cache_bytes
        return _mib(self.model.weights + cache)

    @property
    def least(self) -> int:
        """MiB that a card needs at least to take part in a model that is spread: its buffers and one layer."""
        return self.model.graph_mib + -(-self.body // self.model.layers)

    def need(self, cards: int = 1) -> int:
        """MiB on so many cards together."""
        if cards == 1:
            return self.body + self.model.graph_mib
        return self.body + cards * self.least

    def fewest(self, rooms: tuple[int, ...]) -> int | None:
        """On how many cards with these rooms (MiB) it can lie, at least; None where all together do not hold it."""
        largest = sorted(rooms, reverse=True)
        for cards in range(1, len(largest) + 1):
            together = largest[:cards]
            if sum(together) >= self.need(cards) and (cards == 1 or together[-1] >= self.least):
                return cards
        return None


def _mib(count: int) -> int:
    return -(-count // MIB)
