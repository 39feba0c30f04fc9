"""Which snapshots are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backups.retention import kept

START = datetime(2026, 11, 1, 3, 30, tzinfo=UTC)


def test_days_and_weeks() -> None:
    nights = [START + timedelta(days=number) for number in range(60)]
    keeping = sorted(kept(nights, daily=7, weekly=4))
    assert keeping[-7:] == nights[-7:]
    assert [f"{at:%a %d %b}" for at in keeping] == [
        "Sun 13 Dec",
        "Sun 20 Dec",
        "Thu 24 Dec",
        "Fri 25 Dec",
        "Sat 26 Dec",
        "Sun 27 Dec",
        "Mon 28 Dec",
        "Tue 29 Dec",
        "Wed 30 Dec",
    ]


def test_months() -> None:
    nights = [START + timedelta(days=number) for number in range(120)]
    keeping = sorted(kept(nights, daily=1, weekly=0, monthly=3))
    assert [f"{at:%d %b}" for at in keeping] == ["31 Dec", "31 Jan", "28 Feb"]
    assert kept(nights, daily=1, weekly=0) == {nights[-1]}


def test_of_a_day_the_newest() -> None:
    morning, evening = START, START + timedelta(hours=12)
    assert kept([morning, evening], daily=7, weekly=4) == {evening}


def test_after_months_without_any_the_old_ones_are_still_there() -> None:
    old = [START + timedelta(days=number) for number in range(3)]
    assert kept([*old, START + timedelta(days=200)], daily=4, weekly=0) == {*old, START + timedelta(days=200)}


@given(
    st.lists(st.integers(0, 60 * 24 * 400).map(lambda minutes: START + timedelta(minutes=minutes)), min_size=1),
    st.integers(1, 9),
    st.integers(0, 9),
)
def test_never_too_many_and_always_the_newest(instants: list[datetime], daily: int, weekly: int) -> None:
    keeping = kept(instants, daily=daily, weekly=weekly)
    assert max(instants) in keeping
    assert keeping <= set(instants)
    assert len(keeping) <= daily + weekly
    assert kept(keeping, daily=daily, weekly=weekly) == keeping
