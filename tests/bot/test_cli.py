"""The command line: help everywhere, exit codes, data with --json, and sentences that name what is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli import COMMANDS, cli
from tests.bot.program import Program

SCENARIO = {
    "id": "own-1",
    "lang": "en",
    "now": "2026-11-21T10:00:00+01:00",
    "timezone": "Europe/Berlin",
    "currency": "EUR",
    "members": [{"name": "Anna", "role": "admin"}, {"name": "Tom", "role": "adult"}],
    "turns": [
        {"from": "Anna", "say": "remind Tom tomorrow at 6pm to put the bins out"},
        {"from": "Tom", "say": "we need milk"},
        {"from": "Tom", "press": "undo"},
        {"advance_to": "2026-11-22T18:30"},
        {"from": "Tom", "press": "done"},
    ],
}


@pytest.fixture
def program(tmp_path: Path, models_dir: Path) -> Program:
    return Program(tmp_path, models_dir)


def test_every_command_has_help(program: Program) -> None:
    for name in COMMANDS:
        result = CliRunner().invoke(cli, [name, "--help"], obj=program.settings)
        assert result.exit_code == 0, name
        assert "Usage" in result.output
    assert program.process("--help").stdout.count("\n") > len(COMMANDS)


@pytest.mark.parametrize("arguments", [["nonsense"], ["ask"], ["invite", "Tom"], ["predict", "weather"]])
def test_wrong_use_is_exit_code_2(program: Program, arguments: list[str]) -> None:
    done = program.run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_ask_acts_at_the_instant_given_and_prints_data(program: Program) -> None:
    said = program.json("ask", "dentist next Tuesday at 3pm", "--now", "2026-11-21T10:00", "--json")
    assert said["member"] == "Anna"
    assert said["replies"][0]["buttons"] == ["undo"]
    (event,) = program.json("export")["events"]
    assert event["start"] == "2026-11-24T15:00+01:00"


def test_ask_that_is_refused_is_exit_code_1(program: Program) -> None:
    assert program.run("ask", "x" * 5000).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "named"),
    [(["ask", "hello", "--as", "Nobody"], "Nobody"), (["ask", "hello", "--now", "yesterday-ish"], "--now")],
)
def test_what_is_wrong_is_named(program: Program, arguments: list[str], named: str) -> None:
    done = program.run(*arguments)
    assert done.returncode == 2
    assert named in done.stderr
    assert "Traceback" not in done.stderr


def test_members_and_invites(program: Program) -> None:
    invite = program.json("invite", "Tom", "--role", "adult", "--bot", "@house_bot", "--json")
    assert invite["link"].endswith(invite["code"])
    assert [member["name"] for member in program.json("members", "--json")] == ["Anna"]
    taken = program.run("invite", "Anna", "--role", "child")
    assert taken.returncode == 1
    assert "Anna" in taken.stderr
    assert program.run("invite", "  ", "--role", "child").returncode == 2


def test_signin_prints_a_link_for_the_web_chat(program: Program) -> None:
    assert "http://127.0.0.1:8420/signin?token=" in program.run("signin").stdout
    assert program.run("signin", "--as", "Nobody").returncode == 2


def test_export_to_a_file(program: Program, tmp_path: Path) -> None:
    program.run("ask", "we need milk")
    assert program.run("export", "--out", str(tmp_path / "all.json")).returncode == 0
    data = json.loads((tmp_path / "all.json").read_text())
    (shopping,) = data["lists"]
    assert shopping["name"] == "shopping"
    assert [(one["item"], one["done"]) for one in shopping["items"]] == [("milk", False)]


def test_explain_names_the_command_and_changes_nothing(program: Program) -> None:
    found = program.json("explain", "we need milk", "--json")
    (one,) = found["requests"]
    assert (one["request"]["intent"], one["command"]) == ("family.list_add", "lists.AddItems")
    assert one["fields"]["items"] == ["milk"]
    said = program.run("explain", "we need milk").stdout
    assert "lists.AddItems" in said
    assert program.json("export")["lists"] == []


def test_explain_says_what_would_be_asked(program: Program) -> None:
    said = program.run("explain", "remind Anna to call grandma").stdout
    assert "planner.reminder_create" in said
    assert "When shall I remind" in said
    assert "command" not in said


def test_explain_tells_the_time_that_was_read(program: Program) -> None:
    said = program.run("explain", "dentist on 3 March 2031 at 15:00").stdout
    assert "2031-03-03 15:00" in said


def test_a_members_language_and_zone_are_set(program: Program) -> None:
    program.run("members", "--language", "Anna", "de", "--zone", "Anna", "Europe/Vienna")
    (anna,) = program.json("members", "--json")
    assert (anna["language"], anna["zone"]) == ("de", "Europe/Vienna")
    assert "Milch" in program.json("ask", "wir brauchen Milch", "--json")["replies"][0]["text"]


def test_when_a_member_is_answered_aloud_is_set(program: Program) -> None:
    assert program.json("members", "--json")[0]["spoken"] == "voice"
    said = program.run("members", "--spoken", "Anna", "always", "--brief-aloud", "Anna", "on").stdout
    assert "spoken always" in said
    (anna,) = program.json("members", "--json")
    assert (anna["spoken"], anna["brief_aloud"]) == ("always", "on")


@pytest.mark.parametrize(
    "options",
    [
        ("--language", "Anna", "xx"),
        ("--zone", "Anna", "Nowhere/Land"),
        ("--zone", "Nobody", "Europe/Vienna"),
        ("--spoken", "Anna", "loudly"),
        ("--brief-aloud", "Anna", "perhaps"),
    ],
)
def test_a_language_zone_or_member_that_does_not_exist_is_refused(program: Program, options: tuple[str, ...]) -> None:
    done = program.run("members", *options)
    assert done.returncode == 2
    assert options[0] in done.stderr
    assert program.json("members", "--json")[0]["zone"] == "Europe/Berlin"


def test_check_is_content_with_a_sound_house(program: Program) -> None:
    findings = {one["what"]: one for one in program.json("check", "--json")}
    assert all(one["ok"] for one in findings.values())
    assert {"settings", "household database", "disk", "model", "telegram"} <= findings.keys()


def test_check_finds_a_damaged_database(program: Program) -> None:
    program.run("members")
    for path in (program.data / "pods" / "planner").glob("*"):
        path.unlink()
    (program.data / "pods" / "planner").mkdir(parents=True, exist_ok=True)
    (program.data / "pods" / "planner" / "planner.db").write_bytes(b"no database " * 1000)
    done = program.run("check", "--json")
    assert done.returncode == 1
    bad = [one["what"] for one in json.loads(done.stdout) if not one["ok"]]
    assert bad == ["planner database"]


def test_a_damaged_database_stops_the_start_and_is_left_alone(program: Program) -> None:
    program.data.mkdir()
    (program.data / "household.db").write_bytes(b"no database " * 1000)
    done = program.process("members")
    assert done.returncode == 2
    assert str(program.data / "household.db") in done.stderr
    assert "Traceback" not in done.stderr
    assert (program.data / "household.db").read_bytes() == b"no database " * 1000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INGLE_TELEGRAM_TOKN", "x"),
        ("INGLE_TELEGRAM_TOKEN", "not-a-token"),
        ("INGLE_ZONE", "Mars/Olympus"),
        ("INGLE_WEB_PORT", "99999"),
        ("INGLE_LANGUAGE", "tlh"),
        ("INGLE_CURRENCY", "euro"),
    ],
)
def test_a_wrong_setting_is_named_and_its_value_is_not_shown(program: Program, name: str, value: str) -> None:
    done = program.run("members", **{name: value})
    assert done.returncode == 2
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    if name.endswith("TOKEN"):
        assert value not in done.stderr


def test_an_unknown_name_in_the_env_file_is_named(program: Program) -> None:
    (program.folder / ".env").write_text("INGLE_HOUSEHOLD=Home\nexport INGLE_CURENCY=EUR\n")
    done = program.run("members")
    assert done.returncode == 2
    assert "INGLE_CURENCY" in done.stderr
    assert "INGLE_HOUSEHOLD" not in done.stderr


def test_a_folder_that_cannot_be_written_is_named(program: Program) -> None:
    (program.folder / "file").write_text("not a folder")
    done = program.run("members", INGLE_DATA_DIR=str(program.folder / "file" / "data"))
    assert done.returncode == 2
    assert "INGLE_DATA_DIR" in done.stderr
    assert "Traceback" not in done.stderr


def test_predict_plays_a_scenario(program: Program) -> None:
    done = program.run("predict", "household", stdin=json.dumps(SCENARIO) + "\n")
    result: dict[str, Any] = json.loads(done.stdout)
    assert result["id"] == "own-1"
    assert [(sent["at"], sent["to"]) for sent in result["sent"]] == [("2026-11-22T18:00", "Tom")]
    assert result["state"]["reminders"][0]["status"] == "done"
    assert result["state"]["lists"] == {}
    assert [reply["turn"] for reply in result["replies"]] == [0, 1, 2, 4]


def test_predict_names_the_line_that_is_no_json(program: Program) -> None:
    done = program.run("predict", "household", stdin="\nnot json\n")
    assert done.returncode == 1
    assert "line 2" in done.stderr


def test_the_command_line_is_light_until_it_works() -> None:
    heavy = ["numpy", "telegram", "xllamacpp", "aiohttp", "fastapi", "bot.build"]
    code = f"import sys, bot.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=os.getcwd(), timeout=60
    )
    assert done.stdout.strip() == "[]"
