"""Rules on other days, moved along, and what is counted from a time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from skills.engine.moving import rule_after
from skills.engine.relative import counted
from skills.engine.rules import as_said, first_at, in_every_month, moved_by, on_days
from skills.engine.times import Conventions, TimeKind, TimeSpan
from skills.lists.quantities import is_quantity

MONDAY = datetime.fromisoformat("2026-11-23T16:00")
TUESDAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 27)


@pytest.mark.parametrize(
    ("rule", "days", "then"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,TH", [FRIDAY, TUESDAY], "FREQ=WEEKLY;BYDAY=TU,FR"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", [TUESDAY], "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("FREQ=MONTHLY;BYDAY=1MO", [TUESDAY], "FREQ=MONTHLY;BYDAY=1TU"),
        ("FREQ=MONTHLY;BYMONTHDAY=1", [TUESDAY], "FREQ=MONTHLY;BYMONTHDAY=24"),
        ("FREQ=DAILY", [TUESDAY], "FREQ=DAILY"),
    ],
)
def test_a_rule_on_other_days(rule: str, days: list[date], then: str) -> None:
    assert on_days(rule, days) == then


@pytest.mark.parametrize(
    ("rule", "days", "then"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,SU", -1, "FREQ=WEEKLY;BYDAY=SU,SA"),
        ("FREQ=WEEKLY;BYDAY=MO", 0, "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=DAILY", 3, "FREQ=DAILY"),
        ("FREQ=MONTHLY;BYMONTHDAY=1", -1, None),
        ("FREQ=MONTHLY;BYDAY=1MO", 1, None),
    ],
)
def test_a_rule_moved_along(rule: str, days: int, then: str | None) -> None:
    assert moved_by(rule, days) == then


def test_the_first_turn_keeps_the_time_of_day() -> None:
    assert first_at("FREQ=WEEKLY;BYDAY=WE", MONDAY) == MONDAY + timedelta(days=2)


def test_days_that_are_named_become_those_of_the_rule() -> None:
    again = rule_after("FREQ=WEEKLY;BYDAY=MO,TH", MONDAY, MONDAY + timedelta(days=4), [TUESDAY, FRIDAY])
    assert (again.rule, again.first) == ("FREQ=WEEKLY;BYDAY=TU,FR", MONDAY + timedelta(days=1))


def offset(seconds: int, grain: str = "hour") -> TimeSpan:
    return TimeSpan(0, 0, "", TimeKind.OFFSET, seconds=seconds, grain=grain)


AT_SIX = TimeSpan(0, 0, "", TimeKind.TIME, datetime.fromisoformat("2026-11-21T18:00"), has_time=True)


@pytest.mark.parametrize(
    ("said", "whole_day", "then"),
    [
        ([offset(-3600)], False, datetime.fromisoformat("2026-11-23T15:00")),
        ([offset(-86400, "day")], False, datetime.fromisoformat("2026-11-22T09:00")),
        ([offset(-86400, "day"), AT_SIX], False, datetime.fromisoformat("2026-11-22T18:00")),
        ([AT_SIX], False, datetime.fromisoformat("2026-11-23T18:00")),
        ([offset(-86400, "day")], True, datetime.fromisoformat("2026-11-22T09:00")),
    ],
)
def test_what_is_counted_from_a_time(said: list[TimeSpan], whole_day: bool, then: datetime) -> None:
    assert counted(MONDAY, whole_day, said, Conventions(day_reminder=time(9))) == then


@pytest.mark.parametrize(("text", "only"), [("12 Stück", True), ("2 kg", True), ("12", False), ("2 kg sugar", False)])
def test_a_quantity_by_itself(text: str, only: bool) -> None:
    assert is_quantity(text) is only


@pytest.mark.parametrize(
    ("rule", "day", "in_february", "said"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=29", 29, 28, "FREQ=MONTHLY;BYMONTHDAY=29"),
        ("FREQ=MONTHLY;BYMONTHDAY=30", 30, 28, "FREQ=MONTHLY;BYMONTHDAY=30"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", 31, 28, "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("FREQ=MONTHLY", 30, 28, "FREQ=MONTHLY;BYMONTHDAY=30"),
        ("FREQ=MONTHLY;BYMONTHDAY=28", 28, 28, "FREQ=MONTHLY;BYMONTHDAY=28"),
        ("FREQ=MONTHLY", 5, 5, "FREQ=MONTHLY"),
    ],
)
def test_no_month_is_left_out_because_it_is_short(rule: str, day: int, in_february: int, said: str) -> None:
    whole = in_every_month(rule, day)
    assert first_at(whole, datetime(2027, 1, day, 9, tzinfo=UTC)) == datetime(2027, 1, day, 9, tzinfo=UTC)
    assert first_at(whole, datetime(2027, 2, 1, 9, tzinfo=UTC)).day == (in_february if "BYMONTHDAY" in whole else 1)
    assert as_said(whole) == said


@pytest.mark.parametrize("rule", ["FREQ=MONTHLY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=MO", "FREQ=YEARLY", "FREQ=DAILY"])
def test_other_rules_stay_as_they_are(rule: str) -> None:
    assert as_said(in_every_month(rule, 31)) == rule
