"""Pocket money: a small ledger of its own for each child, paid in by itself."""

from skills.pocket import changing, own, reading, running, waking  # noqa: F401
from skills.pocket.commands import skill

__all__ = ["skill"]
