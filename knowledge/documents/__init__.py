"""What is written in files of all kinds: `read_documents`, and `page_picture` to show where it stands."""

from __future__ import annotations

from knowledge.documents.document import Block, Contents, Document, Kind, Refused
from knowledge.documents.service import page_picture, read_document, read_documents, read_sheets
from knowledge.images.errors import UnreadableFileError

__all__ = [
    "Block",
    "Contents",
    "Document",
    "Kind",
    "Refused",
    "UnreadableFileError",
    "page_picture",
    "read_document",
    "read_documents",
    "read_sheets",
]
