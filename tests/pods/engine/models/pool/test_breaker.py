"""How long a server is left alone, by a clock that the test moves."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from pods.engine.models.pool.breaker import FAILURES, FIRST_S, LONGEST_S, Breaker


@dataclass
class Time:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def breaker(time: Time) -> Breaker:
    return Breaker(time)


def test_one_failure_is_forgiven_and_two_in_a_row_are_not(breaker: Breaker) -> None:
    breaker.failed("it fails")
    breaker.succeeded()
    breaker.failed("it fails")
    assert breaker.allows
    for _ in range(FAILURES - 1):
        breaker.failed("it fails")
    assert not breaker.allows
    assert breaker.reason == "it fails"


def test_after_the_pause_one_may_try_and_the_others_wait(breaker: Breaker, time: Time) -> None:
    breaker.failed("no connection", gone=True)
    assert not breaker.hopeful
    time.now += FIRST_S
    assert breaker.allows
    breaker.trying()
    assert not breaker.allows
    assert breaker.hopeful
    breaker.gave_up()
    assert breaker.allows
    breaker.trying()
    breaker.succeeded()
    assert breaker.closed
    assert not breaker.reason


def test_pauses_double_up_to_a_limit(breaker: Breaker, time: Time) -> None:
    pauses = []
    for _ in range(7):
        breaker.failed("no connection", gone=True)
        pauses.append(breaker.pause)
        time.now += breaker.pause
    assert pauses == [1, 2, 4, 8, 16, 30, LONGEST_S]


def test_a_sign_of_life_mends_that_it_was_gone_and_not_that_it_fails(breaker: Breaker) -> None:
    breaker.failed("no connection", gone=True)
    breaker.alive()
    assert breaker.closed
    for _ in range(FAILURES):
        breaker.failed("the graphics card is lost")
    breaker.alive()
    assert not breaker.closed
