"""Stages: what is inside another one is counted once, they cost little, and nothing where nobody listens."""

from __future__ import annotations

import asyncio
import gc
import time
import weakref
from collections.abc import Iterator
from typing import Any

import pytest

from bot.building.watching import counts_of
from bot.metrics.counts import Counts
from bot.settings import Settings
from knowledge import stages
from knowledge.stages import Stage, stage
from tests.bench.house import free_port
from tests.bot.metrics.test_metrics import say
from tests.conftest import Opener

Taken = list[tuple[Stage, float, float]]
TIMES = 20_000


@pytest.fixture
def taken() -> Iterator[Taken]:
    """What a listener was told."""
    told: Taken = []
    end = stages.listen(lambda name, own, whole: told.append((name, own, whole)))
    yield told
    end()


@pytest.fixture
def counts() -> Iterator[Counts]:
    made = counts_of(Settings(metrics_port=1))
    assert made is not None
    yield made
    made.end()


async def test_a_stage_inside_another_one_is_taken_off_also_in_a_thread(taken: Taken) -> None:
    def inside() -> None:
        with stage(Stage.ROUTING):
            time.sleep(0.05)

    with stage(Stage.UNDERSTANDING):
        await asyncio.to_thread(inside)
        await asyncio.sleep(0.02)
    (first, own, whole), (second, rest, all_of_it) = taken
    assert (first, second) == (Stage.ROUTING, Stage.UNDERSTANDING)
    assert own == whole >= 0.05
    assert all_of_it >= 0.07
    assert rest == pytest.approx(all_of_it - whole)


async def test_stages_beside_each_other_know_nothing_of_each_other(taken: Taken) -> None:
    async def one(name: Stage, seconds: float) -> None:
        with stage(name):
            await asyncio.sleep(seconds)

    await asyncio.gather(one(Stage.SENDING, 0.03), one(Stage.RENDERING, 0.05))
    assert [own == whole for _, own, whole in taken] == [True, True]


async def test_tasks_that_begin_each_other_inside_a_stage_keep_no_chain_of_them(taken: Taken) -> None:
    alive: list[weakref.ref[object]] = []

    async def alone(left: int) -> asyncio.Task[Any] | None:
        with stage(Stage.COMMAND) as opened:
            alive.append(weakref.ref(opened))
            return asyncio.create_task(alone(left - 1)) if left else None

    task: asyncio.Task[Any] | None = asyncio.create_task(alone(50))
    while task is not None:
        task = await task
    gc.collect()
    assert sum(one() is not None for one in alive) <= 2


def test_a_stage_that_fails_is_counted_and_who_ends_hears_no_more(taken: Taken) -> None:
    with pytest.raises(KeyError), stage(Stage.COMMAND):
        raise KeyError
    assert [name for name, _, _ in taken] == [Stage.COMMAND]
    end = stages.listen(lambda *_: taken.clear())
    end()
    with stage(Stage.COMMAND):
        pass
    assert len(taken) == 2


def test_a_stage_costs_less_than_twenty_microseconds_and_nothing_without_figures(counts: Counts) -> None:
    """The best of several rounds, because other programs run on this machine."""

    def each() -> float:
        rounds = []
        for _ in range(5):
            begun = time.perf_counter()
            for _ in range(TIMES // 5):
                with stage(Stage.COMMAND):
                    pass
            rounds.append((time.perf_counter() - begun) / (TIMES // 5))
        return min(rounds)

    with_figures = each()
    counts.end()
    without = each()
    print(f"\na stage: {with_figures * 1e6:.2f} µs with figures, {without * 1e6:.2f} µs without")
    assert with_figures < 20e-6
    assert without < 2e-6
    assert stage(Stage.COMMAND) is stage(Stage.SENDING), "without figures nothing is made"


async def test_the_stages_of_a_message_add_up_to_less_than_it_took(open_house_with: Opener) -> None:
    house = open_house_with(settings={"metrics_port": free_port()})
    assert house.app.counts is not None
    await say(house, "Anna", "we need oat milk", 1)
    await say(house, "Anna", "remind me at 11 to call Ludmilla", 2)
    value = house.app.counts.registry.get_sample_value

    def number(name: Stage) -> float:
        return value("inglenook_stage_seconds_count", {"stage": name}) or 0

    for name in (Stage.RAILS_IN, Stage.UNDERSTANDING, Stage.COMMAND, Stage.RAILS_OUT):
        assert number(name) >= 2, name
    assert number(Stage.ROUTING) >= 1
    assert number(Stage.RENDERING) >= 4
    assert number(Stage.MODEL) == number(Stage.OCR) == number(Stage.HEARING) == 0
    spent = sum(value("inglenook_stage_seconds_sum", {"stage": name}) or 0 for name in Stage)
    assert 0 < spent <= (value("inglenook_message_seconds_sum", {"channel": "test"}) or 0)
    await house.advance("2026-11-21T11:00")
    assert number(Stage.SENDING) == 1
