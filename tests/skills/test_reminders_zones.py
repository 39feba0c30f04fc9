"""Turns of recurring reminders: clock changes, leap days, year ends, travellers, outages: none lost, none early."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.people import Household, Member, Role
from pods.engine.pod import PODS, open_pod, read_pod_file
from skills.engine.command import Asker, Reading
from skills.engine.zones import instant, wall
from skills.members.commands import SetZone
from skills.reminders.commands import CreateReminder, FinishReminder
from skills.reminders.saying import remind
from tests.conftest import Opener
from tests.house import House, Sent
from tests.skills.reminding import run, set_for, told

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "UTC")


def days(house: House, sent: list[Sent]) -> list[str]:
    return [one.at.astimezone(house.zone).strftime("%Y-%m-%d %H:%M") for one in sent]


async def travel(house: House, name: str, zone: str) -> None:
    await house.app.pods["house"].run(SetZone((house.member(name).id,), zone), house.asker(name))
    await house.ring()


@pytest.mark.parametrize(
    ("now", "first", "rule", "until", "expected"),
    [
        ("2027-12-31T08:00", "2028-02-29T09:00", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2033-01-01T00:00",
         ["2028-02-29 09:00", "2032-02-29 09:00"]),
        ("2026-12-30T08:00", "2026-12-31T23:30", "FREQ=DAILY", "2027-01-01T23:59",
         ["2026-12-31 23:30", "2027-01-01 23:30"]),
        ("2026-12-30T08:00", "2026-12-31T09:00", "FREQ=MONTHLY;BYMONTHDAY=31", "2027-03-31T10:00",
         ["2026-12-31 09:00", "2027-01-31 09:00", "2027-03-31 09:00"]),
        ("2027-03-26T08:00", "2027-03-27T02:30", "FREQ=DAILY", "2027-03-29T12:00",
         ["2027-03-27 02:30", "2027-03-28 03:30", "2027-03-29 02:30"]),
        ("2027-10-29T08:00", "2027-10-30T02:30", "FREQ=DAILY", "2027-11-01T12:00",
         ["2027-10-30 02:30", "2027-10-31 02:30", "2027-11-01 02:30"]),
        ("2026-11-21T08:00", "2026-11-22T08:00", "FREQ=DAILY;UNTIL=20261124T080000", "2026-12-30T00:00",
         ["2026-11-22 08:00", "2026-11-23 08:00", "2026-11-24 08:00"]),
    ],
)  # fmt: skip
async def test_turns_fall_on_their_days(
    open_house_with: Opener, now: str, first: str, rule: str, until: str, expected: list[str]
) -> None:
    house = open_house_with(now=now)
    await set_for(house, "x", first, rule=rule)
    assert days(house, await house.advance(until)) == expected


async def test_a_rule_that_has_ended_leaves_the_reminder_done(house: House) -> None:
    one = await set_for(house, "antibiotics", "2026-11-22T08:00", rule="FREQ=DAILY;COUNT=2")
    await house.advance("2026-11-22T09:00")
    assert house.state["reminders"][0]["status"] == "waiting"
    (last,) = await house.advance("2026-11-23T09:00")
    assert "done" in {button.name for button in last.buttons}
    assert house.state["reminders"][0]["status"] == "done"
    assert "antibiotics" in (await house.say("Anna", "show my reminders")).text, "the last one was not answered yet"
    assert (await run(house, "Anna", FinishReminder(one))).key == "reminder-done"
    assert "antibiotics" not in (await house.say("Anna", "show my reminders")).text


# --- travelling -------------------------------------------------------------------------------------------------------


async def test_who_travels_west_is_reminded_at_the_same_time_of_day_and_not_twice_a_day(house: House) -> None:
    await set_for(house, "pill", "2026-11-21T12:00", rule="FREQ=DAILY")
    await house.advance("2026-11-21T13:00")
    await travel(house, "Anna", "America/New_York")
    assert [one.at for one in await house.advance("2026-11-23T17:00")] == [datetime(2026, 11, 22, 17, tzinfo=UTC)]
    assert "was due" not in house.channel.sent[-1].text


async def test_who_travels_east_past_a_turn_is_reminded_at_once(house: House) -> None:
    await set_for(house, "pill", "2026-11-21T12:00", rule="FREQ=DAILY")
    house.clock.set(house.local("2026-11-21T10:30"))
    await travel(house, "Anna", "Asia/Tokyo")
    (late,) = house.channel.sent
    assert "12:00" in late.text
    assert [one.at for one in await house.advance("2026-11-22T12:00")] == [datetime(2026, 11, 22, 3, tzinfo=UTC)]


async def test_back_home_it_is_as_before(house: House) -> None:
    await set_for(house, "pill", "2026-11-22T08:00", rule="FREQ=DAILY")
    await travel(house, "Anna", "America/New_York")
    await travel(house, "Anna", "Europe/Berlin")
    assert told(house, await house.advance("2026-11-23T09:00")) == [("Anna", "08:00"), ("Anna", "08:00")]


async def test_ones_for_others_and_once_only_ones_stay_where_they_are(house: House) -> None:
    await set_for(house, "call", "2026-11-22T08:00")
    await set_for(house, "bins", "2026-11-22T08:10", "Anna", "Tom", rule="FREQ=DAILY")
    await set_for(house, "homework", "2026-11-22T08:20", "Mia", rule="FREQ=DAILY")
    await travel(house, "Anna", "America/New_York")
    sent = await house.advance("2026-11-22T23:00")
    assert told(house, sent) == [("Anna", "08:00"), ("Anna", "08:10"), ("Tom", "08:10"), ("Mia", "08:20")]


async def test_turns_missed_while_off_come_once_and_say_so(house: House) -> None:
    await set_for(house, "pill", "2026-11-21T12:00", "Anna", "Tom", rule="FREQ=DAILY")
    house.clock.set(house.local("2026-11-25T13:00"))
    sent = await house.restart()
    assert sorted(one.to for one in sent) == ["Anna", "Tom"]
    assert all("12:00" in one.text and "25" in one.text for one in sent)


async def test_turns_that_could_not_be_sent_for_days_come_as_the_latest_one(house: House) -> None:
    await set_for(house, "pill", "2026-11-21T12:00", rule="FREQ=DAILY")
    for day in (21, 22, 23):
        house.clock.set(house.local(f"2026-11-{day}T12:00"))
        await house.app.pods["planner"].wake(house.asker("Anna"))
    (late,) = await house.advance("2026-11-23T12:10")
    assert late.at == house.local("2026-11-23T12:00")
    assert "was due" not in late.text


async def test_a_turn_that_was_being_sent_for_too_long_gives_way_to_the_next(house: House) -> None:
    await set_for(house, "pill", "2026-11-21T12:00", rule="FREQ=DAILY")
    house.clock.set(house.local("2026-11-21T12:00"))
    planner = house.app.pods["planner"]
    await planner.wake(house.asker("Anna"))
    assert planner.outbox.claim(house.clock.now())
    house.clock.set(house.local("2026-11-22T12:00"))
    (latest,) = await house.restart()
    assert "was due" not in latest.text


# --- any rule, any zone, any outage -----------------------------------------------------------------------------------

RULES = st.builds(
    lambda freq, interval, more: f"{freq};INTERVAL={interval}{more}",
    st.sampled_from(
        ("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TH,SU", "FREQ=MONTHLY;BYMONTHDAY=29,30,31", "FREQ=DAILY;BYHOUR=2,3,14")
    ),
    st.integers(1, 3),
    st.sampled_from(("", ";COUNT=5", ";UNTIL=20270601T000000")),
)
STARTS = st.builds(
    lambda day, hour, minute: datetime.fromisoformat("2027-03-20") + timedelta(days=day, hours=hour, minutes=minute),
    st.integers(0, 20),
    st.integers(0, 23),
    st.sampled_from((0, 30)),
)
LOOKS = st.lists(
    st.tuples(st.sampled_from((1, 30, 55, 360, 1440, 7200, 40000, -60, -1440)), st.booleans()), min_size=5, max_size=60
)
"""Minutes until the next look at the tables, backwards too, and whether what is found can be sent then.

At the end the clock stands where it stood furthest ahead, and what there is can be sent.
"""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(RULES, st.sampled_from(ZONES), STARTS, LOOKS)
def test_every_turn_comes_once_or_with_a_later_one_and_none_before_its_time(
    rule: str, zone_name: str, start: datetime, looks: list[tuple[int, bool]]
) -> None:
    zone = ZoneInfo(zone_name)
    first = instant(rrulestr(rule, dtstart=start).after(start, inc=True) or start, zone)
    with TemporaryDirectory() as folder:
        pod = open_pod(read_pod_file(PODS / "planner"), Path(folder))
        member = Member(1, "Anna", Role.ADMIN, "en", zone)
        asker = Asker(member, Household("h", zone, "EUR", "en"), (member,), first - timedelta(days=1))
        asyncio.run(pod.run(CreateReminder("x", first, (1,), rule), asker))
        said: list[tuple[datetime, datetime]] = []
        latest_look = asker.now
        ids = count(1)
        for minutes, line_works in [*looks, (None, True)]:
            now = asker.now + timedelta(minutes=minutes) if minutes else latest_look + timedelta(minutes=1)
            asker, latest_look = replace(asker, now=now), max(latest_look, now)
            asyncio.run(pod.wake(asker))
            if not line_works:
                continue
            for row in pod.outbox.claim(asker.now):
                if remind(row, Reading(asker, pod.database)) is not None:
                    said.append((row.due_at, asker.now))
                    pod.outbox.sent([row.id], chat_key="c", message_id=f"{next(ids)}", now=asker.now)
                else:
                    pod.outbox.dropped(row.id, reason="nothing to say")
        reminder = pod.database.rows("SELECT * FROM reminders")[0]
        pod.close()
    naive = rrulestr(rule, dtstart=wall(first, zone)).between(
        wall(first, zone), wall(latest_look, zone) + timedelta(hours=2), inc=True
    )
    turns = sorted({at for one in naive if (at := instant(one, zone)) <= latest_look})
    dues = [due for due, _ in said]
    assert len(set(dues)) == len(dues), "nothing comes twice"
    assert set(dues) <= set(turns), "nothing comes that is no turn"
    assert all(due <= at for due, at in said), "nothing comes before its time"
    assert dues == sorted(dues)
    if turns:
        assert dues[-1] == turns[-1], "what was missed comes with the latest one"
    ended = not reminder["next_at"]
    assert ended == (reminder["status"] == "done")
