"""The words for people: household, member, role, audience."""

from __future__ import annotations

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
    read_aloud: frozenset[str] = frozenset()
    """What of "brief", "preview" and "week" is read aloud, whatever `spoken` says."""

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
        """The audiences whose facts this member may see."""
        if self.role is Role.GUEST:
            return (GUESTS, private_to(self.id))
        return (FAMILY, GUESTS, private_to(self.id))

    @property
    def grown_up(self) -> bool:
        """Whether "us" and "everyone" include this member."""
        return self.role in (Role.ADMIN, Role.ADULT)
