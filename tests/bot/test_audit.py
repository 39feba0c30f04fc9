"""What is said in the chat is in the audit log as what was done: where, by whom, undone or refused; never the words."""

from __future__ import annotations

from datetime import timedelta

from tests.house import House


def told(house: House) -> list[tuple[str, str, int | None, object]]:
    """Kind, name, member and place of what was done in the chat, the oldest first."""
    rows = [one for one in house.app.audit.entries() if one.kind in ("command", "undo", "refused")]
    return [(one.kind, one.what, one.member_id, one.facts.get("in")) for one in rows[::-1]]


async def test_a_change_in_the_chat_and_its_undo_are_told(house: House) -> None:
    anna, tom = house.member("Anna").id, house.member("Tom").id
    await house.say("Anna", "dentist on Tuesday at 3pm", group=True)
    await house.press("Anna", "undo", group=True)
    house.clock.set(house.clock.now() + timedelta(minutes=1))
    await house.say("Tom", "add milk to the shopping list")
    assert told(house) == [
        ("command", "calendar.CreateEvent", anna, "test:group"),
        ("undo", "calendar.CreateEvent", anna, "test:group"),
        ("command", "lists.AddItems", tom, "test:private"),
    ]
    tables = str([log.database.rows("SELECT * FROM audit") for log in house.app.audit.logs.values()])
    assert not [word for word in ("dentist", "milk", "shopping", "m1") if word in tables]


async def test_a_refusal_in_the_chat_is_told_once(house: House) -> None:
    await house.say("Gus", "add milk to the shopping list")
    assert [(kind, member) for kind, _, member, _ in told(house)] == [("refused", house.member("Gus").id)]


async def test_what_is_only_explained_or_offered_is_no_refusal(house: House) -> None:
    await house.say("Gus", "hmm, the thing with the blue one")
    assert told(house) == []


async def test_what_was_asked_about_first_is_told_with_who_agreed(house: House) -> None:
    anna = house.member("Anna").id
    await house.say("Anna", "dentist on Tuesday at 3pm")
    house.clock.set(house.clock.now() + timedelta(minutes=1))
    await house.say("Anna", "cancel the dentist event")
    await house.press("Anna", "confirm")
    (cancelled, *_) = [one for one in house.app.audit.entries() if one.what == "calendar.CancelEvents"]
    assert (cancelled.kind, cancelled.approved_by) == ("command", anna)
