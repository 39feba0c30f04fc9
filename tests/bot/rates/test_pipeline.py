"""What members hear who are over a limit, and that nothing else is done for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.channels.web import TooManyError, WebChannel
from bot.media import keep
from bot.messages import Chat, File, FileKind, Message, Reply, Unsupported
from knowledge.conversation import Conversation
from pods.engine.models import ScriptedModel
from tests.house import CHANNEL, House, chat_of

Opener = Callable[..., House]


def limited(open_house_with: Opener, **settings: int) -> House:
    return open_house_with(settings=settings)


def message(house: House, name: str, text: str, number: int) -> Message:
    return Message(f"flood{number}", chat_of(name), name, house.clock.now(), text)


async def flood(house: House, name: str, many: int) -> list[str]:
    """What is replied to as many wishes, one after the other."""
    replies: list[Reply] = []
    for number in range(many):
        replies += await house.handle(message(house, name, f"we need thing{number}", number))
    return [reply.text for reply in replies]


async def test_a_flood_is_told_once_and_does_nothing_more(open_house_with: Opener) -> None:
    house = limited(open_house_with, messages_per_minute=4)
    said = await flood(house, "Tom", 50)
    assert len(said) == 5
    assert "4 messages a minute" in said[-1]
    assert "10:01" in said[-1]
    assert [item for item in house.items() if item.startswith("thing")] == [f"thing{number}" for number in range(4)]


async def test_afterwards_it_is_told_how_many_were_not_read(open_house_with: Opener) -> None:
    house = limited(open_house_with, messages_per_minute=4)
    await flood(house, "Tom", 50)
    await house.advance("2026-11-21T10:02")
    assert "46 messages" in (await house.say("Tom", "we need salt")).text
    assert "messages" not in (await house.say("Tom", "we need rice")).text
    assert {"salt", "rice"} <= house.items().keys()


async def test_others_are_not_concerned(open_house_with: Opener) -> None:
    house = limited(open_house_with, messages_per_minute=4)
    await flood(house, "Tom", 50)
    assert "eggs" in (await house.say("Anna", "we need eggs")).text


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "Nachrichten"), ("fr", "par minute"), ("es", "mensajes"), ("it", "messaggi")],
)
async def test_it_is_said_in_the_members_language(open_house_with: Opener, language: str, words: str) -> None:
    house = open_house_with(language=language, settings={"messages_per_minute": 1})
    said = [text for number in range(2) for text in await said_to(house, number)]
    assert words in said[-1]


async def said_to(house: House, number: int) -> list[str]:
    return [reply.text for reply in await house.handle(message(house, "Tom", "?", number))]


async def test_what_stays_outside_is_not_remembered_as_done(open_house_with: Opener) -> None:
    """The same message, sent again later, is done then."""
    house = limited(open_house_with, messages_per_minute=1)
    await house.say("Tom", "we need milk")
    late = message(house, "Tom", "we need bread", 1)
    await house.handle(late)
    assert "bread" not in house.items()
    await house.advance("2026-11-21T10:02")
    await house.handle(late)
    assert "bread" in house.items()


async def test_a_model_that_worked_long_rests_and_the_rest_goes_on(open_house_with: Opener) -> None:
    model = ScriptedModel(["I am well, thank you."] * 5, delay_s=0.5)
    house = open_house_with(model=model, settings={"model_seconds_per_hour": 1})
    assert "well" in (await house.say("Tom", "how are you today?")).text
    await house.say("Tom", "how are you doing?")
    asked = len(model.history)
    reply = await house.say("Tom", "how are you now?")
    assert len(model.history) == asked
    assert "language model" in reply.text
    assert "10:15" in reply.text
    assert "milk" in (await house.say("Tom", "we need milk")).text
    assert "well" in (await house.say("Anna", "how are you today?")).text
    await house.advance("2026-11-21T10:16")
    assert "well" in (await house.say("Tom", "how are you this time?")).text


def sent_file(house: House, number: int, size: int, kind: FileKind = FileKind.DOCUMENT) -> File:
    path = keep(house.app.settings.data_dir / "media", f"big{number}", "notes.txt", b"x" * size)
    return File(path, "notes.txt", "text/plain", kind)


async def test_files_beyond_a_days_megabytes_are_not_taken(open_house_with: Opener) -> None:
    house = limited(open_house_with, media_mb_per_day=1)
    texts = []
    for number in range(3):
        files = (sent_file(house, number, 600_000),)
        one = Message(f"file{number}", chat_of("Tom"), "Tom", house.clock.now(), files=files)
        texts += [reply.text for reply in await house.handle(one)]
    assert len(texts) == 2, "the second is refused, the third within the same minute is not answered"
    assert "From tomorrow" in texts[1]
    assert "milk" in (await house.say("Tom", "we need milk")).text


async def test_what_a_channel_did_not_fetch_is_told_with_what_was_written(open_house_with: Opener) -> None:
    house = limited(open_house_with, media_mb_per_day=1)
    door = house.app.assistant.door
    declined = await asyncio.to_thread(door.declines, CHANNEL, "Tom", 1_000_001, None, heard=False)
    assert declined is Unsupported.OVER_BUDGET
    assert await asyncio.to_thread(door.declines, CHANNEL, "Tom", 999_999, None, heard=False) is None
    reply = await house.say("Tom", "we need milk", unsupported=Unsupported.OVER_BUDGET)
    assert "From tomorrow" in reply.text
    assert "milk" in house.items()


async def test_a_stranger_is_not_even_looked_up(open_house_with: Opener) -> None:
    house = limited(open_house_with, messages_per_minute=60)
    stranger = Chat(CHANNEL, "nobody")
    said: list[Reply] = []
    for number in range(20):
        said += await house.handle(Message(f"s{number}", stranger, "nobody", house.clock.now(), "hello"))
    assert len(said) == 1
    row = house.app.database.row("SELECT tries FROM strangers WHERE sender = 'nobody'")
    assert row is not None
    assert row["tries"] <= 5
    assert house.app.assistant.door.shut(CHANNEL, "nobody")


async def test_the_web_chat_refuses_at_once_what_would_not_be_read(open_house_with: Opener) -> None:
    house = limited(open_house_with, messages_per_minute=3)
    app = house.app
    tom = house.member("Tom")
    conversation = Conversation(app.database, app.clock, app.settings.data_dir / "media", app.seals)
    channel = WebChannel(conversation, app.assistant.door)
    app.members.link(tom.id, "web", str(tom.id), str(tom.id))
    await channel.start(app.assistant)
    chat = Chat("web", str(tom.id))
    posted = [
        channel.receive(Message(f"w{number}", chat, str(tom.id), app.clock.now(), f"we need thing{number}"))
        for number in range(100)
    ]
    results = await asyncio.gather(*posted, return_exceptions=True)
    assert sum(isinstance(one, TooManyError) for one in results) == 96
    answered = [one for one in results if isinstance(one, list)]
    assert "3 messages a minute" in answered[-1][-1].text
    assert len(await asyncio.to_thread(conversation.last, chat.key, 300)) == 8
    await channel.stop()
