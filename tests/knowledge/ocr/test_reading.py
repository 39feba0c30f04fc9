"""Receipts are read in any position: turned, tilted, photographed on a desk, very long, as a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from knowledge.ocr import Page, UnreadableFileError, read_pages
from knowledge.ocr.service import Reader
from tests.receipts.paper import printed
from tests.receipts.photo import Shot, photographed
from tests.receipts.till import Receipt, drawn

pytest.importorskip("rapidocr")
SEED = 10


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    started = Reader(seconds=60)
    yield started
    started.end()


def in_rows(receipt: Receipt, page: Page) -> float:
    """The share of items whose amount is read in the row of its name."""
    rows = [row.replace(" ", "") for row in page.text.splitlines()]
    amounts = [(item.name.replace(" ", "")[:4], f"{item.amount:.2f}".replace(".", ",")) for item in receipt.items]
    return sum(any(name in row and amount in row for row in rows) for name, amount in amounts) / len(amounts)


@pytest.mark.parametrize(
    "shot",
    [
        Shot(turn=90),
        Shot(turn=180, dark=0.9),
        Shot(tilt=-7, slant=0.6, shadow=0.6, blur=0.4, noise=0.4, crumple=0.4),
    ],
    ids=["quarter", "head over and dark", "on a desk"],
)
def test_a_receipt_is_read_row_by_row(tmp_path: Path, reader: Reader, shot: Shot) -> None:
    receipt = drawn(SEED, 3, 3)
    photographed(printed(receipt, SEED, width=480), shot, SEED).save(tmp_path / "photo.jpg", quality=90)
    (page,) = reader.read(tmp_path / "photo.jpg", "rapidocr")
    assert page.height > page.width
    assert f"{receipt.total:.2f}".replace(".", ",") in page.text
    assert in_rows(receipt, page) >= 0.8
    assert page.text.index(receipt.company.split()[0]) < 60
    assert [line for row in page.rows for line in row] == list(page.lines)


def test_a_receipt_of_a_metre_keeps_its_letters(tmp_path: Path, reader: Reader) -> None:
    receipt = drawn(SEED, 42, 42)
    paper = printed(receipt, SEED, width=400)
    assert paper.height > 4 * paper.width
    paper.save(tmp_path / "long.png")
    (page,) = reader.read(tmp_path / "long.png", "rapidocr")
    assert in_rows(receipt, page) >= 0.9
    assert len(receipt.items) <= len(page.rows) <= len(receipt.rows)


def test_the_pages_of_a_pdf_are_read_in_turn(tmp_path: Path, reader: Reader) -> None:
    receipts = [drawn(SEED, 1, 1), drawn(SEED + 5, 1, 1)]
    first, second = (printed(one, SEED, width=400) for one in receipts)
    first.save(tmp_path / "two.pdf", save_all=True, append_images=[second])
    pages = reader.read(tmp_path / "two.pdf", "rapidocr")
    assert [f"{one.total:.2f}".replace(".", ",") in page.text for one, page in zip(receipts, pages, strict=True)] == [
        True,
        True,
    ]


def test_nothing_to_read_and_nothing_to_see(tmp_path: Path, reader: Reader) -> None:
    Image.effect_noise((500, 400), 60).convert("RGB").save(tmp_path / "noise.png")
    assert reader.read(tmp_path / "noise.png", "rapidocr")[0].lines == ()
    Image.new("RGB", (800, 1200)).save(tmp_path / "black.jpg")
    with pytest.raises(UnreadableFileError) as raised:
        reader.read(tmp_path / "black.jpg", "rapidocr")
    assert raised.value.reason == "empty"


def test_an_engine_that_is_not_installed_says_what_installs_it() -> None:
    with pytest.raises(ValueError, match="rapidocr, paddle"):
        read_pages([], engine="guess")
    try:
        import paddleocr  # type: ignore[import-not-found,unused-ignore]  # noqa: F401
    except ModuleNotFoundError:
        with pytest.raises(UnreadableFileError, match="ocr-paddle") as raised:
            read_pages([], engine="paddle")
        assert raised.value.reason == "no-engine"
