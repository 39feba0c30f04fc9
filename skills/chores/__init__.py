"""Chores: who does what by when, and that it got done."""

from skills.chores import reading, running  # noqa: F401
from skills.chores.commands import skill

__all__ = ["skill"]
