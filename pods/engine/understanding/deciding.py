"""Decides the intent of a clause: what the router says, weighed by what stands in the clause."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pods.engine.router import Ranked, Router
from pods.engine.router.features import tokens
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.clauses import gives_work
from pods.engine.understanding.forms import names_done
from pods.engine.understanding.money import weighing
from pods.engine.understanding.signs import (
    THINGS,
    asks_about,
    begins_moving,
    buys_something,
    changes_a_todo,
    changes_one_that_is_there,
    counts_goods,
    for_what_is_named,
    is_about_a_reminder,
    is_an_errand,
    names_a_thing,
    says_what_was_done,
    takes_away,
)
from pods.engine.understanding.work import deed_in

_PRIOR = 0.6
UNKNOWN = "unknown"
"""The intent of a clause that nothing may be done about."""

_MAKES = ("_create", "_add", "_log", "_set")
"""Endings of intents that bring something about; said with a "not", they would do the opposite of what is wished."""

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

_TAKES = ("_delete", "_cancel", "_remove", "_move", "_change", "_done", "_tick")
_BESIDE_OTHERS = (
    *("event_free", "week_show", "feed_link", "feed_revoke", "birthday_add", "reminder_status"),
    *("chore_swap", "chore_stats", "day_brief", "sync_status", "sync_now"),
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
    name: (*_NARROWER.get(name, ()), *weighing.NARROWER.get(name, ())) for name in (*_NARROWER, *weighing.NARROWER)
}
"""Intents whose words stand in what is said for others as well."""

_UNSAID = 0.15
"""What moving counts for where no word for it stands and nothing that is there is named."""

_ASKED = 0.15
"""What an intent that changes something counts for where the clause is a question."""

_MONEY = "finance."
_WORDED = frozenset(f"{_MONEY}{name}" for name in weighing.WORDED)
_UNLIKELY = 0.1
"""Share of the intents about money up to which a clause without an amount is about something else."""

_BESIDE = 0.25
"""What an intent of no pod counts for, where the clause speaks for one of a pod."""

PODS = ("planner.", "family.", "finance.", "house.")
"""How the intents of the pods begin."""

_EVIDENT = 0.6
"""The least confidence in an intent that the clause itself speaks for."""

_SAME_THING = 0.75
SURE = 0.6
"""From this confidence on, what was understood is done without a word about what else it might have been."""

UNSURE = 0.4
"""Below this confidence nothing is done without asking a model or the person."""


TAUGHT = 0.95
"""Confidence in an intent that the member taught for these words."""

_OTHERS = 5
_LIKELY_OTHER = 0.06
"""The least share of the weight for an intent to be worth offering beside the first."""


@dataclass(frozen=True, slots=True)
class Decided:
    """An intent with its confidence after weighing, and the other intents that are worth offering, likeliest first."""

    intent: str
    confidence: float
    others: tuple[str, ...] = ()


def decide(clause: Clause, router: Router) -> Decided:
    """The most plausible intent; one that the member taught for these words is that."""
    decided = _weigh(clause, router)
    taught = taught_intent(clause.phrase, clause.scene.learned.intents)
    if taught is None:
        return decided
    others = (one for one in (decided.intent, *decided.others) if one != taught)
    return Decided(taught, TAUGHT, tuple(others)[:_OTHERS])


def taught_intent(phrase: str, intents: Mapping[str, str]) -> str | None:
    """The intent of the taught phrase that is (nearly) this one, or None."""
    words = frozenset(tokens(phrase))
    near = [
        (len(words & known) / len(words | known), intent)
        for taught, intent in intents.items()
        if words and (known := frozenset(tokens(taught)))
    ]
    share, intent = max(near, default=(0.0, ""))
    return intent if share >= _SAME_THING else None


def _weigh(clause: Clause, router: Router) -> Decided:
    ranked = router.rank(clause.bare_text, clause.language)
    likely_money = sum(one.confidence for one in ranked if one.intent.startswith(_MONEY)) >= _UNLIKELY
    named = weighing.named_bill(clause) is not None or clause.speaks_for("debts_query")
    if not (clause.bare_money or likely_money or named):
        clause.says_nothing_of(weighing.WORDED)
        ranked = tuple(one for one in ranked if one.intent not in _WORDED) or ranked
    evident = {one.intent for one in ranked if _is_evident(one.intent, clause, ranked[0])}

    speaks = bool(evident) or _is_planned(clause)

    def weight(one: Ranked) -> float:
        share = one.confidence + (_PRIOR if one.intent in evident else 0)
        beside = _BESIDE if speaks and not one.intent.startswith(PODS) else 1
        return share * _fits(one.intent, clause) * beside

    weighed = sorted(((weight(one), one.intent) for one in ranked), reverse=True)
    total = sum(weight for weight, _ in weighed) or 1.0
    confidence, intent = weighed[0][0] / total, weighed[0][1]
    if intent in evident:
        confidence = max(confidence, _EVIDENT)
    if _says_nothing(clause) or (
        intent.endswith(_MAKES)
        and clause.vocabulary.single["negated"].search(clause.bare_text)
        and not _is_said(intent, clause)
    ):
        return Decided(UNKNOWN, 0.0)
    others = [one for weight, one in weighed[1:] if weight / total >= _LIKELY_OTHER and one.startswith(PODS)]
    return Decided(for_what_is_named(clause, intent), confidence, tuple(others[:_OTHERS]))


def _is_evident(intent: str, clause: Clause, first: Ranked) -> bool:
    if intent.endswith(_BESIDE_OTHERS):
        said = _is_said(intent, clause)
    elif intent.endswith("event_move") and changes_a_todo(clause):
        said = False
    else:
        said = clause.asks == intent.endswith("_query") and _is_said(intent, clause) and not _is_rather(intent, clause)
    return said or (_evident(intent, clause) and not _rivalled(intent, first))


def _is_rather(intent: str, clause: Clause) -> bool:
    """Whether the words that speak for the intent are part of those that speak for a narrower one."""
    name = intent.partition(".")[2]
    if name not in clause.rather:
        clause.rather[name] = any(_says(one, clause) for one in _NARROWER.get(name, ()))
    return clause.rather[name]


def _is_said(intent: str, clause: Clause) -> bool:
    """Whether words stand there that speak for the intent."""
    return _says(intent.partition(".")[2], clause)


def _says(name: str, clause: Clause) -> bool:
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


def _says_nothing(clause: Clause) -> bool:
    """Whether no word stands there, only figures or signs ("5", "?!"); a plain amount of money says enough."""
    return not clause.money and not re.search(r"[^\W\d_]{2,}", clause.text)


def _evident(intent: str, clause: Clause) -> bool:
    """Whether what stands in the clause speaks for an intent by itself, whatever the words around it."""
    name = intent.partition(".")[2]
    asks = clause.asks
    match name:
        case "lesson_tell":
            return not asks and clause.told is not None
        case "event_create":
            return _is_an_appointment(clause) and not _is_rather(intent, clause) and not clause.surely_sets
        case "bill_add":
            return weighing.changes_a_bill(clause)
        case "event_move":
            return changes_one_that_is_there(clause)
        case "setting_change":
            return clause.surely_sets
        case "expense_log":
            if asks or clause.vocabulary.single["transfers"].search(clause.bare_text) or _is_rather(intent, clause):
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
                and _is_for_a_list(clause)
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


def _is_planned(clause: Clause) -> bool:
    """Whether a day that comes is said, and nothing is asked."""
    today = clause.scene.now.date()
    ahead = any(span.has_date and span.start and span.start.date() > today for span in clause.times.spans)
    return ahead and not clause.asks


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


def _is_for_a_list(clause: Clause) -> bool:
    """Whether the clause speaks neither of a budget for what is on a list nor of a chore."""
    if changes_a_todo(clause) or gives_work(clause.bare_text, clause.vocabulary):
        return False
    return not any(clause.speaks_for(one) for one in ("budget_set", "chore_add", "split_log"))


def _fits(intent: str, clause: Clause) -> float:
    """How well what the clause holds goes with an intent: 1 is neutral."""
    name = intent.partition(".")[2]
    spans, dated, asks = clause.times.spans, clause.dated, clause.asks
    if _is_rather(intent, clause) or (clause.surely_sets and name.endswith(_MAKES)):
        return _ASKED
    money = weighing.fit(name, clause)
    if money is not None:
        return money
    match name:
        case "event_create":
            reminds = clause.speaks_for("reminder_create")
            past = bool(clause.vocabulary.single["past"].search(clause.text))
            said = clause.speaks_for("event_create")
            likely_one = (3.0 if dated else 1.0 if said else 0.15) * (0.2 if reminds else 1)
            likely_one *= 0.3 if clause.money else 0.1 if weighing.changes_a_bill(clause) else 1
            moves = clause.speaks_for("event_move") or changes_one_that_is_there(clause)
            likely_one *= 0.05 if clause.begins_taking_away or clause.vocabulary.speaks_for("done", clause.text) else 1
            works = clause.speaks_for("chore_add") or deed_in(clause) is not None
            likely_one *= 0.3 if works else 1
            return likely_one * (0.1 if past else 1) * (0.05 if moves else 1) * (_ASKED if asks else 1)
        case "reminder_cancel" if not is_about_a_reminder(clause):
            return 0.25
        case "reminder_create" if asks and clause.vocabulary.speaks_for("reminder_query", clause.text):
            return _ASKED
        case "reminder_create" if clause.speaks_for("reminder_cancel"):
            return _ASKED
        case "reminder_create":
            return (3.0 if clause.speaks_for("reminder_create") else 0.25) * (1.5 if dated else 1)
        case "expense_correct":
            if (
                clause.bare_money
                and buys_something(clause)
                and not clause.vocabulary.single["not_so"].match(clause.text)
            ):
                return 0.3
            return 1.0 if clause.bare_money else 0.3
        case "chore_add" if clause.vocabulary.speaks_for("done", clause.text):
            return _ASKED
        case "reminder_snooze" if clause.speaks_for("reminder_move"):
            return _ASKED
        case "budget_set":
            said = clause.speaks_for("budget_set")
            return (2.0 if clause.bare_money else 1.0 if said else 0.2) * (0.1 if asks else 1)
        case "list_add" | "todo_add" if changes_a_todo(clause):
            return _ASKED
        case "list_add" | "todo_add" if clause.list_span:
            kind = 4.0 if (clause.list_span.name == "todo") == (name == "todo_add") else 0.25
            return kind * (0.5 if asks else 1) * (0.02 if takes_away(clause) or not _is_for_a_list(clause) else 1)
        case "list_add" | "todo_add" if clause.vocabulary.single["query"].match(clause.text.strip()) and asks:
            return _ASKED
        case "list_add":
            return (0.5 if dated else 1.0) * (0.3 if clause.money else 1)
        case "todo_query" if clause.speaks_for("chore_query"):
            return 0.3 if clause.scene.things.get("planner.chores") else 1.5
        case "spending_query" if clause.vocabulary.speaks_for("transactions_query", clause.text):
            return 0.5
        case (
            "event_query"
            | "reminder_query"
            | "list_query"
            | "todo_query"
            | "chore_query"
            | "spending_query"
            | "transactions_query"
        ):
            return 1.5 if asks else 0.5
        case "setting_change":
            return (1.0 if clause.setting else 0.1) * (_ASKED if asks else 1)
        case "birthday_add":
            said = clause.speaks_for("birthday_add")
            timed = any(one.has_time for one in spans)
            return (2.0 if dated else 0.5) * (1 if said else 0.1) * (_ASKED if asks or timed else 1)
        case "chore_stats" if names_done(clause) and asks_about(clause, THINGS["planner.chore_done"], "chore_done"):
            return _ASKED
        case "chore_swap" | "feed_revoke" | "sync_now":
            return 1.0 if clause.speaks_for(name) else 0.4
        case "lesson_tell":
            return 20.0 if clause.told else 0.2
        case "list_change" | "todo_change" if not changes_a_todo(clause):
            return _ASKED
        case "event_move":
            said = clause.speaks_for("event_move")
            moved = said or begins_moving(clause) or names_a_thing(clause, "planner.calendar", "event_move")
            moved = moved and not changes_a_todo(clause)
            return (1.0 if dated or said else 0.3) * (_ASKED if asks else 1) * (1 if moved else _UNSAID)
        case _ if name.endswith(_TAKES):
            return _ASKED if asks else 1.0
        case _:
            return 1.0


def likely(ranked: Sequence[Ranked], least: float = 0.05) -> tuple[str, ...]:
    """The intents worth offering to a model or a person."""
    return tuple(one.intent for one in ranked[:4] if one.confidence >= least)
