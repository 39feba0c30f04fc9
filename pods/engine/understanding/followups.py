"""Messages that only make sense after the last one: "make it 4 pm", "and Tom too", "and thursday?", "later"."""

from __future__ import annotations

import re
from dataclasses import replace

from pods.engine import parts
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.forms import fill
from pods.engine.understanding.people import people_in
from pods.engine.understanding.scene import Last
from pods.engine.understanding.titles import blank, title_of
from skills.engine.request import Request

MOVES = {"calendar": "planner.event_move", "reminders": "planner.reminder_move"}
QUERIES = (
    "event_query",
    "reminder_query",
    "spending_query",
    "transactions_query",
    "chore_query",
)


def follow_up(clause: Clause, last: Last | None) -> Request | None:
    """The request that the clause makes about the last outcome, or None if it stands for itself."""
    later = next((found for one in (last, clause.scene.reminded) if one and (found := _later(clause, one))), None)
    if later is not None or last is None:
        return later
    return _correction(clause, last) or _addition(clause, last)


def _skill(last: Last) -> str:
    return last.refs[0].skill if last.refs else ""


def _later(clause: Clause, last: Last) -> Request | None:
    if _skill(last) != "reminders" or not clause.vocabulary.single["later"].search(clause.text.strip()):
        return None
    if bare_of_cues(clause, "reminder_create") and not last.sent:
        return None
    return replace(fill(clause, "planner.reminder_snooze", 0.95), title="", target=last.refs[:1])


def bare_of_cues(clause: Clause, name: str) -> str:
    """What the clause says besides times and the words of a command."""
    return title_of(blank(clause.text, clause.times.cut), clause.vocabulary.cue(name), clause.vocabulary)


def _correction(clause: Clause, last: Last) -> Request | None:
    words, text = clause.vocabulary.single, clause.text.strip()
    strong = words["amend"].search(text) or (words["amend_tail"].search(text) and not _amended(clause).phrase)
    weak = words["amend_weak"].search(text)
    if not strong and not weak:
        return None
    skill = _skill(last)
    inner = _on_the_clock(_amended(clause)) if skill in MOVES else _amended(clause)
    if skill in MOVES and (inner.times.spans or inner.people):
        if weak and not strong and len(inner.phrase.split()) > 2:
            return None
        return replace(fill(inner, MOVES[skill], 0.9), title="", target=last.refs[:1], amends=True)
    if skill == "expenses" and (
        inner.bare_money or parts.find_category(inner.text, inner.language) or inner.times.spans
    ):
        return replace(fill(inner, "finance.expense_correct", 0.9), target=last.refs[-1:], amends=True)
    if skill == "lists" and strong and inner.text:
        intent = "planner.todo_change" if last.intent.startswith("planner") else "family.list_change"
        title = title_of(inner.text, (), inner.vocabulary)
        return Request(intent, clause.text, clause.language, 0.9, title=title, target=last.refs[-1:], amends=True)
    return None


def _on_the_clock(clause: Clause) -> Clause:
    """A bare hour after an event or a reminder is a time: "make it 5"."""
    hour = re.fullmatch(r"\d{1,2}", clause.text.strip(" .!"))
    if hour is None or int(hour.group()) > 24:
        return clause
    return Clause(clause.vocabulary.clock.format(hour.group()), clause.language, clause.scene)


def _amended(clause: Clause) -> Clause:
    text = clause.text.strip()
    for name in ("amend", "amend_weak", "amend_tail"):
        text = clause.vocabulary.single[name].sub(" ", text, count=1).strip(" ,.!")
    return Clause(text, clause.language, clause.scene)


def _addition(clause: Clause, last: Last) -> Request | None:
    words, text = clause.vocabulary.single, clause.text.strip()
    more, too = words["more"].search(text), words["too"].search(text)
    name = last.intent.partition(".")[2]
    if name in QUERIES and _only_asks_anew(clause):
        return _asked_anew(clause, last)
    if not more and not too:
        return None
    inner = Clause(
        words["too"].sub("", words["more"].sub("", text, count=1)).strip(" ,.!"),
        clause.language,
        clause.scene,
    )
    skill = _skill(last)
    if skill in MOVES and not inner.phrase and (inner.people or inner.times.spans):
        people = people_in(inner.people)
        return replace(fill(inner, MOVES[skill], 0.9), title="", people=people, target=last.refs[:1], amends=True)
    if words["another"].search(inner.text) and skill in MOVES and inner.times.spans:
        kind = "planner.reminder_create" if skill == "reminders" else "planner.event_create"
        request = fill(inner, kind, 0.85)
        return replace(
            request,
            title=title_of(
                words["another"].sub(" ", blank(inner.text, inner.times.cut), 1),
                clause.vocabulary.cue(kind.partition(".")[2]),
                clause.vocabulary,
            ),
        )
    if skill == "lists" and not inner.times.spans and not inner.money and not words["query"].search(inner.text):
        intent = "planner.todo_add" if last.intent.startswith("planner") else "family.list_add"
        request = fill(inner, intent, 0.8)
        return replace(request, list_name=request.list_name or last.list_name)
    if skill == "expenses" and inner.bare_money:
        return fill(inner, "finance.expense_log", 0.8)
    return None


def _only_asks_anew(clause: Clause) -> bool:
    words = clause.vocabulary.single
    more = words["more"].search(clause.text.strip())
    if not more and words["query"].match(clause.text.strip()):
        return False
    stripped = Clause(words["more"].sub("", clause.text.strip(), count=1), clause.language, clause.scene)
    has_new = bool(clause.times.spans or clause.people or parts.find_category(stripped.text, clause.language))
    rest = stripped.phrase.split()
    return has_new and len(rest) <= 2 and ("?" in clause.text or more is not None)


def _asked_anew(clause: Clause, last: Last) -> Request:
    """The last question with what was said anew in the place of what it replaces."""
    again = fill(clause, last.intent, 0.9)
    before = fill(Clause(last.text, clause.language, clause.scene), last.intent, 0.9)
    return replace(
        before,
        text=last.text,
        when=again.when or before.when,
        times=again.times or before.times,
        people=again.people if again.people.ids else before.people,
        category=again.category or before.category,
        merchant=again.merchant or before.merchant,
    )
