"""What is said unasked disturbs as little as it can: quiet hours, one message for many, nobody waits for another."""

from __future__ import annotations

import asyncio
from datetime import UTC, time, timedelta

from bot.channels.protocol import SendFailed
from bot.messages import Chat, Reply
from skills.calendar.events import Event
from skills.members.commands import SetQuiet
from skills.reminders.commands import CreateReminder, FinishReminder
from tests.bot.test_delivery import statuses, with_phone
from tests.house import House, chat_of
from tests.skills.calendars import put


async def set_quiet(house: House, name: str, begin: time, end: time) -> None:
    await house.app.pods["house"].run(SetQuiet((house.member(name).id,), begin, end), house.asker(name))


async def remind(house: House, name: str, text: str, at: str, *, urgent: bool = False) -> None:
    due = house.local(at)
    command = CreateReminder(text, due, (house.member(name).id,), urgent=urgent)
    await house.app.pods["planner"].run(command, house.asker(name))


async def test_what_falls_into_quiet_hours_waits_for_their_end_and_says_so(house: House) -> None:
    await set_quiet(house, "Anna", time(22), time(7))
    await remind(house, "Anna", "put the bins out", "2026-11-21T23:30")
    await remind(house, "Tom", "lock the door", "2026-11-21T23:30")
    sent = await house.advance("2026-11-22T06:59")
    assert [one.to for one in sent] == ["Tom"]
    (late,) = await house.advance("2026-11-22T07:00")
    assert (late.to, late.at) == ("Anna", house.local("2026-11-22T07:00"))
    assert "put the bins out" in late.text
    assert "23:30" in late.text


async def test_what_is_urgent_comes_in_quiet_hours_too(house: House) -> None:
    await set_quiet(house, "Anna", time(22), time(7))
    await remind(house, "Anna", "take the night train", "2026-11-21T23:30", urgent=True)
    (sent,) = await house.advance("2026-11-21T23:31")
    assert sent.at == house.local("2026-11-21T23:30")


async def test_many_at_once_are_one_message_that_settles_all(house: House) -> None:
    for text in ("pack the bag", "water the plants", "feed the cat", "close the windows"):
        await remind(house, "Anna", text, "2026-11-21T12:00")
    (sent,) = await house.advance("2026-11-21T12:01")
    assert all(text in sent.text for text in ("pack the bag", "water the plants", "feed the cat", "close the windows"))
    assert statuses(house) == ["sent"] * 4
    await house.press("Anna", "done")
    assert {one["status"] for one in house.state["reminders"]} == {"done"}


async def test_two_at_once_are_two_messages_with_their_own_buttons(house: House) -> None:
    await remind(house, "Anna", "pack the bag", "2026-11-21T12:00")
    await remind(house, "Anna", "feed the cat", "2026-11-21T12:00")
    sent = await house.advance("2026-11-21T12:01")
    assert len(sent) == 2
    await house.press_token("Anna", sent[0].buttons[0].token)
    assert sorted(one["status"] for one in house.state["reminders"]) == ["done", "waiting"]


async def test_one_who_cannot_be_reached_does_not_keep_the_others_waiting(house: House) -> None:
    phone = await with_phone(house, "Anna")
    never = asyncio.Event()

    async def hang(chat: Chat, reply: Reply) -> str:
        await never.wait()
        return "1"

    phone.hook = hang
    await remind(house, "Anna", "pack the bag", "2026-11-21T12:00")
    await remind(house, "Tom", "feed the cat", "2026-11-21T12:00")
    house.clock.set(house.local("2026-11-21T12:00"))
    ringing = asyncio.create_task(house.app.alarm.ring())
    async with asyncio.timeout(30):
        while not house.channel.sent:
            await asyncio.sleep(0.01)
    assert [one.to for one in house.channel.sent] == ["Tom"]
    never.set()
    await ringing


async def test_what_waits_comes_when_the_quiet_hours_are_switched_off(house: House) -> None:
    await set_quiet(house, "Anna", time(22), time(7))
    await remind(house, "Anna", "put the bins out", "2026-11-21T23:30")
    assert await house.advance("2026-11-21T23:45") == []
    await set_quiet(house, "Anna", time(0), time(0))
    await house.ring()
    assert [one.to for one in house.channel.sent] == ["Anna"]


async def test_what_waits_goes_on_waiting_where_the_quiet_hours_are_longer_now(house: House) -> None:
    await set_quiet(house, "Anna", time(22), time(7))
    await remind(house, "Anna", "put the bins out", "2026-11-21T23:30")
    await house.advance("2026-11-21T23:45")
    await set_quiet(house, "Anna", time(22), time(8))
    (late,) = await house.advance("2026-11-22T09:00")
    assert late.at == house.local("2026-11-22T08:00")


async def test_quiet_hours_that_end_in_the_hour_that_comes_twice_end_once(house: House) -> None:
    house.clock.set(house.local("2027-10-30T20:00"))
    await set_quiet(house, "Anna", time(22), time(2, 30))
    await remind(house, "Anna", "put the bins out", "2027-10-30T23:30")
    first_time = house.local("2027-10-31T02:30").astimezone(UTC)
    await house.advance("2027-10-31T02:29")
    assert house.channel.sent == []
    house.clock.set(first_time)
    await house.ring()
    assert len(house.channel.sent) == 1
    await remind(house, "Anna", "close the window", "2027-10-31T02:35")
    house.clock.set(first_time + timedelta(minutes=50))
    async with asyncio.timeout(30):
        await house.ring()
    assert len(house.channel.sent) == 2


async def test_an_alarm_that_could_not_be_sent_before_the_night_comes_for_what_begins_in_it(house: House) -> None:
    await set_quiet(house, "Anna", time(22), time(7))
    start = house.local("2026-11-21T23:00")
    put(house, Event("night train", start, start + timedelta(hours=1), str(house.zone), who=(1,), alarms=(61,)))
    house.channel.failures.append(SendFailed("no network", retry_after=120))
    (sent,) = await house.advance("2026-11-21T22:30")
    assert (sent.to, sent.at) == ("Anna", house.local("2026-11-21T22:01"))


async def test_an_alarm_of_tomorrow_waits_for_the_end_of_the_night(house: House) -> None:
    await set_quiet(house, "Anna", time(22), time(7))
    start = house.local("2026-11-22T23:00")
    put(house, Event("night train", start, start + timedelta(hours=1), str(house.zone), who=(1,), alarms=(24 * 60,)))
    (sent,) = await house.advance("2026-11-22T12:00")
    assert sent.at == house.local("2026-11-22T07:00")


async def test_what_fails_after_it_was_sent_does_not_send_it_again(house: House) -> None:
    await remind(house, "Anna", "pack the bag", "2026-11-21T12:00")
    await house.say("Anna", "we need milk")
    broken = {"last": {"no": "such thing"}}
    house.app.assistant.dialogs.remember(chat_of("Anna").key, house.member("Anna").id, broken)
    sent = await house.advance("2026-11-21T12:10")
    assert len(sent) == 1
    assert statuses(house) == ["sent"]


async def test_another_button_on_the_second_try_does_not_stop_it(house: House) -> None:
    with house.app.members.database.transaction():
        house.app.members.database.rows("UPDATE members SET left_at = joined_at WHERE name = 'Tom'")
    await remind(house, "Anna", "pack the bag", "2026-11-21T12:00")
    house.channel.failures.append(SendFailed("no network", retry_after=60))
    assert await house.advance("2026-11-21T12:00") == []
    with house.app.members.database.transaction():
        house.app.members.database.rows("UPDATE members SET left_at = NULL")
    (sent,) = await house.advance("2026-11-21T12:05")
    assert "not_me" in [button.name for button in sent.buttons]
    await house.press("Anna", "done")
    assert house.state["reminders"][0]["status"] == "done"


async def test_what_was_done_meanwhile_does_not_count_as_sent_with_the_others(house: House) -> None:
    for text in ("pack the bag", "water the plants", "feed the cat", "close the windows"):
        await remind(house, "Anna", text, "2026-11-21T12:00")
    house.clock.set(house.local("2026-11-21T12:00"))
    pod = house.app.pods["planner"]
    await pod.wake(house.asker("Anna"))
    claimed = await asyncio.to_thread(pod.outbox.claim, house.clock.now())
    done = await pod.run(FinishReminder(claimed[0].subject_id or 0), house.asker("Anna"))
    await asyncio.to_thread(pod.outbox.release_leases)
    await house.ring()
    assert statuses(house) == ["dropped", "sent", "sent", "sent"]
    await pod.undo(done.journal or 0, house.asker("Anna"))
    await house.ring()
    assert [("pack the bag" in one.text, "feed the cat" in one.text) for one in house.channel.sent] == [
        (False, True),
        (True, False),
    ]


async def test_of_several_that_nobody_can_get_the_admins_are_told_once(house: House) -> None:
    for text in ("pack the bag", "water the plants", "feed the cat"):
        await remind(house, "Tom", text, "2026-11-21T12:00")
    house.channel.failures.append(SendFailed("blocked", permanent=True))
    sent = await house.advance("2026-11-21T12:05")
    assert [one.to for one in sent] == ["Anna"]
    assert statuses(house) == ["failed"] * 3


async def test_after_the_end_nothing_more_is_begun(house: House) -> None:
    await remind(house, "Anna", "pack the bag", "2026-11-21T12:00")
    house.clock.set(house.local("2026-11-21T12:00"))
    await house.app.alarm.stop()
    await house.ring()
    assert house.channel.sent == []
    assert statuses(house) == ["pending"]
