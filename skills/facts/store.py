"""Facts as they are kept: rows of `documents` that search finds, with who told them and when."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from knowledge.clock import from_text, to_text
from knowledge.people import FAMILY, GUESTS, PARENTS, private_to
from knowledge.search import Chunk, Quote, Sealing, quoting
from knowledge.store.changes import Value
from knowledge.store.database import Row
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import Asker, Outcome, Reading, Running
from skills.engine.errors import PersonError
from skills.engine.matching import fold
from skills.engine.permissions import reaches
from skills.engine.privacy import readable
from skills.facts.commands import FixFact

KIND = "fact"
"""The kind of their rows in `documents`."""

HIDDEN = ""
"""The audience of what was forgotten or replaced, and can still be brought back."""

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that the asker may know."""

    id: int
    """That of its document."""
    text: str
    """As it was told."""
    about: tuple[int, ...]
    """The members it is about."""
    owner: int
    """Who told it."""
    audience: str
    language: str
    """In which it was told; empty where that is not known."""
    told_at: datetime
    """An instant."""


_FACTS = (
    "SELECT facts.*, opened(facts.text, 'facts.text') AS text, documents.audience, documents.language"
    " FROM facts JOIN documents ON documents.id = facts.id"
)
"""The text of what is locked is NULL."""

quoting(Quote("facts", ("text",), "(SELECT audience FROM documents WHERE id = facts.id)"))


def remembered(source: Reading | Running) -> list[Fact]:
    """All that was not forgotten, whoever may know it, in the order of telling."""
    return _read(source.rows(f"{_FACTS} WHERE facts.gone_at IS NULL ORDER BY facts.id"))


def _read(rows: Iterable[Row]) -> list[Fact]:
    return [_fact(row) for row in rows if row["text"] is not None]


def _fact(row: Row) -> Fact:
    return Fact(
        id=int(row["id"]),
        text=str(row["text"]),
        about=tuple(json.loads(row["about"])),
        owner=int(row["owner_id"]),
        audience=str(row["audience"]),
        language=str(row["language"] or ""),
        told_at=from_text(row["told_at"]),
    )


def visible(source: Reading | Running) -> list[Fact]:
    """What the asker may know here, in the order of telling; in a group nothing that is private."""
    audiences = readable(source.asker)
    marks = ", ".join("?" for _ in audiences)
    rows = source.rows(
        f"{_FACTS} WHERE documents.audience IN ({marks}) ORDER BY facts.told_at, facts.id",
        audiences,
    )
    return _read(rows)


def newest(source: Reading | Running, most: int) -> list[Fact]:
    """What was told last of what the asker may know here, the newest first."""
    rows = source.rows(
        f"{_FACTS} WHERE documents.audience IN (SELECT value FROM json_each(?))"
        " ORDER BY facts.told_at DESC, facts.id DESC LIMIT ?",
        (json.dumps(readable(source.asker)), most),
    )
    return _read(rows)


def facts_of(ids: Iterable[int], source: Reading | Running) -> list[Fact]:
    """Those with these ids. Raises NotFoundError where the asker may know none of one."""
    wanted = set(ids)
    found = [fact for fact in visible(source) if fact.id in wanted]
    if not wanted or len(found) < len(wanted):
        raise NotFoundError("fact-gone")
    return found


def may_change(fact: Fact, asker: Asker) -> bool:
    """Whether it is the asker's to fix, forget or open; what others told is the grown-ups'."""
    return reaches(FixFact, asker, own=fact.owner == asker.member.id)


def to_change(ids: Iterable[int], source: Reading | Running) -> list[Fact]:
    """Those with these ids, for a change. Raises NotFoundError, NotAllowedError."""
    found = facts_of(ids, source)
    if not all(may_change(fact, source.asker) for fact in found):
        raise NotAllowedError("not-allowed-others")
    return found


def keep(text: str, audience: str, about: Sequence[int], language: str, running: Running) -> Fact:
    """Stores a fact and puts its text where questions find it; all in the transaction of the command."""
    asker = running.asker
    now, spoken = to_text(asker.now), language or asker.member.language
    sealing = check_open(audience, running)
    document: dict[str, Value] = {
        "name": sealing.sealed(", ".join(asker.names(about)) or text[:LONGEST_NAME], "documents.name", audience),
        "kind": KIND,
        "audience": audience,
        "owner": asker.member.id,
        "language": spoken,
        "created_at": now,
    }
    fact_id = running.changes.insert("documents", document)
    about_json, sealed_text = json.dumps(list(about)), sealing.sealed(text, "facts.text", audience)
    fact: dict[str, Value] = {"id": fact_id, "text": sealed_text, "about": about_json, "owner_id": asker.member.id}
    running.changes.insert("facts", {**fact, "told_at": now})
    if running.library is not None:
        running.library.put(fact_id, (Chunk(text),))
    return Fact(fact_id, text, tuple(about), asker.member.id, audience, spoken, from_text(now))


def check_open(audience: str, running: Running) -> Sealing:
    """What seals for an audience. Raises PersonError where its key is locked."""
    sealing = running.library.sealing if running.library is not None else Sealing()
    if sealing.locked([audience]):
        raise PersonError("papers-locked")
    return sealing


def move(fact_id: int, audience: str, running: Running) -> None:
    """Says who may know from now on; it lies sealed from then on where that is one member alone."""
    check_open(audience, running)
    if running.library is not None:
        running.library.reseal("documents", fact_id, audience)
        running.library.reseal("facts", fact_id, audience)
    running.changes.update("documents", fact_id, {"audience": audience})
    if running.library is not None:
        running.library.reseal_chunks(fact_id)


def hide(facts: Iterable[Fact], running: Running) -> None:
    """Takes facts out of what anybody may know; undo brings them back as they were."""
    for fact in facts:
        running.changes.update("documents", fact.id, {"audience": HIDDEN})
        running.changes.update("facts", fact.id, {"gone_at": to_text(running.asker.now)})


def scope_of(audience: str) -> str:
    """Who may know, as the sentences tell it apart: `family`, `parents`, `guests` or `private`."""
    return audience if audience in (FAMILY, PARENTS, GUESTS) else "private"


def narrowest(audiences: Iterable[str]) -> str:
    """The one that the fewest belong to."""
    order = ("private", PARENTS, FAMILY, GUESTS)
    return min(audiences, key=lambda audience: order.index(scope_of(audience)))


def may_set(audience: str, asker: Asker) -> bool:
    """Whether the asker may say that those may know: children speak for the family and for themselves."""
    own = (FAMILY, private_to(asker.member.id))
    return audience in own or (asker.member.grown_up and audience in (PARENTS, GUESTS))


def told_facts(fact: Fact, asker: Asker) -> dict[str, Any]:
    """Who told it and when, and who may know, as facts of an outcome."""
    day = fact.told_at.astimezone(asker.zone).date()
    name = asker.name_of(fact.owner)
    return {
        "text": fact.text,
        "teller": name or "",
        "by": "you" if fact.owner == asker.member.id else "other" if name else "nobody",
        "told": day,
        "ago": (asker.local_now.date() - day).days,
        "scope": scope_of(fact.audience),
    }


def line_of(fact: Fact, asker: Asker, key: str = "fact-line") -> Outcome:
    """A fact in one line, with its day."""
    return Outcome(key, told_facts(fact, asker))


def same_text(one: str, other: str) -> bool:
    """Whether two were told alike."""
    return fold(one).strip(" .!") == fold(other).strip(" .!")
