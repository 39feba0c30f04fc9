"""The alarm on the machine's clock: what falls due is sent without anybody asking."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.build import App, build
from bot.settings import Settings
from knowledge.clock import ManualClock, SystemClock
from skills.engine.command import Asker
from skills.reminders.commands import CreateReminder
from tests.house import CHANNEL, Recorder


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
