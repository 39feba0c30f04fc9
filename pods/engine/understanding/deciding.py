"""Decides the intent of a clause: what the router says, weighed by what stands in the clause."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pods.engine.router import Ranked, Router
from pods.engine.router.features import tokens
from pods.engine.understanding import papers
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.evidence import is_evident, is_for_a_list, is_rather, is_said
from pods.engine.understanding.forms import names_done
from pods.engine.understanding.messages import SEND, is_for_later
from pods.engine.understanding.money import weighing
from pods.engine.understanding.settings import HOME
from pods.engine.understanding.signs import (
    THINGS,
    asks_about,
    begins_moving,
    buys_something,
    changes_a_todo,
    changes_one_that_is_there,
    for_what_is_named,
    is_about_a_reminder,
    names_a_thing,
    takes_away,
)
from pods.engine.understanding.work import deed_in

_PRIOR = 0.6
UNKNOWN = "unknown"
"""The intent of a clause that nothing may be done about."""

_MAKES = ("_create", "_add", "_log", "_set")
"""Endings of intents that bring something about; said with a "not", they would do the opposite of what is wished."""

_TAKES = ("_delete", "_cancel", "_remove", "_move", "_change", "_done", "_tick")
_UNSAID = 0.15
"""What moving counts for where no word for it stands and nothing that is there is named."""

_ASKED = 0.12
"""What an intent that changes something counts for where the clause is a question."""

_MONEY = "finance."
_WORDED = frozenset(f"{_MONEY}{name}" for name in weighing.WORDED)
_UNLIKELY = 0.1
"""Share of the intents about money up to which a clause without an amount is about something else."""

_UNSAID_OF_PAPERS = 0.04
"""Share of the intents about papers up to which words for them mean something else."""

_BESIDE = 0.25
"""What an intent of no pod counts for, where the clause speaks for one of a pod."""

_OF_NO_POD = "dialog."
"""How intents begin that steer the conversation; "smalltalk" and its like have no point at all."""

_SIBLINGS = (
    frozenset({"planner.chore_done", "planner.todo_done", "family.list_tick"}),
    frozenset({"finance.expense_log", "family.list_tick"}),
    frozenset({"knowledge.fact_tell", "family.lesson_tell"}),
    frozenset({"knowledge.fact_list", "family.lesson_query"}),
    frozenset({"knowledge.fact_forget", "knowledge.document_forget", "family.lesson_forget"}),
)
"""Intents said in the same words of different things, so that what is named decides."""

_REMIND = "planner.reminder_create"

_OVERSHADOWED = 0.25
"""What an intent counts for where the clause speaks for a sibling of it and not for itself."""

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


def is_of_a_pod(intent: str) -> bool:
    """Whether some pod has this intent, rather than the conversation itself."""
    return "." in intent and not intent.startswith(_OF_NO_POD)


def decide(clause: Clause, router: Router) -> Decided:
    """The most plausible intent; one that the member taught for these words is that."""
    decided = _weigh(clause, router)
    if decided.intent == SEND and is_for_later(clause):
        decided = Decided(_REMIND, decided.confidence, decided.others)
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
    if sum(one.confidence for one in ranked if one.intent.startswith(papers.POD)) < _UNSAID_OF_PAPERS:
        clause.says_nothing_of(papers.WORDED)
    evident = {one.intent for one in ranked if is_evident(one.intent, clause, ranked[0])}
    overshadowed = {one for alike in _SIBLINGS if alike & evident for one in alike - evident}

    speaks = bool(evident) or _is_planned(clause)

    def weight(one: Ranked) -> float:
        share = one.confidence + (_PRIOR if one.intent in evident else 0)
        share *= _OVERSHADOWED if one.intent in overshadowed else 1
        beside = _BESIDE if speaks and not is_of_a_pod(one.intent) else 1
        return share * _fits(one.intent, clause) * beside

    weighed = sorted(((weight(one), one.intent) for one in ranked), reverse=True)
    total = sum(weight for weight, _ in weighed) or 1.0
    confidence, intent = weighed[0][0] / total, weighed[0][1]
    if intent in evident:
        confidence = max(confidence, _EVIDENT)
    if _says_nothing(clause) or (
        intent.endswith(_MAKES)
        and clause.vocabulary.single["negated"].search(clause.bare_text)
        and not is_said(intent, clause)
    ):
        return Decided(UNKNOWN, 0.0)
    others = [one for weight, one in weighed[1:] if weight / total >= _LIKELY_OTHER and is_of_a_pod(one)]
    return Decided(for_what_is_named(clause, intent), confidence, tuple(others[:_OTHERS]))


def _says_nothing(clause: Clause) -> bool:
    """Whether no word stands there, only figures or signs ("5", "?!"); a plain amount of money says enough."""
    return not clause.money and not re.search(r"[^\W\d_]{2,}", clause.text)


def _is_planned(clause: Clause) -> bool:
    """Whether a day that comes is said, and nothing is asked."""
    today = clause.scene.now.date()
    ahead = any(span.has_date and span.start and span.start.date() > today for span in clause.times.spans)
    return ahead and not clause.asks


def _fits(intent: str, clause: Clause) -> float:
    """How well what the clause holds goes with an intent: 1 is neutral."""
    name = intent.partition(".")[2]
    spans, dated, asks = clause.times.spans, clause.dated, clause.asks
    if is_rather(intent, clause) or (clause.surely_sets and name.endswith(_MAKES)):
        return _ASKED
    fit = weighing.fit(name, clause) if not intent.startswith(papers.POD) else papers.fit(name, clause)
    if fit is not None:
        return fit
    match name:
        case "event_create":
            reminds = clause.says("reminder_create")
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
            return (3.0 if clause.says("reminder_create") else 0.25) * (1.5 if dated else 1)
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
            return kind * (0.5 if asks else 1) * (0.02 if takes_away(clause) or not is_for_a_list(clause) else 1)
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
            back = clause.setting is not None and clause.setting.value == HOME
            return (2.0 if back else 1.0 if clause.setting else 0.1) * (_ASKED if asks else 1)
        case "birthday_add":
            said = clause.speaks_for("birthday_add")
            birthday = clause.vocabulary.single["birthday"]
            if birthday.search(clause.text) and not birthday.search(clause.timeless):
                return _UNSAID
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
