"""Taking turns with chores: by week, by count, kept in order, and restored after a swap."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.chores.commands import AddChore, ChangeChore, FindChores, FinishChore, skill
from skills.chores.reading import read_add
from skills.chores.store import Chore
from skills.chores.turns import Rota, Swap, monday_of, week_of
from skills.engine.command import Days, Reading
from skills.engine.request import People, Request
from skills.engine.zones import midnight
from tests.conftest import Opener
from tests.house import House
from tests.skills.test_lists import said

ZONES = ("Europe/Berlin", "America/New_York", "Pacific/Auckland")
THURSDAYS = "FREQ=WEEKLY;BYDAY=TH"


def due(house: House, day: str) -> datetime:
    return midnight(date.fromisoformat(day), house.zone)


async def lines(house: House, name: str = "Anna") -> list[str]:
    asker = house.asker(name)
    return said(await house.app.pods["planner"].run(FindChores(), asker), asker)


def brief(house: House, name: str, start: str, days: int = 1) -> list[str]:
    """What the brief of a member says about chores."""
    asker = house.asker(name)
    reading = Reading(asker, house.app.local("planner").database)
    found = skill.brief(reading, Days(date.fromisoformat(start), days, house.zone)) if skill.brief else []
    return [line for outcome in found for line in said(outcome, asker)]


# --- the order --------------------------------------------------------------------------------------------------------


def test_weeks_begin_on_mondays() -> None:
    assert week_of(date(2026, 12, 27)) + 1 == week_of(date(2026, 12, 28)) == week_of(date(2027, 1, 3))
    assert monday_of(week_of(date(2027, 1, 3))) == date(2026, 12, 28)


SWAPPED = st.lists(st.tuples(st.integers(0, 103), st.integers(0, 4), st.integers(0, 4)), max_size=4)


@settings(max_examples=60, deadline=None)
@given(people=st.integers(2, 5), start=st.dates(date(2025, 1, 1), date(2027, 12, 31)), swaps=SWAPPED)
@pytest.mark.parametrize("zone", ZONES)
def test_every_week_of_two_years_is_exactly_one_members(
    zone: str, people: int, start: date, swaps: list[tuple[int, int, int]]
) -> None:
    """Also by the days of a chore, across clock changes; swaps change two turns and nothing else."""
    who, first = tuple(range(people)), week_of(start)
    rota = Rota(who, first)
    order = [rota.holder(first + week) for week in range(104)]
    assert order == [week % people for week in range(104)]
    for week in range(104):
        instant = midnight(start + timedelta(weeks=week), ZoneInfo(zone))
        row = {"zone": zone, "turns": "week", "turns_from": first, "who": str(list(who)), "due": instant.isoformat()}
        chore = Chore(row)
        assert chore.doers(chore.turn(instant)) == (order[week],)
    for week, giver, taker in swaps:
        before = [rota.holder(first + one) for one in range(140)]
        if before[week] != giver or giver == taker or taker >= people:
            continue
        made = rota.swapped(first + week, giver, taker)
        rota = Rota(who, first, (*rota.swaps, made))
        after = [rota.holder(first + one) for one in range(140)]
        changed = [one for one in range(140) if before[one] != after[one]]
        assert made.back is not None
        assert changed == [week, made.back - first]
        assert sorted(before) == sorted(after)
        assert (after[week], after[made.back - first]) == (taker, giver)


def test_one_who_leaves_or_joins_leaves_the_turn_with_whoever_has_it() -> None:
    rota = Rota((1, 2, 3), 10)
    assert rota.holder(14) == 2
    assert [rota.with_people((1, 2, 3, 4), 14).holder(turn) for turn in (14, 15, 16, 17)] == [2, 3, 4, 1]
    assert [rota.with_people((1, 3), 14).holder(turn) for turn in (14, 15)] == [3, 1]
    assert rota.with_people((7, 8), 14).holder(14) == 7


def test_somebody_outside_the_rota_gives_no_turn_in_return() -> None:
    rota = Rota((1, 2))
    assert rota.swapped(4, 1, 9) == Swap(4, 1, 9, None)
    assert [Rota((1, 2), 0, (rota.swapped(4, 1, 9),)).holder(turn) for turn in (3, 4, 5, 6)] == [2, 9, 2, 1]


def test_a_swap_by_somebody_who_has_not_got_the_turn_changes_nothing() -> None:
    assert [Rota((1, 2), 0, (Swap(4, 9, 2),)).holder(turn) for turn in (4, 5)] == [1, 2]


# --- in the house -----------------------------------------------------------------------------------------------------


async def test_turns_by_week_follow_the_calendar(house: House) -> None:
    pod, anna = house.app.local("planner"), house.asker("Anna")
    tom, mia = house.member("Tom").id, house.member("Mia").id
    made = await pod.run(AddChore("take out the bins", (tom, mia), due(house, "2026-11-26"), THURSDAYS, "week"), anna)
    assert "Tom next week, then Mia" in said(made, anna)[0]
    assert (brief(house, "Tom", "2026-11-26"), brief(house, "Mia", "2026-11-26")) == (
        ["• 🧹 take out the bins (your turn, then Mia)"],
        [],
    )
    assert brief(house, "Mia", "2026-11-30", 7) == [
        "• 🧹 Thu 3 Dec: take out the bins (your turn, then Tom) (every Thursday)"
    ]
    await house.advance("2026-11-24T10:00")
    assert "Tom this week, then Mia" in (await lines(house))[0]
    done = await pod.run(FinishChore(made.refs[0].id), house.asker("Tom"))
    assert said(done, house.asker("Tom")) == ["✓ Well done: take out the bins.", "Next: Mia by Thu 3 Dec."]
    assert house.state["chores"][0]["due"] == house.local("2026-12-03T00:00")


async def test_a_missed_turn_stays_with_whoever_missed_it(house: House) -> None:
    pod, tom, mia = house.app.local("planner"), house.member("Tom").id, house.member("Mia").id
    made = await pod.run(
        AddChore("take out the bins", (tom, mia), due(house, "2026-11-26"), THURSDAYS, "week"), house.asker("Anna")
    )
    await house.advance("2026-11-30T10:00")
    assert await lines(house) == ["⚠️ take out the bins (Tom, then Mia), overdue since Thu 26 Nov (every Thursday)"]
    assert brief(house, "Tom", "2026-11-30") == [
        "• 🧹 take out the bins (your turn, then Mia) — ⚠️ overdue since Thu 26 Nov"
    ]
    assert brief(house, "Mia", "2026-11-30") == brief(house, "Tom", "2026-12-01") == []
    await pod.run(FinishChore(made.refs[0].id), house.asker("Tom"))
    assert "Mia this week, then Tom" in (await lines(house))[0]


async def test_turns_by_count_move_on_each_time_it_is_done(house: House) -> None:
    pod, tom, mia = house.app.local("planner"), house.member("Tom").id, house.member("Mia").id
    chore = (await pod.run(AddChore("empty the dishwasher", (tom, mia), turns="count"), house.asker("Anna"))).refs[0].id
    await house.advance("2026-12-15T10:00")
    assert await lines(house) == ["• empty the dishwasher (Tom, then Mia)"]
    await pod.run(FinishChore(chore), house.asker("Tom"))
    assert await lines(house) == ["• empty the dishwasher (Mia, then Tom)"]
    stepped_in = await pod.run(FinishChore(chore), house.asker("Anna"))
    assert "It was the turn of Mia" in " ".join(said(stepped_in, house.asker("Anna")))
    assert await lines(house) == ["• empty the dishwasher (Tom, then Mia)"]
    assert [one["by"] for one in house.state["chores_done"]] == ["Tom", "Anna"]
    assert stepped_in.journal is not None
    await pod.undo(stepped_in.journal, house.asker("Anna"))
    assert await lines(house) == ["• empty the dishwasher (Mia, then Tom)"]


async def test_on_another_day_or_with_more_people_the_turn_is_kept(house: House) -> None:
    pod, anna = house.app.local("planner"), house.asker("Anna")
    tom, mia = house.member("Tom").id, house.member("Mia").id
    chore = (await pod.run(AddChore("bins", (tom, mia), due(house, "2026-11-26"), THURSDAYS, "week"), anna)).refs[0].id
    await pod.run(ChangeChore(chore, due=due(house, "2026-12-01"), rule="FREQ=WEEKLY;BYDAY=TU"), anna)
    assert "(Tom, then Mia)" in (await lines(house))[0]
    await pod.run(ChangeChore(chore, add_who=(anna.member.id,)), anna)
    await pod.run(FinishChore(chore), house.asker("Tom"))
    assert "(Mia, then Anna)" in (await lines(house))[0]
    await pod.run(ChangeChore(chore, only_who=(tom, anna.member.id)), anna)
    assert "(Anna, then Tom)" in (await lines(house))[0]


@pytest.mark.parametrize("zone", ZONES)
async def test_the_week_is_that_of_the_households_clock(open_house_with: Opener, zone: str) -> None:
    house: House = open_house_with(zone=zone, now="2027-03-22T10:00")
    tom, mia = house.member("Tom").id, house.member("Mia").id
    await house.app.pods["planner"].run(AddChore("water the plants", (tom, mia), turns="week"), house.asker("Anna"))
    turns = {}
    for moment in ("2027-03-28T23:30", "2027-03-29T00:30", "2027-04-04T23:30", "2027-04-05T00:30"):
        await house.advance(moment)
        turns[moment[5:10]] = (await lines(house))[0].partition("(")[2].split()[0]
    assert turns == {"03-28": "Tom", "03-29": "Mia", "04-04": "Mia", "04-05": "Tom"}


# --- what was said ----------------------------------------------------------------------------------------------------


async def test_who_was_named_takes_turns_in_that_order(house: House) -> None:
    reading = Reading(house.asker("Anna"), house.app.local("planner").database)

    def read(**parts: object) -> AddChore:
        command = read_add(Request("planner.chore_add", "", "en", title="bins", **parts), reading)  # type: ignore[arg-type]
        assert isinstance(command, AddChore)
        return command

    anna, tom, mia = (house.member(name).id for name in ("Anna", "Tom", "Mia"))
    assert read(turns="count", people=People((mia, tom), True)).who == (mia, tom)
    assert read(turns="count", people=People((tom,), True)).who == (anna, tom)
    assert read(turns="count").who == (anna, tom)
    weekly = read(turns="week", people=People((tom, mia), True))
    assert (weekly.rule, weekly.due, weekly.turns) == ("FREQ=WEEKLY", due(house, "2026-11-22"), "week")
    assert read(turns="week", people=People((anna,), True)).turns is None


async def test_a_photo_and_points_belong_to_the_chore(house: House) -> None:
    reading = Reading(house.asker("Anna"), house.app.local("planner").database)
    text = "chore for Mia: tidy your room with a photo"
    request = Request("planner.chore_add", text, "en", title="tidy your room with a photo", points=3)
    command = read_add(request, reading)
    assert isinstance(command, AddChore)
    assert (command.text, command.points, command.needs_photo) == ("tidy your room", 3, True)
