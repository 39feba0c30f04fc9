"""What a member of the household is to be told: whom, the words as they were said, and where they end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.people import Role
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.people import people_in
from skills.engine.request import People, Request

SEND = "family.message_send"
ASKED, PASSED = "asked", "passed"
"""Values of a request whose words are a question, or a clause that cannot stand alone."""

_COLON = re.compile(r"\s*[:–—]\s*")
_QUOTED = re.compile(r"[\"“„«](.*)[\"“”»][.!]?", re.DOTALL)
_GAP = re.compile(r"[\s,]*")
_ADDRESS = re.compile(r"\S*@")
"""What makes a name the beginning of a mail address, whose owner is somewhere else."""
_OWNED = re.compile(r"'s$|s'$", re.IGNORECASE)
"""Somebody of a member's ("Tom's teacher"), who is none."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Somebody is to be told something now."""

    whom: People
    unknown: tuple[str, ...]
    """Names that nobody of the household has, as they were said."""
    text: str
    """Empty where nothing was said."""
    manner: str
    """Empty where the words stand for themselves."""
    urgent: bool
    whole: bool
    """Whether all that comes belongs to it, as behind a colon."""


def telling(clause: Clause, *, at_a_time: bool = False) -> Telling | None:
    """What somebody is to be told now; None where nobody is, or only when a time has come that is said.

    A time that says when stands before what is to be told ("tell Tom at 6 that …") or with what is to be done ("tell
    Tom to … at 6"); one inside of what is told ("that dinner is at 7") is content. `at_a_time`: it is told all the
    same.
    """
    begin = _begin(clause)
    for kind, patterns in clause.vocabulary.messages.items():
        for pattern in patterns:
            match = pattern.match(clause.text, begin)
            if match is None or _ADDRESS.match(clause.text, match.start("who")):
                continue
            if not _OWNED.search(match["who"]):
                return _told(clause, match, asks=kind == "asks", at_a_time=at_a_time)
    return None


def _begin(clause: Clause) -> int:
    """Where it begins, polite words and "urgent" aside."""
    at, words = 0, clause.vocabulary
    while True:
        at = _after_gap(clause.text, at)
        said = words.polite.match(clause.text, at) or words.single["urgent"].match(clause.text, at)
        if said is None or said.end() == at:
            return at
        at = said.end()


def _after_gap(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap is not None else at


def _told(clause: Clause, match: re.Match[str], *, asks: bool, at_a_time: bool) -> Telling | None:
    text, words = clause.text, clause.vocabulary.single
    urgent = words["urgent"].search(text) is not None
    at = _after_gap(text, match.end())
    pressing = words["urgent"].match(text, at)
    at = _after_gap(text, pressing.end()) if pressing is not None else at
    whom, unknown = _whom(clause, match)
    politely = re.search(r"\w", text[: match.start()]) is not None
    known = all(words["relative"].fullmatch(name) for name in unknown)

    def told(content: str, manner: str = "", *, whole: bool = False) -> Telling:
        quoted = _QUOTED.fullmatch(content.strip())
        said = (quoted[1] if quoted else content).strip(" \t\n,").rstrip("?" if politely else "")
        blank = words["message_blank"].fullmatch(said.strip(" .!?")) or not re.search(r"\w", said)
        return Telling(whom, unknown, "" if blank else said, "" if blank else manner, urgent, whole)

    that, does = words["message_that"].match(text, at), words["message_to"].match(text, at)
    asked = words["message_if"].match(text, at)
    if not known and not (asked if asks else that):
        return None
    colon = _COLON.match(text, match.end())
    if colon is not None:
        return told(text[colon.end() :], whole=True)
    rest = text[at:]
    joined = re.compile(f"(?:{words['message_that'].pattern})|(?:{words['message_to'].pattern})", re.IGNORECASE)
    behind = _behind_times(clause, at)
    if behind > at and not at_a_time and (not text[behind:].strip(" .!?") or joined.match(text, behind)):
        return None
    if that is not None and not asks:
        keeps = that.groupdict().get("keep")
        return told(rest if keeps else text[that.end() :], PASSED if keeps else "")
    does = does or that
    if does is not None:
        timed = any(begin >= at for begin, _ in clause.times.cut)
        return None if timed and not at_a_time else told(text[does.end() :])
    if asks:
        return told(rest.rstrip("?"), ASKED) if asked else None
    return told(rest)


def _behind_times(clause: Clause, at: int) -> int:
    """Where the times end that stand there; the same place where none does."""
    for begin, end in sorted(clause.times.cut):
        if begin <= at < end:
            at = _after_gap(clause.text, end)
    return at


def _whom(clause: Clause, match: re.Match[str]) -> tuple[People, tuple[str, ...]]:
    """The members meant, and names that are nobody's. Everybody is the family, without guests and who says it."""
    scene, words = clause.scene, clause.vocabulary
    if words.single["message_all"].search(match["who"]):
        ids = tuple(one.id for one in scene.members if one.role is not Role.GUEST and one.id != scene.speaker.id)
        return People(ids, named=bool(ids)), ()
    begin, end = match.span("who")
    ids = tuple(
        dict.fromkeys(one for said in clause.people if said.begin < end and begin < said.end for one in said.ids)
    )
    parts, at = [], begin
    for joint in re.finditer(rf",\s*|\s+(?:{words.joints.pattern})\s+|$", match["who"], re.IGNORECASE):
        parts.append((at, begin + joint.start()))
        at = begin + joint.end()
    unknown = [
        clause.text[first:last]
        for first, last in parts
        if first < last and not any(one.begin < last and first < one.end for one in clause.people)
    ]
    return People(ids, named=bool(ids)), tuple(unknown)


def is_told(clause: Clause) -> bool:
    """Whether somebody is to be told something that is said, so that the words are nobody else's."""
    said = telling(clause)
    return said is not None and bool(said.text)


def is_for_later(clause: Clause) -> bool:
    """Whether somebody is to be told something when a time has come that is said."""
    return telling(clause) is None and telling(clause, at_a_time=True) is not None


def fill_message(clause: Clause, intent: str, confidence: float) -> Request:
    """The request to tell somebody something."""
    said = telling(clause, at_a_time=True)
    request = Request(intent, clause.text, clause.language, confidence)
    if said is None:
        return request
    return Request(
        intent,
        clause.text,
        clause.language,
        confidence,
        title=said.text,
        people=said.whom,
        unknown_people=said.unknown,
        value=said.manner or None,
        urgent=said.urgent,
    )


def fill_asked(clause: Clause, intent: str, confidence: float) -> Request:
    """The request for what somebody said."""
    return Request(intent, clause.text, clause.language, confidence, people=people_in(clause.people))


MESSAGE_FORMS = {"message_send": fill_message, "message_query": fill_asked}


def kept_together(found: Sequence[str], part: Callable[[str], Clause]) -> list[str]:
    """Sentences, where those behind a message belong to it as long as none is for the house.

    Behind a colon all of them do.
    """
    together: list[str] = []
    for sentence in found:
        said = telling(part(together[-1])) if together else None
        goes_on = said is not None and (said.whole or not part(sentence).vocabulary.starts.match(sentence))
        if said is not None and said.text and goes_on and telling(part(sentence)) is None:
            together[-1] = f"{together[-1]} {sentence}"
        else:
            together.append(sentence)
    return together


def pieces_around(clause: Clause, cut: Callable[[Clause], list[str]]) -> list[str]:
    """The pieces of a sentence, cut by `cut`, where what is told to somebody stays in one piece."""
    said = telling(clause)
    if said is not None and said.text:
        ends = None if said.whole else clause.vocabulary.single["message_ends"].search(clause.text)
        if ends is None:
            return [clause.text]
        return [clause.text[: ends.start()], *pieces_around(clause.part(clause.text[ends.end() :]), cut)]
    pieces = cut(clause)
    for place, piece in enumerate(pieces[1:], 1):
        if is_told(clause.part(piece)):
            return [*pieces[:place], *pieces_around(clause.part(clause.text[clause.text.find(piece) :]), cut)]
    return pieces
