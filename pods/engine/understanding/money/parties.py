"""Who gives and who gets money: members by their id, people outside the household by what they are called."""

from __future__ import annotations

import re

from pods.engine import parts
from pods.engine.understanding.clause import Clause

Party = int | str


def parties_in(clause: Clause, said: str) -> tuple[Party, ...]:
    """The people that a stretch of the clause names, each once; "me" is the speaker, "us" every grown-up."""
    part = clause.part(said)
    words = clause.vocabulary
    outside = list(words.single["outside"].finditer(said))
    people = [
        one for one in part.people if not any(out.start() == one.begin and one.end < out.end() for out in outside)
    ]
    found: list[tuple[int, Party]] = [(mention.begin, one) for mention in people for one in mention.ids]
    named = [(mention.begin, mention.end) for mention in people]
    own = [(match.start(), match.end()) for match in words.single["own_person"].finditer(said)]
    found += [(begin, clause.scene.speaker.id) for begin, _ in own]
    taken = [*named, *own]
    for match in outside:
        if not any(begin < match.end() and match.start() < end for begin, end in taken):
            called = words.single["bare_name"].sub("", match.group()).strip()
            shop = parts.find_merchant(called, clause.language) if called == match.group() else None
            if shop is None or shop.generic:
                found.append((match.start(), called))
    return tuple(dict.fromkeys(party for _, party in sorted(found, key=lambda one: one[0])))


def first_of(clause: Clause, said: str) -> Party | None:
    """The first person of a stretch; None where it names nobody."""
    return next(iter(parties_in(clause, said)), None)


def others_in(clause: Clause) -> tuple[Party, ...]:
    """The people whom the clause names besides the speaker."""
    return tuple(one for one in parties_in(clause, clause.text) if one != clause.scene.speaker.id)


def group_in(match: re.Match[str] | None) -> str:
    """What the one group of a match holds that took part; empty without a match."""
    return next((said for said in match.groupdict().values() if said), "") if match else ""
