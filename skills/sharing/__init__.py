"""Sharing: who bears what of an expense, who owes whom, and getting even."""

from skills.sharing import leaving, reading, running, settling  # noqa: F401
from skills.sharing.commands import skill

__all__ = ["skill"]
