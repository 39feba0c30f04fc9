"""`ingle calendar`: files in and out and addresses, on the machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bot.program import Program
from tests.skills.test_calendar_files import SEVEN, ics, vevent


@pytest.fixture
def program(tmp_path: Path, models_dir: Path) -> Program:
    return Program(tmp_path, models_dir)


def test_a_file_goes_in_and_comes_out(program: Program) -> None:
    (program.folder / "in.ics").write_text(SEVEN, newline="")
    data = program.json("calendar", "import", "in.ics", "--json")
    assert (data["imported"], data["updated"], data["unread"]) == (7, 0, 0)
    again = program.run("calendar", "import", "in.ics")
    assert again.stdout.splitlines() == ["📥 There is nothing new in this file.", "7 events stay as before."]
    assert program.json("calendar", "export", "out.ics", "--json") == {"file": "out.ics", "events": 7}
    text = (program.folder / "out.ics").read_bytes().decode()
    assert text.count("BEGIN:VEVENT\r\n") == 7
    assert program.process("calendar", "export", "-").stdout.count("BEGIN:VEVENT") == 7


def test_what_cannot_be_read_is_said(program: Program) -> None:
    (program.folder / "in.ics").write_text(ics(vevent("a", "Good"), vevent("b", "Bad", "someday")))
    done = program.run("calendar", "import", "in.ics", "--member", "Anna")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "📥 One event imported.",
        "⚠️ One event could not be read:",
        "• Bad: a time in it is not valid.",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [("rubbish", "is no calendar"), (SEVEN[:200], "cut off"), (ics(), "no events"), (None, "there is no file")],
)
def test_a_bad_file_is_one_sentence_and_changes_nothing(program: Program, content: str | None, said: str) -> None:
    if content is not None:
        (program.folder / "in.ics").write_text(content)
    done = program.run("calendar", "import", "in.ics")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert program.json("calendar", "export", "out.ics", "--json")["events"] == 0


def test_a_place_that_cannot_be_written_is_named(program: Program) -> None:
    done = program.run("calendar", "export", "nowhere/out.ics")
    assert done.returncode == 2
    assert "nowhere/out.ics cannot be written" in done.stderr


def test_an_address_is_made_and_ended(program: Program) -> None:
    made = program.run("calendar", "feed", "Anna", INGLE_WEB_URL="https://house.example/")
    assert made.stdout.startswith("https://house.example/feed/")
    assert made.stdout.strip().endswith(".ics")
    assert made.stderr == ""
    assert "INGLE_WEB_URL" in program.json("calendar", "feed", "--json")["notes"][0]
    assert program.json("calendar", "feed", "Anna", "--revoke", "--json") == {"revoked": 2}
    assert program.json("calendar", "feed", "--revoke", "--json") == {"revoked": 0}


@pytest.mark.parametrize("arguments", [("feed", "Nobody"), ("export", "x.ics", "--member", "Nobody")])
def test_an_unknown_member_is_named(program: Program, arguments: tuple[str, ...]) -> None:
    done = program.run("calendar", *arguments)
    assert done.returncode == 2
    assert "Nobody" in done.stderr


def test_the_export_of_the_household_holds_what_was_imported(program: Program) -> None:
    (program.folder / "in.ics").write_text(ics(vevent("a", "Dentist")))
    program.run("calendar", "import", "in.ics")
    assert [one["title"] for one in json.loads(program.run("export").stdout)["events"]] == ["Dentist"]
