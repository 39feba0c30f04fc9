"""PDFs with text: an invoice is booked without recognising anything, and what is none is kept as a document."""

from __future__ import annotations

from pathlib import Path

from knowledge.ocr import service
from tests.conftest import Opener
from tests.house import House
from tests.knowledge.documents.making import kept, letter, pdf, said
from tests.skills.receipts.flow import booked, send

BILL = "".join(
    said(text, x, y)
    for text, x, y in (
        ("Northgate Plumbing Ltd", 60, 60),
        ("14 Mill Lane, Leeds", 60, 80),
        ("INVOICE 4471", 60, 150),
        ("Date: 18 November 2026", 380, 150),
        ("Replace kitchen tap", 60, 240),
        ("€ 95.00", 480, 240),
        ("Labour 2 h", 60, 256),
        ("€ 120.00", 480, 256),
        ("Subtotal", 330, 290),
        ("€ 215.00", 480, 290),
        ("VAT 20%", 330, 306),
        ("€ 43.00", 480, 306),
        ("Total due", 330, 326),
        ("€ 258.00", 470, 326),
    )
)
TERMS = letter(
    ["General terms", "1. The goods stay ours until they are paid.", "2. Leeds is the place of jurisdiction."]
)
CHAPTER = letter(["House rules", "The boiler room is locked from ten at night.", "Bicycles stand in the yard."])


async def test_an_invoice_of_several_pages_is_booked_at_once(open_house_with: Opener, tmp_path: Path) -> None:
    service._READER.end()
    house = open_house_with(now="2026-11-19T19:00")
    await send(house, kept(tmp_path, "invoice.pdf", pdf([BILL, TERMS, TERMS])))
    if not booked(house):
        await house.say("Anna", "yes")
    assert [line[0] for line in booked(house)] == ["258.00"]
    assert not service._READER.running


async def test_text_that_is_no_invoice_is_kept_as_a_document(house: House, tmp_path: Path) -> None:
    service._READER.end()
    for name, pages in (("rules.pdf", 3), ("book.pdf", 40)):
        reply = await send(house, kept(tmp_path, name, pdf([CHAPTER] * pages)))
        assert f"Kept: {name}, {pages} pages" in reply.text
    assert booked(house) == []
    assert not service._READER.running
