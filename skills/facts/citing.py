"""What a fact is cited as in an answer: who told it, and when; and what else was told about the same thing."""

from __future__ import annotations

from collections.abc import Iterable

from skills.engine.command import Outcome, Reading, Running
from skills.facts.sameness import about_the_same
from skills.facts.store import line_of, told_facts, visible


def citation(document_id: int, source: Reading | Running) -> Outcome | None:
    """ "Anna told me on Sat 21 Nov", without a full stop; None where it is no fact that the asker may know here."""
    fact = next((one for one in visible(source) if one.id == document_id), None)
    return Outcome("fact-citation", told_facts(fact, source.asker)) if fact else None


def others_told(document_ids: Iterable[int], source: Reading | Running) -> tuple[Outcome, ...]:
    """Lines on what says otherwise than the facts that an answer rests on: what is newer, and what is older."""
    known, used = visible(source), set(document_ids)
    notes: dict[int, Outcome] = {}
    for fact in known:
        if fact.id in used:
            for other in about_the_same(fact.text, known, fact.language, source.asker):
                newer = (other.told_at, other.id) > (fact.told_at, fact.id)
                if other.id not in used:
                    notes[other.id] = line_of(other, source.asker, "fact-newer" if newer else "fact-older")
    return tuple(notes[one] for one in sorted(notes, reverse=True))
