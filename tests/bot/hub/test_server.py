from __future__ import annotations

import asyncio
import time

import httpx
import pytest
from starlette.applications import Starlette

from bot.hub.server import HubServer
from skills.engine.errors import ConfigurationError
from tests.bot.hub.events import events_of
from tests.bot.hub.running import Hub


async def test_a_taken_port_names_the_variable(hub: Hub) -> None:
    port = int(hub.url.rpartition(":")[2])
    with pytest.raises(ConfigurationError, match="INGLE_WEB_PORT"):
        await HubServer(Starlette(), "127.0.0.1", port).start()


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host"])
async def test_a_foreign_address_names_the_variable(host: str) -> None:
    with pytest.raises(ConfigurationError, match="INGLE_WEB_HOST"):
        await HubServer(Starlette(), host, 0).start()


async def test_a_message_under_way_is_answered_before_the_stop(hub: Hub) -> None:
    async with hub.visitor() as client:
        body = {"id": "message-1", "text": "think"}
        asked = asyncio.create_task(client.post("/api/messages", json=body, timeout=20))
        while not hub.assistant.heard:
            await asyncio.sleep(0.01)
        stopping = asyncio.create_task(hub.stop_listening())
        await asyncio.sleep(0.1)
        late = await client.post("/api/messages", json={"id": "message-2", "text": "late"})
        assert late.status_code == 503
        hub.assistant.think_on.set()
        assert (await asked).json()["entries"][1]["text"] == "You said: think"
        await stopping
        with pytest.raises(httpx.ConnectError):
            await client.get("/health")
    await hub.listen_again()


async def test_open_pages_do_not_hold_up_the_stop(hub: Hub) -> None:
    async with hub.visitor() as client, events_of(client):
        began = time.monotonic()
        await hub.restart()
        assert time.monotonic() - began < 2
        assert (await client.get("/health")).status_code == 200
