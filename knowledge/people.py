"""The words for people: household, member, role, audience."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from zoneinfo import ZoneInfo


class Role(StrEnum):
    """What a member may do; the permission table is in `skills.engine.permissions`."""

    ADMIN = "admin"
    ADULT = "adult"
    CHILD = "child"
    GUEST = "guest"


FAMILY = "family"
"""The audience of everything that the whole household may see, guests excepted."""

GUESTS = "guests"
"""The audience of what the family opened to guests; family members see it too."""


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
