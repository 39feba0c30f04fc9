"""Work about the house that somebody does or is to do: "Tom takes out the bins", "Mia should feed the cat"."""

from __future__ import annotations

from dataclasses import dataclass

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.titles import tidy
from pods.engine.understanding.vocabulary import Vocabulary, Work

_FEWEST = 3
_PARTICLES = ("raus", "runter", "weg", "rein", "auf", "ab", "aus", "ein", "rauf", "hinaus", "um", "durch", "zusammen")


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does it, as it was said, and what, as a task."""

    doer: str
    task: str


def deed_in(clause: Clause) -> Deed | None:
    """The work that the clause gives to somebody; None where it is about something else."""
    words = clause.vocabulary
    if not words.work_verbs.search(clause.text):
        return None
    text = tidy(clause.timeless, clause.language)
    match = words.single["doer"].match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    if match["modal"]:
        return Deed(match["doer"], rest) if _is_work(rest, words) else None
    task = _as_task(rest, words)
    return Deed(match["doer"], task) if task else None


def _is_work(text: str, words: Vocabulary) -> bool:
    """Whether an infinitive for work stands at its place."""
    said = text.casefold().split()
    if not said:
        return False
    verb = said[-1] if words.verb_last else said[0]
    return any(
        (verb == work.base or (words.verb_last and verb.endswith(work.base)))
        and _has_what_it_needs(f"{text.removesuffix(work.base)} {work.base}", work)
        for work in words.works
    )


def _has_what_it_needs(text: str, work: Work) -> bool:
    return work.needs is None or bool(work.needs.search(text))


def _as_task(text: str, words: Vocabulary) -> str:
    """ "empties the dishwasher" → "empty the dishwasher"; empty where it is no work."""
    first, _, rest = text.partition(" ")
    work = next((one for one in words.works if one.said == first.casefold() and _has_what_it_needs(rest, one)), None)
    if work is None or len(rest) < _FEWEST:
        return ""
    if not words.verb_last:
        return f"{work.base} {rest}"
    last = rest.rpartition(" ")[2]
    return f"{rest}{'' if last.casefold() in _PARTICLES else ' '}{work.base}"


def strangers(clause: Clause, kind: str) -> tuple[str, ...]:
    """Those a reminder or a chore is meant for whose names no member has, as they were said."""
    found: list[str] = []
    for pattern in clause.vocabulary.addressed[kind]:
        match = pattern.search(clause.text)
        if match and not any(
            begin < match.end("name") and match.start("name") < end for begin, end in clause.times.cut
        ):
            found.append(match["name"])
    if kind == "chore" and not found:
        deed = deed_in(clause)
        if deed is not None and not clause.vocabulary.known.search(deed.doer):
            found.append(deed.doer)
    return tuple(dict.fromkeys(found))
