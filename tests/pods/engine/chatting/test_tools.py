"""Tools are read off the types of the pods' commands, and only what a role may do is one."""

from __future__ import annotations

import importlib

import pytest

from knowledge.people import Role
from pods.engine.chatting import Step, Tool, Truth, tools_of
from pods.engine.chatting.steps import Saying, judgement_of, schema_of, step_of
from pods.engine.models import ModelBadAnswer, ModelReply
from skills.engine.skill import Skill


def skill(name: str) -> Skill:
    found: Skill = importlib.import_module(f"skills.{name}").skill
    return found


def tools(name: str, role: Role = Role.ADULT) -> dict[str, Tool]:
    return tools_of("pod", [skill(name)], lambda intent: f"about {intent}", role)


def test_an_event_needs_a_thing_and_a_time_and_may_have_people_and_a_place() -> None:
    tool = tools("calendar")["pod.event_create"]
    assert tool.parts == ("what", "when", "who", "place")
    assert tool.required == {"what", "when"}
    assert tool.changes
    assert tool.line == "event_create(what, when, who?, place?): about pod.event_create"


def test_a_look_needs_nothing_and_changes_nothing() -> None:
    tool = tools("calendar")["pod.event_query"]
    assert (tool.changes, tool.required) == (False, frozenset())
    assert tool.parts == ("what", "when", "who")


def test_money_items_and_stored_things_are_asked_for_in_words() -> None:
    assert "amount" in tools("expenses")["pod.expense_log"].required
    assert tools("lists")["pod.list_add"].required == {"items"}
    assert "what" in tools("calendar")["pod.event_move"].required


def test_a_reader_that_names_no_command_asks_for_what_may_be_said() -> None:
    tool = tools("lists")["pod.list_remove"]
    assert set(tool.parts) == {"what", "items", "when", "who", "amount"}
    assert tool.changes


def test_a_guest_has_no_tool_for_what_guests_may_not() -> None:
    assert "pod.expense_log" in tools("expenses")
    assert tools("expenses", Role.GUEST) == {}


def test_a_schema_leaves_nothing_but_the_offered_calls_and_the_last_word() -> None:
    schema = schema_of([tools("lists")["pod.list_add"]])
    call, say = schema["anyOf"]
    assert call["properties"]["tool"] == {"enum": ["list_add"]}
    assert (call["additionalProperties"], call["required"]) == (False, ["tool", "items"])
    assert say["required"] == ["say"]
    assert schema_of([tools("lists")["pod.list_add"]], may_say=False)["required"] == ["tool", "items"]
    assert schema_of([])["required"] == ["say"]


@pytest.mark.parametrize("text", ["{}", "[]", '{"tool":7}', '{"tool":"x","items":"milk"}', '{"who":null}', "7"])
def test_what_is_no_step_is_none(text: str) -> None:
    with pytest.raises(ModelBadAnswer):
        step_of(ModelReply(text, 1, 1, 0.1, "scripted"))


def test_a_judgement_is_one_of_three_words() -> None:
    assert judgement_of(ModelReply('{"answer":"unsure"}', 1, 1, 0.1, "scripted")) is Truth.UNSURE
    with pytest.raises(ModelBadAnswer):
        judgement_of(ModelReply('{"answer":["yes"]}', 1, 1, 0.1, "scripted"))


def test_the_same_call_has_the_same_mark_however_it_is_written() -> None:
    first = Step(tool="list_add", items=("Milk",))
    assert first.mark == Step(tool="list_add", items=("milk",), what="milk").mark
    assert first.mark != Step(tool="list_remove", items=("Milk",)).mark


def test_the_last_word_comes_out_of_growing_json_and_calls_do_not() -> None:
    saying = Saying()
    pieces = ['{"sa', 'y":"So', " \\", '"free\\" \\u00', 'e9"', "}"]
    assert "".join(saying.add(piece) for piece in pieces) == 'So "free" é'
    saying.clear()
    assert saying.add('{"tool":"list_add","items":["say"]}') == ""
