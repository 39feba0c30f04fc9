"""Questions, buttons and undo: what is open, what is stale, and what a message of its own does to them."""

from __future__ import annotations

from bot.messages import Chat, Message
from knowledge.people import Role
from tests.house import CHANNEL, House


async def question_about_the_dentist(house: House) -> str:
    """Leaves a question open; gives the token of its confirm button."""
    await house.say("Anna", "dentist on Monday at 9am")
    asked = await house.say("Anna", "cancel the dentist")
    return next(button.token for button in asked.buttons if button.name == "confirm")


async def test_no_in_words_voids_the_button_of_the_question(house: House) -> None:
    token = await question_about_the_dentist(house)
    await house.say("Anna", "no")
    assert "expired" in (await house.press_token("Anna", token)).tags
    assert [event["title"] for event in house.state["events"]] == ["dentist"]


async def test_undo_while_a_question_is_open_only_drops_the_question(house: House) -> None:
    token = await question_about_the_dentist(house)
    await house.say("Anna", "undo")
    assert [event["title"] for event in house.state["events"]] == ["dentist"]
    assert "expired" in (await house.press_token("Anna", token)).tags
    await house.say("Anna", "undo")
    assert house.state["events"] == []


async def test_a_stale_confirm_button_never_removes_another_thing(house: House) -> None:
    await house.say("Tom", "Tom vacuums every Friday")
    asked = await house.say("Anna", "remove the chore vacuums")
    token = next(button.token for button in asked.buttons if button.name == "confirm")
    await house.say("Tom", "remove the chore vacuums")
    await house.say("Tom", "yes")
    assert house.state["chores"] == []
    await house.say("Tom", "Mia mows the lawn every Monday")
    assert "refused" in (await house.press_token("Anna", token)).tags
    assert len(house.state["chores"]) == 1


async def test_an_old_undo_button_does_not_forget_the_newer_change(house: House) -> None:
    old = await house.say("Anna", "we need milk")
    await house.say("Anna", "we need bread")
    await house.press_token("Anna", old.buttons[0].token)
    assert house.items() == {"bread": False}
    await house.say("Anna", "undo")
    assert house.items() == {}


async def test_an_open_question_for_a_time_is_not_answered_by_another_request(house: House) -> None:
    await house.say("Anna", "remind me to call grandma")
    await house.say("Anna", "buy milk and eggs")
    assert house.items() == {"milk": False, "eggs": False}
    assert house.state["reminders"] == []


async def test_an_open_question_for_a_time_is_answered_by_a_time(house: House) -> None:
    await house.say("Anna", "remind me to call grandma")
    await house.say("Anna", "tomorrow at 5")
    (reminder,) = house.state["reminders"]
    assert (reminder["text"], reminder["due"]) == ("call grandma", house.local("2026-11-22T17:00"))


async def test_a_refused_second_request_does_not_hide_the_first(house: House) -> None:
    first = await house.say("Tom", "we need pears")
    await house.press("Tom", "undo")
    reply = await house.say("Tom", "we need pears and cancel the zebra meeting")
    done, refused = reply.text.split("\n")
    assert done == first.text
    assert "zebra" in refused
    assert "refused" not in reply.tags
    await house.press("Tom", "undo")
    assert house.items() == {}


async def test_an_invite_for_a_name_that_now_has_another_role_lets_nobody_in(house: House) -> None:
    code = house.app.members.invite("Zoe", Role.CHILD)
    house.app.members.add("Zoe", Role.ADMIN, language="en", zone="Europe/Berlin")
    joining = Message("s1", Chat(CHANNEL, "stranger"), "stranger", house.clock.now(), f"/start {code}")
    (reply,) = await house.handle(joining)
    assert "refused" in reply.tags
    assert house.app.members.by_account(CHANNEL, "stranger") is None


async def test_a_question_that_a_button_leads_to_is_answered_in_words(house: House) -> None:
    await house.say("Anna", "dentist on Monday at 9am")
    await house.say("Anna", "dentist on Tuesday at 9am")
    asked = await house.say("Anna", "cancel the dentist")
    token = next(button.token for button in asked.buttons if button.name == "pick")
    await house.press_token("Anna", token)
    await house.say("Anna", "yes")
    assert len(house.state["events"]) == 1
