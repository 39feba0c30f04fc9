"""Accounts: passwords at rest, servers that are down or refuse, what is kept when one is given up."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from skills.accounts.commands import ShowSync, SyncNow
from skills.accounts.remote import Kind
from skills.accounts.secrets import KEY_FILE, SecretKeyError, Vault
from skills.accounts.service import AccountError, Accounts
from skills.calendar.commands import CancelEvents
from tests.skills.accounts.home import Home
from tests.skills.accounts.servers import (
    PASSWORD,
    USER,
    Phone,
    event_text,
    free_port,
    make_calendars,
    phone,
    radicale,
    running,
)


def test_a_secret_is_read_with_its_key_only(tmp_path: Path) -> None:
    path = tmp_path / KEY_FILE
    sealed = Vault(path).seal(SecretStr(PASSWORD))
    assert os.stat(path).st_mode & 0o777 == 0o600
    assert PASSWORD not in sealed
    assert Vault(path).open(sealed).get_secret_value() == PASSWORD
    key = SecretStr(path.read_text())
    assert Vault(tmp_path / "none", key).open(sealed).get_secret_value() == PASSWORD
    path.unlink()
    with pytest.raises(SecretKeyError, match="is missing"):
        Vault(path).open(sealed)
    Vault(path).seal(SecretStr("another"))
    with pytest.raises(SecretKeyError, match="is not the key"):
        Vault(path).open(sealed)
    with pytest.raises(SecretKeyError, match="no valid key"):
        Vault(path, SecretStr("short")).seal(SecretStr("x"))


def test_a_wrong_password_is_one_sentence_and_stores_nothing(home: Home, tmp_path: Path) -> None:
    users, port = tmp_path / "users", free_port()
    users.write_text(f"{USER}:{PASSWORD}\n")
    with running(radicale(tmp_path / "r", port, users), port) as url:
        make_calendars(url)
        with pytest.raises(
            AccountError, match=r"^127\.0\.0\.1: the server does not accept the user name or the"
        ) as why:
            home.connect(url, "wrong")
        assert "wrong" not in str(why.value)
        assert home.accounts.accounts() == []
        home.connect(url)
        home.create("Piano")
        home.sync()
        users.write_text(f"{USER}:changed\n")
        (account,) = home.accounts.accounts()
        for _ in range(2):
            result = home.accounts.sync(account.id)
            assert result.trouble is not None
            assert result.trouble.kind == "refused"
        assert home.told() == [("Anna", "account")]
        assert home.accounts.due(300) == []
    database = b"".join(path.read_bytes() for path in home.pod.database.path.parent.glob("planner.db*"))
    assert PASSWORD.encode() not in database
    assert PASSWORD not in repr(home.accounts.accounts())


def test_a_server_that_is_down_holds_up_nobody_and_gets_everything_later(home: Home, tmp_path: Path) -> None:
    port = free_port()
    with running(radicale(tmp_path / "r", port), port) as url:
        make_calendars(url)
        phone(url).put(event_text("swim", "Swimming"))
        home.connect(url)
        home.sync()
    (account,) = home.accounts.accounts()
    home.create("Piano")
    home.run(CancelEvents((home.rows("SELECT id FROM events WHERE title = 'Swimming'")[0]["id"],)))
    waits = []
    for _ in range(8):
        trouble = home.accounts.sync(account.id).trouble
        assert trouble is not None
        assert trouble.retry_at is not None
        waits.append((trouble.retry_at - home.clock.now()).total_seconds() / 60)
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    status = home.status()
    assert (status.waiting, status.account.trouble and status.account.trouble.kind) == (2, "down")
    shown = home.run(ShowSync())
    (line,) = shown.facts["lines"]
    assert (line.key, line.facts["waiting"]) == ("sync-line-down", 2)
    assert home.accounts.due(300) == []
    home.clock.set(home.clock.now() + timedelta(hours=1))
    assert home.accounts.due(300) == [account.id]
    with running(radicale(tmp_path / "r", port), port) as url:
        home.sync()
        assert [re.findall(r"SUMMARY:(\w+)", text)[-1] for text in phone(url).texts()] == ["Piano"]
    assert (home.status().waiting, home.status().account.trouble) == (0, None)
    assert home.told() == []


def test_what_is_private_stays_private(home: Home, radicale_url: str, radicale_phone: Phone) -> None:
    other = radicale_phone
    account_id = home.accounts.connect("caldav", radicale_url, USER, SecretStr(PASSWORD), 2)
    events = home.calendar()
    home.accounts.choose(events.id, private=True)
    other.put(event_text("secret", "Surprise party"))
    home.create("For everybody")
    home.accounts.sync(account_id)
    (row,) = home.rows("SELECT audience, owner FROM events WHERE title = 'Surprise party'")
    assert (row["audience"], row["owner"]) == ("member:2", 2)
    assert len(other.texts()) == 1


def test_giving_up_an_account_takes_copies_away_and_leaves_what_is_ours(
    home: Home, radicale_url: str, radicale_phone: Phone
) -> None:
    other = radicale_phone
    other.put(event_text("swim", "Swimming"))
    home.connect(radicale_url)
    home.create("Piano")
    home.sync()
    assert home.titles() == ["Piano", "Swimming"]
    (account,) = home.accounts.accounts()
    home.accounts.disconnect(account.id)
    assert home.titles() == ["Piano"]
    assert len(other.texts()) == 2
    assert home.rows("SELECT * FROM remote_items") == []
    home.connect(radicale_url)
    home.sync()
    home.sync()
    assert home.titles() == ["Piano", "Swimming"]
    assert len(other.texts()) == 2
    assert home.told() == []


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://mum:pw@127.0.0.1:1/", "give the user name apart"),
        ("ftp://127.0.0.1/", "no address of a server"),
        ("http://127.0.0.1:1/", "it cannot be reached"),
    ],
)
def test_an_address_that_cannot_be_right_is_one_sentence(home: Home, url: str, why: str) -> None:
    with pytest.raises(AccountError, match=why) as error:
        home.accounts.connect("caldav", url, USER, SecretStr("pw-secret"), 1)
    assert "pw" not in str(error.value).replace("password", "")


def test_without_accounts_the_chat_says_how(home: Home) -> None:
    assert home.run(ShowSync()).key == "sync-none"
    assert home.run(SyncNow()).key == "sync-none"


def test_asking_to_sync_makes_it_due(home: Home, radicale_url: str, radicale_phone: Phone) -> None:
    home.connect(radicale_url)
    home.sync()
    assert home.accounts.due(300) == []
    assert home.run(SyncNow()).key == "sync-begun"
    assert home.accounts.due(300) == [home.accounts.accounts()[0].id]
    (line,) = home.run(ShowSync()).facts["lines"]
    assert line.key == "sync-line-fine"


def test_two_processes_do_not_sync_at_once(home: Home, radicale_url: str, radicale_phone: Phone) -> None:
    home.connect(radicale_url)
    (account,) = home.accounts.accounts()
    second = Accounts(home.pod.database, Vault(home.folder / KEY_FILE), home.asker)
    with home.accounts.alone(account.id) as free:
        assert free
        assert second.sync(account.id).busy
    assert not second.sync(account.id).busy


def test_a_list_that_was_deleted_takes_nothing_away_there(home: Home, radicale_url: str, radicale_phone: Phone) -> None:
    other = radicale_phone
    home.connect(radicale_url)
    todo = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VTODO\r\nUID:kept\r\nDTSTAMP:20261120T080000Z\r\n"
        "SUMMARY:Call the plumber\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
    )
    href = other.server.new_href(other.todos, "kept")
    other.server.put(other.todos, href, todo, None)
    home.sync()
    home.pod.database.rows("DELETE FROM items")
    home.pod.database.rows("DELETE FROM lists")
    home.sync()
    assert other.server.get(other.todos, href) is not None
    assert not home.calendar(Kind.TODO).chosen
    item = other.server.get(other.todos, href)
    assert item is not None
    other.server.delete(other.todos, href, item.etag)
