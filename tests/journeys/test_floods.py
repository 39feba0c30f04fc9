"""A member who writes without end, and another who asks one thing: over the emulated Telegram, with a slow model."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest
from pydantic import SecretStr

from bot.build import open_telegram
from pods.engine.models import Model, ModelReply, ModelRequest
from tests.emulator import TOKEN, Emulator, Seat
from tests.house import House

Opener = Callable[..., House]
CHATS = 12
"""Topics that the flood is written in beside the private chat: more than there are places."""


class HeldModel(Model):
    """A model that answers nobody until it is told whom."""

    local = True

    def __init__(self) -> None:
        self.name = "held"
        self.asked: list[str] = []
        """The last lines of the questions that it works on, or worked on."""
        self._answers: dict[str, asyncio.Event] = {}

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Waits for `answer`."""
        said = request.messages[-1].content
        self.asked.append(said)
        async with asyncio.timeout(request.timeout_s):
            await self._answers.setdefault(said, asyncio.Event()).wait()
        return ModelReply(f"That is nice: {said}", 1, 1, 1.0, self.name)

    def answer(self, said: str) -> None:
        """Answers what asked that."""
        self._answers.setdefault(said, asyncio.Event()).set()


@dataclass
class Flooded:
    """A house with Anna writing in many chats at once, all of it for the model, and Tom in his chat."""

    model: HeldModel
    emulator: Emulator
    tom: Seat

    def replies_to_anna(self) -> int:
        return sum(
            sent.kind == "message" and "nice" in sent.text and "Tom" not in sent.text for sent in self.emulator.sent
        )

    async def asked(self, many: int) -> list[str]:
        """The first questions that the model got. Raises TimeoutError."""
        async with asyncio.timeout(20):
            while len(self.model.asked) < many:
                await asyncio.sleep(0.01)
        return self.model.asked[:many]


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    await emulator.start()
    yield emulator
    await emulator.stop()


@pytest.fixture
async def flooded(open_house_with: Opener, emulator: Emulator) -> Flooded:
    model = HeldModel()
    telegram = {"telegram_token": SecretStr(TOKEN), "telegram_base_url": emulator.base_url, "messages_per_minute": 0}
    house = open_house_with(model=model, settings=telegram)
    people = {}
    for number, name in ((11, "Anna"), (12, "Tom")):
        people[name] = emulator.user(number, name)
        house.app.members.link(house.member(name).id, "telegram", str(number), str(number))
    open_telegram(house.app)
    await asyncio.to_thread(house.app.assistant.reader.warm)
    forum = emulator.group(-100, "Home", forum=True)
    for topic in range(1, CHATS + 1):
        seat = forum.member(people["Anna"], topic)
        for number in range(5):
            seat.say(f"@{emulator.username} how are you, part {topic} of {number}?")
    for number in range(100):
        people["Anna"].say(f"how are you for the {number}th time?")
    await house.app.channels["telegram"].start(house.app.assistant)
    return Flooded(model, emulator, people["Tom"])


async def test_another_member_is_answered_before_the_next_of_a_flood(flooded: Flooded) -> None:
    """The model has two places: the flood has one of them, however much of it waits."""
    (first,) = await flooded.asked(1)
    flooded.tom.say("how are you, asks Tom?")
    assert await flooded.asked(2) == [first, "how are you, asks Tom?"]
    flooded.model.answer("how are you, asks Tom?")
    assert "asks Tom" in (await flooded.tom.next_reply(40)).text
    assert flooded.replies_to_anna() == 0


async def test_what_needs_no_model_is_done_meanwhile(flooded: Flooded) -> None:
    await flooded.asked(1)
    flooded.tom.say("we need milk")
    assert "milk" in (await flooded.tom.next_reply(40)).text
    assert flooded.replies_to_anna() == 0
    assert len(flooded.model.asked) == 1


async def test_the_flood_itself_goes_on_in_its_turn(flooded: Flooded) -> None:
    for many in range(1, 5):
        asked = await flooded.asked(many)
        assert len(flooded.model.asked) == many
        flooded.model.answer(asked[-1])
    await flooded.emulator.until(lambda: flooded.replies_to_anna() >= 3, 20)
