"""`ingle permissions` prints the table as it holds; `ingle members --bedtime` sets a child's night."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from bot.founding import open_members
from knowledge.people import Bedtime, Role
from tests.bot.program import Program


@pytest.fixture
def program(tmp_path: Path, models_dir: Path) -> Program:
    """A household of Anna and the child Mia."""
    program = Program(tmp_path, models_dir)
    program.run("members")
    with open_members(program.settings) as members:
        members.add("Mia", Role.CHILD, language="en", zone="Europe/Berlin")
    return program


def test_a_person_reads_the_table(program: Program) -> None:
    said = program.run("permissions").stdout
    assert next(line for line in said.splitlines() if "DeleteList" in line).split()[:4] == [
        "seen",
        "seen",
        "none",
        "none",
    ]
    assert "private" in said


def test_what_one_role_may_is_shown_alone(program: Program) -> None:
    said = program.run("permissions", "--role", "guest").stdout
    assert "ShowList" in said
    assert "LogExpense" not in said
    assert program.run("permissions", "--role", "robot").returncode == 2


def test_programs_read_it_as_data(program: Program) -> None:
    data = program.json("permissions", "--json")
    assert data["may"]["expenses.AgreeExpense"] == {
        "admin": "others",
        "adult": "others",
        "child": "none",
        "guest": "none",
    }
    assert data["sees"]["parents"] == {"admin": "yes", "adult": "yes", "child": "no", "guest": "no"}


def test_a_childs_bedtime_is_set_shown_and_ended(program: Program) -> None:
    program.run("members", "--bedtime", "Mia", "20:00-06:30")
    assert program.json("members", "--json")[1]["bedtime"] == "20:00-06:30"
    assert "bedtime 20:00-06:30" in program.run("members").stdout
    with open_members(program.settings) as members:
        mia = members.by_name("Mia")
        assert mia is not None
        assert mia.bedtime == Bedtime(time(20), time(6, 30))
    program.run("members", "--bedtime", "Mia", "off")
    assert program.json("members", "--json")[1]["bedtime"] == ""


@pytest.mark.parametrize("options", [("Anna", "20:00-06:30"), ("Mia", "20:00"), ("Mia", "20:00-20:00"), ("Eve", "off")])
def test_what_is_no_bedtime_is_named(program: Program, options: tuple[str, str]) -> None:
    done = program.run("members", "--bedtime", *options)
    assert done.returncode == 2
    assert "--bedtime" in done.stderr
