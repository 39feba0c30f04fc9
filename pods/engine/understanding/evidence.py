"""What stands in a clause and speaks for an intent by itself, whatever the router says."""

from __future__ import annotations

from pods.engine.router import Ranked
from pods.engine.understanding import papers
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.clauses import gives_work
from pods.engine.understanding.forms import names_done
from pods.engine.understanding.money import weighing
from pods.engine.understanding.signs import (
    THINGS,
    asks_about,
    buys_something,
    changes_a_todo,
    changes_one_that_is_there,
    counts_goods,
    is_an_errand,
    names_a_thing,
    says_what_was_done,
)
from pods.engine.understanding.work import deed_in

_CLEARLY = 0.75
"""From this share on, the router is not overruled by the shape of a clause."""

_SHAPES = ("event_create", "list_add", "todo_add", "expense_log")
_LISTS = ("add", "remove", "tick", "query", "delete")
_SHAPED_ALIKE = (
    {"planner.event_create", "planner.event_query"}
    | {f"planner.reminder_{one}" for one in ("create", "move", "cancel", "query", "snooze")}
    | {"planner.chore_add"},
    {f"family.list_{one}" for one in _LISTS} | {f"planner.todo_{one}" for one in (*_LISTS, "done")},
    {"finance.expense_log", "finance.expense_correct", "finance.expense_delete", "finance.budget_set"}
    | {"finance.transactions_query"},
)
"""Intents whose clauses hold the same parts: times, lists, amounts."""

_BESIDE_OTHERS = (
    *("event_free", "week_show", "feed_link", "feed_revoke", "birthday_add", "reminder_status"),
    *("chore_swap", "chore_stats", "day_brief", "sync_status", "sync_now", "message_query"),
    *weighing.SHOWN,
)
"""Intents whose words are said as a question or as an order alike."""

_NARROWER = {
    "event_query": ("todo_query", "event_free", "week_show", "day_brief", "sync_status", "reminder_status"),
    "event_create": ("birthday_add", "feed_link", "chore_swap"),
    "event_delete": ("feed_revoke",),
    "reminder_query": ("reminder_status",),
    "reminder_create": ("reminder_status",),
    "chore_query": ("chore_stats", "chore_swap"),
    "chore_add": ("chore_swap",),
    "list_add": ("birthday_add",),
    "todo_query": ("chore_stats",),
    "spending_query": ("chore_stats",),
}
_NARROWER = {
    name: tuple(one for narrower in (_NARROWER, weighing.NARROWER, papers.NARROWER) for one in narrower.get(name, ()))
    for name in (*_NARROWER, *weighing.NARROWER, *papers.NARROWER)
}
"""Intents whose words stand in what is said for others as well."""


def is_evident(intent: str, clause: Clause, first: Ranked) -> bool:
    """Whether the clause speaks for the intent; `first` is what the router thinks likeliest."""
    if intent.startswith(papers.POD):
        return papers.evident(intent.partition(".")[2], clause) and not is_rather(intent, clause)
    if intent.endswith(_BESIDE_OTHERS):
        said = is_said(intent, clause)
    elif intent.endswith("event_move") and changes_a_todo(clause):
        said = False
    else:
        said = clause.asks == intent.endswith("_query") and is_said(intent, clause) and not is_rather(intent, clause)
    return said or (_evident(intent, clause) and not _rivalled(intent, first))


def is_rather(intent: str, clause: Clause) -> bool:
    """Whether the words that speak for the intent are part of those that speak for a narrower one."""
    name = intent.partition(".")[2]
    if name not in clause.rather:
        clause.rather[name] = any(_says(one, clause) for one in _NARROWER.get(name, ()))
    return clause.rather[name]


def is_said(intent: str, clause: Clause) -> bool:
    """Whether words stand there that speak for the intent."""
    return _says(intent.partition(".")[2], clause)


def _says(name: str, clause: Clause) -> bool:
    if name in papers.WEIGHED:
        return papers.evident(name, clause)
    if not clause.says(name) or (name == "list_add" and clause.names_spending):
        return False
    if name == "event_query":
        return clause.list_span is None
    return name != "birthday_add" or not (clause.asks or any(span.has_time for span in clause.times.spans))


def _rivalled(intent: str, first: Ranked) -> bool:
    """Whether the router is sure of another intent that a clause of the same shape may have.

    A time makes no event of "move the dentist to 5", a list nothing to put on it of "empty the list".
    """
    return (
        intent.partition(".")[2] in _SHAPES
        and first.intent != intent
        and first.confidence >= _CLEARLY
        and any(intent in shaped and first.intent in shaped for shaped in _SHAPED_ALIKE)
    )


def _evident(intent: str, clause: Clause) -> bool:
    """Whether what stands in the clause speaks for an intent by itself, whatever the words around it."""
    name = intent.partition(".")[2]
    asks = clause.asks
    match name:
        case "lesson_tell":
            return not asks and clause.told is not None
        case "event_create":
            return _is_an_appointment(clause) and not is_rather(intent, clause) and not clause.surely_sets
        case "bill_add":
            return weighing.changes_a_bill(clause)
        case "event_move":
            return changes_one_that_is_there(clause)
        case "setting_change":
            return clause.surely_sets
        case "expense_log":
            if asks or clause.vocabulary.single["transfers"].search(clause.bare_text) or is_rather(intent, clause):
                return False
            if weighing.changes_a_bill(clause):
                return False
            return bool(clause.money) or clause.names_spending or buys_something(clause)
        case "list_add" | "todo_add" if (counts_goods if name == "list_add" else is_an_errand)(clause):
            return True
        case "list_add" | "todo_add":
            span = clause.list_span
            return (
                not asks
                and span is not None
                and (span.name == "todo") == (name == "todo_add")
                and is_for_a_list(clause)
            )
        case "todo_change":
            return changes_a_todo(clause)
        case "chore_add":
            return not asks and not clause.money and deed_in(clause) is not None
        case "event_query" if clause.vocabulary.single["asks_age"].search(clause.text):
            return asks
        case "chore_query" if names_done(clause):
            return asks_about(clause, THINGS["planner.chore_done"], "chore_done")
        case "event_query" | "list_query":
            return asks and not clause.money and asks_about(clause, THINGS[intent], name)
        case "chore_done" | "todo_done" | "list_tick":
            return not asks and not clause.times.spans and says_what_was_done(clause, THINGS[intent], name)
        case "event_delete" | "reminder_cancel" | "list_remove" | "todo_remove" | "expense_delete":
            begins = any(pattern.match(clause.bare_text) for pattern in clause.vocabulary.cue(name)[:1])
            return not asks and begins and names_a_thing(clause, THINGS[intent], name)
        case _:
            return False


def _is_an_appointment(clause: Clause) -> bool:
    """Whether a day and a time are said of something that is neither a deed, an order to take away nor past."""
    spans = clause.times.spans
    if changes_one_that_is_there(clause):
        return False
    if clause.asks or clause.money or not (any(one.has_date for one in spans) and any(one.has_time for one in spans)):
        return False
    if clause.vocabulary.single["past"].search(clause.text) or clause.begins_taking_away:
        return False
    others = ("chore_add", "event_move", "bill_add")
    if weighing.changes_a_bill(clause):
        return False
    return deed_in(clause) is None and not any(clause.speaks_for(one) for one in others)


def is_for_a_list(clause: Clause) -> bool:
    """Whether the clause speaks neither of a budget for what is on a list nor of a chore."""
    if changes_a_todo(clause) or gives_work(clause.bare_text, clause.vocabulary):
        return False
    if clause.bare_money and clause.speaks_for("expense_log"):
        return False
    return not any(clause.speaks_for(one) for one in ("budget_set", "chore_add", "split_log"))
