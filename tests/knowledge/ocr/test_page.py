"""Pieces of text in the order in which a person reads them."""

from __future__ import annotations

from knowledge.ocr import Page, TextLine


def piece(text: str, left: float, top: float, width: float = 100, slope: float = 0.0) -> TextLine:
    rise = slope * width
    right = left + width
    return TextLine(text, ((left, top), (right, top + rise), (right, top + 20 + rise), (left, top + 20)), 0.99)


def page(*pieces: TextLine) -> Page:
    return Page(pieces, 600, 800)


def test_columns_of_one_row_are_read_together() -> None:
    read = page(piece("4,79", 450, 33), piece("Milk", 10, 8), piece("1,29", 450, 11), piece("Cheese", 10, 30))
    assert read.text == "Milk 1,29\nCheese 4,79"
    assert [[one.text for one in row] for row in read.rows] == [["Milk", "1,29"], ["Cheese", "4,79"]]


def test_rows_that_fall_a_little_stay_apart() -> None:
    """Rows 24 pixels apart that fall by 9 pixels from name to price."""
    rows = [(piece(f"item {n}", 10, 24 * n, 300, 0.02), piece(f"{n},00", 480, 24 * n + 9)) for n in range(6)]
    read = page(*(price for _, price in rows), *(name for name, _ in rows))
    assert read.text.splitlines() == [f"item {n} {n},00" for n in range(6)]


def test_what_stands_above_another_piece_is_a_row_of_its_own() -> None:
    assert page(piece("below", 12, 16), piece("above", 10, 8)).text == "above\nbelow"


def test_a_page_without_text() -> None:
    assert page().text == ""
    assert page().rows == ()
