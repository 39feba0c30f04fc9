"""Whether a process answers, and whether it can do its work: what compose and a load balancer ask."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from starlette.types import ASGIApp

from bot.build import open_hub
from bot.building.health import jumped
from bot.building.serving import open_service
from bot.health import LIVE, READY, SECONDS
from bot.hub.server import HubServer
from bot.ocr.app import ReadingService
from bot.settings import Settings
from bot.speech.app import Offer, SpeechService
from tests.conftest import Opener
from tests.house import House

WELL = {"ok": True, "reason": None}


@pytest.fixture
async def hub(watched: House) -> AsyncIterator[str]:
    """The address of the house's hub."""
    server = open_hub(watched.app)
    await server.start()
    yield server.url
    await server.stop()


async def asked(address: str, path: str) -> tuple[int, dict[str, object]]:
    async with httpx.AsyncClient(base_url=address, timeout=SECONDS + 5) as client:
        answer = await client.get(path)
        return answer.status_code, answer.json()


async def test_a_house_is_ready_once_it_has_started(watched: House, hub: str) -> None:
    assert await asked(hub, LIVE) == (200, WELL)
    assert await asked(hub, READY) == (503, {"ok": False, "reason": "it is starting"})
    await watched.app.start()
    assert await asked(hub, READY) == (200, WELL)
    await watched.app.alarm.stop()
    assert await asked(hub, READY) == (503, {"ok": False, "reason": "the alarm clock does not look"})


async def test_a_watch_that_died_is_not_ready(watched: House, hub: str) -> None:
    await watched.app.start()
    assert watched.app.watch is not None
    await watched.app.watch.stop()
    assert await asked(hub, READY) == (503, {"ok": False, "reason": "the watch does not look"})


async def test_a_database_that_takes_no_writes_is_not_ready_and_still_alive(watched: House, hub: str) -> None:
    await watched.app.start()
    path = watched.app.local("planner").database.path
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        status, body = await asked(hub, READY)
        assert (status, body["ok"]) == (503, False)
        assert await asked(hub, LIVE) == (200, WELL)
        other.execute("ROLLBACK")
    other.close()
    async with asyncio.timeout(10):
        while (await asked(hub, READY))[0] != 200:
            await asyncio.sleep(0.2)


async def test_a_pod_that_does_not_answer_is_named(open_house_with: Opener) -> None:
    nobody = {"pod_addresses": "finance=http://127.0.0.1:9", "pod_token": SecretStr("x" * 32)}
    house = open_house_with(settings=nobody)
    server = open_hub(house.app)
    await server.start()
    await house.app.start()
    async with asyncio.timeout(10):
        while (answer := await asked(server.url, READY)) != (503, {"ok": False, "reason": NOT_THERE}):
            assert answer[0] in (200, 503)
            await asyncio.sleep(0.1)
    await server.stop()


NOT_THERE = "the pod finance does not answer"


async def served(app: ASGIApp) -> HubServer:
    server = HubServer(app, "127.0.0.1", 0)
    await server.start()
    return server


async def test_a_pod_by_itself(tmp_path: Path) -> None:
    service = open_service(Settings(data_dir=tmp_path, pod_token=SecretStr("x" * 32)), "finance")
    server = await served(service.server.app())
    assert [await asked(server.url, path) for path in (LIVE, READY)] == [(200, WELL)] * 2
    service.close()
    status, body = await asked(server.url, READY)
    assert (status, body) == (503, {"ok": False, "reason": "finance.db takes no writes"})
    await server.stop()


async def test_what_hears_and_what_reads_is_ready_without_a_token() -> None:
    reading = ReadingService(lambda path: (), "", "")
    speech = SpeechService(None, None, None, Offer("", None, None))
    for service in (reading, speech):
        server = await served(service.app("a token that nobody gives"))
        assert [await asked(server.url, path) for path in (LIVE, READY)] == [(200, WELL)] * 2
        await server.stop()
        service.close()


async def test_after_a_jump_back_the_alarm_clock_waits_by_the_new_clock(watched: House) -> None:
    """What waits for an hour that was, as APScheduler does by itself, would be heard of only then."""
    await watched.app.start()
    await watched.say("Anna", "remind me to call grandma at 10:30")
    scheduler = watched.app.alarm._scheduler
    await asyncio.sleep(0.2)
    for job in scheduler.get_jobs():
        job.modify(next_run_time=job.next_run_time + timedelta(hours=2))
    watched.clock.set(watched.local("2026-11-21T10:30"))
    await jumped(watched.app)
    async with asyncio.timeout(10):
        while not watched.channel.sent:
            await asyncio.sleep(0.05)
    assert "call grandma" in watched.channel.sent[0].text
