"""The oracle by itself: what it is given is told from the script, and it sees everything that is not as agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.longday.day import Day
from tests.longday.family import ANNA, Letter
from tests.longday.holding import Held, left_open, slope, steady_slope
from tests.longday.oracle import IN_TIME, Due, faults

NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)
END = NOON + timedelta(hours=24)
CALL = Due("reminder", "Anna", NOON, ("call the baker",))


def letter(to: str = "Anna", text: str = "⏰ call the baker", after: float = 1.0) -> Letter:
    return Letter(NOON + timedelta(seconds=after), to, text)


def told(dues: list[Due], letters: list[Letter], **more: object) -> list[str]:
    found = faults(dues, letters, END, more.get("secrets", {}), more.get("quiet", {}))  # type: ignore[arg-type]
    return [one.split(":")[0].split(" to ")[0] for one in found]


def test_what_comes_as_agreed_is_no_fault() -> None:
    assert told([CALL], [letter()]) == []


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ([], ["missing"]),
        ([letter(), letter()], ["twice or late"]),
        ([letter(to="Tom")], ["unasked", "missing"]),
        ([letter(after=-30)], ["unasked", "missing"]),
        ([letter(after=IN_TIME.total_seconds() + 1)], ["unasked", "missing"]),
        ([letter(), letter(text="🧾 Due: rent")], ["unasked"]),
    ],
)
def test_what_is_not_as_agreed_is_seen(letters: list[Letter], said: list[str]) -> None:
    assert told([CALL], letters) == said


def test_a_list_says_several_things_and_each_only_once() -> None:
    other = replace(CALL, marks=("ring the vet",))
    assert told([CALL, other], [letter(text="⏰ 2 reminders:\n• call the baker\n• ring the vet")]) == []
    assert told([CALL, CALL], [letter(text="⏰ reminder:\n• call the baker")]) == ["missing"]


def test_words_for_one_alone_and_words_that_a_brief_may_not_hold() -> None:
    secret = {"call the baker": frozenset({"Tom"})}
    assert told([CALL], [letter()], secrets=secret) == ["not for Anna"]
    assert told([replace(CALL, without=("⏰",))], [letter()]) == ["'⏰' in reminder"]


def test_quiet_hours_are_for_what_is_urgent() -> None:
    night = {"Anna": [(NOON - timedelta(hours=1), NOON + timedelta(hours=1))]}
    assert told([CALL], [letter()], quiet=night) == ["in quiet hours"]
    assert told([replace(CALL, urgent=True)], [letter()], quiet=night) == []


def test_what_falls_into_the_night_is_heard_in_the_morning() -> None:
    late = datetime(2026, 11, 21, 23, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    assert ANNA.heard(late) == datetime(2026, 11, 22, 5, 30, tzinfo=UTC)
    early = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert ANNA.heard(early) == datetime(2026, 10, 25, 5, 30, tzinfo=UTC)
    assert ANNA.heard(NOON) == NOON


def test_the_same_seed_is_the_same_day() -> None:
    one, same, other = (Day(NOON, 24, seed) for seed in (3, 3, 4))
    assert (one.acts, one.dues) == (same.acts, same.dues)
    assert one.acts != other.acts


def test_slopes_and_what_is_left_open() -> None:
    assert slope([(0, 1), (1, 3), (2, 5)]) == 2
    assert steady_slope([(0, 1), (1, 3), (2, 5), (3, 7), (4, 90)]) == 2
    first = Held(2, 10, 1.0, 1, 1, {"files": 3, "threads": 2})
    last = replace(first, hour=24, handles={"files": 10, "threads": 4}, files=("/a", "/b"))
    assert left_open(first, last) == [
        "7 more files: 3 after hour 2, 10 at the end",
        "2 more threads: 2 after hour 2, 4 at the end",
        "/a",
        "/b",
    ]
