"""Dates of birth where they are said to be one, in five languages; any date with its year where that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.safety.personal.kinds import Kind, Personal

_MONTH = (
    r"(?:jan|feb|fév|f[eé]vr|m[aä]r|mar|apr|avr|abr|ma[iyg]|mag|may|jun|juin|giu|jul|juil|lug|aug|aoû|ago|sep|set"
    r"|oct|okt"
    r"|ott|nov|de[czs]|dic|déc|ene|gen)[^\W\d_]{0,7}\.?"
)
_FULL = (
    r"(?:\d{4}[\-/.]\d{1,2}[\-/.]\d{1,2}|\d{1,2}(?P<gap>[\-/.])\s?\d{1,2}(?P=gap)\s?(?:\d{4}|\d{2})"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th|er|º|°)?\s(?:of\s|de\s)?{_MONTH},?\s(?:de\s|del\s)?\d{{4}}"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}})"
)
_SAID = (
    r"(?:born|d\.?o\.?b\.?|date of birth|birth ?date|birthday|geboren|geb\.|geburtsdatum|geburtstag|née?"
    r"|date de naissance"
    r"|naissance|anniversaire|nacid[oa]|nací|nació|fecha de nacimiento|nacimiento|cumpleaños|nat[oa]|data di nascita"
    r"|nascita|compleanno|\*)"
)
_BIRTH = re.compile(rf"(?<!\w){_SAID}[^\n\d;!?]{{0,32}}?\s?(?P<date>{_FULL})(?!\w)", re.IGNORECASE)
_BIRTH_SAID = re.compile(_SAID, re.IGNORECASE)
_DATE = re.compile(rf"(?<![\w.,/\-]){_FULL}(?![\w/\-]|[.,]\d)", re.IGNORECASE)


def birth_dates(text: str) -> Iterator[Personal]:
    """Dates with a year after "born", "date of birth" and the like."""
    if _BIRTH_SAID.search(text):
        for match in _BIRTH.finditer(text):
            yield Personal(Kind.BIRTH_DATE, match.start("date"), match.end("date"), 0.9)


def dates(text: str) -> Iterator[Personal]:
    """Dates with a year."""
    for match in _DATE.finditer(text):
        yield Personal(Kind.DATE, match.start(), match.end(), 0.6)
