"""When time has come, one row that is broken keeps no other one from being said."""

from __future__ import annotations

import sqlite3
from datetime import time, timedelta

import pytest

from skills.calendar.events import Event
from skills.engine.waking import one_by_one
from skills.members.commands import Told
from tests.house import House
from tests.skills.calendars import put
from tests.skills.reminding import set_for, told
from tests.skills.test_day import set_told


def break_(house: House, sql: str, *values: object) -> None:
    """Writes what no command would write."""
    database = house.app.local("planner").database
    with database.transaction():
        database.rows(sql, values)


@pytest.mark.parametrize(
    ("column", "value"), [("who", "[1,"), ("zone", "Europe/Atlantis"), ("rule", "FREQ=SOMETIMES"), ("first", "soon")]
)
async def test_a_broken_reminder_stops_no_other_one(
    house: House, caplog: pytest.LogCaptureFixture, column: str, value: str
) -> None:
    broken = await set_for(house, "broken", "2026-11-21T12:00", rule="FREQ=DAILY")
    await set_for(house, "plants", "2026-11-21T12:00")
    break_(house, f"UPDATE reminders SET {column} = ? WHERE id = ?", value, broken)
    house.clock.set(house.local("2026-11-21T12:00"))
    await house.ring()
    assert [(one.to, "plants" in one.text) for one in house.channel.sent] == [("Anna", True)]
    assert f"the reminder {broken} cannot be worked out" in caplog.text
    assert "'broken'" not in caplog.text, "what people write is nothing for the log"
    left = house.app.local("planner").database.rows("SELECT count(*) AS n FROM reminder_asks WHERE reminder_id = 1")
    assert left == [{"n": 0}], "what was begun for the broken one is taken back"


async def test_a_broken_event_stops_neither_events_nor_reminders(house: House) -> None:
    start = house.local("2026-11-21T13:00")
    made = [
        Event(title, start, start + timedelta(hours=1), str(house.zone), who=(1,), alarms=(60,))
        for title in ("broken", "flight")
    ]
    put(house, *made)
    break_(house, "UPDATE events SET rule = 'FREQ=SOMETIMES' WHERE title = 'broken'")
    await set_for(house, "plants", "2026-11-21T12:00")
    house.clock.set(house.local("2026-11-21T12:00"))
    await house.app.pods["planner"].wake(house.asker("Anna"))
    rows = house.app.local("planner").database.rows("SELECT kind FROM outbox ORDER BY kind")
    assert [row["kind"] for row in rows] == ["event", "reminder"]


async def test_a_broken_reminder_leaves_the_rest_of_the_day_in_the_brief(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    broken = await set_for(house, "broken", "2026-11-21T12:00", rule="FREQ=DAILY")
    await house.say("Tom", "party on sunday at 3pm")
    await set_told(house, "Anna", Told.BRIEF, time(7))
    break_(house, "UPDATE reminders SET rule = 'FREQ=SOMETIMES' WHERE id = ?", broken)
    house.clock.set(house.local("2026-11-22T07:00"))
    await house.ring()
    assert [("party" in one.text, one.to) for one in house.channel.sent] == [(True, "Anna")]
    assert "no lines for a brief" in caplog.text


async def test_a_broken_brief_stops_no_other_one(house: House) -> None:
    await house.say("Tom", "party on sunday at 3pm")
    for name in ("Anna", "Tom"):
        await set_told(house, name, Told.BRIEF, time(7))
    break_(house, "UPDATE briefs SET at = 'morning' WHERE member_id = ?", house.member("Anna").id)
    house.clock.set(house.local("2026-11-22T07:00"))
    await house.ring()
    assert [one.to for one in house.channel.sent] == ["Tom"]


async def test_a_skill_that_fails_keeps_no_other_one_from_what_is_due(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    await set_for(house, "plants", "2026-11-21T12:00")
    break_(house, "DROP TABLE event_state")
    house.clock.set(house.local("2026-11-21T12:00"))
    await house.app.pods["planner"].wake(house.asker("Anna"))
    rows = house.app.local("planner").database.rows("SELECT kind FROM outbox")
    assert [row["kind"] for row in rows] == ["reminder"]
    assert "planner.calendar could not do what is due" in caplog.text


async def test_who_has_left_is_told_nothing_and_somebody_else_is_asked(house: House) -> None:
    await set_for(house, "lock up", "2026-11-21T12:00", "Tom", "Anna")
    await set_for(house, "feed the cat", "2026-11-21T13:00", "Tom")
    with house.app.members.database.transaction():
        house.app.members.database.rows("UPDATE members SET left_at = joined_at WHERE name = 'Tom'")
    assert told(house, await house.advance("2026-11-21T14:00")) == [("Anna", "12:00"), ("Anna", "13:00")]


async def test_trouble_of_the_whole_database_is_not_that_of_one_row(house: House) -> None:
    def work(thing: int) -> None:
        raise sqlite3.OperationalError("database is locked")

    database = house.app.local("planner").database
    with pytest.raises(sqlite3.OperationalError), database.transaction():
        one_by_one(database, [1, 2], work, "the thing", int)
