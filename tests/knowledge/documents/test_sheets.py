"""A PDF as a receipt is looked at: text with its places, pictures recognised, and nothing recognised twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.documents import UnreadableFileError, read_documents, read_sheets
from knowledge.documents.limits import MOST_SHEETS
from knowledge.ocr import service
from knowledge.ocr.page import Page
from knowledge.ocr.recalled import Recalled
from tests.knowledge.documents.making import kept, letter, pdf, picture, said

MISSING = "an engine that there is not"
ROWS = said("Tap", 60, 100) + said("95.00", 400, 100) + said("Total due", 60, 130) + said("95.00", 400, 130)


def test_text_is_taken_as_it_stands_without_an_engine(tmp_path: Path) -> None:
    (page,) = read_sheets([kept(tmp_path, "a.pdf", pdf([ROWS]))], MISSING)
    assert page.text == "Tap 95.00\nTotal due 95.00"
    assert [(piece.text, round(piece.left / page.width, 2)) for piece in page.lines[:2]] == [
        ("Tap", round(60 / 595, 2)),
        ("95.00", round(400 / 595, 2)),
    ]
    assert page.rows[0][0].bottom < page.rows[1][0].top


def test_what_is_longer_than_any_receipt_is_told_at_once(tmp_path: Path) -> None:
    path = kept(tmp_path, "a.pdf", pdf(["" for _ in range(MOST_SHEETS + 1)]))
    with pytest.raises(UnreadableFileError) as raised:
        read_sheets([path], MISSING)
    assert (raised.value.reason, raised.value.detail) == ("too-many-pages", f"{MOST_SHEETS + 1}")


def test_an_empty_page_is_left_out_and_nothing_else_is_empty(tmp_path: Path) -> None:
    pages = read_sheets([kept(tmp_path, "a.pdf", pdf(["", ROWS]))], MISSING)
    assert [page.text for page in pages if page.lines] == ["Tap 95.00\nTotal due 95.00"]
    with pytest.raises(UnreadableFileError, match="empty"):
        read_sheets([kept(tmp_path, "b.pdf", pdf(["", ""]))], MISSING)


def test_a_scan_is_recognised_once_for_receipts_and_documents(tmp_path: Path) -> None:
    pytest.importorskip("rapidocr")
    bill = picture(["Power company", "Payment 84.50 EUR"])
    path = kept(tmp_path, "a.pdf", pdf([letter(["The contract of the house."]), ""], pictures={1: bill}))
    told: list[tuple[int, int]] = []
    pages = read_sheets([path], progress=lambda *at: told.append(at))
    assert [page.text for page in pages] == ["The contract of the house.", "Power company\nPayment 84.50 EUR"]
    assert told == [(1, 2)]
    service._READER.end()
    document = read_documents(path, "a.pdf").documents[0]
    assert [(block.text, block.page) for block in document.blocks][1:] == [("Power company\nPayment 84.50 EUR", 2)]
    assert not service._READER.running


def test_pages_are_recalled_as_long_as_the_file_is_the_same(tmp_path: Path) -> None:
    recalled, path = Recalled(most=2), kept(tmp_path, "a", "one")
    read: list[str] = []

    def reading(what: str) -> tuple[Page, ...]:
        def look() -> tuple[Page, ...]:
            read.append(what)
            return (Page((), 1, 1),)

        return recalled.pages(path, len(what), "engine", look)

    assert reading("a") == reading("a") == (Page((), 1, 1),)
    assert read == ["a"]
    kept(tmp_path, "a", "other")
    reading("a")
    assert read == ["a", "a"]
    for what in ("bb", "ccc", "a"):
        reading(what)
    assert read == ["a", "a", "bb", "ccc", "a"]
    with pytest.raises(UnreadableFileError):
        recalled.pages(path, 9, "engine", _fail)
    assert recalled.pages(tmp_path / "gone", 9, "engine", lambda: ()) == ()


def _fail() -> tuple[Page, ...]:
    raise UnreadableFileError("truncated")
