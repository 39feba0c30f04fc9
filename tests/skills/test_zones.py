"""Wall clock and instant: rules run on the wall clock of their zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.engine.zones import following, instant, latest, midnight, occurrences, wall

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
RULES = (
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,FR",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=HOURLY;INTERVAL=5",
    "FREQ=DAILY;COUNT=3",
)
BEGIN, END = (datetime.fromisoformat(day) for day in ("2026-01-01", "2027-12-31"))
moments = st.datetimes(BEGIN, END, timezones=st.just(UTC)).map(lambda at: at.replace(microsecond=0))


@pytest.mark.parametrize(
    ("said", "zone", "meant"),
    [
        ("2026-11-21T10:00", BERLIN, "2026-11-21T09:00"),
        ("2027-03-28T02:30", BERLIN, "2027-03-28T01:30"),
        ("2026-10-25T02:30", BERLIN, "2026-10-25T00:30"),
        ("2026-11-01T01:30", NEW_YORK, "2026-11-01T05:30"),
    ],
)
def test_instants(said: str, zone: ZoneInfo, meant: str) -> None:
    assert instant(datetime.fromisoformat(said), zone) == datetime.fromisoformat(meant).replace(tzinfo=UTC)


def test_a_day_begins_at_local_midnight() -> None:
    days = [midnight(date(2026, 10, day), BERLIN) for day in (25, 26)]
    assert days[1] - days[0] == timedelta(hours=25)


@pytest.mark.parametrize(
    ("until", "count"), [("20261123", 3), ("20261123T065959Z", 2), ("20261123T070000Z", 3), ("20261123T080000", 3)]
)
def test_until_is_included(until: str, count: int) -> None:
    first = instant(datetime.fromisoformat("2026-11-21T08:00"), BERLIN)
    assert len(list(occurrences(f"FREQ=DAILY;UNTIL={until}", first, BERLIN, first))) == count


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(RULES), st.sampled_from([BERLIN, NEW_YORK]), moments, st.integers(0, 200))
def test_following_and_latest_agree_with_all_occurrences(
    rule: str, zone: ZoneInfo, first: datetime, hours: int
) -> None:
    first = instant(wall(first, zone), zone)
    now = first + timedelta(hours=hours)
    every = list(occurrences(rule, first, zone, first, 100))
    assert all(one < other for one, other in pairwise(every))
    past, coming = [one for one in every if one <= now], [one for one in every if one > now]
    assert latest(rule, first, zone, now) == (past[-1] if past else None)
    assert following(rule, first, zone, now) == (coming[0] if coming else following(rule, first, zone, now))


@pytest.mark.parametrize(("rule", "hours"), [("FREQ=HOURLY;INTERVAL=4", 4), ("FREQ=MINUTELY;INTERVAL=30", 0.5)])
def test_what_counts_hours_is_not_stretched_by_a_clock_change(rule: str, hours: float) -> None:
    first = instant(datetime.fromisoformat("2026-10-24T20:00"), BERLIN)
    found = list(occurrences(rule, first, BERLIN, first, 30))
    assert {later - earlier for earlier, later in pairwise(found)} == {timedelta(hours=hours)}


def test_what_counts_hours_ends_at_the_time_that_was_said() -> None:
    first = instant(datetime.fromisoformat("2026-11-21T08:00"), BERLIN)
    assert len(list(occurrences("FREQ=HOURLY;UNTIL=20261121T100000", first, BERLIN, first))) == 3


def test_the_latest_of_very_many_is_found_quickly() -> None:
    first = datetime(2026, 11, 1, tzinfo=UTC)
    now = first + timedelta(days=60, seconds=59)
    assert latest("FREQ=MINUTELY", first, BERLIN, now) == first + timedelta(days=60)
