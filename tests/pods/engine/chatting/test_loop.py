"""The loop ends by each of its bounds, whatever a model writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from pods.engine.chatting import Bounds, Briefing, Claim, Ended, Loop, Observation, Step, Tool, Truth, Why
from pods.engine.chatting.prompt import RESULT
from pods.engine.chatting.steps import JUDGEMENT
from pods.engine.conversation import Live
from pods.engine.models import ModelReply, ModelRequest, ModelTimeout, ModelUnavailable, ScriptedModel
from skills.engine.errors import InglenookError

NOW = datetime(2026, 11, 21, 10)  # noqa: DTZ001
BRIEFING = Briefing("is anything on tomorrow? If not, add the zoo at 2", "Anna", ("Anna", "Tom"), "en", NOW)
LOOK = Tool("planner.event_query", "look", ("when",), frozenset(), False, "planner.calendar")
MAKE = Tool("planner.event_create", "make", ("what", "when"), frozenset({"what", "when"}), True, "planner.calendar")
CLAIM = Claim("the tax form isn't done", "en", place=0, asked="What is on my list?")
SEE = {"tool": "event_query", "when": "tomorrow"}


def make(what: str) -> dict[str, Any]:
    return {"tool": "event_create", "what": what, "when": "tomorrow at 2"}


@dataclass
class Recording:
    """Hands that do nothing, and say what they were told to."""

    says: str = "nothing is on"
    ends: bool = False
    used: list[str] = field(default_factory=list)

    async def use(self, tool: Tool, step: Step) -> Observation:
        """Notes the call."""
        self.used.append(f"{tool.name} {step.words}")
        return Observation(self.says, changed=tool.changes, ends=self.ends)


async def gone(
    answers: list[Mapping[str, Any] | str | InglenookError],
    bounds: Bounds | None = None,
    hands: Recording | None = None,
    **wishes: Any,
) -> tuple[Ended, Recording, ScriptedModel]:
    model, hands = ScriptedModel(answers), hands or Recording()
    loop = Loop(model, bounds or Bounds(), hands, conversation="home/1")
    return await loop.run(BRIEFING, [LOOK, MAKE], **wishes), hands, model


async def test_it_looks_then_acts_then_has_its_last_word() -> None:
    ended, hands, model = await gone([SEE, make("zoo"), {"say": "The zoo is on."}], look_first=True)
    assert (ended.why, ended.say) == (Why.SAID, "The zoo is on.")
    assert hands.used == ["event_query tomorrow", "event_create zoo tomorrow at 2"]
    assert [one.conversation for one in model.history] == ["home/1"] * 3
    first, second = model.history[0].messages, model.history[1].messages
    assert second[: len(first)] == first
    assert "<<<nothing is on>>>" in second[-1].content


async def test_with_the_last_of_what_was_ordered_it_ends_without_another_question() -> None:
    ended, hands, model = await gone([SEE, make("zoo"), make("cinema")], orders=1)
    assert (ended.why, len(hands.used), model.waiting) == (Why.DONE, 2, 1)


async def test_the_first_step_of_what_depends_can_only_look() -> None:
    ended, hands, model = await gone([make("zoo")], look_first=True)
    assert (ended.why, hands.used) == (Why.FAILED, [])
    assert model.history[0].schema == LOOK.schema


async def test_the_same_call_again_ends_it() -> None:
    ended, hands, _ = await gone([SEE, {**SEE, "when": "TOMORROW"}, make("zoo")])
    assert (ended.why, len(hands.used)) == (Why.REPEATED, 1)


async def test_steps_are_counted_and_the_last_one_can_only_be_said() -> None:
    looks: list[Mapping[str, Any] | str | InglenookError] = [
        {"tool": "event_query", "when": f"in {day} days"} for day in range(2, 9)
    ]
    ended, hands, model = await gone(looks, Bounds(steps=4))
    assert (ended.why, len(hands.used), len(model.history)) == (Why.STEPS, 3, 4)
    assert (model.history[-1].schema or {})["required"] == ["say"]


async def test_changes_are_counted() -> None:
    ended, hands, _ = await gone([make(name) for name in "abcd"], Bounds(steps=9, changes=2))
    assert (ended.why, len(hands.used)) == (Why.CHANGES, 2)


@pytest.mark.parametrize("bounds", [Bounds(prompt_tokens=200), Bounds(completion_tokens=1)])
async def test_tokens_are_counted(bounds: Bounds) -> None:
    ended, hands, model = await gone([SEE, make("zoo"), {"say": "x"}], bounds)
    assert ended.why is Why.TOKENS
    assert len(hands.used) == len(model.history) <= 1


async def test_seconds_are_counted_over_all_steps() -> None:
    model, hands = ScriptedModel([SEE, make("zoo"), {"say": "x"}], delay_s=0.4), Recording()
    ended = await Loop(model, Bounds(seconds=1.0), hands).run(BRIEFING, [LOOK, MAKE])
    assert ended.why is Why.SECONDS
    assert len(model.history) == 2
    assert model.history[1].timeout_s < 0.7


@pytest.mark.parametrize("wrong", ["no JSON", "{}", {"tool": "shutdown"}, ModelTimeout("scripted", 1.0)])
async def test_a_model_that_fails_ends_it(wrong: str | Mapping[str, Any] | InglenookError) -> None:
    ended, hands, _ = await gone([SEE, wrong])
    assert (ended.why, len(hands.used)) == (Why.FAILED, 1)


async def test_where_the_person_is_asked_nothing_more_is_done() -> None:
    ended, _, model = await gone([make("zoo"), make("cinema")], hands=Recording(ends=True))
    assert (ended.why, model.waiting) == (Why.ASKED, 1)


async def test_a_long_result_is_cut() -> None:
    _, _, model = await gone([SEE, {"say": "x"}], hands=Recording(says="x" * 5000))
    assert len(model.history[1].messages[-1].content) < RESULT + 100


@pytest.mark.parametrize(
    ("answer", "contrary", "truth"),
    [
        ("yes", "no", Truth.YES),
        ("no", "yes", Truth.NO),
        ("yes", "yes", Truth.UNSURE),
        ("no", "no", Truth.UNSURE),
        ("yes", "unsure", Truth.UNSURE),
        ("unsure", "no", Truth.UNSURE),
    ],
)
async def test_what_is_true_is_asked_both_ways(answer: str, contrary: str, truth: Truth) -> None:
    model = ScriptedModel([{"answer": answer}, {"answer": contrary}])
    assert await Loop(model, Bounds(), Recording()).judge(CLAIM, ["the tax form"]) is truth
    request = model.history[0]
    assert "Is this false" in model.history[-1].messages[-1].content or answer == "unsure"
    assert request.schema == JUDGEMENT
    asked = request.messages[-1].content
    assert "<<<the tax form>>>" in asked
    assert "the tax form isn't done" in asked
    assert "What is on my list?" in asked


@pytest.mark.parametrize("wrong", ["no JSON", "{}", {"answer": "maybe"}, ModelTimeout("scripted", 1.0)])
async def test_a_model_that_fails_is_not_sure(wrong: str | Mapping[str, Any] | InglenookError) -> None:
    assert await Loop(ScriptedModel([wrong]), Bounds(), Recording()).judge(CLAIM, ["x"]) is Truth.UNSURE


@pytest.mark.parametrize("bounds", [Bounds(seconds=0.1), Bounds(prompt_tokens=100), Bounds(completion_tokens=0)])
async def test_beyond_a_bound_nothing_is_asked(bounds: Bounds) -> None:
    model = ScriptedModel([{"answer": "yes"}])
    assert await Loop(model, bounds, Recording()).judge(CLAIM, ["x"]) is Truth.UNSURE
    assert model.history == []


class Restarting(ScriptedModel):
    """A model whose first backend fails in the middle of the answer."""

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Writes half of something else first."""
        if request.on_text is not None and request.on_restart is not None:
            request.on_text('{"say":"Half')
            request.on_restart()
        if request.on_wait is not None:
            request.on_wait(2)
        return await super().complete(request)


async def test_what_was_shown_is_void_when_another_backend_begins_anew() -> None:
    seen: list[str] = []
    live = Live(seen.append, lambda: seen.append("<void>"), lambda before: seen.append(f"<{before} before>"))
    loop = Loop(Restarting([{"say": "Whole."}]), Bounds(), Recording(), live)
    await loop.run(BRIEFING, [LOOK])
    assert seen == ["Half", "<void>", "<2 before>", "Whole."]


async def test_a_model_out_of_reach_is_nothing_to_raise() -> None:
    ended, hands, _ = await gone([ModelUnavailable("scripted", "it is gone", "Wait")])
    assert (ended.why, hands.used, ended.calls) == (Why.FAILED, [], ())
