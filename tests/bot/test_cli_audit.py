"""`ingle audit`: who did what is listed for an admin, and a record that was tampered with is named."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import pytest

from tests.bot.program import Program


@pytest.fixture
def program(tmp_path: Path, models_dir: Path) -> Program:
    return Program(tmp_path, models_dir)


@pytest.fixture
def lived(program: Program) -> Program:
    """A household in which some things were done from the command line."""
    program.run("members", "--language", "Anna", "de")
    program.run("invite", "Tom", "--role", "adult")
    program.run("learned", "teach", "time", "evening", "18:30", "--everybody")
    program.run("learned", "forget", "--all")
    program.run("signin")
    return program


def tamper(program: Program, name: str, statement: str) -> None:
    file = program.data / ("household.db" if name == "household" else f"pods/{name}/{name}.db")
    other = sqlite3.connect(file)
    with other:
        other.execute(statement)
    other.close()


def test_what_was_done_is_listed_newest_first(lived: Program) -> None:
    lines = lived.run("audit").stdout.splitlines()
    said = [re.sub(r"^\w{3} \d\d \w{3} \d{4} \d\d:\d\d  ", "", line) for line in lines]
    assert said == [
        "command line: sign-in link made for Anna",
        "command line: account-linked for Anna, channel web",
        "Anna: lessons.ForgetLessons, from the command line",
        "Anna: lessons.Learn, from the command line",
        "command line: invited, role adult",
        "command line: setting language for Anna, to de",
        "command line: added for Anna, role admin",
    ]
    assert "18:30" not in "".join(said)
    assert "Tom" not in "".join(said), "an invite is for a name that somebody gave"


def test_it_is_listed_as_data_by_member_kind_and_day(lived: Program) -> None:
    rows = lived.json("audit", "--kind", "command", "--member", "anna", "--json")
    assert [row["what"] for row in rows] == ["lessons.ForgetLessons", "lessons.Learn"]
    assert {row["member"] for row in rows} == {"Anna"}
    assert len(lived.json("audit", "--limit", "2", "--json")) == 2
    assert lived.json("audit", "--since", "2100-01-01", "--json") == []
    assert len(lived.json("audit", "--since", "2020-01-01", "--json")) == 7


async def test_what_was_undone_says_by_whom(program: Program) -> None:
    from bot.build import asker_of, build
    from knowledge.people import Role
    from skills.lists.commands import AddItems

    app = build(program.settings.model_copy(update={"admin": "Anna", "zone": "Europe/Berlin"}))
    app.members.add("Tom", Role.ADULT, language="en", zone="Europe/Berlin")
    anna, tom = app.members.all()
    made = await app.pods["family"].run(AddItems("todo", ("secret plan",)), asker_of(app, anna))
    assert made.journal is not None
    await app.pods["family"].undo(made.journal, asker_of(app, tom))
    app.close()
    listed = program.run("audit").stdout
    assert re.search(r"Anna: lists.AddItems, from the command line, undone \d\d:\d\d by Tom", listed)
    assert re.search(r"Tom: undo of lists.AddItems", listed)
    assert "plan" not in listed
    row = next(row for row in program.json("audit", "--json") if row["kind"] == "command")
    assert (row["member"], row["undone_by"]) == ("Anna", "Tom")


async def test_who_left_is_still_named_and_the_record_stays_whole(program: Program) -> None:
    from bot.build import asker_of, build
    from knowledge.people import Role
    from skills.facts.commands import TellFact

    app = build(program.settings.model_copy(update={"admin": "Anna", "zone": "Europe/Berlin"}))
    app.members.add("Tom", Role.ADULT, language="en", zone="Europe/Berlin")
    tom = app.members.all()[1]
    await app.pods["knowledge"].run(TellFact("the code is 4711", "member:2", (2,), "en"), asker_of(app, tom))
    app.close()
    left = program.run("leave", "Tom", "--to", "Anna", "--yes")
    assert left.returncode == 0, left.stderr
    assert program.run("audit", "verify").returncode == 0
    said = program.run("audit").stdout
    assert "command line: left for Tom" in said
    assert "Tom: facts.TellFact" in said


def test_an_export_is_recorded(program: Program) -> None:
    program.run("export")
    program.run("money", "export", "--out", "money.csv")
    assert [row["what"] for row in program.json("audit", "--kind", "export", "--json")] == ["money", "household"]


@pytest.mark.parametrize(
    "arguments", [("--member", "Nobody"), ("--since", "yesterday"), ("--kind", "nonsense"), ("--limit", "0")]
)
def test_what_makes_no_sense_is_refused(lived: Program, arguments: tuple[str, ...]) -> None:
    assert lived.run("audit", *arguments).returncode == 2


def test_a_sound_record_has_a_line_for_each_database(lived: Program) -> None:
    done = lived.run("audit", "verify")
    assert done.returncode == 0
    databases = [line.split()[1].rstrip(":") for line in done.stdout.splitlines()]
    assert databases == ["family", "finance", "household", "knowledge", "planner"]
    assert all(line.startswith("ok ") for line in done.stdout.splitlines())


def test_a_changed_row_is_named_and_the_exit_code_says_so(lived: Program) -> None:
    tamper(lived, "household", "UPDATE audit SET member_id = 2 WHERE id = 3")
    done = lived.run("audit", "verify")
    assert done.returncode == 1
    assert "BAD  household: changed: row 3 is not what was written" in done.stdout
    verdicts = json.loads(lived.run("audit", "verify", "--json").stdout)
    found = next(one for one in verdicts if not one["ok"])
    assert (found["database"], found["problems"][0]["wrong"], found["problems"][0]["row"]) == (
        "household",
        "changed",
        3,
    )
    checked = lived.run("check", "--json")
    assert checked.returncode == 1
    assert [one["what"] for one in json.loads(checked.stdout) if not one["ok"]] == ["household database", "audit"]


def test_a_database_that_was_taken_away_is_named(lived: Program) -> None:
    (lived.data / "pods" / "family" / "family.db").unlink()
    done = lived.run("audit", "verify")
    assert done.returncode == 1
    assert "BAD  family: older: household knows row" in done.stdout


def test_a_head_that_was_kept_shows_that_rows_are_gone(lived: Program) -> None:
    head = lived.run("audit", "head").stdout.strip()
    assert lived.run("audit", "verify", "--head", head).returncode == 0
    for name in ("household", "family", "finance", "knowledge", "planner"):
        tamper(lived, name, "DELETE FROM audit")
        tamper(lived, name, "DELETE FROM audit_head")
    assert "BAD  household: missing" in lived.run("audit", "verify").stdout
    done = lived.run("audit", "verify", "--head", head)
    assert done.returncode == 1
    assert "BAD  family: older: the head knows row" in done.stdout
    assert lived.run("audit", "verify", "--head", "nonsense").returncode == 2


def test_looking_changes_nothing(lived: Program) -> None:
    lived.run("audit", "verify")
    before = {path: path.read_bytes() for path in lived.data.rglob("*.db")}
    for arguments in (("audit",), ("audit", "verify"), ("audit", "head")):
        assert lived.run(*arguments).returncode == 0
    assert {path: path.read_bytes() for path in lived.data.rglob("*.db")} == before


def test_without_a_household_there_is_nothing_to_look_at(program: Program) -> None:
    done = program.run("audit", "verify")
    assert done.returncode == 2
    assert "there is no household" in done.stderr


def test_another_key_is_told(lived: Program) -> None:
    (lived.data / "secret.key").unlink()
    done = lived.run("audit", "verify")
    assert done.returncode == 2
    assert "secret.key" in done.stderr
