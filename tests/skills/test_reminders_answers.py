"""The buttons of a reminder: what each does, when, to whom; for several people; and when it is settled already."""

from __future__ import annotations

from datetime import timedelta

from bot.channels.protocol import SendFailed
from skills.members.commands import SetZone
from skills.reminders.commands import (
    CancelReminders,
    ChangeReminder,
    CreateReminder,
    FinishReminder,
    FinishReminders,
    NotMe,
    ReminderStatus,
    SnoozeReminder,
)
from tests.house import House
from tests.skills.reminding import run, set_for, told, undo


async def press(house: House, name: str, button: str) -> str:
    return (await house.press(name, button)).text


async def test_later_counts_from_the_press(house: House) -> None:
    await set_for(house, "plants", "2026-11-21T12:00")
    await house.advance("2026-11-21T12:20")
    await press(house, "Anna", "snooze")
    assert told(house, await house.advance("2026-11-21T12:30")) == [("Anna", "12:30")]
    house.clock.set(house.local("2026-11-21T12:40"))
    await press(house, "Anna", "hour")
    assert told(house, await house.advance("2026-11-21T18:00")) == [("Anna", "13:40")]


async def test_tomorrow_is_the_same_time_of_day(house: House) -> None:
    await set_for(house, "plants", "2026-11-21T12:00")
    await house.advance("2026-11-21T19:30")
    await press(house, "Anna", "tomorrow")
    (again,) = await house.advance("2026-11-23T00:00")
    assert again.at == house.local("2026-11-22T12:00")
    assert house.state["reminders"][0]["due"] == house.local("2026-11-22T12:00")


async def test_tomorrow_is_that_of_the_members_clock(house: House) -> None:
    anna = house.member("Anna").id
    one = await set_for(house, "plants", "2026-11-21T23:30")
    await house.advance("2026-11-22T00:30")
    await house.app.pods["house"].run(SetZone((anna,), "America/New_York"), house.asker("Anna"))
    outcome = await run(house, "Anna", SnoozeReminder(one, tomorrow=True))
    assert outcome.facts["due"] == house.local("2026-11-22T23:30")


async def test_tomorrow_keeps_its_time_when_the_clocks_change(house: House) -> None:
    house.clock.set(house.local("2027-03-27T11:00"))
    await set_for(house, "plants", "2027-03-27T12:00")
    await house.advance("2027-03-27T12:05")
    await press(house, "Anna", "tomorrow")
    (again,) = await house.advance("2027-03-29T00:00")
    assert again.at == house.local("2027-03-28T12:00")


async def test_a_recurring_one_that_was_put_off_loses_no_turn(house: House) -> None:
    await set_for(house, "drops", "2026-11-21T12:00", rule="FREQ=DAILY;BYHOUR=12,18;BYMINUTE=0")
    await house.advance("2026-11-21T12:05")
    await press(house, "Anna", "hour")
    assert told(house, await house.advance("2026-11-22T12:01")) == [
        ("Anna", "13:05"),
        ("Anna", "18:00"),
        ("Anna", "12:00"),
    ]


async def test_later_of_one_for_several_is_for_who_presses(house: House) -> None:
    await set_for(house, "train", "2026-11-21T12:00", "Anna", "Tom")
    await house.advance("2026-11-21T12:01")
    await press(house, "Tom", "snooze")
    assert told(house, await house.advance("2026-11-21T18:00")) == [("Tom", "12:11")]


async def test_done_by_one_is_done_for_all(house: House) -> None:
    await set_for(house, "cat", "2026-11-21T12:00", "Tom", "Mia")
    house.channel.failures.append(SendFailed("no network", retry_after=600))
    (first,) = await house.advance("2026-11-21T12:01")
    await press(house, first.to, "done")
    assert house.state["reminders"][0]["status"] == "done"
    assert await house.advance("2026-11-21T18:00") == []


async def test_who_presses_after_it_was_done_hears_who_did_it(house: House) -> None:
    await set_for(house, "cat", "2026-11-21T12:00", "Tom", "Mia")
    await house.advance("2026-11-21T12:05")
    await press(house, "Tom", "done")
    answer = await press(house, "Mia", "done")
    assert "Tom" in answer
    assert "12:05" in answer
    for command in (SnoozeReminder(1), NotMe(1), FinishReminder(1)):
        assert (await run(house, "Mia", command)).key == "reminder-was-done"
    assert await house.advance("2026-11-21T18:00") == []


async def test_who_presses_after_it_was_cancelled_hears_that(house: House) -> None:
    one = await set_for(house, "cat", "2026-11-21T12:00", "Tom")
    await house.advance("2026-11-21T12:05")
    await run(house, "Anna", CancelReminders((one,)))
    assert "cancelled" in await press(house, "Tom", "snooze")
    assert await house.advance("2026-11-21T18:00") == []


async def test_words_bring_back_what_is_done(house: House) -> None:
    one = await set_for(house, "cat", "2026-11-21T12:00")
    await house.advance("2026-11-21T12:05")
    await press(house, "Anna", "done")
    await run(house, "Anna", SnoozeReminder(one, house.local("2026-11-21T15:00")))
    notes = (await run(house, "Anna", ReminderStatus(one))).notes
    assert [note.key for note in notes] == ["status-next"]
    assert told(house, await house.advance("2026-11-21T18:00")) == [("Anna", "15:00")]


async def test_done_closes_the_turn_of_a_recurring_one_only(house: House) -> None:
    one = await set_for(house, "pill", "2026-11-21T12:00", rule="FREQ=DAILY")
    assert (await run(house, "Anna", FinishReminder(one))).key == "reminder-not-due"
    await house.advance("2026-11-21T12:05")
    assert (await run(house, "Anna", FinishReminder(one))).key == "reminder-done"
    assert (await run(house, "Anna", FinishReminder(one))).key == "reminder-was-done"
    assert told(house, await house.advance("2026-11-22T12:01")) == [("Anna", "12:00")]


# --- not me -----------------------------------------------------------------------------------------------------------


async def test_not_me_leaves_it_to_the_others(house: House) -> None:
    await set_for(house, "cat", "2026-11-21T12:00", "Tom", "Mia")
    await house.advance("2026-11-21T12:05")
    assert "Mia" in await press(house, "Tom", "not_me")
    assert house.state["reminders"][0]["for"] == ["Mia"]
    assert await house.advance("2026-11-21T18:00") == []


async def test_not_me_gives_it_back_to_who_set_it(house: House) -> None:
    await set_for(house, "cat", "2026-11-21T12:00", "Tom")
    await house.advance("2026-11-21T12:05")
    assert "Anna" in await press(house, "Tom", "not_me")
    await house.ring()
    back = house.channel.sent[-1]
    assert (back.to, house.state["reminders"][0]["for"]) == ("Anna", ["Anna"])
    assert "Tom" in back.text
    assert await press(house, "Anna", "done")
    assert house.state["reminders"][0]["status"] == "done"


async def test_not_me_of_ones_own_goes_to_another_adult_and_can_be_undone(house: House) -> None:
    one = await set_for(house, "cat", "2026-11-21T12:00")
    await house.advance("2026-11-21T12:05")
    outcome = await run(house, "Anna", NotMe(one))
    assert outcome.facts["names"] == ("Tom",)
    await undo(house, "Anna", outcome)
    await house.ring()
    assert house.state["reminders"][0]["for"] == ["Anna"]
    assert [sent.to for sent in house.channel.sent] == ["Anna"], "what was taken back is not said any more"


async def test_it_stays_where_there_is_nobody_else(house: House) -> None:
    members = house.app.members
    members.database.rows("DELETE FROM accounts WHERE member_id != ?", (house.member("Anna").id,))
    members.database.rows("DELETE FROM members WHERE name != 'Anna'")
    one = await set_for(house, "cat", "2026-11-21T12:00")
    (sent,) = await house.advance("2026-11-21T12:05")
    assert "not_me" not in {button.name for button in sent.buttons}
    assert (await run(house, "Anna", NotMe(one))).key == "reminder-nobody-else"
    assert house.state["reminders"][0]["for"] == ["Anna"]


async def test_not_me_of_a_recurring_one_holds_from_now_on(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T12:00", "Tom", "Mia", rule="FREQ=DAILY")
    await house.advance("2026-11-21T12:05")
    assert (await run(house, "Tom", NotMe(one))).key == "reminder-with-others-always"
    assert (await run(house, "Tom", NotMe(one))).facts["names"] == ("Mia",)
    assert told(house, await house.advance("2026-11-22T12:05")) == [("Mia", "12:00")]


# --- changed after it came --------------------------------------------------------------------------------------------


async def test_who_is_added_after_it_came_is_reminded_at_once(house: House) -> None:
    one = await set_for(house, "cat", "2026-11-21T12:00")
    await house.advance("2026-11-21T12:05")
    await run(house, "Anna", ChangeReminder(one, add_who=(house.member("Tom").id,)))
    assert told(house, await house.advance("2026-11-21T18:00")) == [("Tom", "12:05")]


async def test_what_is_moved_after_it_was_done_comes_again(house: House) -> None:
    one = await set_for(house, "cat", "2026-11-21T12:00")
    await house.advance("2026-11-21T12:05")
    await press(house, "Anna", "done")
    await run(house, "Anna", ChangeReminder(one, due=house.local("2026-11-21T15:00")))
    assert told(house, await house.advance("2026-11-21T18:00")) == [("Anna", "15:00")]


async def test_what_is_moved_before_it_was_said_is_said_at_its_new_time_only(house: House) -> None:
    one = await set_for(house, "cat", "2026-11-21T12:00")
    house.channel.failures.append(SendFailed("no network", retry_after=600))
    await house.advance("2026-11-21T12:01")
    await run(house, "Anna", ChangeReminder(one, due=house.local("2026-11-21T15:00")))
    assert told(house, await house.advance("2026-11-21T18:00")) == [("Anna", "15:00")]


# --- several at once --------------------------------------------------------------------------------------------------


async def test_a_flood_is_one_list_with_one_button_for_all(house: House) -> None:
    for text in ("cat", "plants", "bins"):
        await set_for(house, text, "2026-11-21T12:00", "Anna", by="Tom" if text == "bins" else "Anna")
    (sent,) = await house.advance("2026-11-21T12:05")
    assert all(text in sent.text for text in ("cat", "plants", "bins", "Tom", "3 reminders"))
    assert [button.name for button in sent.buttons] == ["done"]
    assert "cat" in await press(house, "Anna", "done")
    assert {one["status"] for one in house.state["reminders"]} == {"done"}
    assert (await run(house, "Anna", FinishReminders((1, 2)))).key == "reminders-settled"


async def test_the_button_for_all_is_undone_as_one(house: House) -> None:
    ones = tuple([await set_for(house, text, "2026-11-21T12:00") for text in ("cat", "plants")])
    await house.advance("2026-11-21T12:05")
    await undo(house, "Anna", await run(house, "Anna", FinishReminders(ones)))
    assert {one["status"] for one in house.state["reminders"]} == {"waiting"}


# --- the list ---------------------------------------------------------------------------------------------------------


async def test_the_list_begins_with_what_waits_for_an_answer(house: House) -> None:
    ten = timedelta(minutes=10)
    await set_for(house, "later", "2026-11-21T11:00")
    await set_for(house, "pill", "2026-11-21T12:00", rule="FREQ=DAILY", nag=ten, nag_times=1, urgent=True)
    await set_for(house, "theirs", "2026-11-21T12:01", "Mia")
    await set_for(house, "tonight", "2026-11-21T20:00")
    await house.advance("2026-11-21T11:30")
    await run(house, "Anna", ChangeReminder(1, due=house.local("2026-11-21T19:00")))
    await house.advance("2026-11-21T12:15")
    lines = (await house.say("Anna", "show my reminders")).text.splitlines()[1:]
    order = [next(word for word in ("pill", "theirs", "later", "tonight") if word in line) for line in lines]
    assert order == ["pill", "theirs", "later", "tonight"]
    pill = next(line for line in lines if "pill" in line)
    assert "Tom" in pill
    assert "quiet hours" in pill
    assert "every 10 minutes" in pill
    assert "Mia" in next(line for line in lines if "theirs" in line)


async def test_one_of_several_that_is_gone_keeps_nobody_from_the_others(house: House) -> None:
    gone = await house.app.pods["planner"].run(
        CreateReminder("bins", house.local("2026-11-21T12:00"), (house.member("Mia").id,)), house.asker("Mia")
    )
    own = await set_for(house, "plants", "2026-11-21T12:00", by="Mia")
    others = await set_for(house, "wine", "2026-11-21T12:00", by="Tom")
    await undo(house, "Mia", gone)
    outcome = await run(house, "Mia", FinishReminders((gone.refs[0].id, own, others)))
    assert outcome.facts["texts"] == ("plants",)
    assert [one["status"] for one in house.state["reminders"]] == ["done", "waiting"]


async def test_later_on_a_recurring_one_that_somebody_did_meanwhile_says_so(house: House) -> None:
    one = await set_for(house, "plants", "2026-11-21T12:00", "Anna", "Tom", rule="FREQ=DAILY")
    await house.advance("2026-11-21T12:05")
    await run(house, "Tom", FinishReminder(one))
    assert "Tom" in await press(house, "Anna", "snooze")
    assert await house.advance("2026-11-21T18:00") == []
