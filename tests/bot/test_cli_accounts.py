"""`ingle accounts`: from connecting to giving up, with a real server; the password is seen nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.program import Program
from tests.skills.accounts.servers import (
    PASSWORD,
    USER,
    event_text,
    free_port,
    make_calendars,
    phone,
    radicale,
    running,
)


@pytest.fixture
def program(tmp_path: Path, models_dir: Path) -> Program:
    return Program(tmp_path, models_dir)


def test_an_account_from_connecting_to_giving_it_up(program: Program, tmp_path: Path) -> None:
    port, users = free_port(), tmp_path / "users"
    users.write_text(f"{USER}:{PASSWORD}\n")
    with running(radicale(tmp_path / "radicale", port, users), port) as url:
        make_calendars(url)
        phone(url).put(event_text("swim", "Swimming"))
        wrong = program.run("accounts", "connect", "caldav", url, USER, stdin="not it\n")
        assert wrong.returncode == 2
        assert wrong.stderr == "ingle: 127.0.0.1: the server does not accept the user name or the password\n"
        made = program.run("accounts", "connect", "caldav", url, USER, "--calendar", "Family", stdin=f"{PASSWORD}\n")
        assert made.returncode == 0, made.stderr
        synced = program.run("accounts", "sync")
        assert synced.returncode == 0, synced.stderr
        (row,) = program.json("accounts", "list", "--json")
        chosen = {one["name"]: one["chosen"] for one in row["calendars"]}
        assert (row["user"], row["trouble"], chosen) == (USER, None, {"Family": True, "Errands": False})
        exported = program.run("export").stdout
        assert "Swimming" in exported
    assert program.run("accounts", "sync").returncode == 1
    shown = program.run("accounts", "list").stdout
    assert "down since" in shown
    assert "it cannot be reached" in shown
    for text in (exported, shown, made.stdout, made.stderr):
        assert PASSWORD not in text
    assert program.run("accounts", "disconnect", "1").returncode == 0
    assert program.json("export")["events"] == []


def test_a_server_that_lost_everything_is_not_followed_until_somebody_says_so(program: Program, tmp_path: Path) -> None:
    port = free_port()
    with running(radicale(tmp_path / "radicale", port), port) as url:
        make_calendars(url)
        other = phone(url)
        for number in range(11):
            other.put(event_text(f"event-{number}", f"Event {number}"))
        program.run("accounts", "connect", "caldav", url, USER, "--calendar", "Family", stdin=f"{PASSWORD}\n")
        assert program.run("accounts", "sync").returncode == 0
        for item in other.server.changes(other.events, None, {}).items:
            other.server.delete(other.events, item.href, item.etag)
        held = program.run("accounts", "sync")
        assert held.returncode == 1
        assert "11 of 11 are gone from the server at once; nothing was removed here" in held.stdout
        assert len(program.json("export")["events"]) == 11
        assert program.run("accounts", "sync", "--accept-removals").returncode == 0
        assert program.json("export")["events"] == []
        nothing = program.run("accounts", "sync", "--keep-removed")
        assert "there is nothing that a server lost at once" in nothing.stderr
    assert (
        program.run("accounts", "sync", "7").stderr
        == "Error: there is no account 7; `ingle accounts list` shows them.\n"
    )
    unnamed = program.run("accounts", "connect", "caldav", url)
    assert "Missing argument 'USER'" in unnamed.stderr
