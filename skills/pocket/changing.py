"""Correcting and taking back lines of pocket money, in the words in which that is said of expenses."""

from __future__ import annotations

from knowledge.store.database import Row
from skills.engine.asking import MissingError, NotFoundError
from skills.engine.command import FAMILY_ROLES, Command, Reading
from skills.engine.request import Request
from skills.expenses import reading as of_expenses
from skills.pocket.commands import CorrectEntry, DeleteEntry, skill
from skills.pocket.reading import amount_in, day_in


@skill.reads("expense_correct", roles=FAMILY_ROLES)
def read_correct(request: Request, reading: Reading) -> Command:
    """What was said replaces what the child noted last, or what the last outcome names; else it is an expense."""
    row = _target(request, reading)
    if row is None:
        return of_expenses.read_correct(request, reading)
    money, day = amount_in(request), day_in(request, reading)
    if money is None and day is None:
        raise MissingError("money", "ask-correct-what")
    return CorrectEntry(row["id"], money, day)


@skill.reads("expense_delete", roles=FAMILY_ROLES)
def read_delete(request: Request, reading: Reading) -> Command:
    """The same line is taken out; else it is an expense."""
    row = _target(request, reading)
    return of_expenses.read_delete(request, reading) if row is None else DeleteEntry(row["id"])


def _target(request: Request, reading: Reading) -> Row | None:
    """The line that is spoken of. A grown-up may speak of an expense instead; a child only of what it noted itself.

    Raises NotFoundError for a child that noted nothing, or for a line that is gone.
    """
    member = reading.asker.member
    targets = [ref.id for ref in request.target if ref.skill == skill.name]
    if not targets and member.grown_up:
        return None
    rows = reading.rows(
        "SELECT * FROM pocket_entries WHERE :all OR (member_id = :me AND owner = :me) ORDER BY id DESC",
        {"all": member.grown_up, "me": member.id},
    )
    found = next((row for row in rows if not targets or row["id"] == targets[-1]), None)
    if found is None:
        raise NotFoundError("pocket-entry-gone")
    return found
