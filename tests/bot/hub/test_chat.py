from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from bot.hub.status import ModelState, ModelStatus
from bot.messages import Chat, Reply
from tests.bot.hub.events import Sent, events_of
from tests.bot.hub.running import ANNA, NOON, TOM, Hub


async def say(client: httpx.AsyncClient, text: str, message_id: str = "message-1") -> Any:
    answer = await client.post("/api/messages", json={"id": message_id, "text": text}, timeout=20)
    assert answer.status_code == 200, answer.text
    return answer.json()["entries"]


async def shown(client: httpx.AsyncClient) -> list[str]:
    return [entry["text"] for entry in (await client.get("/api/history")).json()["entries"]]


async def test_a_message_is_answered_and_kept(hub: Hub) -> None:
    async with hub.visitor() as client:
        said, reply = await say(client, " milk ")
        assert (said["kind"], said["text"], said["message_id"]) == ("said", "milk", "message-1")
        assert (reply["kind"], reply["text"]) == ("replied", "You said: milk")
        assert reply["buttons"] == [{"name": "undo", "label": "Undo", "token": "undo-1", "state": "open"}]
        assert await shown(client) == ["milk", "You said: milk"]
    (message,) = hub.assistant.heard
    assert (message.chat, message.sender, message.at) == (Chat("web", "1"), "1", NOON)


async def test_a_repeated_post_gets_the_same_answer_without_a_second_effect(hub: Hub) -> None:
    async with hub.visitor() as client:
        first, second = await asyncio.gather(say(client, "milk"), say(client, "milk"))
        assert first == second == await say(client, "milk")
    assert len(hub.assistant.heard) == 1


async def test_the_same_id_from_two_members_is_two_messages(hub: Hub) -> None:
    async with hub.visitor(ANNA) as anna, hub.visitor(TOM) as tom:
        await say(anna, "milk")
        await say(tom, "bread")
        assert await shown(anna) == ["milk", "You said: milk"]
        assert await shown(tom) == ["bread", "You said: bread"]
    assert len({message.id for message in hub.assistant.heard}) == 2


async def test_a_press_replaces_its_reply_once(hub: Hub) -> None:
    async with hub.visitor() as client:
        _, reply = await say(client, "milk")
        press = {"id": "press-001", "token": reply["buttons"][0]["token"]}
        first = (await client.post("/api/press", json=press)).json()
        assert first == (await client.post("/api/press", json=press)).json()
        (changed,) = first["entries"]
        assert (changed["id"], changed["text"], changed["buttons"]) == (reply["id"], "Undone.", [])
        assert changed["change"] > reply["change"]
        assert await shown(client) == ["milk", "Undone."]
    assert [message.press for message in hub.assistant.heard] == [None, "undo-1"]


async def test_a_press_that_came_too_late_leaves_an_expired_button(hub: Hub) -> None:
    async with hub.visitor() as client:
        _, reply = await say(client, "old")
        await client.post("/api/press", json={"id": "press-001", "token": reply["buttons"][0]["token"]})
        history = (await client.get("/api/history")).json()["entries"]
    assert history[1]["buttons"][0]["state"] == "expired"
    assert history[2]["text"] == "That was too long ago."


async def test_a_button_of_somebody_else_cannot_be_pressed(hub: Hub) -> None:
    async with hub.visitor(ANNA) as anna, hub.visitor(TOM) as tom:
        _, reply = await say(anna, "milk")
        answer = await tom.post("/api/press", json={"id": "press-001", "token": reply["buttons"][0]["token"]})
    assert (answer.status_code, answer.json()["error"]) == (404, "This button is not in this conversation.")
    assert len(hub.assistant.heard) == 1


async def test_history_comes_in_stretches(hub: Hub) -> None:
    for number in range(60):
        hub.conversation.add_reply("web:1", f"reminder {number}")
    async with hub.visitor() as client:
        newest = (await client.get("/api/history")).json()
        assert len(newest["entries"]) == 50
        assert newest["more"]
        older = (await client.get("/api/history", params={"before": newest["entries"][0]["id"]})).json()
    assert [entry["text"] for entry in older["entries"]] == [f"reminder {number}" for number in range(10)]
    assert not older["more"]


async def test_every_open_page_sees_each_entry_once(hub: Hub) -> None:
    async with (
        hub.visitor() as phone,
        hub.visitor() as laptop,
        hub.visitor(TOM) as tom,
        events_of(phone) as on_phone,
        events_of(laptop) as on_laptop,
        events_of(tom) as on_toms,
    ):
        posted = await say(phone, "milk")
        for events in (on_phone, on_laptop):
            assert [(await events.entry()).data for _ in range(2)] == posted
        await hub.channel.send(Chat("web", "2"), Reply("for Tom"))
        assert (await on_toms.entry()).data["text"] == "for Tom"
        await hub.channel.send(Chat("web", "1"), Reply("for Anna"))
        assert (await on_phone.entry()).data["text"] == "for Anna"


async def test_a_page_that_comes_back_gets_what_it_missed(hub: Hub) -> None:
    async with hub.visitor() as client:
        _, reply = await say(client, "milk")
        async with events_of(client) as events:
            await events.entry()
            seen = (await events.entry()).id
        await client.post("/api/press", json={"id": "press-001", "token": "undo-1"})
        row = await hub.channel.send(Chat("web", "1"), Reply("Reminder: oven."))
        async with events_of(client, after=0, last_event_id=seen) as events:
            undone, reminder = await events.entry(), await events.entry()
    assert (undone.data["id"], undone.data["text"]) == (reply["id"], "Undone.")
    assert (str(reminder.data["id"]), reminder.data["text"]) == (row, "Reminder: oven.")


async def test_a_page_that_knows_more_than_we_do_is_told_to_load_again(hub: Hub) -> None:
    async with hub.visitor() as client:
        await say(client, "milk")
        async with events_of(client, after=99) as events:
            assert (await events.next()).name == "reset"
            assert (await events.entry()).data["text"] == "milk"


async def test_typing_and_progress_are_shown_while_an_answer_takes_long(hub: Hub) -> None:
    async with hub.visitor() as client, events_of(client) as events:
        answering = asyncio.create_task(say(client, "think"))
        assert (await events.next()).data["text"] == "think"
        seen = [await events.next()]
        if seen[0] == typing(True):
            seen.append(await events.next())
        assert seen[-1] == typing(True, "halfway")
        async with events_of(client, after=1) as later_page:
            assert await later_page.next() == typing(True, "halfway")
        hub.assistant.think_on.set()
        assert (await events.next()).data["text"] == "You said: think"
        assert await events.next() == typing(False)
        await answering


def typing(on: bool, progress: str = "") -> Sent:
    return Sent("typing", {"on": on, "progress": progress}, None)


async def test_messages_are_answered_in_the_order_they_came(hub: Hub) -> None:
    async with hub.visitor() as client:
        slow = asyncio.create_task(say(client, "think", "message-1"))
        while not hub.assistant.heard:
            await asyncio.sleep(0.01)
        quick = asyncio.create_task(say(client, "milk", "message-2"))
        await asyncio.sleep(0.1)
        assert not quick.done()
        hub.assistant.think_on.set()
        await asyncio.gather(slow, quick)
        assert await shown(client) == ["think", "You said: think", "milk", "You said: milk"]


async def test_what_breaks_shows_a_reference_only_and_can_be_repeated(
    hub: Hub, caplog: pytest.LogCaptureFixture
) -> None:
    async with hub.visitor() as client:
        answer = await client.post("/api/messages", json={"id": "message-1", "text": "fail"})
        assert answer.status_code == 500
        sentence = answer.json()["error"]
        assert "echo broke" not in sentence
        assert sentence.rstrip(".").split()[-1] in caplog.text
        await client.post("/api/messages", json={"id": "message-1", "text": "fail"})
    assert len(hub.assistant.heard) == 2


async def test_health_says_why_not(hub: Hub) -> None:
    async with httpx.AsyncClient(base_url=hub.url) as client:
        assert (await client.get("/health")).json() == {"ok": True, "reason": None}
        hub.trouble = "the disk is full"
        answer = await client.get("/health")
    assert (answer.status_code, answer.json()) == (503, {"ok": False, "reason": "the disk is full"})


async def test_status_tells_how_far_the_model_is(hub: Hub) -> None:
    hub.model = ModelStatus(ModelState.FETCHING, 43)
    async with hub.visitor() as client:
        answer = await client.get("/api/status")
    assert answer.json() == {"state": "fetching", "percent": 43, "detail": "", "refused": None}
