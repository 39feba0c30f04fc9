"""Work about the house that somebody does or is to do: "Tom takes out the bins", "Mia should feed the cat"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.titles import tidy
from pods.engine.understanding.vocabulary import Vocabulary, Work

_FEWEST = 3
_HEADING = re.compile(r"^\w+(?: \w+)?: ?")
"""One or two words with a colon before who does it ("new chore: Mia feeds the cat")."""
_PARTICLES = ("raus", "runter", "weg", "rein", "auf", "ab", "aus", "ein", "rauf", "hinaus", "um", "durch", "zusammen")


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does it, as it was said, and what, as a task."""

    doer: str
    task: str
    own: bool = False
    """Whether the speaker is who does it."""


def deed_in(clause: Clause) -> Deed | None:
    """The work that the clause gives to somebody; None where it is about something else."""
    words = clause.vocabulary
    begins = words.single["own_deed"].match(clause.text.strip())
    if not begins and not words.work_verbs.search(clause.text):
        return None
    text = tidy(clause.timeless, clause.language)
    own = words.single["own_deed"].match(text)
    if own is not None:
        task = text[own.end() :]
        return Deed(own["doer"], task, own=True) if _is_work(task, words) else _own_deed(own["doer"], task, words)
    match = words.single["doer"].match(text)
    if match is None:
        text = _HEADING.sub("", text)
        match = words.single["doer"].match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    if match["modal"]:
        given = _is_work(rest, words) or (_is_due(clause) and _is_a_task(match["doer"], rest, words))
        return Deed(match["doer"], rest) if given else None
    task = _as_task(rest, words)
    return Deed(match["doer"], task) if task else None


def as_infinitive(text: str, words: Vocabulary) -> str:
    """ "feeding the cat", "(they) feed the cat" → "feed the cat", where it is work; everything else as it was."""
    first, _, rest = text.partition(" ")
    theirs = (one for one in words.works if first.casefold() in _of_several(one) and _has_what_it_needs(rest, one))
    several = next(theirs, None)
    if several is not None:
        return _as_task(f"{several.said} {rest}", words) or text
    stem = first.casefold().removesuffix(words.gerund)
    if not words.gerund or not rest or stem == first.casefold():
        return text
    spelled = (stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem)
    work = next((one for one in words.works if one.base in spelled), None)
    return f"{work.base} {rest}" if work is not None else text


def _own_deed(doer: str, text: str, words: Vocabulary) -> Deed | None:
    """ "ich bringe den Müll raus": the verb in the first person, where the language has a form of its own for it."""
    first, _, rest = text.partition(" ")
    ending = words.single["first_person"].pattern
    for work in words.works:
        stem, _, own = ending.partition(">")
        if stem and work.said.endswith(stem) and first.casefold() == work.said.removesuffix(stem) + own:
            task = _as_task(f"{work.said} {rest}", words)
            return Deed(doer, task, own=True) if task else None
    return None


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


def _is_due(clause: Clause) -> bool:
    """Whether it has to be done by a day, and no hour is said ("by Friday")."""
    spans = clause.times.spans
    by_a_day = any(span.start is None and span.timex in ("until", "by", "before") for span in spans)
    return by_a_day and not any(span.has_time for span in spans)


def _is_a_task(doer: str, text: str, words: Vocabulary) -> bool:
    """Whether a member is given something to do: "order the tyres"; in German a verb stands at the end of it."""
    named = words.known.search(doer) is not None and len(text.split()) > 1
    return named and (not words.verb_last or text.endswith("n"))


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


def _of_several(work: Work) -> tuple[str, ...]:
    """A verb as it is said of several: the infinitive, or an ending of its own ("sortent", "portano", "sacamos")."""
    theirs = (*(work.said + end for end in ("nt", "ent", "n", "no")), f"{work.base[:-2]}ent")
    return (work.base, *theirs, f"{work.base[:-1]}mos", f"{work.base[:-3]}iamo", f"{work.base[:-2]}ons")


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
        if deed is not None and not deed.own and not clause.vocabulary.known.search(deed.doer):
            found.append(deed.doer)
    return tuple(dict.fromkeys(found))
