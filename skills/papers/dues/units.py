"""From the lines of a document to its sentences: wrapped lines are joined, paragraphs cut, labels find their values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from skills.papers.dues.plain import plain
from skills.papers.dues.result import Due, DueKind, Line
from skills.papers.dues.words import PaperWords

_WRAPPED = 55
"""Characters from which on a line without a full stop goes on in the next one."""
_LEAST = 25
"""Characters of a line that may go on in the next one; lines of the same paragraph always may."""
_BULLET = re.compile(r"^\s*(?:[-•*▪·–—]|\d{1,2}\)|☐|□)\s+")
_END = re.compile(r"(?<=[.!?])[)\"”»]?\s+(?=[^\W\da-zà-ÿ]|[¿¡(])")
_SHORT = re.compile(r"(?:^|\W)(?:\w{1,4}|\w\.\w)\.$")
_DATE = re.compile(r"\d{1,2}\.\s?\d{1,2}\.$")
_ORDINAL = re.compile(r"(?:^|\W)\d{1,2}\.$")
_PRICED = re.compile(r"[A-ZÀ-Ý][^.!?]{2,40}\s(?:[€£$]\s?)?\d{1,3}(?:[.,' ]?\d{3})*[.,]\d\d(?:\s?(?:€|EUR|CHF|Euro))?")
"""A row of what costs how much."""
_CLOSED = (".", "!", "?", ":", ";", "|", ",")
_LONG = 1500
"""Characters of a sentence that are looked at."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or a row, with the label that stands above it where it is a bare value."""

    text: str
    page: int | None
    label: str = ""
    """The line before, where that is short and closes no sentence: a label or a heading."""
    heading: str = ""
    """The nearest line above that looks like a heading."""
    index: int = 0

    @property
    def flat(self) -> str:
        """The text as `plain` gives it, of the same length."""
        return plain(self.text)

    @property
    def quoted(self) -> str:
        """What is shown of it."""
        return self.text if len(self.text) <= 300 else f"{self.text[:297].rstrip()}…"

    def due_on(self, day: date, kind: DueKind, title: str, confidence: float) -> Due:
        """What it asks for on a whole day."""
        start = datetime.combine(day, time())
        return Due(kind, title, start, start + timedelta(days=1), True, self.quoted, self.page, confidence)


def units_of(lines: Sequence[Line], words: PaperWords) -> list[Unit]:
    """The sentences and rows in order, without empty ones."""
    units: list[Unit] = []
    before = heading = ""
    for text, page in _paragraphs(lines, words):
        for sentence in _sentences(text, words):
            units.append(Unit(sentence, page, before, heading, len(units)))
            before = sentence if len(sentence) <= 60 and sentence[-1] not in ".!?;" else ""
        if _is_heading(text):
            heading = text
    return units


def _is_heading(text: str) -> bool:
    return (
        4 <= len(text) <= 70
        and not re.search(r"[.!?;,]$|:", text)
        and text[0].isupper()
        and not re.search(r"\d{2}|\|", text)
    )


def _paragraphs(lines: Sequence[Line], words: PaperWords) -> Iterator[tuple[str, int | None]]:
    """Lines with those joined that were only wrapped."""
    text, page, last = "", None, ""
    nouns = words.language == "de"
    for line in lines:
        for number, piece in enumerate(line.text.splitlines() or [""]):
            clean = re.sub(r"\t|\s{3,}", " | ", piece.strip())
            clean = re.sub(r"\s+", " ", clean.replace("\u00ad", ""))
            greets = words.cues["salutation"].match(plain(last)) is not None and len(last) < _WRAPPED
            whole = not (text and clean) or greets or page != line.page
            least = 0 if number else _LEAST
            if not whole and _goes_on(last, clean, least, nouns=nouns and not _BULLET.match(text)):
                text = text[:-1] + clean if _hyphenated(text, clean) else f"{text} {clean}"
            else:
                if text:
                    yield text, page
                text, page = clean, line.page
            last = clean
    if text:
        yield text, page


def _hyphenated(text: str, following: str) -> bool:
    return text.endswith("-") and text[-2:-1].isalpha() and following[0].islower()


def _goes_on(last: str, following: str, least: int, *, nouns: bool) -> bool:
    """Whether a line ends in the middle of a sentence: one of `least` characters before a small letter. `nouns`: a
    capital may follow, too."""
    if not last or "|" in last or "|" in following or _BULLET.match(following):
        return False
    if _PRICED.fullmatch(following):
        return False
    if last.endswith("-") and following[0].islower():
        return True
    if last.endswith(",") and len(last) > _WRAPPED // 2:
        return True
    if last.endswith(_CLOSED[:-1]):
        return False
    if len(last) >= _WRAPPED and (nouns or not following[0].isupper()):
        return ":" not in following[:41]
    return len(last) >= least and following[0].islower()


def _sentences(text: str, words: PaperWords) -> Iterator[str]:
    """Cut after full stops, but not after "12." of a date nor after "Nr." and the like."""
    begin = 0
    for match in _END.finditer(text):
        head = text[begin : match.start()].rstrip()
        if _ORDINAL.search(head) and words.months.match(plain(text[match.end() : match.end() + 12])):
            continue
        if _DATE.search(head):
            continue
        if _SHORT.search(head) and not _ORDINAL.search(head) and not head[-3:-1].isdigit() and _abbreviates(head):
            continue
        yield from _kept(text[begin : match.end()])
        begin = match.end()
    yield from _kept(text[begin:])


def _abbreviates(head: str) -> bool:
    """Whether the last word before the dot is one that is written short: with a capital, or without a vowel."""
    word = re.split(r"\W", head.rstrip("."))[-1]
    return word[:1].isupper() or not re.search(r"[aeiouyäöü]", word.casefold()) or "." in head[-4:-1]


def _kept(text: str) -> Iterator[str]:
    clean = _BULLET.sub("", text).strip(" |")
    if clean:
        yield clean[:_LONG]
