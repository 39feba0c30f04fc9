"""Lessons as commands: kept once, replaced, bounded, and of use only where they make sense."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from skills.engine.errors import PersonError
from skills.engine.lessons import Learned, Lesson, LessonKind, conventions_with, may_mean, part_of_day
from skills.engine.times import Conventions
from skills.lessons.commands import Learn, ShowLessons
from skills.lessons.running import MOST
from tests.conftest import Opener
from tests.house import House


async def learn(house: House, name: str, kind: LessonKind, key: str, value: str, *, everybody: bool = False) -> None:
    await house.app.pods["family"].run(Learn(kind, key, value, everybody), house.asker(name))


async def test_the_same_thing_taught_again_replaces_what_was_taught(house: House) -> None:
    await learn(house, "Anna", LessonKind.CATEGORY, "Ostermann", "household")
    await learn(house, "Tom", LessonKind.CATEGORY, "OSTERMANN", "groceries")
    assert [(one["key"], one["value"]) for one in house.state["lessons"]] == [("OSTERMANN", "groceries")]


async def test_two_members_may_mean_different_things_by_a_phrase(house: House) -> None:
    await learn(house, "Anna", LessonKind.INTENT, "bin night", "planner.todo_add")
    await learn(house, "Tom", LessonKind.INTENT, "bin night", "planner.chore_add")
    for name, intent in (("Anna", "planner.todo_add"), ("Tom", "planner.chore_add")):
        lessons = await house.app.pods["family"].lessons(house.asker(name))
        assert Learned.of(lessons).intents == {"bin night": intent}


async def test_the_oldest_phrases_make_room(house: House) -> None:
    for number in range(MOST + 3):
        await learn(house, "Mia", LessonKind.INTENT, f"phrase {number}", "planner.todo_add")
    kept = [one["key"] for one in house.state["lessons"]]
    assert len(kept) == MOST
    assert kept[0] == "phrase 3"


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        (LessonKind.INTENT, "  ", "planner.todo_add"),
        (LessonKind.TIME, "teatime", "16:00"),
        (LessonKind.TIME, "evening", "25:00"),
        (LessonKind.NICKNAME, "Tom", "1"),
    ],
)
async def test_what_could_not_be_used_is_refused(house: House, kind: LessonKind, key: str, value: str) -> None:
    with pytest.raises(PersonError):
        await learn(house, "Anna", kind, key, value)
    assert house.state["lessons"] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [("Lily", " "), ("Lily", "Lily"), ("one two three four five", "Lilli"), ("Lily", "L" * 81)],
)
async def test_what_was_heard_teaches_only_other_words_and_few(house: House, key: str, value: str) -> None:
    with pytest.raises(PersonError):
        await learn(house, "Anna", LessonKind.HEARD, key, value)
    assert house.state["lessons"] == []


async def test_what_was_heard_is_each_members_own(house: House) -> None:
    for name, said in (("Mia", "Lilli"), ("Tom", "Lillie")):
        await learn(house, name, LessonKind.HEARD, "Lily", said)
    await learn(house, "Tom", LessonKind.HEARD, "Cova Lsky", "Kowalski", everybody=True)
    for name, heard in (
        ("Mia", {"cova lsky": "Kowalski", "lily": "Lilli"}),
        ("Tom", {"cova lsky": "Kowalski", "lily": "Lillie"}),
        ("Anna", {"cova lsky": "Kowalski"}),
    ):
        assert Learned.of(await house.app.pods["family"].lessons(house.asker(name))).heard == heard


def test_what_a_member_heard_wins_over_what_everybody_hears() -> None:
    own, all_ = Lesson(LessonKind.HEARD, "lily", "Lilli", 1), Lesson(LessonKind.HEARD, "Lily", "Lillie")
    for lessons in ([own, all_], [all_, own]):
        assert Learned.of(lessons).heard == {"lily": "Lilli"}


async def test_the_oldest_misheard_words_make_room_and_phrases_stay(house: House) -> None:
    await learn(house, "Mia", LessonKind.INTENT, "bin night", "planner.todo_add")
    for number in range(MOST + 2):
        await learn(house, "Mia", LessonKind.HEARD, f"lily {number}", "Lilli")
    kept = [one["key"] for one in house.state["lessons"]]
    assert kept[:2] == ["bin night", "lily 2"]
    assert len(kept) == MOST + 1


@pytest.mark.parametrize(
    ("language", "asked", "line", "forget"),
    [
        ("en", "what have you learned?", "1. Where I hear “Lily”, “Lilli” is meant", "forget lesson 1"),
        ("de", "was hast du gelernt?", "1. Höre ich „Lily“, ist „Lilli“ gemeint", "vergiss Lektion 1"),
        ("fr", "qu'as-tu appris ?", "1. Quand j'entends «\u00a0Lily\u00a0», il s'agit de", "oublie la leçon 1"),
        ("es", "¿qué has aprendido?", "1. Cuando oigo «Lily», es «Lilli»", "olvida la lección 1"),
        ("it", "che cosa hai imparato?", "1. Quando sento «Lily», si intende «Lilli»", "dimentica la lezione 1"),
    ],
)
async def test_what_was_heard_is_listed_and_forgotten(
    open_house_with: Opener, language: str, asked: str, line: str, forget: str
) -> None:
    house = open_house_with(language=language)
    await learn(house, "Anna", LessonKind.HEARD, "Lily", "Lilli")
    assert line in (await house.say("Anna", asked)).text
    assert line not in (await house.say("Tom", asked)).text
    await house.say("Anna", forget)
    assert house.state["lessons"] == []


async def test_what_was_heard_is_forgotten_by_the_right_words(house: House) -> None:
    await learn(house, "Anna", LessonKind.HEARD, "cova lsky", "Kowalski")
    await learn(house, "Anna", LessonKind.INTENT, "bin night", "planner.todo_add")
    await house.say("Anna", "forget what you learned about Kowalski")
    assert [one["key"] for one in house.state["lessons"]] == ["bin night"]


async def test_showing_changes_nothing(house: House) -> None:
    outcome = await house.app.pods["family"].run(ShowLessons(), house.asker("Anna"))
    assert (outcome.key, outcome.journal) == ("lessons-none", None)


def test_a_members_own_lesson_wins_over_everybodys() -> None:
    own, all_ = Lesson(LessonKind.TIME, "evening", "20:00", 1), Lesson(LessonKind.TIME, "evening", "18:00")
    for lessons in ([own, all_], [all_, own]):
        assert Learned.of(lessons).conventions.evening == time(20)


def test_conventions_change_only_in_what_was_taught() -> None:
    changed = conventions_with({"snooze": "15", "day_first": "no", "morning": "06:30"})
    assert changed == Conventions(snooze=timedelta(minutes=15), day_first=False, morning=time(6, 30))
    with pytest.raises(ValueError, match="teatime"):
        conventions_with({"teatime": "16:00"})


def test_a_part_of_the_day_is_known_by_its_time() -> None:
    assert part_of_day(time(19), Conventions()) == "evening"
    assert part_of_day(time(19), Conventions(evening=time(18))) is None
    assert may_mean("evening", time(22))
    assert not may_mean("evening", time(9))
