"""Bank files: what banks give out, put into the household's ledger without booking anything twice."""

from skills.banking import importing, preview, taking  # noqa: F401
from skills.banking.commands import skill

__all__ = ["skill"]
