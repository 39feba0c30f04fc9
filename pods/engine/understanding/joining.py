"""Whether a clause belongs to the request before it: says its hour, its length, who bears it, what is asked of it."""

from __future__ import annotations

from dataclasses import replace

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.forms import fill
from pods.engine.understanding.papers import QUESTION, is_kept_elsewhere, tells_trouble
from pods.engine.understanding.titles import title_of
from pods.engine.understanding.vocabulary import Vocabulary
from skills.engine.request import Request
from skills.engine.times import TimeKind

CLEAR = 0.75
"""From this confidence on, a clause stands by itself."""

SHORT = 4
"""Words up to which "tick it off" says nothing without the clause before it, and below which a line is an item."""

_DOUBTFUL = 0.6
_TALK = ("out_of_scope", "unknown", "knowledge.fact_tell", QUESTION)
_ELSEWHERE = ("event_free", "chore_query", "chore_stats", "list_query", "spending_query", "reminder_query")


def may_be_an_item(clause: Clause, intent: str) -> bool:
    """Whether a few bare words below a thing for the list are the next one ("oil"), whatever they could ask alone."""
    few = len(clause.text.split()) < SHORT
    return few and intent in _TALK and not clause.asks and not clause.times.spans and "?" not in clause.text


def lists_on(request: Request, before: Request) -> bool:
    """Whether a clause puts more on the list that the one before it spoke of ("milk⏎eggs⏎bread")."""
    if not request.intent == before.intent == "family.list_add" or request.list_name != before.list_name:
        return False
    return bool(request.items and before.items) and request.when is None and before.when is None


def listed_on(request: Request, before: Request) -> Request:
    """Both as one request, so that a pasted list is one deed and one answer; each line makes the others surer."""
    items = (*before.items, *request.items)
    sure = 1 - (1 - before.confidence) * (1 - request.confidence)
    return replace(before, items=items, text=f"{before.text}, {request.text}", confidence=sure)


def leads_to(before: Request, request: Request, clause: Clause) -> bool:
    """Whether the clause before only says what a question to the papers is about ("it shows E5, what is that?")."""
    if clause.asks and not _asks_elsewhere(clause) and tells_trouble(clause.part(before.text)):
        return True
    if request.intent != QUESTION or before.intent not in _TALK:
        return False
    return before.confidence < _DOUBTFUL or (before.intent == QUESTION and not clause.part(before.text).asks)


def _asks_elsewhere(clause: Clause) -> bool:
    """Whether a question is about a day, a list, something planned, who does it or what was spent."""
    if clause.dated or clause.list_span is not None or is_kept_elsewhere(clause):
        return True
    return any(map(clause.speaks_for, _ELSEWHERE))


def shares(request: Request, before: Request) -> bool:
    """Whether a clause says no more than who bears the expense before it ("60 at Lidl, and Tom owes me half")."""
    shared = request.intent == "finance.split_log" and before.intent == "finance.expense_log"
    return shared and not (request.money and request.title) and not request.merchant


def is_a_part(clause: Clause, request: Request, before: Request) -> bool:
    """Whether a clause only says what a part of the expense before it was for ("200 of that was the exhaust")."""
    spent = request.intent == before.intent == "finance.expense_log"
    return spent and clause.vocabulary.single["part_of_it"].search(clause.text) is not None


def only_lasts(clause: Clause, words: Vocabulary) -> bool:
    """Whether nothing but a length is said ("it should take two hours")."""
    spans = clause.times.spans
    if not spans or any(span.kind is not TimeKind.DURATION for span in spans):
        return False
    return not title_of(clause.timeless, words.cue("event_create"), words)


def is_a_detail(clause: Clause, before: Request) -> bool:
    """Whether a clause only says the hour of the appointment before it ("doors 7.30")."""
    if before.intent != "planner.event_create" or before.when is None or before.when.has_time:
        return False
    spans = clause.times.spans
    timed = any(span.has_time for span in spans) and not any(span.has_date for span in spans)
    return timed and clause.vocabulary.single["details"].match(clause.text.strip()) is not None


def reminds_of(request: Request, before: Request) -> bool:
    """Whether a reminder with a day of its own says no more than that it is about the appointment before it."""
    if request.intent != "planner.reminder_create" or before.intent != "planner.event_create":
        return False
    if request.title or not before.title or before.when is None or not before.when.has_time:
        return False
    return request.when is not None and request.when.has_date


def insists(clause: Clause, before: Request) -> bool:
    """Whether a clause only says that the reminder before it comes until it is done ("and nag him every 5 minutes")."""
    words = clause.vocabulary
    said = (words.single["nagging"], *words.nags)
    if before.intent != "planner.reminder_create" or not any(pattern.search(clause.text) for pattern in said):
        return False
    again = fill(clause, before.intent, CLEAR)
    own = words.single["pronoun"].sub("", again.title).strip(" ,.")
    return again.nag_seconds is not None and (not own or words.single["if_undone"].match(own) is not None)


def goes_with(request: Request, clause: Clause, words: Vocabulary) -> bool:
    """Whether a clause says nothing of its own, only what to do with the one before, or how long it takes."""
    own = words.single["pronoun"].sub("", request.title).strip(" ,.")
    if only_lasts(clause, words):
        return True
    if request.items or request.money or request.merchant:
        return False
    if not own:
        return True
    speaks_of = words.single["pronoun"].search(clause.text)
    if speaks_of and len(clause.text.split()) <= SHORT and not clause.times.spans:
        return True
    begins = words.single["pronoun"].match(clause.text.strip())
    return begins is not None and request.confidence < CLEAR and bool(clause.times.spans)
