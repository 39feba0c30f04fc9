"""A question that comes by itself is answered by its buttons, or in words while it is the last thing that was said."""

from __future__ import annotations

from datetime import time

from skills.chores.commands import AddChore, FinishChore
from skills.members.commands import Told
from tests.house import House
from tests.skills.reminding import set_for
from tests.skills.test_day import set_told


async def ask_for_points(house: House, text: str = "tidy the room") -> None:
    """Mia did something that is worth points, and the grown-ups are asked."""
    pod, mia = house.app.local("planner"), house.asker("Mia")
    made = await pod.run(AddChore(text, (mia.member.id,), points=5), house.asker("Anna"))
    await pod.run(FinishChore(made.refs[0].id), mia)
    await house.ring()


def decided(house: House) -> list[str]:
    """What became of what Mia did, in order."""
    rows = house.app.local("planner").database.rows("SELECT status FROM chores_done ORDER BY id")
    return [row["status"] for row in rows]


async def test_yes_in_words_agrees(house: House) -> None:
    await ask_for_points(house)
    reply = await house.say("Anna", "yes")
    assert "Mia gets 5 points" in reply.text
    assert decided(house) == ["counted"]


async def test_no_in_words_declines_and_can_be_undone(house: House) -> None:
    await ask_for_points(house)
    await house.say("Tom", "no")
    assert decided(house) == ["refused"]
    await house.say("Tom", "undo")
    assert decided(house) == ["waiting"]


async def test_yes_answers_it_once(house: House) -> None:
    await ask_for_points(house)
    first = await house.say("Anna", "yes")
    second = await house.say("Anna", "yes")
    assert "points" in first.text
    assert "points" not in second.text


async def test_the_button_still_answers_kindly_after_the_words(house: House) -> None:
    await ask_for_points(house)
    token = next(sent.buttons[0].token for sent in house.channel.sent if sent.to == "Anna")
    await house.say("Anna", "yes")
    assert "already" in (await house.press_token("Anna", token)).text
    assert "expired" in (await house.press_token("Anna", token)).tags


async def test_yes_to_an_open_question_is_no_answer_to_what_came_meanwhile(house: House) -> None:
    await house.say("Anna", "dentist on Monday at 9am")
    await house.say("Anna", "cancel the dentist")
    await ask_for_points(house)
    await house.say("Anna", "yes")
    assert house.state["events"] == []
    assert decided(house) == ["waiting"]


async def test_after_something_else_was_said_only_the_buttons_answer(house: House) -> None:
    await ask_for_points(house)
    await house.say("Anna", "we need milk")
    await house.say("Anna", "yes")
    assert decided(house) == ["waiting"]
    await house.press_token("Anna", next(one.buttons[0].token for one in house.channel.sent if one.to == "Anna"))
    assert decided(house) == ["counted"]


async def test_undo_takes_back_what_was_done_before_the_question_came(house: House) -> None:
    await house.say("Anna", "we need milk")
    await ask_for_points(house)
    await house.say("Anna", "undo")
    assert house.items() == {}
    assert decided(house) == ["waiting"]


async def test_yes_after_a_reminder_came_between_agrees_to_nothing(house: House) -> None:
    await set_for(house, "feed the cat", "2026-11-21T10:30")
    await ask_for_points(house)
    await house.advance("2026-11-21T10:30")
    await house.say("Anna", "yes")
    assert decided(house) == ["waiting"]


async def test_yes_after_the_brief_of_the_day_agrees_to_nothing(house: House) -> None:
    await house.say("Tom", "party today at 3pm")
    await set_told(house, "Anna", Told.BRIEF, time(10, 30))
    await ask_for_points(house)
    await house.advance("2026-11-21T10:30")
    assert "party" in house.channel.sent[-1].text
    await house.say("Anna", "yes")
    assert decided(house) == ["waiting"]


async def test_yes_means_the_question_that_came_last(house: House) -> None:
    await ask_for_points(house, "tidy the room")
    await ask_for_points(house, "set the table")
    await house.say("Anna", "yes")
    assert decided(house) == ["waiting", "counted"]


async def test_answering_another_question_leaves_the_buttons_of_this_one(house: House) -> None:
    await ask_for_points(house)
    token = next(sent.buttons[0].token for sent in house.channel.sent if sent.to == "Anna")
    await house.say("Anna", "dentist on Monday at 9am")
    await house.say("Anna", "cancel the dentist")
    await house.say("Anna", "yes")
    await house.press_token("Anna", token)
    assert decided(house) == ["counted"]
