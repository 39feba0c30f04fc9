"""What is said of a reminder that came ("done", "later"), and taking back by name ("forget the plumber one")."""

from __future__ import annotations

from dataclasses import replace

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.followups.before import SURE, Requests
from pods.engine.understanding.forms import fill
from pods.engine.understanding.known import SAME_THING
from pods.engine.understanding.scene import Last
from pods.engine.understanding.signs import says_what_was_done
from pods.engine.understanding.titles import blank, title_of
from skills.engine.matching import likeness
from skills.engine.request import Request

_TAKES = {
    "planner.calendar": "planner.event_delete",
    "planner.reminders": "planner.reminder_cancel",
    "planner.chores": "planner.chore_remove",
    "planner.lists": "planner.todo_remove",
    "family.lists": "family.list_remove",
    "finance.expenses": "finance.expense_delete",
}


def settled(clause: Clause) -> Requests:
    """What the clause says of the reminder that came last; none where it says nothing of it."""
    last, reminded = clause.scene.last, clause.scene.reminded
    for one in (last, reminded):
        if one is not None and one.refs and one.refs[0].skill == "reminders" and _is_later(clause, one):
            return (replace(fill(clause, "planner.reminder_snooze", SURE), title="", target=one.refs[:1]),)
    done = _done_by_name(clause)
    if done is not None:
        return (done,)
    came = None if last is not None and last.refs and last.refs[0].skill == "chores" else reminded
    if came is None or not came.refs or not clause.vocabulary.single["done"].fullmatch(_said(clause)):
        return ()
    return (Request("planner.reminder_done", clause.text, clause.language, SURE, target=came.refs[:1]),)


def _done_by_name(clause: Clause) -> Request | None:
    """ "I've called mum", after the reminder to call mum came."""
    words = clause.vocabulary
    if clause.scene.reminded is None or clause.asks or not words.single["has_done"].search(clause.bare_text):
        return None
    if not says_what_was_done(clause, "planner.reminders", "reminder_done"):
        return None
    return fill(clause, "planner.reminder_done", SURE)


def _said(clause: Clause) -> str:
    return clause.bare_text.strip(" .!,")


def _is_later(clause: Clause, last: Last) -> bool:
    if not clause.vocabulary.single["later"].search(clause.text.strip()):
        return False
    timeless = blank(clause.text, clause.times.cut)
    says_more = title_of(timeless, clause.vocabulary.cue("reminder_create"), clause.vocabulary)
    return last.sent or not says_more


def taken_back(clause: Clause) -> Requests:
    """ "Forget the plumber one": what is called so, whatever kind of thing it is; none where nothing is."""
    match = clause.vocabulary.single["drop_one"].match(clause.bare_text.strip(" .!"))
    if match is None:
        return ()
    near = [
        (likeness(match["what"], name), kind)
        for kind, names in clause.scene.things.items()
        for name in names
        if kind in _TAKES
    ]
    share, kind = max(near, default=(0.0, ""))
    if share < SAME_THING:
        return ()
    request = Request(_TAKES[kind], clause.text, clause.language, SURE, title=match["what"])
    if kind == "finance.expenses":
        return (replace(request, merchant=match["what"]),)
    return (replace(request, items=(match["what"],) if kind.endswith(".lists") else ()),)
