"""Who takes turns with a chore: members in the order in which they are named, the speaker among them, and strangers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pods.engine.understanding.clause import Clause
from skills.engine.request import People


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who shares, names that no member has, and where in the text all of them stand."""

    people: People
    unknown: tuple[str, ...]
    taken: tuple[tuple[int, int], ...]


def sharing(clause: Clause) -> Sharing:
    """Everybody named in a clause; "I" and strangers where they are told with a member ("Tom, Paula and I")."""
    words = clause.vocabulary
    joint = rf"(?:\s*,\s*(?:(?:{words.joints.pattern})\s+)?|\s+(?:{words.joints.pattern})\s+)"
    named = {mention.begin: (mention.end, mention.ids) for mention in clause.people}
    unknown: list[str] = []
    grew = True
    while grew:
        grew = False
        for begin, (end, _) in list(named.items()):
            for match in _beside(clause, begin, end, joint):
                if any(first < match.end("one") and match.start("one") < last for first, (last, _) in named.items()):
                    continue
                own = words.single["own"].fullmatch(match["one"]) is not None
                named[match.start("one")] = (match.end("one"), (clause.scene.speaker.id,) if own else ())
                unknown += [] if own else [match["one"]]
                grew = True
    ids = dict.fromkeys(one for _, (_, many) in sorted(named.items()) for one in many)
    people = People(tuple(ids), named=bool(ids))
    return Sharing(people, tuple(unknown), tuple((begin, end) for begin, (end, _) in named.items()))


def _beside(clause: Clause, begin: int, end: int, joint: str) -> list[re.Match[str]]:
    """The speaker or a stranger told right before or behind a stretch of the text."""
    words = clause.vocabulary.single
    one = rf"(?P<one>{words['own'].pattern}|{words['somebody'].pattern})"
    before = re.search(rf"(?<!\w){one}{joint}$", clause.text[:begin], re.IGNORECASE)
    behind = re.compile(rf"{joint}{one}(?!\w)", re.IGNORECASE).match(clause.text, end)
    return [match for match in (before, behind) if match is not None]
