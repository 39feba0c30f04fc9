"""How members want to be spoken to: quiet hours, briefs, time zone and language."""

from skills.members import bedtime, reading, running  # noqa: F401
from skills.members.commands import skill

__all__ = ["skill"]
