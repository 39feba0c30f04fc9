"""From what was understood to commands on lessons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.store.database import Row
from skills.engine.asking import MissingError, NotFoundError, Pick, SeveralError
from skills.engine.categories import CATEGORIES
from skills.engine.command import Reading
from skills.engine.errors import PersonError
from skills.engine.lessons import LONGEST_NAME, LessonKind, may_mean
from skills.engine.matching import best
from skills.engine.request import Request
from skills.lessons.commands import ForgetLessons, Learn, ShowLessons, skill
from skills.lessons.running import seen_by

MOST_PICKS = 8


@skill.reads("lesson_query")
def read_show(request: Request, reading: Reading) -> ShowLessons:
    """All of them."""
    return ShowLessons()


@skill.reads("lesson_tell")
def read_tell(request: Request, reading: Reading) -> Learn:
    """A time of day ("evening means 8 pm"), a shop ("Ostermann is groceries") or a nickname ("Mimi is Mia")."""
    if request.part_of_day is not None:
        return _time(request, request.part_of_day)
    name = request.merchant or request.title
    if not name or len(name.split()) > LONGEST_NAME:
        raise MissingError("lesson", "ask-lesson")
    if request.category in CATEGORIES:
        return Learn(LessonKind.CATEGORY, name, request.category)
    if len(request.people.ids) != 1:
        raise MissingError("lesson", "ask-lesson")
    return Learn(LessonKind.NICKNAME, name, str(request.people.ids[0]))


def _named(words: str, rows: Sequence[Row]) -> Sequence[Row]:
    """The lessons that words speak of: by what they are about; of what was misheard also by the right words."""
    heard = [row for row in rows if row["kind"] == LessonKind.HEARD]
    return best(words, rows, lambda row: f"{row['key']}") or best(words, heard, lambda row: f"{row['value']}")


def _time(request: Request, part: str) -> Learn:
    at = next((span.start.time() for span in request.times if span.start), None)
    if at is None or not may_mean(part, at):
        raise PersonError("lesson-bad-time")
    value = at.isoformat("minutes")
    return Learn(LessonKind.TIME, part, value, for_everybody=len(request.people.ids) > 1)


@skill.reads("lesson_forget")
def read_forget(request: Request, reading: Reading) -> ForgetLessons:
    """By number, by what it is about, all of them, or the one that was just learnt."""
    rows = seen_by(reading)
    if not rows:
        raise NotFoundError("lessons-none")
    picked = [ref.id for ref in request.target if ref.skill == skill.name]
    if picked:
        return ForgetLessons(tuple(picked))
    if request.everything:
        return ForgetLessons(tuple(row["id"] for row in rows))
    number = re.search(r"(?<![\w.,:])(\d{1,3})(?![\w:])", request.text)
    if number and 0 < int(number.group(1)) <= len(rows):
        return ForgetLessons((rows[int(number.group(1)) - 1]["id"],))
    named = _named(request.title, rows) if request.title else ()
    if len(named) == 1:
        return ForgetLessons((named[0]["id"],))
    picks = tuple(Pick(skill.name, row["id"], row["key"]) for row in reversed((named or rows)[-MOST_PICKS:]))
    raise SeveralError("ask-which-lesson", picks)
