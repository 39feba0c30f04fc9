"""Messages that only make sense after the last one: "make it 4 pm", "and Tom too", "and thursday?", "later"."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from pods.engine import parts
from pods.engine.understanding.before import MAKES, MOVES, Before
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.corrections import correction
from pods.engine.understanding.forms import fill
from pods.engine.understanding.people import people_in
from pods.engine.understanding.relative import counted_from
from pods.engine.understanding.scene import Last
from pods.engine.understanding.titles import blank, title_of
from skills.engine.request import Request
from skills.engine.times import TimeSpan

QUERIES = (
    "event_query",
    "reminder_query",
    "spending_query",
    "transactions_query",
    "chore_query",
)
_ANSWERS = 2
"""Words that a question asked anew may hold besides what is new in it."""


def follow_up(clause: Clause, last: Last | None) -> tuple[Request, ...]:
    """The requests that the clause makes about the last outcome; none if it stands for itself."""
    later = next((found for one in (last, clause.scene.reminded) if one and (found := _later(clause, one))), None)
    if later is not None:
        return (later,)
    if last is None:
        return ()
    before = Before(last, clause)
    relative = counted_from(clause, before.said, last.refs) if before.skill in ("calendar", "reminders") else None
    if relative is not None:
        return (relative,)
    return correction(clause, before) or _addition(clause, before)


def _later(clause: Clause, last: Last) -> Request | None:
    if not last.refs or last.refs[0].skill != "reminders":
        return None
    if not clause.vocabulary.single["later"].search(clause.text.strip()):
        return None
    if bare_of_cues(clause, "reminder_create") and not last.sent:
        return None
    return replace(fill(clause, "planner.reminder_snooze", 0.95), title="", target=last.refs[:1])


def bare_of_cues(clause: Clause, name: str) -> str:
    """What the clause says besides times and the words of a command."""
    return title_of(blank(clause.text, clause.times.cut), clause.vocabulary.cue(name), clause.vocabulary)


def _addition(clause: Clause, before: Before) -> tuple[Request, ...]:
    words, text = clause.vocabulary.single, clause.text.strip()
    if before.last.intent.partition(".")[2] in QUERIES and _only_asks_anew(clause):
        return (_asked_anew(clause, before),)
    if before.skill in MAKES and words["another"].search(text):
        another = _another(clause, before)
        if another is not None:
            return (another,)
    if not words["more"].search(text) and not words["too"].search(text):
        return ()
    inner = clause.part(words["too"].sub("", words["more"].sub("", text, count=1)).strip(" ,.!"))
    found = _added(inner, before)
    return (found,) if found is not None else ()


def _added(inner: Clause, before: Before) -> Request | None:
    """What is said to come on top."""
    if before.skill in MOVES and not inner.phrase and inner.people:
        request = fill(inner, MOVES[before.skill], 0.9)
        return replace(request, title="", people=people_in(inner.people), target=before.last.refs[:1], amends=True)
    if before.skill == "lists" and not inner.times.spans and not inner.money and not inner.asks:
        intent = "planner.todo_add" if before.todo else "family.list_add"
        request = fill(inner, intent, 0.8)
        return replace(request, list_name=request.list_name or before.last.list_name)
    if before.skill == "expenses" and inner.bare_money:
        return fill(inner, "finance.expense_log", 0.8)
    if before.skill == "budgets" and inner.bare_money and parts.find_category(inner.text, inner.language):
        return fill(inner, "finance.budget_set", 0.8)
    return None


def _another(clause: Clause, before: Before) -> Request | None:
    """ "another at 7", "and one on Friday to pay the rent": the same again where nothing else is said."""
    inner = clause.part(clause.vocabulary.single["another"].sub(" ", clause.text.strip(), count=1).strip())
    if not inner.times.spans:
        return None
    request = fill(inner, MAKES[before.skill], 0.85)
    return replace(
        request,
        title=request.title or before.said.title,
        people=request.people if request.people.ids else before.said.people,
        when=_on_the_same_day(request.when, before.said.when),
    )


def _on_the_same_day(when: TimeSpan | None, was: TimeSpan | None) -> TimeSpan | None:
    """A time without a day is on the day of the one before."""
    if when is None or was is None or when.has_date or when.relative or when.start is None or was.start is None:
        return when
    return replace(when, start=datetime.combine(was.start.date(), when.start.time()), end=None, has_date=True)


def _only_asks_anew(clause: Clause) -> bool:
    words = clause.vocabulary.single
    more = words["more"].search(clause.text.strip())
    if not more and words["query"].match(clause.text.strip()):
        return False
    stripped = clause.part(words["more"].sub("", clause.text.strip(), count=1))
    has_new = bool(clause.times.spans or clause.people or parts.find_category(stripped.text, clause.language))
    return has_new and len(stripped.phrase.split()) <= _ANSWERS and ("?" in clause.text or more is not None)


def _asked_anew(clause: Clause, before: Before) -> Request:
    """The last question with what was said anew in the place of what it replaces."""
    again = fill(clause, before.last.intent, 0.9)
    return replace(
        before.said,
        text=before.last.text,
        when=again.when or before.said.when,
        times=again.times or before.said.times,
        people=again.people if again.people.ids else before.said.people,
        category=again.category or before.said.category,
        merchant=again.merchant or before.said.merchant,
    )
