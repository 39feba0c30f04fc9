"""A server that suddenly lists far less than before: nothing is removed here until a person says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from skills.accounts.commands import ShowSync
from skills.accounts.remote import RemoteCalendar, RemoteRefused, RemoteServer
from skills.accounts.removals import too_many
from skills.accounts.secrets import KEY_FILE, Vault
from skills.accounts.service import AccountError, Accounts
from skills.calendar.commands import ChangeEvent
from skills.engine.command import Outcome
from skills.engine.errors import ConfigurationError
from tests.skills.accounts.home import Home
from tests.skills.accounts.memory import CALENDAR, MemoryServer
from tests.skills.accounts.servers import USER, Phone, event_text


@pytest.fixture
def server() -> MemoryServer:
    """A calendar of twelve events."""
    made = MemoryServer()
    for number in range(12):
        made.set(f"/family/{number}.ics", event_text(str(number), f"Event {number}"))
    return made


@pytest.fixture
def home(tmp_path: Path, server: MemoryServer) -> Iterator[Home]:
    """A household that has them all."""
    one = Home(tmp_path / "home")
    one.accounts = Accounts(one.pod.database, Vault(one.folder / KEY_FILE), one.asker, server.open)
    one.connect("http://127.0.0.1:1/")
    one.sync()
    assert len(one.titles()) == 12
    yield one
    one.close()


def _lose(server: MemoryServer, count: int) -> None:
    for href in sorted(server.items)[:count]:
        del server.items[href]


def _asked(home: Home) -> Outcome:
    (asked,) = home.said()
    assert asked.key == "sync-told-removals"
    return asked


@pytest.mark.parametrize(
    ("gone", "there", "held"), [(10, 10, False), (11, 11, True), (6, 11, True), (6, 12, False), (0, 0, False)]
)
def test_how_much_is_too_much(gone: int, there: int, held: bool) -> None:
    assert too_many(gone, there) is held


def test_what_goes_one_by_one_goes_here_too(home: Home, server: MemoryServer) -> None:
    _lose(server, 6)
    home.sync()
    assert (len(home.titles()), home.told()) == (6, [])


def test_nothing_is_removed_and_an_admin_is_asked_once(home: Home, server: MemoryServer) -> None:
    server.items.clear()
    home.sync()
    home.sync()
    assert len(home.titles()) == 12
    assert home.told() == [("Anna", "removals")]
    (line,) = home.run(ShowSync()).facts["lines"]
    assert (line.key, line.facts["held"]) == ("sync-line-held", 12)
    assert "--accept-removals" in (home.calendar().reason or "")
    asked = _asked(home)
    assert (asked.facts["count"], asked.facts["total"]) == (12, 12)
    assert [offer.label for offer in asked.offers] == ["button-sync-take-out", "button-sync-keep"]


def test_taken_out_here_too_by_the_button(home: Home, server: MemoryServer) -> None:
    server.items.clear()
    home.sync()
    take_out, keep = _asked(home).offers
    assert home.run(take_out.command).key == "sync-removals-accepted"
    assert home.accounts.due(300) != []
    home.sync()
    assert (home.titles(), server.items, home.status().held) == ([], {}, 0)
    assert home.calendar().reason is None
    assert home.run(keep.command).key == "sync-removals-over"


def test_kept_and_put_back_by_the_button(home: Home, server: MemoryServer) -> None:
    server.items.clear()
    home.sync()
    _, keep = _asked(home).offers
    assert home.run(keep.command).key == "sync-removals-kept"
    home.sync()
    assert (len(home.titles()), len(server.items), home.status().held) == (12, 12, 0)
    writes = server.writes
    home.sync()
    assert (server.writes, home.status().waiting) == (writes, 0)
    assert home.told() == [("Anna", "removals")]


def test_a_server_that_comes_to_itself_ends_the_question(home: Home, server: MemoryServer) -> None:
    before = dict(server.items)
    server.items.clear()
    home.sync()
    server.items.update(before)
    home.sync()
    assert (home.status().held, home.calendar().reason) == (0, None)
    assert home.said() == []
    assert len(home.titles()) == 12


def test_an_answer_decides_only_what_the_question_was_about(home: Home, server: MemoryServer) -> None:
    _lose(server, 8)
    home.sync()
    first = _asked(home).offers[0]
    _lose(server, 4)
    home.sync()
    assert home.run(first.command).key == "sync-removals-over"
    second = _asked(home)
    assert second.facts["count"] == 12
    assert len(home.titles()) == 12


def test_what_goes_after_the_answer_is_looked_at_by_itself(home: Home, server: MemoryServer) -> None:
    _lose(server, 8)
    home.sync()
    home.run(_asked(home).offers[0].command)
    _lose(server, 1)
    home.sync()
    assert (len(home.titles()), home.status().held) == (3, 0)


def test_a_change_here_goes_on_while_it_is_held(home: Home, server: MemoryServer) -> None:
    server.items.clear()
    home.sync()
    (row,) = home.rows("SELECT id FROM events WHERE title = 'Event 3'")
    home.run(ChangeEvent(row["id"], title="Kept"))
    home.sync()
    assert [text.count("SUMMARY:Kept") for _, text in server.items.values()] == [1]
    assert len(home.titles()) == 12


def test_a_calendar_that_is_read_only_is_kept_here_alone(tmp_path: Path, server: MemoryServer) -> None:
    class ReadOnly(MemoryServer):
        def calendars(self) -> tuple[RemoteCalendar, ...]:
            return (RemoteCalendar(CALENDAR.id, CALENDAR.name, CALENDAR.kind, writable=False),)

    far = ReadOnly(items=dict(server.items))
    one = Home(tmp_path / "read-only")
    one.accounts = Accounts(one.pod.database, Vault(one.folder / KEY_FILE), one.asker, far.open)
    one.connect("http://127.0.0.1:1/")
    one.sync()
    far.items.clear()
    one.sync()
    assert one.accounts.settle_removals(1, accept=False) == 12
    one.sync()
    one.sync()
    assert (len(one.titles()), far.items, one.status().held) == (12, {}, 0)
    one.close()


def test_a_real_server_that_lost_its_calendar(tmp_path: Path, other: Phone, url: str) -> None:
    """With sync tokens the server says each deletion once: it has to be said again while it is held."""
    for number in range(11):
        other.put(event_text(f"lost-{number}", f"Event {number}"))
    home = Home(tmp_path / "real")
    home.connect(url)
    home.sync()
    for item in other.server.changes(other.events, None, {}).items:
        other.server.delete(other.events, item.href, item.etag)
    for _ in range(2):
        home.sync()
    assert (len(home.titles()), home.status().held) == (11, 11)
    other.put(event_text("new", "New one"))
    home.sync()
    assert len(home.titles()) == 12
    home.accounts.settle_removals(1, accept=True)
    home.sync()
    assert home.titles() == ["New one"]
    home.close()


def test_a_calendar_dropped_while_it_is_read_takes_nothing_in_any_more(tmp_path: Path, server: MemoryServer) -> None:
    one = Home(tmp_path / "dropped")

    class Dropped(MemoryServer):
        def changes(self, calendar, token, known):  # type: ignore[no-untyped-def]
            found = super().changes(calendar, token, known)
            one.accounts.drop(one.calendar().id)
            return found

    far = Dropped(items=dict(server.items))
    one.accounts = Accounts(one.pod.database, Vault(one.folder / KEY_FILE), one.asker, far.open)
    one.connect("http://127.0.0.1:1/")
    one.sync()
    assert (one.titles(), one.rows("SELECT id FROM remote_items")) == ([], [])
    one.close()


@pytest.mark.parametrize("error", [ConfigurationError("the extra is missing"), RemoteRefused("no sign-in")])
def test_an_account_that_cannot_be_opened_says_so_and_waits(tmp_path: Path, error: Exception) -> None:
    one, failing = Home(tmp_path / "home"), [False]
    far = MemoryServer()

    def opening(provider: str, login: object, save: object) -> RemoteServer:
        if failing[0]:
            raise error
        return far

    one.accounts = Accounts(one.pod.database, Vault(one.folder / KEY_FILE), one.asker, opening)
    one.connect("http://127.0.0.1:1/")
    failing[0] = True
    trouble = one.accounts.sync(1).trouble
    assert trouble is not None
    assert (trouble.kind, trouble.reason) == ("refused", str(error))
    assert one.accounts.due(300) == []
    told = "sync-told-account-here" if isinstance(error, ConfigurationError) else "sync-told-account"
    assert [said.key for said in one.said()] == [told]
    for ask in (
        lambda: one.accounts.relist(1),
        lambda: one.accounts.connect("caldav", "http://a/", USER, SecretStr("x"), 1),
    ):
        with pytest.raises((AccountError, ConfigurationError), match=str(error)):
            ask()
    one.close()
