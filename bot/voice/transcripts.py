"""A transcript as something to work on and to read: sentences with when they were said, and a text with times."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from knowledge.answers.vocabulary import fold, vocabulary
from knowledge.speech.hearing import Transcript
from knowledge.speech.hearing.transcript import Part
from pods.engine.understanding.clauses import sentences

LONGEST = 90
"""Words after which a stretch without a full stop ends all the same, with a part."""

PARAGRAPH_SECONDS = 45.0
PAUSE_SECONDS = 2.5
"""A paragraph ends with a sentence after so long, or where nobody speaks for so long."""

_DAY = re.compile(r"\b\d{1,2}\.$")
_ENDS = re.compile(r"[.?!…]\W*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`begin`: seconds from the start. `sure`: 0 to 1, how sure the words are."""

    text: str
    begin: float
    sure: float


def said(transcript: Transcript) -> list[Sentence]:
    """The sentences of a recording in order; those that go over several parts in one."""
    return [
        sentence for stretch in _stretches(_parts(transcript), transcript.language) for sentence in _sentences(stretch)
    ]


def clock(seconds: float) -> str:
    """A place in a recording as "9:05"; minutes go on above sixty."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def as_text(transcript: Transcript) -> str:
    """The whole transcript in paragraphs, each with when it begins in minutes and seconds."""
    written = [f"{clock(one[0].begin)} {_joined(one)}" for one in _paragraphs(_parts(transcript))]
    return "\n\n".join(written) + "\n"


def _parts(transcript: Transcript) -> tuple[Part, ...]:
    whole = Part(0.0, transcript.seconds, transcript.text, 1.0)
    return tuple(part for part in transcript.parts if part.text.strip()) or (whole,)


def _joined(parts: Sequence[Part]) -> str:
    return " ".join(" ".join(part.text.split()) for part in parts)


def _stretches(parts: Sequence[Part], language: str) -> Iterator[list[Part]]:
    """Parts up to one at whose end a sentence ends, and no date ("am 4." "Dezember")."""
    months = {month for group in vocabulary(language).months for month in fold(group).split()}
    stretch: list[Part] = []
    for part, behind in zip_longest(parts, parts[1:]):
        stretch.append(part)
        dated = behind is not None and _DAY.search(part.text) and fold(behind.text.split()[0]) in months
        if (_ENDS.search(part.text) and not dated) or len(_joined(stretch).split()) > LONGEST:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _sentences(stretch: Sequence[Part]) -> Iterator[Sentence]:
    text = _joined(stretch)
    begins = [0]
    for part in stretch[:-1]:
        begins.append(begins[-1] + len(" ".join(part.text.split())) + 1)
    at = 0
    for sentence in sentences(text):
        at = max(text.find(sentence, at), at)
        part = stretch[max(bisect_right(begins, at) - 1, 0)]
        yield Sentence(sentence, part.begin, part.sure)
        at = min(at + len(sentence), len(text))


def _paragraphs(parts: Sequence[Part]) -> Iterator[list[Part]]:
    paragraph: list[Part] = []
    for part in parts:
        if paragraph:
            long = paragraph[-1].end - paragraph[0].begin >= PARAGRAPH_SECONDS
            ended = bool(_ENDS.search(paragraph[-1].text)) or len(_joined(paragraph).split()) > 2 * LONGEST
            if (long and ended) or part.begin - paragraph[-1].end >= PAUSE_SECONDS:
                yield paragraph
                paragraph = []
        paragraph.append(part)
    if paragraph:
        yield paragraph
