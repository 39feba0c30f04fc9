"""What servers do that is neither an answer nor a failure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from skills.accounts.secrets import KEY_FILE, Vault
from skills.accounts.service import Accounts
from skills.calendar.commands import ChangeEvent
from tests.skills.accounts.home import Home
from tests.skills.accounts.memory import MemoryServer
from tests.skills.accounts.servers import event_text


@pytest.fixture
def server() -> MemoryServer:
    """An empty calendar."""
    return MemoryServer()


@pytest.fixture
def home(tmp_path: Path, server: MemoryServer) -> Iterator[Home]:
    """A household that keeps it in step."""
    one = Home(tmp_path / "home")
    one.accounts = Accounts(one.pod.database, Vault(one.folder / KEY_FILE), one.asker, server.open)
    one.connect("http://127.0.0.1:1/")
    yield one
    one.close()


def _texts(server: MemoryServer) -> list[str]:
    return [text for _, text in server.items.values()]


def test_an_item_that_is_not_taken_is_told_once_and_holds_up_no_other(home: Home, server: MemoryServer) -> None:
    server.refuses = "SUMMARY:Piano"
    event_id = home.create("Piano")
    home.create("Choir", hour=15)
    home.sync()
    home.sync()
    assert len(_texts(server)) == 1
    assert home.told() == [("Anna", "refused")]
    assert (home.status().waiting, home.status().refused) == (0, 1)
    home.run(ChangeEvent(event_id, title="Violin"))
    home.sync()
    assert sum("SUMMARY:Violin" in text for text in _texts(server)) == 1


def test_a_server_that_tells_no_etags_is_read_again(home: Home, server: MemoryServer) -> None:
    server.says_etags = False
    event_id = home.create("Piano")
    home.sync()
    home.run(ChangeEvent(event_id, title="Violin"))
    home.sync()
    assert ["SUMMARY:Violin" in text for text in _texts(server)] == [True]
    assert (home.status().waiting, home.told(), home.titles()) == (0, [], ["Violin"])
    writes = server.writes
    home.sync()
    assert server.writes == writes


def test_a_write_whose_answer_was_lost_is_known_as_ours(home: Home, server: MemoryServer) -> None:
    (account,) = home.accounts.accounts()
    event_id = home.create("Piano")
    for title in ("Violin", "Cello"):
        server.loses_answers = True
        assert home.accounts.sync(account.id).trouble is not None
        home.run(ChangeEvent(event_id, title=title))
        ((href, (_, text)),) = server.items.items()
        server.set(href, text.replace("END:VEVENT", f"X-SEEN:{title}\r\nEND:VEVENT"))
        server.loses_answers = False
        home.sync()
        assert (home.titles(), home.told()) == ([title], [])
        assert f"SUMMARY:{title}" in _texts(server)[0]
        home.run(ChangeEvent(event_id, title=f"{title} lesson"))


def test_rubbish_is_left_alone_and_the_others_come(home: Home, server: MemoryServer) -> None:
    rubbish = ["BEGIN:VCALENDAR", "", "\x00" * 500, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART:never\r\n"
               "END:VEVENT\r\nEND:VCALENDAR\r\n", event_text("odd", "Odd", start="99999999T999999")]  # fmt: skip
    for number, text in enumerate(rubbish):
        server.set(f"/family/{number}.ics", text)
    server.set("/family/good.ics", event_text("good", "Good"))
    home.create("Piano")
    home.sync()
    home.sync()
    assert home.titles() == ["Good", "Piano"]
    assert [text for text in _texts(server) if text in rubbish] == rubbish


def test_what_becomes_rubbish_is_not_written_over(home: Home, server: MemoryServer) -> None:
    server.set("/family/good.ics", event_text("good", "Good"))
    home.sync()
    rubbish = event_text("good", "Good").replace("DTSTART", "DTSTOP")
    server.set("/family/good.ics", rubbish)
    home.run(ChangeEvent(home.rows("SELECT id FROM events")[0]["id"], title="Better"))
    home.sync()
    assert (_texts(server), home.titles()) == ([rubbish], ["Better"])
    server.set("/family/good.ics", event_text("good", "Good", more="LOCATION:Main St\r\n"))
    home.sync()
    assert "SUMMARY:Better" in _texts(server)[0]
    assert home.event("Better").place == "Main St"


def test_a_cancelled_event_goes_and_comes_back(home: Home, server: MemoryServer) -> None:
    server.set("/family/a.ics", event_text("a", "Swimming"))
    home.sync()
    server.set("/family/a.ics", event_text("a", "Swimming", more="STATUS:CANCELLED\r\n"))
    home.sync()
    assert home.titles() == []
    server.set("/family/a.ics", event_text("a", "Swimming"))
    home.sync()
    home.sync()
    assert (home.titles(), len(server.items)) == (["Swimming"], 1)


def test_what_is_marked_private_is_for_its_owner_alone(home: Home, server: MemoryServer) -> None:
    server.set("/family/a.ics", event_text("a", "Surprise", more="CLASS:PRIVATE\r\n"))
    home.sync()
    (row,) = home.rows("SELECT id, audience FROM events")
    assert row["audience"] == "member:1"
    home.run(ChangeEvent(row["id"], title="Surprise party"))
    home.sync()
    assert "CLASS:PRIVATE" in _texts(server)[0]
    assert "SUMMARY:Surprise party" in _texts(server)[0]


def test_the_same_uid_in_two_places_is_two_events(home: Home, server: MemoryServer) -> None:
    server.set("/family/a.ics", event_text("same", "Swimming"))
    server.set("/family/b.ics", event_text("same", "Choir"))
    home.sync()
    home.sync()
    assert home.titles() == ["Choir", "Swimming"]
    assert {text.partition("UID:")[2][:4] for text in _texts(server)} == {"same"}


def test_an_item_under_another_name_than_planned_is_found_by_its_uid(home: Home, server: MemoryServer) -> None:
    home.create("Piano")
    home.sync()
    ((href, (etag, text)),) = server.items.items()
    del server.items[href]
    server.items["/family/renamed.ics"] = (etag, text)
    home.pod.database.rows("UPDATE remote_items SET etag = NULL, base = NULL, base_view = NULL")
    home.sync()
    assert (home.titles(), list(server.items)) == (["Piano"], ["/family/renamed.ics"])
