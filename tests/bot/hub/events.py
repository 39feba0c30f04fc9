"""Reads the hub's server-sent events as a browser does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

PATIENCE = 5.0


@dataclass(frozen=True)
class Sent:
    """One event as it came over the wire."""

    name: str
    data: Any
    id: str | None


class Events:
    """An open stream of events."""

    def __init__(self, response: httpx.Response) -> None:
        self._lines = response.aiter_lines()

    async def next(self) -> Sent:
        """The next event; fails after some seconds without one."""
        async with asyncio.timeout(PATIENCE):
            fields: dict[str, str] = {}
            async for line in self._lines:
                name, _, value = line.partition(": ")
                if name:
                    fields[name] = value
                elif "event" in fields:
                    return Sent(fields["event"], json.loads(fields["data"]), fields.get("id"))
        raise EOFError("the stream ended")

    async def entry(self) -> Sent:
        """The next event about an entry of the conversation."""
        while (sent := await self.next()).name != "entry":
            pass
        return sent


@asynccontextmanager
async def events_of(
    client: httpx.AsyncClient, after: int = 0, last_event_id: str | None = None
) -> AsyncIterator[Events]:
    """The stream of the client's chat, past its first event."""
    headers = {} if last_event_id is None else {"Last-Event-ID": last_event_id}
    async with client.stream(
        "GET", "/api/events", params={"after": after}, headers=headers, timeout=PATIENCE
    ) as response:
        if response.status_code != 200:
            raise AssertionError(response.status_code)
        events = Events(response)
        first = await events.next()
        if first.name != "connected":
            raise AssertionError(first)
        yield events
