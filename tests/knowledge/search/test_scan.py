"""Scanned vectors are those of the tables, whatever changed, and no other audience's."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.search.scan import Scan, Shelf
from tests.knowledge.search.conftest import Shelf as Documents


def truth(
    documents: Documents, vector: np.ndarray[tuple[int], np.dtype[np.float32]], audience: str
) -> dict[int, float]:
    """The cosines of all vectors that an audience may see, from the tables."""
    rows = documents.database.rows(
        "SELECT v.chunk_id, v.vector FROM vectors v JOIN chunks c ON c.id = v.chunk_id"
        " JOIN documents d ON d.id = c.document_id WHERE d.audience = ?",
        (audience,),
    )
    return {row["chunk_id"]: float(np.frombuffer(row["vector"], np.float32) @ vector) for row in rows}


def test_it_follows_every_change(shelf: Documents) -> None:
    assert shelf.embedder is not None
    vector = shelf.embedder.query("garden").astype(np.float32)
    scan = Scan(shelf.database, "words", len(vector))
    first = shelf.add("One", "A garden.", "A house.")
    second = shelf.add("Two", "A garden gnome.", audience="member:1")

    def agrees() -> None:
        for audience in ("family", "member:1", "guests"):
            found, wanted = scan.nearest(vector, [audience], 10), truth(shelf, vector, audience)
            assert found.keys() == wanted.keys()
            assert all(abs(found[one] - wanted[one]) < 1e-5 for one in wanted)

    agrees()
    shelf.library.embed_pending()
    agrees()
    shelf.database.rows("UPDATE documents SET audience = 'guests' WHERE id = ?", (first,))
    agrees()
    shelf.database.rows("DELETE FROM documents WHERE id = ?", (second,))
    shelf.add("Three", "A tree in the garden.")
    shelf.library.embed_pending()
    agrees()
    shelf.database.rows("DELETE FROM vector_changes")
    shelf.database.rows("DELETE FROM documents WHERE id = ?", (first,))
    shelf.database.rows("DELETE FROM vector_changes")
    agrees()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 90)), max_size=200))
def test_a_shelf_holds_what_was_kept_and_not_dropped(deeds: list[tuple[bool, int]]) -> None:
    numbers = np.random.default_rng(0).normal(size=(91, 8)).astype(np.float32)
    shelf, wanted = Shelf(8), set()
    for keep, one in deeds:
        if keep:
            shelf.keep(one, numbers[one].tobytes())
            wanted.add(one)
        else:
            shelf.drop(one)
            wanted.discard(one)
    found = shelf.nearest(numbers[0], 200)
    assert found.keys() == wanted
    assert all(abs(found[one] - float(numbers[one] @ numbers[0])) < 1e-4 for one in wanted)
