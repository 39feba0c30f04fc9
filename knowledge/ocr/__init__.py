"""Reading the text of pictures and PDF pages: `read_pages` is all that others need."""

from __future__ import annotations

from knowledge.images.errors import UnreadableFileError
from knowledge.ocr.page import Page, TextLine, in_rows
from knowledge.ocr.service import read_pages

__all__ = ["Page", "TextLine", "UnreadableFileError", "in_rows", "read_pages"]
