"""What is recognised in a picture becomes blocks as what is written in a PDF."""

from __future__ import annotations

from knowledge.documents.document import Block
from knowledge.documents.scans import recognised
from knowledge.ocr.page import Page, TextLine
from tests.knowledge.documents.reading import told


def piece(text: str, x: float, y: float, high: float = 20) -> TextLine:
    wide = 0.5 * high * len(text)
    return TextLine(text, ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high)), 0.99)


def read(*pieces: TextLine, known: tuple[Block, ...] = ()) -> list[tuple[str, int, str]]:
    return [told(block) for block in recognised(Page(pieces, 1000, 1400), 1, known)]


def test_parts_of_a_letters_head_are_read_one_after_the_other() -> None:
    assert read(
        piece("Power company", 600, 100),
        piece("Ms Example", 60, 110),
        piece("Harbour Street 12", 600, 128),
        piece("Garden Lane 3", 60, 138),
        piece("Your bill of the year that has just come to its end, all in all", 60, 300),
    ) == [
        ("text", 0, "Power company\nHarbour Street 12"),
        ("text", 0, "Ms Example\nGarden Lane 3"),
        ("text", 0, "Your bill of the year that has just come to its end, all in all"),
    ]


def test_headings_and_tables() -> None:
    rows = [("Item", "Count", "Price"), ("Milk", "2", "3.40"), ("Rye bread", "1", "4.20")]
    cells = [piece(cell, 60 + 300 * x, 300 + 34 * y) for y, row in enumerate(rows) for x, cell in enumerate(row)]
    assert read(piece("Invoice", 60, 60, 48), piece("Thank you very much for your order.", 60, 160), *cells) == [
        ("heading", 1, "Invoice"),
        ("text", 0, "Thank you very much for your order."),
        ("row", 0, "Item: Milk; Count: 2; Price: 3.40"),
        ("row", 0, "Item: Rye bread; Count: 1; Price: 4.20"),
    ]


def test_what_the_page_says_already_is_not_said_twice() -> None:
    known = (Block("The contract, in its newest form.", page=1),)
    assert read(piece("the contract in its", 60, 60), piece("Received 3 May", 60, 200), known=known) == [
        ("text", 0, "Received 3 May")
    ]


def test_a_page_without_text() -> None:
    assert read() == []
