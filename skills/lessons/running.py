"""Running commands on lessons."""

from __future__ import annotations

from datetime import time
from typing import Any

from knowledge.clock import to_text
from knowledge.people import FAMILY, private_to
from knowledge.store.database import Row
from skills.engine.asking import NotFoundError
from skills.engine.command import GROWN_UPS, Asker, Outcome, Reading, Ref, Running
from skills.engine.errors import PersonError
from skills.engine.lessons import LONGEST_HEARD, LONGEST_HEARD_TEXT, TIMES_OF_DAY, Lesson, LessonKind, conventions_with
from skills.engine.matching import fold
from skills.engine.permissions import check
from skills.engine.privacy import SEEN, audiences
from skills.lessons.commands import FOR_EVERYBODY, ForgetLessons, Learn, ShowLessons, skill

MOST = 500
"""Lessons of a kind that comes up by the way kept for one member; the oldest make room."""
BY_THE_WAY = frozenset({LessonKind.INTENT, LessonKind.HEARD})


@skill.command(Learn)
def learn(command: Learn, running: Running) -> Outcome:
    """Keeps the lesson. What holds for everybody's clock or money is the grown-ups' to teach."""
    asker = running.asker.member
    everybody = command.for_everybody or command.kind in FOR_EVERYBODY
    own = not everybody or command.kind is LessonKind.NICKNAME
    check(command, running.asker, own=own, key="not-allowed-child")
    _check(command, running.asker)
    member_id = None if everybody else asker.id
    values: dict[str, str | int | float | None] = {
        "kind": command.kind.value,
        "key": command.key,
        "folded": fold(command.key),
        "value": command.value,
        "member_id": member_id,
        "owner": asker.id,
        "audience": FAMILY if everybody else private_to(asker.id),
        "created_at": to_text(running.asker.now),
    }
    known = running.rows(
        "SELECT id FROM lessons WHERE kind = ? AND folded = ? AND ifnull(member_id, 0) = ?",
        (command.kind.value, fold(command.key), member_id or 0),
    )
    if known:
        lesson_id = int(known[0]["id"])
        running.changes.update("lessons", lesson_id, values)
    else:
        _make_room(running, asker.id, command.kind)
        lesson_id = running.changes.insert("lessons", values)
    row = running.rows("SELECT * FROM lessons WHERE id = ?", (lesson_id,))[0]
    return Outcome("lesson-kept", {"lines": (_line(row, running.asker),)}, (Ref(skill.name, lesson_id),))


def _check(command: Learn, asker: Asker) -> None:
    """Raises PersonError for a lesson that could not be used."""
    if not command.key.strip():
        raise PersonError("lesson-empty")
    if command.kind is LessonKind.HEARD:
        _check_heard(command)
    if command.kind is LessonKind.TIME:
        try:
            conventions_with({command.key: command.value})
        except ValueError as error:
            raise PersonError("lesson-bad-time") from error
    if command.kind is LessonKind.NICKNAME:
        holder = {fold(one.name): one for one in asker.members}.get(fold(command.key))
        if holder is not None and str(holder.id) != command.value:
            raise PersonError("lesson-name-taken", name=holder.name)


def _check_heard(command: Learn) -> None:
    heard, said = command.key.split(), command.value.split()
    if not said or heard == said:
        raise PersonError("lesson-empty")
    if max(len(heard), len(said)) > LONGEST_HEARD or max(len(command.key), len(command.value)) > LONGEST_HEARD_TEXT:
        raise PersonError("lesson-heard-long", most=LONGEST_HEARD)


def _make_room(running: Running, member_id: int, kind: LessonKind) -> None:
    if kind not in BY_THE_WAY:
        return
    rows = running.rows("SELECT id FROM lessons WHERE owner = ? AND kind = ? ORDER BY id", (member_id, kind.value))
    for row in rows[: max(0, len(rows) - MOST + 1)]:
        running.changes.delete("lessons", row["id"])


def _ask_forget(command: ForgetLessons, reading: Reading) -> Outcome | None:
    if len(command.lesson_ids) < 2:
        return None
    return Outcome("lessons-forget-sure", {"count": len(command.lesson_ids)})


@skill.command(ForgetLessons, asks_first=_ask_forget)
def forget(command: ForgetLessons, running: Running) -> Outcome:
    """Takes lessons back; a child only its own."""
    asker = running.asker.member
    rows = [row for row in seen_by(running) if row["id"] in command.lesson_ids]
    if not rows:
        raise NotFoundError("lesson-not-found")
    check(command, running.asker, own=all(row["owner"] == asker.id for row in rows))
    lines = tuple(_line(row, running.asker) for row in rows)
    for row in rows:
        running.changes.delete("lessons", row["id"])
    return Outcome("lessons-forgotten", {"lines": lines, "count": len(rows)})


@skill.command(ShowLessons, changes=False)
def show(command: ShowLessons, running: Running) -> Outcome:
    """One numbered line each; in a group only what holds for everybody."""
    rows = [row for row in seen_by(running) if not running.asker.group or row["member_id"] is None]
    if not rows:
        return Outcome("lessons-none")
    lines = tuple(
        Outcome("lesson-numbered", {"number": number, "lines": (_line(row, running.asker),)})
        for number, row in enumerate(rows, 1)
    )
    refs = tuple(Ref(skill.name, row["id"]) for row in rows)
    return Outcome("lessons-shown", {"lines": lines[:60], "count": len(rows)}, refs)


def seen_by(source: Reading | Running) -> list[Row]:
    """The lessons that the asker may see, oldest first; children do not see what shops stand for."""
    member = source.asker.member
    rows = source.rows(f"SELECT * FROM lessons WHERE {SEEN} ORDER BY id", audiences(member.audiences))
    hidden = set() if member.role in GROWN_UPS else {LessonKind.CATEGORY.value}
    return [row for row in rows if row["kind"] not in hidden]


def _line(row: Row, asker: Asker) -> Outcome:
    """A lesson as a sentence."""
    key, value = row["key"], row["value"]
    match LessonKind(row["kind"]):
        case LessonKind.INTENT:
            return Outcome("lesson-intent", {"phrase": key, "reading": value})
        case LessonKind.CATEGORY:
            return Outcome("lesson-category", {"name": key, "category": value})
        case LessonKind.NICKNAME:
            return Outcome("lesson-nickname", {"name": key, "member": asker.name_of(int(value)) or "?"})
        case LessonKind.TIME:
            at = time.fromisoformat(value) if key in TIMES_OF_DAY else value
            everybody = "yes" if row["member_id"] is None else "no"
            return Outcome("lesson-time", {"convention": key, "value": at, "everybody": everybody})
        case LessonKind.HEARD:
            return Outcome("lesson-heard", {"heard": key, "said": value})


@skill.remembers
def lessons(reading: Reading) -> list[Lesson]:
    """All that holds for the asker."""
    member = reading.asker.member
    rows = reading.rows("SELECT * FROM lessons WHERE member_id IS NULL OR member_id = ? ORDER BY id", (member.id,))
    return [Lesson(LessonKind(row["kind"]), row["key"], row["value"], row["member_id"]) for row in rows]


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """Everything learnt."""
    names = {member.id: member.name for member in reading.asker.members}
    return {
        "lessons": [
            {
                "id": row["id"],
                "kind": row["kind"],
                "key": row["key"],
                "value": names.get(int(row["value"]), row["value"])
                if row["kind"] == LessonKind.NICKNAME
                else row["value"],
                "owner": names.get(row["owner"]),
                "for": "everybody" if row["member_id"] is None else names.get(row["member_id"]),
            }
            for row in reading.rows("SELECT * FROM lessons ORDER BY id")
        ]
    }
