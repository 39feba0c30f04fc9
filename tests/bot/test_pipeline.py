"""Members talk: undo, confirm, questions and their answers, edits, repeats, and whatever else a chat can send."""

from __future__ import annotations

import pytest

from bot.assistant import COMMANDS
from bot.messages import Unsupported
from tests.house import House


async def test_several_requests_in_one_message_are_done_and_undone_together(house: House) -> None:
    reply = await house.say("Anna", "dentist on Monday at 9am and we need apples")
    assert [event["title"] for event in house.state["events"]] == ["dentist"]
    assert house.items() == {"apples": False}
    assert [button.name for button in reply.buttons] == ["undo"]
    await house.press("Anna", "undo")
    assert house.state["events"] == []
    assert house.items() == {}


@pytest.mark.parametrize("words", ["undo that", "undo", "/undo", "forget it"])
async def test_undo_in_words(house: House, words: str) -> None:
    await house.say("Anna", "we need milk")
    await house.say("Anna", words)
    assert house.items() == {}
    await house.say("Anna", words)
    assert house.items() == {}


async def test_undo_takes_back_ones_own_last_change_only(house: House) -> None:
    await house.say("Anna", "we need milk")
    await house.say("Tom", "we need bread")
    await house.say("Anna", "undo that")
    assert house.items() == {"bread": False}


async def test_undo_leaves_what_was_changed_since(house: House) -> None:
    await house.say("Anna", "we need milk")
    await house.say("Tom", "we bought the milk")
    await house.press("Anna", "undo")
    assert house.items() == {"milk": True}


@pytest.mark.parametrize(("answer", "left"), [("yes", 0), ("no", 1), ("show me the shopping list", 1)])
async def test_a_question_is_answered_in_words(house: House, answer: str, left: int) -> None:
    await house.say("Anna", "dentist for Mia next Tuesday at 3pm")
    await house.say("Anna", "cancel the dentist")
    await house.say("Anna", answer)
    assert len(house.state["events"]) == left
    await house.say("Anna", "yes")
    assert len(house.state["events"]) == left


async def test_a_missing_time_is_asked_for_and_the_answer_completes_the_request(house: House) -> None:
    asked = await house.say("Anna", "remind me to call grandma")
    assert "call grandma" in asked.text
    assert house.state["reminders"] == []
    await house.say("Anna", "tomorrow at 5pm")
    (reminder,) = house.state["reminders"]
    assert (reminder["text"], reminder["due"]) == ("call grandma", house.local("2026-11-22T17:00"))


async def test_a_question_can_be_left_for_another_request(house: House) -> None:
    await house.say("Anna", "remind me to call grandma")
    await house.say("Anna", "we need milk")
    assert house.items() == {"milk": False}
    assert house.state["reminders"] == []


async def test_the_same_message_id_has_one_effect_and_the_same_answer(house: House) -> None:
    first = await house.say("Anna", "spent 5 at Lidl", message_id="m-1")
    again = await house.say("Anna", "spent 5 at Lidl", message_id="m-1")
    assert (again.text, again.buttons) == (first.text, first.buttons)
    assert len(house.state["expenses"]) == 1
    await house.restart()
    assert (await house.say("Anna", "spent 5 at Lidl", message_id="m-1")).text == first.text
    assert len(house.state["expenses"]) == 1


async def test_a_message_cut_off_before_its_answer_is_not_done_twice(house: House) -> None:
    await house.say("Anna", "spent 5 at Lidl", message_id="m-1")
    with house.app.database.transaction():
        house.app.database.rows("UPDATE handled SET replies = NULL")
    await house.restart()
    assert (await house.say("Anna", "spent 5 at Lidl", message_id="m-1")).text
    assert len(house.state["expenses"]) == 1


async def test_an_edited_message_replaces_what_it_did(house: House) -> None:
    await house.say("Anna", "spent 5 at Lidl", message_id="m-1")
    await house.say("Anna", "spent 15 at Lidl", message_id="m-1", edited=True)
    assert [expense["amount"] for expense in house.state["expenses"]] == ["15.00"]
    await house.say("Anna", "spent 15 at Lidl", message_id="m-1", edited=True)
    assert len(house.state["expenses"]) == 1


async def test_a_message_edited_twice_counts_as_it_stands_last(house: House) -> None:
    await house.say("Anna", "spent 5 at Lidl", message_id="m-1")
    await house.say("Anna", "spent 15 at Lidl", message_id="m-1", edited=True)
    await house.say("Anna", "spent 25 at Lidl", message_id="m-1", edited=True)
    assert [expense["amount"] for expense in house.state["expenses"]] == ["25.00"]


async def test_content_that_is_not_read_gets_a_kind_sentence(house: House) -> None:
    for content in Unsupported:
        reply = await house.say("Anna", "", unsupported=content)
        assert reply.text
        assert reply.tags == {"refused"}, content


async def test_buttons_work_once(house: House) -> None:
    reply = await house.say("Anna", "we need milk")
    await house.press_token("Anna", reply.buttons[0].token)
    assert house.items() == {}
    await house.say("Anna", "we need milk")
    assert "expired" in (await house.press_token("Anna", reply.buttons[0].token)).tags
    assert house.items() == {"milk": False}


async def test_buttons_in_the_group_are_for_who_asked(house: House) -> None:
    reply = await house.say("Anna", "we need milk", group=True)
    assert "not-yours" in (await house.press_token("Tom", reply.buttons[0].token, group=True)).tags
    assert house.items() == {"milk": False}
    await house.press("Anna", "undo", group=True)
    assert house.items() == {}


async def test_a_pressed_reply_takes_the_place_of_the_one_with_the_button(house: House) -> None:
    await house.say("Anna", "we need milk")
    assert (await house.press("Anna", "undo")).replaces_pressed


async def test_the_commands_of_the_menu_answer(house: House) -> None:
    for command in (*COMMANDS, "/start", "/help@ingle_bot"):
        for name in ("Anna", "Tom", "Mia"):
            reply = await house.say(name, command)
            assert reply.text
            assert not reply.tags, f"{name} {command}"


async def test_each_member_is_answered_in_the_own_language(house: House) -> None:
    english = (await house.say("Tom", "/help")).text
    house.app.members.set_language(house.member("Tom").id, "de")
    assert (await house.say("Tom", "/help")).text
    assert (await house.say("Anna", "/help")).text == english


async def test_what_was_said_survives_a_restart(house: House) -> None:
    await house.say("Anna", "remind me to call grandma")
    await house.restart()
    await house.say("Anna", "tomorrow at 5pm")
    assert [reminder["text"] for reminder in house.state["reminders"]] == ["call grandma"]
    await house.restart()
    await house.press("Anna", "undo")
    assert house.state["reminders"] == []
