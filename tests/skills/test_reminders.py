"""Reminders come, once, to whom they are for; late ones say so; a restart loses nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.channels.protocol import SendFailed
from knowledge.clock import from_text
from skills.engine.zones import instant
from skills.reminders.commands import CreateReminder
from tests.conftest import Opener
from tests.house import House, Sent


def told(sent: list[Sent]) -> list[tuple[str, str]]:
    return [(one.to, one.at.strftime("%H:%M")) for one in sent]


async def set_for(house: House, text: str, due: str, *names: str, rule: str | None = None, by: str = "Anna") -> int:
    who = tuple(house.member(name).id for name in names or (by,))
    command = CreateReminder(text, instant(house.local(due).replace(tzinfo=None), house.zone), who, rule)
    outcome = await house.app.pods["planner"].run(command, house.asker(by))
    return outcome.refs[0].id


async def test_it_comes_at_its_time_with_its_text(house: House) -> None:
    await house.say("Anna", "remind me tomorrow at 8am to water the plants")
    assert await house.advance("2026-11-22T07:59") == []
    (sent,) = await house.advance("2026-11-22T12:00")
    assert (sent.to, sent.at) == ("Anna", house.local("2026-11-22T08:00"))
    assert "water the plants" in sent.text
    assert [button.name for button in sent.buttons] == ["done", "snooze", "hour", "tomorrow", "not_me"]
    assert await house.advance("2026-11-25T12:00") == []


async def test_relative_ones_count_from_now(house: House) -> None:
    await house.say("Anna", "remind me in 20 minutes to check the oven")
    (reminder,) = house.state["reminders"]
    assert reminder["due"] == house.local("2026-11-21T10:20")


async def test_for_others_it_says_from_whom(house: House) -> None:
    await house.say("Anna", "remind Tom tomorrow at 6pm to put the bins out")
    (sent,) = await house.advance("2026-11-23T00:00")
    assert sent.to == "Tom"
    assert "Anna" in sent.text


async def test_one_for_several_reaches_each(house: House) -> None:
    await set_for(house, "leave for the train", "2026-11-21T12:00", "Anna", "Tom", "Mia")
    assert sorted(one.to for one in await house.advance("2026-11-21T13:00")) == ["Anna", "Mia", "Tom"]
    (reminder,) = house.state["reminders"]
    assert reminder["for"] == ["Anna", "Tom", "Mia"]


async def test_a_child_sets_them_for_itself_only(house: House) -> None:
    refused = await house.say("Mia", "remind Tom at 5pm to fetch me")
    assert "refused" in refused.tags
    assert house.state["reminders"] == []
    await house.say("Mia", "remind me at 5pm to do my homework")
    assert house.state["reminders"][0]["for"] == ["Mia"]


async def test_a_time_that_has_passed_is_refused(house: House) -> None:
    with pytest.raises(Exception, match="reminder-past"):
        await set_for(house, "too late", "2026-11-21T09:59")
    assert house.state["reminders"] == []


async def test_done_closes_it(house: House) -> None:
    await house.say("Anna", "remind me tomorrow at 8am to water the plants")
    await house.advance("2026-11-22T08:30")
    assert house.state["reminders"][0]["status"] == "waiting"
    await house.press("Anna", "done")
    assert house.state["reminders"][0]["status"] == "done"


async def test_snooze_lets_it_come_again_after_ten_minutes(house: House) -> None:
    await house.say("Anna", "remind me tomorrow at 8am to water the plants")
    await house.advance("2026-11-22T08:03")
    await house.press("Anna", "snooze")
    (again,) = await house.advance("2026-11-22T12:00")
    assert again.at == house.local("2026-11-22T08:13")


async def test_after_it_came_later_means_this_one(house: House) -> None:
    await house.say("Anna", "remind me at 11am to check the oven")
    await house.advance("2026-11-21T11:05")
    await house.say("Anna", "remind me again in half an hour")
    (again,) = await house.advance("2026-11-21T12:00")
    assert again.at == house.local("2026-11-21T11:35")
    assert "oven" in again.text


async def test_a_recurring_one_goes_on_after_done(house: House) -> None:
    await set_for(house, "take the pill", "2026-11-22T08:00", rule="FREQ=DAILY")
    await house.advance("2026-11-22T08:30")
    await house.press("Anna", "done")
    assert house.state["reminders"][0]["due"] == house.local("2026-11-23T08:00")
    assert [one.at for one in await house.advance("2026-11-24T09:00")] == [
        house.local("2026-11-23T08:00"),
        house.local("2026-11-24T08:00"),
    ]


async def test_a_rule_that_ends_is_over(house: House) -> None:
    await set_for(house, "antibiotics", "2026-11-22T08:00", rule="FREQ=DAILY;COUNT=2")
    assert len(await house.advance("2026-11-30T00:00")) == 2


@pytest.mark.parametrize(
    ("zone", "first", "utc"),
    [
        ("Europe/Berlin", "2027-03-27T08:00", ["07:00", "06:00"]),
        ("Europe/Berlin", "2026-10-24T08:00", ["06:00", "07:00"]),
        ("America/New_York", "2027-03-13T08:00", ["13:00", "12:00"]),
        ("America/New_York", "2026-10-31T08:00", ["12:00", "13:00"]),
    ],
)
async def test_eight_stays_eight_when_the_clocks_change(
    open_house_with: Opener, zone: str, first: str, utc: list[str]
) -> None:
    house = open_house_with(zone=zone, now=f"{first[:10]}T06:00")
    await set_for(house, "take the pill", first, rule="FREQ=DAILY")
    end = (house.local(first) + timedelta(days=1, hours=2)).replace(tzinfo=None).isoformat()
    assert [one.at.strftime("%H:%M") for one in await house.advance(end)] == utc


async def test_what_was_due_while_the_house_was_down_comes_after_the_start(house: House) -> None:
    await set_for(house, "feed the cat", "2026-11-21T12:00", "Tom")
    await set_for(house, "water the plants", "2026-11-21T18:00")
    house.clock.set(house.local("2026-11-21T17:00"))
    (late,) = await house.restart()
    assert late.to == "Tom"
    assert "12:00" in late.text
    assert [one.to for one in await house.advance("2026-11-21T19:00")] == ["Anna"]


async def test_one_on_time_does_not_say_that_it_is_late(house: House) -> None:
    await set_for(house, "feed the cat", "2026-11-21T12:00")
    (sent,) = await house.advance("2026-11-21T12:30")
    assert "12:00" not in sent.text


async def test_missed_turns_of_a_recurring_one_come_once(house: House) -> None:
    await set_for(house, "take the pill", "2026-11-22T08:00", rule="FREQ=DAILY")
    house.clock.set(house.local("2026-11-26T09:00"))
    (late,) = await house.restart()
    assert "08:00" in late.text
    (row,) = house.app.local("planner").database.rows("SELECT due_at FROM outbox")
    assert from_text(row["due_at"]) == house.local("2026-11-26T08:00")
    assert house.state["reminders"][0]["due"] == house.local("2026-11-27T08:00")
    assert await house.restart() == []


async def test_what_was_being_sent_when_the_house_went_down_comes_again_and_says_so(house: House) -> None:
    await set_for(house, "feed the cat", "2026-11-21T12:00")
    await house.advance("2026-11-21T11:59")
    house.clock.set(house.local("2026-11-21T12:00"))
    pod = house.app.local("planner")
    await pod.wake(house.asker("Anna"))
    assert pod.outbox.claim(house.clock.now()) is not None
    (again,) = await house.restart()
    assert "feed the cat" in again.text
    assert "already" in again.text


async def test_a_channel_that_fails_is_tried_again(house: House) -> None:
    await set_for(house, "feed the cat", "2026-11-21T12:00")
    house.channel.failures.extend([SendFailed("down"), SendFailed("down"), SendFailed("busy", retry_after=300)])
    (sent,) = await house.advance("2026-11-21T13:00")
    assert sent.at == house.local("2026-11-21T12:05:03")


async def test_an_admin_hears_that_it_was_given_up(house: House) -> None:
    await set_for(house, "feed the cat", "2026-11-21T12:00", "Tom")
    house.channel.failures.append(SendFailed("the bot was blocked", permanent=True))
    (sent,) = await house.advance("2026-11-21T13:00")
    assert sent.to == "Anna"
    assert "Tom" in sent.text
    assert "blocked" in sent.text


async def test_cancelled_ones_do_not_come(house: House) -> None:
    await house.say("Anna", "remind me tomorrow at 8am to water the plants")
    await house.say("Anna", "cancel the reminder to water the plants")
    await house.press("Anna", "confirm")
    assert house.state["reminders"][0]["status"] == "cancelled"
    assert await house.advance("2026-11-23T00:00") == []


async def test_undone_ones_do_not_come(house: House) -> None:
    await house.say("Anna", "remind me tomorrow at 8am to water the plants")
    await house.press("Anna", "undo")
    assert house.state["reminders"] == []
    assert await house.advance("2026-11-23T00:00") == []


async def test_the_list_names_what_is_open(house: House) -> None:
    await house.say("Anna", "remind me tomorrow at 8am to water the plants")
    assert "water the plants" in (await house.say("Anna", "show my reminders")).text
    assert "water the plants" not in (await house.say("Tom", "show my reminders")).text
