"""Messages that only make sense after the last one: "make it 4 pm", "and Tom too", "and thursday?", "later"."""

from __future__ import annotations

from dataclasses import replace

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.followups.added import added, asked_anew
from pods.engine.understanding.followups.before import SURE, Before, Requests
from pods.engine.understanding.followups.kept import KEPT, said_of_papers, spoken_of
from pods.engine.understanding.followups.listed import changed_items, exchanged
from pods.engine.understanding.followups.planned import CHANGES, changed_plan
from pods.engine.understanding.followups.recurring import changed_bill
from pods.engine.understanding.followups.relative import counted_from
from pods.engine.understanding.followups.settled import settled, taken_back
from pods.engine.understanding.followups.spent import changed_budget, changed_expense, changed_receipt
from pods.engine.understanding.forms import DONE, fill
from pods.engine.understanding.scene import Last
from skills.engine.request import Request

_CHANGED = {
    "expenses": changed_expense,
    "pocket": changed_expense,
    "lists": changed_items,
    "budgets": changed_budget,
    "receipts": changed_receipt,
    "bills": changed_bill,
}

__all__ = ["counted_from", "exchanged", "follow_up", "speaks_of_kept"]


def follow_up(clause: Clause, last: Last | None) -> Requests:
    """The requests that the clause makes about the last outcome; none if it stands for itself."""
    found = settled(clause) or taken_back(clause)
    if found or last is None or not last.refs:
        return found or (_of_a_question(clause, last) if last is not None else ())
    before = Before(last, clause)
    if before.skill in ("reminders", "chores") and clause.vocabulary.single["asks_done"].search(before.text):
        return (_whether_done(before),)
    if before.skill in ("calendar", "reminders") and clause.vocabulary.single["remind"].search(clause.text):
        relative = counted_from(clause, before.said, last.refs) or _reminded_of_it(before)
        if relative is not None:
            return (relative,)
    if before.skill in KEPT:
        return said_of_papers(before)
    return asked_anew(before) or _changed(before) or added(before)


def speaks_of_kept(clause: Clause, last: Last | None) -> bool:
    """Whether the papers or facts last told of are meant, by their place or all of them ("forget number 2")."""
    return last is not None and bool(last.refs) and spoken_of(Before(last, clause))


def _whether_done(before: Before) -> Request:
    """ "has anybody done it?" """
    intent = "planner.reminder_status" if before.skill == "reminders" else "planner.chore_query"
    request = Request(intent, before.clause.text, before.clause.language, SURE, target=before.last.refs[:1])
    return replace(request, value=DONE)


def _reminded_of_it(before: Before) -> Request | None:
    """ "Remind me about it on Monday" """
    if before.clause.asks or not before.said.title:
        return None
    request = fill(before.clause, "planner.reminder_create", SURE)
    return replace(request, title=before.said.title) if request.when is not None and not request.title else None


def _of_a_question(clause: Clause, last: Last) -> Requests:
    """A question that found nothing, or more than one thing, can be asked anew as well."""
    return asked_anew(Before(last, clause))


def _changed(before: Before) -> Requests:
    if before.skill in CHANGES:
        return () if before.asks else changed_plan(before)
    change = _CHANGED.get(before.skill)
    return change(before) if change is not None else ()
