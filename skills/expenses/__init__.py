"""The household's ledger: what is spent, what comes in, what moves between accounts; correct, ask."""

from skills.expenses import (  # noqa: F401
    accounts,
    approvals,
    exporting,
    income,
    leaving,
    limits,
    reading,
    reading_accounts,
    running,
)
from skills.expenses.commands import skill

__all__ = ["skill"]
