"""Recurring events: one turn, this and those after it, or all; exceptions, undo, and what is kept of the turns."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from skills.calendar.commands import CancelEvents, ChangeEvent
from skills.calendar.events import Event, Turn
from skills.calendar.series import catch_up
from skills.engine.command import Command, Ref
from tests.house import House
from tests.skills.calendars import found, local_text, put, request_for, run, starts, swimming

WEEKS = ("2026-11-01T00:00", "2026-12-12T00:00")
FRIDAYS = ["2026-11-06", "2026-11-13", "2026-11-20", "2026-11-27", "2026-12-04", "2026-12-11"]
AT_FOUR = [f"{day}T16:00" for day in FRIDAYS]


async def moved(house: House, text: str, **parts: Any) -> ChangeEvent:
    command = await request_for(house, "Anna", "event_move", text, **parts)
    assert isinstance(command, ChangeEvent)
    return command


async def test_a_day_that_is_named_moves_this_turn_only(house: House) -> None:
    await swimming(house)
    outcome = await run(house, await moved(house, "move Friday's swimming to 5 pm"))
    assert outcome.key == "event-turn-changed"
    assert starts(house, found(house, *WEEKS)) == [*AT_FOUR[:3], "2026-11-27T17:00", *AT_FOUR[4:]]
    (event,) = house.state["events"]
    assert event["rrule"] == "FREQ=WEEKLY;BYDAY=FR"


async def test_a_turn_goes_to_another_day(house: House) -> None:
    await swimming(house)
    await run(house, await moved(house, "move Friday's swimming to Thursday"))
    assert starts(house, found(house, *WEEKS)) == [*AT_FOUR[:3], "2026-11-26T16:00", *AT_FOUR[4:]]


async def test_a_turn_keeps_what_it_had_when_it_is_moved_again(house: House) -> None:
    event_id = await swimming(house, who=(3,))
    first = await moved(house, "move Friday's swimming to 5 pm", place="lake")
    refs = (await run(house, first)).refs
    again = await request_for(house, "Anna", "event_move", "move it to 6 pm", target=refs, amends=True, title="")
    assert isinstance(again, ChangeEvent)
    assert again.scope == "this"
    await run(house, again)
    (turn,) = found(house, "2026-11-27T00:00", "2026-11-28T00:00")
    assert (turn.event_id, local_text(house, turn.start), turn.place) == (event_id, "2026-11-27T18:00", "lake")
    assert turn.who == (3,)
    assert starts(house, found(house, *WEEKS))[4:] == AT_FOUR[4:]


async def test_this_and_following_become_an_event_of_their_own(house: House) -> None:
    await swimming(house)
    before = house.state["events"][0]["uid"]
    outcome = await run(house, await moved(house, "move Friday's swimming to 5 pm", scope="following"))
    later = [f"{day}T17:00" for day in FRIDAYS[3:]]
    assert starts(house, found(house, *WEEKS)) == [*AT_FOUR[:3], *later]
    old, new = house.state["events"]
    assert old["rrule"].endswith("UNTIL=20261127T155959")
    assert (new["rrule"], old["uid"]) == ("FREQ=WEEKLY;BYDAY=FR", before)
    assert new["uid"] != before
    await house.app.pods["planner"].undo(outcome.journal or 0, house.asker("Anna"))
    assert starts(house, found(house, *WEEKS)) == AT_FOUR


async def test_what_is_left_of_a_count_goes_with_the_later_part(house: House) -> None:
    start = house.local("2026-11-06T16:00")
    put(house, Event("swimming", start, start + timedelta(hours=1), str(house.zone), rule="FREQ=WEEKLY;COUNT=6"))
    await run(house, await moved(house, "move Friday's swimming to 5 pm", scope="following"))
    assert [one["rrule"] for one in house.state["events"]] == [
        "FREQ=WEEKLY;UNTIL=20261127T155959",
        "FREQ=WEEKLY;COUNT=3",
    ]
    assert len(found(house, "2026-11-01T00:00", "2027-03-01T00:00")) == 6


async def test_all_takes_its_exceptions_along(house: House) -> None:
    event_id = await swimming(house)
    await run(house, ChangeEvent(event_id, skip=(date(2026, 12, 4),)))
    await run(house, await moved(house, "move Friday's swimming to 6 pm"))
    await run(house, await moved(house, "move swimming to 5 pm", scope="all"))
    kept = [f"{day}T17:00" for day in FRIDAYS]
    assert starts(house, found(house, *WEEKS)) == [*kept[:3], "2026-11-27T18:00", kept[5]]


async def test_what_is_left_out_goes_along_to_another_weekday(house: House) -> None:
    event_id = await swimming(house)
    await run(house, ChangeEvent(event_id, skip=(date(2026, 12, 4),)))
    await run(house, await moved(house, "move swimming to Thursday", scope="all"))
    days = ["2026-11-26T16:00", "2026-12-10T16:00"]
    assert starts(house, found(house, "2026-11-22T00:00", "2026-12-12T00:00")) == days


async def test_where_it_is_not_clear_one_question_offers_all_three(house: House) -> None:
    await swimming(house)
    asked = await house.say("Anna", "reschedule swimming to 5 pm")
    assert {button.name for button in asked.buttons} == {"this", "following", "confirm", "cancel"}
    assert "17:00" in asked.text
    assert "27" in next(button.label for button in asked.buttons if button.name == "this")
    assert starts(house, found(house, *WEEKS)) == AT_FOUR
    await house.press("Anna", "this")
    assert starts(house, found(house, *WEEKS)) == [*AT_FOUR[:3], "2026-11-27T17:00", *AT_FOUR[4:]]
    await house.press("Anna", "undo")
    assert starts(house, found(house, *WEEKS)) == AT_FOUR


async def test_a_button_for_a_turn_that_is_no_more_does_nothing(house: House) -> None:
    await swimming(house)
    command = await moved(house, "move Friday's swimming to 5 pm")
    await run(house, await moved(house, "move swimming to 7 pm", scope="all"))
    with pytest.raises(Exception, match="event-gone"):
        await run(house, command)


async def test_a_day_that_it_is_to_go_to_is_not_the_turn_that_is_meant(house: House) -> None:
    start = house.local("2026-11-02T16:00")
    put(house, Event("swimming", start, start + timedelta(hours=1), str(house.zone), rule="FREQ=WEEKLY;BYDAY=MO,FR"))
    assert (await moved(house, "move swimming to Friday")).scope is None


async def test_a_follow_up_to_a_change_of_all_is_about_all(house: House) -> None:
    event_id = await swimming(house)
    for text, scope in (("move Friday's swimming to 5 pm", None), ("move swimming to 3 pm", "all")):
        await run(house, await moved(house, text, scope=scope))
    again = await moved(house, "make it 4 pm", target=(Ref("calendar", event_id),), amends=True, title="")
    assert again.scope == "all"


async def test_a_yes_means_all_turns(house: House) -> None:
    await swimming(house)
    await house.say("Anna", "reschedule swimming to 5 pm")
    await house.press("Anna", "confirm")
    assert starts(house, found(house, *WEEKS)) == [f"{day}T17:00" for day in FRIDAYS]


async def test_one_that_was_just_put_in_is_corrected_as_a_whole(house: House) -> None:
    await house.say("Anna", "every Monday at 8am swimming for Mia")
    await house.say("Anna", "make it 9am")
    assert starts(house, found(house, *WEEKS)) == ["2026-11-23T09:00", "2026-11-30T09:00", "2026-12-07T09:00"]


async def test_a_day_is_left_out_and_comes_back_by_undo(house: House) -> None:
    await swimming(house)
    said = await house.say("Anna", "cancel swimming on Friday")
    assert starts(house, found(house, *WEEKS)) == [*AT_FOUR[:3], *AT_FOUR[4:]]
    assert "27" in said.text
    await house.press("Anna", "undo")
    assert starts(house, found(house, *WEEKS)) == AT_FOUR


async def test_a_week_without_it(house: House) -> None:
    await swimming(house)
    command = await request_for(house, "Anna", "event_delete", "no swimming next week", title="swimming")
    await run(house, command)
    assert starts(house, found(house, *WEEKS)) == [*AT_FOUR[:3], *AT_FOUR[4:]]


async def test_a_turn_that_was_moved_is_left_out_by_the_day_it_is_on(house: House) -> None:
    await swimming(house)
    await run(house, await moved(house, "move Friday's swimming to Thursday"))
    await run(house, await request_for(house, "Anna", "event_delete", "cancel swimming on Thursday", title="swimming"))
    assert starts(house, found(house, *WEEKS)) == [*AT_FOUR[:3], *AT_FOUR[4:]]
    (event,) = house.state["events"]
    assert event["skipped"] == ["2026-11-27"]
    assert "changed" not in event


async def test_cancelling_offers_only_the_next_turn_and_the_rest(house: House) -> None:
    await swimming(house)
    asked = await house.say("Anna", "cancel swimming")
    assert {button.name for button in asked.buttons} == {"this", "following", "confirm", "cancel"}
    await house.press("Anna", "following")
    assert starts(house, found(house, *WEEKS)) == AT_FOUR[:3]
    await house.press("Anna", "undo")
    assert starts(house, found(house, *WEEKS)) == AT_FOUR


async def test_an_event_that_is_cancelled_takes_its_exceptions_with_it_and_back(house: House) -> None:
    event_id = await swimming(house)
    await run(house, await moved(house, "move Friday's swimming to 5 pm"))
    gone = await run(house, CancelEvents((event_id,)))
    assert found(house, *WEEKS) == []
    await house.app.pods["planner"].undo(gone.journal or 0, house.asker("Anna"))
    assert starts(house, found(house, *WEEKS)) == [*AT_FOUR[:3], "2026-11-27T17:00", *AT_FOUR[4:]]


async def test_a_child_changes_only_its_own(house: House) -> None:
    event_id = await swimming(house)
    for command in (ChangeEvent(event_id, skip=(date(2026, 11, 27),)), CancelEvents((event_id,))):
        with pytest.raises(Exception, match="not-allowed-others"):
            await run(house, command, "Mia")


# --- what is kept of the turns ----------------------------------------------------------------------------------------


def derived(house: House) -> int:
    database = house.app.local("planner").database
    with database.transaction():
        return catch_up(database, house.clock.now())


def kept(house: House) -> int:
    return len(house.app.local("planner").database.rows("SELECT * FROM event_times"))


NINE = datetime(2026, 11, 5, 9, tzinfo=UTC)
CHANGES: list[Command] = [
    ChangeEvent(1, skip=(date(2026, 11, 27),)),
    ChangeEvent(1, start=NINE, end=NINE + timedelta(hours=2), rule="FREQ=DAILY"),
    ChangeEvent(1, rule="FREQ=WEEKLY;BYDAY=FR;UNTIL=20261201T235959"),
    CancelEvents((1,)),
    CancelEvents((1,), since=datetime(2026, 11, 27, 15, tzinfo=UTC)),
]


@pytest.mark.parametrize("change", CHANGES, ids=range(len(CHANGES)))
async def test_the_table_of_turns_says_what_the_rules_say_after_every_change_and_undo(
    house: House, change: Command
) -> None:
    await swimming(house)
    await run(house, await moved(house, "move Friday's swimming to Thursday"))
    derived(house)
    before = found(house, *WEEKS)
    assert kept(house) > 50
    done = await run(house, change)
    by_rules = found(house, *WEEKS)
    derived(house)
    assert found(house, *WEEKS) == by_rules != before
    await house.app.pods["planner"].undo(done.journal or 0, house.asker("Anna"))
    assert found(house, *WEEKS) == before
    derived(house)
    assert found(house, *WEEKS) == before


async def test_turns_far_away_and_long_ago_come_from_the_rules(house: House) -> None:
    await swimming(house, "2020-01-03T16:00")
    derived(house)
    for since, until in (("2020-02-01T00:00", "2020-02-08T00:00"), ("2035-02-01T00:00", "2035-02-08T00:00")):
        assert len(found(house, since, until)) == 1
    assert len(found(house, "2020-01-01T00:00", "2029-12-31T00:00")) == 522
    assert len(found(house, "2026-12-01T00:00", "2028-12-01T00:00")) == 104


async def test_the_table_reaches_on_as_time_goes_by(house: House) -> None:
    await swimming(house)
    derived(house)
    reach = kept(house)
    house.clock.set(house.local("2027-06-01T08:00"))
    await house.ring()
    assert kept(house) > reach + 20
    rows = found(house, "2028-05-01T00:00", "2028-05-08T00:00")
    assert starts(house, rows) == ["2028-05-05T16:00"]


async def test_everything_waiting_is_derived_in_portions(house: House) -> None:
    start = house.local("2026-11-06T16:00")
    put(house, *(Event(f"e{n}", start, start, str(house.zone), rule="FREQ=YEARLY") for n in range(7)))
    database = house.app.local("planner").database
    left = [catch_up(database, house.clock.now(), 3) for _ in range(3)]
    assert [one > 0 for one in left] == [True, True, False]
    assert database.rows("SELECT * FROM event_state WHERE covered = ''") == []


async def test_an_import_keeps_what_differs_in_single_turns(house: House) -> None:
    start = house.local("2026-11-06T16:00")
    hour = timedelta(hours=1)
    late = Turn(start + 21 * timedelta(days=1), start + 22 * timedelta(days=1), start + 22 * timedelta(days=1) + hour)
    put(house, Event("swimming", start, start + hour, str(house.zone), rule="FREQ=WEEKLY", turns=(late,)))
    assert starts(house, found(house, *WEEKS)) == [*AT_FOUR[:3], "2026-11-28T16:00", *AT_FOUR[4:]]


async def test_a_long_event_is_found_in_its_middle(house: House) -> None:
    start = house.local("2026-11-10T00:00")
    put(house, Event("holiday", start, house.local("2026-12-01T00:00"), str(house.zone), all_day=True))
    assert [one.title for one in found(house, "2026-11-20T10:00", "2026-11-20T11:00")] == ["holiday"]
    assert found(house, "2026-12-01T00:00", "2026-12-02T00:00") == []


async def test_a_follow_up_to_a_turn_needs_the_turn(house: House) -> None:
    event_id = await swimming(house)
    whole = await request_for(
        house, "Anna", "event_move", "move it to 6 pm", target=(Ref("calendar", event_id),), amends=True, title=""
    )
    assert isinstance(whole, ChangeEvent)
    assert whole.scope == "all"


async def test_from_a_day_between_the_turns_on_the_weekday_stays(house: House) -> None:
    await house.say("Anna", "choir every Wednesday at 18:00")
    text = "move choir to 19:00 from 3 December on"
    command = await request_for(house, "Anna", "event_move", text, scope="following")
    await run(house, command)
    events = {event["start"].date().isoformat(): event for event in house.state["events"]}
    assert set(events) == {"2026-11-25", "2026-12-09"}
    assert (events["2026-12-09"]["rrule"], events["2026-12-09"]["start"].hour) == ("FREQ=WEEKLY;BYDAY=WE", 19)
