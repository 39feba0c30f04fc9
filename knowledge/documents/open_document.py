"""ODT: headings, paragraphs, lists, tables, text boxes, pictures, notes, headers and footers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.documents.css import Style
from knowledge.documents.document import Block
from knowledge.documents.embedded import Embedded
from knowledge.documents.limits import MOST_CELLS
from knowledge.documents.packages import checked
from knowledge.documents.pieces import Hidden, Picture, Pieces
from knowledge.documents.tables import rows
from knowledge.images.errors import UnreadableFileError

if TYPE_CHECKING:
    from odfdo import Document, Element

PROPERTIES = {
    "fo:color": "color",
    "fo:background-color": "background-color",
    "fo:font-size": "font-size",
    "text:display": "display",
}
"""Properties of styles (OpenDocument 1.3 part 3, 20) and what CSS calls them."""
GONE = {"office:annotation", "text:tracked-changes", "text:hidden-text"}
"""Comments, deleted text, and text that is hidden by a condition."""
SIGNS = {"text:s": " ", "text:tab": " ", "text:line-break": "\n"}
UNTEXT = {"svg:title", "svg:desc", "text:note-citation", "office:forms", "text:sequence-decls", "office:annotation-end"}
DEEPEST = 20
MOST_REPEATED = 20


def read(path: Path, unpack_to: Path | None = None) -> Pieces:
    """Blocks and pictures in reading order: headers, body, footers; pictures of the body alone, into a folder.

    Raises UnreadableFileError: too-large, locked, truncated.
    """
    from odfdo import Document
    from odfdo.security import SecurityError

    checked(path)
    try:
        document = Document(path)
    except SecurityError as error:
        raise UnreadableFileError("too-large", str(error)) from error
    styles = _styles(document)
    plain, reader = _Reader(styles), _Reader(styles, partial(_picture, document, Embedded(unpack_to)))
    around = _root(document, "styles")
    for query, elements in (("//style:header", None), ("", document.body), ("//style:footer", None)):
        if elements is not None:
            yield from reader.body(elements, Style())
            continue
        for element in around.get_elements(query):
            yield from plain.body(element, Style())


def _styles(document: Document) -> dict[str, dict[str, str]]:
    """What each style says of text, with what the styles say that it is made of."""
    own: dict[str, tuple[dict[str, str], str]] = {}
    for part in ("styles", "content"):
        for style in _root(document, part).get_elements("//style:style"):
            said: dict[str, str] = {}
            for child in style.children:
                for name, called in PROPERTIES.items():
                    if value := _attribute(child, name):
                        said[called] = value
            own[_attribute(style, "style:name")] = (said, _attribute(style, "style:parent-style-name"))
    styles = {}
    for name, (said, parent) in own.items():
        whole, steps = dict(said), 0
        while parent in own and steps < DEEPEST:
            above, parent = own[parent]
            whole = {**above, **whole}
            steps += 1
        styles[name] = whole
    return styles


def _picture(document: Document, embedded: Embedded, place: str) -> Pieces:
    """The picture that lies at a place in the file; nothing for one that is elsewhere."""
    container, place = document.container, place.removeprefix("./")
    if container is not None and place in container.parts:
        data = container.get_part(place)
        yield from embedded.picture(place, data if isinstance(data, bytes) else b"")


@dataclass(slots=True)
class _Text:
    parts: list[str] = field(default_factory=list)
    hidden: int = 0
    boxes: list[Element] = field(default_factory=list)


class _Reader:
    def __init__(
        self, styles: dict[str, dict[str, str]], pictures: Callable[[str], Pieces] = lambda _place: iter(())
    ) -> None:  # fmt: skip
        """`pictures` gives the one at a place in the file."""
        self._styles = styles
        self._pictures = pictures

    def body(self, element: Element, style: Style, lists: int = 0) -> Pieces:
        """The blocks of an element; `lists` is in how many lists it lies."""
        for child in element.children:
            tag = child.tag
            if tag in GONE:
                yield Hidden()
            elif tag in ("text:p", "text:h"):
                yield from self._paragraph(child, style, lists)
            elif tag == "text:list":
                yield from self.body(child, style, lists + 1)
            elif tag == "table:table":
                yield from self._table(child, style)
            elif tag == "text:section" and _attribute(child, "text:display") == "none":
                yield Hidden()
            elif tag == "draw:image":
                yield from self._pictures(_attribute(child, "xlink:href"))
                yield from self.body(child, style, lists)
            elif tag not in UNTEXT:
                yield from self.body(child, self._of(child, style), lists)

    def _of(self, element: Element, style: Style) -> Style:
        for name in ("text:style-name", "table:style-name"):
            if named := _attribute(element, name):
                return style.within(self._styles.get(named, {}))
        return style

    def _paragraph(self, paragraph: Element, style: Style, lists: int) -> Pieces:
        found = _Text()
        self._gather(paragraph, self._of(paragraph, style), found)
        if found.hidden:
            yield Hidden(found.hidden)
        text = "".join(found.parts)
        level = _attribute(paragraph, "text:outline-level")
        if paragraph.tag == "text:h":
            yield Block(text, "heading", level=int(level) if level.isdigit() else 1)
        else:
            yield Block(text, "item", level=lists) if lists else Block(text)
        for box in found.boxes:
            yield from self.body(box, style)

    def _gather(self, element: Element, style: Style, found: _Text) -> None:
        """The visible text of a paragraph or a part of it."""
        self._add(element.text, style, found)
        for child in element.children:
            tag = child.tag
            if tag in GONE or (tag == "text:hidden-paragraph" and _attribute(child, "text:is-hidden") == "true"):
                found.hidden += 1
            elif tag in SIGNS:
                found.parts.append(SIGNS[tag])
            elif tag == "draw:frame" or tag.startswith("draw:custom"):
                found.boxes.append(child)
            elif tag == "text:note":
                found.boxes += [one for one in child.children if one.tag == "text:note-body"]
            elif tag not in UNTEXT:
                self._gather(child, self._of(child, style), found)
            self._add(child.tail, style, found)

    def _add(self, text: str | None, style: Style, found: _Text) -> None:
        if not text:
            return
        if style.visible:
            found.parts.append(text)
        else:
            found.hidden += bool(text.strip())

    def _table(self, table: Element, style: Style) -> Pieces:
        style = self._of(table, style)
        hidden = 0
        header = False
        lines: list[list[str]] = []
        pictures: list[Picture] = []
        for row, named in _rows(table):
            if _attribute(row, "table:visibility") in ("collapse", "filter"):
                hidden += 1
                continue
            header |= named and not lines
            lines.append([])
            for cell in row.children:
                if cell.tag not in ("table:table-cell", "table:covered-table-cell"):
                    continue
                found = _Text()
                for piece in self.body(cell, self._of(cell, style)):
                    if isinstance(piece, Block):
                        found.parts.append(piece.text)
                    elif isinstance(piece, Hidden):
                        hidden += piece.count
                    elif isinstance(piece, Picture):
                        pictures.append(piece)
                repeated = _attribute(cell, "table:number-columns-repeated")
                times = min(int(repeated), MOST_REPEATED) if repeated.isdigit() else 1
                lines[-1] += [" ".join(found.parts)] * (times if len(lines[-1]) < MOST_CELLS else 0)
        if hidden:
            yield Hidden(hidden)
        yield from rows(lines, header=True if header else None)
        yield from pictures


def _rows(element: Element, named: bool = False) -> Iterator[tuple[Element, bool]]:
    """The rows of a table, and whether they are said to name the columns."""
    for child in element.children:
        if child.tag == "table:table-row":
            yield child, named
        elif child.tag in ("table:table-header-rows", "table:table-rows", "table:table-row-group"):
            yield from _rows(child, child.tag == "table:table-header-rows")


def _root(document: Document, part: str) -> Element:
    from odfdo import XmlPart

    found = document.get_part(part)
    if not isinstance(found, XmlPart):
        raise UnreadableFileError("truncated", f"no {part}")
    return found.root


def _attribute(element: Element, name: str) -> str:
    value = element.get_attribute(name)
    return "" if value is None else str(value)
