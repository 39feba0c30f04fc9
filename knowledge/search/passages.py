"""The words of search: a chunk that is kept, a passage that is found, and all that a question found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a document as it is kept: some sentences or rows of one section, on one page."""

    text: str
    page: int | None = None
    heading: str = ""
    """The headings above it, outermost first, joined by " > "."""
    place: str = ""
    """The sheet, or the file inside a ZIP or mail, that it stands in."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk that somebody may see, and how well it fits the question."""

    chunk_id: int
    document_id: int
    name: str
    """What the document is called."""
    page: int | None
    heading: str
    text: str
    score: float
    """0 to 1 or somewhat more; only comparable among the passages of one question."""
    place: str = ""
    position: int = 0
    """Which chunk of its document it is, from 0 on."""
    audience: str = ""
    kind: str = ""
    language: str = ""
    coverage: float = 0.0
    """The share of the question's words that stand in it, each counted by its rarity: 0 to 1."""
    title: str = ""
    """What the document calls itself, where that is not its name."""
    cosine: float | None = None
    """How near its embedding is to that of the question; None where it has none yet, or nobody embeds."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a question found."""

    passages: tuple[Passage, ...] = ()
    confidence: float = 0.0
    """How likely it is that the answer stands in the passages: 0 to 1."""
    took: Mapping[str, float] = field(default_factory=dict)
    """Milliseconds of each stage: `embed`, `dense`, `sparse`, `load`, `rank`, and `total`."""
    version: str = ""
    """Changes whenever a document of the asked audiences changes; the caches are keyed by it."""
    vector: bytes | None = None
    """The question's embedding as float32, for the semantic cache; None where nobody embeds."""
    meant: Mapping[str, str] = field(default_factory=dict)
    """Words of the question that stand nowhere, and those of the passages that they are taken for."""
    locked: bool = False
    """Whether there are private documents of the asked audiences that are not read, because their key is locked."""

    @property
    def best(self) -> Passage | None:
        """The first passage."""
        return self.passages[0] if self.passages else None
