"""One document in several places, and files that go away and come back by somebody else's hand."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from skills.documents.commands import ForgetDocument, SetAudience
from skills.documents.watching import Watch
from skills.papers.commands import AddExpiry, FindExpiries
from tests.house import House
from tests.skills.documents.papers import RULES, documents, folder_of, rows, run, send, watch_of
from tests.skills.documents.test_watching import drop, found_by, twice


@pytest.fixture
def watch(house: House) -> Watch:
    """Who follows the folder of the household, in which the rules lie twice for the family."""
    watch = watch_of(house)
    watch.make_folders()
    drop(house, "family/a/rules.txt")
    drop(house, "family/b/copy.txt")
    assert twice(watch).added == ["family/a/rules.txt"]
    return watch


def paths(house: House) -> list[str]:
    return sorted(row["path"] for row in rows(house, "SELECT path FROM document_files"))


def lying(house: House) -> list[str]:
    """The files in the folders that are followed."""
    found = [path.relative_to(folder_of(house)) for path in folder_of(house).rglob("*.txt")]
    return sorted(path.as_posix() for path in found if not path.parts[0].startswith("."))


def test_the_second_place_is_said_and_read_only_once(house: House) -> None:
    watch = watch_of(house)
    drop(house, "family/a.txt")
    twice(watch)
    drop(house, "family/b.txt")
    assert twice(watch).doubles == [("family/b.txt", "family/a.txt")]
    assert documents(house) == {"a.txt": "family"}
    assert not twice(watch).anything


async def test_the_first_place_is_left_and_the_document_stays_as_it_is(house: House, watch: Watch) -> None:
    before = rows(house, "SELECT id FROM documents")
    (folder_of(house) / "family/a/rules.txt").unlink()
    looked = watch.look()
    assert (looked.removed, looked.added) == (["family/a/rules.txt"], [])
    assert rows(house, "SELECT id FROM documents") == before
    assert (documents(house), paths(house)) == ({"copy.txt": "family"}, ["family/b/copy.txt"])
    assert await found_by(house, "Mia")
    assert not twice(watch).anything


async def test_the_second_place_is_left(house: House, watch: Watch) -> None:
    (folder_of(house) / "family/b/copy.txt").unlink()
    assert watch.look().removed == ["family/b/copy.txt"]
    assert (documents(house), paths(house)) == ({"rules.txt": "family"}, ["family/a/rules.txt"])
    assert await found_by(house, "Mia")


async def test_both_places_are_left(house: House, watch: Watch) -> None:
    shutil.rmtree(folder_of(house) / "family")
    assert sorted(watch.look().removed) == ["family/a/rules.txt", "family/b/copy.txt"]
    assert not await found_by(house, "Anna")


@pytest.mark.parametrize("which", ["a/rules.txt", "b/copy.txt"])
async def test_one_place_that_changes_is_a_document_of_its_own(house: House, watch: Watch, which: str) -> None:
    (folder_of(house) / "family" / which).write_text("The garden gate is locked at night.")
    looked = twice(watch)
    assert [*looked.changed, *looked.added] == [f"family/{which}"]
    assert documents(house) == {"rules.txt": "family", "copy.txt": "family"}
    assert rows(house, "SELECT id FROM document_files WHERE same_as IS NOT NULL") == []
    assert await found_by(house, "Mia")


async def test_the_same_content_for_another_audience_is_another_document(house: House, watch: Watch) -> None:
    drop(house, "private/Tom/rules.txt")
    drop(house, "guests/rules.txt")
    assert sorted(twice(watch).added) == ["guests/rules.txt", "private/Tom/rules.txt"]
    assert len(rows(house, "SELECT id FROM documents")) == 3
    shutil.rmtree(folder_of(house) / "family")
    (folder_of(house) / "guests/rules.txt").unlink()
    watch.look()
    assert [name for name in ("Anna", "Tom", "Mia", "Gus") if await found_by(house, name)] == ["Tom"]


async def test_one_place_that_is_moved_to_another_audience_takes_nobody_with_it(house: House, watch: Watch) -> None:
    (folder_of(house) / "family/a/rules.txt").rename(folder_of(house) / "private/Tom/rules.txt")
    assert twice(watch).added == ["private/Tom/rules.txt"]
    (folder_of(house) / "family/b/copy.txt").unlink()
    watch.look()
    assert [name for name in ("Anna", "Tom", "Mia") if await found_by(house, name)] == ["Tom"]


async def test_what_is_made_private_leaves_no_place_where_others_find_it(house: House, watch: Watch) -> None:
    (document,) = rows(house, "SELECT id FROM documents")
    await run(house, "Tom", SetAudience(document["id"], f"member:{house.asker('Tom').member.id}"))
    assert not twice(watch).added
    assert not twice(watch).anything
    assert lying(house) == paths(house) == ["private/Tom/copy.txt", "private/Tom/rules.txt"]
    assert [name for name in ("Anna", "Tom", "Mia") if await found_by(house, name)] == ["Tom"]


async def test_what_is_forgotten_is_forgotten_in_all_places(house: House, watch: Watch) -> None:
    (document,) = rows(house, "SELECT id FROM documents")
    await run(house, "Anna", ForgetDocument(document["id"]))
    assert not twice(watch).anything
    assert lying(house) == []
    assert not await found_by(house, "Anna")
    await house.advance("2026-11-30T10:00")
    assert rows(house, "SELECT * FROM document_files") == []
    assert [path for path in folder_of(house).rglob("*") if path.is_file()] == []


async def test_what_is_sent_lies_there_already(house: House, watch: Watch) -> None:
    reply = await send(house, "Tom", RULES, "again.txt")
    assert "already" in reply.text
    assert not twice(watch).anything
    assert len(rows(house, "SELECT id FROM documents")) == 1


async def test_a_folder_that_was_away_is_back_as_it_was(house: House, watch: Watch) -> None:
    folder, away = folder_of(house) / "family", house.app.settings.data_dir / "away"
    (document,) = rows(house, "SELECT id FROM documents")
    await run(house, "Anna", AddExpiry("Bicycle pass", date(2027, 5, 3), document_id=document["id"]))
    folder.rename(away)
    watch.look()
    assert not await found_by(house, "Anna")
    assert not watch.look().anything
    away.rename(folder)
    twice(watch)
    assert rows(house, "SELECT id, audience FROM documents") == [{**document, "audience": "family"}]
    assert lying(house) == ["family/a/rules.txt", "family/b/copy.txt"]
    assert await found_by(house, "Mia")
    assert len((await run(house, "Tom", FindExpiries())).facts["lines"]) == 1


async def test_a_file_that_is_back_too_late_is_not_deleted(house: House, watch: Watch) -> None:
    folder, away = folder_of(house) / "family", house.app.settings.data_dir / "away"
    folder.rename(away)
    watch.look()
    away.rename(folder)
    await house.advance("2026-12-01T10:00")
    assert lying(house) == ["family/a/rules.txt", "family/b/copy.txt"]
    assert twice(watch).added == ["family/a/rules.txt"]


async def test_what_was_away_is_sent_again(house: House, watch: Watch) -> None:
    shutil.rmtree(folder_of(house) / "family")
    watch.look()
    (folder_of(house) / "family").mkdir()
    await send(house, "Tom", RULES, "rules.txt")
    assert not twice(watch).anything
    assert documents(house) == {"rules.txt": "family"}
    assert len(rows(house, "SELECT id FROM documents WHERE audience <> ''")) == 1


def test_two_files_killed_between_are_one_document(house: House, watch: Watch) -> None:
    drop(house, "family/c.txt")
    watch.look()
    again = watch_of(house)
    assert twice(again).doubles == [("family/c.txt", "family/a/rules.txt")]
    assert Path(rows(house, "SELECT path FROM document_files WHERE same_as IS NULL")[0]["path"]).name == "rules.txt"


async def test_what_was_somebodys_own_and_is_gone_is_not_what_others_have_later(house: House) -> None:
    watch = watch_of(house)
    watch.make_folders()
    mine = drop(house, "private/Tom/rules.txt")
    twice(watch)
    (document,) = rows(house, "SELECT id FROM documents")
    await run(house, "Tom", AddExpiry("Bicycle pass", date(2027, 5, 3), document_id=document["id"]))
    mine.unlink()
    watch.look()
    drop(house, "family/rules.txt")
    looked = twice(watch)
    assert (looked.added, looked.moved) == (["family/rules.txt"], [])
    assert "lines" not in (await run(house, "Mia", FindExpiries())).facts
