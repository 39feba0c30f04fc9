"""The words for people: household, member, role, audience."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Role(StrEnum):
    """What a member may do; the permission table is in `skills.engine.permissions`."""

    ADMIN = "admin"
    ADULT = "adult"
    CHILD = "child"
    GUEST = "guest"


class Spoken(StrEnum):
    """Which replies a member gets spoken as well as written."""

    NEVER = "never"
    VOICE = "voice"
    """Those to what the member said aloud."""
    ALWAYS = "always"


FAMILY = "family"
"""The audience of everything that the whole household may see, guests excepted."""

GUESTS = "guests"
"""The audience of what the family opened to guests; family members see it too."""


PARENTS = "parents"
"""The audience of what is for the grown-ups of the household."""


def private_to(member_id: int) -> str:
    """The audience that is one member alone."""
    return f"member:{member_id}"


@dataclass(frozen=True, slots=True)
class Household:
    """The one household of this installation."""

    name: str
    zone: ZoneInfo
    currency: str
    """ISO 4217 code."""
    language: str
    """Two-letter code; members may choose their own."""
    former: Mapping[int, str] = field(default_factory=dict)
    """The names of members who left, for what they did before."""


@dataclass(frozen=True, slots=True)
class Bedtime:
    """From when to when a child sleeps, on its own clock."""

    evening: time
    morning: time
    free_evening: time | None = None
    """From when on the evenings before a day off, which are Friday and Saturday; None: as on all others."""

    def until(self, local: datetime) -> datetime | None:
        """The end (naive) of the night that a naive wall clock lies in; None by day."""
        for evening in (local.date(), local.date() - timedelta(days=1)):
            late = self.free_evening if evening.weekday() in _BEFORE_DAYS_OFF and self.free_evening else self.evening
            morning = datetime.combine(evening + timedelta(days=1), self.morning)
            begin = datetime.combine(evening if late > self.morning else evening + timedelta(days=1), late)
            if begin <= local < morning:
                return morning
        return None


_BEFORE_DAYS_OFF = (4, 5)


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the household."""

    id: int
    name: str
    role: Role
    language: str
    zone: ZoneInfo
    nicknames: tuple[str, ...] = field(default=())
    quiet: tuple[time, time] | None = None
    """From when to when, on the member's clock, only what is urgent is said; it may go over midnight."""
    brief_at: time | None = None
    """When the member is told the day, every morning."""
    preview_at: time | None = None
    """When the member is told the next day, every evening."""
    week_at: time | None = None
    """When the member is told the week that comes, on Sundays."""
    spoken: Spoken = Spoken.VOICE
    """Which replies are spoken."""
    reachable: bool = True
    """Whether the member was heard in a private chat, so that what is said there unasked is read."""
    has_chat: bool = True
    """Whether there is a private chat to send to, be it that nothing was said there yet."""
    read_aloud: frozenset[str] = frozenset()
    """What of "brief", "preview" and "week" is read aloud, whatever `spoken` says."""
    bedtime: Bedtime | None = None
    """When a child is to sleep; grown-ups set it."""

    def bedtime_until(self, now: datetime) -> datetime | None:
        """The instant at which a child's night ends that `now` (an instant) lies in; None by day, and for others."""
        if self.bedtime is None or self.role is not Role.CHILD:
            return None
        end = self.bedtime.until(now.astimezone(self.zone).replace(tzinfo=None))
        until = end.replace(tzinfo=self.zone).astimezone(UTC) if end is not None else None
        return until if until is not None and until > now else None

    def quiet_until(self, now: datetime) -> datetime | None:
        """The instant at which the quiet hours end that `now` (an instant) lies in; None outside of them.

        Where the clock goes back over their end, they are over when it shows that time first.
        """
        if self.quiet is None:
            return None
        begin, end = self.quiet
        local = now.astimezone(self.zone)
        clock = local.time()
        inside = begin <= clock < end if begin <= end else clock >= begin or clock < end
        if not inside:
            return None
        day = local.date() if clock < end else local.date() + timedelta(days=1)
        until = datetime.combine(day, end, self.zone).astimezone(UTC)
        return until if until > now else None

    @property
    def audiences(self) -> tuple[str, ...]:
        """The audiences whose things this member may see. What is private to somebody else is in nobody's."""
        parents = (PARENTS,) if self.grown_up else ()
        return (*self.heard_by_all, *parents, private_to(self.id))

    @property
    def heard_by_all(self) -> tuple[str, ...]:
        """Those of them that may be spoken of where the family reads along."""
        return (GUESTS,) if self.role is Role.GUEST else (FAMILY, GUESTS)

    @property
    def grown_up(self) -> bool:
        """Whether "us" and "everyone" include this member."""
        return self.role in (Role.ADMIN, Role.ADULT)
