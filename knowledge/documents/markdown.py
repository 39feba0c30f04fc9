"""Markdown (CommonMark with tables): what is shown of it, without marks and comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.documents import html, plain
from knowledge.documents.document import Block
from knowledge.documents.pieces import Hidden, Pieces, Titled
from knowledge.documents.plain import text_of
from knowledge.documents.tables import rows

if TYPE_CHECKING:
    from markdown_it.token import Token

LARGEST = 2 * 1024**2
"""Bytes of a text up to which its marks are looked at; a larger one is read as it is."""
FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
"""Fields in front of the text, as many programs write them."""


def read(path: Path) -> Pieces:
    """Headings, paragraphs, items, rows; fields in front of the text as rows."""
    from markdown_it import MarkdownIt

    if path.stat().st_size > LARGEST:
        yield from plain.read(path)
        return
    text = text_of(path)
    if front := FRONT.match(text):
        yield from (Block(line, "row") for line in front[1].split("\n") if ":" in line)
        text = text[front.end() :]
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    lists = 0
    table: list[list[str]] | None = None
    heading = 0
    for token in tokens:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            lists += 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            lists -= 1
        elif kind == "heading_open":
            heading = int(token.tag[1])
        elif kind == "heading_close":
            heading = 0
        elif kind == "table_open":
            table = []
        elif kind == "table_close" and table is not None:
            yield from rows(table, header=True)
            table = None
        elif kind == "tr_open" and table is not None:
            table.append([])
        elif kind == "inline":
            said, hidden = _shown(token.children or [])
            if hidden:
                yield Hidden(hidden)
            if table is not None and table:
                table[-1].append(said)
            elif heading:
                yield Block(said, "heading", level=heading)
            else:
                yield Block(said, "item", level=lists) if lists else Block(said)
        elif kind in ("fence", "code_block"):
            yield Block(token.content)
        elif kind == "html_block":
            yield from (piece for piece in html.blocks(token.content) if not isinstance(piece, Titled))


def _shown(tokens: Sequence[Token]) -> tuple[str, int]:
    """The visible text of a line of Markdown, and how many comments are in it."""
    parts: list[str] = []
    hidden = 0
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" " if token.type == "softbreak" else "\n")
        elif token.type == "image":
            parts.append(token.content)
        elif token.type == "html_inline":
            hidden += token.content.startswith("<!--")
            parts.append("\n" if token.content.lower().startswith("<br") else "")
    return "".join(parts), hidden
