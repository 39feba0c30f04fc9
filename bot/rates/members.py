"""How much each member asked of the house, and what is said when it is more than the house gives."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.rates.bucket import Bucket
from bot.rates.days import Days, Used
from bot.rates.limits import STRANGER_MESSAGES, Limits, limit_of
from knowledge.clock import Clock
from knowledge.people import Member
from knowledge.store.database import Database

MINUTE = 60.0
HOUR = 3600.0
MODEL_OPENS_AT = 0.25
"""The share of an hour's seconds that a model rests for, once they are used up."""
SAID_AGAIN = timedelta(minutes=1)
"""After which the same refusal is said to a member again."""
MOST_STRANGERS = 1000
"""Senders without an account who are remembered; of more, those who wrote longest ago are forgotten."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Something is more than a member's limit."""

    key: str
    """The sentence of the catalogue."""
    until: datetime
    """When it goes on (UTC)."""
    say: bool = True
    """Whether to say it; a member who goes on is told once a minute."""
    facts: Mapping[str, Any] = field(default_factory=dict)


class Rates:
    """The limits of one house. `message` and `model` cost no disk; `media` does, where there are files."""

    def __init__(self, limits: Limits, database: Database, clock: Clock) -> None:
        self._limits = limits
        self._days = Days(database)
        self._clock = clock
        self._messages: dict[int, Bucket] = {}
        self._model: dict[int, Bucket] = {}
        self._strangers: OrderedDict[Hashable, Bucket] = OrderedDict()
        self._said: dict[tuple[int, str], datetime] = {}
        self._left_out: dict[int, int] = {}
        self._counting = threading.Lock()

    def message(self, member: Member, things: int = 1) -> Refused | None:
        """Counts a message with that many things in it (each file is one). None: it may be answered."""
        limit = limit_of(self._limits.messages, member.role)
        if not limit:
            return None
        bucket = self._messages.setdefault(member.id, Bucket(limit, MINUTE))
        until = bucket.take(max(1, things), self._clock.now())
        return None if until is None else self._refused(member, "rates-messages", until, count=round(limit))

    def shut(self, member_id: int) -> bool:
        """Whether none of the member's messages would be answered now; counts nothing."""
        bucket = self._messages.get(member_id)
        return bucket is not None and bucket.shut(self._clock.now()) is not None

    def leave_out(self, member_id: int, messages: int = 1) -> None:
        """Notes messages that were not answered, for `left_out`."""
        self._left_out[member_id] = self._left_out.get(member_id, 0) + messages

    def left_out(self, member_id: int) -> int:
        """How many messages of the member were not answered since this was last asked."""
        return self._left_out.pop(member_id, 0)

    def media(self, member: Member, size: int, recorded: float = 0.0) -> Refused | None:
        """Counts bytes of files and the seconds of recordings among them. None: they are taken. Blocking.

        The day is the member's own. Raises StorageFullError.
        """
        with self._counting:
            if not self.allows_media(member, size, recorded):
                return self.over_budget(member)
            if self._limits.media_bytes or self._limits.recorded_seconds:
                self._days.add(member.id, self._today(member).date(), Used(size, recorded))
        return None

    def allows_media(self, member: Member, size: int, recorded: float = 0.0) -> bool:
        """Whether they would be taken; counts nothing. Blocking."""
        sizes = limit_of(self._limits.media_bytes, member.role)
        seconds = limit_of(self._limits.recorded_seconds, member.role)
        if not sizes and not seconds:
            return True
        used = self._days.used(member.id, self._today(member).date())
        too_large = bool(sizes) and used.bytes + size > sizes
        too_long = bool(seconds and recorded) and used.recorded + recorded > seconds
        return not too_large and not too_long

    def over_budget(self, member: Member) -> Refused:
        """The refusal of what the member sends beyond a day's bytes or seconds."""
        midnight = self._today(member).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        return self._refused(member, "unsupported-over-budget", midnight)

    def model(self, member: Member) -> Refused | None:
        """Whether the member's seconds of the language model are used up."""
        bucket = self._model.get(member.id)
        until = bucket.shut(self._clock.now()) if bucket is not None else None
        return None if until is None else Refused("rates-model", until)

    def asked(self, member: Member, seconds: float) -> None:
        """Counts seconds for which the language model worked for a member."""
        if limit := limit_of(self._limits.model_seconds, member.role):
            bucket = self._model.setdefault(member.id, Bucket(limit, HOUR, opens_at=MODEL_OPENS_AT))
            bucket.charge(seconds, self._clock.now())

    def stranger(self, sender: Hashable) -> bool:
        """Counts a message of somebody who is no member; whether it may be looked at."""
        if not self._limits.messages:
            return True
        bucket = self._strangers.pop(sender, None) or Bucket(STRANGER_MESSAGES, MINUTE)
        self._strangers[sender] = bucket
        if len(self._strangers) > MOST_STRANGERS:
            self._strangers.popitem(last=False)
        return bucket.take(1, self._clock.now()) is None

    def stranger_shut(self, sender: Hashable) -> bool:
        """Whether none of that sender's messages would be looked at now; counts nothing."""
        bucket = self._strangers.get(sender)
        return bucket is not None and bucket.shut(self._clock.now()) is not None

    def _today(self, member: Member) -> datetime:
        return self._clock.now().astimezone(member.zone)

    def _refused(self, member: Member, key: str, until: datetime, **facts: object) -> Refused:
        now = self._clock.now()
        said = self._said.get((member.id, key))
        say = said is None or not timedelta(0) <= now - said < SAID_AGAIN
        if say:
            self._said[member.id, key] = now
        return Refused(key, until, say, facts)
