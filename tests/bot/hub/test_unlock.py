"""The passphrase over the hub: what is locked is not shown, the page opens it, and nothing keeps the passphrase."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from knowledge.kept_files import UNREADABLE
from knowledge.members import Members
from tests.bot.hub.running import ANNA, Hub
from tests.bot.hub.test_chat import say

WORDS = "tea with Ömer at noon"


@pytest.fixture
def locked(hub: Hub) -> Hub:
    """Anna's key needs her passphrase, as after a start."""
    members = Members(hub.database, hub.clock)
    anna = members.add("Anna", ANNA.role, language="en", zone="UTC")
    members.link(anna.id, "web", str(anna.id), str(anna.id))
    hub.conversation.add_said(hub_chat(), "m0", "where the spare key lies")
    hub.keyring.set_passphrase(ANNA.id, WORDS)
    hub.keyring.lock(ANNA.id)
    return hub


def hub_chat() -> str:
    return f"web:{ANNA.id}"


async def texts(client: httpx.AsyncClient) -> list[str]:
    return [entry["text"] for entry in (await client.get("/api/history")).json()["entries"]]


async def give(client: httpx.AsyncClient, passphrase: str) -> httpx.Response:
    return await client.post("/unlock", data={"passphrase": passphrase})


async def test_what_is_locked_is_shown_after_the_passphrase(locked: Hub, tmp_path: Path) -> None:
    async with locked.visitor() as client:
        assert await texts(client) == [UNREADABLE]
        page = await client.get("/unlock")
        assert (page.status_code, 'type="password"' in page.text) == (200, True)
        assert "form-action 'self'" in page.headers["content-security-policy"]
        wrong = await give(client, "tea with Omar at noon")
        assert (wrong.status_code, "That is not your passphrase" in wrong.text) == (403, True)
        right = await give(client, WORDS)
        assert (right.status_code, 'type="password"' in right.text) == (200, False)
        assert await texts(client) == ["where the spare key lies"]
        assert "Nothing of yours is locked" in (await client.get("/unlock")).text
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or WORDS.encode() not in path.read_bytes()


async def test_guessing_has_to_wait(locked: Hub) -> None:
    async with locked.visitor() as client:
        for _ in range(3):
            await give(client, "wrong wrong wrong")
        assert "Wait 5 seconds" in (await give(client, WORDS)).text
        assert await texts(client) == [UNREADABLE]


async def test_only_the_signed_in_member_is_asked(locked: Hub) -> None:
    async with httpx.AsyncClient(base_url=locked.url, headers={"Origin": locked.url}) as stranger:
        assert (await stranger.get("/unlock")).status_code == 401
        assert (await give(stranger, WORDS)).status_code == 401
    async with locked.visitor() as client:
        foreign = await client.post("/unlock", data={"passphrase": WORDS}, headers={"Origin": "http://evil.example"})
        assert foreign.status_code == 403
        assert await texts(client) == [UNREADABLE]


async def test_who_writes_while_it_is_locked_is_answered_and_told_so_once(locked: Hub) -> None:
    async with locked.visitor() as client:
        first = await say(client, "hello")
        assert [entry["text"] for entry in first][1:] == [
            "You said: hello",
            "Your private things are locked since the last start: what you said before and your private papers. "
            "Open them on http://house.example/unlock or, in a private chat on Telegram, with /unlock. "
            "Everything else works.",
        ]
        assert len(await say(client, "and again", "message-2")) == 2


async def test_a_passphrase_typed_into_the_chat_is_dropped(locked: Hub, tmp_path: Path) -> None:
    async with locked.visitor() as client:
        said, reply = await say(client, f"/unlock {WORDS}")
        assert (said["text"], "http://house.example/unlock" in reply["text"]) == ("/unlock", True)
    assert locked.assistant.heard == []
    assert locked.keyring.is_locked(ANNA.id)
    locked.keyring.unlock(ANNA.id, WORDS)
    assert WORDS not in "".join(entry.text for entry in locked.conversation.last(hub_chat(), 10))
