"""The Chroma index says what the tables say, is made anew when it is broken, and is never needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.search import Library, SearchSettings
from knowledge.search.chroma import ChromaIndex, IndexBrokenError, installed
from knowledge.search.scan import Scan
from tests.knowledge.search.conftest import PRIVATE, SHARED, Shelf, WordEmbedder, fill_rooms

pytestmark = pytest.mark.skipif(not installed(), reason="chromadb is not installed")


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """Sixty chunks of five audiences, with an index that is open."""
    shelf = Shelf(tmp_path_factory.mktemp("indexed"), SearchSettings(), WordEmbedder())
    fill_rooms(shelf)
    assert shelf.library.check() == "rebuilt"
    yield shelf
    shelf.close()


def index_of(shelf: Shelf) -> ChromaIndex:
    """A second door to the shelf's index."""
    return ChromaIndex(shelf.database, shelf.folder / "chroma", "words", WordEmbedder.DIMENSIONS)


def agrees(shelf: Shelf) -> None:
    """Asks index and scan the same, for each shared audience and for two together; it has nothing that is private.

    All that the index finds lies as near as the scan says. It is a graph that is walked, and may miss a neighbour now
    and then (Malkov and Yashunin 2016): of twenty it has to find nineteen.
    """
    assert shelf.embedder is not None
    index, scan = index_of(shelf), Scan(shelf.database, "words", WordEmbedder.DIMENSIONS)
    index.open()
    wanted_in_all = found_in_all = 0
    assert index.nearest(shelf.embedder.query("room"), PRIVATE, 5) == {}
    for audiences in (*((one,) for one in SHARED), ("family", "guests")):
        for question in ("room", "garden 7", "thing"):
            vector = shelf.embedder.query(question)
            found, wanted = index.nearest(vector, audiences, 5), scan.nearest(vector, audiences, 5)
            every = scan.nearest(vector, audiences, 100_000)
            assert found == {chunk: pytest.approx(every[chunk], abs=1e-4) for chunk in found}
            farthest = min(wanted.values(), default=0.0) - 1e-4
            wanted_in_all += len(wanted)
            found_in_all += sum(near >= farthest for near in found.values())
    assert found_in_all >= 0.95 * wanted_in_all > 0


def test_it_agrees_with_the_scan_and_follows_changes(indexed: Shelf) -> None:
    agrees(indexed)
    indexed.database.rows("UPDATE documents SET audience = 'guests' WHERE id % 3 = 0")
    indexed.database.rows("UPDATE documents SET audience = '' WHERE id = 4")
    indexed.database.rows("DELETE FROM documents WHERE id = 5")
    new = indexed.add("New", "A new thing in the garden room.", audience="member:2")
    assert indexed.names("new thing in the garden room", "member:2")[0] == "New"
    indexed.library.embed_pending()
    assert not indexed.database.rows("SELECT * FROM vector_changes")
    agrees(indexed)
    indexed.database.rows("DELETE FROM documents WHERE id = ?", (new,))


def test_what_it_has_not_followed_is_not_shown_to_the_wrong(indexed: Shelf) -> None:
    secret = indexed.add("Secret", "The treasure is under the oak.", audience="family")
    indexed.library.embed_pending()
    assert indexed.names("treasure under the oak", "family")[0] == "Secret"
    indexed.database.rows("UPDATE documents SET audience = 'member:1' WHERE id = ?", (secret,))
    assert "Secret" not in indexed.names("treasure under the oak", "family")
    assert indexed.names("treasure under the oak", "member:1")[0] == "Secret"


def test_a_sound_index_is_opened_as_it_is(indexed: Shelf) -> None:
    again = Library(indexed.database, indexed.folder, SearchSettings(), embedder=indexed.embedder)
    assert again.check() == "ok"
    again.close()


def test_a_broken_index_is_made_anew(indexed: Shelf) -> None:
    index = index_of(indexed)
    file: Path = index.path / "chroma.sqlite3"
    indexed.library.close()
    file.write_bytes(b"not a database" * 1000)
    assert not index.sound()
    library = Library(indexed.database, indexed.folder, SearchSettings(), embedder=indexed.embedder)
    assert library.search("room 3", ["family"]).passages
    assert library.check() == "rebuilt"
    assert library.search("room 3", ["family"]).passages
    agrees(indexed)
    library.close()


def test_a_server_that_is_away_leaves_the_scan(indexed: Shelf) -> None:
    settings = SearchSettings(chroma_url="http://127.0.0.1:9")
    library = Library(indexed.database, indexed.folder / "away", settings, embedder=indexed.embedder)
    assert library.check() == "broken"
    assert library.search("room 3", ["family"]).passages
    with pytest.raises(IndexBrokenError):
        library.reindex()
    library.close()


def test_every_index_can_be_made_anew(indexed: Shelf) -> None:
    library = Library(indexed.database, indexed.folder, SearchSettings(), embedder=indexed.embedder)
    indexed.database.rows("INSERT INTO chunks_fts (chunks_fts) VALUES ('delete-all')")
    assert not indexed.database.rows("SELECT rowid FROM chunks_fts WHERE chunks_fts MATCH 'garden'")
    told: list[tuple[int, int]] = []
    library.reindex(lambda done, of: told.append((done, of)))
    assert told
    assert told[-1][0] == told[-1][1]
    assert indexed.database.rows("SELECT rowid FROM chunks_fts WHERE chunks_fts MATCH 'garden'")
    agrees(indexed)
    library.close()
