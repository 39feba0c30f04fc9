"""Receipts on Telegram: a photo, an album of two, a correction, and the picture again after a restart."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.emulator import Seat
from tests.journeys.telegram.product import Product
from tests.receipts.paper import printed
from tests.receipts.till import drawn

pytestmark = pytest.mark.slow

pytest.importorskip("rapidocr")

BAKERY, GROCER = 3005, 3001
"""Receipts that are months old when these tests run, and so are not booked unasked."""


def photo(seed: int) -> bytes:
    content = BytesIO()
    printed(drawn(seed), seed).save(content, "JPEG", quality=88)
    return content.getvalue()


async def test_a_receipt_is_shown_corrected_saved_and_there_after_a_restart(anna: Seat, product: Product) -> None:
    anna.photo(photo(BAKERY))
    shown = await anna.next_reply(40)
    assert shown.media == "photo"
    assert f"{drawn(BAKERY).total}" in shown.text
    assert {"Save", "Change", "Not an expense"} <= set(dict(shown.buttons))
    anna.say("no, 24.90")
    corrected = await anna.next_reply(40)
    assert "€24.90" in corrected.text
    anna.press("Save", corrected)
    assert "Booked" in (await anna.next_edit(10)).text
    await product.stop()
    await product.start()
    anna.say("show me the receipt")
    again = await anna.next_reply(40)
    assert again.media == "photo"
    assert "€24.90" in again.text


async def test_an_album_is_two_receipts_and_each_is_answered(anna: Seat) -> None:
    anna.album(photo(BAKERY), photo(GROCER))
    shown = await anna.next_reply(60)
    while not shown.buttons:
        shown = await anna.next_reply(40)
    totals = [f"{drawn(seed).total}" for seed in (BAKERY, GROCER)]
    labels = [label for label in dict(shown.buttons) if label.startswith("Save ")]
    assert [any(total in label for label in labels) for total in totals] == [True, True]
    anna.press(labels[0], shown)
    saved = await anna.next_edit(10)
    while "Booked" not in saved.text:
        saved = await anna.next_edit(10)
    assert "Still open" in saved.text
    left = [label for label in dict(saved.buttons) if label.startswith("Save ")]
    assert len(left) == 1
    anna.press("Not an expense", saved)
    assert "no expense" in (await anna.next_edit(10)).text
