"""What can be read off a sentence for a kind of question: the date, the amount, the code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.answers.looks import looks
from knowledge.answers.vocabulary import Kind, fold, vocabulary

ACCEPTED: dict[Kind, tuple[tuple[Kind, float], ...]] = {
    Kind.PHONE: ((Kind.PHONE, 1.0),),
    Kind.EMAIL: ((Kind.EMAIL, 1.0),),
    Kind.WEB: ((Kind.WEB, 1.0), (Kind.EMAIL, 0.3)),
    Kind.CODE: ((Kind.CODE, 1.0), (Kind.PHONE, 0.5)),
    Kind.HOURS: ((Kind.HOURS, 1.0), (Kind.TIME, 0.8), (Kind.DATE, 0.6)),
    Kind.FREQUENCY: ((Kind.FREQUENCY, 1.0), (Kind.DURATION, 0.5), (Kind.DATE, 0.3)),
    Kind.DURATION: ((Kind.DURATION, 1.0), (Kind.DATE, 0.6), (Kind.HOURS, 0.5)),
    Kind.TIME: ((Kind.HOURS, 1.0), (Kind.TIME, 1.0)),
    Kind.DATE: ((Kind.DATE, 1.0), (Kind.HOURS, 0.7), (Kind.TIME, 0.7), (Kind.DURATION, 0.6), (Kind.FREQUENCY, 0.5)),
    Kind.MONEY: ((Kind.MONEY, 1.0),),
    Kind.AMOUNT: ((Kind.MONEY, 1.0), (Kind.NUMBER, 0.95), (Kind.DURATION, 0.5)),
    Kind.NUMBER: ((Kind.NUMBER, 1.0), (Kind.MONEY, 0.7), (Kind.DURATION, 0.6), (Kind.CODE, 0.4)),
    Kind.PERSON: ((Kind.PERSON, 1.0),),
    Kind.PLACE: ((Kind.PLACE, 1.0),),
}
"""Which looks answer a kind of question, the best first, and how well."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something that looks like a kind of thing, where it stands in its text, and how surely it is one (0 to 1)."""

    kind: Kind
    text: str
    start: int
    end: int
    sure: float


def fields(text: str, kind: Kind, language: str) -> list[Field]:
    """All that could answer a question of this kind, in the order of the text; none within another."""
    found: list[Field] = []
    for look, worth in ACCEPTED.get(kind, ()):
        for pattern, sure in looks(look, language):
            for match in pattern.finditer(text):
                start, end = match.span("value") if "value" in pattern.groupindex else match.span()
                start, end = _trimmed(text, start, end)
                inside = any(one.start < end and start < one.end for one in found)
                if start < end and not inside and _likely(look, text[start:end], language):
                    found.append(Field(look, text[start:end], start, end, worth * sure))
    return sorted(found, key=lambda one: one.start)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " ,;:(":
        start += 1
    while start < end and text[end - 1] in " ,;:(.":
        end -= 1
    return start, end


def _likely(look: Kind, text: str, language: str) -> bool:
    if look in (Kind.PERSON, Kind.PLACE):
        return fold(text.split()[0]) not in vocabulary(language).stop
    digits = sum(letter.isdigit() for letter in text)
    if look is Kind.PHONE:
        return not re.fullmatch(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d", text) and (
            6 <= digits <= 16 or len(text) == 3
        )
    if look is Kind.CODE:
        return digits >= 2 or (digits == 1 and not text.isdigit())
    return True
