"""Events of the household: create, look up, move, cancel; alarms, free times, birthdays and the week."""

from skills.calendar import alarms, birthdays, changing, feed, files, free, importing, moving, reading, running, week  # noqa: F401
from skills.calendar.commands import skill

__all__ = ["skill"]
