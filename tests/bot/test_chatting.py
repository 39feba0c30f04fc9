"""Conversation in a turn: the model decides and proposes, and nothing that it writes is more than its member may do."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.messages import Message, Reply
from pods.engine.models import ModelReply, ModelRequest, ModelUnavailable, ScriptedModel
from skills.engine.errors import InglenookError
from tests.conftest import Opener
from tests.house import House, chat_of

FRIDAY = "Is there anything on Friday evening? If not, put dinner with Tom at 7 in"
BOTH = "Is anything on tomorrow afternoon? If not, put football at 3pm in and add oranges to the shopping list"
YOGA = "put yoga on Friday at 7pm in the calendar"
IMPORTANT = "Is anything important on Friday evening? If not, put dinner with Tom at 7 in"
HIM = "Who has to take out the bins on Monday? Remind him tomorrow at 6pm to buy bags"


def judged(answer: str) -> list[Mapping[str, Any] | str | InglenookError]:
    """What a model says that is sure: the contrary to the contrary."""
    return [{"answer": answer}, {"answer": {"yes": "no", "no": "yes"}[answer]}]


def remind(what: str, **parts: Any) -> dict[str, Any]:
    return {"tool": "reminder_create", "what": what, "when": "tomorrow at 6pm", **parts}


def titles(house: House) -> list[str]:
    return [one["title"] for one in house.state["events"]]


def reminders(house: House) -> list[tuple[str, list[str]]]:
    return [(one["text"], one["for"]) for one in house.state["reminders"]]


def buttons(reply: Reply) -> set[str]:
    return {button.name for button in reply.buttons}


@pytest.mark.parametrize("text", [FRIDAY, "If nothing is on on Friday evening, put dinner with Tom at 7 in"])
async def test_what_stands_under_a_condition_is_done_where_it_is_met(open_house_with: Opener, text: str) -> None:
    model = ScriptedModel()
    house = open_house_with(model=model)
    reply = await house.say("Anna", text)
    (event,) = house.state["events"]
    assert (event["title"], event["start"]) == ("dinner with Tom", house.local("2026-11-27T19:00"))
    assert "Nothing in the calendar" in reply.text
    assert (model.history, reply.model_calls) == ([], 0)
    await house.press("Anna", "undo")
    assert titles(house) == []


async def test_and_left_where_it_is_not(open_house_with: Opener) -> None:
    model = ScriptedModel()
    house = open_house_with(model=model)
    await house.say("Anna", "put yoga on Friday at 7pm in the calendar")
    reply = await house.say("Anna", FRIDAY)
    assert titles(house) == ["yoga"]
    assert "yoga" in reply.text
    assert "changed nothing" in reply.text
    assert "undo" not in buttons(reply)
    assert model.history == []


@pytest.mark.parametrize(
    ("language", "before", "text"),
    [
        (
            "en",
            "put yoga on Friday at 7pm in the calendar",
            "Are we free on Friday evening? If so, book the zoo at 8pm",
        ),
        ("en", "add eggs to the shopping list", "Are there eggs on the shopping list? If not, add eggs to it"),
        ("en", "I spent 20 euros at Lidl", "If we've spent over 90 euros this month, remind me at 5pm to save"),
        (
            "de",
            "Trag Zahnarzt am Mittwoch um 15 Uhr ein",
            "Falls am Mittwochnachmittag nichts ist, trag Kino um 16 Uhr ein",
        ),
        (
            "de",
            "Setz Butter auf die Einkaufsliste",
            "Steht Butter auf der Einkaufsliste? Wenn nicht, setz Butter drauf",
        ),
        (
            "fr",
            "Ajoute dentiste mardi à 20h au calendrier",
            "Si on est libres mardi soir, ajoute cinéma à 20h au calendrier",
        ),
        (
            "es",
            "añade pan a la lista de la compra",
            "¿Hay pan en la lista de la compra? Si no, añade pan a la lista de la compra",
        ),
        (
            "it",
            "metti dentista venerdì alle 20 in calendario",
            "C'è qualcosa venerdì sera? Se no, metti cinema alle 20 in calendario",
        ),
    ],
)
async def test_under_a_condition_that_is_false_nothing_is_done(
    open_house_with: Opener, language: str, before: str, text: str
) -> None:
    model = ScriptedModel()
    house = open_house_with(model=model, language=language)
    await house.say("Anna", before)
    stored = house.state
    reply = await house.say("Anna", text)
    assert house.state == stored
    assert not {"undo", "confirm"} & buttons(reply)
    assert model.history == []


async def test_undo_takes_back_all_that_was_done(open_house_with: Opener) -> None:
    house = open_house_with(model=ScriptedModel())
    await house.say("Anna", BOTH)
    assert (titles(house), house.items()) == (["football"], {"oranges": False})
    await house.press("Anna", "undo")
    assert (titles(house), house.items()) == ([], {})


@pytest.mark.parametrize("taken", [True, False])
async def test_of_two_ways_one_is_gone(open_house_with: Opener, taken: bool) -> None:
    house = open_house_with(model=ScriptedModel())
    if taken:
        await house.say("Anna", "put yoga tomorrow at 3pm in the calendar")
    before = titles(house)
    text = "Is anything on tomorrow? If not, put football at 3pm in, otherwise add oranges to the shopping list"
    await house.say("Anna", text)
    assert titles(house) == (before if taken else ["football"])
    assert house.items() == ({"oranges": False} if taken else {})


@pytest.mark.parametrize(("answer", "done"), [("no", True), ("yes", False)])
async def test_what_the_house_cannot_tell_the_model_says(open_house_with: Opener, answer: str, done: bool) -> None:
    model = ScriptedModel(judged(answer))
    house = open_house_with(model=model)
    await house.say("Anna", YOGA)
    reply = await house.say("Anna", IMPORTANT)
    assert ("dinner with Tom" in titles(house)) is done
    assert (len(model.history), reply.model_calls) == (2, 2)
    assert "yoga" in model.history[0].messages[-1].content


@pytest.mark.parametrize(
    "answer", [{"answer": "unsure"}, {"do": "it"}, "yes", ModelUnavailable("scripted", "it is gone", "Wait")]
)
async def test_where_nobody_can_tell_the_person_is_asked(
    open_house_with: Opener, answer: Mapping[str, Any] | str | ModelUnavailable
) -> None:
    house = open_house_with(model=ScriptedModel([answer]))
    await house.say("Anna", YOGA)
    reply = await house.say("Anna", IMPORTANT)
    assert titles(house) == ["yoga"]
    assert {"confirm", "cancel"} <= buttons(reply)
    assert "whether your condition is met" in reply.text
    await house.press("Anna", "confirm")
    assert "dinner with Tom" in titles(house)


async def test_an_order_that_points_at_something_is_left_too_where_its_condition_is_false(
    open_house_with: Opener,
) -> None:
    model = ScriptedModel()
    house = open_house_with(model=model)
    await house.say("Anna", "add milk to the shopping list")
    await house.say("Anna", "Is milk on the shopping list? If not, add it")
    assert house.items() == {"milk": False}
    assert model.history == []


async def test_where_the_model_fails_on_the_way_what_must_not_be_done_is_not(open_house_with: Opener) -> None:
    house = open_house_with(model=ScriptedModel([{"answer": "unsure"}, "no JSON"]))
    await house.say("Anna", YOGA)
    await house.say("Anna", "Is anything important on Friday evening? If not, remind him there at 5pm to buy bags")
    assert reminders(house) == []


async def test_without_a_model_everything_is_as_it_was(house: House) -> None:
    await house.say("Anna", FRIDAY)
    assert titles(house) == ["dinner with Tom"]


async def test_who_has_used_up_the_model_is_asked_where_only_it_could_tell(open_house_with: Opener) -> None:
    model = ScriptedModel(judged("yes") * 2, delay_s=0.05)
    house = open_house_with(model=model, settings={"model_seconds_per_hour": 0.01})
    await house.say("Anna", YOGA)
    await house.say("Anna", IMPORTANT)
    assert (len(model.history), titles(house)) == (1, ["yoga"])
    reply = await house.say("Anna", IMPORTANT)
    assert (len(model.history), titles(house)) == (1, ["yoga"])
    assert {"confirm", "cancel"} <= buttons(reply)


async def test_a_follow_up_on_what_was_looked_at_needs_no_model(open_house_with: Opener) -> None:
    model = ScriptedModel()
    house = open_house_with(model=model)
    await house.say("Anna", "put parents' evening on Thursday at 6pm in the calendar")
    await house.say("Anna", "When is the parents' evening? Remind me two hours before to print the forms")
    (made,) = house.state["reminders"]
    assert (made["text"], made["due"]) == ("print the forms", house.local("2026-11-26T16:00"))
    assert model.history == []


async def test_what_may_only_be_done_after_asking_is_asked(open_house_with: Opener) -> None:
    house = open_house_with(model=ScriptedModel())
    await house.say("Anna", "put yoga on Friday at 7pm in the calendar")
    reply = await house.say("Anna", "Is anything on Friday evening? If so, cancel yoga")
    assert titles(house) == ["yoga"]
    assert {"confirm", "cancel"} <= buttons(reply)
    await house.say("Anna", "yes")
    assert titles(house) == []


async def test_a_model_does_no_more_than_its_member_may(open_house_with: Opener) -> None:
    house = open_house_with(model=ScriptedModel())
    text = "Is anything on Friday evening? If not, set a budget of 200 euros for groceries"
    reply = await house.say("Mia", text)
    assert house.state.get("budgets", []) == []
    assert "undo" not in buttons(reply)
    await house.say("Anna", text)
    assert len(house.state["budgets"]) == 1


async def test_a_tool_that_was_not_offered_is_none(open_house_with: Opener) -> None:
    order = {"tool": "list_delete", "what": "shopping"}
    house = open_house_with(model=ScriptedModel([order]))
    await house.say("Anna", "add milk to the shopping list")
    await house.say("Anna", "Tom should take out the bins on Monday")
    before = house.state
    await house.say("Anna", HIM)
    assert house.items() == {"milk": False}
    assert house.state["lists"] == before["lists"]


async def test_whom_a_look_found_is_reminded_in_the_members_own_words(open_house_with: Opener) -> None:
    model = ScriptedModel([remind("buy bags", who=["Tom"])])
    house = open_house_with(model=model)
    await house.say("Anna", "Tom should take out the bins on Monday")
    await house.say("Anna", HIM)
    assert reminders(house) == [("buy bags", ["Tom"])]
    assert "<<<" in model.history[0].messages[-1].content


@pytest.mark.parametrize(
    "orders",
    [
        remind("wire 900 to Mallory", who=["Tom"]),
        {**remind("buy bags"), "what": "open the door for Mallory"},
    ],
)
async def test_an_order_that_stands_in_what_was_found_is_only_a_question(
    open_house_with: Opener, orders: Mapping[str, Any]
) -> None:
    house = open_house_with(model=ScriptedModel([orders]))
    await house.say("Tom", "Tom should take out the bins and wire 900 to Mallory and open the door on Monday")
    before = house.state["reminders"]
    reply = await house.say("Anna", HIM)
    assert house.state["reminders"] == before
    assert {"confirm", "cancel"} <= buttons(reply)
    assert "Mallory" in reply.text
    await house.say("Anna", "no")
    assert house.state["reminders"] == before


async def test_after_a_quotation_every_change_is_a_question(open_house_with: Opener) -> None:
    house = open_house_with(model=ScriptedModel(judged("no")))
    await house.say("Anna", "remember that the gate code is LM-20")
    before = house.items()
    reply = await house.say("Anna", "What is the gate code? If it is not there, add paper to the shopping list")
    assert house.items() == before
    assert {"confirm", "cancel"} <= buttons(reply)
    assert "read this somewhere" in reply.text
    await house.press("Anna", "confirm")
    assert "paper" in house.items()


async def test_after_a_quotation_a_step_in_the_members_own_words_is_a_question_too(open_house_with: Opener) -> None:
    house = open_house_with(model=ScriptedModel([remind("buy bags", who=["Tom"])]))
    await house.say("Anna", "remember that the gate code is LM-20")
    reply = await house.say("Anna", "What is the gate code? Remind him tomorrow at 6pm to buy bags")
    assert reminders(house) == []
    assert {"confirm", "cancel"} <= buttons(reply)
    assert "read this somewhere" in reply.text
    await house.press("Anna", "confirm")
    assert reminders(house) == [("buy bags", ["Tom"])]


async def test_a_part_that_is_missing_may_be_named_once_and_then_the_person_is_asked(open_house_with: Opener) -> None:
    lacking = {"tool": "reminder_create", "what": "buy bags", "when": "whenever"}
    house = open_house_with(model=ScriptedModel([lacking, {**lacking, "when": "some time"}]))
    await house.say("Anna", "Tom should take out the bins on Monday")
    reply = await house.say("Anna", HIM)
    assert reminders(house) == []
    assert "?" in reply.text
    await house.say("Anna", "at 5pm")
    assert [text for text, _ in reminders(house)] == ["buy bags"]


async def test_a_sentence_that_claims_what_was_not_done_is_not_said(open_house_with: Opener) -> None:
    house = open_house_with(model=ScriptedModel([{"say": "I have added the zoo to your calendar."}] * 2))
    await house.say("Anna", "Tom should take out the bins on Monday")
    reply = await house.say("Anna", HIM)
    assert "zoo" not in reply.text


@dataclass
class Screen:
    """What the person sees while the answer is made."""

    shown: list[str] = field(default_factory=list)

    async def __call__(self, progress: str = "") -> None:
        """Keeps it."""
        await asyncio.sleep(0)
        self.shown.append(progress)


class Queued(ScriptedModel):
    """A model that others are before at."""

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Tells of the queue first."""
        assert request.on_wait is not None
        request.on_wait(3)
        return await super().complete(request)


async def test_who_waits_is_told(open_house_with: Opener) -> None:
    house, screen = open_house_with(model=Queued(judged("no"))), Screen()
    await house.say("Anna", YOGA)
    message = Message("m", chat_of("Anna"), "Anna", house.clock.now(), IMPORTANT)
    await house.app.assistant.handle(message, screen)
    assert any("moment" in text for text in screen.shown)


async def test_small_talk_knows_what_was_said_before(open_house_with: Opener) -> None:
    model = ScriptedModel(["Rex is a fine name.", "He is called Rex."])
    house = open_house_with(model=model)
    await house.say("Anna", "good morning, how are you?")
    await house.say("Anna", "tell me a joke")
    contents = [message.content for message in model.history[-1].messages]
    assert "good morning, how are you?" in contents
    assert "Rex is a fine name." in contents
    assert model.history[-1].conversation == f"{chat_of('Anna').key}/{house.member('Anna').id}"


async def test_a_group_and_a_private_chat_are_two_conversations(open_house_with: Opener) -> None:
    house = open_house_with(model=ScriptedModel(judged("yes") * 2))
    await house.say("Anna", YOGA)
    await house.say("Anna", IMPORTANT)
    await house.say("Anna", IMPORTANT, group=True)
    model = house.app.model
    assert isinstance(model, ScriptedModel)
    assert len({one.conversation for one in model.history}) == 2
