"""What the household teaches by correcting: seen, used, kept apart between members, and taken back."""

from __future__ import annotations

import pytest

from tests.ambiguity import SAID, make_unsure
from tests.house import House


def lessons(house: House) -> list[tuple[str, str, str]]:
    return [(one["kind"], one["key"], one["value"]) for one in house.state["lessons"]]


async def test_the_category_of_a_shop_is_learned_from_a_correction(house: House) -> None:
    await house.say("Anna", "spent 12 at Ostermann")
    corrected = await house.say("Anna", "no, that was household")
    assert "Ostermann counts as household" in corrected.text
    await house.say("Tom", "spent 9.50 at Ostermann yesterday")
    assert [expense["category"] for expense in house.state["expenses"]] == ["household", "household"]
    await house.say("Anna", "undo")
    assert house.state["expenses"][0]["category"] != "household"
    assert lessons(house) == []


async def test_evening_is_what_the_member_makes_of_it(house: House) -> None:
    await house.say("Anna", "remind me tomorrow evening to call Bob")
    moved = await house.say("Anna", "make it 8pm")
    assert "evening" in moved.text
    await house.say("Anna", "remind me on Monday evening to water the plants")
    await house.say("Tom", "remind me on Monday evening to read")
    assert {one["text"]: f"{one['due']:%H:%M}" for one in house.state["reminders"]} == {
        "call Bob": "20:00",
        "water the plants": "20:00",
        "read": "19:00",
    }


@pytest.mark.parametrize("edit", ["make it Monday 8pm", "make it 3am", "make it tomorrow morning"])
async def test_an_edit_that_says_more_than_the_hour_teaches_nothing(house: House, edit: str) -> None:
    await house.say("Anna", "remind me tomorrow evening to call Bob")
    await house.say("Anna", edit)
    assert lessons(house) == []


async def test_said_anew_after_an_undo_teaches_what_was_meant(house: House) -> None:
    make_unsure(house, "planner.todo_add", "family.list_add")
    await house.say("Anna", SAID)
    meant, anew = ("family.list_add", "shopping list") if house.items("todo") else ("planner.todo_add", "todo list")
    await house.say("Anna", "undo")
    await house.say("Anna", f"{SAID} on the {anew}")
    assert lessons(house) == [("intent", SAID, meant)]


async def test_said_anew_after_an_undo_of_what_was_sure_teaches_nothing(house: House) -> None:
    await house.say("Anna", "put paint on the shopping list")
    await house.say("Anna", "undo")
    await house.say("Anna", "put paint on the todo list")
    assert house.items("todo") == {"paint": False}
    assert lessons(house) == []


async def test_nicknames_shops_and_times_can_be_told(house: House) -> None:
    for told in ("Mimi is Mia", "file Ostermann under household", "evening means 8 pm"):
        reply = await house.say("Anna", told)
        assert "undo" in [button.name for button in reply.buttons], told
    await house.say("Anna", "remind Mimi tomorrow evening to pack her bag")
    (reminder,) = house.state["reminders"]
    assert (reminder["for"], f"{reminder['due']:%H:%M}") == (["Mia"], "20:00")
    await house.say("Anna", "14 at ostermann")
    assert house.state["expenses"][0]["category"] == "household"


@pytest.mark.parametrize("answer", ["Tom", "the second one"])
async def test_who_is_meant_is_asked_once_and_learned(house: House, answer: str) -> None:
    asked = await house.say("Anna", "remind dad tomorrow at 5pm to fetch the kids")
    assert "dad" in asked.text
    assert house.state["reminders"] == house.state["events"] == []
    await house.say("Anna", answer)
    await house.say("Anna", "remind dad on Monday at 6pm to swim")
    assert [(one["for"], one["text"]) for one in house.state["reminders"]] == [
        (["Tom"], "fetch the kids"),
        (["Tom"], "swim"),
    ]


async def test_a_child_is_not_asked_whom_it_may_not_remind(house: House) -> None:
    refused = await house.say("Mia", "remind dad at 6pm to fetch me")
    assert "refused" in refused.tags
    assert not refused.buttons
    assert house.state["reminders"] == []


async def test_everybodys_evening_is_the_grown_ups_to_set(house: House) -> None:
    assert "refused" in (await house.say("Mia", "evening is 18:30 for everyone")).tags
    await house.say("Anna", "evening is 18:30 for everyone")
    await house.say("Tom", "remind me tomorrow evening to read")
    assert f"{house.state['reminders'][0]['due']:%H:%M}" == "18:30"


@pytest.mark.parametrize("told", ["evening means 3 am", "Tom is Mia"])
async def test_nonsense_is_not_learned(house: House, told: str) -> None:
    await house.say("Anna", told)
    assert lessons(house) == []


async def test_what_was_learned_is_shown_and_forgotten_in_the_chat(house: House) -> None:
    await house.say("Anna", "Mimi is Mia")
    await house.say("Anna", "evening means 8 pm")
    shown = await house.say("Anna", "what have you learned?")
    assert "“Mimi” is Mia" in shown.text
    assert "2." in shown.text
    await house.say("Anna", "forget lesson 1")
    assert lessons(house) == [("time", "evening", "20:00")]
    await house.say("Anna", "undo")
    asked = await house.say("Anna", "forget everything you learned")
    assert [button.name for button in asked.buttons] == ["confirm", "cancel"]
    await house.press("Anna", "confirm")
    assert lessons(house) == []


async def test_a_members_own_lessons_are_nobody_elses_to_see(house: House) -> None:
    await house.say("Anna", "evening means 8 pm")
    await house.say("Anna", "Mimi is Mia")
    seen = await house.say("Tom", "what have you learned?")
    assert "evening" not in seen.text
    assert "Mimi" in seen.text
    in_group = await house.say("Anna", "what have you learned?", group=True)
    assert "evening" not in in_group.text


async def test_children_do_not_see_what_shops_stand_for(house: House) -> None:
    await house.say("Anna", "file Ostermann under household")
    assert "Ostermann" not in (await house.say("Mia", "what have you learned?")).text
    assert "refused" in (await house.say("Mia", "file Ostermann under groceries")).tags


async def test_lessons_outlive_a_restart(house: House) -> None:
    await house.say("Anna", "Mimi is Mia")
    await house.restart()
    await house.say("Anna", "remind Mimi tomorrow at 5pm to pack her bag")
    assert house.state["reminders"][0]["for"] == ["Mia"]


async def test_a_group_goes_on_from_what_anybody_said_last(house: House) -> None:
    await house.say("Anna", "dentist for Mia next Tuesday at 3pm", group=True)
    await house.say("Tom", "make it 4pm", group=True)
    assert f"{house.state['events'][0]['start']:%H:%M}" == "16:00"
    await house.say("Tom", "make it 5pm")
    assert f"{house.state['events'][0]['start']:%H:%M}" == "16:00"
