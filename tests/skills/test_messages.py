"""Messages between members: delivered once to private chats, answered with a press, found again, and forgotten."""

from __future__ import annotations

import json
from datetime import time

import pytest

from bot.channels.protocol import SendFailed
from bot.leaving import depart
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.members.commands import SetQuiet
from skills.messages.commands import FindMessages, SeeMessages, SendMessage
from tests.house import House

SOON = "2026-11-21T10:01"


async def said(house: House, name: str, text: str) -> str:
    return (await house.say(name, text)).text


async def test_a_message_arrives_once_and_the_sender_hears_that_it_was_seen(house: House) -> None:
    reply = await house.say("Anna", "tell Tom that supper is at 7")
    assert reply.text == "💬 Sent to Tom: supper is at 7"
    assert reply.buttons == ()
    (sent,) = await house.advance(SOON)
    assert (sent.to, sent.text, [one.label for one in sent.buttons]) == ("Tom", "💬 Anna: supper is at 7", ["Got it"])
    assert (await house.press("Tom", "seen")).text == "✓ Anna will know that you have seen it: supper is at 7"
    (sent,) = await house.advance("2026-11-21T10:02")
    assert (sent.to, sent.text) == ("Anna", "✓ Tom has seen it: supper is at 7")
    await house.app.pods["family"].run(SeeMessages((1,)), house.asker("Tom"))
    assert await house.advance("2026-11-21T10:30") == []


async def test_a_message_outlasts_a_channel_that_is_down_and_a_restart(house: House) -> None:
    house.channel.failures.append(SendFailed("down"))
    await house.say("Anna", "tell Tom that supper is at 7")
    await house.ring()
    assert house.channel.sent == []
    await house.restart()
    await house.advance("2026-11-21T10:20")
    assert [one.text for one in house.channel.sent] == ["💬 Anna: supper is at 7"]


async def test_everybody_is_told_but_guests_also_from_the_group(house: House) -> None:
    await house.say("Mia", "tell everyone we leave at 5", group=True)
    sent = await house.advance(SOON)
    assert sorted((one.to, one.text) for one in sent) == [
        ("Anna", "💬 Mia: we leave at 5"),
        ("Tom", "💬 Mia: we leave at 5"),
    ]


async def test_guests_send_nothing_and_answer_what_they_get(house: House) -> None:
    await house.say("Gus", "tell Tom that supper is at 7")
    assert house.state["messages"] == []
    await house.say("Anna", "tell Gus that the bed is made")
    await house.advance(SOON)
    assert "✓" in (await house.press("Gus", "seen")).text


async def test_what_is_missing_is_asked_for(house: House) -> None:
    assert await said(house, "Anna", "tell Tom") == "What shall I tell Tom?"
    assert await said(house, "Anna", "supper is at 7") == "💬 Sent to Tom: supper is at 7"
    await house.say("Anna", "tell Tom")
    assert "shopping list" in await said(house, "Anna", "add milk to the list")
    assert "Who is Zoe?" in await said(house, "Anna", "tell Zoe that supper is at 7")
    assert "would be you" in await said(house, "Anna", "tell Anna that supper is at 7")
    assert await said(house, "Anna", "text my boss that I'm ill") != ""
    assert len(house.state["messages"]) == 1


async def test_quiet_hours_hold_it_back_unless_it_is_urgent(house: House) -> None:
    tom = house.member("Tom").id
    await house.app.pods["house"].run(SetQuiet((tom,), time(9), time(11)), house.asker("Tom"))
    assert "quiet hours" in await said(house, "Anna", "tell Tom that supper is at 7")
    assert "quiet" not in await said(house, "Anna", "urgent: tell Tom that the cellar is wet")
    assert [one.text for one in await house.advance("2026-11-21T10:30")] == ["💬 Anna: the cellar is wet"]
    (late,) = await house.advance("2026-11-21T11:00")
    assert late.text.startswith("💬 Anna: supper is at 7\n(said ")


async def test_who_has_no_chat_is_named(house: House) -> None:
    house.app.members.add("Ole", house.member("Tom").role, language="en", zone="Europe/Berlin")
    assert "Ole has no chat with me yet" in await said(house, "Anna", "tell Ole that supper is at 7")


async def test_many_at_once_come_as_one_with_one_answer(house: House) -> None:
    for text in ("one", "two", "three"):
        await house.say("Anna", f"tell Tom: {text}")
    (sent,) = await house.advance(SOON)
    assert sent.text.startswith("💬 3 messages:")
    await house.press("Tom", "seen")
    assert all(one["seen_at"] for one in house.state["messages"])


async def test_what_was_said_is_found_by_whom_it_was_said_to(house: House) -> None:
    await house.say("Anna", "tell Tom that supper is at 7")
    await house.say("Mia", "tell Tom that the cat is in")
    assert "supper is at 7" in await said(house, "Tom", "what did Anna say?")
    assert "the cat" not in await said(house, "Tom", "what did Anna say?")
    assert "supper" not in await said(house, "Mia", "what did Anna say?")
    with pytest.raises(NotFoundError):
        await house.app.pods["family"].run(SeeMessages((99,)), house.asker("Tom"))
    with pytest.raises(NotAllowedError):
        await house.app.pods["family"].run(SeeMessages((1,)), house.asker("Mia"))
    assert "supper" not in (await house.say("Tom", "what did Anna say?", group=True)).text


async def test_after_30_days_nothing_is_left_of_it(house: House) -> None:
    await house.say("Anna", "tell Tom that supper is at 7")
    await house.advance("2026-12-20T10:00")
    assert len(house.state["messages"]) == 1
    await house.advance("2026-12-22T10:00")
    assert house.state["messages"] == []
    family = house.app.local("family").database
    kept = [dict(row) for name in ("outbox", "journal") for row in family.rows(f"SELECT * FROM {name}")]
    assert "supper" not in json.dumps(kept)


@pytest.mark.parametrize("leaver", ["Tom", "Mia"])
async def test_messages_go_with_who_leaves(house: House, leaver: str) -> None:
    mia, tom = house.member("Mia").id, house.member("Tom").id
    await house.app.pods["family"].run(SendMessage("supper is at 7", (tom,)), house.asker("Mia"))
    await house.app.pods["family"].run(SendMessage("coming", (mia,)), house.asker("Tom"))
    depart(house.app, house.member(leaver), house.member("Anna"))
    assert house.state["messages"] == []
    assert (await house.app.pods["family"].run(FindMessages(), house.asker("Anna"))).key == "messages-none"


async def test_a_message_in_german_reads_as_german(house: House) -> None:
    anna, tom = house.member("Anna").id, house.member("Tom").id
    for one in (anna, tom):
        house.app.members.set_language(one, "de")
    assert await said(house, "Anna", "sag Tom, dass es um 7 Essen gibt") == (
        "💬 Ich habe Tom ausgerichtet, dass es um 7 Essen gibt"
    )
    (sent,) = await house.advance(SOON)
    assert sent.text == "💬 Anna lässt ausrichten, dass es um 7 Essen gibt"
