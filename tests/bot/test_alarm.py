"""The alarm on the machine's clock: what falls due is sent without anybody asking."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.alarm import Alarm
from bot.build import App, build
from bot.settings import Settings
from knowledge.clock import ManualClock, SystemClock
from skills.engine.command import Asker
from skills.reminders.commands import CreateReminder
from tests.house import CHANNEL, Recorder
from tests.longday.clock import FastClock


@pytest.fixture
async def recorder() -> Recorder:
    return Recorder(ManualClock(datetime.now(UTC)))


@pytest.fixture
async def app(tmp_path: Path, models_dir: Path, recorder: Recorder) -> AsyncIterator[App]:
    settings = Settings(
        data_dir=tmp_path, models_dir=models_dir, model="none", hearing="off", speaking="off", admin="Anna", zone="UTC"
    )
    app = build(settings, clock=SystemClock(), channels=[recorder])
    app.members.link(app.members.all()[0].id, CHANNEL, "Anna", "Anna")
    yield app
    await app.stop()


async def remind(app: App, text: str, after: float) -> None:
    household = app.members.household()
    if household is None:
        raise LookupError("no household")
    now = app.clock.now()
    asker = Asker(app.members.all()[0], household, app.members.all(), now)
    command = CreateReminder(text, now + timedelta(seconds=after), (asker.member.id,))
    await app.pods["planner"].run(command, asker)


async def until(recorder: Recorder, count: int) -> None:
    async with asyncio.timeout(30):
        while len(recorder.sent) < count:
            await asyncio.sleep(0.01)


async def test_what_was_due_before_the_start_and_what_falls_due_later(app: App, recorder: Recorder) -> None:
    await remind(app, "before", 0.01)
    await asyncio.sleep(0.02)
    await app.start()
    await until(recorder, 1)
    await remind(app, "later", 0.3)
    app.alarm.look()
    await until(recorder, 2)
    assert ["before" in recorder.sent[0].text, "later" in recorder.sent[1].text] == [True, True]


async def test_many_looks_at_once_send_once(app: App, recorder: Recorder) -> None:
    await remind(app, "once", 0.05)
    await app.start()
    for _ in range(30):
        app.alarm.look()
        await asyncio.sleep(0.01)
    await until(recorder, 1)
    await asyncio.sleep(0.1)
    assert len(recorder.sent) == 1


async def test_after_the_end_it_rings_no_more(app: App, recorder: Recorder) -> None:
    await app.start()
    await app.alarm.stop()
    app.alarm.look()
    assert recorder.sent == []


async def test_what_every_store_forgets_is_forgotten_each_day_of_the_house(app: App) -> None:
    clock, tidied = FastClock(datetime.now(UTC), 600.0), list[datetime]()

    def tidy() -> None:
        tidied.append(clock.now())

    alarm = Alarm(pods=app.pods, delivery=app.delivery, members=app.members, clock=clock, daily=[tidy])
    await alarm.start()
    for days in (0, 1, 2):
        clock.put_forward(clock.now() + timedelta(days=days))
        async with asyncio.timeout(10):
            while len(tidied) <= days:
                await asyncio.sleep(0.01)
    await asyncio.sleep(0.2)
    await alarm.stop()
    assert len(tidied) == 3


async def test_on_a_clock_that_runs_fast_the_alarm_waits_as_much_less(app: App, recorder: Recorder) -> None:
    clock = FastClock(datetime.now(UTC), 600.0)
    elsewhere = app.settings.model_copy(update={"data_dir": app.settings.data_dir / "fast"})
    fast = build(elsewhere, clock=clock, channels=[recorder])
    fast.members.link(fast.members.all()[0].id, CHANNEL, "Anna", "Anna")
    await fast.start()
    begun = clock.now()
    await remind(fast, "in an hour", 3600)
    fast.alarm.look()
    await asyncio.sleep(clock.lasting(1200))
    assert recorder.sent == []
    await until(recorder, 1)
    passed = clock.now() - begun
    await fast.stop()
    assert timedelta(minutes=59) < passed < timedelta(minutes=90)
