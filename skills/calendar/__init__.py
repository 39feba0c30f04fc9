"""Events of the household: create, look up, move, cancel."""

from skills.calendar import reading, running  # noqa: F401
from skills.calendar.commands import skill

__all__ = ["skill"]
