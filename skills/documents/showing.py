"""Listing documents, sending one, and writing all of them out."""

from __future__ import annotations

import io
import json
from pathlib import PurePosixPath
from typing import Any

from knowledge.clock import from_text
from knowledge.documents import UnreadableFileError, page_picture
from knowledge.people import FAMILY
from skills.documents.audiences import seen_by
from skills.documents.commands import ListDocuments, ShowDocument, skill
from skills.documents.sealed_files import content_of, opened_file
from skills.documents.store import (
    Kept,
    document_of,
    kept,
    knowledge_folder,
    locked_note,
    note_shown,
    sealing_of,
)
from skills.engine.asking import NotFoundError
from skills.engine.command import FAMILY_ROLES, Attachment, Offer, Outcome, Reading, Ref, Running
from skills.engine.matching import likeness
from skills.engine.privacy import readable
from skills.papers.asked import asking
from skills.papers.commands import FindDues

MOST_LINES = 30
MOST_NAMES = 100
"""Documents whose names are known when words are read, the newest."""
LARGEST = 45 * 1024**2
"""Bytes of a file that is sent into a chat."""
FITS = 0.45


@skill.command(ListDocuments, changes=False)
def list_documents(command: ListDocuments, running: Running) -> Outcome:
    """A line for each file, the newest first."""
    asker = running.asker
    known = kept(running.rows, asker)
    found = [one for one in known if likeness(command.words, one.words) >= FITS] if command.words else known
    if command.document_ids:
        found = [one for one in known if one.id in command.document_ids]
    if not found:
        said = "documents-none-of" if known and command.words else "documents-none"
        return Outcome(said, {"what": command.words}, notes=locked_note(running))
    lines = tuple(_line(one, running, for_whom=bool(command.document_ids)) for one in found[:MOST_LINES])
    more = (Outcome("documents-more", {"count": len(found) - MOST_LINES}),) if len(found) > MOST_LINES else ()
    more = (*more, *locked_note(running))
    refs = tuple(Ref(skill.name, one.id) for one in found[:MOST_LINES])
    return Outcome("documents-found", {"lines": lines, "count": len(found)}, refs, more)


def _line(one: Kept, running: Running, *, for_whom: bool = False) -> Outcome:
    asker = running.asker
    facts: dict[str, Any] = {"name": one.name, "added": from_text(one.created_at).astimezone(asker.zone).date()}
    if one.audience == FAMILY and not for_whom:
        return Outcome("document-line", facts)
    return Outcome("document-line-for", facts | {"seen": (seen_by(one.audience, asker),)})


@skill.command(ShowDocument, changes=False, alone=True)
def show(command: ShowDocument, running: Running) -> Outcome:
    """Sends the picture of a page where one is asked for and there are pages, else the file."""
    document = document_of(running.rows, command.document_id, running.asker)
    path = knowledge_folder(running.database) / document.path
    refs = (Ref(skill.name, command.document_id),)
    if not path.is_file():
        raise NotFoundError("document-file-gone", name=document.name)
    if command.page is not None:
        picture = _picture(command, document, running)
        if picture is not None:
            note_shown(running.rows, command.document_id, command.page, running.asker.member.id)
            facts = {"name": document.name, "page": command.page}
            return Outcome("document-page", facts, refs, files=(picture,), offers=_asks_for(document, running))
    if path.stat().st_size > LARGEST:
        return Outcome("document-too-large", {"name": document.name}, refs)
    file = Attachment(document.name, document.mime, content_of(path, sealing_of(running)))
    return Outcome("document-sent", {"name": document.name}, refs, files=(file,), offers=_asks_for(document, running))


def _asks_for(document: Kept, running: Running) -> tuple[Offer, ...]:
    """A button to see what it asks for, where it does."""
    asker = running.asker
    if asker.member.role not in FAMILY_ROLES or not asking(running.rows, asker, [document.file_id]):
        return ()
    return (Offer("show-dues", FindDues((document.id,)), "button-paper-dues", stays=True),)


def _picture(command: ShowDocument, document: Kept, running: Running) -> Attachment | None:
    row = running.rows(
        "SELECT opened(inside, 'documents.inside') AS inside FROM documents WHERE id = ?", (command.document_id,)
    )[0]
    path = knowledge_folder(running.database) / document.path
    try:
        with opened_file(path, sealing_of(running), document.name) as file:
            picture = page_picture(file, command.page or 1, inside=row["inside"])
    except UnreadableFileError:
        return None
    content = io.BytesIO()
    picture.convert("RGB").save(content, "PNG", optimize=False)
    name = f"{PurePosixPath(row['inside'] or document.name).stem}-{command.page}.png"
    return Attachment(name, "image/png", content.getvalue())


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All files that are kept, of whomever, but for those that are locked."""
    rows = reading.rows(
        "SELECT opened(f.name, 'document_files.name') AS name, f.path, min(d.owner) AS owner, d.audience,"
        " min(d.created_at) AS created_at, max(d.pages) AS pages FROM documents d"
        " JOIN document_files f ON f.id = d.file_id WHERE d.audience <> ''"
        " GROUP BY f.id ORDER BY f.id"
    )
    return {
        "documents": [
            {
                "name": row["name"],
                "owner": reading.asker.name_of(row["owner"]),
                "visibility": "private" if row["audience"].startswith("member:") else row["audience"],
                "added_at": from_text(row["created_at"]),
                "pages": row["pages"],
                "path": row["path"],
                "zone": str(reading.asker.household.zone),
            }
            for row in rows
            if row["name"] is not None
        ]
    }


@skill.knows
def names(reading: Reading) -> list[str]:
    """What the documents are called that the asker may see here."""
    rows = reading.rows(
        "SELECT opened(name, 'documents.name') AS name, opened(title, 'documents.title') AS title"
        " FROM documents WHERE file_id IS NOT NULL"
        " AND audience IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT ?",
        (json.dumps(readable(reading.asker)), MOST_NAMES),
    )
    return list(dict.fromkeys(name for row in rows for name in (row["name"], row["title"]) if name))
