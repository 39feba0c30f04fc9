"""One sender's thousand updates: others come in between, and what is not answered anyway is settled in one go."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import pytest

from bot.channels.telegram.lanes import IN_A_ROW, Lanes
from bot.messages import Unsupported
from knowledge.inbox import Update
from knowledge.store.database import Database
from tests.bot.channels.telegram.conftest import Opened, eventually
from tests.bot.channels.telegram.echo import EchoAssistant
from tests.emulator import Emulator, Seat


class Hands:
    """Handles updates whose body is "SENDER TEXT", each until it is told to go on."""

    def __init__(self, at_once: int = 8, album_of: Callable[[Update], str | None] = lambda _: None) -> None:
        self.begun: list[str] = []
        self.left_out: list[tuple[str, int]] = []
        self.shut: set[str] = set()
        self._go_on = asyncio.Semaphore(0)
        self.lanes = Lanes(
            self._handle,
            at_once,
            album_of,
            sender_of=lambda update: update.body.split()[0],
            shut=self.shut.__contains__,
            leave_out=self._leave_out,
        )

    def put(self, lane: str, *bodies: str) -> None:
        for number, body in enumerate(bodies):
            self.lanes.put(Update(number, lane, body))

    async def go_on(self, times: int) -> None:
        for _ in range(times):
            self._go_on.release()
            await self.settle()

    async def settle(self) -> None:
        """Lets begin whatever can."""
        for _ in range(60):
            await asyncio.sleep(0)

    async def _handle(self, updates: Sequence[Update]) -> None:
        self.begun.append("+".join(update.body for update in updates))
        await self._go_on.acquire()

    async def _leave_out(self, sender: str, updates: Sequence[Update]) -> None:
        self.left_out.append((sender, len(updates)))


@pytest.fixture
def hands() -> Hands:
    return Hands()


async def test_what_a_family_writes_in_its_group_keeps_its_order(hands: Hands) -> None:
    said = ["anna 1", "tom 1", "anna 2", "anna 3", "tom 2", "mia 1"]
    hands.put("group", *said)
    await hands.go_on(len(said))
    assert hands.begun == said


async def test_in_a_group_another_one_comes_after_some_of_a_flood(hands: Hands) -> None:
    hands.put("group", *(f"anna {number}" for number in range(1000)), "tom 1", "tom 2")
    await hands.go_on(2 * IN_A_ROW + 4)
    assert hands.begun.index("tom 1") == IN_A_ROW
    assert hands.begun.index("tom 2") <= 2 * IN_A_ROW + 1
    assert [one for one in hands.begun if one.startswith("anna")] == [
        f"anna {number}" for number in range(len(hands.begun) - 2)
    ]
    await hands.lanes.close(0)


async def test_a_sender_in_many_chats_has_two_places(hands: Hands) -> None:
    for chat in range(20):
        hands.put(f"topic{chat}", f"anna {chat}")
    await hands.settle()
    hands.put("tom", "tom 1")
    await hands.go_on(1)
    assert hands.begun[:3] == ["anna 0", "anna 1", "tom 1"]
    await hands.lanes.close(0)


async def test_all_that_waits_of_somebody_who_is_shut_out_is_settled_at_once(hands: Hands) -> None:
    hands.put("group", *(f"anna {number}" for number in range(500)), "tom 1")
    await hands.settle()
    hands.shut.add("anna")
    await hands.go_on(2)
    assert hands.begun == ["anna 0", "tom 1"]
    assert hands.left_out == [("anna", 499)]


async def test_an_album_stays_together_though_others_write_between() -> None:
    hands = Hands(album_of=lambda update: "album" if "picture" in update.body else None)
    hands.put("group", "anna picture1", "tom 1", "anna picture2", "anna then")
    await hands.go_on(4)
    assert hands.begun == ["anna picture1+anna picture2", "tom 1", "anna then"]


class Closed:
    """Limits that take nothing of some senders, and no files."""

    def __init__(self, *senders: str) -> None:
        self.senders = set(senders)
        self.left_out = 0

    def shut(self, channel: str, sender: str) -> bool:
        return sender in self.senders

    def leave_out(self, channel: str, sender: str, messages: int) -> None:
        self.left_out += messages

    def declines(
        self, channel: str, sender: str, size: int, seconds: float | None, *, heard: bool
    ) -> Unsupported | None:
        return Unsupported.OVER_BUDGET


async def test_a_flood_that_is_left_out_is_settled_in_the_inbox(
    opened: Opened, emulator: Emulator, echo: EchoAssistant, database: Database, anna: Seat
) -> None:
    limits = Closed("11")
    for number in range(300):
        anna.say(f"flood {number}")
    tom = emulator.user(12, "Tom")
    tom.say("hello")
    await opened(limits=limits)
    assert (await tom.next_reply()).text == "heard hello"

    def settled() -> bool:
        rows = database.rows("SELECT status, count(*) AS n FROM inbox GROUP BY status")
        return [(row["status"], row["n"]) for row in rows] == [("done", 301)]

    await eventually(settled)
    assert echo.texts == ["hello"]
    assert limits.left_out == 300
    assert anna.seen() == []


async def test_files_beyond_the_limit_are_not_fetched(
    opened: Opened, emulator: Emulator, echo: EchoAssistant, anna: Seat
) -> None:
    await opened(limits=Closed(), download=True)
    anna.photo(b"\xff\xd8" + b"x" * 5000, caption="look")
    assert (await anna.next_reply()).text == "heard look"
    assert [str(message.unsupported) for message in echo.heard] == ["over-budget"]
    assert emulator.calls("getFile") == []
