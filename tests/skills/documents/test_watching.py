"""The watched folder: what comes, moves, changes and goes there, and what is bad, half-copied or interrupted."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from skills.documents.commands import AskPapers
from skills.documents.looked import Looked
from skills.documents.watching import Watch
from skills.papers.commands import AddExpiry, FindExpiries
from tests.house import House
from tests.skills.documents.papers import RULES, documents, folder_of, library_of, rows, run, send, watch_of

KEY = "where does the key of the boiler room hang?"


@pytest.fixture
def watch(house: House) -> Watch:
    """Who follows the folder of the household, which is there."""
    watch = watch_of(house)
    watch.make_folders()
    return watch


def twice(watch: Watch) -> Looked:
    """A second look, which takes what the first one saw and found whole."""
    watch.look()
    return watch.look()


def drop(house: House, place: str, content: str = RULES) -> Path:
    """Puts a file into the folder."""
    path = folder_of(house) / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


async def found_by(house: House, name: str, *, group: bool = False) -> bool:
    """Whether a member is answered from the rules."""
    return (await run(house, name, AskPapers(KEY, "en"), group=group)).key == "papers-answer"


def test_every_member_has_a_folder(house: House, watch: Watch) -> None:
    names = sorted(
        path.relative_to(folder_of(house)).as_posix() for path in folder_of(house).rglob("*") if path.is_dir()
    )
    assert names == [
        *("family", "guests", "parents", "private"),
        *("private/Anna", "private/Gus", "private/Mia", "private/Tom"),
    ]


@pytest.mark.parametrize(
    ("place", "who"),
    [
        ("family/rules.txt", "Anna Tom Mia"),
        ("family/house/flat/rules.txt", "Anna Tom Mia"),
        ("parents/rules.txt", "Anna Tom"),
        ("guests/rules.txt", "Anna Tom Mia Gus"),
        ("private/Mia/rules.txt", "Mia"),
    ],
)
async def test_the_place_says_who_may_see_it(house: House, watch: Watch, place: str, who: str) -> None:
    drop(house, place)
    assert twice(watch).added == [place]
    assert [name for name in ("Anna", "Tom", "Mia", "Gus") if await found_by(house, name)] == who.split()


@pytest.mark.parametrize("place", ["rules.txt", "other/rules.txt"])
def test_a_place_that_is_for_nobody_is_left_alone(house: House, watch: Watch, place: str) -> None:
    drop(house, place)
    assert not twice(watch).anything
    assert rows(house, "SELECT * FROM documents") == []


def test_a_file_that_still_grows_waits(house: House, watch: Watch) -> None:
    path = drop(house, "family/rules.txt", RULES[:40])
    assert watch.look().waiting == ["family/rules.txt"]
    path.write_text(RULES)
    assert watch.look().waiting == ["family/rules.txt"]
    assert watch.look().added == ["family/rules.txt"]


def test_unfinished_downloads_hidden_files_and_links_are_not_looked_at(house: House, watch: Watch) -> None:
    for name in ("rules.txt.part", ".rules.txt", "rules.crdownload", "Thumbs.db", "rules.txt~"):
        drop(house, f"family/{name}")
    outside = house.app.settings.data_dir / "secret.txt"
    outside.write_text(RULES)
    (folder_of(house) / "family" / "link.txt").symlink_to(outside)
    assert not twice(watch).anything


async def test_a_move_to_another_folder_changes_who_may_see_it_without_reading_it_again(
    house: House, watch: Watch
) -> None:
    path = drop(house, "family/rules.txt")
    twice(watch)
    library_of(house).embed_pending()
    before = rows(house, "SELECT id FROM documents")
    path.rename(folder_of(house) / "private" / "Tom" / "our rules.txt")
    looked = twice(watch)
    assert (looked.moved, looked.added) == (["private/Tom/our rules.txt"], [])
    assert rows(house, "SELECT id FROM documents") == before
    assert library_of(house).pending() == 0
    assert [name for name in ("Anna", "Tom", "Mia") if await found_by(house, name)] == ["Tom"]
    assert documents(house) == {"our rules.txt": "private"}


async def test_a_changed_file_is_read_again(house: House, watch: Watch) -> None:
    path = drop(house, "family/rules.txt")
    twice(watch)
    path.write_text(RULES.replace("beside the cellar door", "in the blue box on the landing"))
    assert twice(watch).changed == ["family/rules.txt"]
    outcome = await run(house, "Tom", AskPapers(KEY, "en"))
    assert "blue box" in outcome.facts["answer"][0].facts["quote"]


def test_a_file_that_was_only_touched_is_not(house: House, watch: Watch) -> None:
    path = drop(house, "family/rules.txt")
    twice(watch)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert not twice(watch).anything


async def test_what_is_gone_is_found_by_nobody_and_is_back_when_it_turns_up_again(house: House, watch: Watch) -> None:
    path = drop(house, "family/rules.txt")
    twice(watch)
    shutil.move(path, house.app.settings.data_dir / "elsewhere.txt")
    assert watch.look().removed == ["family/rules.txt"]
    assert not await found_by(house, "Anna")
    shutil.move(house.app.settings.data_dir / "elsewhere.txt", folder_of(house) / "parents" / "rules.txt")
    assert twice(watch).moved == ["parents/rules.txt"]
    assert [name for name in ("Anna", "Tom", "Mia") if await found_by(house, name)] == ["Anna", "Tom"]


async def test_what_stays_away_is_forgotten_after_a_week(house: House, watch: Watch) -> None:
    drop(house, "family/rules.txt")
    twice(watch)
    (folder_of(house) / "family" / "rules.txt").unlink()
    watch.look()
    await house.advance("2026-12-01T10:00")
    assert rows(house, "SELECT * FROM documents") == rows(house, "SELECT * FROM document_files") == []
    assert rows(house, "SELECT * FROM chunks") == []


async def test_a_bad_file_is_reported_once_to_its_owner_or_the_admin_and_stops_no_other(
    house: House, watch: Watch
) -> None:
    drop(house, "family/bad.docx", "PK\x03\x04 half a file")
    drop(house, "private/Tom/worse.pdf", "%PDF-1.7 nothing")
    drop(house, "family/rules.txt")
    looked = twice(watch)
    assert looked.added == ["family/rules.txt"]
    assert [path for path, _ in looked.unreadable] == ["family/bad.docx", "private/Tom/worse.pdf"]
    await house.ring()
    told = [(sent.to, "bad.docx" in sent.text, "worse.pdf" in sent.text) for sent in house.channel.sent]
    assert sorted(told) == [
        ("Anna", True, False),
        ("Tom", False, True),
    ]
    twice(watch_of(house))
    await house.ring()
    assert len(house.channel.sent) == 2


async def test_a_bad_file_that_is_replaced_by_a_good_one_is_read(house: House, watch: Watch) -> None:
    path = drop(house, "family/rules.txt", "\0\0\0")
    assert [name for name, _ in twice(watch).unreadable] == ["family/rules.txt"]
    path.write_text(RULES)
    twice(watch)
    assert await found_by(house, "Mia")
    await house.ring()
    assert house.channel.sent == []


async def test_what_was_sent_is_not_taken_for_a_new_file(house: House, watch: Watch) -> None:
    await send(house, "Anna", RULES, "rules.txt")
    assert not twice(watch).anything
    assert len(rows(house, "SELECT * FROM documents")) == 1


async def test_a_move_that_was_interrupted_before_it_was_noted_ends_where_it_should(house: House, watch: Watch) -> None:
    await send(house, "Anna", RULES, "rules.txt")
    await house.say("Anna", "keep it private")
    here, there = folder_of(house) / "family" / "rules.txt", folder_of(house) / "private" / "Anna" / "rules.txt"
    here.rename(there)
    twice(watch_of(house))
    assert documents(house) == {"rules.txt": "private"}
    assert rows(house, "SELECT path FROM document_files") == [{"path": "private/Anna/rules.txt"}]
    assert not await found_by(house, "Tom")


async def test_what_was_noted_of_a_file_is_seen_by_whom_the_file_is(house: House, watch: Watch) -> None:
    path = drop(house, "family/rules.txt")
    twice(watch)
    (document,) = rows(house, "SELECT id FROM documents")
    await run(house, "Anna", AddExpiry("Bicycle pass", date(2027, 5, 3), document_id=document["id"]))
    shutil.move(path, folder_of(house) / "private" / "Anna" / "rules.txt")
    twice(watch)
    assert len((await run(house, "Anna", FindExpiries())).facts["lines"]) == 1
    assert not (await run(house, "Tom", FindExpiries())).facts.get("lines")
