"""What is said of papers, of facts that were told and of what runs out: which words speak for it, and its form."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.known import nearest
from pods.engine.understanding.people import people_in
from pods.engine.understanding.titles import blank, tidy, title_of
from skills.engine.request import People, Request

POD = "knowledge."
QUESTION = f"{POD}question"
DOCUMENTS, FACTS, EXPIRIES = (f"{POD}{skill}" for skill in ("documents", "facts", "papers"))

WORDED = (
    *(f"document_{verb}" for verb in ("list", "show", "audience", "forget")),
    *(f"fact_{verb}" for verb in ("tell", "list", "forget")),
    *(f"expiry_{verb}" for verb in ("query", "add", "remove")),
    "question",
)
"""Intents of the pod, all of which words of their own speak for."""

SHOWN = ("document_list", "document_show", "fact_list", "expiry_query", "document_audience", "fact_forget")
"""Those whose words are said as a question or as an order alike."""

NARROWER = {
    "question": (
        *("document_list", "document_show", "document_audience", "fact_list", "expiry_query"),
        *("bill_query", "spending_query", "balance_query", "reminder_query", "list_query", "receipt_show"),
    ),
    "event_query": ("question", "document_list", "document_show", "fact_list", "expiry_query"),
    "event_create": ("expiry_add", "fact_tell"),
    "event_delete": ("document_forget", "fact_forget", "expiry_remove"),
    "income_query": ("question",),
    "list_add": ("fact_tell", "document_audience"),
    "list_query": ("document_list",),
    "todo_add": ("expiry_add", "fact_tell"),
    "expense_delete": ("document_forget",),
    "transactions_query": ("document_list", "expiry_query"),
    "receipt_show": ("document_show",),
    "document_forget": ("expiry_remove",),
    "fact_tell": ("expiry_add", "birthday_add"),
    "reminder_create": ("fact_tell",),
    "lesson_query": ("fact_list",),
    "lesson_forget": ("fact_forget", "document_forget"),
}
"""Intents whose words stand in what is said for others about papers as well."""

_UNSAID = 0.4
_ASKED = 0.15
_NAMED = 0.75

_EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may see something, and where in the clause that is said."""

    name: str
    begin: int
    end: int


def audience_in(clause: Clause) -> Audience | None:
    """Who is said to see something: "family", "parents", "guests" or "private"."""
    for name, pattern in clause.vocabulary.audience.items():
        match = pattern.search(clause.text)
        if match is not None:
            return Audience("family" if name == _EVERYONE else name, *match.span())
    return None


def page_in(clause: Clause) -> int | None:
    """The number of the page that is named."""
    match = clause.vocabulary.single["page"].search(clause.text)
    return int(match["page"]) if match else None


def names_a_paper(clause: Clause) -> bool:
    """Whether a paper or a fact that the family has is named."""
    known = clause.scene.things
    return nearest(clause.phrase, (*known.get(DOCUMENTS, ()), *known.get(FACTS, ())), _NAMED) is not None


def evident(name: str, clause: Clause) -> bool:
    """Whether the clause speaks for one of these intents by itself."""
    match name:
        case "question":
            elsewhere = clause.list_span or clause.vocabulary.single["asks_age"].search(clause.text)
            return clause.asks and not elsewhere and not _is_kept_elsewhere(clause) and clause.says(name)
        case "fact_tell" | "expiry_add":
            dated = name == "fact_tell" or clause.dated
            return not clause.asks and not clause.money and dated and clause.says(name)
        case "expiry_query" if clause.asks and clause.vocabulary.single["expires"].search(clause.text):
            known = clause.scene.things.get(EXPIRIES, ())
            return clause.says(name) or nearest(clause.phrase, known, _NAMED) is not None
        case "document_forget" | "fact_forget" | "expiry_remove":
            nothing = name == "fact_forget" and not clause.scene.things.get(FACTS)
            return not clause.asks and clause.says(name) and not nothing and not _is_kept_elsewhere(clause)
        case _:
            return clause.says(name) and not clause.money


def fit(name: str, clause: Clause) -> float | None:
    """How well a clause goes with one of these intents: 1 is neutral; None for an intent that is weighed elsewhere."""
    if name == "question":
        if not clause.asks:
            return 0.7
        return 0.5 if _is_kept_elsewhere(clause) else 1.5 if clause.speaks_for(name) or names_a_paper(clause) else 1.0
    if name in ("fact_tell", "expiry_add"):
        said = 1.0 if clause.speaks_for(name) else _UNSAID
        return said * (_ASKED if clause.asks or clause.money else 1.0)
    if name in WORDED:
        return 1.5 if clause.speaks_for(name) else _UNSAID
    return None


def _is_kept_elsewhere(clause: Clause) -> bool:
    """Whether something of the calendar, the reminders, the chores or the lists is named."""
    things = clause.scene.things
    kinds = ("planner.calendar", "planner.reminders", "planner.chores", "planner.lists", "family.lists")
    known = [name for kind in kinds for name in things.get(kind, ())]
    return nearest(clause.phrase, known, _NAMED) is not None and not names_a_paper(clause)


# --- forms --------------------------------------------------------------------------------------------------------


def question(clause: Clause, intent: str, confidence: float) -> Request:
    """What is asked, without politeness as the title."""
    return replace(
        _request(clause, intent, confidence),
        title=clause.bare_text or clause.text,
        when=clause.when(past=True),
        people=_named_people(clause),
        page=page_in(clause),
    )


def document(clause: Clause, intent: str, confidence: float) -> Request:
    """The paper that is named, its page, and who may see it."""
    said = audience_in(clause) if intent.endswith("_audience") else None
    page = clause.vocabulary.single["page"].search(clause.text)
    taken = [*([(said.begin, said.end)] if said else []), *([page.span()] if page else [])]
    text = blank(clause.timeless, taken)
    if said is not None:
        text = _without_audiences(clause.part(text))
    return replace(
        _request(clause, intent, confidence),
        title=_named(text, intent, clause),
        when=None if intent.endswith("_forget") else clause.when(past=True),
        people=_named_people(clause) if said is None or said.name == "private" else People(),
        audience=said.name if said else "",
        page=page_in(clause),
        list_name=clause.list_span.name if clause.list_span else None,
    )


def _without_audiences(clause: Clause) -> str:
    """The text without what says once more who may see it ("nobody else may read it, keep it private")."""
    said = audience_in(clause)
    return clause.text if said is None else blank(clause.text, [(said.begin, said.end)])


def fact(clause: Clause, intent: str, confidence: float) -> Request:
    """What is told, asked or taken back, without who may know it; times belong to it."""
    said = audience_in(clause)
    text = blank(clause.text, [(said.begin, said.end)]) if said else clause.text
    return replace(
        _request(clause, intent, confidence),
        title=_named(text, intent, clause),
        when=None if intent.endswith("_forget") else clause.when(past=True),
        people=_named_people(clause),
        audience=said.name if said else "",
    )


def expiry(clause: Clause, intent: str, confidence: float) -> Request:
    """What runs out, and until when."""
    return replace(
        _request(clause, intent, confidence),
        title=_named(clause.timeless, intent, clause),
        when=clause.when(),
        people=_named_people(clause),
    )


def _named_people(clause: Clause) -> People:
    """The members that are named; "us" and "we" are only who speaks."""
    alone = [mention for mention in clause.people if len(mention.ids) == 1]
    return people_in(alone)


def _named(text: str, intent: str, clause: Clause) -> str:
    title = title_of(text, clause.vocabulary.cue(intent.partition(".")[2]), clause.vocabulary)
    return "" if clause.vocabulary.single["pronoun"].fullmatch(title) else tidy(title, clause.language)


def _request(clause: Clause, intent: str, confidence: float) -> Request:
    return Request(intent, clause.text, clause.language, confidence, times=clause.times.spans)


KNOWLEDGE_FORMS = {"question": question, "document": document, "fact": fact, "expiry": expiry}
"""Fillers by the first word of an intent."""
