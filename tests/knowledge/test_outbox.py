"""The outbox: claimed by one, tried again with back-off, given up after a week, marked when it may come twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest

from knowledge.outbox import BACK_OFF, GIVE_UP_AFTER, LEASE, Outbox, Outgoing
from knowledge.store.database import Database

DUE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def outbox(pod_database: Database) -> Outbox:
    return Outbox(pod_database)


def put(outbox: Outbox, due: datetime = DUE, text: str = "bins", member_id: int = 2) -> None:
    outbox.put(member_id=member_id, kind="reminder", due=due, now=DUE, facts={"text": text}, subject_id=7)


def claim(outbox: Outbox, now: datetime = DUE) -> Outgoing:
    """The one row that may be tried. Raises ValueError where there is none, or more."""
    (row,) = outbox.claim(now)
    return row


def test_a_row_is_claimed_by_one_only(outbox: Outbox) -> None:
    put(outbox)
    row = claim(outbox)
    assert (row.member_id, row.facts, row.due_at, row.attempts, row.maybe_repeated) == (
        2,
        {"text": "bins"},
        DUE,
        1,
        False,
    )
    assert outbox.claim(DUE) == []


def test_what_was_let_wait_for_the_night_is_late_only_from_its_end_on(outbox: Outbox) -> None:
    put(outbox)
    morning = DUE + timedelta(hours=9)
    outbox.wait([claim(outbox).id], until=morning, reason="quiet hours")
    assert outbox.standing(morning - timedelta(seconds=1)).late_since is None
    assert outbox.standing(morning).late_since == morning
    row = claim(outbox, morning)
    assert outbox.standing(morning).late_since == morning
    outbox.failed(row, reason="down", now=morning, retry_after=None, permanent=False)
    assert outbox.standing(morning + timedelta(minutes=5)).late_since == morning


def test_many_workers_share_the_rows_without_doubles(outbox: Outbox) -> None:
    for number in range(30):
        put(outbox, text=f"{number}", member_id=number)
    claimed: list[int] = []

    def work() -> None:
        while rows := outbox.claim(DUE):
            claimed.extend(row.id for row in rows)

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claimed) == list(range(1, 31))


def test_the_longest_due_comes_first(outbox: Outbox) -> None:
    put(outbox, DUE, "second")
    put(outbox, DUE - timedelta(hours=1), "first")
    assert [row.facts["text"] for row in outbox.claim(DUE)] == ["first", "second"]


def test_all_of_one_member_is_claimed_and_nothing_of_who_is_busy(outbox: Outbox) -> None:
    put(outbox, text="Tom's")
    put(outbox, text="Mia's", member_id=3)
    put(outbox, text="Tom's other")
    assert [row.facts["text"] for row in outbox.claim(DUE, busy={3})] == ["Tom's", "Tom's other"]
    assert outbox.claim(DUE, busy={3}) == []
    assert claim(outbox).facts["text"] == "Mia's"


def test_waiting_is_no_try(outbox: Outbox) -> None:
    put(outbox)
    outbox.wait([claim(outbox).id], until=DUE + timedelta(hours=9), reason="quiet hours")
    assert outbox.claim(DUE + timedelta(hours=8)) == []
    again = claim(outbox, DUE + timedelta(hours=9))
    assert (again.attempts, again.maybe_repeated) == (1, False)


def test_what_waits_for_a_reason_can_be_let_go_for_one_member(outbox: Outbox) -> None:
    for member_id in (2, 3):
        put(outbox, member_id=member_id)
        rows = outbox.claim(DUE)
        outbox.wait([row.id for row in rows], until=DUE + timedelta(hours=9), reason="quiet hours")
    assert outbox.waiting_for("quiet hours", DUE) == [2, 3]
    outbox.wait_no_more(3, reason="quiet hours", now=DUE)
    assert outbox.waiting_for("quiet hours", DUE) == [2]
    assert claim(outbox).member_id == 3


def test_what_was_sent_stays_sent_whatever_fails_after_that(outbox: Outbox, pod_database: Database) -> None:
    put(outbox)
    row = claim(outbox)
    outbox.sent([row.id], chat_key="c", message_id="1", now=DUE)
    given_up = outbox.failed(row, reason="x", now=DUE, retry_after=None, permanent=True, uncertain=True)
    assert (given_up, pod_database.row("SELECT status FROM outbox")) == (False, {"status": "sent"})


def test_what_is_dropped_never_comes(outbox: Outbox, pod_database: Database) -> None:
    put(outbox)
    outbox.dropped(claim(outbox).id, reason="too late")
    outbox.release_leases()
    assert outbox.claim(DUE + timedelta(days=1)) == []
    assert pod_database.row("SELECT status, reason FROM outbox") == {"status": "dropped", "reason": "too late"}


def test_a_lease_that_ran_out_is_claimed_again_and_marked(outbox: Outbox) -> None:
    put(outbox)
    claim(outbox)
    assert outbox.claim(DUE + LEASE - timedelta(seconds=1)) == []
    again = claim(outbox, DUE + LEASE)
    assert again.maybe_repeated
    assert again.attempts == 2


def test_after_a_start_no_lease_holds(outbox: Outbox) -> None:
    put(outbox)
    claim(outbox)
    outbox.release_leases()
    assert outbox.next_try() is not None
    assert claim(outbox).maybe_repeated


def test_sent_is_the_end(outbox: Outbox, pod_database: Database) -> None:
    put(outbox)
    outbox.sent([claim(outbox).id], chat_key="test:Tom", message_id="99", now=DUE)
    outbox.release_leases()
    assert outbox.claim(DUE + timedelta(days=3)) == []
    assert outbox.next_try() is None
    assert pod_database.row("SELECT status, message_id FROM outbox") == {"status": "sent", "message_id": "99"}


def test_tries_are_further_and_further_apart(outbox: Outbox) -> None:
    put(outbox)
    now = DUE
    for wait in (*BACK_OFF, BACK_OFF[-1]):
        given_up = outbox.failed(claim(outbox, now), reason="down", now=now, retry_after=None, permanent=False)
        assert not given_up
        assert outbox.next_try() == now + timedelta(seconds=wait)
        assert outbox.claim(now + timedelta(seconds=wait - 0.5)) == []
        now += timedelta(seconds=wait)
    assert not claim(outbox, now).maybe_repeated


def test_the_platform_says_how_long_to_wait(outbox: Outbox) -> None:
    put(outbox)
    outbox.failed(claim(outbox), reason="flood", now=DUE, retry_after=37, permanent=False)
    assert outbox.next_try() == DUE + timedelta(seconds=37)


@pytest.mark.parametrize(
    ("later", "permanent", "given_up"),
    [
        (timedelta(0), True, True),
        (GIVE_UP_AFTER, False, False),
        (GIVE_UP_AFTER + timedelta(seconds=1), False, True),
    ],
)
def test_it_gives_up_after_a_week_or_when_it_cannot_help(
    outbox: Outbox, pod_database: Database, later: timedelta, permanent: bool, given_up: bool
) -> None:
    put(outbox)
    now = DUE + later
    assert outbox.failed(claim(outbox, now), reason="gone", now=now, retry_after=None, permanent=permanent) is given_up
    row = pod_database.row("SELECT status, reason FROM outbox")
    assert row == {"status": "failed" if given_up else "pending", "reason": "gone"}
