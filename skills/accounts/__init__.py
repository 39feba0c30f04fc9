"""Other calendars: accounts on calendar servers, kept in step with the household's own events and to-do lists."""

from skills.accounts import reading, running  # noqa: F401
from skills.accounts.commands import skill

__all__ = ["skill"]
