"""Lists: added, ticked, taken off, and deleted only after a yes."""

from __future__ import annotations

import pytest

from skills.lists.quantities import requantified
from tests.house import House


async def test_items_land_on_the_shopping_list_one_by_one(house: House) -> None:
    reply = await house.say("Anna", "we need milk, 6 eggs and bread")
    assert house.items() == {"milk": False, "6 eggs": False, "bread": False}
    for item in ("milk", "6 eggs", "bread"):
        assert item in reply.text
    await house.press("Anna", "undo")
    assert house.items() == {}


async def test_what_is_there_is_not_added_twice(house: House) -> None:
    await house.say("Anna", "we need milk")
    await house.say("Tom", "we need Milk and bread")
    assert {item.casefold() for item in house.items()} == {"milk", "bread"}


async def test_ticked_items_leave_the_list_and_come_back_when_needed(house: House) -> None:
    await house.say("Anna", "we need milk and bread")
    await house.say("Tom", "we bought the milk")
    assert house.items() == {"milk": True, "bread": False}
    shown = (await house.say("Anna", "show me the shopping list")).text
    assert "bread" in shown
    assert "milk" not in shown
    await house.say("Anna", "we need milk")
    assert house.items() == {"milk": False, "bread": False}


async def test_taking_something_off_is_done_at_once(house: House) -> None:
    await house.say("Anna", "we need milk and bread")
    reply = await house.say("Anna", "take the bread off the shopping list")
    assert house.items() == {"milk": False}
    assert [button.name for button in reply.buttons] == ["undo"]
    await house.press("Anna", "undo")
    assert house.items() == {"milk": False, "bread": False}


async def test_deleting_a_list_asks_first(house: House) -> None:
    await house.say("Anna", "we need milk and bread")
    await house.say("Anna", "delete the shopping list")
    assert len(house.items()) == 2
    await house.press("Anna", "confirm")
    assert house.state["lists"] == []
    await house.press("Anna", "undo")
    assert house.items() == {"milk": False, "bread": False}


async def test_a_child_takes_off_only_what_it_added(house: House) -> None:
    await house.say("Anna", "we need milk")
    await house.say("Mia", "we need chocolate")
    assert "refused" in (await house.say("Mia", "take the milk off the shopping list")).tags
    await house.say("Mia", "take the chocolate off the shopping list")
    assert house.items() == {"milk": False}


async def test_what_is_to_do_has_a_list_of_its_own(house: House) -> None:
    await house.say("Anna", "add fix the bike to my todo list")
    assert house.items("todo") == {"fix the bike": False}
    assert house.items() == {}
    await house.say("Anna", "the bike is fixed")
    assert house.items("todo") == {"fix the bike": True}


async def test_what_is_not_there_is_not_found(house: House) -> None:
    await house.say("Anna", "we need milk")
    await house.say("Anna", "take the caviar off the shopping list")
    assert house.items() == {"milk": False}


@pytest.mark.parametrize(
    ("old", "said", "new"),
    [
        ("1 kg sugar", "2 kg", "2 kg sugar"),
        ("milk", "2 bottles", "2 bottles milk"),
        ("sugar", "brown sugar", "brown sugar"),
    ],
)
def test_another_quantity_keeps_the_thing(old: str, said: str, new: str) -> None:
    assert requantified(old, said) == new
