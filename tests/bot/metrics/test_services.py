"""Figures of services of their own: a pod, and the reading service, each asked over HTTP."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from bot.building.watching import with_figures
from bot.hub.server import HubServer
from bot.metrics.services import ServiceFigures
from bot.ocr.app import ReadingService
from bot.settings import Settings
from knowledge.images.errors import UnreadableFileError
from knowledge.ocr.page import Page
from knowledge.stages import Stage, stage
from tests.bot.metrics.test_metrics import figures_of, scraped
from tests.elsewhere import PodProcess

TOKEN = "a secret of the house"


def reads(path: Path) -> tuple[Page, ...]:
    """Stands for the engine, in the stage that it has in `knowledge.ocr.service`."""
    with stage(Stage.OCR):
        if path.read_bytes() == b"blank":
            raise UnreadableFileError("truncated", "it is blank")
        return (Page((), 10, 10),)


async def test_the_reading_service_counts_its_calls_and_asks_nobody_for_a_token() -> None:
    service = ReadingService(reads, "rapidocr", "1")
    app = with_figures(service.app(TOKEN), Settings(metrics_port=1), "ocr", "/v1/read")
    assert isinstance(app, ServiceFigures)
    server = HubServer(app, "127.0.0.1", 0)
    await server.start()
    try:
        async with httpx.AsyncClient(base_url=server.url, trust_env=False) as client:
            known = {"Authorization": f"Bearer {TOKEN}"}
            for content in (b"a page", b"blank"):
                await client.post("/v1/read", headers=known, files={"file": ("name-of-a-child.png", content)})
            assert (await client.post("/v1/read", files={"file": ("x", b"y")})).status_code == 401
            assert (await client.get("/v1/nothing", headers=known)).status_code == 404
            assert (await client.post("/metrics")).status_code == 401, "only looking is open"
        text, figures = await scraped(server.url)
    finally:
        await server.stop()
        service.close()
        app.end()
    assert figures["inglenook_service_calls_total", "/v1/read", "2xx", "ocr"] == 1
    assert figures["inglenook_service_calls_total", "/v1/read", "4xx", "ocr"] == 2
    assert figures["inglenook_service_seconds_count", "/v1/read", "ocr"] == 3
    assert sum(name == "inglenook_service_calls_total" for name, *_ in figures) == 2, "no other route is a label"
    assert figures["inglenook_media_seconds_count", "ocr"] == 2
    assert figures["process_start_time_seconds",] > 1.7e9
    assert "child" not in text


def test_a_pod_shows_its_figures_where_the_settings_ask_for_them(tmp_path: Path) -> None:
    pod = PodProcess("finance", tmp_path / "with", INGLE_METRICS_PORT="1")
    pod.start()
    try:
        figures = figures_of(httpx.get(f"{pod.address}/metrics", trust_env=False).text)
        assert any(name == "inglenook_build" for name, *_ in figures)
        assert httpx.get(f"{pod.address}/v1/health", trust_env=False).status_code == 200
    finally:
        pod.stop()


def test_a_service_without_figures_is_as_it_was() -> None:
    service = ReadingService(reads, "rapidocr", "1")
    try:
        app = service.app(TOKEN)
        assert with_figures(app, Settings(), "ocr", "/v1/read") is app
    finally:
        service.close()


@pytest.mark.parametrize("kind", ["websocket", "lifespan"])
async def test_what_is_no_request_is_passed_on(kind: str) -> None:
    seen: list[str] = []

    async def behind(scope: object, receive: object, send: object) -> None:
        assert isinstance(scope, dict)
        seen.append(scope["type"])

    app = with_figures(behind, Settings(metrics_port=1), "ocr", "/v1/read")
    assert isinstance(app, ServiceFigures)
    await app({"type": kind}, None, None)  # type: ignore[arg-type]
    app.end()
    assert seen == [kind]
