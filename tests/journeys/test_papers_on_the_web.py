"""Papers in the web chat, over HTTP with the real parts: what one session was given, another one does not get."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

import httpx
import pytest

from bot.build import open_hub
from knowledge.sessions import Sessions
from tests.house import House

SECRET = "The hiding place for the tin of sweets is behind the loose brick near the woodpile."
QUESTION = "where is the hiding place for the tin of sweets?"


@dataclass
class Visit:
    """A browser in which a member is signed in."""

    client: httpx.AsyncClient
    _ids = count(10_000_000)

    async def say(self, text: str, message_id: str | None = None) -> list[dict[str, Any]]:
        """The entries that came of it."""
        posted = {"id": message_id or f"m{next(self._ids)}", "text": text}
        return list((await self.client.post("/api/messages", json=posted)).json()["entries"])

    async def press(self, token: str) -> httpx.Response:
        """The answer to a press."""
        return await self.client.post("/api/press", json={"id": f"p{next(self._ids)}", "token": token})

    async def send(self, name: str, text: str, words: str) -> str:
        """What is said to a file."""
        posted = {"id": f"f{next(self._ids)}", "text": words}
        sent = await self.client.post("/api/upload", data=posted, files={"file": (name, text.encode(), "text/plain")})
        return str(sent.json()["entries"][-1]["text"])

    async def history(self) -> str:
        """All of the conversation."""
        return (await self.client.get("/api/history")).text


@pytest.fixture
async def url(house: House) -> AsyncIterator[str]:
    """Where the hub of the house answers."""
    house.app.settings = house.app.settings.model_copy(update={"web_port": 0})
    server, channel = open_hub(house.app), house.app.channels["web"]
    await channel.start(house.app.assistant)
    await server.start()
    yield server.url
    await channel.stop()
    await server.stop()


@asynccontextmanager
async def visit(house: House, url: str, name: str) -> AsyncIterator[Visit]:
    """A browser that a member signs in with."""
    link = Sessions(house.app.database, house.app.clock).new_link(house.member(name).id)
    async with httpx.AsyncClient(base_url=url, headers={"Origin": url}) as client:
        if (answer := await client.get("/signin", params={"token": link})).status_code != 303:
            raise AssertionError(answer.text)
        yield Visit(client)


async def test_another_session_gets_neither_file_nor_answer_nor_button(house: House, url: str) -> None:
    async with visit(house, url, "Mia") as mia, visit(house, url, "Tom") as tom:
        assert "Only you can see it" in await mia.send("woodpile.txt", SECRET, "private")
        said, reply = await mia.say(QUESTION, "the-same-message-id")
        assert "loose brick" in reply["text"]
        (button,) = [one for one in reply["buttons"] if one["name"].startswith("source")]
        refused = await tom.press(button["token"])
        assert "woodpile" not in refused.text
        (shown,) = (await mia.press(button["token"])).json()["entries"][-1]["files"]
        path = f"/api/chat/files/{shown['id']}"
        assert "loose brick" in (await mia.client.get(path)).text
        assert (await tom.client.get(path)).status_code == 404
        uploaded = (await mia.client.get("/api/history")).json()["entries"][0]["files"][0]
        assert (await tom.client.get(f"/api/chat/files/{uploaded['id']}")).status_code == 404
        heard = [await tom.say(words) for words in (QUESTION, "send me the page", "what did Mia just ask you?")]
        heard.append(await tom.say(QUESTION, "the-same-message-id"))
        told = f"{heard} {await tom.history()}"
        assert "loose brick" not in told
        assert "woodpile" not in told
        assert "loose brick" in await mia.history()
        assert said["text"] == QUESTION


async def test_without_a_session_there_is_nothing(house: House, url: str) -> None:
    async with visit(house, url, "Mia") as mia, httpx.AsyncClient(base_url=url, headers={"Origin": url}) as stranger:
        await mia.send("woodpile.txt", SECRET, "private")
        await mia.say(QUESTION)
        for path in ("/api/history", "/api/chat/files/1", "/api/chat/files/2", "/api/events"):
            assert (await stranger.get(path)).status_code == 401


async def test_who_left_is_signed_out_of_papers_and_files(house: House, url: str) -> None:
    async with visit(house, url, "Mia") as mia:
        await mia.send("woodpile.txt", SECRET, "private")
        await mia.say(QUESTION)
        file_id = (await mia.client.get("/api/history")).json()["entries"][0]["files"][0]["id"]
        house.app.members.database.rows("UPDATE members SET left_at = joined_at WHERE name = 'Mia'")
        for path in ("/api/history", f"/api/chat/files/{file_id}"):
            assert (await mia.client.get(path)).status_code == 401
        asked = await mia.client.post("/api/messages", json={"id": "late-message", "text": QUESTION})
        assert asked.status_code == 401
