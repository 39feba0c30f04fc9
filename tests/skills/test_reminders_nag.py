"""Reminders that come until they are done, go to somebody else when nobody does them, and respect quiet hours."""

from __future__ import annotations

from datetime import time

import pytest

from bot.channels.protocol import SendFailed
from skills.engine.command import Reading
from skills.engine.request import Request
from skills.engine.times import TimeKind, TimeSpan
from skills.reminders.commands import (
    CancelReminders,
    ChangeReminder,
    CreateReminder,
    FinishReminder,
    NotMe,
    SnoozeReminder,
)
from skills.reminders.reading import read_create
from tests.house import House
from tests.skills.reminding import TEN, run, set_for, told, undo


async def test_it_comes_again_until_it_is_done_and_says_which_time_it_is(house: House) -> None:
    await set_for(house, "bins", "2026-11-21T12:00", nag=TEN)
    first, second, third = await house.advance("2026-11-21T12:25")
    assert told(house, [first, second, third]) == [("Anna", "12:00"), ("Anna", "12:10"), ("Anna", "12:20")]
    assert "time" not in first.text
    assert "2nd time" in second.text
    assert "3rd time" in third.text
    assert "was due" not in third.text
    await house.press("Anna", "done")
    assert await house.advance("2026-11-21T18:00") == []


async def test_after_enough_times_another_adult_is_asked_and_the_first_one_told(house: House) -> None:
    await set_for(house, "bins", "2026-11-21T12:00", "Tom", nag=TEN, nag_times=3)
    sent = await house.advance("2026-11-21T12:35")
    assert told(house, sent[:3]) == [("Tom", "12:00"), ("Tom", "12:10"), ("Tom", "12:20")]
    assert sorted(told(house, sent[3:])) == [("Anna", "12:30"), ("Tom", "12:30")]
    over = next(one for one in sent[3:] if one.to == "Anna")
    notice = next(one for one in sent[3:] if one.to == "Tom")
    assert "Tom" in over.text
    assert "12:00" in over.text
    assert "done" in {button.name for button in over.buttons}
    assert "Anna" in notice.text
    await house.press("Anna", "done")
    assert house.state["reminders"][0]["status"] == "done"
    assert await house.advance("2026-11-21T18:00") == []


async def test_who_was_named_for_it_is_asked_rather_than_who_set_it(house: House) -> None:
    tom = house.member("Tom").id
    await set_for(house, "bins", "2026-11-21T12:00", "Mia", nag=TEN, nag_times=1, hand_to=tom)
    assert ("Tom", "12:10") in told(house, await house.advance("2026-11-21T12:10"))


async def test_it_ends_with_a_last_line_when_nobody_is_left_to_be_asked(house: House) -> None:
    await set_for(house, "bins", "2026-11-21T12:00", "Anna", "Tom", nag=TEN, nag_times=2)
    sent = await house.advance("2026-11-21T20:00")
    assert sorted(told(house, sent)) == sorted(
        (name, at) for name in ("Anna", "Tom") for at in ("12:00", "12:10", "12:20")
    )
    assert all("won't ask any more" in one.text for one in sent[-2:])
    assert house.state["reminders"][0]["status"] == "waiting"


async def test_whom_it_went_over_to_is_reminded_like_the_first_and_then_it_ends(house: House) -> None:
    await set_for(house, "bins", "2026-11-21T12:00", "Tom", nag=TEN, nag_times=2)
    sent = [one for one in await house.advance("2026-11-21T20:00") if one.to == "Anna"]
    assert told(house, sent) == [("Anna", "12:20"), ("Anna", "12:30"), ("Anna", "12:40")]
    assert "won't ask any more" in sent[-1].text


async def test_the_reply_says_how_it_goes_on(house: House) -> None:
    due = house.local("2026-11-21T12:00")
    await set_for(house, "bins", "2026-11-21T12:00", nag=TEN, urgent=True)
    outcome = await run(house, "Anna", ChangeReminder(1, due=due))
    assert [note.key for note in outcome.notes] == ["reminder-nags-then", "reminder-urgent"]
    assert (outcome.notes[0].facts["nag"], outcome.notes[0].facts["name"]) == (10, "Tom")


async def test_no_second_one_is_put_while_the_first_is_on_its_way(house: House) -> None:
    await set_for(house, "bins", "2026-11-21T12:00", nag=TEN, nag_times=2)
    house.channel.failures.extend(SendFailed("no network", retry_after=1500) for _ in range(3))
    sent = await house.advance("2026-11-21T13:34")
    assert told(house, sent) == [("Anna", "13:15"), ("Anna", "13:25")]
    assert ["was due" in one.text for one in sent] == [True, False]


async def test_it_is_quiet_at_night_and_goes_on_in_the_morning(house: House) -> None:
    house.app.members.set_quiet(house.member("Anna").id, (time(22), time(7)))
    await set_for(house, "bins", "2026-11-21T21:50", nag=TEN)
    sent = await house.advance("2026-11-22T07:15")
    assert told(house, sent) == [("Anna", "21:50"), ("Anna", "07:00"), ("Anna", "07:10")]
    assert "3rd time" in sent[-1].text
    assert not any("was due" in one.text for one in sent), "the night is no delay"


async def test_what_is_urgent_comes_at_night(house: House) -> None:
    house.app.members.set_quiet(house.member("Anna").id, (time(22), time(7)))
    await set_for(house, "medicine", "2026-11-21T22:30", nag=TEN, urgent=True)
    assert told(house, await house.advance("2026-11-21T22:45")) == [("Anna", "22:30"), ("Anna", "22:40")]


async def test_later_puts_it_off_and_it_begins_anew(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T12:00", nag=TEN, nag_times=2)
    await house.advance("2026-11-21T12:15")
    await run(house, "Anna", SnoozeReminder(one, after_seconds=3600))
    sent = [one for one in await house.advance("2026-11-21T13:30") if one.to == "Anna"]
    assert told(house, sent)[:2] == [("Anna", "13:15"), ("Anna", "13:25")]


async def test_what_was_about_to_be_said_again_is_put_off_as_well(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T12:00", nag=TEN)
    await house.advance("2026-11-21T12:05")
    house.channel.failures.append(SendFailed("no network", retry_after=600))
    await house.advance("2026-11-21T12:12")
    await run(house, "Anna", SnoozeReminder(one, after_seconds=3600))
    assert told(house, await house.advance("2026-11-21T13:13")) == [("Anna", "13:12")]


async def test_what_one_of_several_was_about_to_be_told_is_put_off_for_that_one(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T12:00", "Anna", "Tom", nag=TEN)
    await house.advance("2026-11-21T12:05")
    house.channel.failures.extend([SendFailed("no network", retry_after=600)] * 2)
    await house.advance("2026-11-21T12:12")
    await run(house, "Tom", SnoozeReminder(one, after_seconds=3600))
    sent = [message for message in await house.advance("2026-11-21T13:13") if message.to == "Tom"]
    assert told(house, sent) == [("Tom", "13:12")]


async def test_cancelling_and_not_me_end_it_for_who_was_asked(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T12:00", "Tom", nag=TEN)
    other = await set_for(house, "plants", "2026-11-21T12:00", "Tom", nag=TEN)
    await house.advance("2026-11-21T12:05")
    await run(house, "Anna", CancelReminders((one,)))
    await run(house, "Tom", NotMe(other))
    sent = await house.advance("2026-11-21T12:19")
    assert {one.to for one in sent} == {"Anna"}
    assert all("plants" in one.text for one in sent)


async def test_who_cannot_be_reached_is_not_asked_again_and_somebody_else_is(house: House) -> None:
    await set_for(house, "bins", "2026-11-21T12:00", "Tom", nag=TEN, nag_times=9)
    house.channel.failures.append(SendFailed("the bot was blocked", permanent=True))
    sent = await house.advance("2026-11-21T12:11")
    assert [one.to for one in sent if "Still open since" in one.text] == ["Anna"]


async def test_a_restart_goes_on_where_it_was(house: House) -> None:
    await set_for(house, "bins", "2026-11-21T12:00", nag=TEN)
    await house.advance("2026-11-21T12:05")
    house.clock.set(house.local("2026-11-21T12:40"))
    (again,) = await house.restart()
    assert "2nd time" in again.text
    assert told(house, await house.advance("2026-11-21T12:55")) == [("Anna", "12:50")]


async def test_each_turn_of_a_recurring_one_begins_anew(house: House) -> None:
    one = await set_for(house, "pill", "2026-11-21T12:00", rule="FREQ=DAILY", nag=TEN, nag_times=2)
    await house.advance("2026-11-21T13:00")
    sent = [one for one in await house.advance("2026-11-22T12:15") if one.to == "Anna"]
    assert told(house, sent) == [("Anna", "12:00"), ("Anna", "12:10")]
    assert "time" not in sent[0].text
    await run(house, "Anna", FinishReminder(one))
    assert told(house, await house.advance("2026-11-23T12:01")) == [("Anna", "12:00")]


async def test_each_turn_of_a_recurring_one_may_go_over_to_somebody_else(house: House) -> None:
    await set_for(house, "pill", "2026-11-21T12:00", rule="FREQ=DAILY", nag=TEN, nag_times=1)
    for day in (21, 22):
        sent = await house.advance(f"2026-11-{day}T13:00")
        assert "Still open since" in next(one.text for one in sent if one.to == "Tom")


async def test_done_that_is_undone_goes_on(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T12:00", nag=TEN)
    await house.advance("2026-11-21T12:05")
    done = await run(house, "Anna", FinishReminder(one))
    await undo(house, "Anna", done)
    assert told(house, await house.advance("2026-11-21T12:15")) == [("Anna", "12:10")]


async def test_what_was_cancelled_before_it_was_said_and_then_undone_is_said(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T12:00")
    house.channel.failures.append(SendFailed("no network", retry_after=600))
    await house.advance("2026-11-21T12:01")
    await undo(house, "Anna", await run(house, "Anna", CancelReminders((one,))))
    await house.ring()
    assert [sent.to for sent in house.channel.sent] == ["Anna"]
    assert await house.advance("2026-11-21T14:00") == []


@pytest.mark.parametrize(("nag", "again"), [(0.0, "12:10"), (300.0, "12:05"), (1.0, "12:01")])
async def test_words_say_how_often(house: House, nag: float, again: str) -> None:
    noon = house.local("2026-11-21T12:00").replace(tzinfo=None)
    when = TimeSpan(0, 1, "x", TimeKind.DATETIME, start=noon, has_date=True, has_time=True)
    request = Request("planner.reminder_create", "x", "en", title="bins", when=when, nag_seconds=nag, urgent=True)
    command = read_create(request, Reading(house.asker("Anna"), house.app.local("planner").database))
    assert isinstance(command, CreateReminder)
    assert command.urgent
    await run(house, "Anna", command)
    assert told(house, await house.advance(f"2026-11-21T{again}"))[-1] == ("Anna", again)
    assert len(house.channel.sent) == 2
