"""Names, folders and files as other systems and programs leave them: followed where they can be, else said once."""

from __future__ import annotations

import os
import time
import unicodedata
from pathlib import Path, PurePosixPath

import pytest

from knowledge.documents import Contents, read_documents
from knowledge.people import Role
from skills.documents.commands import ForgetDocument
from skills.documents.folder import listed
from skills.documents.looked import NOBODY, UNNAMED
from skills.documents.shelf import placed, safe_name
from skills.documents.watching import Watch
from skills.engine.means import Progress, silent
from tests.conftest import Opener
from tests.house import House
from tests.skills.documents.papers import RULES, documents, folder_of, rows, run, watch_of
from tests.skills.documents.test_watching import drop, found_by, twice

LONG = "ö" * 125 + ".txt"
"""A name of 254 bytes."""


@pytest.fixture
def watch(house: House) -> Watch:
    watch = watch_of(house)
    watch.make_folders()
    return watch


@pytest.mark.parametrize(
    ("name", "called"),
    [
        (unicodedata.normalize("NFD", "Übergabe Küche.txt"), "Übergabe Küche.txt"),
        ("  two  spaces .txt", "two spaces .txt"),
        ("🏡 rules ❤️.txt", "🏡 rules ❤️.txt"),
        ("a\nb\tc.txt", "a b c.txt"),
        ("rules\u202etxt.exe.txt", "rules txt.exe.txt"),
        (LONG, LONG),
        ("%s {name} $1 'quoted\".txt", "%s {name} $1 'quoted\".txt"),
    ],
)
async def test_a_name_of_any_kind(house: House, watch: Watch, name: str, called: str) -> None:
    drop(house, f"family/{name}")
    assert twice(watch).added == [f"family/{name}"]
    assert documents(house) == {called: "family"}
    assert await found_by(house, "Mia")
    (document,) = rows(house, "SELECT id FROM documents")
    await run(house, "Anna", ForgetDocument(document["id"]))
    assert not twice(watch).anything
    assert not (folder_of(house) / "family" / name).exists()


def test_a_name_that_is_no_text_is_said_once(house: House, watch: Watch) -> None:
    Path(os.fsdecode(os.fsencode(folder_of(house) / "family") + b"/caf\xe9.txt")).write_text(RULES)
    drop(house, "family/rules.txt")
    looked = twice(watch)
    assert looked.added == ["family/rules.txt"]
    assert rows(house, "SELECT path, problem FROM document_files WHERE problem IS NOT NULL") == [
        {"path": "family/caf\\xe9.txt", "problem": UNNAMED}
    ]
    assert not twice(watch_of(house)).anything


async def test_a_folder_of_nobody_is_said_once_and_followed_when_somebody_is_called_so(
    open_house_with: Opener,
) -> None:
    house = open_house_with()
    watch = watch_of(house)
    for name in ("private/Lilli/a.txt", "private/Lilli/b/c.txt", "private/d.txt"):
        drop(house, name, f"{RULES}\n{name}")
    looked = twice(watch)
    assert {reason for _, reason in looked.unreadable} == {NOBODY}
    assert len(looked.unreadable) == 3
    assert not twice(watch).anything
    await house.ring()
    said = [(sent.to, sent.text.partition(" is for nobody")[0].split()[-1]) for sent in house.channel.sent]
    assert said == [("Anna", "private/Lilli/a.txt"), ("Anna", "private/d.txt")]
    house.app.members.add("Lilli", Role.CHILD, language="en", zone="Europe/Berlin")
    assert sorted(twice(watch).added) == ["private/Lilli/a.txt", "private/Lilli/b/c.txt"]


async def test_a_members_folder_may_be_spelled_in_parts_or_in_another_case(open_house_with: Opener) -> None:
    house = open_house_with()
    house.app.members.rename(house.asker("Tom").member.id, "Jürgen")
    folder = unicodedata.normalize("NFD", "jürgen")
    drop(house, f"private/{folder}/rules.txt")
    watch = watch_of(house)
    watch.make_folders()
    assert twice(watch).added == [f"private/{folder}/rules.txt"]
    assert not twice(watch).anything
    assert (folder_of(house) / "private" / folder / "rules.txt").is_file()
    assert not (folder_of(house) / "private" / "Jürgen").exists()


@pytest.mark.parametrize(
    "name",
    [
        *("~$letter.docx", "letter.docx.PART", "a.opdownload", ".~lock.a.odt#", "a.temp", "Icon\r"),
        *("@eaDir/a.txt", "lost+found/a.txt", "#recycle/a.txt", "a.download/b.txt", ".hidden/a.txt"),
    ],
)
def test_what_systems_and_programs_put_there_for_themselves(house: House, watch: Watch, name: str) -> None:
    drop(house, f"family/{name}")
    assert not twice(watch).anything


def test_a_browsers_empty_file_beside_its_download_is_not_looked_at(house: House, watch: Watch) -> None:
    empty, part = drop(house, "family/a.txt", ""), drop(house, "family/a.txt.part")
    assert not twice(watch).anything
    part.replace(empty)
    assert twice(watch).added == ["family/a.txt"]


def test_links_lead_nowhere(house: House, watch: Watch) -> None:
    outside = house.app.settings.data_dir / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(RULES)
    family = folder_of(house) / "family"
    (family / "folder").symlink_to(outside)
    (family / "file.txt").symlink_to(outside / "secret.txt")
    (family / "broken.txt").symlink_to(outside / "nothing")
    (family / "round").symlink_to(family)
    assert not twice(watch).anything


def test_a_file_that_is_replaced_while_it_is_read_is_read_again(house: House) -> None:
    file = drop(house, "family/rules.txt")

    def reading(path: Path, name: str, *, progress: Progress = silent) -> Contents:
        contents = read_documents(path, name, ocr_engine=None, progress=progress)
        if len(rows(house, "SELECT 1 FROM documents")) == 0 and file.read_text() == RULES:
            file.write_text("The garden gate is locked at night.")
        return contents

    watch = watch_of(house)
    watch._read_documents = reading
    assert twice(watch).waiting == ["family/rules.txt"]
    assert rows(house, "SELECT * FROM document_files") == []
    assert twice(watch).added == ["family/rules.txt"]
    assert [row["text"] for row in rows(house, "SELECT text FROM chunks")] == ["The garden gate is locked at night."]


async def test_a_file_that_cannot_be_opened_is_tried_again_and_logged_once(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    drop(house, "family/rules.txt")
    watch, closed = watch_of(house), True

    def reading(path: Path, name: str, *, progress: Progress = silent) -> Contents:
        if closed:
            raise PermissionError(13, "Permission denied", name)
        return read_documents(path, name, ocr_engine=None, progress=progress)

    watch._read_documents = reading
    for _ in range(3):
        assert not twice(watch).anything
    assert watch.look().closed == ["family/rules.txt"]
    assert [record.message.count("rules.txt") for record in caplog.records if "tried again" in record.message] == [1]
    assert rows(house, "SELECT * FROM document_files") == []
    closed = False
    assert watch.look().added == ["family/rules.txt"]


def test_only_the_case_of_a_name_changes(house: House, watch: Watch) -> None:
    path = drop(house, "family/Rules.txt")
    twice(watch)
    before = rows(house, "SELECT id FROM documents")
    path.rename(path.with_name("rules.txt"))
    assert watch.look().removed == ["family/Rules.txt"]
    assert watch.look().moved == ["family/rules.txt"]
    assert rows(house, "SELECT id FROM documents") == before
    assert documents(house) == {"rules.txt": "family"}


def test_only_the_case_of_a_name_changes_where_case_does_not_count(house: House, watch: Watch) -> None:
    path = drop(house, "family/Rules.txt")
    twice(watch)
    path.rename(path.with_name("rules.txt"))
    path.symlink_to("rules.txt")
    looked = twice(watch)
    assert (looked.removed, looked.moved, looked.doubles) == ([], ["family/rules.txt"], [])
    assert documents(house) == {"rules.txt": "family"}


def test_a_file_from_the_future_is_taken_at_once(house: House, watch: Watch) -> None:
    path = drop(house, "family/rules.txt")
    os.utime(path, (time.time() + 86400, time.time() + 86400))
    assert watch.look(patient=False).added == ["family/rules.txt"]


@pytest.mark.parametrize("name", ["日本語" * 60 + ".pdf", "x" * 300 + ".pdf", "🏡" * 80, "Rechnung ohne Endung " * 20])
def test_a_long_name_that_is_sent(tmp_path: Path, name: str) -> None:
    assert safe_name(name).endswith(".pdf" if name.endswith(".pdf") else safe_name(name)[-20:])
    source = tmp_path / "sent"
    for content in ("one", "two"):
        source.write_text(content)
        place = placed(source, tmp_path / "home", PurePosixPath("family"), name, content)
        assert (tmp_path / "home" / place).read_text() == content


async def test_what_is_in_a_folder_that_cannot_be_looked_into_stays_known(house: House, watch: Watch) -> None:
    drop(house, "family/rules.txt")
    twice(watch)
    family, away = folder_of(house) / "family", house.app.settings.data_dir / "away"
    family.rename(away)
    family.symlink_to("family")
    looked = watch.look()
    assert (looked.closed, looked.removed) == (["family"], [])
    assert await found_by(house, "Mia")
    family.unlink()
    away.rename(family)
    assert not twice(watch).anything


def test_a_folder_that_cannot_be_listed_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "family" / ("x" * 200) / ("y" * 200)
    folder.mkdir(parents=True)
    assert listed(tmp_path, ["family"]).closed == []
    assert listed(tmp_path, ["family", "a" * 300]).closed == ["a" * 300]
    listing = listed(tmp_path, ["a" * 300])
    assert [listing.knows_of(path) for path in ("a" * 300 + "/b.txt", "family/b.txt")] == [False, True]
