"""What is not told where everybody reads along, and what children and guests may not do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.messages import File, FileKind, Message
from tests.house import House, chat_of


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


MONEY = (
    "We have a joint account with 1,777.77",
    "Groceries 61.61 at Lidl",
    "The rent is 951.51 on the 25th of every month",
    "Budget for groceries 414.14 a month",
    "my sister owes me 28.28",
    "Tom owes me 19.19 for the tickets",
)


@pytest.mark.parametrize(
    "said",
    [
        "delete the Lidl expense",
        "delete the last expense",
        "split the groceries with Tom",
        "remove the budget",
        "remove the groceries budget",
        "I paid the rent",
        "we cancelled the rent",
        "what's in the joint account?",
        "I'm even with my sister",
        "Tom paid me back 5",
        "my sister owes me 3",
    ],
)
async def test_an_order_in_the_group_tells_nothing_that_is_kept(house: House, said: str) -> None:
    for line in MONEY:
        await house.say("Anna", line)
    reply = await house.say("Anna", said, group=True)
    shown = reply.text + "".join(button.label for button in reply.buttons)
    assert not re.search(r"777|61\.61|951|414|28\.28|31\.28|19\.19|14\.19", shown), shown


async def test_a_bank_file_is_not_shown_in_the_group(house: House, tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    path.write_text("Date;Name;Text;Amount\n01.11.2026;Lidl;x;-61.61\n02.11.2026;Aldi;x;-1.00\n")
    sent = File(path, "bank.csv", "text/csv", FileKind.DOCUMENT)
    (reply,) = await house.handle(
        Message("f1", chat_of("Anna", group=True), "Anna", house.clock.now(), "", files=(sent,))
    )
    assert "61.61" not in reply.text
    assert "refused" in reply.tags


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("Anna", "give Mia 2 pocket money"),
        ("Anna", "Mia spent 1 on sweets"),
        ("Mia", "I spent 1 on gum"),
        ("Mia", "I spent 100 on gum"),
    ],
)
async def test_what_a_child_has_is_not_told_where_a_guest_reads_along(house: House, who: str, said: str) -> None:
    await house.say("Anna", "give Mia 13.13 pocket money")
    reply = await house.say(who, said, group=True)
    assert not re.search(r"\d\d\.13", reply.text), reply.text


@pytest.mark.parametrize("said", ["moved 20", "what's in the bank account?", "spent 5 from the bank account", "I paid"])
async def test_accounts_and_bills_are_not_named_where_a_guest_reads_along(house: House, said: str) -> None:
    for line in (
        "We have a Zebra account with 100",
        "We have a Giraffe account with 200",
        "The gym is 30 on the 23rd of every month",
        "The lawyer is 90 on the 23rd of every month",
    ):
        await house.say("Anna", line)
    reply = await house.say("Anna", said, group=True)
    shown = reply.text + "".join(button.label for button in reply.buttons)
    assert not re.search(r"zebra|giraffe|gym|lawyer", shown, re.IGNORECASE), shown
