"""How much a member may ask of the house: the settings, weighed by role."""

from __future__ import annotations

from dataclasses import dataclass

from bot.settings import Settings
from knowledge.people import Role

WEIGHTS = {Role.ADMIN: 2.0, Role.ADULT: 1.0, Role.CHILD: 0.5, Role.GUEST: 0.5}
"""The share of a limit by role. The settings say what an adult has."""

STRANGER_MESSAGES = 5.0
"""Messages a minute of somebody who is no member; what is more is not even looked up."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an adult may use; 0 is as much as anybody likes."""

    messages: float = 0
    """Messages, presses and files a minute."""
    model_seconds: float = 0
    """Seconds of the language model an hour."""
    media_bytes: float = 0
    """Bytes of files a day."""
    recorded_seconds: float = 0
    """Seconds of recordings a day."""


def limits_of(settings: Settings) -> Limits:
    """The limits that a household set."""
    return Limits(
        settings.messages_per_minute,
        settings.model_seconds_per_hour,
        settings.media_mb_per_day * 1e6,
        settings.recording_minutes_per_day * 60.0,
    )


def limit_of(limit: float, role: Role) -> float:
    """A limit for a role."""
    return limit * WEIGHTS[role]
