"""What papers ask for, when somebody wants to know."""

from __future__ import annotations

import json

from skills.engine.command import Offer, Outcome, Ref, Running
from skills.papers.asked import asking
from skills.papers.commands import FindDues, skill
from skills.papers.offering import MOST, lines_for

DOCUMENTS = "documents"
"""The skill that keeps the papers; it is above this one."""


@skill.command(FindDues, changes=False)
def find(command: FindDues, running: Running) -> Outcome:
    """The next five things with their buttons, and one for more."""
    papers = asking(
        running.rows, running.asker, _files(command.document_ids, running) if command.document_ids else None
    )
    notes, left = lines_for(papers, running.asker, command.skip)
    if not notes:
        return Outcome("dues-none-of" if command.document_ids else "dues-none")
    if left:
        more = Offer("more-dues", FindDues(command.document_ids, command.skip + MOST), "button-more-dues", stays=True)
        notes = (*notes, Outcome("dues-more", {"count": left}, offers=(more,)))
    if len(papers) > 1:
        return Outcome("dues-found", {"count": len(papers)}, notes=notes)
    return Outcome("dues-of", {"name": papers[0].name}, (Ref(DOCUMENTS, papers[0].document_id),), notes)


def _files(document_ids: tuple[int, ...], running: Running) -> list[int]:
    found = running.rows(
        "SELECT DISTINCT file_id FROM documents WHERE file_id IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(document_ids),),
    )
    return [row["file_id"] for row in found]
