"""Who comes in when, whatever one member does."""

from __future__ import annotations

import asyncio

import pytest

from bot.rates.gate import Gate


class Work:
    """Things that members do behind a gate, each until it is told to end; `order` is how they began."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        self.order: list[str] = []
        self._ends: dict[str, asyncio.Event] = {}
        self.tasks: dict[str, asyncio.Task[None]] = {}

    async def begin(self, *names: str) -> None:
        """Each name begins with the letter of its member."""
        for name in names:
            self._ends[name] = asyncio.Event()
            self.tasks[name] = asyncio.create_task(self._work(name))
        await settle()

    async def end(self, *names: str) -> None:
        for name in names:
            self._ends[name].set()
            await self.tasks[name]
        await settle()

    async def end_all(self) -> None:
        """Ends what is inside, one after the other, until nothing waits."""
        for name in self.order:
            await self.end(name)

    async def _work(self, name: str) -> None:
        async with self.gate.place(name[0]):
            self.order.append(name)
            await self._ends[name].wait()


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_members_have_turns_whoever_came_first() -> None:
    work = Work(Gate(1, 1))
    await work.begin("a1", "a2", "a3", "a4", "b1", "c1", "b2")
    await work.end_all()
    assert work.order == ["a1", "a2", "b1", "c1", "a3", "b2", "a4"]


async def test_a_flood_never_has_all_places() -> None:
    work = Work(Gate(3, 2))
    await work.begin(*(f"a{number}" for number in range(1000)))
    assert len(work.order) == 2
    await work.begin("b1")
    assert work.order[-1] == "b1"
    assert work.gate.waiting == 998
    for task in work.tasks.values():
        task.cancel()


async def test_who_comes_while_all_places_are_taken_waits_for_one_place_only() -> None:
    work = Work(Gate(2, 1))
    await work.begin("a1", "b1", "a2", "a3", "b2", "b3", "c1")
    await work.end("a1")
    await work.end("b1")
    assert work.order == ["a1", "b1", "a2", "b2"]
    await work.end("a2")
    assert work.order[-1] == "c1"
    await work.end_all()


async def test_who_gives_up_is_forgotten_and_keeps_no_place() -> None:
    work = Work(Gate(1, 1))
    await work.begin("a1", "b1", "b2")
    work.tasks["b1"].cancel()
    await settle()
    assert work.gate.waiting == 1
    await work.end("a1")
    assert work.order == ["a1", "b2"]
    await work.end("b2")
    await work.begin("c1")
    assert work.order[-1] == "c1"
    await work.end("c1")


async def test_a_place_that_came_too_late_goes_to_the_next() -> None:
    """The one who waited was told to give up in the same moment in which it got the place."""
    gate = Gate(1, 1)
    await gate.enter("a")
    late = asyncio.create_task(gate.enter("b"))
    await settle()
    gate.leave("a")
    late.cancel()
    with pytest.raises(asyncio.CancelledError):
        await late
    async with asyncio.timeout(1):
        await gate.enter("c")
