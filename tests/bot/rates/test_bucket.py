"""What a bucket gives, and when it is open again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.rates.bucket import Bucket

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_what_is_in_it_may_be_taken_at_once() -> None:
    bucket = Bucket(3, 60)
    assert [bucket.take(1, NOW) for _ in range(3)] == [None, None, None]
    assert bucket.take(1, NOW) == after(60)


def test_it_fills_evenly_while_nobody_asks_too_much() -> None:
    bucket = Bucket(60, 60)
    assert [bucket.take(1, after(second)) for second in range(600)] == [None] * 600


def test_once_shut_it_gives_nothing_until_the_time_that_it_said() -> None:
    """Otherwise every second message of a flood would be done, and nobody could tell which."""
    bucket = Bucket(3, 60)
    for _ in range(3):
        bucket.take(1, NOW)
    until = bucket.take(1, after(6))
    assert until == after(60)
    assert [bucket.take(1, after(second)) for second in (10, 30, 59)] == [until] * 3
    assert [bucket.take(1, after(60)) for _ in range(3)] == [None] * 3
    assert bucket.take(1, after(60)) == after(120)


def test_more_than_it_ever_holds_is_given_where_it_is_full() -> None:
    bucket = Bucket(2, 60)
    assert bucket.take(10, NOW) is None
    assert bucket.take(1, NOW) is not None


def test_what_was_used_already_is_charged_and_shuts_it_when_it_was_too_much() -> None:
    bucket = Bucket(600, 3600, opens_at=0.25)
    bucket.charge(590, NOW)
    assert bucket.shut(NOW) is None
    bucket.charge(20, NOW)
    assert bucket.shut(NOW) == after((150 + 10) * 6)
    assert bucket.shut(after(960)) is None


def test_a_debt_has_an_end() -> None:
    bucket = Bucket(600, 3600, opens_at=0.25)
    bucket.charge(1_000_000, NOW)
    until = bucket.shut(NOW)
    assert until is not None
    assert until <= after(3600 * 1.25)


def test_a_clock_that_is_set_back_opens_it_and_fills_nothing() -> None:
    bucket = Bucket(1, 60)
    bucket.take(1, NOW)
    assert bucket.take(1, NOW) is not None
    earlier = NOW - timedelta(days=365)
    assert bucket.shut(earlier) is None
    assert bucket.take(1, earlier) == earlier + timedelta(seconds=60)
