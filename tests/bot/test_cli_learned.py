"""`ingle learned`: what was taught is listed, added to and forgotten on the machine as in the chat."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.program import Program


@pytest.fixture
def program(tmp_path: Path, models_dir: Path) -> Program:
    return Program(tmp_path, models_dir)


def test_what_a_correction_taught_is_listed_and_forgotten(program: Program) -> None:
    program.run("ask", "Mimi is Anna")
    (lesson,) = program.json("learned", "--json")
    assert (lesson["kind"], lesson["key"], lesson["value"], lesson["for"]) == ("nickname", "Mimi", "Anna", "everybody")
    assert "Mimi" in program.run("learned").stdout
    assert program.run("learned", "forget", str(lesson["id"])).returncode == 0
    assert program.json("learned", "--json") == []


def test_a_convention_is_taught_for_everybody(program: Program) -> None:
    assert program.run("learned", "teach", "time", "event_length", "30", "--everybody").returncode == 0
    program.run("ask", "dentist on Tuesday at 3pm", "--now", "2026-11-21T10:00")
    (event,) = program.json("export")["events"]
    assert (event["start"][11:16], event["end"][11:16]) == ("15:00", "15:30")


def test_what_is_said_where_something_else_is_heard_is_taught(program: Program) -> None:
    assert program.run("learned", "teach", "heard", "oster man", "Ostermann", "--everybody").returncode == 0
    (lesson,) = program.json("learned", "--json")
    assert (lesson["kind"], lesson["key"], lesson["value"]) == ("heard", "oster man", "Ostermann")


def test_a_phrase_is_taught(program: Program) -> None:
    program.run("learned", "teach", "intent", "bin night", "planner.todo_add")
    (one,) = program.json("explain", "bin night", "--json")["requests"]
    assert one["request"]["intent"] == "planner.todo_add"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nickname", "Mimi", "Nobody"),
        ("category", "Ostermann", "nonsense"),
        ("intent", "bin night", "planner.nonsense"),
        ("time", "teatime", "16:00"),
        ("time", "evening", "late"),
        ("time", "event_length", "-5"),
        ("time", "day_first", "perhaps"),
        ("heard", "oster man", "oster man"),
    ],
)
def test_what_means_nothing_is_not_taught(program: Program, arguments: tuple[str, ...]) -> None:
    done = program.run("learned", "teach", *arguments)
    assert done.returncode in (1, 2)
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert program.json("learned", "--json") == []


@pytest.mark.parametrize("arguments", [(), ("1", "--all"), ("7",)])
def test_forgetting_nothing_in_particular_is_refused(program: Program, arguments: tuple[str, ...]) -> None:
    program.run("learned", "teach", "nickname", "Mimi", "Anna")
    assert program.run("learned", "forget", *arguments).returncode == 2
    assert len(program.json("learned", "--json")) == 1


def test_all_is_forgotten(program: Program) -> None:
    program.run("learned", "teach", "nickname", "Mimi", "Anna")
    program.run("learned", "teach", "time", "evening", "18:30")
    assert program.run("learned", "forget", "--all").returncode == 0
    assert program.json("learned", "--json") == []
