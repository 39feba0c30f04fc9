"""Keeping documents, saying who may see them, and taking them away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from knowledge.clock import to_text
from knowledge.people import FAMILY, GUESTS, PARENTS, private_to
from knowledge.search import Sealing
from skills.documents.audiences import folder_of, seen_by
from skills.documents.commands import ForgetDocument, KeepDocument, SetAudience, Text, Unread, skill
from skills.documents.sealed_files import FILE_NAME, put_sealed
from skills.documents.shelf import placed
from skills.documents.store import (
    Kept,
    check_may_change,
    check_open,
    document_of,
    ids_of,
    kept,
    knowledge_folder,
    sealing_of,
)
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import Offer, Outcome, Reading, Ref, Running
from skills.papers.asked import note_asked
from skills.papers.offering import offers_for
from skills.papers.store import follow

MOST_UNREAD = 5
"""Files in a file that are said one by one not to be readable."""


@skill.command(KeepDocument)
def keep(command: KeepDocument, running: Running) -> Outcome:
    """The file goes into the folder, what was read of it into the search; what is kept already is recognised."""
    asker = running.asker
    known = next(iter(kept(running.rows, asker, digest=command.digest)), None)
    if known is not None:
        return _known(known, command, running)
    audience = command.audience or FAMILY
    where = folder_of(audience, asker.members)
    if where is None:
        raise NotFoundError("document-gone")
    check_open(audience, running)
    folder, sealing = knowledge_folder(running.database), sealing_of(running)
    try:
        if sealing.owner(audience) is not None:
            path = put_sealed(Path(command.path), folder, audience, sealing)
        else:
            path = placed(Path(command.path), folder, where, command.name, command.digest, _leaving(audience, running))
    except FileNotFoundError as error:
        raise NotFoundError("document-gone") from error
    ids = stored(command.texts, file_row(running, command, f"{path}", audience), audience, asker.member.id, running)
    notes = (*_left_out(command), *_unread(command.unread))
    dues = [due for text in command.texts for due in text.dues]
    offers = offers_for(dues, asker, source=command.name, audience=audience, document_id=ids[0])
    said, facts = _said(command, audience, running)
    mine = _only_mine(ids[0], running) if command.audience is None else ()
    return Outcome(said, facts, (Ref(skill.name, ids[0]),), (*notes, *offers), offers=mine)


def _only_mine(document_id: int, running: Running) -> tuple[Offer, ...]:
    """One press for what nobody said beside it: that it is for its sender alone."""
    command = SetAudience(document_id, private_to(running.asker.member.id))
    return (Offer("only-mine", command, "button-document-only-mine", stays=True),)


def _leaving(audience: str, running: Running) -> set[str]:
    """Where files still lie that are for others than their place says: they are about to be moved."""
    rows = running.rows(
        "SELECT path FROM document_files f WHERE gone_since IS NULL"
        " AND EXISTS (SELECT 1 FROM documents d WHERE d.file_id = f.id AND d.audience <> ?)",
        (audience,),
    )
    return {row["path"] for row in rows}


def file_row(running: Running, command: KeepDocument, path: str, audience: str) -> int:
    """The row of a file that is in the folder; one that is there for this path already is taken over."""
    status, sealing = (knowledge_folder(running.database) / path).stat(), sealing_of(running)
    row = {
        "path": path,
        "name": sealing.sealed(command.name, FILE_NAME, audience),
        "digest": sealing.blinded(command.digest, audience),
        "size": status.st_size,
        "changed_at": status.st_mtime_ns,
        "mime": command.mime,
        "source": "chat",
    }
    running.rows(
        "DELETE FROM documents WHERE audience = '' AND file_id IN"
        " (SELECT id FROM document_files WHERE path = ? AND gone_since IS NOT NULL)",
        (path,),
    )
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    sets = ", ".join(f"{name} = excluded.{name}" for name in row)
    found = running.rows(
        f"INSERT INTO document_files ({names}) VALUES ({marks})"
        f" ON CONFLICT (path) DO UPDATE SET {sets}, problem = NULL, aside_since = NULL, gone_since = NULL,"
        " same_as = NULL RETURNING id",
        row,
    )
    return int(found[0]["id"])


def stored(texts: tuple[Text, ...], file_id: int, audience: str, owner: int, running: Running) -> list[int]:
    """The documents with their chunks; gives their ids."""
    ids = []
    for text in texts:
        values = row_of(text, file_id, audience, owner, to_text(running.asker.now), sealing_of(running))
        ids.append(running.changes.insert("documents", values))
        note_asked(running.rows, ids[-1], text.dues)
        if running.library is not None:
            running.library.put(ids[-1], text.chunks, text.title)
    return ids


def row_of(
    text: Text, file_id: int, audience: str, owner: int | None, now: str, sealing: Sealing
) -> dict[str, Any]:  # fmt: skip
    """A document as a row, sealed where it is private. Raises LockedError."""
    return {
        "file_id": file_id,
        "inside": sealing.sealed(text.inside, "documents.inside", audience),
        "name": sealing.sealed(text.name, "documents.name", audience),
        "title": sealing.sealed(text.title, "documents.title", audience),
        "kind": text.kind,
        "pages": text.pages,
        "language": text.language,
        "hidden": text.hidden,
        "left_out": text.left_out,
        "owner": owner,
        "audience": audience,
        "created_at": now,
    }


def _known(known: Kept, command: KeepDocument, running: Running) -> Outcome:
    """It is there already; where its sender says for whom, that is what changes."""
    ref = Ref(skill.name, known.id)
    if command.audience is not None and command.audience != known.audience:
        return set_audience(SetAudience(known.id, command.audience), running)
    return Outcome("document-known", {"name": known.name, "seen": (seen_by(known.audience, running.asker),)}, (ref,))


def _said(command: KeepDocument, audience: str, running: Running) -> tuple[str, dict[str, Any]]:
    facts: dict[str, Any] = {"name": command.name, "seen": (seen_by(audience, running.asker),)}
    if len(command.texts) > 1:
        return "document-kept-several", facts | {"count": len(command.texts)}
    pages = command.texts[0].pages
    return ("document-kept-pages", facts | {"pages": pages}) if pages else ("document-kept", facts)


def _left_out(command: KeepDocument) -> list[Outcome]:
    """What nobody sees in it, what was too much, and what was not meant for people."""
    kinds = ("hidden", "left_out", "orders")
    counts = {kind: sum(getattr(text, kind) for text in command.texts) for kind in kinds}
    return [Outcome(f"document-{kind.replace('_', '-')}", {"count": count}) for kind, count in counts.items() if count]


def _unread(unread: tuple[Unread, ...]) -> list[Outcome]:
    notes = [
        Outcome(f"document-file-{one.reason}", {"name": one.inside, "detail": one.detail})
        for one in unread[:MOST_UNREAD]
    ]
    more = len(unread) - len(notes)
    return [*notes, Outcome("document-unread-more", {"count": more})] if more > 0 else notes


@skill.command(SetAudience)
def set_audience(command: SetAudience, running: Running) -> Outcome:
    """Changes who may see it; the file follows to its folder by itself."""
    asker = running.asker
    document = document_of(running.rows, command.document_id, asker)
    check_may_change(document, asker)
    own = private_to(asker.member.id)
    if command.audience not in (FAMILY, GUESTS, PARENTS, own):
        raise NotAllowedError("not-allowed-others")
    if command.audience == own and document.owner not in (None, asker.member.id):
        raise NotAllowedError("document-not-yours", name=asker.name_of(document.owner) or "?")
    facts = {"name": document.name, "seen": (seen_by(command.audience, asker),)}
    refs = (Ref(skill.name, document.id),)
    if command.audience == document.audience:
        return Outcome("document-audience-same", facts, refs)
    check_open(command.audience, running)
    _move(ids_of(running.rows, document.file_id), command.audience, running)
    return Outcome("document-audience", facts, refs)


def _move(document_ids: Sequence[int], audience: str, running: Running) -> None:
    """What was noted of a document goes where it goes, and lies from then on as it is to lie there."""
    library = running.library
    for document_id in document_ids:
        if library is not None:
            library.reseal("documents", document_id, audience)
            library.reseal("asked", document_id, audience)
        running.changes.update("documents", document_id, {"audience": audience})
        if library is not None:
            library.reseal_chunks(document_id)
    follow(running, document_ids, audience)


def ask_forget(command: ForgetDocument, reading: Reading) -> Outcome:
    """What is about to go."""
    document = document_of(reading.rows, command.document_id, reading.asker)
    check_may_change(document, reading.asker)
    return Outcome("document-forget-ask", {"name": document.name})


@skill.command(ForgetDocument, asks_first=ask_forget)
def forget(command: ForgetDocument, running: Running) -> Outcome:
    """Nobody finds or sees it any more; the file is deleted some days later."""
    document = document_of(running.rows, command.document_id, running.asker)
    check_may_change(document, running.asker)
    _move(ids_of(running.rows, document.file_id), "", running)
    running.rows(
        "UPDATE document_files SET aside_since = ? WHERE id = ?", (to_text(running.asker.now), document.file_id)
    )
    return Outcome("document-forgotten", {"name": document.name})
