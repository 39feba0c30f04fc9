"""Reminders: once and recurring, until they are done, for oneself and others, with done, later and not me."""

from skills.reminders import leaving, reading, running, saying, settling, status, turns  # noqa: F401
from skills.reminders.commands import skill

__all__ = ["skill"]
