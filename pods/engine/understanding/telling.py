"""What somebody tells about words: "Mimi is Mia", "evening means 8 pm", "file Ostermann under household"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pods.engine import parts
from pods.engine.understanding.people import people_in
from pods.engine.understanding.titles import tidy
from skills.engine.lessons import LONGEST_NAME
from skills.engine.request import People
from skills.engine.times import TimeSpan

if TYPE_CHECKING:
    from pods.engine.understanding.clause import Clause


@dataclass(frozen=True, slots=True)
class Told:
    """A name and what it means: one of a member, a category, or a time."""

    name: str
    people: People
    category: str | None
    part_of_day: str | None = None
    """The field of Conventions that is explained."""
    times: tuple[TimeSpan, ...] = ()
    """The time of day that it means."""


def told_in(clause: Clause) -> Told | None:
    """What the clause tells, or None when it tells nothing that could be remembered.

    Several things that are put on a list teach nothing, though the list may be called as a category is.
    """
    words = clause.vocabulary
    for pattern in words.tells:
        match = pattern.search(clause.bare_text)
        if match is None:
            continue
        if clause.list_span is not None and len(parts.split_items(match["name"], clause.language)) > 1:
            return None
        told = _told(clause.part(match["name"]), clause.part(match["meaning"]))
        if told is not None:
            return told
    return None


def _told(name: Clause, meaning: Clause) -> Told | None:
    bare = tidy(name.text, name.language)
    if not bare or name.vocabulary.single["pronoun"].fullmatch(bare):
        return None
    exact = tuple(span for span in meaning.times.spans if span.has_time and not span.vague_time)
    if exact:
        part = next((part for part, said in name.vocabulary.day_parts.items() if said.fullmatch(bare)), None)
        return Told(bare, people_in(meaning.people), None, part, exact[:1]) if part else None
    if len(bare.split()) > LONGEST_NAME or name.times.spans or name.bare_money or meaning.times.spans:
        return None
    people = _person(meaning)
    if people is not None:
        return Told(bare, people, None)
    category = parts.name_of_category(meaning.text, meaning.language)
    return Told(bare, People(), category) if category else None


def _person(meaning: Clause) -> People | None:
    """The one member that the words name and nothing else."""
    text = meaning.text.strip(" .!")
    if re.fullmatch(meaning.vocabulary.people["me"], text, re.IGNORECASE):
        return People((meaning.scene.speaker.id,), named=True)
    people = people_in(meaning.people)
    return people if len(people.ids) == 1 and not meaning.phrase else None
