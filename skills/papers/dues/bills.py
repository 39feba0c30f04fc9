"""Bills in a document: by when how much is to be paid to whom, once or again and again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from skills.engine.money import Money
from skills.papers.dues.amounts import owed_in, priced, total_of
from skills.papers.dues.days import Read, When
from skills.papers.dues.letter import HEAD, IBAN, Letter, ends_with, first_clause
from skills.papers.dues.plain import plain
from skills.papers.dues.result import Due, DueKind
from skills.papers.dues.titles import phrase_of, without_invitation
from skills.papers.dues.units import Unit

_RULES = (
    ("monthly", "FREQ=MONTHLY;BYMONTHDAY={day}"),
    ("quarterly", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY={day}"),
    ("yearly", "FREQ=YEARLY"),
)
_LONGEST_TERM = timedelta(days=92)
_HEADING = 60
_REACH = 60
"""Characters before a date in which a word for paying makes it a due date."""


_AMOUNT = re.compile(r"(?:\s(?:of|de|von|di|in Höhe von))?\s*(?:[€£$]|EUR|CHF)?\s*\d")


class Bills:
    """What a document says about paying, gathered sentence by sentence."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        words = letter.words
        self.paid = any(words.has("paid", unit.flat) and not words.has("unpaid", unit.flat) for unit in letter.units)
        self.total = total_of(letter)
        self.iban = next((found[1] for unit in letter.units if (found := IBAN.search(unit.text)) is not None), "")
        heads = [unit.flat for unit in letter.units[:HEAD] if len(unit.text) <= _HEADING and not priced(unit.text)]
        named = any(words.has("bill", text) for text in (*heads, plain(letter.name), plain(letter.subject)))
        self.is_bill = named and self.total is not None

    def due_in(self, unit: Unit, read: Read, when: When) -> Due | None:
        """The bill that is due on this date; None where it is not a due date."""
        if not self._is_due_date(unit, when):
            return None
        money = self._owed_at(unit, read, when)
        own = money is not None
        if money is None and (self.is_bill or self._is_label(unit, when)):
            money = self.total
        if money is None and not self.is_bill:
            return None
        day = when.day if when.until else when.last_day
        return self._due(unit, day, 0.9 if own else 0.85 if self.is_bill else 0.7, money=money)

    def _owed_at(self, unit: Unit, read: Read, when: When) -> Money | None:
        """The amount of the sentence; where it has several dates that of this one's part."""
        if len(read.whens) == 1:
            beside = re.split(r"[,;:]\s", when.before)[-1]
            own = len(priced(unit.text)) > 1 and len(priced(beside)) == 1
            return owed_in(replace(unit, text=beside) if own else unit, self._letter)
        return owed_in(
            replace(unit, text=f"{when.before} {first_clause(when.after, self._letter.words)}"), self._letter
        )

    def _is_label(self, unit: Unit, when: When) -> bool:
        """Whether words for paying stand right before the date, or above it."""
        due = self._letter.words.cues["due"]
        return ends_with(due, when.before) or (not when.before.strip(" |:") and ends_with(due, plain(unit.label)))

    def due_after(self, unit: Unit, read: Read) -> Due | None:
        """The bill of "payable within 14 days", counted from the day of the document."""
        letter = self._letter
        words, written = letter.words, letter.written
        relative = next((when for when in read.whens if when.relative), None)
        length = next((timedelta(seconds=span.seconds or 0) for span in read.lengths if (span.seconds or 0) > 0), None)
        if relative is not None:
            counted_from = datetime.combine(letter.reference, time())
            on_a_day = relative.single and relative.start > counted_from
            length = (relative.start if on_a_day else relative.end) - counted_from
        if length is None and words.has("one_week", unit.flat):
            length = timedelta(days=7)
        if written is None or length is None or length > _LONGEST_TERM or not words.has("due", unit.flat):
            return None
        own = owed_in(_clause(unit, letter), letter)
        if own is None and (not self.is_bill or words.has("notice", unit.flat)):
            return None
        money = own or self.total
        day = written + timedelta(days=length.days)
        return self._due(unit, day, 0.8, money=money) if money else None

    def _due(self, unit: Unit, day: date, confidence: float, **more: object) -> Due:
        letter = self._letter
        payee = letter.labelled("payee") or letter.sender
        due = replace(
            unit.due_on(day, DueKind.BILL, self._title(unit, payee), confidence),
            payee=payee,
            iban=self.iban,
            rule=self._rule(unit, day),
            automatic=any(letter.words.has("debit", one.flat) for one in letter.units),
        )
        return replace(due, **more)  # type: ignore[arg-type]

    def _title(self, unit: Unit, payee: str) -> str:
        """Who gets it; in a letter that is no bill what it is for, too ("Trip deposit: Hillside School")."""
        letter = self._letter
        if self.is_bill and payee:
            return payee
        purpose = _AMOUNT.split(phrase_of(unit.text, letter, letter.words.cues["total_strong"]))[0].strip()
        named = bool(purpose) and not letter.words.has("due", plain(purpose))
        whose = payee or without_invitation(letter.subject, letter)
        return ": ".join(one for one in (purpose if named else "", whose) if one)[:60] or letter.name

    def _rule(self, unit: Unit, day: date) -> str | None:
        """How it comes again, where the sentence says so, or the whole document does."""
        for cue, rule in _RULES:
            if self._letter.words.has(cue, unit.flat):
                return rule.format(day=day.day)
        return None

    def _is_due_date(self, unit: Unit, when: When) -> bool:
        words = self._letter.words
        label = plain(unit.label) if not when.before.strip(" |:") else ""
        near = f"{label} {when.before[-_REACH:]} {when.said if when.until else ''}"
        after = first_clause(when.after, words)[:_REACH]
        before = f"{label} {when.before}"
        if ends_with(words.cues["dated"], before) and not ends_with(words.cues["due"], before):
            return False
        said = words.has("due", near) or (words.has("due", after) and (when.until or self.is_bill))
        debited = words.has("debit", unit.flat) and (self.is_bill or owed_in(unit, self._letter) is not None)
        return said or debited


def _clause(unit: Unit, letter: Letter) -> Unit:
    """Of "42 € in all; 30 € within five days" the part that is asked for first: the one that speaks of paying."""
    parts = [part for part in unit.text.split(";") if letter.words.has("due", plain(part)) and priced(part)]
    return replace(unit, text=parts[0]) if len(parts) == 1 else unit
