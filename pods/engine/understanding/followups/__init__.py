"""Messages that only make sense after the last one: "make it 4 pm", "and Tom too", "and thursday?", "later"."""

from __future__ import annotations

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.followups.added import added, asked_anew
from pods.engine.understanding.followups.before import Before, Requests
from pods.engine.understanding.followups.listed import changed_items, exchanged
from pods.engine.understanding.followups.planned import CHANGES, changed_plan
from pods.engine.understanding.followups.relative import counted_from
from pods.engine.understanding.followups.settled import settled, taken_back
from pods.engine.understanding.followups.spent import changed_budget, changed_expense
from pods.engine.understanding.scene import Last

_CHANGED = {"expenses": changed_expense, "lists": changed_items, "budgets": changed_budget}

__all__ = ["counted_from", "exchanged", "follow_up"]


def follow_up(clause: Clause, last: Last | None) -> Requests:
    """The requests that the clause makes about the last outcome; none if it stands for itself."""
    found = settled(clause) or taken_back(clause)
    if found or last is None or not last.refs:
        return found or (_of_a_question(clause, last) if last is not None else ())
    before = Before(last, clause)
    if before.skill in ("calendar", "reminders"):
        relative = counted_from(clause, before.said, last.refs)
        if relative is not None:
            return (relative,)
    return asked_anew(before) or _changed(before) or added(before)


def _of_a_question(clause: Clause, last: Last) -> Requests:
    """A question that found nothing, or more than one thing, can be asked anew as well."""
    return asked_anew(Before(last, clause))


def _changed(before: Before) -> Requests:
    if before.skill in CHANGES:
        return () if before.bare.asks else changed_plan(before)
    change = _CHANGED.get(before.skill)
    return change(before) if change is not None else ()
