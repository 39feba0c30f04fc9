"""Cuts a document into chunks that stand for themselves: within one section, on one page, rows whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.documents.document import Block
from knowledge.search.passages import Chunk

_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”»)\]]*\s+(?=[^\sa-zà-öø-ÿ])|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b\w|\d|\b(?:bzw|ca|dr|etc|inkl|mr|mrs|ms|nr|no|prof|sr|sra|st|str|tel|usw|vs))\.$", re.I
)
LONGEST_HEADING = 160
"""Characters of the headings above a chunk that are kept; the innermost ones win."""


@dataclass(slots=True)
class _Section:
    """What is being gathered: pieces of one section, page and place."""

    text: str = ""
    rows: bool = False

    def add(self, piece: str, glue: str = "\n") -> None:
        self.text = f"{self.text}{glue}{piece}" if self.text else piece


def cut(blocks: Iterable[Block], size: int, overlap: int = 0) -> tuple[Chunk, ...]:
    """The chunks of a document in order, each of `size` characters at most.

    A heading, a new page and a new sheet begin a chunk; rows of a table stay whole and apart from prose unless one
    alone is longer than `size`. Where prose goes on in the next chunk, it begins with the last sentences of the one
    before, `overlap` characters at most. Headings with nothing under them are chunks of their own.
    """
    return tuple(_chunks(blocks, size, overlap))


def _chunks(blocks: Iterable[Block], size: int, overlap: int) -> Iterator[Chunk]:
    headings: list[tuple[int, str]] = []
    bare = False
    where: tuple[int | None, str] = (None, "")
    section = _Section()

    def flushed() -> Iterator[Chunk]:
        if section.text:
            yield Chunk(section.text, where[0], _path(headings), where[1])

    for block in blocks:
        text = block.text.strip()
        if not text:
            continue
        if block.kind == "heading":
            yield from flushed()
            section = _Section()
            if bare and headings and headings[-1][0] >= block.level:
                yield Chunk(headings[-1][1], where[0], _path(headings[:-1]), where[1])
            headings = [*(one for one in headings if one[0] < block.level), (block.level, text)]
            bare, where = True, (block.page, block.place)
            continue
        bare = False
        rows = block.kind == "row"
        if (block.page, block.place) != where or rows != section.rows:
            yield from flushed()
            section, where = _Section(rows=rows), (block.page, block.place)
        for number, piece in enumerate(_pieces(text, size)):
            glue = " " if number else "\n"
            if section.text and len(section.text) + 1 + len(piece) > size:
                yield from flushed()
                kept = "" if rows else _tail(section.text, min(overlap, size - len(piece) - 1))
                section = _Section(kept, rows)
            section.add(piece, glue)
    yield from flushed()
    if bare and headings:
        yield Chunk(headings[-1][1], where[0], _path(headings[:-1]), where[1])


def sentences(text: str) -> list[str]:
    """The sentences and lines of a text; a full stop after a number or an abbreviation does not end one."""
    found: list[str] = []
    begin = 0
    for match in _SENTENCE.finditer(text):
        part = text[begin : match.start()].rstrip()
        if "\n" not in match.group() and _ABBREVIATED.search(part):
            continue
        if part.strip():
            found.append(text[begin : match.end()].strip())
        begin = match.end()
    if text[begin:].strip():
        found.append(text[begin:].strip())
    return found


def _pieces(text: str, size: int) -> Iterator[str]:
    """A text whole where it fits, else in sentences, and sentences that are too long in runs of words."""
    if len(text) <= size:
        yield text
        return
    for sentence in sentences(text):
        while len(sentence) > size:
            end = sentence.rfind(" ", size // 2, size)
            end = end if end > 0 else size
            yield sentence[:end].strip()
            sentence = sentence[end:].strip()
        if sentence:
            yield sentence


def _tail(text: str, room: int) -> str:
    """The last whole sentences that fit into some room."""
    kept = ""
    for sentence in reversed(sentences(text)):
        if len(sentence) + 1 + len(kept) > room:
            break
        kept = f"{sentence} {kept}".strip()
    return kept


def _path(headings: list[tuple[int, str]]) -> str:
    kept: list[str] = []
    for _, text in reversed(headings):
        if kept and sum(map(len, kept)) + len(text) > LONGEST_HEADING:
            break
        kept.insert(0, text[:LONGEST_HEADING])
    return " > ".join(kept)
