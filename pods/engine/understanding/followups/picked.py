"""What picks one of the papers or facts that were just told of: "forget number 2", "the second one is for parents"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pods.engine.understanding.followups.before import SURE, Before, Requests
from pods.engine.understanding.papers import QUESTION, audience_in, document
from skills.engine.command import Ref
from skills.engine.request import Request

MARK = "№"
"""Stands in the words, and in their patterns, for the place that was named."""

LISTS = {"facts": "knowledge.fact_list", "documents": "knowledge.document_list"}
_SHOWS = {"facts": "knowledge.fact_list", "documents": "knowledge.document_show"}
_FORGETS = {"facts": "knowledge.fact_forget", "documents": "knowledge.document_forget"}


@dataclass(frozen=True, slots=True)
class Picked:
    """The words with a mark for the place that was named, and which of the things told of it means."""

    text: str
    number: int | None
    """The number, where it was one; facts are numbered among all there are, so that only their skill knows which."""
    refs: tuple[Ref, ...]


def said_of_one(before: Before) -> Requests:
    """The request about one of several papers or facts; none where no place among them is named.

    Where there is none at this place, they are listed: what was not meant had better not be forgotten or shared.
    """
    picked = _picked(before) if before.skill in _SHOWS else None
    if picked is None:
        return ()
    request = _request(before, picked)
    if request is None or picked.refs:
        return (request,) if request is not None else ()
    return (Request(LISTS[before.skill], before.clause.text, before.clause.language, SURE),)


def _request(before: Before, picked: Picked) -> Request | None:
    words = before.clause.vocabulary.single
    if words["drops_nth"].fullmatch(picked.text):
        return _about(before, picked, _FORGETS[before.skill])
    if words["shows_nth"].fullmatch(picked.text):
        return _about(before, picked, _SHOWS[before.skill])
    if before.clause.asks:
        asked = words["asks_nth"].search(picked.text) is not None
        return replace(_about(before, picked, QUESTION), amends=True) if asked else None
    rest = before.clause.part(" ".join(picked.text.replace(MARK, " ").split()))
    said = audience_in(rest)
    shared = document(rest, "knowledge.document_audience", SURE) if said is not None else None
    if said is None or shared is None or shared.title:
        return None
    return replace(_about(before, picked, shared.intent), audience=said.name, people=shared.people)


def _about(before: Before, picked: Picked, intent: str) -> Request:
    number = str(picked.number) if picked.number is not None else None
    return Request(intent, before.clause.text, before.clause.language, SURE, target=picked.refs, value=number)


def _picked(before: Before) -> Picked | None:
    words, refs = before.clause.vocabulary, before.last.refs
    match = _numbered(words.single["numbered"].pattern, words.single["numbers"].pattern).search(before.text)
    if match is not None:
        spelled = words.single["numbers"].pattern.split("|")
        number = int(match["digits"] or 1 + _first(spelled, match["word"]))
        of_papers = refs[number - 1 : number] if number and before.skill == "documents" else ()
        return Picked(_marked(before.text, match), number, refs if before.skill == "facts" else of_papers)
    listed = refs if len(refs) > 1 or before.last.intent in LISTS.values() else ()
    for place, pattern in words.places.items():
        match = _within(pattern.pattern).search(before.text)
        if match is not None:
            meant = listed[-1:] if place < 0 else listed[place - 1 : place]
            return Picked(_marked(before.text, match), None, meant)
    return None


def _marked(text: str, match: re.Match[str]) -> str:
    return " ".join(f"{text[: match.start()]} {MARK} {text[match.end() :]}".split()).replace(f"{MARK} ,", f"{MARK},")


def _first(patterns: list[str], word: str) -> int:
    return next(place for place, pattern in enumerate(patterns) if re.fullmatch(pattern, word, re.IGNORECASE))


@lru_cache(maxsize=16)
def _numbered(nouns: str, numbers: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{nouns})\s*(?:(?P<digits>\d{{1,2}})|(?P<word>{numbers}))(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=64)
def _within(place: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{place})(?!\w)", re.IGNORECASE)
