"""Reads a receipt: rows, amounts, the fields one after the other, and how far they agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from skills.engine.means import AskModel
from skills.engine.money import Money
from skills.receipts.parsing.amounts import currency_of
from skills.receipts.parsing.asking import asked, is_open
from skills.receipts.parsing.cautions import caution
from skills.receipts.parsing.days import find_day
from skills.receipts.parsing.figures import Figure, figures_of
from skills.receipts.parsing.items import Line, lines_of
from skills.receipts.parsing.likeness import looks_like_receipt
from skills.receipts.parsing.merchants import find_merchant
from skills.receipts.parsing.payment import find_payment, find_tax
from skills.receipts.parsing.result import Found, Item, ReceiptRead
from skills.receipts.parsing.rows import Row, rows_of
from skills.receipts.parsing.totals import BY_ARTICLES, BY_CHANGE, Candidate, candidates_of

if TYPE_CHECKING:
    from knowledge.ocr import Page

_STATE = re.compile(
    r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
    r",?\s+\d{5}(?:-\d{4})?\b"
)
_SHIFTS = (-1.0, 1.0, -0.5, 0.5, -1.5, 1.5)
"""By how many rows the amounts may stand beside the wrong words where the paper is bent."""
_EITHER_ORDER = ("USD", "CAD")
"""Currencies of countries that write the month before the day, or after it."""
_MONTHS = 12
_DOUBTED = 0.8
"""How sure a field is at most that something on the receipt speaks against."""
_STRONG = 1.0
"""From which weight on an agreement counts as a witness of its own."""


def read_receipt(
    pages: Sequence[Page],
    *,
    today: date,
    currency: str,
    language: str,
    merchants: Sequence[str] = (),
    ask_model: AskModel | None = None,
) -> ReceiptRead | None:
    """The fields of the receipt on these pages (photos of one receipt, top to bottom); None where it is none.

    `currency` is what amounts without a sign are in, `merchants` are names the household already uses (a reading
    that equals one of them but for OCR errors becomes it), `today` judges which dates are sensible. `ask_model` is
    asked at most once, and only where layout and arithmetic leave a field open that matters.
    """
    rows = rows_of(pages)
    american = any(_STATE.search(row.text) for row in rows)
    code, certain = currency_of((row.text for row in rows), currency)
    day = find_day(rows, today, month_first=code == "USD" and american)
    if code in _EITHER_ORDER and not american and day.value is not None and day.value.day <= _MONTHS:
        day = replace(day, confidence=min(day.confidence, _DOUBTED), why=f"{day.why}; day and month in any order")
    sums = _sums(rows, code)
    if not looks_like_receipt(rows, sums.figures, day.value is not None):
        return None
    if not sums.total.sure:
        bent = (_sums(rows_of(pages, shift), code) for shift in _SHIFTS)
        sums = max((sums, *(one for one in bent if one.proven)), key=lambda one: one.total.confidence)
    against = caution(sums.rows, sums.figures, sums.total.value.amount) if sums.total.value is not None else None
    if against is None and not (certain or (code == "USD" and american)):
        against = "the currency may be another"
    total = sums.total
    if against is not None:
        total = replace(total, confidence=min(total.confidence, _DOUBTED), why=f"{total.why}; but {against}")
    read = ReceiptRead(
        merchant=find_merchant(rows, merchants),
        day=day,
        total=total,
        tax=find_tax(sums.figures, code, sums.total.value),
        payment=find_payment(sums.figures, sums.rows),
        items=tuple(Item(line.name, Money.of(line.value, code), line.quantity) for line in sums.lines),
        adds_up=sums.adds_up,
    )
    return asked(read, rows, ask_model, today, code) if ask_model and is_open(read) else read


@dataclass(frozen=True, slots=True)
class _Sums:
    """What the amounts of a receipt say, for one way to take its rows."""

    rows: tuple[Row, ...]
    figures: tuple[Figure, ...]
    lines: tuple[Line, ...]
    total: Found[Money]
    adds_up: bool
    proven: bool
    """Whether several numbers, not only one that stands twice, make up the total."""


def _sums(rows: tuple[Row, ...], code: str) -> _Sums:
    figures = figures_of(rows)
    lines = lines_of(rows, figures)
    candidates = candidates_of(figures, rows, [line.value for line in lines])
    adds_up = bool(candidates) and BY_ARTICLES in candidates[0].agrees
    proven = (adds_up and len(lines) > 1) or (bool(candidates) and BY_CHANGE in candidates[0].agrees)
    return _Sums(rows, figures, lines, _total(candidates, code), adds_up, proven)


def _total(candidates: Sequence[Candidate], code: str) -> Found[Money]:
    if not candidates:
        return Found()
    best = candidates[0]
    return Found(Money.of(best.value, code), _confidence(best, candidates[1:]), best.why)


def _confidence(best: Candidate, others: Sequence[Candidate]) -> float:
    """How likely the best candidate is right: sure only where words and arithmetic agree and nothing contradicts."""
    named = best.named > 0 and best.against == 0
    witnesses = sum(weight >= _STRONG for weight in best.agrees.values())
    weak = len(best.agrees) - witnesses
    if named and witnesses >= 2:
        sure = 0.98
    elif named and (witnesses or weak >= 2):
        sure = 0.95
    elif named:
        sure = 0.8 if weak or best.named > 1 else 0.7
    elif witnesses:
        sure = 0.75 if witnesses == 1 else 0.85
    else:
        sure = 0.3
    if best.doubtful:
        sure = min(sure, 0.8)
    rival = max((other.score for other in others), default=0.0)
    if best.score - rival < 0.8:
        sure = min(sure, 0.8)
    return sure
