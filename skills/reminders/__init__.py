"""Reminders: once and recurring, for oneself or another member, with done and snooze."""

from skills.reminders import reading, running  # noqa: F401
from skills.reminders.commands import skill

__all__ = ["skill"]
