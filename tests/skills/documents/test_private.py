"""Private papers lie sealed: texts, names, what they ask for, the file, the journal; and are only their owner's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.people import private_to
from knowledge.search import Library
from skills.documents.commands import AskPapers, ForgetDocument, KeepDocument, ListDocuments, SetAudience, ShowDocument
from skills.documents.shelf import mime_of
from skills.documents.watching import Watch
from skills.engine.asking import NotFoundError
from skills.engine.command import Days
from skills.engine.errors import PersonError
from skills.engine.request import GivenFile, Request
from skills.papers.commands import AddExpiry, FindDues, FindExpiries
from tests.house import House
from tests.knowledge.documents.making import letter, pdf
from tests.knowledge.search.test_private import lies_in_clear
from tests.skills.documents.papers import documents, folder_of, library_of, pod_of, rows, run, watch_of

NAME = "northgate-offer.txt"
LETTER = (
    "Offer of Northgate\nNorthgate offers you the post of head gardener with a salary of 61437 euros.\n"
    "Please return the signed offer by 4 February 2027.\n"
)
MARKS = ("northgate", "gardener", "61437", "signed offer", "velvetine")
ASKED = AskPapers("what is the salary of the head gardener?", "en")
PASSPHRASE = "seven green bicycles"


def own(house: House, name: str = "Anna") -> str:
    """The audience of what is a member's alone."""
    return private_to(house.member(name).id)


async def keep(house: House, audience: str, content: bytes = LETTER.encode(), name: str = NAME) -> int:
    """Keeps a paper for an audience, as if it had been sent; its copy among the messages is not what this is about."""
    path = house.app.settings.data_dir.parent / name
    path.write_bytes(content)
    file, bare = GivenFile(path, name, mime_of(name)), Request("", "", "en")
    ((command, _),) = await pod_of(house).taken_files([file], bare, {}, house.asker("Anna"), last=True)
    assert isinstance(command, KeepDocument)
    outcome = await run(house, "Anna", replace(command, audience=audience))
    path.unlink()
    library_of(house).embed_pending()
    return outcome.refs[0].id


def settle(house: House) -> Watch:
    """What the house does in the background after a change."""
    watch = watch_of(house)
    watch.look()
    library_of(house).seal_pending()
    return watch


def in_clear(house: House) -> list[tuple[str, bytes]]:
    """The files of the pod and of the papers in which something of the letter is written."""
    data = house.app.settings.data_dir
    return lies_in_clear(data / "pods", *MARKS) + lies_in_clear(data / "knowledge", *MARKS)


def lock(house: House, name: str = "Anna") -> None:
    """As after a start: the member's passphrase was not given yet."""
    keyring, member = house.app.seals.keyring, house.member(name).id
    keyring.set_passphrase(member, PASSPHRASE)
    keyring.lock(member)


async def test_it_lies_sealed_from_the_first_moment_until_it_is_deleted(house: House) -> None:
    document = await keep(house, own(house))
    assert in_clear(house) == []
    settle(house)
    noted = AddExpiry("Velvetine", date(2027, 5, 3), audience=own(house), document_id=document, line="61437 euros")
    await run(house, "Anna", noted)
    answer = await run(house, "Anna", ASKED)
    assert "61437" in answer.facts["answer"][0].facts["quote"]
    assert answer.facts["sources"][0].facts["name"] == NAME
    assert (await run(house, "Anna", ASKED)).facts["sources"] == answer.facts["sources"]
    assert len(rows(house, "SELECT * FROM cached_answers")) == 1
    dues = await run(house, "Anna", FindDues((document,)))
    assert "signed offer" in str(dues.notes)
    assert "Velvetine" in str(await run(house, "Anna", FindExpiries()))
    (file,) = (await run(house, "Anna", ShowDocument(document))).files
    assert (file.name, file.content) == (NAME, LETTER.encode())
    assert documents(house) == {NAME: "private"}
    assert in_clear(house) == []
    await run(house, "Anna", ForgetDocument(document))
    settle(house)
    await house.advance("2026-12-05T10:00")
    assert rows(house, "SELECT * FROM documents") == []
    assert in_clear(house) == []
    assert [path for path in folder_of(house).rglob("*") if path.is_file() and "chroma" not in path.parts] == []


async def test_others_neither_find_nor_open_it(house: House) -> None:
    document = await keep(house, own(house))
    assert (await run(house, "Tom", ASKED)).key == "papers-not-found"
    assert (await run(house, "Anna", ASKED, group=True)).key == "papers-not-found"
    for command in (ShowDocument(document), SetAudience(document, "family"), ForgetDocument(document)):
        with pytest.raises(NotFoundError):
            await run(house, "Tom", command)


async def test_made_private_it_is_sealed_and_undo_brings_it_back(house: House) -> None:
    document = await keep(house, "family")
    noted = AddExpiry("Velvetine", date(2027, 5, 3), document_id=document, line="61437 euros")
    await run(house, "Anna", noted)
    settle(house)
    assert (folder_of(house) / "family" / NAME).is_file()
    assert {word.decode() for _, word in in_clear(house)} == set(MARKS)
    moved = await run(house, "Anna", SetAudience(document, own(house)))
    assert (await run(house, "Anna", ASKED)).key == "papers-answer"
    watch = settle(house)
    assert in_clear(house) == []
    assert not watch.look().anything
    assert (await run(house, "Tom", ASKED)).key == "papers-not-found"
    assert (await run(house, "Anna", ShowDocument(document))).files[0].content == LETTER.encode()
    assert moved.journal is not None
    await pod_of(house).undo(moved.journal, house.asker("Anna"))
    assert (await run(house, "Tom", ASKED)).key == "papers-answer"
    watch = settle(house)
    assert not watch.look().anything
    assert (folder_of(house) / "family" / NAME).read_text() == LETTER
    assert documents(house) == {NAME: "family"}
    assert rows(house, "SELECT name FROM documents") == [{"name": NAME}]
    assert list((folder_of(house) / ".sealed").iterdir()) == []
    assert len((await run(house, "Tom", FindExpiries())).facts["lines"]) == 1


async def test_keeping_it_can_be_undone_after_it_went_to_and_fro(house: House) -> None:
    await keep(house, own(house))
    (entry,) = rows(house, "SELECT id FROM journal")
    (document,) = rows(house, "SELECT id FROM documents")
    for audience in ("family", own(house)):
        await run(house, "Anna", SetAudience(document["id"], audience))
        settle(house)
    for _ in range(2):
        (last, *_) = rows(house, "SELECT id FROM journal WHERE undone_at IS NULL ORDER BY id DESC")
        await pod_of(house).undo(last["id"], house.asker("Anna"))
        settle(house)
    assert in_clear(house) == []
    await pod_of(house).undo(entry["id"], house.asker("Anna"))
    assert rows(house, "SELECT id FROM documents") == []


async def test_a_page_of_it_is_drawn_from_a_copy_that_is_gone_then(house: House) -> None:
    document = await keep(house, own(house), pdf([letter(["The salary of the head gardener is 61437."])]), "offer.pdf")
    (picture,) = (await run(house, "Anna", ShowDocument(document, 1))).files
    assert picture.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert not [path for path in Path("/dev/shm").glob("inglenook-*") if path.is_dir()]


async def test_what_is_put_into_a_members_folder_stays_there_and_is_sealed_in_the_tables(house: House) -> None:
    watch = watch_of(house)
    watch.make_folders()
    file = folder_of(house) / "private" / "Anna" / NAME
    file.write_text(LETTER)
    watch.look()
    assert watch.look().added == [f"private/Anna/{NAME}"]
    library_of(house).embed_pending()
    library_of(house).seal_pending()
    assert (await run(house, "Anna", ASKED)).key == "papers-answer"
    assert lies_in_clear(house.app.settings.data_dir / "pods", "gardener", "61437", "signed offer") == []
    assert file.read_text() == LETTER
    file.rename(file.with_name("other.txt"))
    watch.look()
    assert watch.look().moved == ["private/Anna/other.txt"]
    assert documents(house) == {"other.txt": "private"}
    assert lies_in_clear(house.app.settings.data_dir / "pods", "gardener", "61437", "signed offer") == []


async def test_the_same_sent_again_is_known(house: House) -> None:
    document = await keep(house, own(house))
    assert await keep(house, own(house)) == document
    assert len(rows(house, "SELECT * FROM document_files")) == 1


async def test_locked_it_is_said_to_be_and_nothing_fails(house: House) -> None:
    document = await keep(house, own(house))
    shared = await keep(house, "family", b"The gate is closed at night, and the gardener has the key.", "gate.txt")
    await run(house, "Anna", AddExpiry("Velvetine", date(2027, 5, 3), audience=own(house)))
    lock(house)
    for command in (ASKED, ListDocuments(), AskPapers("when is the gate closed?", "en")):
        outcome = await run(house, "Anna", command)
        assert "papers-locked" in [note.key for note in outcome.notes]
        assert not [word for word in MARKS if word in str(outcome).lower() and word != "gardener"]
        assert "papers-locked" not in [note.key for note in (await run(house, "Tom", command)).notes]
    assert (await run(house, "Anna", AskPapers("when is the gate closed?", "en"))).key == "papers-answer"
    for refused in (
        ShowDocument(document),
        SetAudience(document, "family"),
        SetAudience(shared, own(house)),
        AddExpiry("Passport", date(2027, 5, 3), audience=own(house)),
    ):
        with pytest.raises(PersonError) as said:
            await run(house, "Anna", refused)
        assert said.value.key == "papers-locked"
    with pytest.raises(PersonError, match="papers-locked"):
        await keep(house, own(house), b"Another gardener came to the gate of the garden.", "another.txt")
    assert "Velvetine" not in str(await run(house, "Anna", FindExpiries()))
    assert documents(house) == {"gate.txt": "family"}
    assert not settle(house).look().anything
    await house.advance("2027-02-03T10:00")
    assert await pod_of(house).brief(house.asker("Anna"), Days(date(2027, 2, 3), 400, house.zone)) == []
    house.app.seals.keyring.unlock(house.member("Anna").id, PASSPHRASE)
    assert (await run(house, "Anna", ASKED)).key == "papers-answer"
    assert "Velvetine" in str(await run(house, "Anna", FindExpiries()))


async def test_what_earlier_versions_kept_in_clear_is_sealed(house: House) -> None:
    pod = pod_of(house)
    document = await keep(house, "family")
    settle(house)
    private = own(house)
    pod.database.rows("UPDATE documents SET audience = ? WHERE id = ?", (private, document))
    pod.database.rows("UPDATE document_files SET source = 'chat'")
    assert in_clear(house)
    pod.library = Library(pod.database, folder_of(house), library_of(house).settings, keys=house.app.seals.keyring)
    settle(house)
    assert in_clear(house) == []
    assert (await run(house, "Anna", ASKED)).key == "papers-answer"
