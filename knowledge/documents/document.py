"""What is read of a file: documents made of blocks, and what could not be read of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from knowledge.images.errors import Reason

BlockKind = Literal["heading", "text", "row", "item"]
Kind = Literal["pdf", "docx", "xlsx", "odt", "html", "eml", "markdown", "text", "csv", "ics", "picture", "zip"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that stands together.

    - heading: `level` 1 is the highest.
    - text: a paragraph.
    - row: one row of a table with the names of its columns (“Item: Milk; Price: 1.20 €”), or one field of a letter
      (“From: …”).
    - item: an item of a list; `level` counts from 1 for how deep the list lies in others.

    `page` counts from 1; None where the kind of file has no pages. `place` is the sheet of a workbook, else empty.
    """

    text: str
    kind: BlockKind = "text"
    page: int | None = None
    level: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One document. Of a ZIP each file is one, of a message the message and each attachment.

    - name: the name of the file; `inside`: the way to it in the ZIP or message it came in (“letters.zip/may.pdf”),
      empty for the file itself.
    - title: its subject or first heading, else its name without the ending.
    - hidden: how many passages were left out because nobody who looks at the document sees them.
    - left_out: how many rows or scanned pages were left out because there are too many or they cannot be read.
    - language: not told here, always None.
    """

    name: str
    title: str
    kind: Kind
    blocks: tuple[Block, ...]
    pages: int | None = None
    language: str | None = None
    hidden: int = 0
    left_out: int = 0
    inside: str = ""

    @property
    def text(self) -> str:
        """All of it, a line for each block."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Refused:
    """A file in a ZIP or an attachment that cannot be read. `inside` is the way to it, its name for a person.

    It is the ZIP itself, or empty where that is the file that was given, for files that are too many.
    """

    inside: str
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that is read of one file: its documents in their order, and what of it is refused."""

    documents: tuple[Document, ...]
    refused: tuple[Refused, ...] = ()
