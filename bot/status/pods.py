"""How the pods are, what waits in their outboxes, and whether other calendars are in step."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.status.report import Facts, Mark, Name, Part, PodState
from pods.engine.interface import Pod
from skills.accounts.status import AccountStatus
from skills.engine.errors import InglenookError

LATE, MUCH_TOO_LATE = timedelta(minutes=5), timedelta(hours=1)
"""For how long a row may wait that could be said."""


class Accounts(Protocol):
    """The accounts on other calendars. Blocking."""

    def status(self) -> list[AccountStatus]: ...


def state_of(pod: Pod, now: datetime) -> PodState:
    """How a pod is. Blocking; one in another process is asked."""
    try:
        standing = pod.outbox.standing(now)
    except (InglenookError, sqlite3.Error):
        return PodState(pod.name, bool(pod.status().address), False)
    status = pod.status()
    return PodState(pod.name, bool(status.address), status.up, standing.waiting, standing.failed, standing.late_since)


def pods(states: Sequence[PodState]) -> Part:
    """Whether all answer."""
    down = [one.name for one in states if not one.up]
    if down:
        facts: Facts = {"names": ", ".join(down), "count": len(down)}
        return Part(Name.PODS, Mark.BROKEN, "pods-down", facts, "pods-todo")
    return Part(Name.PODS, Mark.WELL, "pods", {"count": len(states)})


def outbox(states: Sequence[PodState], now: datetime) -> Part:
    """Whether everything that is to be said is said in time."""
    waiting = sum(one.waiting or 0 for one in states)
    given_up = sum(one.given_up or 0 for one in states)
    since = min((one.late_since for one in states if one.late_since is not None), default=None)
    facts: Facts = {"waiting": waiting, "given_up": given_up}
    if since is None or now - since <= LATE:
        return Part(Name.OUTBOX, Mark.WELL, "outbox", facts)
    mark = Mark.BROKEN if now - since > MUCH_TOO_LATE else Mark.LOOK
    return Part(Name.OUTBOX, mark, "outbox-late", {**facts, "age": now - since}, "outbox-todo")


def calendars(accounts: Accounts | None) -> Part:
    """Whether other calendars are in step. Blocking."""
    found = accounts.status() if accounts is not None else []
    chosen = [calendar for one in found for calendar in one.calendars]
    if not chosen:
        return Part(Name.CALENDARS, Mark.WELL, "calendars-none")
    ill = sum(1 for calendar in chosen if calendar.reason) + sum(1 for one in found if one.account.trouble)
    held = sum(one.held for one in found)
    at = min((calendar.synced_at for calendar in chosen if calendar.synced_at is not None), default=None)
    if ill:
        return Part(Name.CALENDARS, Mark.LOOK, "calendars-failed", {"count": ill}, "calendars-todo")
    if held:
        return Part(Name.CALENDARS, Mark.LOOK, "calendars-held", {"count": held}, "calendars-held-todo")
    if at is None:
        return Part(Name.CALENDARS, Mark.WELL, "calendars-waiting", {"count": len(chosen)})
    return Part(Name.CALENDARS, Mark.WELL, "calendars", {"count": len(chosen), "at": at})
