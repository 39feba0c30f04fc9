"""What is not told where everybody reads along, and what children and guests may not do."""

from __future__ import annotations

from tests.house import House


async def test_reminders_are_not_listed_in_the_group(house: House) -> None:
    await house.say("Anna", "remind me to hide the presents tomorrow at 5pm")
    in_group = await house.say("Anna", "show me all my reminders", group=True)
    assert "refused" in in_group.tags
    assert "presents" not in in_group.text
    assert "hide the presents" in (await house.say("Anna", "show me all my reminders")).text


async def test_spending_is_told_in_private_and_not_where_children_and_guests_read_along(house: House) -> None:
    await house.say("Anna", "spent 5 at Lidl")
    in_group = await house.say("Anna", "how much did we spend this month?", group=True)
    assert "refused" in in_group.tags
    assert "5.00" not in in_group.text
    assert "5.00" in (await house.say("Anna", "how much did we spend this month?")).text


async def test_a_child_does_not_cancel_a_reminder_that_a_parent_made_for_it(house: House) -> None:
    await house.say("Anna", "remind Mia to feed the cat tomorrow at 5pm")
    reply = await house.say("Mia", "cancel the reminder to feed the cat")
    assert "refused" in reply.tags
    assert reply.buttons == ()
    await house.say("Mia", "yes")
    assert [reminder["status"] for reminder in house.state["reminders"]] == ["waiting"]


async def test_a_child_does_not_move_a_reminder_that_a_parent_made_for_it(house: House) -> None:
    await house.say("Anna", "remind Mia to feed the cat tomorrow at 5pm")
    await house.say("Mia", "show me all my reminders")
    assert "refused" in (await house.say("Mia", "make it 8pm")).tags
    assert [reminder["due"] for reminder in house.state["reminders"]] == [house.local("2026-11-22T17:00")]


async def test_a_child_closes_a_reminder_that_came(house: House) -> None:
    await house.say("Anna", "remind Mia to feed the cat at 10:30")
    (sent,) = await house.advance("2026-11-21T10:30")
    assert sent.to == "Mia"
    assert not (await house.press("Mia", "done")).tags
    assert [reminder["status"] for reminder in house.state["reminders"]] == ["done"]


async def test_a_child_does_not_finish_the_chore_of_another(house: House) -> None:
    await house.say("Anna", "Tom mows the lawn every Monday")
    (before,) = house.state["chores"]
    assert "refused" in (await house.say("Mia", "I mowed the lawn")).tags
    assert house.state["chores"] == [before]
    assert not (await house.say("Tom", "I mowed the lawn")).tags
    assert house.state["chores"] != [before]


async def test_a_guest_is_refused_before_anything_is_looked_up(house: House) -> None:
    await house.say("Anna", "dentist on Monday at 9am")
    there = await house.say("Gus", "cancel the dentist")
    absent = await house.say("Gus", "cancel the zebra meeting")
    assert "refused" in there.tags
    assert (there.text, there.buttons, there.tags) == (absent.text, absent.buttons, absent.tags)
