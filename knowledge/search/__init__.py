"""Search over the family's papers: full text and embeddings, fused and ranked, only in what the asker may see."""

from pathlib import Path

from knowledge.search.cache import AnswerCache
from knowledge.search.library import Library
from knowledge.search.passages import Chunk, Found, Passage
from knowledge.search.resealing import Quote, quoting
from knowledge.search.sealing import Keys, Sealing
from knowledge.search.settings import SearchSettings

COMPONENT = "search"
"""What its tables are called among the migrations of a database; they come after those with the table `documents`."""
MIGRATIONS = Path(__file__).parent / "migrations"

__all__ = [
    "COMPONENT",
    "MIGRATIONS",
    "AnswerCache",
    "Chunk",
    "Found",
    "Keys",
    "Library",
    "Passage",
    "Quote",
    "Sealing",
    "SearchSettings",
    "quoting",
]
