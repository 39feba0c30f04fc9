"""Strangers get one sentence, once; an invite lets somebody in, once."""

from __future__ import annotations

from datetime import timedelta

from bot.messages import Chat, ChatKind, Message, Reply
from knowledge.people import Role
from tests.house import CHANNEL, House

SECRET = "the alarm code is 4711"


async def said_by_stranger(house: House, text: str, number: int = 1, kind: ChatKind = ChatKind.PRIVATE) -> list[Reply]:
    chat = Chat(CHANNEL, "stranger-chat", kind)
    message = Message(f"s{number}", chat, "stranger", house.clock.now(), text)
    return list(await house.app.assistant.handle(message))


def everything_stored(house: House) -> str:
    databases = [house.app.database, *(pod.database for pod in house.app.local_pods.values())]
    tables = [
        (database, row["name"])
        for database in databases
        for row in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    return str([database.rows(f"SELECT * FROM {table}") for database, table in tables])


async def test_one_sentence_then_silence_and_nothing_is_kept(house: House) -> None:
    first = await said_by_stranger(house, SECRET, 1)
    assert len(first) == 1
    assert "refused" in first[0].tags
    for number in range(2, 6):
        assert await said_by_stranger(house, f"we need milk, {SECRET}", number) == []
    assert house.items() == {}
    assert "4711" not in everything_stored(house)


async def test_in_a_group_it_is_the_same(house: House) -> None:
    assert len(await said_by_stranger(house, "hello", 1, ChatKind.GROUP)) == 1
    assert await said_by_stranger(house, "hello", 2, ChatKind.GROUP) == []


async def test_a_pressed_button_of_somebody_else_is_nothing(house: House) -> None:
    reply = await house.say("Anna", "we need milk")
    chat = Chat(CHANNEL, "Anna")
    press = Message("s1", chat, "stranger", house.clock.now(), press=reply.buttons[0].token)
    await house.app.assistant.handle(press)
    assert house.items() == {"milk": False}


async def test_an_invite_lets_one_in_once(house: House) -> None:
    code = house.app.members.invite("Zoe", Role.ADULT)
    (welcome,) = await said_by_stranger(house, f"/start {code}")
    assert "Zoe" in welcome.text
    await said_by_stranger(house, "we need milk", 2)
    assert house.items() == {"milk": False}
    other = Message("o1", Chat(CHANNEL, "other"), "other", house.clock.now(), f"/start {code}")
    (refused,) = await house.app.assistant.handle(other)
    assert "refused" in refused.tags
    assert len(house.app.members.all()) == 5


async def test_who_joined_can_be_reached_at_once(house: House) -> None:
    code = house.app.members.invite("Zoe", Role.ADULT)
    await said_by_stranger(house, f"/start {code}")
    await house.say("Anna", "remind Zoe at 11am to call back")
    assert [one.to for one in await house.advance("2026-11-21T11:01")] == ["stranger-chat"]


async def test_an_invite_does_not_work_in_a_group_or_after_a_day(house: House) -> None:
    code = house.app.members.invite("Zoe", Role.ADULT)
    await said_by_stranger(house, f"/start {code}", 1, ChatKind.GROUP)
    house.clock.set(house.clock.now() + timedelta(hours=24, seconds=1))
    await said_by_stranger(house, f"/start {code}", 2)
    assert len(house.app.members.all()) == 4


async def test_guessing_codes_ends_in_silence(house: House) -> None:
    answers = [len(await said_by_stranger(house, f"/start guess{number}", number)) for number in range(12)]
    assert sum(answers) <= 5
    assert answers[-1] == 0


async def test_an_invite_for_a_member_who_is_in_already_changes_nothing(house: House) -> None:
    code = house.app.members.invite("Zoe", Role.ADMIN)
    await house.say("Mia", f"/start {code}")
    assert house.member("Mia").role is Role.CHILD
    assert len(house.app.members.all()) == 4
