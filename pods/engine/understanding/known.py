"""What is stored already and called as the words say, however they say it."""

from __future__ import annotations

from collections.abc import Sequence

from skills.engine.matching import likeness

EXPENSES = "finance.expenses"
"""What the last expenses are called, among the things of a scene."""

SAME_THING = 0.6
"""How alike words and what they name are, at least."""


def nearest(words: str, names: Sequence[str], least: float = SAME_THING) -> str | None:
    """The name that words mean; None where none is like them."""
    share, name = max(((likeness(words, one), one) for one in names if words), default=(0.0, ""))
    return name if share >= least else None
