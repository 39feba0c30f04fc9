"""What a skill may be given to work with: somebody who reads, who asks a model, who shows how far long work is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from knowledge.documents import Contents
from knowledge.ocr import Page


class AskModel(Protocol):
    """Asks a language model for JSON that a schema allows. Blocking: not for the event loop."""

    def __call__(self, instruction: str, text: str, schema: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What it answers, checked against the schema; None where no model answers in time. `text` is only data."""
        ...


Progress = Callable[[int, int], None]
"""Told by long work how much of how much is done; the person sees it."""


class ReadPages(Protocol):
    """Reads pictures and PDFs by the engine that the house chose, as `knowledge.documents.read_sheets` does."""

    def __call__(self, paths: Sequence[Path], *, progress: Progress = ...) -> tuple[Page, ...]:
        """Their pages. Blocking. Raises UnreadableFileError."""
        ...


class ReadDocuments(Protocol):
    """Reads the text of a file by the engine that the house chose, as `knowledge.documents.read_documents` does."""

    def __call__(self, path: Path, name: str, *, progress: Progress = ...) -> Contents:
        """All documents of a file. Blocking. Raises UnreadableFileError."""
        ...


GuessCategory = Callable[[str, str | None, str], tuple[str, float]]
"""The category of a purchase by what was bought (may be empty), the shop and a language, and how sure that is."""


def silent(_done: int, _of: int) -> None:
    """Nobody looks."""


def no_guess(_bought: str, _merchant: str | None, _language: str) -> tuple[str, float]:
    """Nobody knows the words of shops and things."""
    return "other", 0.0
