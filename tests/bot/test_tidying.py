"""The media folder: what was answered goes, what something still names stays, and what is shown is sealed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.media import keep
from bot.tidying import LEFT_OVER, Tidying
from knowledge.clock import ManualClock
from knowledge.conversation import Conversation, NewFile
from knowledge.dialogs import Buttons, Dialogs
from knowledge.keys.seals import Seals
from knowledge.members import Members
from knowledge.people import Role
from knowledge.store.database import MIGRATIONS, Database, open_household_database
from tests.bot.hub.running import NOON
from tests.keyrings import seals_of

CHAT = "web:1"


@dataclass
class Folder:
    """A household with one pod and its media folder."""

    media: Path
    household: Database
    pod: Database
    buttons: Buttons
    dialogs: Dialogs
    conversation: Conversation
    seals: Seals
    tidying: Tidying

    def file(self, name: str) -> Path:
        return keep(self.media, "11-4-1", name, b"content")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    clock, media = ManualClock(NOON), tmp_path / "media"
    household = open_household_database(tmp_path / "household.db")
    members = Members(household, clock)
    members.link(members.add("Anna", Role.ADMIN, language="en", zone="UTC").id, "web", "1", "1")
    own = tmp_path / "own"
    own.mkdir()
    (own / "0001_first.sql").write_text("CREATE TABLE things (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;")
    pod = Database(tmp_path / "pod.db", {"pod": MIGRATIONS / "pod", "own": own})
    seals = seals_of(household, clock)
    buttons, dialogs = Buttons(household, clock, seals), Dialogs(household, clock, seals)
    conversation = Conversation(household, clock, media, seals)
    tidying = Tidying(media, household, {"pod": pod}, dialogs, buttons)
    yield Folder(media, household, pod, buttons, dialogs, conversation, seals, tidying)
    household.close()
    pod.close()


def test_only_the_owner_reads_what_is_there(folder: Folder) -> None:
    path = folder.file("note.txt")
    assert (path.stat().st_mode & 0o777, folder.media.stat().st_mode & 0o777) == (0o600, 0o700)


def test_what_was_answered_goes(folder: Folder, tmp_path: Path) -> None:
    outside = tmp_path / "mine.txt"
    outside.write_text("mine")
    assert folder.tidying.settle([folder.file("note.txt"), outside, folder.media / "never.txt"]) == 1
    assert (list(folder.media.iterdir()), outside.exists()) == ([], True)


def test_what_a_pod_names_stays(folder: Folder) -> None:
    kept, other = folder.file("Füße.jpg"), folder.file("other.jpg")
    for text in (f"media/{kept.name}", json.dumps({"path": str(kept)})):
        with folder.pod.transaction() as tables:
            tables.execute("DELETE FROM things")
            tables.execute("INSERT INTO things (text) VALUES (?)", [text])
        folder.tidying.settle([kept, other])
        assert list(folder.media.iterdir()) == [kept]


def test_what_a_button_is_about_stays_until_it_is_pressed(folder: Folder) -> None:
    asked = folder.file("statement.csv")
    yes, _ = folder.buttons.make(CHAT, 1, [("confirm", {"path": str(asked)}), ("cancel", {"do": "nothing"})])
    assert folder.tidying.settle([asked]) == 0
    folder.buttons.use(yes, CHAT, 1)
    assert folder.tidying.settle([asked]) == 1


def test_nothing_goes_while_a_locked_button_could_be_about_it(folder: Folder) -> None:
    asked = folder.file("statement.csv")
    folder.buttons.make(CHAT, 1, [("confirm", {"path": str(asked)})])
    folder.seals.keyring.set_passphrase(1, "tea with Tom at noon")
    folder.seals.keyring.lock(1)
    assert folder.tidying.settle([asked]) == 0
    folder.seals.keyring.unlock(1, "tea with Tom at noon")
    folder.dialogs.remember(CHAT, 1, {"confirm": {"path": str(asked)}})
    folder.buttons.void(CHAT, 1, "confirm")
    assert folder.tidying.settle([asked]) == 0
    folder.dialogs.remember(CHAT, 1, {})
    assert folder.tidying.settle([asked]) == 1


def test_what_a_conversation_shows_is_sealed_and_stays(folder: Folder) -> None:
    sent = folder.file("note.txt")
    entry = folder.conversation.add_said(CHAT, "m1", "look", files=[NewFile(sent, "note.txt", "text/plain")])
    assert folder.tidying.settle([sent]) == 1
    old(folder)
    folder.tidying.sweep()
    assert folder.conversation.content(entry.files[0]) == b"content"


def test_what_was_left_behind_for_a_day_is_swept(folder: Folder) -> None:
    left, fresh = folder.file("left.ogg"), folder.file("fresh.ogg")
    entry = folder.conversation.add_said(CHAT, "m1", "hear", files=[NewFile(left, "left.ogg", "audio/ogg")])
    orphan = entry.files[0].path.with_name("0" * 32)
    orphan.write_bytes(b"left by a crash")
    old(folder)
    folder.file("fresh.ogg")
    folder.tidying.sweep()
    assert (left.exists(), fresh.exists(), orphan.exists(), entry.files[0].path.exists()) == (False, True, False, True)


def old(folder: Folder) -> None:
    """Makes every file there is two days old."""
    for path in folder.media.rglob("*"):
        if path.is_file():
            os.utime(path, (path.stat().st_mtime - 2 * LEFT_OVER,) * 2)
