"""What shall not be: "don't remind me of the bins", "we don't need milk any more", "no dentist on Friday"."""

from __future__ import annotations

from dataclasses import dataclass

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.titles import tidy
from skills.engine.matching import likeness

_SAME_THING = 0.75
_KINDS = (
    ("planner.calendar", "planner.event_delete"),
    ("planner.reminders", "planner.reminder_cancel"),
    ("family.lists", "family.list_remove"),
    ("planner.lists", "planner.todo_remove"),
)


@dataclass(frozen=True, slots=True)
class Denied:
    """The intent that takes something away, and the words that name it."""

    intent: str
    what: str
    known: bool = False
    """Whether something of that name exists."""


def denied(clause: Clause) -> Denied | None:
    """What the clause says shall not be, where that is said; whether it exists is for the skill to see.

    The words for one kind of thing may name one of another kind ("no milk", "no dentist"): what exists decides.
    """
    if not clause.vocabulary.single["denies"].search(clause.text) or clause.asks:
        return None
    text = clause.bare_text.rstrip(" .!")
    for intent, patterns in clause.vocabulary.negations.items():
        for pattern in patterns:
            match = pattern.search(text)
            if match is None:
                continue
            groups = match.groupdict()
            what = " ".join(part for part in (groups.get("what"), groups.get("day")) if part)
            once = clause.vocabulary.single["scope_this"].search(text)
            intent = "planner.event_delete" if once and intent == "family.list_remove" else intent
            found = Denied(intent, tidy(what, clause.language))
            return found if once else _settled(found, clause)
    return None


def _settled(found: Denied, clause: Clause) -> Denied | None:
    named = Clause(found.what, clause.language, clause.scene)
    title = tidy(named.timeless, clause.language)
    kinds = _KINDS[:1] if found.intent == _KINDS[0][1] else _KINDS
    for kind, intent in kinds:
        if title and any(likeness(title, thing) >= _SAME_THING for thing in clause.scene.things.get(kind, ())):
            return Denied(intent, found.what, known=True)
    if found.intent == "planner.event_delete" and not named.times.spans:
        return None
    return found
