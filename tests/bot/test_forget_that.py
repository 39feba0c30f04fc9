"""“Forget that” takes back what was just done, and nothing that was done before something else was looked at."""

from __future__ import annotations

import pytest

from tests.house import House
from tests.skills.documents.papers import RULES, send


async def test_what_was_just_done_is_taken_back(house: House) -> None:
    await house.say("Anna", "we need milk")
    await house.say("Anna", "forget that")
    assert house.items() == {}


@pytest.mark.parametrize("looked", ["who is the caretaker?", "what is on today?", "what is on the shopping list?"])
async def test_after_an_answer_nothing_is_taken_back_but_by_undo(house: House, looked: str) -> None:
    await send(house, "Anna", RULES, "rules.txt")
    await house.say("Anna", "we need milk")
    await house.say("Anna", looked)
    reply = await house.say("Anna", "forget that")
    assert "I changed nothing" in reply.text
    assert "undo" in reply.text
    assert house.items() == {"milk": False}
    await house.say("Anna", "undo")
    assert house.items() == {}


async def test_an_open_question_is_off_and_what_was_done_before_it_stays(house: House) -> None:
    await house.say("Anna", "dentist on Monday at 9am")
    await house.say("Anna", "we need milk")
    await house.say("Anna", "delete the dentist appointment")
    await house.say("Anna", "forget that")
    assert house.items() == {"milk": False}
    assert len(house.state["events"]) == 1
