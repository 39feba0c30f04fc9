"""Which pictures of a message are one receipt: several receipts, or the parts of a long one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from knowledge.ocr import Page
from skills.engine.matching import likeness
from skills.engine.request import GivenFile
from skills.receipts.parsing import ReceiptRead

Read = Callable[[Sequence[Page]], ReceiptRead | None]

NAMED = 0.5
"""From this confidence on a merchant says that a new receipt begins."""

TOLD = 0.5
"""From this confidence on a sheet says its total; below, it is only the largest amount on a part of a receipt."""

ALIKE = 0.6
LEAST_SHARED = 2
"""Lines at least that the end of one part and the beginning of the next have in common, where they overlap."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and the file that it is from."""

    file: GivenFile
    page: Page


@dataclass(slots=True)
class Bundle:
    """The sheets of one receipt, and what stands on those that say it alone."""

    sheets: list[Sheet] = field(default_factory=list)
    alone: list[ReceiptRead | None] = field(default_factory=list)

    @property
    def files(self) -> list[GivenFile]:
        """Its files, each once."""
        return list(dict.fromkeys(sheet.file for sheet in self.sheets))

    @property
    def with_total(self) -> ReceiptRead | None:
        """What the first of its sheets with a total says alone."""
        return next((one for one in self.alone if one is not None and _tells_total(one)), None)

    @property
    def named(self) -> ReceiptRead | None:
        """What the first of its sheets with a merchant says."""
        return next((one for one in self.alone if one is not None and _merchant(one)), None)

    def read(self, read: Read) -> ReceiptRead | None:
        """What the sheets say together. A sheet that says everything needs no others: they are a card slip."""
        whole = [one for one in self.alone if one is not None and one.sure and one.adds_up]
        return whole[0] if whole else read(joined([sheet.page for sheet in self.sheets]))


def bundled(sheets: Sequence[Sheet], read: Read) -> list[Bundle]:
    """The receipts among the sheets, in order. Sheets without text, and those that belong to none, are left out."""
    bundles: list[Bundle] = []
    for sheet in sheets:
        if not sheet.page.lines:
            continue
        alone = read([sheet.page])
        if not bundles or not _belongs(bundles[-1], sheet, alone):
            bundles.append(Bundle())
        bundles[-1].sheets.append(sheet)
        bundles[-1].alone.append(alone)
    return bundles


def _belongs(bundle: Bundle, sheet: Sheet, alone: ReceiptRead | None) -> bool:
    """Whether a sheet goes on with the receipt before it.

    A part without a total and a head does; so does one with a total where none was yet, and the same total again, as
    a card slip has it.
    """
    before, named = bundle.with_total, bundle.named
    if alone is None:
        return before is None or _has_amount(sheet.page, before)
    other = named is not None and bool(_merchant(alone)) and likeness(_merchant(alone), _merchant(named)) < ALIKE
    if not _tells_total(alone):
        return before is None or not (_merchant(alone) and alone.day.value)
    if before is None:
        return not other
    return before.total.value == alone.total.value and not other and _same_day(before, alone)


def _has_amount(page: Page, read: ReceiptRead) -> bool:
    """Whether the total of a receipt stands on a page."""
    if read.total.value is None:
        return False
    figures = re.escape(f"{read.total.value.amount}").replace(r"\.", "[.,]")
    return re.search(rf"(?<![\d.,]){figures}(?![\d.,])", page.text) is not None


def _tells_total(read: ReceiptRead) -> bool:
    return read.total.value is not None and read.total.confidence >= TOLD


def _merchant(read: ReceiptRead) -> str:
    return read.merchant.value if read.merchant.value and read.merchant.confidence >= NAMED else ""


def _same_day(one: ReceiptRead, other: ReceiptRead) -> bool:
    return one.day.value is None or other.day.value is None or one.day.value == other.day.value


def joined(pages: Sequence[Page]) -> list[Page]:
    """Pages of one receipt without what two photos of it show twice: the end of one, the beginning of the next."""
    whole = list(pages[:1])
    for page in pages[1:]:
        shared = _shared(whole[-1], page)
        rest = tuple(piece for row in page.rows[shared:] for piece in row)
        whole.append(Page(rest, page.width, page.height))
    return whole


def _shared(first: Page, then: Page) -> int:
    """How many rows at the beginning of a page repeat the last ones of the page before."""
    end, begin = first.text.split("\n"), then.text.split("\n")
    for count in range(min(len(end), len(begin)), LEAST_SHARED - 1, -1):
        if all(_alike(one, other) for one, other in zip(end[-count:], begin[:count], strict=True)):
            return count
    return 0


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= 0.85
