"""The commands of lessons."""

from __future__ import annotations

from dataclasses import dataclass

from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.lessons import Lesson, LessonKind
from skills.engine.skill import Skill

skill = Skill("lessons", folder=__file__)
skill.belongs(Estate("lessons", audience="audience", own="member_id", owner="owner"))

FOR_EVERYBODY = frozenset({LessonKind.CATEGORY, LessonKind.NICKNAME})
"""Kinds that hold for the whole household; the others hold for who taught them, unless said otherwise."""
FOR_THE_SPEAKER = frozenset({LessonKind.HEARD})
"""Kinds that came up in what somebody said in private, so that they are its own where nobody says otherwise: voices
differ, and the words of a recording are nobody else's business."""


@dataclass(frozen=True)
class Learn(Command):
    """Keeps a lesson; an earlier one about the same is replaced."""

    kind: LessonKind
    key: str
    value: str
    for_everybody: bool = False


@dataclass(frozen=True)
class ForgetLessons(Command):
    """Takes lessons back."""

    lesson_ids: tuple[int, ...]


@dataclass(frozen=True)
class ShowLessons(Command):
    """Everything that was learnt and that the asker may see."""


@skill.learns
def learning(lesson: Lesson) -> Learn:
    """The command that keeps a lesson which came up by the way."""
    unnamed = lesson.member_id is None and lesson.kind not in FOR_THE_SPEAKER
    everybody = lesson.kind in FOR_EVERYBODY or unnamed
    return Learn(lesson.kind, lesson.key, lesson.value, everybody)
