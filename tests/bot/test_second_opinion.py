"""A question that was taken for something else, and found nothing there, is put to the papers."""

from __future__ import annotations

from tests.house import House
from tests.skills.documents.papers import RULES, send


async def test_what_nobody_has_to_do_may_stand_in_a_paper(house: House) -> None:
    await send(house, "Anna", RULES, "rules.txt")
    reply = await house.say("Tom", "who's the caretaker and what's his number?")
    assert "Okafor" in reply.text
    assert "chores" not in reply.text.splitlines()[0]
