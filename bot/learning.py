"""Lessons that come up by the way: from an edit, another reading that was picked, or an undo that was said anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.people import Member
from pods.engine.interface import Pod, PodDownError, of_each
from pods.engine.understanding import Last
from skills.engine.asking import NotAllowedError
from skills.engine.command import Asker, Outcome
from skills.engine.lessons import Learned, Lesson, LessonKind, may_mean
from skills.engine.matching import likeness
from skills.engine.request import Request

LONGEST_PHRASE = 120
SAME_WORDS = 0.6
"""From here on, two phrases are the same thing said anew."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A lesson that is stored: what to say about it, and how to take it back."""

    outcome: Outcome
    undo: tuple[str, int] | None


async def keep(lesson: Lesson, pods: Mapping[str, Pod], asker: Asker) -> Kept | None:
    """Stores a lesson in the pod that keeps them; None where the member may not teach it, or the pod is down.

    Raises PersonError.
    """
    for pod in pods.values():
        command = pod.learning(lesson)
        if command is None:
            continue
        try:
            outcome = await pod.run(command, asker)
        except (NotAllowedError, PodDownError):
            return None
        return Kept(outcome, (pod.name, outcome.journal) if outcome.journal is not None else None)
    return None


async def taught(asker: Asker, pods: Mapping[str, Pod]) -> Asker:
    """The asker with all that was taught: what words mean, and what the members are called."""
    lessons = [one for _, known in await of_each(pods.values(), lambda pod: pod.lessons(asker)) for one in known]
    learned = Learned.of(lessons)
    return replace(asker, learned=learned, members=called(asker.members, learned.nicknames))


def called(members: Iterable[Member], nicknames: Mapping[str, int]) -> tuple[Member, ...]:
    """The members with the nicknames they were given besides."""
    return tuple(
        replace(member, nicknames=(*member.nicknames, *(name for name, one in nicknames.items() if one == member.id)))
        for member in members
    )


def from_picking(phrase: str, intent: str, member: Member) -> Sequence[Lesson]:
    """The member picked what the words were to mean."""
    if not phrase.strip() or len(phrase) > LONGEST_PHRASE:
        return ()
    return (Lesson(LessonKind.INTENT, phrase, intent, member.id),)


def from_edit(last: Last | None, request: Request, member: Member) -> Sequence[Lesson]:
    """ "Tomorrow evening", then "make it 8": that is what this member means by evening."""
    when = request.when
    if last is None or last.part_of_day is None or not request.amends or when is None or when.start is None:
        return ()
    if not when.has_time or when.has_date or when.vague_time or not may_mean(last.part_of_day, when.start.time()):
        return ()
    return (Lesson(LessonKind.TIME, last.part_of_day, when.start.time().isoformat("minutes"), member.id),)


def from_saying_anew(undone: Last | None, request: Request, member: Member) -> Sequence[Lesson]:
    """What had been taken for something else, was undone, and is now said in words that are clearer."""
    if undone is None or not undone.others or request.intent == undone.intent:
        return ()
    if likeness(undone.phrase, request.phrase) < SAME_WORDS:
        return ()
    return from_picking(undone.phrase, request.intent, member)
