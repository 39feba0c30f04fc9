"""DOCX: headings, paragraphs, lists, tables, text boxes, pictures, headers, footers, notes. Macros are never read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from knowledge.documents.document import Block
from knowledge.documents.embedded import Embedded
from knowledge.documents.packages import checked
from knowledge.documents.pieces import Hidden, Pieces
from knowledge.documents.tables import rows
from knowledge.documents.word_styles import ANY, Look, Styles, W, look_of, styles_of, value
from knowledge.images.errors import UnreadableFileError

AROUND = {
    W + name
    for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo")
}
"""Elements around visible content."""
GONE = {W + "del", W + "moveFrom"}
"""Text that was deleted while changes were tracked."""
SIGNS = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": " "}
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PICTURES = (
    ("{http://schemas.openxmlformats.org/drawingml/2006/main}blip", RELATION + "embed"),
    ("{urn:schemas-microsoft-com:vml}imagedata", RELATION + "id"),
)
"""Elements that show a picture, and which of their attributes leads to it."""
LONGEST_CELL = 1500
"""Characters of a cell from which on a table is only there to place text."""
LONGEST_HEADING = 300


def read(path: Path, unpack_to: Path | None = None) -> Pieces:
    """Blocks and pictures in reading order: headers, body, notes, footers; pictures of the body alone, into a folder.

    Raises UnreadableFileError: too-large, locked.
    """
    import docx
    from docx.exceptions import PythonDocxError
    from docx.oxml.parser import parse_xml

    checked(path)
    try:
        with path.open("rb") as file:
            document = docx.Document(file)
    except PythonDocxError as error:
        raise UnreadableFileError("truncated", str(error)) from error
    reader = _Reader(styles_of(document.styles.element))
    parts: dict[str, list[Any]] = {}
    for relation in document.part.rels.values():
        if not relation.is_external:
            parts.setdefault(relation.reltype.rsplit("/", 1)[-1], []).append(relation.target_part)
    roots: dict[str, list[Any]] = {
        name: [part.element if hasattr(part, "element") else parse_xml(part.blob) for part in given]
        for name, given in parts.items()
        if name in ("header", "footer", "footnotes", "endnotes", "comments")
    }
    yield from _once(reader, roots.get("header", ()))
    yield from _Reader(reader.styles, partial(_picture, document.part.rels, Embedded(unpack_to))).body(
        document.element.body
    )
    for name in ("footnotes", "endnotes"):
        for root in roots.get(name, ()):
            for note in root.iterchildren():
                yield from reader.body(note)
    yield from _once(reader, roots.get("footer", ()))
    if comments := sum(len(root) for root in roots.get("comments", ())):
        yield Hidden(comments)


def _picture(relations: Any, embedded: Embedded, called: str) -> Pieces:
    """The picture that a relation of the document leads to; nothing for one that is not in the file."""
    relation = relations.get(called)
    if relation is not None and not relation.is_external:
        yield from embedded.picture(str(relation.target_part.partname), relation.target_part.blob)


def _once(reader: _Reader, roots: Any) -> Pieces:
    """The blocks of headers or footers, the same text only once."""
    given: set[str] = set()
    for root in roots:
        for piece in reader.body(root):
            if isinstance(piece, Block):
                if piece.text in given:
                    continue
                given.add(piece.text)
            yield piece


@dataclass(slots=True)
class _Text:
    """The visible text of a paragraph as it is gathered, how much was hidden, and what hangs at it."""

    parts: list[str] = field(default_factory=list)
    hidden: int = 0
    boxes: list[Any] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    """By the names of their relations."""

    @property
    def text(self) -> str:
        return "".join(self.parts).strip()


class _Reader:
    def __init__(self, styles: Styles, pictures: Callable[[str], Pieces] = lambda _called: iter(())) -> None:
        """`pictures` gives those that a relation leads to."""
        self.styles = styles
        self._pictures = pictures

    def body(self, element: Any, around: Look = Look()) -> Pieces:  # noqa: B008 - frozen
        """The blocks of an element that holds paragraphs and tables, on the ground that `around` says."""
        for child in element.iterchildren():
            if child.tag == W + "p":
                yield from self._paragraph(child, around)
            elif child.tag == W + "tbl":
                yield from self._table(child, around)
            elif child.tag in AROUND:
                yield from self.body(child, around)
            elif child.tag in GONE:
                yield Hidden()

    def _paragraph(self, paragraph: Any, around: Look) -> Pieces:
        look = self._look(paragraph, around)
        found = self._text(paragraph, look)
        if found.hidden:
            yield Hidden(found.hidden)
        if found.text:
            yield _block(found.text, look)
        for called in found.pictures:
            yield from self._pictures(called)
        for box in found.boxes:
            yield from self.body(box)

    def _look(self, paragraph: Any, around: Look) -> Look:
        marks = paragraph.find(W + "pPr")
        if marks is None:
            return self.styles.of(None).over(around)
        own = look_of(marks)
        style = self.styles.of(value(marks, "pStyle"))
        return Look(ground=own.ground, outline=own.outline, listed=own.listed).over(style).over(around)

    def _text(self, element: Any, look: Look) -> _Text:
        found = _Text()
        was_hidden = False
        for run in _runs(element, found):
            marks = run.find(W + "rPr")
            own = look
            if marks is not None:
                own = look_of(marks).over(self.styles.of(value(marks, "rStyle"))).over(look)
            pictures = len(found.pictures)
            text = "".join(_of_run(run, found))
            if own.vanished:
                del found.pictures[pictures:]
            if own.visible:
                found.parts.append(text)
                was_hidden = was_hidden and not text.strip()
            elif text.strip():
                found.hidden += not was_hidden
                was_hidden = True
        return found

    def _table(self, table: Any, around: Look) -> Pieces:
        properties = table.find(W + "tblPr")
        style = value(properties, "tblStyle") if properties is not None else None
        if style in self.styles.shaded:
            around = Look(ground=ANY).over(around)
        lines: list[list[str]] = []
        pictures: list[str] = []
        hidden, header, cells = 0, False, list(_rows(table))
        if (
            any(cell.find(".//" + W + "tbl") is not None for line, _ in cells for cell in line)
            or max((len(line) for line, _ in cells), default=0) < 2
        ):
            for line, _ in cells:
                for cell in line:
                    yield from self.body(cell, _ground(cell, around))
            return
        for line, marks in cells:
            if marks & {W + "hidden", W + "del"}:
                hidden += 1
                continue
            header |= not lines and W + "tblHeader" in marks
            texts, unseen = self._cells(line, around, lines[-1] if lines else [], pictures)
            hidden += unseen
            lines.append(texts)
        if hidden:
            yield Hidden(hidden)
        if any(len(text) > LONGEST_CELL for line in lines for text in line):
            yield from (Block(text) for line in lines for text in line if text)
        else:
            yield from rows(lines, header=True if header else None)
        for called in pictures:
            yield from self._pictures(called)

    def _cells(
        self, line: list[Any], around: Look, above: list[str], pictures: list[str]
    ) -> tuple[list[str], int]:  # fmt: skip
        """The texts of a row's cells, and how much in them is hidden; a cell that goes on from above says the same."""
        texts: list[str] = []
        hidden = 0
        for cell in line:
            properties = cell.find(W + "tcPr")
            merged = properties.find(W + "vMerge") if properties is not None else None
            span = value(properties, "gridSpan") if properties is not None else None
            ground = _ground(cell, around)
            parts = []
            for paragraph in cell.iter(W + "p"):
                found = self._text(paragraph, self._look(paragraph, ground))
                hidden += found.hidden
                pictures += found.pictures
                parts.append(found.text)
            text = " ".join(part for part in parts if part)
            if merged is not None and merged.get(W + "val") != "restart" and len(texts) < len(above):
                text = text or above[len(texts)]
            texts += [text, *[""] * (min(int(span), 60) - 1 if span and span.isdigit() else 0)]
        return texts, hidden


def _block(text: str, look: Look) -> Block:
    level = look.outline + 1 if look.outline is not None and look.outline < 9 else 0
    if look.name.startswith("heading ") and look.name[8:9].isdigit():
        level = int(look.name[8])
    elif look.name in ("title", "subtitle"):
        level = 1 if look.name == "title" else 2
    if level and len(text) <= LONGEST_HEADING:
        return Block(text, "heading", level=level)
    if (look.listed is not None and look.listed >= 0) or look.name.startswith("list "):
        return Block(text, "item", level=(look.listed or 0) + 1)
    return Block(text)


def _runs(element: Any, found: _Text) -> Iterator[Any]:
    for child in element.iterchildren():
        if child.tag == W + "r":
            yield child
        elif child.tag in AROUND:
            yield from _runs(child, found)
        elif child.tag in GONE:
            found.hidden += 1


def _of_run(run: Any, found: _Text) -> Iterator[str]:
    for child in run.iterchildren():
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        else:
            found.pictures += _shown_in(child)
            found.boxes += [box for box in child.iter(W + "txbxContent") if not _repeated(box)]


def _shown_in(drawing: Any) -> Iterator[str]:
    """The relations of the pictures that a drawing shows."""
    if any(properties.get("hidden") in ("1", "true") for properties in drawing.iter(PROPERTIES)):
        return
    for tag, name in PICTURES:
        for picture in drawing.iter(tag):
            if called := picture.get(name):
                yield called


def _repeated(box: Any) -> bool:
    """Whether a text box is only there for programs that cannot show another one, or lies in one."""
    return any(parent.tag in (FALLBACK, W + "txbxContent") for parent in box.iterancestors())


def _rows(table: Any) -> Iterator[tuple[list[Any], set[Any]]]:
    """The cells of each row and what is said of the row."""
    for child in table.iterchildren():
        if child.tag == W + "tr":
            properties = child.find(W + "trPr")
            yield list(_tagged(child, W + "tc")), {one.tag for one in properties} if properties is not None else set()
        elif child.tag in AROUND:
            yield from _rows(child)


def _tagged(element: Any, tag: str) -> Iterator[Any]:
    for child in element.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in AROUND:
            yield from _tagged(child, tag)


def _ground(cell: Any, around: Look) -> Look:
    properties = cell.find(W + "tcPr")
    return look_of(properties).over(around) if properties is not None else around
