"""Nothing that was said lies in clear in any file of the household: not in rows, free pages, logs or the media."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from knowledge.clock import Clock, ManualClock, SystemClock
from knowledge.conversation import Conversation, NewFile, OfferedButton
from knowledge.dialogs import ButtonError, Buttons, Dialogs, Handled
from knowledge.inbox import Inbox, Update
from knowledge.kept_files import UNREADABLE, KeptFiles
from knowledge.keys import owner_of
from knowledge.keys.seals import Seals
from knowledge.members import Members
from knowledge.people import Role
from knowledge.resealing import Resealing
from knowledge.store.database import Database, open_household_database
from tests.keyrings import keyring_of, seals_of

CHAT = "web:1"
GROUP = "telegram:-5"
MARK = "SAFFRON-PORRIDGE"
WORDS = "tea with Ömer at noon"
BUTTON = OfferedButton("undo", f"Undo {MARK}", "token-1")


def household(database: Database, clock: ManualClock) -> None:
    """Anna, in her own chat on the web."""
    members = Members(database, clock)
    anna = members.add("Anna", Role.ADMIN, language="en", zone="UTC")
    members.link(anna.id, "web", "1", "1")


def resealing(database: Database, seals: Seals, clock: Clock) -> Resealing:
    media = database.path.parent / "media"
    return Resealing(database, seals, KeptFiles(database, media, seals), clock)


def files_with(folder: Path, mark: str = MARK) -> list[str]:
    """The files below the folder whose bytes hold the mark."""
    return [str(path) for path in folder.rglob("*") if path.is_file() and mark.encode() in path.read_bytes()]


def say_everything(database: Database, clock: ManualClock, seals: Seals, chat: str) -> None:
    """The marked text in every place that keeps what is said."""
    given = database.path.parent / f"{MARK}.txt"
    given.write_text(f"paper {MARK}")
    conversation = Conversation(database, clock, database.path.parent / "media", seals)
    said = conversation.add_said(chat, "m1", f"said {MARK}", f"{MARK}.pdf", [NewFile(given, given.name, "text/plain")])
    conversation.add_reply(chat, f"told {MARK}", [BUTTON])
    conversation.add_press(chat, "m2", "token-1")
    conversation.expire(chat, ["token-1"])
    conversation.answer(said, [])
    Dialogs(database, clock, seals).remember(chat, 1, {"last": MARK})
    Buttons(database, clock, seals).make(chat, 1, [("undo", {"do": MARK})])
    handled = Handled(database, clock, seals)
    handled.begin("web", "m1")
    handled.end("web", "m1", json.dumps([MARK]), chat)
    inbox = Inbox(database, clock, "telegram", seals.keyring)
    inbox.add([Update(number, "1", json.dumps({"text": MARK})) for number in (1, 2, 3)])
    inbox.done([Update(1, "1", "")])
    inbox.failed([Update(2, "1", "")], "broken")
    given.unlink()


@pytest.mark.parametrize("chat", [CHAT, GROUP])
def test_what_is_said_is_in_no_file(tmp_path: Path, database: Database, clock: ManualClock, chat: str) -> None:
    household(database, clock)
    seals = seals_of(database, clock)
    say_everything(database, clock, seals, chat)
    assert files_with(tmp_path) == []
    owners = {owner_of(row["text"]) for row in database.rows("SELECT text FROM conversation")}
    assert owners == {1 if chat == CHAT else 0}
    conversation = Conversation(database, clock, tmp_path / "media", seals_of(database, clock))
    said, told = conversation.last(chat, 5)
    assert (said.text, said.attachment, told.text) == (f"said {MARK}", f"{MARK}.pdf", f"told {MARK}")
    assert (told.buttons[0].label, said.files[0].name) == (f"Undo {MARK}", f"{MARK}.txt")
    assert conversation.content(said.files[0]) == f"paper {MARK}".encode()
    assert [json.loads(update.body) for update in Inbox(database, clock, "telegram", seals.keyring).waiting()] == [
        {"text": MARK}
    ]


def old_house(folder: Path, clock: ManualClock, rows: int) -> None:
    """A household as it was written before anything was sealed, with free pages that still hold what was deleted."""
    database = open_household_database(folder / "household.db")
    household(database, clock)
    database.close()
    (folder / "media").mkdir()
    (folder / "media" / f"web-1-{MARK}.txt").write_text(f"paper {MARK}")
    at, buttons = "2026-11-20T10:00:00+00:00", json.dumps([{"name": "b", "label": MARK, "token": "t", "state": "open"}])
    old = sqlite3.connect(folder / "household.db", isolation_level=None)
    old.execute("PRAGMA secure_delete=OFF")
    old.execute("BEGIN")
    for number in range(rows):
        old.execute(
            "INSERT INTO conversation (chat_key, change, kind, at, text, attachment, buttons)"
            " VALUES (?, ?, 'said', ?, ?, ?, ?)",
            [(CHAT, GROUP)[number % 2], number, at, f"{MARK} {number}", f"{MARK}.pdf", buttons],
        )
        old.execute(
            "INSERT INTO handled (channel, message_id, at, replies) VALUES ('web', ?, ?, ?)", [number, at, MARK]
        )
    old.execute("INSERT INTO dialogs VALUES (?, 1, ?, ?)", [CHAT, json.dumps({"last": MARK}), at])
    old.execute(
        "INSERT INTO buttons (token, name, chat_key, member_id, action, expires_at) VALUES ('t', 'b', ?, 1, ?, ?)",
        [CHAT, json.dumps({"do": MARK}), "2027-01-01T00:00:00+00:00"],
    )
    old.execute(
        "INSERT INTO inbox (channel, update_id, lane, body, received_at) VALUES ('t', 1, '1', ?, ?)", [MARK, at]
    )
    old.execute(
        "INSERT INTO conversation_files (entry_id, path, name, mime, bytes) VALUES (1, ?, ?, 'text/plain', 5)",
        [f"web-1-{MARK}.txt", f"{MARK}.txt"],
    )
    old.execute("COMMIT")
    old.execute("DELETE FROM conversation WHERE id > ?", [rows * 2 // 3])
    old.close()


def test_an_old_household_is_sealed_and_cleaned(tmp_path: Path, clock: ManualClock) -> None:
    old_house(tmp_path, clock, 300)
    assert files_with(tmp_path)
    database = open_household_database(tmp_path / "household.db")
    seals = seals_of(database, clock)
    assert resealing(database, seals, clock).run() == 200 + 300 + 4
    (tmp_path / "media" / f"web-1-{MARK}.txt").unlink()
    assert files_with(tmp_path) == []
    conversation = Conversation(database, clock, tmp_path / "media", seals)
    assert [entry.text for entry in conversation.last(CHAT, 2)] == [f"{MARK} 196", f"{MARK} 198"]
    (file,) = conversation.last(CHAT, 100)[0].files
    assert (file.name, conversation.content(file)) == (f"{MARK}.txt", f"paper {MARK}".encode())
    assert Buttons(database, clock, seals).use("t", CHAT, 1).action == {"do": MARK}
    assert resealing(database, seals, clock).run() == 0
    database.close()


def test_a_kill_in_the_middle_loses_nothing_and_the_next_start_ends_it(tmp_path: Path, clock: ManualClock) -> None:
    old_house(tmp_path, clock, 6000)
    program = [sys.executable, "-c", "from tests.knowledge.test_resealing import main; main()", str(tmp_path)]
    process = subprocess.Popen(program, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    watched = sqlite3.connect(tmp_path / "household.db")
    while not watched.execute("SELECT count(*) FROM conversation WHERE text GLOB 'k1.*'").fetchone()[0]:
        time.sleep(0.005)
    watched.close()
    process.send_signal(signal.SIGKILL)
    process.wait()
    database = open_household_database(tmp_path / "household.db")
    counted = {
        sealed: database.rows("SELECT count(*) AS n FROM conversation WHERE (text GLOB 'k1.*') = ?", (sealed,))[0]["n"]
        for sealed in (0, 1)
    }
    assert all(counted.values()), counted
    seals = seals_of(database, clock)
    resealing(database, seals, clock).run()
    (tmp_path / "media" / f"web-1-{MARK}.txt").unlink()
    assert files_with(tmp_path) == []
    for chat in (CHAT, GROUP):
        entries = Conversation(database, clock, tmp_path / "media", seals).last(chat, 10_000)
        assert (len(entries), {entry.text.split()[0] for entry in entries}) == (2000, {MARK})
    database.close()


def test_what_came_while_it_was_locked_is_sealed_anew_when_it_is_opened(
    tmp_path: Path, database: Database, clock: ManualClock
) -> None:
    household(database, clock)
    keyring_of(database, clock).set_passphrase(1, WORDS)
    seals = seals_of(database, clock)
    say_everything(database, clock, seals, CHAT)
    assert files_with(tmp_path) == []
    conversation = Conversation(database, clock, tmp_path / "media", seals)
    assert conversation.last(CHAT, 1)[0].text == f"told {MARK}"
    assert resealing(database, seals, clock).run() == 0
    seals.keyring.unlock(1, WORDS)
    assert resealing(database, seals, clock).run() == 7
    seals.keyring.lock(1)
    said, told = conversation.last(CHAT, 2)
    assert {said.text, told.text, told.buttons[0].label, said.files[0].name} == {UNREADABLE}
    assert len(list((tmp_path / "media" / "sealed").iterdir())) == 1
    assert Dialogs(database, clock, seals).state(CHAT, 1) == {}
    assert Handled(database, clock, seals).begin("web", "m1") == (False, "[]")
    token = database.rows("SELECT token FROM buttons")[0]["token"]
    with pytest.raises(ButtonError, match="locked"):
        Buttons(database, clock, seals).use(token, CHAT, 1)
    conversation.expire(CHAT, ["token-1"])
    seals.keyring.unlock(1, WORDS)
    said, told = conversation.last(CHAT, 2)
    assert (said.text, conversation.content(said.files[0])) == (f"said {MARK}", f"paper {MARK}".encode())
    assert (told.text, told.buttons[0].label) == (f"told {MARK}", f"Undo {MARK}")
    assert Buttons(database, clock, seals).use(token, CHAT, 1).action == {"do": MARK}


def test_what_was_tampered_with_is_not_shown_and_stops_nothing(
    database: Database, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    household(database, clock)
    seals = seals_of(database, clock)
    say_everything(database, clock, seals, CHAT)
    with database.transaction():
        database.rows(
            "UPDATE conversation SET text = (SELECT text FROM conversation WHERE id = 1) || 'AA' WHERE id = 2"
        )
    entries = Conversation(database, clock, database.path.parent / "media", seals).last(CHAT, 2)
    assert [entry.text for entry in entries] == [f"said {MARK}", UNREADABLE]
    assert "what is sealed in conversation.text was changed" in caplog.text
    assert MARK not in caplog.text


def test_an_update_that_cannot_be_opened_holds_up_no_other(database: Database, clock: ManualClock) -> None:
    seals = seals_of(database, clock)
    inbox = Inbox(database, clock, "telegram", seals.keyring)
    inbox.add([Update(1, "1", MARK), Update(2, "1", MARK)])
    with database.transaction():
        database.rows("UPDATE inbox SET body = body || 'AA' WHERE update_id = 1")
    assert [update.id for update in inbox.waiting()] == [2]
    assert database.row("SELECT status FROM inbox WHERE update_id = 1") == {"status": "failed"}


def main() -> None:
    """Seals the household of a folder; to be killed."""
    folder, clock = Path(sys.argv[1]), SystemClock()
    database = open_household_database(folder / "household.db")
    seals = seals_of(database, clock)
    print("begun", flush=True)
    resealing(database, seals, clock).run()
