"""What the household spends: log in free text, correct, ask."""

from skills.expenses import reading, running  # noqa: F401
from skills.expenses.commands import skill

__all__ = ["skill"]
