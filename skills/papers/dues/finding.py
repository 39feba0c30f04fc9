"""From a document to what it asks for: each date is an expiry, a bill, a deadline, an event, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from skills.engine.times import ReadTimes
from skills.papers.dues.bills import Bills
from skills.papers.dues.days import Read, When
from skills.papers.dues.deeds import deadline_in
from skills.papers.dues.events import event_in
from skills.papers.dues.expiries import Expiries
from skills.papers.dues.letter import Letter, letter_of
from skills.papers.dues.merging import merged
from skills.papers.dues.plain import plain
from skills.papers.dues.result import Due, DueKind, Line
from skills.papers.dues.units import Unit

_FIGURES = re.compile(r"\d{1,2}[./-]\d{1,2}")

_MEASURE = re.compile(
    r"(?<![\d/])\d{1,4}(?:[.,/]\d)? ?(?:kg|g|gr|mg|ml|cl|dl|l|oz|lbs?|tsp|tbsp|cups?|EL|TL|Prise|cuill[eè]res?|c\. ?à"
    r"|cda|cdita|cucharad\w*|cucchiai\w*)\b"
)
_MONEY = re.compile(r"[€£$]|\b(?:EUR|Euros?|CHF)\b")
_MEASURES, _RECIPE_LINES = 3, 60
"""Measures that make a recipe, and lines in which they stand."""

LIKELY = 0.7
"""The confidence of a bill whose amount stands elsewhere in the document."""

SURE = 0.5
"""Below this confidence nothing is said."""
_FARTHEST = timedelta(days=366 * 30)


def find_dues(
    lines: Sequence[Line], *, name: str, language: str, today: date, currency: str, read_times: ReadTimes
) -> tuple[Due, ...]:
    """What a document asks for, in the order of its days; what has passed on `today` is left out.

    `name` is what the document is called, `language` its language (en, de, fr, es or it; another is read as English),
    `currency` (ISO 4217) that of amounts without a sign. Days without a year are those after the document's own date,
    or else after `today`. Nothing is written or remembered, no model is asked, and nothing is raised for any text.
    """
    if _is_recipe(lines):
        return ()
    letter = letter_of(lines, name=name, language=language, today=today, currency=currency, read_times=read_times)
    bills, expiries = Bills(letter), Expiries(letter)
    found = [due for unit in letter.units for due in _in_unit(unit, letter, bills, expiries)]
    coming = [due for due in found if due.confidence >= SURE and today <= due.last_day <= today + _FARTHEST]
    return merged(_without_echoes(coming))


def _is_recipe(lines: Sequence[Line]) -> bool:
    """Whether it says how much of what is taken, and nothing of money: its days are stories."""
    text = "\n".join(line.text for line in lines[:_RECIPE_LINES])
    return len(_MEASURE.findall(text)) >= _MEASURES and _MONEY.search(text) is None


def _without_echoes(dues: Sequence[Due]) -> list[Due]:
    """Without bills that have only borrowed the amount of a surer one."""
    own = {due.money for due in dues if due.kind is DueKind.BILL and due.confidence > LIKELY}
    return [due for due in dues if due.kind is not DueKind.BILL or due.confidence > LIKELY or due.money not in own]


def _in_unit(unit: Unit, letter: Letter, bills: Bills, expiries: Expiries) -> Iterator[Due]:
    read = letter.reads.get(unit.index)
    if read is None or _is_aside(unit, read, letter):
        return
    warranty = expiries.warranty_in(unit, read)
    if warranty is not None:
        yield warranty
    dated = [when for when in read.whens if not when.relative]
    if not dated and not bills.paid:
        due = bills.due_after(unit, read)
        if due is not None:
            yield due
    dues = [due for when in dated if (due := _at(unit, read, when, letter, bills, expiries)) is not None]
    ends = any(due.kind is DueKind.EXPIRY for due in dues)
    yield from (due for due in dues if not (ends and due.kind is DueKind.EVENT and due.all_day))


def _at(unit: Unit, read: Read, when: When, letter: Letter, bills: Bills, expiries: Expiries) -> Due | None:
    """What a date is: the first of these that it can be."""
    bill = None if bills.paid else bills.due_in(unit, read, when)
    expiry = expiries.due_in(unit, when)
    if expiry is not None and (bill is None or expiries.names_it(unit) or _is_surer(expiry, bill, bills)):
        return expiry
    if bill is not None:
        return bill
    return deadline_in(unit, read, when, letter) or event_in(unit, read, when, letter, in_bill=bills.is_bill)


def _is_surer(expiry: Due, bill: Due, bills: Bills) -> bool:
    return not bills.is_bill and expiry.confidence >= bill.confidence


def _is_aside(unit: Unit, read: Read, letter: Letter) -> bool:
    """Opening hours and the like, which ask for nothing."""
    words = letter.words
    opening = words.has("hours", unit.flat) or words.has("hours", plain(unit.label))
    dated = any(words.months.search(when.said) or _FIGURES.search(when.said) for when in read.whens)
    weekdays = len(words.weekdays.findall(unit.flat))
    if not dated and read.whens and (weekdays > 1 or words.has("contact", unit.flat)):
        return True
    return opening and (read.recurs or not dated or words.cues["hours"].match(unit.flat) is not None)
