"""What a household taught its assistant by correcting it: five kinds of lessons, and all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import time, timedelta
from enum import StrEnum

from skills.engine.times import Conventions


class LessonKind(StrEnum):
    """What a lesson is about, and what its key and value are."""

    INTENT = "intent"
    """A phrase without times, names and amounts; the intent it has."""
    CATEGORY = "category"
    """The name of a shop; the category of what is bought there."""
    NICKNAME = "nickname"
    """What somebody is called; the member's id."""
    TIME = "time"
    """A field of Conventions; a time of day as HH:MM, or a length in minutes."""
    HEARD = "heard"
    """Words as they were heard in a recording; what had been said."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing learnt. A `member_id` of None means that it holds for everybody."""

    kind: LessonKind
    key: str
    value: str
    member_id: int | None = None


@dataclass(frozen=True, slots=True)
class Learned:
    """All that holds for one member, ready to be used."""

    intents: Mapping[str, str] = field(default_factory=dict)
    merchants: Mapping[str, str] = field(default_factory=dict)
    """Category by the case-folded name of the shop."""
    nicknames: Mapping[str, int] = field(default_factory=dict)
    conventions: Conventions = field(default_factory=Conventions)
    heard: Mapping[str, str] = field(default_factory=dict)
    """What is said where words in small letters are heard, the newest last."""

    @classmethod
    def of(cls, lessons: Iterable[Lesson]) -> Learned:
        """From lessons, the member's own winning over those for everybody, later ones over earlier ones."""
        known: dict[LessonKind, dict[str, str]] = {kind: {} for kind in LessonKind}
        for lesson in sorted(lessons, key=lambda one: one.member_id is not None):
            known[lesson.kind][lesson.key] = lesson.value
        return cls(
            known[LessonKind.INTENT],
            {name.casefold(): category for name, category in known[LessonKind.CATEGORY].items()},
            {name: int(member) for name, member in known[LessonKind.NICKNAME].items()},
            conventions_with(known[LessonKind.TIME]),
            {words.lower(): said for words, said in known[LessonKind.HEARD].items()},
        )


DAY_PARTS = {"morning": (5, 11), "noon": (11, 14), "afternoon": (12, 18), "evening": (16, 23), "night": (18, 24)}
"""Fields of Conventions that are parts of the day, and the hours in which a household may sensibly put them."""


def part_of_day(at: time, conventions: Conventions) -> str | None:
    """The part of the day that stands for just this time in these conventions."""
    return next((part for part in DAY_PARTS if getattr(conventions, part) == at), None)


def may_mean(part: str, at: time) -> bool:
    """Whether somebody may mean this time by that part of the day."""
    first, last = DAY_PARTS[part]
    return first <= at.hour < last


LONGEST_NAME = 3
"""Words of a nickname or the name of a shop."""
LONGEST_HEARD = 4
"""Words that were heard as others, or meant by them."""
LONGEST_HEARD_TEXT = 80
"""Characters of these words."""

TIMES_OF_DAY = ("morning", "noon", "afternoon", "evening", "night", "day_reminder", "bare_hour_from", "bare_hour_to")
LENGTHS = ("event_length", "snooze")


def conventions_with(values: Mapping[str, str]) -> Conventions:
    """The default conventions with these fields changed. Raises ValueError for a field or value that is none."""
    changed = {name: _convention(name, value) for name, value in values.items()}
    return replace(Conventions(), **changed)  # type: ignore[arg-type]


def _convention(name: str, value: str) -> time | timedelta | bool:
    if name in TIMES_OF_DAY:
        return time.fromisoformat(value)
    if name in LENGTHS:
        minutes = int(value)
        if not 0 < minutes <= 24 * 60:
            raise ValueError(f"{name} is a number of minutes up to a day, not {value}")
        return timedelta(minutes=minutes)
    if name == "day_first":
        if value not in ("yes", "no"):
            raise ValueError("day_first is yes or no")
        return value == "yes"
    known = ", ".join(one.name for one in fields(Conventions))
    raise ValueError(f"there is no convention '{name}'; there are {known}")
