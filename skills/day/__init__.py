"""The day and the week told: every morning, every evening and on Sundays, and whenever somebody asks."""

from skills.day import reading, running  # noqa: F401
from skills.day.commands import skill

__all__ = ["skill"]
