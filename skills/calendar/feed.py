"""A member's calendar at a secret address that calendar programs read: made, ended, and what stands there."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

from knowledge.clock import Clock, to_text
from knowledge.people import Household, Member
from knowledge.store.database import Database
from skills.calendar.commands import RevokeFeeds, ShareFeed, skill
from skills.calendar.files import visible
from skills.calendar.ical import calendar_to_ical
from skills.calendar.store import seen_by
from skills.engine.command import Outcome, Reading, Running
from skills.engine.errors import PersonError
from skills.engine.request import Request

TOKEN_BYTES = 32
MOST_FEEDS = 10
"""Addresses of one member at a time."""

BEHIND = timedelta(days=366)
"""How far back single events are in it; those to come all are, and recurring ones."""


@skill.reads("feed_link")
def read_share(_request: Request, reading: Reading) -> ShareFeed:
    """The address is a secret, so it is told in private only."""
    _in_private(reading)
    return ShareFeed()


@skill.reads("feed_revoke")
def read_revoke(_request: Request, _reading: Reading) -> RevokeFeeds:
    """Ends the addresses of who asks."""
    return RevokeFeeds()


def _in_private(by: Reading | Running) -> None:
    if by.asker.group:
        raise PersonError("feed-in-private")


@skill.command(ShareFeed)
def share(_command: ShareFeed, running: Running) -> Outcome:
    """Makes another address; those that were made before go on."""
    _in_private(running)
    asker = running.asker
    others = running.rows("SELECT id FROM feeds WHERE member_id = ?", (asker.member.id,))
    if len(others) >= MOST_FEEDS:
        raise PersonError("feed-too-many", count=len(others))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    running.changes.insert(
        "feeds", {"member_id": asker.member.id, "token_sha256": digest(token), "created_at": to_text(asker.now)}
    )
    notes = (Outcome("feed-only-here"),) if _loopback(asker.hub) else ()
    return Outcome("feed-shared", {"address": f"{asker.hub}/feed/{token}.ics"}, notes=notes)


@skill.command(RevokeFeeds)
def revoke(_command: RevokeFeeds, running: Running) -> Outcome:
    """Ends all addresses of the member."""
    rows = running.rows("SELECT id FROM feeds WHERE member_id = ?", (running.asker.member.id,))
    for row in rows:
        running.changes.delete("feeds", row["id"])
    return Outcome("feed-revoked" if rows else "feed-none", {"count": len(rows)})


def digest(token: str) -> str:
    """What is kept of a token: 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def _loopback(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@dataclass(frozen=True, slots=True)
class Feed:
    """What stands at an address."""

    text: str
    etag: str
    """Quoted, as HTTP wants it."""
    changed: datetime
    """When it was first seen so; an instant."""


class Feeds:
    """Finds whose address it is and writes that member's calendar. Blocking; safe to call from several threads.

    What was written is kept until an event, a name or the day is another.
    """

    def __init__(
        self,
        database: Database,
        household: Callable[[], Household | None],
        members: Callable[[], Sequence[Member]],
        clock: Clock,
    ) -> None:
        self._database = database
        self._household = household
        self._members = members
        self._clock = clock
        self._kept: dict[int, tuple[object, Feed]] = {}
        self._lock = threading.Lock()

    def at(self, token: str) -> Feed | None:
        """The calendar at an address, or None for one that was never there, was ended, or whose member left."""
        row = self._database.row("SELECT member_id FROM feeds WHERE token_sha256 = ?", (digest(token),))
        members = self._members()
        member = next((one for one in members if row and one.id == row["member_id"]), None)
        household = self._household()
        if member is None or household is None:
            return None
        with self._lock:
            state = (self._state(member), self._clock.now().date(), household.name, tuple(one.name for one in members))
            kept = self._kept.get(member.id)
            if kept is None or kept[0] != state:
                kept = (state, self._written(member, household, members, kept[1] if kept else None))
                self._kept[member.id] = kept
        return kept[1]

    def _state(self, member: Member) -> object:
        """Another value whenever an event that the member may see is another."""
        condition, parameters = seen_by(member)
        events = self._database.row(
            "SELECT count(*) AS count, max(changed_at) AS changed, sum(sequence) AS changes, max(id) AS newest,"
            f" sum(id) AS ids FROM events WHERE {condition}",
            parameters,
        )
        turns = self._database.row("SELECT count(*) AS count, max(id) AS newest, sum(id) AS ids FROM event_changes")
        return (member.audiences, tuple((events or {}).values()), tuple((turns or {}).values()))

    def _written(self, member: Member, household: Household, members: Sequence[Member], before: Feed | None) -> Feed:
        now = self._clock.now()
        events = visible(self._database.rows, member, (now - BEHIND).date())
        text = "".join(calendar_to_ical(events, members, household.name))
        etag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
        return before if before and before.etag == etag else Feed(text, etag, now.replace(microsecond=0))
