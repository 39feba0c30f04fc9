"""In a group the assistant takes only what is meant for it, and answers where it was asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.protocol import SendFailed
from bot.channels.telegram import TelegramChannel
from bot.messages import Chat, ChatKind, File, FileKind, Reply
from tests.bot.channels.telegram.echo import EchoAssistant
from tests.emulator import Emulator, Seat

GROUP = -100500


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("@ingle_bot add milk", "add milk"),
        ("@Ingle_Bot, add milk", "add milk"),
        ("🎉🎉 add milk @ingle_bot", "🎉🎉 add milk"),
        ("could you @ingle_bot add milk", "could you add milk"),
        ("/today", "/today"),
        ("/today@ingle_bot now", "/today now"),
    ],
)
async def test_it_takes_what_names_it(
    channel: TelegramChannel, emulator: Emulator, anna: Seat, echo: EchoAssistant, said: str, heard: str
) -> None:
    here = emulator.group(GROUP, "Home").member(anna)
    here.say(said)
    await here.next_reply()
    assert echo.texts == [heard]
    assert echo.heard[0].chat == Chat("telegram", str(GROUP), ChatKind.GROUP)
    assert echo.heard[0].sender == "11"


async def test_it_leaves_all_else_alone(
    channel: TelegramChannel, emulator: Emulator, anna: Seat, echo: EchoAssistant
) -> None:
    here = emulator.group(GROUP, "Home").member(anna)
    here.say("add milk")
    here.say("write to @ingle_botany")
    here.say("mail me at anna@ingle_bot")
    here.say("/undo@other_bot")
    here.photo(b"holiday")
    here.say("what /today means")
    here.say("@ingle_bot last")
    await here.next_reply()
    assert echo.texts == ["last"]


async def test_an_answer_to_the_bot_is_meant_for_it(
    channel: TelegramChannel, emulator: Emulator, anna: Seat, echo: EchoAssistant
) -> None:
    here = emulator.group(GROUP, "Home").member(anna)
    asked = here.say("@ingle_bot dentist?")
    reply = await here.next_reply()
    assert reply.reply_to == asked["message_id"]
    here.say("tomorrow", reply_to=reply)
    await here.next_reply()
    assert (echo.heard[1].text, echo.heard[1].reply_to_text) == ("tomorrow", "heard dentist?")


async def test_a_topic_is_a_place_of_its_own(
    channel: TelegramChannel, emulator: Emulator, anna: Seat, echo: EchoAssistant
) -> None:
    here = emulator.group(GROUP, "Home", forum=True).member(anna, topic=17)
    here.say("@ingle_bot add milk")
    assert (await here.next_reply()).thread == 17
    chat = echo.heard[0].chat
    assert chat == Chat("telegram", f"{GROUP}/17", ChatKind.GROUP)
    await channel.send(chat, Reply("milk is out"))
    assert (await here.next_reply()).thread == 17


async def test_a_deleted_topic_falls_back_to_the_group(
    channel: TelegramChannel, emulator: Emulator, anna: Seat
) -> None:
    group = emulator.group(GROUP, "Home", forum=True)
    here = group.member(anna, topic=17)
    group.close_topic(17)
    await channel.send(Chat("telegram", f"{GROUP}/17", ChatKind.GROUP), Reply("bins out"))
    assert group.member(anna).seen()[0].text == "bins out"
    assert here.seen() == []


async def test_a_group_that_moved_is_the_same_chat(
    channel: TelegramChannel, emulator: Emulator, anna: Seat, echo: EchoAssistant
) -> None:
    old = emulator.group(-700, "Home", kind="group")
    old.member(anna).say("@ingle_bot one")
    await old.member(anna).next_reply()
    there = old.upgrade(anna, -100700).member(anna)
    there.say("@ingle_bot two")
    assert (await there.next_reply()).chat_id == -100700
    assert [message.chat.address for message in echo.heard] == ["-700", "-700"]
    await channel.send(Chat("telegram", "-700", ChatKind.GROUP), Reply("bins out"))
    assert (await there.next_reply()).text == "bins out"


async def test_a_move_is_learnt_from_a_refusal_too_and_remembered(
    channel: TelegramChannel, emulator: Emulator, anna: Seat
) -> None:
    old = emulator.group(-700, "Home", kind="group")
    there = emulator.group(-100700, "Home").member(anna)
    old.move(-100700)
    chat = Chat("telegram", "-700", ChatKind.GROUP)
    await channel.send(chat, Reply("one"))
    await channel.send(chat, Reply("two"))
    assert [sent.text for sent in there.seen()] == ["one", "two"]
    assert [call["chat_id"] for call in emulator.calls("sendMessage")] == [-100700, -100700]


async def test_a_group_without_the_bot_is_gone_for_good(channel: TelegramChannel, emulator: Emulator) -> None:
    emulator.group(GROUP, "Home").remove_bot()
    with pytest.raises(SendFailed) as failed:
        await channel.send(Chat("telegram", str(GROUP), ChatKind.GROUP), Reply("bins out"))
    assert failed.value.permanent


async def test_a_picture_answers_the_message_that_asked_for_it(
    channel: TelegramChannel, emulator: Emulator, anna: Seat, echo: EchoAssistant, tmp_path: Path
) -> None:
    (tmp_path / "week.png").write_bytes(b"picture")
    week = File(tmp_path / "week.png", "week.png", "image/png", FileKind.PHOTO)
    echo.answers["show me the week"] = [Reply("Your week", files=(week,))]
    here = emulator.group(GROUP, "Home").member(anna)
    asked = here.say("@ingle_bot show me the week")
    sent = await here.next_reply()
    assert (sent.media, sent.text, sent.reply_to) == ("photo", "Your week", asked["message_id"])
