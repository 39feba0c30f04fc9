"""What became of a reminder: who got it, when, who did it, why it did not come; and who may know."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from bot.channels.protocol import SendFailed
from bot.replies.catalogue import catalogue
from bot.replies.render import render
from bot.replies.words import Words
from knowledge.people import Role
from skills.engine.asking import NotAllowedError
from skills.engine.command import Days, Outcome, Reading, Ref
from skills.engine.request import People, Request
from skills.reminders.commands import (
    CancelReminders,
    FinishReminder,
    NotMe,
    ReminderStatus,
    SnoozeReminder,
)
from skills.reminders.reading import read_status
from skills.reminders.saying import brief
from skills.reminders.status import reason_of
from tests.house import House
from tests.skills.reminding import TEN, run, set_for


async def ask(house: House, name: str, command: ReminderStatus) -> str:
    """The answer, in English."""
    outcome = await run(house, name, command)
    member = house.member(name)
    return render(outcome, Words(catalogue("en"), member.zone, house.clock.now()))


async def keys(house: House, name: str, command: ReminderStatus) -> tuple[list[str], list[str]]:
    """The sentences of the answer: for each member, and about the reminder as such."""
    outcome = await run(house, name, command)
    return [line.key for line in outcome.facts["lines"]], [note.key for note in outcome.notes]


async def test_it_was_sent_and_is_not_done(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T14:00", "Tom")
    assert await keys(house, "Anna", ReminderStatus(one)) == (["status-not-due"], [])
    assert "14:00" in await ask(house, "Anna", ReminderStatus(one))
    await house.advance("2026-11-21T14:03")
    answer = await ask(house, "Anna", ReminderStatus(one))
    assert "Tom: sent today" in answer
    assert "14:00" in answer
    assert "Nobody has pressed Done" in answer


async def test_it_was_done_by_whom_and_when(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T14:00", "Tom", "Mia")
    await house.advance("2026-11-21T14:05")
    await run(house, "Tom", FinishReminder(one))
    answer = await ask(house, "Anna", ReminderStatus(one))
    assert "Done: Tom, today" in answer
    assert "14:05" in answer
    assert "For Mia: sent" in answer


async def test_it_came_late(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T14:00", "Tom")
    house.clock.set(house.local("2026-11-21T14:20"))
    await house.ring()
    lines, _ = await keys(house, "Anna", ReminderStatus(one))
    assert lines == ["status-sent-late"]
    answer = await ask(house, "Tom", ReminderStatus(one))
    assert "For you: sent today" in answer
    assert "14:20" in answer
    assert "14:00" in answer


async def test_it_waits_for_the_end_of_quiet_hours(house: House) -> None:
    house.app.members.set_quiet(house.member("Tom").id, (time(22), time(7)))
    one = await set_for(house, "bins", "2026-11-21T22:30", "Tom")
    await house.advance("2026-11-21T23:00")
    assert (await keys(house, "Anna", ReminderStatus(one)))[0] == ["status-quiet"]
    assert "07:00" in await ask(house, "Tom", ReminderStatus(one))


async def test_it_waits_because_the_messenger_does_not_answer(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T14:00", "Tom")
    house.channel.failures.append(SendFailed("telegram did not answer in 30 s", retry_after=600))
    await house.advance("2026-11-21T14:01")
    assert (await keys(house, "Anna", ReminderStatus(one)))[0] == ["status-trying"]
    answer = await ask(house, "Tom", ReminderStatus(one))
    assert "The messenger did not answer. I keep trying." in answer


async def test_it_could_not_be_delivered(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T14:00", "Tom")
    house.channel.failures.append(SendFailed("Forbidden: bot was blocked by the user", permanent=True))
    await house.advance("2026-11-21T14:01")
    assert (await keys(house, "Anna", ReminderStatus(one)))[0] == ["status-failed"]
    assert "blocked or gone" in await ask(house, "Anna", ReminderStatus(one))
    assert "Forbidden" not in await ask(house, "Anna", ReminderStatus(one))


async def test_there_is_no_chat_with_somebody_yet(house: House) -> None:
    house.app.members.database.rows("DELETE FROM accounts WHERE member_id = ?", (house.member("Tom").id,))
    one = await set_for(house, "bins", "2026-11-21T14:00", "Tom")
    await house.advance("2026-11-21T14:01")
    assert "no chat with this person yet" in await ask(house, "Anna", ReminderStatus(one))


async def test_it_was_cancelled(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T14:00", "Tom")
    other = await set_for(house, "plants", "2026-11-21T13:00", "Tom")
    house.channel.failures.append(SendFailed("no network", retry_after=6000))
    await house.advance("2026-11-21T13:01")
    for reminder_id in (one, other):
        await run(house, "Anna", CancelReminders((reminder_id,)))
        assert await keys(house, "Tom", ReminderStatus(reminder_id)) == (["status-cancelled"], ["status-was-cancelled"])


async def test_it_was_done_before_it_was_said(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T14:00", "Tom")
    house.channel.failures.append(SendFailed("no network", retry_after=6000))
    await house.advance("2026-11-21T14:01")
    await run(house, "Anna", FinishReminder(one))
    assert await keys(house, "Tom", ReminderStatus(one)) == (["status-not-needed"], ["status-done"])


async def test_it_was_done_before_it_was_due(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T14:00", "Tom")
    await run(house, "Tom", FinishReminder(one))
    assert await keys(house, "Anna", ReminderStatus(one)) == (["status-not-needed"], ["status-done"])


async def test_it_went_over_to_somebody_else(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T14:00", "Tom", nag=TEN, nag_times=2)
    await house.advance("2026-11-21T14:25")
    lines, notes = await keys(house, "Anna", ReminderStatus(one))
    assert lines == ["status-sent-often", "status-sent"]
    assert notes == ["status-handed", "status-open"]
    other = await set_for(house, "plants", "2026-11-21T15:00", "Mia", "Tom")
    await house.advance("2026-11-21T15:01")
    await run(house, "Mia", NotMe(other))
    mia = house.member("Mia").id
    assert (await keys(house, "Tom", ReminderStatus(other, who=(mia,))))[0] == ["status-not-for"]


async def test_it_was_put_off(house: House) -> None:
    one = await set_for(house, "bins", "2026-11-21T14:00", "Tom")
    await house.advance("2026-11-21T14:01")
    await run(house, "Tom", SnoozeReminder(one, after_seconds=3600))
    answer = await ask(house, "Anna", ReminderStatus(one))
    assert "comes again" in answer
    assert "15:01" in answer
    both = await set_for(house, "train", "2026-11-21T14:05", "Anna", "Tom")
    await house.advance("2026-11-21T14:06")
    await run(house, "Tom", SnoozeReminder(both))
    assert (await keys(house, "Anna", ReminderStatus(both)))[0] == ["status-sent", "status-not-due"]


async def test_the_words_or_the_last_one_or_whom_it_was_for_say_which(house: House) -> None:
    await set_for(house, "bins", "2026-11-21T14:00", "Tom")
    await set_for(house, "plants", "2026-11-21T14:10", "Mia")
    await house.advance("2026-11-21T15:00")
    tom = house.member("Tom").id
    assert (await ask(house, "Anna", ReminderStatus())).startswith("“plants”")
    assert (await ask(house, "Anna", ReminderStatus(who=(tom,)))).startswith("“bins”")
    assert (await ask(house, "Anna", ReminderStatus(2, who=(tom,)))).startswith("“bins”"), "it is not for Tom"
    assert (await ask(house, "Anna", ReminderStatus(2, "the bins"))).startswith("“bins”")
    assert (await ask(house, "Anna", ReminderStatus(1))).startswith("“bins”")
    assert (await ask(house, "Anna", ReminderStatus(words="the thing about putting bins away"))).startswith("“bins”")
    assert (await run(house, "Anna", ReminderStatus(words="the dragon"))).key == "reminder-status-none"


# --- who may know -----------------------------------------------------------------------------------------------------


async def test_only_who_set_it_and_who_is_reminded_may_know_and_grown_ups_of_children(house: House) -> None:
    await set_for(house, "present", "2026-11-21T14:00")
    for name in ("Tom", "Mia"):
        assert (await run(house, name, ReminderStatus(1))).key == "reminders-none"
        assert (await run(house, name, ReminderStatus(words="present"))).key == "reminder-status-none"
    await set_for(house, "homework", "2026-11-21T14:00", by="Mia")
    assert (await run(house, "Tom", ReminderStatus(words="homework"))).key == "reminder-status"
    house.app.members.add("Leo", Role.CHILD, language="en", zone="Europe/Berlin")
    assert (await run(house, "Leo", ReminderStatus(words="homework"))).key == "reminder-status-none"
    await set_for(house, "surprise", "2026-11-21T14:00", "Mia")
    assert (await run(house, "Tom", ReminderStatus(words="surprise"))).key == "reminder-status-none"
    assert (await run(house, "Mia", ReminderStatus(words="surprise"))).key == "reminder-status"


async def test_in_the_group_it_is_not_answered(house: House) -> None:
    await set_for(house, "bins", "2026-11-21T14:00")
    asker = house.asker("Anna")
    group = type(asker)(asker.member, asker.household, asker.members, asker.now, group=True)
    with pytest.raises(NotAllowedError, match="ask-in-private"):
        await house.app.pods["planner"].run(ReminderStatus(1), group)


async def test_what_was_said_becomes_the_question(house: House) -> None:
    reading = Reading(house.asker("Anna"), house.app.local("planner").database)
    request = Request("planner.reminder_status", "did Tom get it", "en", people=People((2,), named=True))
    assert read_status(request, reading) == ReminderStatus(who=(2,))
    spoken_of = Request("planner.reminder_status", "did he", "en", target=(Ref("reminders", 7),))
    assert read_status(spoken_of, reading) == ReminderStatus(7)
    named = Request("planner.reminder_status", "the bins", "en", title="bins", target=(Ref("reminders", 7),))
    assert read_status(named, reading) == ReminderStatus(7, "bins")


@pytest.mark.parametrize(
    ("noted", "key"),
    [
        ("no channel has a chat with this member yet", "reason-no-chat"),
        ("the member has left", "reason-left"),
        ("Bad Request: chat not found", "reason-blocked"),
        ("too many messages", "reason-busy"),
        ("Bad Gateway", "reason-no-answer"),
        ("unforeseen: KeyError", "reason-trouble"),
        (None, "reason-trouble"),
    ],
)
def test_technical_reasons_become_sentences(noted: str | None, key: str) -> None:
    assert reason_of(noted) == (Outcome(key),)


# --- briefs -----------------------------------------------------------------------------------------------------------


async def test_a_brief_has_each_reminder_of_its_days_once_by_time(house: House) -> None:
    await set_for(house, "late", "2026-11-22T20:00")
    await set_for(house, "pill", "2026-11-21T12:00", rule="FREQ=DAILY")
    await set_for(house, "theirs", "2026-11-22T09:00", "Tom")
    await set_for(house, "far", "2026-11-29T09:00")
    reading = Reading(house.asker("Anna"), house.app.local("planner").database)

    def of(start: str, days: int) -> list[tuple[str, object]]:
        lines = brief(reading, Days(date.fromisoformat(start), days, house.zone))
        return [(line.facts["text"], line.facts["due"]) for line in lines]

    assert of("2026-11-22", 1) == [("pill", time(12)), ("late", time(20))]
    assert [text for text, _ in of("2026-11-22", 7)] == ["pill", "late"]
    await house.advance("2026-11-21T12:01")
    assert of("2026-11-21", 1) == []
    monday = house.local("2026-11-23T12:00")
    assert [at for _, at in of("2026-11-23", 7)] == [monday, monday + timedelta(days=6) - timedelta(hours=3)]
