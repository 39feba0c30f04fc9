"""What a model outside the house is asked: nothing private is in a prompt, and what is kept at home is in none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.redaction import names_of
from pods.engine.conversation import Talk
from pods.engine.models import ScriptedModel
from pods.engine.models.redacting import RedactingModel
from pods.engine.understanding import Scene
from tests.bot.test_prose import OUTCOME, PROSE, QUOTED, SAID, help_of
from tests.house import House

TEXT = "ask Tom to pay DE89 3704 0044 0532 0130 00 tomorrow"


def scene_of(house: House) -> Scene:
    asker = house.asker("Anna")
    return Scene(asker.member, asker.members, asker.local_now, "EUR", "en")


def outside(house: House, model: ScriptedModel) -> RedactingModel:
    return RedactingModel(model, lambda: names_of(house.app.members.all()))


def asked(model: ScriptedModel) -> str:
    return "\n".join(message.content for request in model.history for message in request.messages)


async def test_small_talk_names_nobody_outside_and_the_member_at_home(house: House) -> None:
    far = ScriptedModel(["Good morning, «PERSON_1»!"])
    said = await Talk(outside(house, far), 5.0).talk("good morning, write to a@example.org", scene_of(house), "en", ())
    assert said == "Good morning, Anna!"
    assert [one for one in (*names_of(house.app.members.all()), "a@example.org") if one in asked(far)] == []


async def test_a_form_that_was_filled_outside_means_members_and_words_of_the_message(house: House) -> None:
    form = {"request": "planner.reminder_create", "what": "pay «IBAN_1»", "when": "tomorrow", "who": [], "amount": ""}
    far = ScriptedModel([{**form, "items": []}, {**form, "who": ["PERSON_1", "«PERSON_2»"], "items": []}])
    talk = Talk(outside(house, far), 5.0)
    first = await talk.fill(TEXT, scene_of(house), "en", ["planner.reminder_create"])
    assert first is not None
    assert first.title == "pay DE89 3704 0044 0532 0130 00"
    second = await talk.fill(TEXT, scene_of(house), "en", ["planner.reminder_create"])
    assert second is not None
    assert second.people.ids
    assert [one for one in (*names_of(house.app.members.all()), "DE89", "0130") if one in asked(far)] == []


async def test_an_answer_is_worded_outside_without_the_code(house: House) -> None:
    far = ScriptedModel([SAID])
    helper, _ = help_of(house, outside(house, far))
    assert (await helper.worded(OUTCOME)).facts["answer"] != QUOTED
    assert "LM-20" not in asked(far)
    assert "The gate code is «CODE_1»" in asked(far)


@pytest.mark.parametrize("local", [False, True])
async def test_what_is_kept_to_local_models_is_shown_to_no_other(house: House, local: bool) -> None:
    model = ScriptedModel([SAID])
    helper, _ = help_of(house, model if local else outside(house, model))
    kept = replace(OUTCOME, prose=replace(PROSE, only_local=True))
    answer = (await helper.worded(kept)).facts["answer"]
    assert (answer != QUOTED) is local
    assert bool(model.history) is local
