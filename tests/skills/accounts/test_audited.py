"""What comes from another calendar is in the audit log: how many rows, never what they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.audit import AuditLog
from skills.accounts.secrets import KEY_FILE, Vault
from skills.accounts.service import Accounts
from tests.skills.accounts.home import Home
from tests.skills.accounts.memory import MemoryServer
from tests.skills.accounts.servers import event_text


@pytest.fixture
def server() -> MemoryServer:
    """A calendar of three events."""
    made = MemoryServer()
    for number in range(3):
        made.set(f"/family/{number}.ics", event_text(str(number), f"Event {number}"))
    return made


@pytest.fixture
def home(tmp_path: Path, server: MemoryServer) -> Iterator[Home]:
    """A household that keeps an audit log and is connected."""
    one = Home(tmp_path / "home")
    one.pod.tell(AuditLog(one.pod.database, bytes(range(32))))
    vault = Vault(one.folder / KEY_FILE)
    one.accounts = Accounts(one.pod.database, vault, one.asker, server.open, one.pod.audit)
    one.connect("http://127.0.0.1:1/")
    yield one
    one.close()


def noted(home: Home) -> list[tuple[int, int, int]]:
    """Added, changed and removed, of each row about the sync, the oldest first."""
    assert home.pod.audit is not None
    found = [one for one in home.pod.audit.entries() if one.what == "accounts.sync"]
    assert {(one.kind, one.member_id) for one in found} <= {("wake", None)}
    return [
        (int(one.facts["added"] or 0), int(one.facts["changed"] or 0), int(one.facts["removed"] or 0))
        for one in reversed(found)
    ]


def test_what_came_changed_and_went_there_is_noted_and_nothing_where_nothing_did(
    home: Home, server: MemoryServer
) -> None:
    home.sync()
    ((added, _, removed),) = noted(home)
    assert (added >= 3, removed) == (True, 0)
    home.sync()
    assert len(noted(home)) == 1
    server.set("/family/0.ics", event_text("0", "Another title"))
    home.sync()
    assert [changed > 0 for _, changed, _ in noted(home)][1:] == [True]
    del server.items["/family/1.ics"]
    home.sync()
    assert [removed > 0 for _, _, removed in noted(home)][2:] == [True]


def test_what_was_done_here_is_noted_once_as_what_was_asked_for(home: Home) -> None:
    home.sync()
    home.create("Dentist")
    home.sync()
    assert len(noted(home)) == 1
