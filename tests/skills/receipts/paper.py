"""Receipts as text, for tests: spaces part the columns, as on paper."""

from __future__ import annotations

import re
from textwrap import dedent

from knowledge.ocr import Page, TextLine

WIDE, HIGH, STEP = 10.0, 20.0, 30.0
"""The width of a letter, its height, and the distance between lines, in pixels."""


def page_of(text: str, slope: float = 0.0) -> Page:
    """A page with a piece of text for each column (two spaces part them); `slope` tilts it, pixels a pixel."""
    lines: list[TextLine] = []
    for row, line in enumerate(dedent(text).strip("\n").split("\n")):
        for piece in re.finditer(r"\S+(?: \S+)*", line):
            left, right = WIDE * piece.start(), WIDE * piece.end()
            top = STEP * row
            corners = (
                (left, top + slope * left),
                (right, top + slope * right),
                (right, top + slope * right + HIGH),
                (left, top + slope * left + HIGH),
            )
            lines.append(TextLine(piece.group(), corners, 0.98))
    width = max((line.right for line in lines), default=1.0)
    return Page(tuple(lines), int(width) + 1, int(STEP * (row + 1)))
