"""Facts: what the family tells, kept with who told it, when, and who may know."""

from skills.facts import erasing, keeping, reading, running  # noqa: F401
from skills.facts.commands import skill

__all__ = ["skill"]
