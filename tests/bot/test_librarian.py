"""The librarian beside everything else: files dropped while the house runs, embeddings, and a kill at any moment."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bot.librarian import Librarian
from knowledge.search import SearchSettings
from skills.documents.commands import AskPapers
from skills.documents.looked import Looked
from skills.engine.means import Progress, silent
from tests.house import House
from tests.knowledge.search.conftest import Shelf, WordEmbedder
from tests.knowledge.search.test_chroma_server import Server
from tests.skills.documents.papers import RULES, documents, folder_of, library_of, pod_of, rows, run, send, watch_of

KEY = "where does the key of the boiler room hang?"


async def until(happens: Callable[[], bool], seconds: float = 30.0) -> None:
    """Waits for something. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not happens():
            await asyncio.sleep(0.05)


async def test_a_dropped_file_is_found_embedded_and_answered_from(house: House) -> None:
    librarian = house.app.librarian
    assert librarian is not None
    librarian._look_every = 0.1
    await librarian.start()
    await until((folder_of(house) / "guests").is_dir)
    (folder_of(house) / "guests" / "rules.txt").write_text(RULES)
    await until(lambda: bool(rows(house, "SELECT 1 FROM chunks")))
    await until(lambda: library_of(house).pending() == 0)
    assert (await run(house, "Gus", AskPapers(KEY, "en"))).key == "papers-answer"


async def test_what_was_sent_is_embedded_and_its_file_follows_who_may_see_it(house: House) -> None:
    librarian = house.app.librarian
    assert librarian is not None
    await librarian.start()
    await send(house, "Anna", RULES, "rules.txt")
    await until(lambda: library_of(house).pending() == 0)
    await house.say("Anna", "keep it private")
    await until(lambda: not (folder_of(house) / "family" / "rules.txt").exists())
    await until(lambda: len(list((folder_of(house) / ".sealed").iterdir())) == 1)
    assert documents(house) == {"rules.txt": "private"}


async def test_a_look_that_fails_is_logged_and_the_next_one_works(house: House) -> None:
    librarian = house.app.librarian
    assert librarian is not None
    librarian._look_every = 0.1
    folder = folder_of(house)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "family").write_text("a file where a folder belongs")
    await librarian.start()
    await asyncio.sleep(0.3)
    (folder / "family").unlink()
    (folder / "family").mkdir()
    (folder / "family" / "rules.txt").write_text(RULES)
    await until(lambda: documents(house) == {"rules.txt": "family"})


class NoFolder:
    """A folder in which nothing happens."""

    def make_folders(self) -> None:
        """There is nothing to make."""

    def look(self, progress: Progress = silent, stop: Callable[[], bool] = lambda: False) -> Looked:
        """There is nothing to see."""
        return Looked()


async def test_an_index_that_was_lost_is_used_again_when_it_is_back(tmp_path: Path) -> None:
    server = Server(tmp_path / "server")
    server.start()
    shelf = Shelf(tmp_path / "house", SearchSettings(chroma_url=server.url), WordEmbedder())
    shelf.add("Gate", "The code of the garden gate is 4471.")
    librarian = Librarian(NoFolder(), shelf.library, told=lambda: None, look_every=0.1, check_again=0.1)
    try:
        await librarian.start()
        await until(lambda: shelf.library.indexed)
        server.stop()
        assert await asyncio.to_thread(shelf.names, "garden gate") == ["Gate"]
        assert not shelf.library.indexed
        server.start()
        await until(lambda: shelf.library.indexed)
        assert await asyncio.to_thread(shelf.names, "garden gate") == ["Gate"]
    finally:
        await librarian.stop()
        server.stop()
        shelf.close()


WORKER = """
import sys, time
from pathlib import Path
from bot.build import build, watch_of
from bot.settings import Settings
folders = {"data_dir": Path(sys.argv[1]), "models_dir": Path(sys.argv[2])}
settings = Settings(**folders, model="none", hearing="off", speaking="off")
app = build(settings)
watch = watch_of(settings, app.pods, app.members, app.clock)
watch.make_folders()
print("ready", flush=True)
while True:
    watch.look()
    watch.library.embed_pending()
    time.sleep(0.01)
"""


async def test_killed_at_any_moment_nothing_is_lost_twice_or_half(house: House, models_dir: Path) -> None:
    data = house.app.settings.data_dir
    family = folder_of(house) / "family"
    family.mkdir(parents=True)
    for number in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", WORKER, str(data), str(models_dir)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        (family / f"rules {number}.txt").write_text(f"{RULES}\nThis is copy number {number}.")
        time.sleep(0.02 + 0.05 * number)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
    watch = watch_of(house)
    watch.look()
    watch.look()
    watch.library.embed_pending()
    names = [row["name"] for row in rows(house, "SELECT name FROM documents ORDER BY name")]
    assert names == [f"rules {number}.txt" for number in range(4)]
    assert rows(house, "SELECT id FROM documents WHERE id NOT IN (SELECT document_id FROM chunks)") == []
    assert library_of(house).pending() == 0
    assert (await run(house, "Mia", AskPapers(KEY, "en"))).key == "papers-answer"
    assert pod_of(house).database.row("PRAGMA integrity_check") == {"integrity_check": "ok"}
