"""A day of the family in the built house, with all timers on: nothing unasked but what was agreed, and nothing grows.

What is real: the house with its alarm, APScheduler, delivery, sweeps, librarian, sealing, memory, watching; SQLite; the
files of papers and the child that reads them. What is fast: the clock runs twenty times as fast as the machine's, and
where nobody does anything it is put to half a second before the next thing that is due; from there the house has to
wake by itself. A Radicale is the other calendar. What is left out: the far side of a messenger, which is a letterbox;
language models; what hears, which is scripted; pictures.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.messages import Message
from tests.longday.__main__ import page
from tests.longday.day import Day
from tests.longday.family import HOME
from tests.longday.holding import leaks
from tests.longday.oracle import Due
from tests.longday.running import WARM_AFTER, Running, Told, household
from tests.skills.accounts.servers import free_port, radicale
from tests.skills.accounts.servers import running as server


def day_from(begin: str, hours: int, seed: int, busy: int, *, phone: bool = False) -> Day:
    return Day(datetime.fromisoformat(begin).replace(tzinfo=ZoneInfo(HOME)), hours, seed, busy=busy, phone=phone)


async def lived(running: Running, every_hours: float = 2.0) -> Told:
    told = await running.through(every_hours)
    print(page(told))
    return told


@pytest.mark.slow
async def test_a_day_brings_what_was_agreed_and_leaves_nothing_behind(tmp_path: Path, models_dir: Path) -> None:
    day = day_from("2026-11-21T12:00", 24, seed=1, busy=25, phone=True)
    port = free_port()
    with server(radicale(tmp_path / "calendars", port), port) as url:
        async with household(day, tmp_path, models_dir, calendar=url) as running:
            told = await lived(running)
    assert told.faults == []
    assert told.letters > 60
    assert told.messages > 250
    assert leaks(told.warm(WARM_AFTER)) == []


@pytest.mark.parametrize(
    ("begin", "hours", "seed"),
    [
        pytest.param("2026-10-24T18:00", 16, 2, id="the night in which the clock goes back"),
        pytest.param("2027-03-27T18:00", 15, 3, id="the night in which the clock goes forward"),
        pytest.param("2026-11-30T18:00", 16, 4, id="the last day of a month"),
    ],
)
async def test_a_night_that_is_unlike_others(
    tmp_path: Path, models_dir: Path, begin: str, hours: int, seed: int
) -> None:
    day = day_from(begin, hours, seed, busy=3)
    async with household(day, tmp_path, models_dir) as running:
        told = await lived(running, every_hours=float(hours))
    assert told.faults == []
    assert told.letters > 10


@pytest.fixture
async def evening(tmp_path: Path, models_dir: Path) -> AsyncIterator[Running]:
    """A few busy hours."""
    async with household(day_from("2026-11-21T15:00", 4, seed=5, busy=15), tmp_path, models_dir) as running:
        yield running


async def test_a_house_that_keeps_what_was_said_and_leaves_files_open_is_seen(evening: Running, tmp_path: Path) -> None:
    kept: list[tuple[str, Message, list[str]]] = []
    opened = [(tmp_path / "left").open("w", encoding="utf-8")]

    def keep(message: Message) -> None:
        kept.append((message.id, message, [f"{number} {message.sender}" for number in range(40)]))
        opened.append((tmp_path / "left").open("a", encoding="utf-8"))

    evening.after_each = keep
    told = await lived(evening, every_hours=1.0)
    for file in opened:
        file.close()
    found = leaks(told.warm(2.0))
    assert any("blocks" in leak for leak in found)
    assert any("more files" in leak for leak in found)


async def test_what_is_not_agreed_is_seen(evening: Running) -> None:
    """Of what has to come one thing is taken away, and another one is added."""
    day = evening.day
    first = min(day.dues, key=lambda due: due.at)
    day.dues.remove(first)
    day.dues.append(Due("reminder", "Anna", day.begin, ("polish the moon",)))
    told = await lived(evening, every_hours=4.0)
    assert [fault.split(" ")[0] for fault in told.faults] == ["unasked:", "missing:"]
