"""What is said of papers, of facts that were told and of what runs out: which words speak for it, and its form."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.people import PARENTS
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.known import nearest
from pods.engine.understanding.people import people_in
from pods.engine.understanding.titles import blank, tidy, title_of
from skills.engine.command import GROWN_UPS
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

WEIGHED = ("question", "fact_tell", "expiry_add", "expiry_query")
"""Those of which words alone do not speak: what else stands in the clause decides."""

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
    "reminder_create": ("fact_tell", "expiry_add", "expiry_query"),
    "lesson_query": ("fact_list",),
    "lesson_forget": ("fact_forget", "document_forget"),
}
"""Intents whose words stand in what is said for others about papers as well."""

_UNSAID = 0.4
_ASKED = 0.15
_NAMED = 0.75

_EVERYONE = "everyone"
_TWO = 2
"""Grown-ups whom "us" means where nobody is named."""

_CODE = re.compile(r"(?<!\w)[A-Z]{1,3}[- ]?\d{1,4}(?!\w)")
"""A code as machines show them: "E14", "F 75"."""


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


def _few_in(clause: Clause) -> Audience | None:
    """For whom it is where some members are named: the grown-ups if it is all of them, otherwise who speaks alone.

    There is no audience of just any members, and what shall be kept from others is rather kept from too many.
    """
    match = clause.vocabulary.single["few"].search(clause.text)
    if match is None:
        return None
    members, speaker = clause.scene.members, clause.scene.speaker
    stranger = any(match.groupdict().values())
    grown_up = {member.id for member in members if member.role in GROWN_UPS}
    alone = [mention for mention in _named_people(clause).ids if mention != speaker.id]
    meant = {speaker.id, *alone} if alone else grown_up if len(grown_up) == _TWO else {speaker.id}
    parents = not stranger and speaker.id in grown_up and meant == grown_up
    return Audience(PARENTS if parents else "private", *match.span())


def page_in(clause: Clause) -> int | None:
    """The number of the page that is named."""
    match = clause.vocabulary.single["page"].search(clause.text)
    return int(match["page"]) if match else None


def names_a_paper(clause: Clause) -> bool:
    """Whether a paper or a fact that the family has is named."""
    known = clause.scene.things
    return nearest(clause.phrase, (*known.get(DOCUMENTS, ()), *known.get(FACTS, ())), _NAMED) is not None


def tells_trouble(clause: Clause) -> bool:
    """Whether it says what a machine of the house shows or does wrong ("the dishwasher shows E14")."""
    return clause.vocabulary.single["trouble"].search(clause.bare_text) is not None


def _asks(clause: Clause) -> bool:
    """Whether it is a question; what a machine shows is told to learn what that means."""
    unsaid = "?" in clause.text or _CODE.search(clause.text) is not None
    return clause.asks or (unsaid and tells_trouble(clause))


def _tells(clause: Clause) -> bool:
    """Whether words stand there that tell a fact: of what is looked up, or "remember that …" of whatever it is."""
    words = clause.vocabulary.single
    plans = clause.dated and not words["past"].search(clause.text)
    return clause.says("fact_tell") or (not plans and words["remembers"].search(clause.text) is not None)


def _warns(clause: Clause) -> bool:
    """Whether a warning is wished for before something runs out, whenever that is."""
    return not clause.dated and clause.vocabulary.single["before_it_ends"].search(clause.bare_text) is not None


def _is_watched(clause: Clause) -> bool:
    """Whether something is named of which it is known when it runs out."""
    return nearest(clause.phrase, clause.scene.things.get(EXPIRIES, ()), _NAMED) is not None


def evident(name: str, clause: Clause) -> bool:
    """Whether the clause speaks for one of these intents by itself."""
    match name:
        case "question":
            elsewhere = clause.list_span or clause.vocabulary.single["asks_age"].search(clause.text)
            speaks = clause.says(name) or tells_trouble(clause)
            return _asks(clause) and not elsewhere and not is_kept_elsewhere(clause) and speaks
        case "fact_tell":
            return not clause.asks and not clause.money and _tells(clause)
        case "expiry_add" | "expiry_query" if _warns(clause):
            return (name == "expiry_query") == _is_watched(clause)
        case "expiry_add":
            return not clause.asks and not clause.money and clause.dated and clause.says(name)
        case "expiry_query" if clause.asks and clause.vocabulary.single["expires"].search(clause.text):
            return clause.says(name) or _is_watched(clause)
        case "document_forget" | "fact_forget" | "expiry_remove":
            nothing = name == "fact_forget" and not clause.scene.things.get(FACTS)
            return not clause.asks and clause.says(name) and not nothing and not is_kept_elsewhere(clause)
        case _:
            return clause.says(name) and not clause.money


def fit(name: str, clause: Clause) -> float | None:
    """How well a clause goes with one of these intents: 1 is neutral; None for an intent that is weighed elsewhere."""
    if name == "question":
        if not _asks(clause):
            return 0.7
        return 0.5 if is_kept_elsewhere(clause) else 1.5 if clause.speaks_for(name) or names_a_paper(clause) else 1.0
    if name in ("expiry_add", "expiry_query") and _warns(clause):
        return 1.5
    if name in ("fact_tell", "expiry_add"):
        said = 1.0 if clause.speaks_for(name) or (name == "fact_tell" and _tells(clause)) else _UNSAID
        return said * (_ASKED if clause.asks or clause.money else 1.0)
    if name in WORDED:
        return 1.5 if clause.speaks_for(name) else _UNSAID
    return None


def is_kept_elsewhere(clause: Clause) -> bool:
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
    said = audience_in(clause) or _few_in(clause) if intent.endswith("_audience") else None
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
