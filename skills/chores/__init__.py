"""Chores: who does what by when, whose turn it is, and that it got done."""

from skills.chores import finishing, leaving, reading, running, saying, stats, swapping  # noqa: F401
from skills.chores.commands import skill

__all__ = ["skill"]
