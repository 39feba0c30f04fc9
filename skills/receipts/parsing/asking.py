"""What the language model is asked where layout and arithmetic leave a field open: which of the printed lines it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from skills.engine.means import AskModel
from skills.engine.money import Money
from skills.receipts.parsing.amounts import amounts_in
from skills.receipts.parsing.days import find_day
from skills.receipts.parsing.result import Found, ReceiptRead
from skills.receipts.parsing.rows import Cell, Row
from skills.receipts.parsing.words import words_of

T = TypeVar("T")
_LONGEST = 1200
"""How many characters of the receipt the model sees: about 400 tokens, some seconds on a small machine."""
_FIRST = 450
"""How many of them come from the top, where the name stands; the rest comes from the end, where the sums are."""
_INSTRUCTION = (
    "The text is a shop receipt read by OCR. Copy from it, exactly as printed: the name of the shop, the date of "
    "purchase and the total that was to be paid. Use an empty string for what is not there."
)
_SCHEMA = {
    "type": "object",
    "properties": {name: {"type": "string", "maxLength": 80} for name in ("company", "date", "total")},
    "required": ["company", "date", "total"],
    "additionalProperties": False,
}
_BELIEVED = 0.7
"""How sure a field is that the model chose: it stands on the receipt, but nothing else says so. Never sure enough to
book without asking."""
_OPEN = 0.75
"""From which confidence on a field needs no model."""


def is_open(read: ReceiptRead) -> bool:
    """Whether the total, the day or the shop is so uncertain that a model may help."""
    return min(read.total.confidence, read.day.confidence) < _OPEN or read.merchant.confidence < 0.5


def asked(read: ReceiptRead, rows: Sequence[Row], ask_model: AskModel, today: date, currency: str) -> ReceiptRead:
    """The receipt with its open fields as a model reads them; what does not stand on the receipt is not believed."""
    answer = ask_model(_INSTRUCTION, _excerpt([row.text for row in rows]), _SCHEMA)
    if not answer:
        return read
    if read.total.confidence < _OPEN and (total := _total(str(answer.get("total", "")), rows, currency)):
        read = replace(read, total=_settled(read.total, total))
    if read.day.confidence < _OPEN and (day := _day(str(answer.get("date", "")), rows, today)):
        read = replace(read, day=_settled(read.day, day))
    if read.merchant.confidence < 0.5 and (name := _company(str(answer.get("company", "")), rows)):
        read = replace(read, merchant=_settled(read.merchant, name))
    return read


def _settled(before: Found[T], value: T) -> Found[T]:
    if before.value == value:
        return Found(value, max(before.confidence, 0.85), f"{before.why}; the model says so too")
    return Found(value, _BELIEVED, "the model chose it among what is printed")


def _excerpt(lines: Sequence[str]) -> str:
    text = "\n".join(lines)
    if len(text) <= _LONGEST:
        return text
    return text[:_FIRST] + "\n...\n" + text[-(_LONGEST - _FIRST - 5) :]


def _total(said: str, rows: Sequence[Row], currency: str) -> Money | None:
    values = {amount.value for amount in amounts_in(said)}
    printed = {amount.value for row in rows for amount in amounts_in(row.text)}
    chosen = [value for value in values & printed if value > 0]
    return Money.of(chosen[0], currency) if len(chosen) == 1 else None


def _day(said: str, rows: Sequence[Row], today: date) -> date | None:
    compact = re.sub(r"\s", "", said)
    if not compact or not any(compact in re.sub(r"\s", "", row.text) for row in rows):
        return None
    return find_day([Row((Cell(said, 0, 1, 0, 1),))], today).value


def _company(said: str, rows: Sequence[Row]) -> str | None:
    words = words_of(said)
    printed = {word for row in rows for word in words_of(row.text)}
    return said.strip() if words and all(word in printed for word in words) else None
