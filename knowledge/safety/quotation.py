"""The marks between which a model is shown a text that is only data: nothing in the text may end it."""

from __future__ import annotations


def within_marks(text: str) -> str:
    """The text as it may stand between `<<<` and `>>>`."""
    return text.replace("<<<", "‹").replace(">>>", "›")
