"""The emulator refuses what Telegram refuses, in the shape in which Telegram does it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.emulator import TOKEN, Emulator, Seat


class Client:
    """Calls the emulator as any HTTP client would."""

    def __init__(self, session: aiohttp.ClientSession, base_url: str) -> None:
        self._session = session
        self._base_url = base_url

    async def call(self, method: str, token: str = TOKEN, **values: object) -> tuple[int, Any]:
        """Status and body of a call."""
        form = {name: str(value) for name, value in values.items()}
        async with self._session.post(f"{self._base_url}/bot{token}/{method}", data=form) as answer:
            return answer.status, await answer.json()


@pytest.fixture
async def client(emulator: Emulator) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(session, emulator.base_url)


async def test_refusals_look_like_telegrams(client: Client, anna: Seat) -> None:
    unauthorized = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert await client.call("getMe", token="4200:wrong") == (401, unauthorized)
    not_found = {"ok": False, "error_code": 404, "description": "Not Found"}
    assert await client.call("getMe", token="wrong") == (404, not_found)
    assert (await client.call("sendTelepathy"))[0] == 404


@pytest.mark.parametrize(
    "values",
    [
        {"chat_id": 11, "text": "x", "colour": "red"},
        {"chat_id": 11},
        {"chat_id": 11, "text": "x" * 4097},
        {"chat_id": 11, "text": "   "},
        {"chat_id": 404, "text": "x"},
        {"chat_id": 11, "text": "x", "reply_markup": '{"inline_keyboard": [[{"text": 1}]]}'},
        {
            "chat_id": 11,
            "text": "x",
            "reply_markup": '{"inline_keyboard": [[{"text": "a", "callback_data": "%s"}]]}' % ("x" * 65),
        },
    ],
)
async def test_wrong_messages_are_refused(client: Client, anna: Seat, values: dict[str, Any]) -> None:
    status, body = await client.call("sendMessage", **values)
    assert (status, body["ok"], body["error_code"]) == (400, False, 400)
    assert anna.seen() == []


async def test_what_is_too_large_is_not_handed_out(client: Client, anna: Seat) -> None:
    voice = anna.voice(b"short", size=20_000_001)["voice"]
    assert voice["file_size"] == 20_000_001
    refused = {"ok": False, "error_code": 400, "description": "Bad Request: file is too big"}
    assert await client.call("getFile", file_id=voice["file_id"]) == (400, refused)


async def test_only_what_has_a_caption_gets_another(client: Client, anna: Seat) -> None:
    _, said = await client.call("sendMessage", chat_id=11, text="hi")
    number = said["result"]["message_id"]
    status, body = await client.call("editMessageCaption", chat_id=11, message_id=number, caption="x")
    assert (status, body["description"]) == (400, "Bad Request: there is no caption in the message to edit")


async def test_an_offset_confirms_what_lies_before(client: Client, anna: Seat) -> None:
    anna.say("one")
    anna.say("two")
    _, first = await client.call("getUpdates")
    _, again = await client.call("getUpdates")
    assert first == again
    numbers = [update["update_id"] for update in first["result"]]
    _, rest = await client.call("getUpdates", offset=numbers[0] + 1)
    assert [update["update_id"] for update in rest["result"]] == numbers[1:]


async def test_a_second_poll_ends_the_first_but_a_dead_one_is_forgotten(client: Client, anna: Seat) -> None:
    first = asyncio.create_task(client.call("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    second = asyncio.create_task(client.call("getUpdates", timeout=20))
    assert (await first)[0] == 409
    second.cancel()
    await asyncio.sleep(0.1)
    third = asyncio.create_task(client.call("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    anna.say("hello")
    status, body = await third
    assert (status, len(body["result"])) == (200, 1)


async def test_it_runs_as_a_process_of_its_own() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.emulator", "--port", "0", stdout=asyncio.subprocess.PIPE
    )
    try:
        if process.stdout is None:
            raise RuntimeError("no output")
        base_url = (await process.stdout.readline()).decode().strip().partition("=")[2]
        async with aiohttp.ClientSession() as session:
            said = {"user": 11, "name": "Anna", "text": "hello"}
            async with session.post(f"{base_url}/_control/say", json=said) as answer:
                assert (await answer.json())["text"] == "hello"
            _, body = await Client(session, base_url).call("getUpdates")
            assert body["result"][0]["message"]["text"] == "hello"
            note = {"user": 11, "kind": "voice", "content": "T2dnUw==", "with": {"seconds": 9, "caption": "listen"}}
            async with session.post(f"{base_url}/_control/send", json=note) as answer:
                voice = (await answer.json())["voice"]
            _, body = await Client(session, base_url).call("getFile", file_id=voice["file_id"])
            async with session.get(f"{base_url}/file/bot{TOKEN}/{body['result']['file_path']}") as answer:
                assert (voice["duration"], await answer.read()) == (9, b"OggS")
            await Client(session, base_url).call("sendMessage", chat_id=11, text="hi")
            async with session.get(f"{base_url}/_control/sent") as answer:
                assert [one["text"] for one in await answer.json()] == ["hi"]
    finally:
        process.kill()
        await process.wait()
