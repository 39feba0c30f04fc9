"""Which pictures of a message are one receipt."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from skills.engine.request import GivenFile
from skills.receipts.parsing import read_receipt
from skills.receipts.sheets import Sheet, bundled
from tests.skills.receipts.paper import page_of

HEAD = """
    Hofladen Am See
    Am Anger 3
    99084 Erfurt
    14.11.2026 10:37
    2 x Pils             1,96 B
    Bergkäse am Stück    5,51 A
    3 x Batterien       20,85 B
"""
MIDDLE = """
    Bergkäse am Stück    5,51 A
    3 x Batterien       20,85 B
    Gurke                0,99 A
    Müsli Früchte        3,19 A
"""
END = """
    Gurke                0,99 A
    Müsli Früchte        3,19 A
    Roggenbrot           3,45 A
    Summe     €         35,95
    Bar                 40,00
    Rückgeld             4,05
"""
OTHER = """
    Bäckerei Lindner GmbH
    Lindenallee 4
    15.11.2026 08:02
    Brot                 4,20
    Brezel               0,90
    Summe     €          5,10
"""

read = partial(read_receipt, today=date(2026, 11, 21), currency="EUR", language="en")


@pytest.mark.parametrize(
    ("texts", "sizes", "totals"),
    [
        ([HEAD, MIDDLE, END], [3], [3595]),
        ([HEAD, MIDDLE, END, OTHER], [3, 1], [3595, 510]),
        ([OTHER, HEAD, MIDDLE, END], [1, 3], [510, 3595]),
    ],
    ids=["one long", "one long and another", "another and one long"],
)
def test_parts_of_a_long_receipt_are_one(texts: list[str], sizes: list[int], totals: list[int]) -> None:
    sheets = [Sheet(GivenFile(Path(f"{n}.jpg"), f"{n}.jpg", "image/jpeg"), page_of(one)) for n, one in enumerate(texts)]
    bundles = bundled(sheets, read)
    assert [len(bundle.sheets) for bundle in bundles] == sizes
    found = [bundle.read(read) for bundle in bundles]
    assert [one and one.total.value and one.total.value.minor for one in found] == totals
    assert all(one is not None and one.adds_up for one in found)
