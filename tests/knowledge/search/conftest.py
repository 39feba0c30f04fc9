"""A library on a folder of its own, with an embedder that is quick and knows what words mean the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from knowledge.clock import SystemClock
from knowledge.keys import KEY_FILE, Cost, HouseholdKey, Keyring
from knowledge.search import COMPONENT, MIGRATIONS, Chunk, Library, SearchSettings
from knowledge.search.terms import words
from knowledge.store.database import Database, open_household_database

if TYPE_CHECKING:
    from knowledge.search.embedding import Vectors

SHARED, PRIVATE = ("family", "parents", "guests"), ("member:1", "member:2")
AUDIENCES = (*SHARED, *PRIVATE)

DOCUMENTS = """
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  audience TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'text',
  language TEXT
) STRICT;
"""


class WordEmbedder:
    """Vectors are sums of a random direction for each word; words of `same` share one."""

    DIMENSIONS = 64
    middle: float | None = 0.3
    spread = 0.5

    def __init__(self, **same: str) -> None:
        self.name = "words"
        self._same = same
        self.embedded: list[str] = []

    def passages(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        self.embedded += texts
        return np.array([self.query(text) for text in texts], dtype=np.float32)

    def query(self, text: str) -> Vectors:
        import numpy as np

        total = np.full(self.DIMENSIONS, 0.01)
        for word in words(text):
            seed = hashlib.sha256(self._same.get(word, word).encode()).digest()[:4]
            total += np.random.default_rng(int.from_bytes(seed, "big")).normal(size=self.DIMENSIONS)
        return np.asarray(total / np.linalg.norm(total), dtype=np.float32)


class Shelf:
    """A database with documents, and the library over it."""

    def __init__(
        self, folder: Path, settings: SearchSettings, embedder: WordEmbedder | None, *, keys: Keyring | None = None
    ) -> None:
        self.folder = folder
        self.embedder = embedder
        self.keys = keys
        self.database = open_database(folder)
        self.library = Library(self.database, folder, settings, embedder=embedder, keys=keys)

    def add(self, name: str, *texts: str, audience: str = "family", language: str = "en", heading: str = "") -> int:
        """A document of one chunk for each text; its id."""
        with self.database.transaction():
            row = self.database.rows(
                "INSERT INTO documents (name, audience, language) VALUES (?, ?, ?) RETURNING id",
                (self.library.sealing.sealed(name, "documents.name", audience), audience, language),
            )[0]
            self.library.put(row["id"], [Chunk(text, page=1, heading=heading) for text in texts])
        return int(row["id"])

    def names(self, question: str, *audiences: str, language: str = "en") -> list[str]:
        """The names of the documents that a question finds, best first."""
        found = self.library.search(question, audiences or ("family",), language)
        return list(dict.fromkeys(passage.name for passage in found.passages))

    def move(self, document_id: int, audience: str) -> None:
        """Says who may see a document from now on, as the house does."""
        with self.database.transaction():
            self.library.reseal("documents", document_id, audience)
            self.database.rows("UPDATE documents SET audience = ? WHERE id = ?", (audience, document_id))
            self.library.reseal_chunks(document_id)

    def close(self) -> None:
        self.library.close()
        self.database.close()
        if self.keys is not None:
            self.keys._database.close()


def open_keys(folder: Path) -> Keyring:
    """The keys of a household in a folder, opened anew; what a passphrase opens takes no time."""
    database = open_household_database(folder / "household.db")
    return Keyring(database, HouseholdKey(folder / KEY_FILE), SystemClock(), cost=Cost(n=2))


def open_database(folder: Path) -> Database:
    """The database of a shelf, opened anew."""
    migrations = folder / "migrations"
    migrations.mkdir(parents=True, exist_ok=True)
    (migrations / "0001_first.sql").write_text(DOCUMENTS)
    return Database(folder / "knowledge.db", {"documents": migrations, COMPONENT: MIGRATIONS})


MakeShelf = Callable[..., Shelf]


@pytest.fixture
def make_shelf(tmp_path: Path) -> Iterator[MakeShelf]:
    """Opens shelves: `make_shelf(settings, embedder)`, without Chroma unless the settings ask for it."""
    made: list[Shelf] = []

    def make(settings: SearchSettings | None = None, embedder: WordEmbedder | None = None) -> Shelf:
        shelf = Shelf(tmp_path / f"shelf{len(made)}", settings or SearchSettings(chroma=False), embedder)
        made.append(shelf)
        return shelf

    yield make
    for shelf in made:
        shelf.close()


@pytest.fixture
def shelf(make_shelf: MakeShelf) -> Shelf:
    """A shelf with an embedder for which a car and an automobile are the same."""
    return make_shelf(None, WordEmbedder(automobile="car", boiler="heating"))


@pytest.fixture
def sealed(tmp_path: Path) -> Iterator[Shelf]:
    """A shelf on which private documents are sealed."""
    shelf = Shelf(tmp_path, SearchSettings(chroma=False), WordEmbedder(automobile="car"), keys=open_keys(tmp_path))
    yield shelf
    shelf.close()


def fill_rooms(shelf: Shelf) -> None:
    """Sixty chunks of five audiences, embedded."""
    for number in range(30):
        texts = [f"Thing {number} lies in room {number % 7}.", f"Note {number * 13 % 30} of the garden."]
        shelf.add(f"Document {number}", *texts, audience=AUDIENCES[number % 5])
    shelf.library.embed_pending()
