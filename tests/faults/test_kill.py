"""kill -9 of the whole product while reminders fall due: none is lost, and what is repeated says so."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.build import open_members
from bot.settings import Settings
from knowledge.people import Member, Role
from pods.engine.pod import open_pods
from skills.engine.command import Asker
from skills.reminders.commands import CreateReminder
from tests.emulator import Emulator, Sent
from tests.journeys.telegram.product import Product

REMINDERS = 200
EVERY = timedelta(seconds=0.25)
"""Between two that fall due: a run of minutes would show no more."""
FIRST_AFTER = timedelta(seconds=6)
KILLS = 20


async def plan(data: Path) -> Member:
    """A household with one member on Telegram and all the reminders in its planner's store."""
    settings = Settings(data_dir=data, zone="Europe/Berlin")
    with open_members(settings) as members:
        anna = members.add("Anna", Role.ADULT, language="en", zone="Europe/Berlin")
        members.link(anna.id, "telegram", "11", "11")
        household = members.household()
        if household is None:
            raise RuntimeError("there is no household")
        now = datetime.now(UTC)
        asker = Asker(anna, household, members.all(), now)
    pods = open_pods(data)
    for number in range(REMINDERS):
        due = now + FIRST_AFTER + number * EVERY
        await pods["planner"].run(CreateReminder(f"thing {number:03}", due, (anna.id,)), asker)
    for pod in pods.values():
        pod.close()
    return anna


def by_thing(sent: list[Sent]) -> dict[int, list[Sent]]:
    """The deliveries of each reminder by its number, in order."""
    found: dict[int, list[Sent]] = defaultdict(list)
    for one in sent:
        found[int(one.text.partition("thing ")[2][:3])].append(one)
    return found


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_no_reminder_is_lost_when_the_product_is_killed(tmp_path: Path) -> None:
    emulator = Emulator()
    await emulator.start()
    anna = emulator.user(11, "Anna")
    await plan(tmp_path / "data")
    product = Product(emulator, tmp_path, tmp_path / "models")
    dice = random.Random(11)
    for _ in range(KILLS):
        await product.start()
        await asyncio.sleep(dice.uniform(0.2, 1.5))
        await product.kill()
    await product.start()
    await emulator.until(lambda: len(by_thing(anna.seen())) == REMINDERS, 120)
    await asyncio.sleep(1)
    await product.stop()
    await emulator.stop()

    deliveries = by_thing(anna.seen())
    assert sorted(deliveries) == list(range(REMINDERS))
    for first, *repeats in deliveries.values():
        for repeat in repeats:
            assert "may have had this one already" in repeat.text
            assert repeat.buttons == first.buttons
    assert sum(map(len, deliveries.values())) <= REMINDERS + KILLS
