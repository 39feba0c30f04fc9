"""A kill at any moment of taking in loses nothing that was acknowledged, and search works right after it."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from knowledge.search import COMPONENT, MIGRATIONS, Library, SearchSettings
from knowledge.search.chroma import installed
from knowledge.search.terms import terms
from knowledge.store.database import Database
from tests.knowledge.search.conftest import Shelf, WordEmbedder, open_database, open_keys
from tests.knowledge.search.ingesting import ANNA, code_of
from tests.knowledge.search.test_private import lies_in_clear

without_chroma = pytest.mark.skipif(not installed(), reason="chromadb is not installed")
ROOT = Path(__file__).parents[3]


def killed(folder: Path, seconds: float, *options: str) -> list[int]:
    """Takes documents in and kills the process some seconds after the first; gives the acknowledged ones."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.knowledge.search.ingesting", str(folder), *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    timer = threading.Timer(seconds, process.kill)
    timer.start()
    said = first + process.stdout.read()
    process.wait()
    timer.join()
    return [int(line) for line in said.splitlines() if line.strip()]


def lost_after(folder: Path, acknowledged: list[int], *, chroma: bool) -> tuple[list[int], float]:
    """What is not found any more, and the seconds from opening to the first answer."""
    begun = time.perf_counter()
    database = open_database(folder)
    library = Library(database, folder, SearchSettings(chroma=chroma), embedder=WordEmbedder())
    library.search(f"What is {code_of(acknowledged[-1])}?", ["family"])
    spent = time.perf_counter() - begun
    if chroma:
        assert library.check() in ("ok", "rebuilt")
    database.rows("INSERT INTO chunks_fts (chunks_fts) VALUES ('integrity-check')")
    lost = []
    for number in acknowledged:
        passages = library.search(f"What is {code_of(number)}?", ["family"]).passages
        found = number in {passage.document_id for passage in passages}
        if not found or len(library.texts(number, ["family"])) != 10:
            lost.append(number)
    library.close()
    database.close()
    return lost, spent


def test_killed_while_private_papers_come_nothing_is_lost_and_nothing_lies_in_clear(tmp_path: Path) -> None:
    """Every other one was shared first: what lay in clear then is gone when the work was done that the kill cut off."""
    chance = random.Random(7)
    for _ in range(3):
        acknowledged = killed(tmp_path, chance.uniform(0.05, 0.5), "--private")
        assert acknowledged
        sealed_at_once = [code_of(number) for number in acknowledged if number % 2]
        assert lies_in_clear(tmp_path, *sealed_at_once) == []
        shelf = Shelf(tmp_path, SearchSettings(chroma=False), WordEmbedder(), keys=open_keys(tmp_path))
        shelf.library.embed_pending()
        shelf.library.seal_pending()
        assert lies_in_clear(tmp_path, *map(code_of, acknowledged)) == []
        for number in acknowledged:
            found = shelf.library.search(f"What is {code_of(number)}?", [ANNA]).passages
            assert number in {passage.document_id for passage in found}
            assert len(shelf.library.texts(number, [ANNA])) == 10
        shelf.close()


def test_what_an_earlier_version_kept_is_sealed_and_what_it_deleted_is_overwritten(tmp_path: Path) -> None:
    earlier = tmp_path / "earlier"
    earlier.mkdir()
    for name in ("0001_first.sql", "0002_titles_and_terms.sql"):
        shutil.copy(MIGRATIONS / name, earlier / name)
    open_database(tmp_path).close()
    (tmp_path / "knowledge.db").unlink()
    database = Database(tmp_path / "knowledge.db", {"documents": tmp_path / "migrations", COMPONENT: earlier})
    database.rows("PRAGMA secure_delete=OFF")
    for number in range(1, 41):
        text = f"the secret {code_of(number)} is here " * 20
        database.rows("INSERT INTO documents (id, name, audience, language) VALUES (?, 'L', ?, 'en')", (number, ANNA))
        database.rows(
            "INSERT INTO chunks VALUES (?, ?, NULL, '', '', ?, '', ?, ?, 'en', '')",
            (number << 20, number, text, " ".join(terms(text, "en")), f"{number}"),
        )
    database.rows("DELETE FROM documents WHERE id > 20")
    database.close()
    assert len(lies_in_clear(tmp_path, *map(code_of, range(1, 41)))) > 20
    shelf = Shelf(tmp_path, SearchSettings(chroma=False), WordEmbedder(), keys=open_keys(tmp_path))
    assert shelf.library.search(f"What is {code_of(3)}?", [ANNA]).passages[0].document_id == 3
    shelf.library.seal_pending()
    assert lies_in_clear(tmp_path, *map(code_of, range(1, 41))) == []
    assert shelf.library.search(f"What is {code_of(3)}?", [ANNA]).passages[0].document_id == 3
    shelf.close()


def test_old_rows_in_clear_are_sealed_some_at_a_time(tmp_path: Path) -> None:
    before = Shelf(tmp_path, SearchSettings(chroma=False), WordEmbedder())
    for number in range(1, 31):
        texts = [f"The secret {code_of(number)} is here.", *(f"Line {line}." for line in range(9))]
        before.add(f"Letter {code_of(number)}", *texts, audience=ANNA)
    before.library.embed_pending()
    before.close()
    codes = [code_of(number) for number in range(1, 31)]
    assert lies_in_clear(tmp_path, *codes)
    shelf = Shelf(tmp_path, SearchSettings(chroma=False), WordEmbedder(), keys=open_keys(tmp_path))
    stops = iter(range(5))
    done = shelf.library.seal_pending(lambda: next(stops, None) is None)
    assert 0 < done < 330
    assert all(shelf.names(f"What is {code}?", ANNA)[:1] == [f"Letter {code}"] for code in codes)
    assert 0 < shelf.library.seal_pending() <= 330 - done
    assert not shelf.database.rows("SELECT 1 FROM chunks WHERE sealed_for IS NULL")
    assert lies_in_clear(tmp_path, *codes) == []
    assert all(shelf.names(f"What is {code}?", ANNA)[:1] == [f"Letter {code}"] for code in codes)
    assert shelf.library.pending() == 0
    shelf.close()


@pytest.mark.parametrize(
    ("kills", "chroma"),
    [(3, False), pytest.param(2, True, marks=[pytest.mark.slow, without_chroma])],
)
def test_nothing_acknowledged_is_lost(tmp_path: Path, kills: int, chroma: bool) -> None:
    chance = random.Random(5)
    for _ in range(kills):
        acknowledged = killed(tmp_path, chance.uniform(0.02, 0.5), *(["--chroma"] if chroma else []))
        assert acknowledged
        lost, spent = lost_after(tmp_path, acknowledged, chroma=chroma)
        assert not lost
        assert spent < 5
