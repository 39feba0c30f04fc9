"""Who corrects themselves in the same breath: "dentist on Tuesday at 3, no wait, at 4"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.followups.before import Before, only_people
from pods.engine.understanding.followups.planned import on_the_clock
from pods.engine.understanding.forms import fill
from pods.engine.understanding.scene import Last
from skills.engine.times import TimeKind, TimeSpan

MOST = 3
"""Corrections of one sentence that are carried out."""

LONGEST = 300
"""Characters up to which a text is looked through: nobody corrects themselves in a pasted letter."""

_CREATE = "planner.event_create"
_PLAIN = (TimeKind.DATE, TimeKind.DATETIME, TimeKind.TIME)
_SHORTEST = 3
"""Letters up to which a word of correction needs a comma beside it ("at 3 no later than 5" corrects nothing)."""
_FEW = 4
"""Words of a thing on a list."""


def with_corrections(said: Sequence[str], clause_of: Callable[[str], Clause]) -> list[str]:
    """The sentences with what their speaker corrected in them, or in the next one ("… at 3. No wait, at 4")."""
    kept: list[str] = []
    for sentence in said:
        joint = f"{kept[-1].rstrip(' .!')}, {sentence}" if kept else sentence
        corrected = _carried_out(clause_of(joint))
        if kept and corrected != joint:
            kept[-1] = corrected
        else:
            kept.append(_carried_out(clause_of(sentence)) if kept else corrected)
    return kept


def _carried_out(clause: Clause) -> str:
    """The text as it is meant: with the time, amount, person or thing that stands behind words of correction in the
    place of the one before them. Unchanged where nothing of that kind stands on both sides."""
    text = clause.text
    for _ in range(MOST if len(text) <= LONGEST else 0):
        amended = _once(clause.part(text))
        if amended is None:
            break
        text = amended
    return text


def _once(clause: Clause) -> str | None:
    words = clause.vocabulary.single
    for match in _marks(words["not_so"].pattern, words["meant"].pattern).finditer(clause.text):
        said = clause.part(clause.text[: match.start()].rstrip(" ,;–-"))
        instead = Before(Last(_CREATE, (), said.text), clause.part(clause.text[match.start("mark") :])).inner
        paused = match["stop"] or match["pause"] or len(match["mark"].strip()) > _SHORTEST
        if not paused or not said.text or not instead.text or clause.asks:
            continue
        amended = _priced(said, instead) or _timed(said, instead) or _given(said, instead)
        if amended is None and match["stop"] and match["pause"]:
            amended = _listed(said, instead)
        if amended is not None:
            return amended
    return None


@lru_cache(maxsize=16)
def _marks(*sources: str) -> re.Pattern[str]:
    mark = rf"(?:{'|'.join(sources)})(?!\w)"
    return re.compile(
        rf"(?P<stop>\s*[,;.–—-]|\s*\.{{2,3}}|\s*…)?\s+(?P<mark>{mark}(?:[,.!…\s]+{mark})*(?P<pause>[,.!…]*)\s+)(?=\S)",
        re.IGNORECASE,
    )


def _priced(said: Clause, instead: Clause) -> str | None:
    if len(said.bare_money) != 1 or len(instead.bare_money) != 1 or instead.phrase or instead.times.spans:
        return None
    old, new = said.bare_money[0], instead.bare_money[0]
    return f"{said.text[: old.begin]}{new.text}{said.text[old.end :]}"


def _timed(said: Clause, instead: Clause) -> str | None:
    """With the later time; a day alone keeps the hour that was said, an hour alone the day."""
    past = bool(said.money) or said.speaks_for("expense_log")
    was = said.when(past=past)
    if was is None or was.kind not in _PLAIN:
        return None
    instead = on_the_clock(instead) if was.has_time else instead
    now = instead.when(past=past)
    if now is None or now.kind not in _PLAIN or instead.phrase:
        return None
    if not (now.has_date and was.has_date) and not (now.has_time and was.has_time):
        return None
    kept, moment = said.text, _written(was, now)
    for span in sorted(said.times.spans, key=lambda one: -one.begin):
        if span.kind in _PLAIN:
            kept = f"{kept[: span.begin]}{moment}{kept[span.end_offset :]}"
            moment = ""
    return kept


def _written(was: TimeSpan, now: TimeSpan) -> str:
    """The day and the hour as the standard writes them, which every language reads alike."""
    day = next((one.start.date().isoformat() for one in (now, was) if one.start and one.has_date), "")
    hour = next((f"{one.start:%H:%M}" for one in (now, was) if one.start and one.has_time), "")
    return f"{day} {hour}".strip()


def _given(said: Clause, instead: Clause) -> str | None:
    if len(said.people) != 1 or len(instead.people) != 1 or not only_people(instead).ids:
        return None
    old, new = said.people[0], instead.people[0]
    return f"{said.text[: old.begin]}{instead.text[new.begin : new.end]}{said.text[old.end :]}"


def _listed(said: Clause, instead: Clause) -> str | None:
    """With the other thing in the place of the last one of a list ("milk, no, oat milk")."""
    if not said.speaks_for("list_add") or instead.times.spans or len(instead.text.split()) > _FEW:
        return None
    items = fill(said, "family.list_add", 1.0).items
    begin = said.text.rfind(items[-1]) if items else -1
    return f"{said.text[:begin]}{instead.text}{said.text[begin + len(items[-1]) :]}" if begin >= 0 else None
