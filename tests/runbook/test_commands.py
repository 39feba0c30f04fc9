"""What the runbook tells people to type is what the program understands, and each procedure was carried out."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from bot.cli import cli
from tests.docs.pages import ROOT, anchors
from tests.runbook.pages import RUNBOOK, headings, lines, section

CARRIED_OUT = {
    "A lost phone": "runbook/test_people.py",
    "A lost or leaked sign-in link": "runbook/test_people.py",
    "Somebody has the address of a calendar": "runbook/test_people.py",
    "Add a member": "runbook/test_people.py",
    "Somebody leaves": "runbook/test_people.py",
    "Somebody left and comes back": "runbook/test_people.py",
    "Something was deleted by mistake": "runbook/test_people.py",
    "A stolen Telegram token": "runbook/test_tokens.py",
    "Lost server": "runbook/test_machine.py",
    "secret.key is lost": "runbook/test_machine.py",
    "The disk is full": "runbook/test_machine.py",
    "A damaged database": "runbook/test_machine.py",
    "Moving house": "runbook/test_moving.py",
    "Wrong time zone": "runbook/test_moving.py",
    "Upgrading": "runbook/test_daily.py",
    "The drill failed": "backups",
    "No snapshot was made": "backups",
    "It learned something wrong": "bot/test_cli.py bot/test_cli_learned.py",
    "Somebody wants to be answered in another language": "bot/test_cli.py",
    "A calendar elsewhere is not in step": "bot/test_cli_accounts.py",
    "A new password for a calendar": "bot/test_cli_accounts.py",
    "Take in years of another calendar": "bot/test_cli_calendar.py",
    "The model is not there": "runbook/test_daily.py",
    "A bank file is refused": "pods/finance bot skills",
    "A pod is down": "bot/test_remote_process.py bot/test_cli.py",
}
"""Entries with lines of `ingle`, and the tests in which these are called."""
INDEX = "| what happened | where to read on |"


def ingle_lines() -> list[str]:
    """Every line of `ingle` of the page, in its blocks and in its sentences, once."""
    text = RUNBOOK.read_text(encoding="utf-8")
    typed = [one for heading in headings() for one in lines(heading) if one.startswith("ingle ")]
    said = re.findall(r"`(ingle [a-z][^`]*)`", text)
    return list(dict.fromkeys(" ".join(one.split()).replace("…", "x") for one in (*typed, *said)))


@pytest.mark.parametrize("typed", ingle_lines())
def test_the_program_understands_it(typed: str) -> None:
    """Its command, options and how many words it takes; whether these words name something is another matter."""
    command: click.Command = cli
    words = shlex.split(typed)[1:]
    context = click.Context(cli, info_name="ingle")
    while isinstance(command, click.Group) and words:
        name, *words = words
        found = command.get_command(context, name)
        assert found is not None, f"there is no `{name}`"
        command = found
        context = click.Context(command, parent=context, info_name=name)
    if words:
        command.make_parser(context).parse_args(list(words))
        try:
            command.make_context(command.name, list(words))
        except click.exceptions.Exit:
            assert "--help" in words
        except click.BadParameter as error:
            if "does not exist" not in error.message:
                raise


@pytest.mark.parametrize("heading", [one for one in headings() if any("ingle " in typed for typed in lines(one))])
def test_each_entry_with_commands_is_carried_out_by_a_test(heading: str) -> None:
    """A test reads the entry's own lines, or calls the same commands."""
    paths = [ROOT / "tests" / name for name in CARRIED_OUT[heading].split()]
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*.py")))]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    assert files
    if "runbook/" in CARRIED_OUT[heading]:
        assert f'"{heading}"' in text
        return
    for typed in (one for one in lines(heading) if one.startswith("ingle ")):
        words = [re.escape(word) for word in shlex.split(typed)[1:3] if re.fullmatch("[a-z]+", word)]
        assert re.search(r'"' + r'",\s*"'.join(words) + r'"', text), f"no test calls `{typed}`"


def test_the_index_leads_to_every_entry() -> None:
    """The table at the top; all that it links to exists, which is tests/docs' matter."""
    text = RUNBOOK.read_text(encoding="utf-8")
    index = text.partition(INDEX)[2].partition("\n## ")[0]
    led = set(re.findall(r"\(#([\w-]+)\)", index))
    assert len(set(headings())) == len(headings())
    entries = {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings()}
    assert entries <= anchors(RUNBOOK)
    assert entries - led == set()


@pytest.mark.parametrize("heading", [one for one in CARRIED_OUT if "runbook/" in CARRIED_OUT[one]])
def test_a_procedure_says_what_to_do_and_how_it_is_well_again(heading: str) -> None:
    text = section(heading)
    assert re.search(r"^\*\*(Do\b|Before|In the new house)", text, re.MULTILINE)
    assert "**Well again:**" in text


def test_every_notice_has_its_entry() -> None:
    """What the house tells by itself stands in the table as it begins in English, with “…” for what differs."""
    table = section("What is watched").partition("### What the house tells by itself")[2].partition("### ")[0]
    rows = re.findall(r"^\| (“.+?) \| (.+) \|$", table, re.MULTILINE)
    entry = {begin: row[1] for row in rows for begin in re.findall(r"“([^”]+)”", row[0])}
    own = (ROOT / "skills/notices/locales/en.ftl").read_text(encoding="utf-8")
    prometheus = (ROOT / "bot/locales/en.ftl").read_text(encoding="utf-8")
    sentences = dict(re.findall(r"^(notice-[a-z-]+) = (.+)$", own + prometheus, re.MULTILINE))
    told = {key: re.sub(r"\{[^}]*\}", "…", text) for key, text in sentences.items() if not key.endswith("-well")}
    assert len(told) > 25
    led = {key: [begin for begin in entry if text.startswith(begin.rstrip(" …"))] for key, text in told.items()}
    assert {key: begins for key, begins in led.items() if len(begins) != 1} == {}
    assert {begin for begins in led.values() for begin in begins} == set(entry)
    assert all("(#" in where for begin, where in entry.items() if not begin.startswith("🔔"))
