"""Messages of many lines: a pasted list, lines below a heading, and more than is done at once."""

from __future__ import annotations

import pytest

from bot.messages import ButtonName
from pods.engine.understanding.reader import MOST
from tests.house import House

GOODS = (
    "milk",
    "eggs",
    "oil",
    "candles",
    "pepper",
    "matches",
    "paper",
    "yeast",
    "tape",
    "glue",
    "foil",
    "leeks",
    "corn",
    "jam",
)


def lists(house: House) -> dict[str, list[str]]:
    return {one["name"]: [item["item"] for item in one["items"]] for one in house.state["lists"]}


async def test_a_pasted_list_is_one_deed(house: House) -> None:
    reply = await house.say("Anna", "\n".join(GOODS))
    assert lists(house)["shopping"] == list(GOODS)
    assert [button.name for button in reply.buttons] == [ButtonName.UNDO]
    await house.press("Anna", ButtonName.UNDO)
    assert not house.items()


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("shopping list:", "shopping"),
        ("hardware list:", "hardware"),
        ("buy:", "shopping"),
        ("Einkaufsliste:", "shopping"),
    ],
)
@pytest.mark.parametrize("bullet", ["", "- ", "* ", "• ", "1. ", "[ ] "])
async def test_lines_below_the_name_of_a_list_go_on_it(house: House, heading: str, name: str, bullet: str) -> None:
    await house.say("Anna", "\n".join([heading, *(f"{bullet}{one}" for one in GOODS)]))
    assert lists(house)[name] == list(GOODS)


async def test_lines_below_a_day_are_on_that_day(house: House) -> None:
    await house.say("Anna", "tomorrow:\n- dentist at 9\n- call mum at 11")
    tomorrow = house.clock.now().day + 1
    assert {(one["title"], one["start"].day, one["start"].hour) for one in house.state["events"]} == {
        ("dentist", tomorrow, 9),
        ("call mum", tomorrow, 11),
    }


async def test_sentences_below_a_greeting_stay_sentences(house: House) -> None:
    await house.say("Anna", "Hi there:\nRemind me at 7pm to water the plants.\nWe need milk.")
    assert [one["text"] for one in house.state["reminders"]] == ["water the plants"]
    assert house.items() == {"milk": False}


async def test_more_than_is_done_at_once_is_said(house: House) -> None:
    lines = [f"remind me on 3 december at {hour}:00 to call number {hour}" for hour in range(8, 8 + MOST + 2)]
    reply = await house.say("Anna", "\n".join(lines))
    assert len(house.state["reminders"]) == MOST
    assert lines[MOST] in reply.text
    assert lines[MOST] not in (await house.say("Anna", "\n".join(lines[MOST:]))).text
    assert len(house.state["reminders"]) == MOST + 2


async def test_thanks_below_a_list_is_not_bought(house: House) -> None:
    await house.say("Anna", "milk\neggs\nthanks")
    assert house.items() == {"milk": False, "eggs": False}
