"""A household of 10,000 items for drills, and a process that goes on writing to it until it is killed."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from skills.calendar.commands import CreateEvent
from skills.engine.command import Command
from skills.engine.money import Money
from skills.expenses.commands import LogExpense
from skills.facts.commands import TellFact
from skills.lists.commands import AddItems
from skills.reminders.commands import CreateReminder
from tests.house import House, open_house

REMINDERS, EVENTS, ITEMS, EXPENSES, FACTS, FILES = 3000, 2500, 2500, 1500, 200, 300
WHOLE = REMINDERS + EVENTS + ITEMS + EXPENSES + FACTS + FILES
ZONE = "Europe/Berlin"
SAID_FIRST = 20
"""Reminders that are due, and said, before the drill."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What the drill compares with: texts of reminders that were said, and of those that were not."""

    said: frozenset[str]
    open: frozenset[str]


def opened(data: Path, models: Path, now: datetime | None = None) -> House:
    """The house at an instant, now where none is given."""
    at = (now or datetime.now(UTC)).astimezone().astimezone(UTC)
    house = open_house(data, models, zone="UTC", now=at.replace(tzinfo=None).isoformat())
    house._ids = count(int(at.timestamp()))
    return house


async def fill(data: Path, models: Path) -> Filled:
    """Fills an empty folder, a thousand rows in a transaction; some reminders have been said by then."""
    now = datetime.now(UTC)
    house = opened(data, models, now - timedelta(hours=1))
    anna, tom = house.member("Anna").id, house.member("Tom").id
    due = [now - timedelta(minutes=30)] * SAID_FIRST
    due += [now + timedelta(hours=1 + number % 40) for number in range(REMINDERS - SAID_FIRST)]
    await run(
        house,
        "planner",
        [CreateReminder(f"reminder-{number:05}", at, (anna if number % 2 else tom,)) for number, at in enumerate(due)],
    )
    starts = [now + timedelta(days=number % 300, hours=number % 24) for number in range(EVENTS)]
    events = [CreateEvent(f"event-{number:05}", at, at + timedelta(hours=1)) for number, at in enumerate(starts)]
    await run(house, "planner", events)
    names = ("shopping", "hardware", "packing", "books", "films")
    lists = [AddItems(names[number % 5], (f"item-{number:05}",)) for number in range(ITEMS)]
    await run(house, pod_of(house, AddItems), lists)
    spent = [
        LogExpense(Money(100 * (number % 90) + 99, "EUR"), "groceries", now.date(), anna, f"shop-{number % 40}")
        for number in range(EXPENSES)
    ]
    await run(house, "finance", spent)
    facts = [TellFact(f"The code of locker {number} is {number * 7}.", "family") for number in range(FACTS)]
    await run(house, "knowledge", facts)
    for number in range(FILES):
        folder = data / ("media" if number % 3 else "knowledge/family")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"file-{number:04}.{'jpg' if number % 3 else 'txt'}").write_bytes(os.urandom(3000))
    texts = [f"reminder-{number:05}" for number in range(REMINDERS)]
    house.clock.set(now)
    await house.ring()
    sent = "\n".join(one.text for one in house.channel.sent)
    await house.stop()
    said = frozenset(text for text in texts if text in sent)
    return Filled(said, frozenset(texts) - said)


async def run(house: House, pod: str, commands: Sequence[Command]) -> None:
    """Runs commands as Anna, many of them in one transaction."""
    asker, local = house.asker("Anna"), house.app.local(pod)

    def work() -> None:
        for begin in range(0, len(commands), 1000):
            with local.database.transaction():
                for command in commands[begin : begin + 1000]:
                    spec = local._specs[type(command)]
                    local._run(spec, command, asker, lambda done, of: None, True)

    await asyncio.to_thread(work)


def pod_of(house: House, kind: type[Command]) -> str:
    """The pod that runs a command."""
    return next(name for name, pod in house.app.local_pods.items() if kind in pod._specs)


async def write(data: Path, models: Path) -> None:
    """Goes on until it is killed: items, expenses and reminders, and the number of each round."""
    house = opened(data, models)
    anna = house.member("Anna").id
    lists = pod_of(house, AddItems)
    for number in count():
        await run(house, lists, [AddItems("shopping", (f"later-{number}",))])
        await run(house, "finance", [LogExpense(Money(100, "EUR"), "groceries", house.clock.now().date(), anna)])
        later = house.clock.now() + timedelta(hours=2)
        await run(house, "planner", [CreateReminder(f"later-{number:05}", later, (anna,))])
        print(number, flush=True)


if __name__ == "__main__":
    asyncio.run(write(Path(sys.argv[1]), Path(sys.argv[2])))
