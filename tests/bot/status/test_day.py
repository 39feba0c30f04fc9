"""The messages of the last 24 hours: counted by hour, forgotten after a day, in few numbers however many there are."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta

import pytest

from bot.status.day import HOURS, STEPS, Day
from knowledge.clock import ManualClock

NOON = datetime(2026, 11, 21, 12, 20, tzinfo=UTC)


def test_hours_are_counted_apart_and_forgotten_after_a_day() -> None:
    clock = ManualClock(NOON)
    day = Day(clock)
    day.note("done", 0.1)
    day.note("failed", 0.1)
    clock.set(NOON + timedelta(hours=1))
    day.note("refused", 0.1)
    *_, before, now = day.hours()
    assert (before.done, before.failed, before.refused) == (1, 1, 0)
    assert (now.done, now.failed, now.refused) == (0, 0, 1)
    assert [one.start.hour for one in day.hours()[-2:]] == [12, 13]
    assert len(day.hours()) == HOURS
    clock.set(NOON + timedelta(hours=HOURS))
    assert [one.count for one in day.hours()] == [1] + [0] * 23
    clock.set(NOON + timedelta(hours=HOURS + 1))
    assert [one.count for one in day.hours()] == [0] * 24
    assert day.percentiles() == (None, None)


@pytest.mark.parametrize("scale", [0.01, 1.0, 40.0])
def test_percentiles_are_right_within_a_tenth(scale: float) -> None:
    day = Day(ManualClock(NOON))
    for number in range(1, 101):
        day.note("done", scale * number / 100)
    median, most = day.percentiles()
    assert median == pytest.approx(0.50 * scale, rel=0.11)
    assert most == pytest.approx(0.95 * scale, rel=0.11)


def test_many_messages_take_no_more_room_than_few() -> None:
    clock = ManualClock(NOON)
    day = Day(clock)
    for hour in range(60):
        clock.set(NOON + timedelta(hours=hour))
        for number in range(2_000):
            day.note("done", (number % 500) ** 2 / 100)
    hours = day._hours
    assert len(hours) == HOURS
    assert max(len(one.times) for one in hours) <= STEPS + 1
    assert sum(sys.getsizeof(one.times) + sys.getsizeof(one.outcomes) for one in hours) < 250_000
