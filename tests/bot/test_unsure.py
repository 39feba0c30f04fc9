"""When it is not clear what somebody means: a short question, or the deed with a word about what else it may be."""

from __future__ import annotations

import pytest

from bot.messages import ButtonName, Reply
from pods.engine.models.scripted import ScriptedModel
from tests.ambiguity import SAID, make_unsure
from tests.conftest import Opener
from tests.house import House

FOUR = ("planner.todo_add", "family.list_add", "planner.chore_add", "planner.reminder_create")
QUESTIONS = ("planner.event_query", "planner.todo_query", "planner.chore_query", "planner.reminder_query")
TWO = ("family.list_add", "planner.todo_add")


def labels(reply: Reply) -> list[str]:
    return [button.label for button in reply.buttons if button.name is ButtonName.PICK]


async def pick(house: House, name: str, reply: Reply, label: str) -> Reply:
    token = next(button.token for button in reply.buttons if button.label == label)
    return await house.press_token(name, token)


async def test_unclear_words_change_nothing_and_ask_one_question(house: House) -> None:
    make_unsure(house, *FOUR)
    reply = await house.say("Anna", SAID)
    assert "?" in reply.text
    assert "refused" in reply.tags
    assert {"Put it on the to-do list", "Put it on a list"} <= set(labels(reply))
    assert house.state["lists"] == house.state["reminders"] == house.state["chores"] == []


async def test_the_reading_that_is_picked_is_done_and_learned(house: House) -> None:
    make_unsure(house, *FOUR)
    asked = await house.say("Anna", SAID)
    done = await pick(house, "Anna", asked, "Put it on the to-do list")
    assert house.items("todo") == {SAID: False}
    assert SAID in done.text
    assert "undo" in [button.name for button in done.buttons]
    again = await house.say("Anna", SAID)
    assert labels(again) == []
    assert "already" in again.text


async def test_what_one_member_picked_is_not_what_another_means(house: House) -> None:
    make_unsure(house, *FOUR)
    await pick(house, "Anna", await house.say("Anna", SAID), "Put it on the to-do list")
    assert labels(await house.say("Tom", SAID))


async def test_undo_takes_back_the_deed_and_what_was_learned_from_it(house: House) -> None:
    make_unsure(house, *FOUR)
    await pick(house, "Anna", await house.say("Anna", SAID), "Put it on the to-do list")
    await house.say("Anna", "undo")
    assert house.items("todo") == {}
    assert labels(await house.say("Anna", SAID))


@pytest.mark.parametrize("answer", ["to-do list", "the to-do list please", "{place}"])
async def test_the_question_is_answered_in_words(house: House, answer: str) -> None:
    make_unsure(house, *FOUR)
    asked = await house.say("Anna", SAID)
    place = labels(asked).index("Put it on the to-do list") + 1
    await house.say("Anna", answer.format(place=place))
    assert house.items("todo") == {SAID: False}
    old = next(button.token for button in asked.buttons if button.label == "Put it on a list")
    assert "expired" in (await house.press_token("Anna", old)).tags


async def test_no_drops_the_question(house: House) -> None:
    make_unsure(house, *FOUR)
    asked = await house.say("Anna", SAID)
    await house.say("Anna", "no")
    assert house.state["lists"] == []
    assert "expired" in (await house.press_token("Anna", asked.buttons[0].token)).tags


async def test_another_request_drops_the_question(house: House) -> None:
    make_unsure(house, *FOUR)
    asked = await house.say("Anna", SAID)
    await house.say("Anna", "put eggs on the shopping list")
    assert house.items() == {"eggs": False}
    assert "expired" in (await house.press_token("Anna", asked.buttons[0].token)).tags


async def test_what_is_likely_but_not_sure_is_done_and_says_so(house: House) -> None:
    make_unsure(house, *TWO)
    reply = await house.say("Anna", SAID)
    done, other = ("todo", "shopping") if house.items("todo") else ("shopping", "todo")
    assert house.items(done) == {SAID: False}
    assert "took that as" in reply.text
    (label,) = labels(reply)
    await pick(house, "Anna", reply, label)
    assert house.items(done) == {}
    assert house.items(other) == {SAID: False}


async def test_yes_to_what_was_likely_teaches_it(house: House) -> None:
    make_unsure(house, *TWO)
    await house.say("Anna", SAID)
    before = house.state["lists"]
    await house.say("Anna", "yes")
    assert house.state["lists"] == before
    assert [lesson["key"] for lesson in house.state["lessons"]] == [SAID]
    assert labels(await house.say("Anna", f"{SAID} please")) == []


@pytest.mark.parametrize("word", ["no", "undo", "cancel that"])
async def test_no_to_what_was_likely_takes_it_back(house: House, word: str) -> None:
    make_unsure(house, *TWO)
    await house.say("Anna", SAID)
    offered = await house.say("Anna", word)
    assert {**house.items(), **house.items("todo")} == {}
    assert labels(offered)


async def test_no_to_a_question_leaves_what_was_done_before(house: House) -> None:
    await house.say("Anna", "put eggs on the shopping list")
    make_unsure(house, *FOUR)
    await house.say("Anna", SAID)
    await house.say("Anna", "cancel that")
    assert house.items() == {"eggs": False}


async def test_an_undo_of_what_was_not_sure_offers_the_other_reading(house: House) -> None:
    make_unsure(house, *TWO)
    await house.say("Anna", SAID)
    done, other = ("todo", "shopping") if house.items("todo") else ("shopping", "todo")
    offered = await house.press("Anna", "undo")
    assert house.items(done) == {}
    (label,) = labels(offered)
    await pick(house, "Anna", offered, label)
    assert house.items(other) == {SAID: False}
    assert [lesson["kind"] for lesson in house.state["lessons"]] == ["intent"]


async def test_only_what_could_be_done_is_offered(house: House) -> None:
    make_unsure(house, "planner.event_delete", "planner.reminder_cancel", "planner.todo_add", "finance.expense_delete")
    assert labels(await house.say("Anna", SAID)) == ["Put it on the to-do list"]


async def test_a_child_is_offered_nothing_that_is_for_the_grown_ups(house: House) -> None:
    make_unsure(house, "finance.expense_log", *FOUR)
    assert "Note an expense" in labels(await house.say("Anna", f"{SAID} 12"))
    offered = labels(await house.say("Mia", f"{SAID} 12"))
    assert offered
    assert "Note an expense" not in offered


async def test_a_question_that_changes_nothing_is_answered_on_a_guess(house: House) -> None:
    make_unsure(house, *QUESTIONS)
    reply = await house.say("Anna", f"{SAID}?")
    assert "took that as" in reply.text
    assert len(labels(reply)) == len(QUESTIONS) - 1
    assert "refused" not in reply.tags


async def test_what_a_model_filled_in_says_so_and_offers_the_others(open_house_with: Opener) -> None:
    filled = {"request": "planner.todo_add", "what": SAID, "when": "", "who": [], "amount": "", "items": []}
    house = open_house_with(model=ScriptedModel([filled]))
    make_unsure(house, *FOUR)
    reply = await house.say("Anna", SAID)
    assert reply.model_calls == 1
    assert house.items("todo") == {SAID: False}
    assert "took that as" in reply.text
    assert "Put it on the to-do list" not in labels(reply)
    assert labels(reply)
