"""Lessons: what the household taught by correcting its assistant, to be seen and taken back."""

from skills.lessons import reading, running  # noqa: F401
from skills.lessons.commands import skill

__all__ = ["skill"]
