"""HTML: the text that a browser would show. Nothing is fetched and no script is run."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.documents.css import Declarations, Style, sheet_styles, style_of
from knowledge.documents.document import Block, BlockKind
from knowledge.documents.limits import LARGEST_TEXT
from knowledge.documents.pieces import Hidden, Pieces, Titled
from knowledge.documents.plain import MARKS, decoded
from knowledge.documents.tables import rows
from knowledge.images.errors import UnreadableFileError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

UNSEEN = {
    "head",
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "iframe",
    "object",
    "canvas",
    "audio",
    "video",
    "select",
    "datalist",
    "title",
    "meta",
    "link",
    "base",
}
"""Elements whose content is no text of the page."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
BREAKS = frozenset(BLOCKS.split())
"""Elements that begin and end a paragraph."""
CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\n\f]+")
MOST_NODES = 2_000_000


def read(path: Path) -> Pieces:
    """The page's title and blocks. Raises UnreadableFileError: too-large, truncated."""
    if path.stat().st_size > LARGEST_TEXT:
        raise UnreadableFileError("too-large", f"{path.stat().st_size >> 20} MiB")
    yield from blocks(page_text(path.read_bytes()))


def page_text(data: bytes) -> str:
    """The text of a page by its byte order mark, the encoding that it names, or its looks."""
    said = CHARSET.search(data[:2048])
    if said is not None and not data.startswith(tuple(mark for mark, _ in MARKS)):
        try:
            return data.decode(codecs.lookup(said[1].decode("ascii")).name, errors="replace")
        except (LookupError, UnicodeError):
            pass
    text = decoded(data)
    if text is None:
        raise UnreadableFileError("truncated", "no text")
    return text


def blocks(page: str) -> Pieces:
    """The blocks of a page of HTML, how much of it is hidden, and its title."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    title = tree.css_first("title")
    if title is not None and (text := SPACES.sub(" ", title.text()).strip()):
        yield Titled(text)
    root = tree.body or tree.root
    if root is not None:
        page_reader = _Page(sheet_styles(tree))
        yield from page_reader.blocks(root)
        if page_reader.hidden:
            yield Hidden(page_reader.hidden)


class _Page:
    def __init__(self, sheets: Mapping[int, Declarations]) -> None:
        self._sheets = sheets
        self.hidden = 0

    def blocks(self, root: LexborNode) -> Pieces:
        """What stands in an element, paragraph by paragraph."""
        words: list[str] = []
        kind: tuple[BlockKind, int] = ("text", 0)
        lists = 0
        for said, node, style in self._walk(root, style_of(root, Style(), self._sheets)):
            if said == "text":
                words.append(_words(node))
                continue
            tag = node.tag or ""
            if tag == "br":
                words.append("\n")
                continue
            text = "".join(words).strip()
            if text:
                yield Block(text, *_with_level(kind))
            words = []
            if said == "table":
                yield from self._table(node, style)
            lists += (said == "begins") - (said == "ends") if tag in ("ul", "ol") else 0
            if said == "ends":
                kind = ("item", lists) if kind[0] == "item" and tag != "li" and lists else ("text", 0)
            elif tag in HEADINGS:
                kind = ("heading", HEADINGS[tag])
            elif tag == "li":
                kind = ("item", max(1, lists))
        if text := "".join(words).strip():
            yield Block(text, *_with_level(kind))

    def _table(self, table: LexborNode, around: Style) -> Iterator[Block]:
        lines: list[list[str]] = []
        header: bool | None = None
        for row in table.css("tr"):
            row_style = _inherited(row, table, around, self._sheets)
            if not row_style.shown:
                self.hidden += 1
                continue
            cells = [cell for cell in _children(row) if cell.tag in ("td", "th")]
            if not lines and len(cells) > 1 and all(cell.tag == "th" for cell in cells):
                header = True
            lines.append([])
            for cell in cells:
                lines[-1] += [self._cell(cell, row_style), *[""] * (_span(cell) - 1)]
        yield from rows(lines, header=header)

    def _cell(self, cell: LexborNode, around: Style) -> str:
        words: list[str] = []
        for said, node, _ in self._walk(cell, style_of(cell, around, self._sheets)):
            words.append(_words(node) if said == "text" else " ")
        return "".join(words)

    def _walk(self, root: LexborNode, style: Style) -> Iterator[tuple[str, LexborNode, Style]]:
        """The visible nodes below an element, in order: text, and where blocks, breaks and tables of data are."""
        if not style.shown:
            self.hidden += 1
            return
        waiting: list[tuple[str, LexborNode, Style]] = [("look", node, style) for node in reversed(_children(root))]
        steps = 0
        hidden_before = False
        while waiting:
            said, node, around = waiting.pop()
            steps += 1
            if steps > MOST_NODES:
                raise UnreadableFileError("too-large", "more elements than are read")
            tag = node.tag or ""
            if said == "ends":
                yield said, node, around
            elif tag == "-text":
                if around.visible:
                    hidden_before = False
                    yield "text", node, around
                elif (node.text_content or "").strip():
                    self.hidden += not hidden_before
                    hidden_before = True
            elif tag == "-comment":
                self.hidden += bool((node.comment_content or "").strip())
            elif tag not in UNSEEN and not tag.startswith(("-", "!")):
                own = style_of(node, around, self._sheets)
                if not own.shown:
                    self.hidden += bool(node.text().strip())
                elif tag == "table" and _is_data(node):
                    yield "table", node, own
                elif tag == "br":
                    yield "begins", node, own
                else:
                    if tag in BREAKS or tag in HEADINGS:
                        yield "begins", node, own
                        waiting.append(("ends", node, own))
                    waiting += [("look", child, own) for child in reversed(_children(node))]


def _children(node: LexborNode) -> list[LexborNode]:
    found = []
    child = node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def _words(node: LexborNode) -> str:
    text = node.text_content or ""
    parent = node.parent
    return text if parent is not None and parent.tag == "pre" else SPACES.sub(" ", text)


def _with_level(kind: tuple[BlockKind, int]) -> tuple[BlockKind, None, int]:
    return kind[0], None, kind[1]


def _is_data(table: LexborNode) -> bool:
    """Whether a table holds data, rather than the layout of a page or message."""
    if (table.attributes.get("role") or "") == "presentation" or len(table.css("table")) > 1:
        return False
    return (
        table.css_first("td + td, th + th, th + td") is not None
        and table.css_first("h1, h2, h3, p + p, ul, ol") is None
    )


def _inherited(node: LexborNode, above: LexborNode, style: Style, sheets: Mapping[int, Declarations]) -> Style:
    """The style of an element that lies in another one."""
    way = []
    parent: LexborNode | None = node
    while parent is not None and parent.mem_id != above.mem_id:
        way.append(parent)
        parent = parent.parent
    for one in reversed(way):
        style = style_of(one, style, sheets)
    return style


def _span(cell: LexborNode) -> int:
    said = cell.attributes.get("colspan") or ""
    return min(int(said), 50) if said.isdigit() and int(said) > 0 else 1
