"""Papers that came by the folder and ask for something: who is told, once, and not one by one when they are many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from knowledge.clock import from_text
from knowledge.outbox import Outgoing
from knowledge.people import Member, private_to
from knowledge.store.database import Database, Row
from skills.engine.command import Offer, Outcome, Reading, Ref, Running
from skills.papers.asked import asking
from skills.papers.commands import FindDues, skill
from skills.papers.listing import DOCUMENTS
from skills.papers.offering import offers_for

ONE, MANY = "paper-asks", "papers-ask"
"""Outbox rows about a file, and about several at once."""

SETTLE = timedelta(minutes=2)
"""For how long nothing more may have come: files are often copied one after the other."""
FEW = 3
"""Papers that ask for something and are told one by one; of more there is one message."""

_WAITING = (
    "SELECT a.document_id, a.settled_at, d.file_id, d.audience, d.owner FROM asked a"
    " JOIN documents d ON d.id = a.document_id WHERE a.waits = 1 ORDER BY d.file_id, d.id"
)


def tell_news(running: Running) -> None:
    """What came becomes outbox rows, when nothing more comes; in the transaction of the wake."""
    at = settled_at(running.database)
    if at is None or at > running.asker.now:
        return
    files: defaultdict[int, dict[int, None]] = defaultdict(dict)
    for row in running.rows(_WAITING):
        member = whom(row, running.asker.members)
        if member is not None:
            files[member.id][row["file_id"]] = None
    for member in running.asker.members:
        if member.id in files:
            _tell(member, list(files[member.id]), running)
    running.rows("UPDATE asked SET waits = 0 WHERE waits = 1")


def settled_at(database: Database) -> datetime | None:
    """When what came by the folder is told; None where nothing did, or the folder is still being read."""
    row = database.row(
        "SELECT max(settled_at) AS at, count(*) > count(settled_at) AS reading FROM asked WHERE waits = 1"
    )
    return from_text(row["at"]) + SETTLE if row and row["at"] and not row["reading"] else None


def whom(document: Row, members: Sequence[Member]) -> Member | None:
    """Who is told of a paper: whom it is private to; a grown-up who once sent it; or else the first admin.

    One member, so that two parents do not write the same event down twice; all others may ask what papers ask for.
    """
    audience, owner = document["audience"], document["owner"]
    if audience.startswith("member:") or not audience:
        return next((member for member in members if private_to(member.id) == audience), None)
    return next((member for member in members if member.id == owner and member.grown_up), members[0])


def _tell(member: Member, file_ids: list[int], running: Running) -> None:
    asker = replace(running.asker, member=member, group=False)
    found = asking(running.rows, asker, file_ids)
    now = running.asker.now
    if len(found) > FEW:
        facts = {"files": [paper.file_id for paper in found], "new": len(file_ids)}
        running.outbox.put(member_id=member.id, kind=MANY, due=now, now=now, facts=facts, subject_id=None, timed=False)
        return
    for paper in found:
        running.outbox.drop(ONE, paper.file_id)
        running.outbox.put(
            member_id=member.id, kind=ONE, due=now, now=now, facts={}, subject_id=paper.file_id, timed=False
        )


@skill.announces(ONE)
def tell_one(row: Outgoing, reading: Reading) -> Outcome | None:
    """The paper and what can be noted of it; nothing where it is gone, moved out of sight, or all has passed."""
    papers = asking(reading.rows, reading.asker, [row.subject_id or 0])
    if not papers:
        return None
    paper = papers[0]
    notes = offers_for(
        paper.dues, reading.asker, source=paper.name, audience=paper.audience, document_id=paper.document_id
    )
    return Outcome("out-paper", {"name": paper.name}, (Ref(DOCUMENTS, paper.document_id),), notes)


@skill.announces(MANY)
def tell_many(row: Outgoing, reading: Reading) -> Outcome | None:
    """How many of the new papers ask for something, and a button to see what."""
    papers = asking(reading.rows, reading.asker, row.facts["files"])
    if not papers:
        return None
    show = FindDues(tuple(paper.document_id for paper in papers))
    facts = {"count": len(papers), "new": row.facts["new"]}
    return Outcome("out-papers", facts, offers=(Offer("show-dues", show, "button-show-dues"),))
