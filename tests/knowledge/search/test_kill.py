"""A kill at any moment of taking in loses nothing that was acknowledged, and search works right after it."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from knowledge.search import Library, SearchSettings
from knowledge.search.chroma import installed
from tests.knowledge.search.conftest import WordEmbedder, open_database
from tests.knowledge.search.ingesting import code_of

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
