"""What a question is about, whose turn is swapped, whose birthday it is: parts that few requests have."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.people import Role
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.people import people_in
from pods.engine.understanding.titles import blank, tidy
from pods.engine.understanding.work import deed_in
from skills.engine.request import People
from skills.engine.times import TimeKind, TimeSpan


def asked_people(clause: Clause) -> People:
    """Whom a question is about: everybody for "we all", the speaker for "am I", those who are named."""
    named = people_in(clause.people)
    unnamed = blank(clause.text, [(mention.begin, mention.end) for mention in clause.people])
    own = clause.vocabulary.single["own"].search(unnamed) or clause.vocabulary.single["said_me"].search(unnamed)
    groups = any(len(mention.ids) > 1 for mention in clause.people)
    if (not named.ids or groups) and re.search(
        rf"(?<!\w)(?:{clause.vocabulary.single['all_of_us'].pattern})(?!\w)", clause.text, re.IGNORECASE
    ):
        return People(tuple(one.id for one in clause.scene.members if one.role is not Role.GUEST), named=True)
    ids = (*named.ids, *((clause.scene.speaker.id,) if own else ()))
    return People(tuple(dict.fromkeys(ids)), named=bool(ids))


def reminded_of(clause: Clause) -> str:
    """What the reminder was about that a question speaks of; empty for "it"."""
    match = clause.vocabulary.single["status_of"].search(clause.timeless)
    said = next((one for one in match.groups() if one), "") if match else ""
    about = clause.part(tidy(said, clause.language))
    nothing = not about.phrase or clause.vocabulary.single["pronoun"].fullmatch(about.text)
    return "" if nothing else about.text


def swapped(clause: Clause) -> str:
    """The chore whose turn is swapped; empty where none is named."""
    deed = deed_in(clause)
    if deed is not None:
        said = deed.task
    else:
        said = blank(clause.timeless, [(mention.begin, mention.end) for mention in clause.people])
    bare = clause.vocabulary.single["swap_words"].sub(lambda match: "\x00" * len(match.group()), said)
    return tidy(bare, clause.language)


def born(clause: Clause) -> tuple[str, People, TimeSpan | None]:
    """Whose birthday it is, by name and as a member, and when; with the year of birth where that or an age is said."""
    words = clause.vocabulary.single
    people = people_in(clause.people)
    own = words["said_me"].search(clause.text) or words["own"].search(clause.text)
    age = words["turns_age"].search(clause.text)
    if age is not None:
        clause = clause.part(f"{clause.text[: age.start('age')]} {clause.text[age.end('age') :]}")
    untimed = clause.timeless
    names = {member.id: member.name for member in clause.scene.members}
    title = tidy(words["born_words"].sub(lambda match: "\x00" * len(match.group()), untimed), clause.language)
    owner = re.sub(rf"(?:{clause.vocabulary.people['possessive']})$", "", title)
    title = owner if "'" in title[len(owner) :] or words["relative"].fullmatch(owner) else title
    if not people.ids and not title and own:
        people = People((clause.scene.speaker.id,), named=True)
    if len(people.ids) == 1:
        title = names[people.ids[0]]
    when = clause.when()
    if when is not None and age is not None and when.kind is TimeKind.DATE and when.start is not None:
        year = when.start.year - int(age["age"])
        day = 28 if (when.start.month, when.start.day) == (2, 29) else when.start.day
        when = replace(when, start=when.start.replace(year=year, day=day)) if year > 1 else when
    return title, people, when
