"""Expansion of RFC 5545 rules."""

from __future__ import annotations

from datetime import datetime

import pytest

from pods.engine.time import expand_rule

START = datetime(2026, 11, 24, 18, 0)  # noqa: DTZ001


def _days(rule: str, count: int, **more: object) -> list[str]:
    return [f"{moment:%m-%d}" for moment in expand_rule(rule, START, count, **more)]  # type: ignore[arg-type]


def test_occurrences_begin_with_the_start() -> None:
    assert _days("FREQ=WEEKLY;BYDAY=TU", 3) == ["11-24", "12-01", "12-08"]


def test_a_rule_with_an_end_stops() -> None:
    assert _days("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261205T235959", 9) == ["11-24", "12-01"]
    assert _days("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261205T235959Z", 9) == ["11-24", "12-01"]
    assert _days("FREQ=DAILY;COUNT=2", 9) == ["11-24", "11-25"]


def test_days_and_rules_are_left_out() -> None:
    assert _days("FREQ=DAILY", 3, exceptions=["2026-11-25"]) == ["11-24", "11-26", "11-27"]
    assert _days("FREQ=WEEKLY;BYDAY=TU", 2, exceptions=["FREQ=DAILY;BYMONTH=12"]) == ["11-24", "01-05"]
    assert _days("FREQ=DAILY", 3, exceptions=["FREQ=WEEKLY;BYDAY=WE"]) == ["11-24", "11-26", "11-27"]


def test_occurrences_after_an_instant() -> None:
    assert _days("FREQ=DAILY", 2, after=datetime(2026, 11, 26, 18, 0)) == ["11-27", "11-28"]  # noqa: DTZ001


def test_a_rule_that_never_happens_ends() -> None:
    assert _days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 1) == []


@pytest.mark.parametrize("rule", ["", "FREQ=SOMETIMES", "every day", "FREQ=DAILY;BYDAY=XX"])
def test_what_is_no_rule_is_refused(rule: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        expand_rule(rule, START, 1)


def test_a_rule_whose_days_are_all_left_out_ends() -> None:
    assert _days("FREQ=DAILY", 1, exceptions=["FREQ=DAILY"]) == []
