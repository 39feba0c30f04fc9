"""Budgets: a limit for a category and a period, and the word when it is passed."""

from skills.budgets import reading, running  # noqa: F401
from skills.budgets.commands import skill

__all__ = ["skill"]
