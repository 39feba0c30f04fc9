"""When children are to sleep: set by grown-ups; and how a child reaches them at night all the same."""

from __future__ import annotations

from datetime import time

from knowledge.outbox import Outgoing
from knowledge.people import Bedtime, Member, Role
from knowledge.store.changes import Value
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Outcome, Reading, Running
from skills.engine.errors import PersonError
from skills.members.commands import CallGrownUps, SetBedtime, skill

MORNING = time(6, 30)
"""When a night ends of which nothing else was said."""

CALL = "child-calls"
"""The kind of outbox row by which a child reaches the grown-ups."""

MOST_TEXT = 300


@skill.command(SetBedtime)
def set_bedtime(command: SetBedtime, running: Running) -> Outcome:
    """From then till the morning the child gets one sentence, and whatever matters."""
    children = [_child(one, running.asker) for one in command.who]
    nights = [None if command.off else _night(command, child) for child in children]
    for child, night in zip(children, nights, strict=True):
        running.changes.update("members", child.id, _columns(night))
    facts: dict[str, object] = {"who": tuple(child.name for child in children), "me": False}
    if nights[0] is None:
        return Outcome("bedtime-off", facts)
    return Outcome("bedtime-set-free" if nights[0].free_evening else "bedtime-set", facts | said_of(nights[0]))


def said_of(night: Bedtime) -> dict[str, object]:
    """A night as facts of an outcome."""
    return {"begin": night.evening, "free": night.free_evening, "finish": night.morning}


def _night(command: SetBedtime, child: Member) -> Bedtime:
    before = child.bedtime
    evening = command.evening or (before.evening if before else command.free_evening)
    if evening is None:
        raise PersonError("ask-bedtime-when")
    free = command.free_evening or (before.free_evening if before and command.evening is None else None)
    morning = command.morning or (before.morning if before else MORNING)
    if morning in (evening, free):
        raise PersonError("ask-bedtime-when")
    return Bedtime(evening, morning, free if free != evening else None)


def _columns(night: Bedtime | None) -> dict[str, Value]:
    def text(at: time | None) -> str | None:
        return at.isoformat("minutes") if at else None

    if night is None:
        return {"bed_from": None, "bed_free_from": None, "bed_to": None}
    return {"bed_from": text(night.evening), "bed_free_from": text(night.free_evening), "bed_to": text(night.morning)}


def _child(member_id: int, asker: Asker) -> Member:
    member = next((one for one in asker.members if one.id == member_id), None)
    if member is None:
        raise NotFoundError("member-gone")
    if member.role is not Role.CHILD:
        raise PersonError("bedtime-for-children", name=member.name)
    return member


@skill.command(CallGrownUps)
def call(command: CallGrownUps, running: Running) -> Outcome:
    """A row for each grown-up, urgent, with the words that were said."""
    asker = running.asker
    told = [one for one in asker.members if one.grown_up and one.id != asker.member.id]
    for member in told:
        running.outbox.put(
            member_id=member.id,
            kind=CALL,
            due=asker.now,
            now=asker.now,
            facts={"name": asker.member.name, "text": command.text[:MOST_TEXT]},
            urgent=True,
            subject_id=None,
            timed=False,
        )
    return Outcome("called-grown-ups", {"names": tuple(one.name for one in told)})


@skill.announces(CALL)
def announce_call(row: Outgoing, reading: Reading) -> Outcome | None:
    """What the child said, word for word."""
    return Outcome("child-calls", {"name": row.facts["name"], "text": row.facts["text"]})
