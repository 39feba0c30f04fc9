"""Finding what a document asks for: dates, amounts and deadlines, each with the line that it stands on."""

from __future__ import annotations

from skills.papers.dues.finding import find_dues
from skills.papers.dues.result import Due, DueKind, Line, Notice, Sort

__all__ = ["Due", "DueKind", "Line", "Notice", "Sort", "find_dues"]
