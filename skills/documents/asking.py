"""Answers from the papers: searched in what the asker may see, quoted with where it stands, or not answered at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from knowledge.answers import ENOUGH, answer
from knowledge.search import AnswerCache, Found, Library, Passage
from knowledge.search.stopwords import OF_THE_ASKER
from knowledge.search.terms import words
from skills.documents.commands import AskPapers, ShowDocument, skill
from skills.documents.store import locked_note, note_shown
from skills.engine.command import Offer, Outcome, Ref, Running
from skills.engine.privacy import readable
from skills.engine.prose import Prose
from skills.facts.citing import citation, others_told
from skills.facts.commands import skill as facts
from skills.facts.keeping import stays_in_house

MOST = 30
"""Passages among which those of the paper are that a question goes on about."""
CITED = 4
"""Passages that an answer may rest on."""
LONGEST_LABEL = 32
TOUCHED = 0.25
"""The share of a question's words from which on a paper is about the same thing."""
SOMEBODY = frozenset(["i", "we", "ich", "wir", "je", "j", "nous", "yo", "nosotros", "io", "noi"])
"""Who is meant by anybody: "how long do I boil eggs?"."""
FACT = "fact"
"""The kind of what was told in the chat rather than written in a paper."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as it is kept for the next time: what is quoted, what is read off it, and the passages."""

    quote: str
    field: str | None
    passages: tuple[Passage, ...]
    """The one that is quoted comes first."""
    verdict: bool | None = None
    """Where yes or no was asked, and the quote says for certain which it is."""


@skill.command(AskPapers, changes=False, alone=True)
def ask(command: AskPapers, running: Running) -> Outcome:
    """Quotes what the papers say, with their names and pages; says so where they do not answer it."""
    library = running.library
    if library is None:
        return Outcome("papers-not-found")
    audiences = readable(running.asker)
    remembered = None if command.about else _remembered(command, audiences, library, running)
    said = remembered or _searched(command, audiences, library, running)
    locked = locked_note(running)
    if said is None:
        general = not locked and _is_general(command, library, audiences)
        return Outcome("papers-not-found", notes=locked, general=general)
    outcome = _outcome(said, command, running)
    return replace(outcome, notes=(*outcome.notes, *locked))


def _remembered(
    command: AskPapers, audiences: Sequence[str], library: Library, running: Running
) -> Said | None:  # fmt: skip
    stored = AnswerCache(running.database, library.sealing).exact(command.question, audiences, command.language)
    return _from_data(stored) if stored else None


def _searched(command: AskPapers, audiences: Sequence[str], library: Library, running: Running) -> Said | None:
    cache = AnswerCache(running.database, library.sealing)
    found = library.search(command.question, audiences, command.language, MOST if command.about else None)
    if command.about:
        own = replace(found, passages=tuple(one for one in found.passages if one.document_id in command.about))
        said = _answered(command, own, library) if own.passages else None
        return said or _answered(command, found, library)
    stored = cache.similar(command.question, found, audiences, command.language)
    if stored:
        return _from_data(stored)
    said = _answered(command, found, library)
    if said is not None:
        cache.keep(command.question, found, audiences, command.language, _as_data(said))
    return said


def _answered(command: AskPapers, found: Found, library: Library) -> Said | None:
    best = answer(command.question, found, language=command.language, similar=library.similar)
    if best is None or best.confidence < ENOUGH:
        return None
    first = [found.passages[number - 1] for number in best.passages]
    rest = [passage for passage in found.passages if passage not in first]
    return Said(best.quote, best.field, tuple([*first, *rest][:CITED]), best.verdict)


def _is_general(command: AskPapers, library: Library, audiences: Sequence[str]) -> bool:
    """Whether a question is one that anybody may answer: about nothing of one's own, nobody, nothing in the papers."""
    named = command.language != "de" and any(
        len(word) > 1 and word[0].isupper() for word in command.question.split()[1:]
    )
    if named or set(words(command.question)) & (OF_THE_ASKER - SOMEBODY):
        return False
    found = library.search(command.question, audiences, command.language, 1)
    return found.best is None or found.best.coverage < TOUCHED


def _outcome(said: Said, command: AskPapers, running: Running) -> Outcome:
    field = said.field if said.field and said.field.strip() != said.quote.strip() else None
    quoted = Outcome(_key(said, field), {"field": field or "", "quote": said.quote})
    named = list(enumerate(said.passages[:1] if field else said.passages, start=1))
    sources = tuple(_source(number, passage, running) for number, passage in named)
    cited = said.passages[0]
    refs = (Ref((facts if cited.kind == FACT else skill).name, cited.document_id),)
    notes = others_told([cited.document_id], running) if cited.kind == FACT else ()
    offers = tuple(_offer(number, passage) for number, passage in named if passage.kind != FACT)
    first = said.passages[0]
    if first.page is not None:
        note_shown(running.rows, first.document_id, first.page, running.asker.member.id)
    only_local = stays_in_house(said.passages, running)
    prose = None if field else Prose(command.question, said.passages, command.language, only_local)
    return Outcome("papers-answer", {"answer": (quoted,), "sources": sources}, refs, notes, offers=offers, prose=prose)


def _key(said: Said, field: str | None) -> str:
    if said.verdict is not None:
        return "papers-yes" if said.verdict else "papers-no"
    return "papers-field" if field else "papers-quote"


def _source(number: int, passage: Passage, running: Running) -> Outcome:
    if passage.kind == FACT:
        told = citation(passage.document_id, running)
        return Outcome("papers-told", {"n": number, "told": (told,) if told else ""})
    facts = {"n": number, "name": passage.name, "page": passage.page or 0}
    return Outcome("papers-source-page" if passage.page is not None else "papers-source", facts)


def _offer(number: int, passage: Passage) -> Offer:
    name = passage.name if len(passage.name) <= LONGEST_LABEL else f"{passage.name[: LONGEST_LABEL - 1]}…"
    shown = ShowDocument(passage.document_id, passage.page)
    if passage.page is None:
        return Offer(f"source-{number}", shown, "button-source", {"name": name}, stays=True)
    return Offer(f"source-{number}", shown, "button-source-page", {"name": name, "page": passage.page}, stays=True)


def _as_data(said: Said) -> dict[str, Any]:
    names = Passage.__dataclass_fields__
    passages = [{name: getattr(passage, name) for name in names} for passage in said.passages]
    return {"quote": said.quote, "field": said.field, "passages": passages, "verdict": said.verdict}


def _from_data(stored: Mapping[str, Any]) -> Said:
    passages = tuple(Passage(**one) for one in stored["passages"])
    return Said(stored["quote"], stored["field"], passages, stored.get("verdict"))
