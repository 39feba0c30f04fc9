"""What comes on top of the last outcome: "and bread", "another at 7", "and on Thursday?"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time

from pods.engine import parts
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.followups.before import SURE, Before, Requests
from pods.engine.understanding.followups.listed import kept_items
from pods.engine.understanding.forms import fill
from pods.engine.understanding.money.asked import asked_details
from pods.engine.understanding.money.weighing import SHOWN
from skills.engine.request import Request
from skills.engine.times import TimeKind, TimeSpan

_MAKES = {
    "calendar": "planner.event_create",
    "reminders": "planner.reminder_create",
    "chores": "planner.chore_add",
}
_CHANGED_BY = {
    "form": "finance.spending_chart",
    "against": "finance.spending_compare",
    "": "finance.spending_query",
}
"""What becomes of a question for what was spent where a picture or a comparison is asked for as well."""
_ANSWERS = 2
"""Words that a question asked anew may hold besides what is new in it."""

_ADDED = 0.8
_OF_A_YEAR = "finance.year_summary"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def asked_anew(before: Before) -> Requests:
    """The last question with what was said anew in the place of what it replaces; none where it is not asked."""
    if not before.asked or not (_only_asks_anew(before.clause) or _only_names_a_year(before)):
        return ()
    again = _in_that_year(fill(before.clause, before.last.intent, SURE))
    intent = before.last.intent
    if intent == "finance.spending_query" or (intent == "finance.transactions_query" and again.form == "chart"):
        intent = _CHANGED_BY["form" if again.form == "chart" else "against" if again.against else ""]
    return (
        replace(
            before.said,
            intent=intent,
            text=before.last.text,
            grouping=again.grouping or before.said.grouping,
            form=again.form or before.said.form,
            against=again.against or before.said.against,
            when=again.when or before.said.when,
            times=again.times or before.said.times,
            people=again.people if again.people.ids else before.said.people,
            category=again.category or before.said.category,
            merchant=(again.merchant if not again.form and not again.against else None) or before.said.merchant,
        ),
    )


def _in_that_year(request: Request) -> Request:
    """ "and 2025?": a bare number of four digits is a year where the question was for one."""
    year = _YEAR.search(request.text) if request.intent == _OF_A_YEAR and request.when is None else None
    if year is None:
        return request
    start, end = (datetime.combine(date(int(year[0]) + later, 1, 1), time.min) for later in (0, 1))
    when = TimeSpan(*year.span(), year[0], TimeKind.DATE, start, end, has_date=True, grain="year")
    return replace(request, when=when)


def _only_asks_anew(clause: Clause) -> bool:
    words = clause.vocabulary.single
    stripped = clause.part(words["more"].sub("", clause.text.strip(" ¿"), count=1))
    if _only_says_how(stripped):
        return True
    more = words["more"].search(clause.text.strip(" ¿"))
    if words["asks_age"].search(clause.text):
        return False
    if not more and (words["query"].match(clause.text.strip()) or any(map(clause.speaks_for, SHOWN))):
        return False
    shop = parts.find_merchant(stripped.text, clause.language)
    has_new = bool(clause.times.spans or clause.people or parts.find_category(stripped.text, clause.language) or shop)
    return has_new and len(stripped.phrase.split()) <= _ANSWERS and ("?" in clause.text or more is not None)


def _only_names_a_year(before: Before) -> bool:
    return (
        before.last.intent == _OF_A_YEAR
        and bool(_YEAR.search(before.text))
        and len(before.text.split()) <= 1 + _ANSWERS
    )


def _only_says_how(clause: Clause) -> bool:
    """ "as a chart", "by category": the same question in another form."""
    if clause.speaks_for("money_export") or clause.speaks_for("spending_query"):
        return False
    details = asked_details(clause)
    how = details.get("grouping") or details.get("form") or details.get("against")
    return bool(how) and not clause.bare_money and len(clause.text.split()) <= _ANSWERS + 2


def added(before: Before) -> Requests:
    """What is said to come on top; none where nothing is."""
    words, text = before.clause.vocabulary.single, before.clause.text.strip()
    if before.skill in _MAKES and words["another"].search(text):
        return _another(before)
    if not words["more"].search(text) and not words["too"].search(text):
        return ()
    return _more(before.clause.part(words["too"].sub("", words["more"].sub("", text, count=1)).strip(" ,.!")), before)


def _more(inner: Clause, before: Before) -> Requests:
    if before.skill == "lists" and not inner.times.spans and not inner.money and not inner.asks:
        request = fill(inner, "planner.todo_add" if before.planner else "family.list_add", _ADDED)
        kept = kept_items(inner) if not before.planner and "," in inner.text else request.items
        return (replace(request, items=kept, list_name=request.list_name or before.last.list_name),) if kept else ()
    if before.skill == "expenses" and inner.bare_money:
        return (fill(inner, "finance.expense_log", _ADDED),)
    if before.skill == "budgets" and inner.bare_money and parts.find_category(inner.text, inner.language):
        return (fill(inner, "finance.budget_set", _ADDED),)
    return ()


def _another(before: Before) -> Requests:
    """ "another at 7", "and one on Friday to pay the rent": the same again where nothing else is said."""
    text = before.clause.vocabulary.single["another"].sub(" ", before.clause.text.strip(), count=1).strip()
    inner = before.clause.part(text)
    if not inner.times.spans:
        return ()
    request = fill(inner, _MAKES[before.skill], SURE)
    again = replace(
        request,
        title=request.title or before.said.title,
        people=request.people if request.people.ids else before.said.people,
        when=_on_the_same_day(request.when, before.said.when),
    )
    return (again,)


def _on_the_same_day(when: TimeSpan | None, was: TimeSpan | None) -> TimeSpan | None:
    """A time without a day is on the day of the one before."""
    if when is None or was is None or when.has_date or when.relative or when.start is None or was.start is None:
        return when
    return replace(when, start=datetime.combine(was.start.date(), when.start.time()), end=None, has_date=True)
