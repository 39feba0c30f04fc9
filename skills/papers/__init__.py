"""Papers: what documents ask for, offered as buttons, and a word before something runs out."""

from skills.papers import listing, reading, running, telling, waking  # noqa: F401
from skills.papers.commands import skill

__all__ = ["skill"]
