"""The reading service: what crosses the wire, whom it lets in, and what becomes of a house that does not reach it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from bot.cli.ocr import check_settings, serve
from bot.hub.server import HubServer
from bot.ocr.app import Read, ReadingService
from bot.offline import hosts_of
from bot.settings import Settings
from knowledge.documents import read_documents
from knowledge.images.errors import UnreadableFileError
from knowledge.ocr import Page, TextLine, read_pages
from knowledge.ocr.elsewhere import Elsewhere
from skills.engine.errors import ConfigurationError
from tests.knowledge.documents.making import picture

TOKEN = "a secret of the house"
LINE = TextLine("Bäcker Huber 4,20 €", ((1.5, 2.0), (90.0, 2.0), (90.0, 14.5), (1.5, 14.5)), 0.97)
PAGES = (Page((LINE,), 120, 40), Page((), 10, 20))


@contextmanager
def serving(read: Read, *, token: str = "", waiting: int = 8, most_bytes: int = 10**6) -> Iterator[str]:
    """The address of a service that reads so, which ends with the block."""
    service = ReadingService(read, "scripted", "0", waiting=waiting)
    server = HubServer(service.app(token, most_bytes), "127.0.0.1", 0)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(server.start(), loop).result(10)
    try:
        yield server.url
    finally:
        asyncio.run_coroutine_threadsafe(server.stop(), loop).result(10)
        service.close()
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


def kept(folder: Path, content: bytes = b"a picture", name: str = "beleg.png") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_what_is_read_crosses_the_wire(tmp_path: Path) -> None:
    seen: list[bytes] = []

    def read(path: Path) -> tuple[Page, ...]:
        seen.append(path.read_bytes())
        return PAGES

    with serving(read, token=TOKEN) as address:
        assert read_pages([kept(tmp_path)], Elsewhere(address, TOKEN)) == PAGES
        assert httpx.get(f"{address}/v1/health").json() == {"status": "ok", "version": "0", "engine": "scripted"}
    assert seen == [b"a picture"]


def test_why_a_file_cannot_be_read_crosses_the_wire(tmp_path: Path) -> None:
    def read(path: Path) -> tuple[Page, ...]:
        raise UnreadableFileError("locked", "beleg")

    with serving(read) as address, pytest.raises(UnreadableFileError) as caught:
        Elsewhere(address).read(kept(tmp_path))
    assert (caught.value.reason, caught.value.detail) == ("locked", "beleg")


def test_only_who_has_the_token_is_answered_and_pages_in_browsers_are_not(tmp_path: Path) -> None:
    with serving(lambda path: PAGES, token=TOKEN) as address:
        with pytest.raises(UnreadableFileError) as caught:
            Elsewhere(address, "another").read(kept(tmp_path))
        assert caught.value.reason == "unreachable"
        refused = httpx.post(f"{address}/v1/read", files={"file": b"x"})
        assert refused.status_code == 401
        assert "INGLE_OCR_TOKEN" in refused.json()["error"]
        assert httpx.get(f"{address}/v1/health", headers={"Origin": "http://evil"}).status_code == 403


def test_what_is_too_large_or_no_file_is_refused(tmp_path: Path) -> None:
    with serving(lambda path: PAGES, most_bytes=1000) as address:
        assert httpx.post(f"{address}/v1/read", files={"file": b"x" * 200_000}).status_code == 413
        assert httpx.post(f"{address}/v1/read", data={"text": "x"}).status_code == 400


def test_a_full_queue_is_asked_again(tmp_path: Path) -> None:
    """One reads, one waits, the third is sent away and comes again."""
    may, began = threading.Event(), threading.Event()

    def read(path: Path) -> tuple[Page, ...]:
        began.set()
        may.wait(10)
        return PAGES

    with serving(read, waiting=0) as address, ThreadPoolExecutor(2) as threads:
        first = threads.submit(Elsewhere(address).read, kept(tmp_path))
        assert began.wait(10)
        assert httpx.post(f"{address}/v1/read", files={"file": b"x"}).status_code == 503
        ready = httpx.get(f"{address}/health/ready")
        assert (ready.status_code, ready.json()["reason"]) == (503, "more wait to be read than it takes")
        second = threads.submit(Elsewhere(address).read, kept(tmp_path, name="b.png"))
        may.set()
        assert first.result(10) == second.result(10) == PAGES


def test_a_service_that_is_gone_is_told_kindly_and_not_remembered(tmp_path: Path) -> None:
    with serving(lambda path: PAGES) as address:
        pass
    path = kept(tmp_path, picture(["Bäcker"], "PNG"))
    gone = Elsewhere(address)
    for _ in range(2):
        with pytest.raises(UnreadableFileError) as caught:
            read_documents(path, path.name, ocr_engine=gone)
        assert caught.value.reason == "unreachable"


def test_an_answer_that_is_none_of_ours_is_no_text(tmp_path: Path) -> None:
    with serving(lambda path: None) as address, pytest.raises(UnreadableFileError) as caught:  # type: ignore[arg-type,return-value]
        Elsewhere(address).read(kept(tmp_path))
    assert caught.value.reason == "unreachable"


def test_the_setting_takes_an_engine_or_an_address_and_hides_the_secret() -> None:
    settings = Settings(ocr="http://ocr:8423", ocr_token=TOKEN)
    assert settings.of_ocr == Elsewhere("http://ocr:8423", TOKEN)
    assert TOKEN not in repr(settings.of_ocr)
    assert hosts_of(settings) == ["ocr"]
    assert Settings().of_ocr == "rapidocr"
    with pytest.raises(ValueError, match="ocr"):
        Settings(ocr="guess")


def test_a_service_that_could_not_work_does_not_start() -> None:
    with pytest.raises(ConfigurationError, match="INGLE_OCR_TOKEN"):
        check_settings(Settings(), "0.0.0.0")
    with pytest.raises(ConfigurationError, match="reads itself"):
        check_settings(Settings(ocr="http://ocr:8423"), "127.0.0.1")
    assert "INGLE_OCR" in CliRunner().invoke(serve, ["--help"]).output
