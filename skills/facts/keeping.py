"""What only language models in the house may see: what was said of a fact or a paper, or else the rule."""

from __future__ import annotations

import json
from collections.abc import Iterable

from knowledge.people import FAMILY, GUESTS, PARENTS
from knowledge.safety.secrets import SecretKind, secrets_in
from knowledge.search.passages import Passage
from knowledge.store.database import Row
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import Outcome, Reading, Ref, Running
from skills.engine.permissions import reaches
from skills.engine.privacy import readable
from skills.facts.commands import KeepLocal, skill
from skills.facts.store import KIND as FACT
from skills.facts.store import visible
from skills.facts.words import words_of

SHARED = frozenset({FAMILY, PARENTS, GUESTS})
"""The audiences of more than one; whatever else is private."""

OPENS = frozenset({SecretKind.PASSWORD, SecretKind.CODE, SecretKind.PIN, SecretKind.API_KEY, SecretKind.PRIVATE_KEY})
"""Secrets that keep a passage in the house; the number of a card has a placeholder wherever it goes."""


def stays_in_house(passages: Iterable[Passage], source: Reading | Running) -> bool:
    """Whether no model outside the house may see these passages, because one of them is kept from it.

    Where nothing was said of it that is so for what is private to one member, and for what holds a password or a code.
    """
    passages = tuple(passages)
    said = _said([passage.document_id for passage in passages], source)
    return any(said.get(one.document_id, _by_rule(one)) for one in passages)


def _by_rule(passage: Passage) -> bool:
    if passage.audience not in SHARED:
        return True
    if passage.kind == FACT and words_of(passage.language).has("secret", passage.text):
        return True
    return any(one.kind in OPENS for one in secrets_in(passage.text))


def _said(ids: Iterable[int], source: Reading | Running) -> dict[int, bool]:
    rows = source.rows(
        "SELECT id, only_local FROM local_only WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )
    return {int(row["id"]): bool(row["only_local"]) for row in rows}


def mark(document_id: int, only_local: bool, running: Running) -> None:
    """Notes what was said of one; undone with the command that it belongs to."""
    value = int(only_local)
    before = _said([document_id], running)
    if document_id not in before:
        running.changes.insert("local_only", {"id": document_id, "only_local": value})
    elif before[document_id] is not only_local:
        running.changes.update("local_only", document_id, {"only_local": value})


@skill.command(KeepLocal)
def keep_local(command: KeepLocal, running: Running) -> Outcome:
    """Says which models may see facts or papers. Raises NotFoundError, NotAllowedError."""
    found = _to_mark(command.document_ids, running)
    for row in found:
        mark(int(row["id"]), command.only_local, running)
    texts = {fact.id: fact.text for fact in visible(running)}
    lines = tuple(Outcome("fact-text", {"text": texts.get(int(row["id"])) or _name(row, running)}) for row in found)
    refs = tuple(Ref(skill.name, int(row["id"])) for row in found if row["kind"] == FACT)
    return Outcome("fact-local" if command.only_local else "fact-any-model", {"lines": lines}, refs)


def _to_mark(ids: Iterable[int], running: Running) -> list[Row]:
    """Rows of documents. What the asker may not see here is not found. Raises NotFoundError, NotAllowedError."""
    asker, wanted = running.asker, set(ids)
    rows = running.rows(
        "SELECT id, kind, name, owner FROM documents WHERE id IN (SELECT value FROM json_each(?))"
        " AND audience IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(sorted(wanted)), json.dumps(readable(asker))),
    )
    if not wanted or len(rows) < len(wanted):
        raise NotFoundError("fact-gone")
    if not all(reaches(KeepLocal, asker, own=row["owner"] == asker.member.id) for row in rows):
        raise NotAllowedError("not-allowed-others")
    return rows


def _name(row: Row, running: Running) -> str:
    """What a paper is called, opened where it is sealed."""
    name = str(row["name"])
    return name if running.library is None else running.library.sealing.opened(name, "documents.name") or "…"
