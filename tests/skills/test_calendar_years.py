"""What a question to the calendar costs must not grow with the years behind it: counted in work, not in time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from knowledge.store.database import Row
from skills.calendar.store import happening, open_names
from tests.bench.calendar_years import Household, filled
from tests.conftest import Opener
from tests.house import House

WEEKEND = ("2026-11-21T00:00", "2026-11-23T00:00")
WEEKS, YEAR = Household(500, 50, 36), Household(5_000, 500, 365)


class Counting:
    """Reads a file of its own accord, and counts the rows it got and the steps SQLite took for them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.rows_read = self.by_rule = self.steps = 0
        self._connection = connection
        connection.row_factory = sqlite3.Row
        connection.set_progress_handler(self._step, 10)

    def _step(self) -> int:
        self.steps += 10
        return 0

    def __call__(self, sql: str, parameters: Any = ()) -> list[Row]:
        found = [dict(row) for row in self._connection.execute(sql, parameters)]
        self.rows_read += len(found)
        self.by_rule += len(found) if sql.lstrip().startswith("SELECT e.* FROM events") else 0
        return found


async def work(house: House, household: Household, ask: Callable[[Counting], object]) -> Counting:
    await filled(house, household)
    path = house.app.local("planner").database.path
    with closing(sqlite3.connect(path)) as connection:
        counting = Counting(connection)
        ask(counting)
        return counting


@pytest.mark.parametrize("what", ["weekend", "names"])
async def test_ten_times_the_events_cost_the_same(open_house_with: Opener, what: str) -> None:
    house = open_house_with()

    def ask(counting: Counting) -> object:
        if what == "names":
            return open_names(counting, house.member("Anna"), house.clock.now(), 200)
        start, end = (house.local(one) for one in WEEKEND)
        return happening(counting, house.member("Anna"), start, end)

    few = await work(house, WEEKS, ask)
    pod = house.app.local("planner")
    with pod.database.transaction():
        pod.database.rows("DELETE FROM events")
    many = await work(house, YEAR, ask)
    assert few.rows_read > 20
    assert many.by_rule == few.by_rule == 0
    assert many.rows_read < 2 * few.rows_read
    assert many.steps < 2 * few.steps


async def test_before_anything_is_derived_the_rules_say_the_same(house: House) -> None:
    start, end = (house.local(one) for one in WEEKEND)
    found: list[object] = []
    derived = await work(house, WEEKS, lambda rows: found.append(happening(rows, house.member("Anna"), start, end)))
    pod = house.app.local("planner")
    with pod.database.transaction():
        pod.database.rows("UPDATE event_state SET covered = ''")
    with closing(sqlite3.connect(pod.database.path)) as connection:
        counting = Counting(connection)
        found.append(happening(counting, house.member("Anna"), start, end))
    assert (derived.by_rule, counting.by_rule > 20) == (0, True)
    assert found[0] == found[1]
