"""A real Chroma server on loopback instead of the embedded index: with it, without it in the middle, and hanging."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from knowledge.search import Library, SearchSettings
from knowledge.search.chroma import ASK_SECONDS, ChromaIndex, IndexBrokenError
from knowledge.search.scan import Scan
from tests.knowledge.search.conftest import PRIVATE, SHARED, Shelf, WordEmbedder, fill_rooms

RUN = "import sys; from chromadb.cli.cli import app; sys.argv = ['chroma', *sys.argv[1:]]; app()"


class Server:
    """`chroma run` in a child process, always on the same port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Starts it, and waits until it answers. Raises TimeoutError."""
        asked = ["run", "--path", str(self.folder), "--host", "127.0.0.1", "--port", str(self.port)]
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, *asked], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.05)
        raise TimeoutError

    def say(self, what: signal.Signals) -> None:
        """Sends it a signal."""
        if self.process is not None:
            self.process.send_signal(what)

    def stop(self) -> None:
        """Ends it, at once."""
        if self.process is not None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
            self.process.wait()
            self.process = None


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "server")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def served(tmp_path: Path, server: Server) -> Iterator[Shelf]:
    """Sixty chunks of five audiences, searched by the server."""
    shelf = Shelf(tmp_path / "house", SearchSettings(chroma_url=server.url), WordEmbedder())
    fill_rooms(shelf)
    assert shelf.library.check() == "rebuilt"
    yield shelf
    shelf.close()


def index_of(shelf: Shelf, server: Server, seconds: float = 30.0) -> ChromaIndex:
    """A second door to what the server holds."""
    folder, dimensions = shelf.folder / "chroma", WordEmbedder.DIMENSIONS
    return ChromaIndex(shelf.database, folder, "words", dimensions, server.url, seconds=seconds)


def agrees(shelf: Shelf, server: Server) -> None:
    """Asks the server and the scan the same, for each audience and for three together."""
    assert shelf.embedder is not None
    index = index_of(shelf, server)
    scan = Scan(shelf.database, "words", WordEmbedder.DIMENSIONS)
    index.open()
    assert index.agrees()
    assert index.nearest(shelf.embedder.query("room"), PRIVATE, 5) == {}
    for audiences in (*((one,) for one in SHARED), ("family", "guests")):
        for question in ("room", "garden 7", "thing"):
            vector = shelf.embedder.query(question)
            found, wanted = index.nearest(vector, audiences, 5), scan.nearest(vector, audiences, 5)
            assert list(found.values()) == pytest.approx(list(wanted.values()), abs=1e-4)


def timed(shelf: Shelf, question: str, *audiences: str) -> tuple[list[str], float]:
    """What a question finds, and the seconds that it took."""
    begun = time.monotonic()
    return shelf.names(question, *audiences), time.monotonic() - begun


def test_it_is_searched_by_audience_and_followed(served: Shelf, server: Server) -> None:
    agrees(served, server)
    assert not (served.folder / "chroma").exists()
    secret = served.add("Secret", "The treasure is under the oak.", audience="member:1")
    served.library.embed_pending()
    assert served.names("treasure under the oak", "member:1")[0] == "Secret"
    assert "Secret" not in served.names("treasure under the oak", "family", "parents", "guests", "member:2")
    served.database.rows("UPDATE documents SET audience = 'guests' WHERE id = ?", (secret,))
    served.database.rows("DELETE FROM documents WHERE id = 7")
    served.library.embed_pending()
    assert served.library.indexed
    agrees(served, server)
    again = Library(served.database, served.folder, served.library.settings, embedder=served.embedder)
    assert again.check() == "ok"
    again.close()


def test_gone_in_the_middle_and_back_with_what_it_had(served: Shelf, server: Server) -> None:
    server.stop()
    names, took = timed(served, "thing in room 3", "family", "guests")
    assert names
    assert took < ASK_SECONDS + 1
    assert not served.library.indexed
    served.database.rows("UPDATE documents SET audience = 'member:2' WHERE id % 4 = 0")
    served.database.rows("DELETE FROM documents WHERE id = 9")
    served.add("New", "A new thing in the garden room.", audience="family")
    served.library.embed_pending()
    assert served.names("new thing in the garden room", "family")[0] == "New"
    assert served.library.check() == "broken"
    server.start()
    assert served.library.check() == "ok"
    assert served.library.indexed
    assert served.names("new thing in the garden room", "family")[0] == "New"
    agrees(served, server)


def test_back_with_nothing(served: Shelf, server: Server) -> None:
    server.stop()
    server.folder = server.folder.with_name("another")
    server.start()
    assert served.names("thing in room 3", "family")
    assert served.library.check() == "rebuilt"
    agrees(served, server)


def test_hanging_it_is_not_waited_for(served: Shelf, server: Server) -> None:
    server.say(signal.SIGSTOP)
    names, took = timed(served, "thing in room 3", "family", "guests", "parents")
    assert names
    assert took < ASK_SECONDS + 1
    assert timed(served, "garden 7", "family")[1] < 1
    server.say(signal.SIGCONT)
    assert served.library.check() == "ok"
    agrees(served, server)


def test_it_hangs_while_the_index_follows(served: Shelf, server: Server) -> None:
    index = index_of(served, server, seconds=0.5)
    index.open()
    served.add("New", "A new thing in the garden room.", audience="family")
    served.library.close()
    served.library = Library(served.database, served.folder, SearchSettings(chroma=False), embedder=served.embedder)
    served.database.rows("INSERT INTO vector_changes (chunk_id) SELECT id FROM chunks")
    server.say(signal.SIGSTOP)
    begun = time.monotonic()
    with pytest.raises(IndexBrokenError, match="no answer within"):
        index.follow()
    assert time.monotonic() - begun < 3
    assert index.backlog()
    served.database.rows("UPDATE documents SET audience = 'member:1' WHERE id % 2 = 0")
    server.say(signal.SIGCONT)
    library = Library(served.database, served.folder, SearchSettings(chroma_url=server.url), embedder=served.embedder)
    library.embed_pending()
    assert library.check() == "rebuilt"
    agrees(served, server)
    library.close()


class Proxy(BaseHTTPRequestHandler):
    """What stands before a server that is down."""

    def do_GET(self) -> None:
        self.send_error(502, "Bad gateway")

    do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""


def test_what_is_no_chroma_is_not_believed(served: Shelf, server: Server) -> None:
    server.stop()
    proxy = ThreadingHTTPServer(("127.0.0.1", server.port), Proxy)
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    try:
        assert served.names("thing in room 3", "family")
        assert served.library.check() == "broken"
    finally:
        proxy.shutdown()
        proxy.server_close()
    server.start()
    assert served.library.check() == "ok"
    agrees(served, server)
