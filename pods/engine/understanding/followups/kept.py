"""What speaks of a paper or a fact just kept or quoted: "keep it private", "where does it say that?", "page 2"."""

from __future__ import annotations

from dataclasses import replace

from pods.engine.understanding.followups.before import SURE, Before, Requests
from pods.engine.understanding.followups.picked import said_of_one
from pods.engine.understanding.followups.told import said_of_facts
from pods.engine.understanding.papers import QUESTION, audience_in, document, page_in
from skills.engine.request import Request

_FORGETS = {
    "documents": "knowledge.document_forget",
    "facts": "knowledge.fact_forget",
    "papers": "knowledge.expiry_remove",
}
KEPT = tuple(_FORGETS)
"""The skills that keep papers, facts and what runs out."""

_LONGEST = 12
"""Words up to which a question may go on about the same paper."""

_ELSEWHERE = ("event_query", "reminder_query", "list_query", "todo_query", "chore_query", "spending_query")


def said_of_papers(before: Before) -> Requests:
    """The request about the paper or fact last spoken of; none where the clause stands for itself."""
    ways = (said_of_one, _shown, _forgotten, _seen_by, said_of_facts, _asked_on)
    return next((found for way in ways if (found := way(before))), ())


def spoken_of(before: Before) -> bool:
    """Whether the clause picks one of them by its place, or says that they shall go."""
    return before.skill in KEPT and bool(said_of_one(before) or _forgotten(before))


def _about(before: Before, intent: str) -> Request:
    clause = before.clause
    return Request(intent, clause.text, clause.language, SURE, target=before.last.refs)


def _shown(before: Before) -> Requests:
    """ "show me", "where does it say that?", "page 2" """
    match = before.clause.vocabulary.single["shows_it"].fullmatch(before.text)
    if match is None or before.skill != "documents":
        return ()
    turned = next((said for said in match.groupdict().values() if said), None)
    request = _about(before, "knowledge.document_show")
    return (replace(request, page=page_in(before.clause), value=turned and turned.casefold()),)


def _forgotten(before: Before) -> Requests:
    """ "delete it", "throw the letter away" """
    words = before.clause.vocabulary.single
    if not words["drops_paper"].fullmatch(before.bare.text or before.text):
        return ()
    return (_about(before, _FORGETS[before.skill]),)


def _seen_by(before: Before) -> Requests:
    """ "keep it private", "the kids may see it too" """
    clause = before.clause
    said = audience_in(clause) if not clause.text.rstrip().endswith("?") else None
    if said is None or before.skill == "papers":
        return ()
    request = document(clause, "knowledge.document_audience", SURE)
    if not before.names_it(request.title):
        return ()
    return (replace(_about(before, request.intent), audience=said.name, people=request.people, amends=True),)


def _asked_on(before: Before) -> Requests:
    """ "and how much is it?": the same paper is asked again."""
    clause, words = before.clause, before.clause.vocabulary.single
    if before.last.intent != QUESTION or not before.asks or len(clause.text.split()) > _LONGEST:
        return ()
    goes_on = words["asks_on"].search(clause.text.strip())
    refers = words["refers"].search(clause.text)
    if not (goes_on or refers) or clause.list_span is not None:
        return ()
    if goes_on and not refers and any(map(clause.speaks_for, _ELSEWHERE)):
        return ()
    title = words["asks_on"].sub("", before.text, count=1)
    return (replace(_about(before, QUESTION), title=title, page=page_in(clause), amends=True),)
