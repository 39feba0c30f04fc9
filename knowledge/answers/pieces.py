"""Passages in pieces that can be quoted: sentences, table rows, items of lists, each with the heading above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge.answers.tokens import Token, tokens
from knowledge.answers.vocabulary import Vocabulary, fold, vocabulary
from knowledge.search.terms import guess_language

_END = re.compile(r"[.!?…][\"'”»)\]]*(?=\s)|(?<=[。！？])")
_ITEM = re.compile(r"^\s*(?:[-*•–▪◦]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_ROW = re.compile(r"\t|\s\|\s|(?:[^;|:]{1,40}: [^;|]+[;|]\s*){2,}")
_LABEL = re.compile(r"^[^.:!?]{2,40}:\s+\S")
_SEEMS_OPEN = re.compile(r"[^.!?:;…\"”»)\]]$")
_LEANS = {
    "en": r"(?:it|this|that|these|those|they|he|she|there|then)\b",
    "de": r"(?:es|sie|er|dies\w*|dabei|dann|dort|dazu|diese[rsnm]?)\b",
    "fr": r"(?:il|elle|ils|elles|cel(?:a|le|ui)|ce(?:s|tte)?|ces)\b",
    "es": r"(?:este|esta|esto|estos|ello|allí)\b",
    "it": r"(?:questo|questa|questi|esso|essa|lì|ne)\b",
}
"""A sentence that begins so says of what only together with the one before."""
_IMPERSONAL = {
    "en": r"(?:it is (?:not )?(?:\w+ )?(?:to|that)|there (?:is|are|was|were|will))\b",
    "de": r"es (?:gibt|gilt|besteht|dürfen|werden|können|müssen|ist (?:nicht )?(?:erlaubt|verboten|gestattet))\b",
    "fr": r"il (?:n['’]|ne )?(?:faut|y a|est (?:\w+ ){1,3}(?:de|d['’]|que|qu['’]))",
}
"""It begins so, but speaks of nothing that was said before: "il est interdit de fumer"."""
LONG_LINE = 48
"""Characters. A shorter line without a full stop stands for itself; a longer one goes on in the next."""
HEADING = 70


_CLAUSE = re.compile(r"\s(?=(?:§|Art\.|Article|Artikel|Artículo|Articolo) ?\d+\w? [^.:;]{2,40}:)")
"""Before a numbered clause of a contract with its heading ("§ 4 Kündigung: …")."""


class Findable(Protocol):
    """What is needed of a passage: `knowledge.search.Passage` is one."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def score(self) -> float: ...
    @property
    def language(self) -> str: ...
    @property
    def cosine(self) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, row or item. `passage` counts from 0; `heading` stands above it, in the passage or outside."""

    text: str
    passage: int
    position: int
    heading: str
    language: str
    tokens: tuple[Token, ...]
    row: bool = False
    item: bool = False
    title: bool = False

    @property
    def leans(self) -> bool:
        """Whether it says of what it speaks only together with the piece before."""
        begins = re.match(_LEANS[self.language], self.text, re.IGNORECASE)
        impersonal = _IMPERSONAL.get(self.language)
        return begins is not None and not (impersonal and re.match(impersonal, self.text, re.IGNORECASE))


def pieces(passages: Sequence[Findable], language: str) -> tuple[Piece, ...]:
    """All pieces of the passages in order; `language` is taken for a passage too short to tell its own."""
    made: list[Piece] = []
    for n, passage in enumerate(passages):
        own = passage.language or guess_language(passage.text, language)
        known = vocabulary(own)
        heading = passage.heading
        for position, (text, kind) in enumerate(_split(passage.text, known)):
            if kind == "heading":
                heading = text
            own_tokens = tokens(text, known.language)
            made.append(
                Piece(
                    text,
                    n,
                    position,
                    heading,
                    known.language,
                    own_tokens,
                    kind == "row",
                    kind == "item",
                    kind == "heading",
                )
            )
    return tuple(made)


def sentences(text: str, language: str) -> list[str]:
    """A running text in sentences."""
    return list(_sentences(text, vocabulary(language)))


def _split(text: str, known: Vocabulary) -> Iterator[tuple[str, str]]:
    """Pieces with what they are: heading, row, item or sentence."""
    paragraph: list[str] = []
    lines = text.splitlines()
    for n, line in enumerate(lines):
        bare = line.strip()
        single = not bare or _ITEM.match(line) or _ROW.search(bare) or bare.startswith("#")
        label = bool(_LABEL.match(bare)) and len(bare) < 2 * LONG_LINE
        goes_on = bool(paragraph) and not single and _continues(paragraph[-1], bare, label=label)
        if paragraph and not goes_on:
            yield from _paragraph(paragraph, known)
            paragraph = []
        if not bare:
            continue
        if bare.startswith("#"):
            yield bare.lstrip("# ").strip(), "heading"
        elif _ROW.search(bare):
            yield bare, "heading" if _is_header(bare, lines[n + 1 :]) else "row"
        elif _ITEM.match(line):
            yield bare, "item"
        elif not goes_on and _is_heading(bare, lines[n + 1 :]):
            yield bare, "heading"
        else:
            paragraph.append(bare)
    if paragraph:
        yield from _paragraph(paragraph, known)


def _continues(before: str, line: str, *, label: bool) -> bool:
    """Whether a line goes on with the sentence of the one before, as in text that is wrapped by hand."""
    if not _SEEMS_OPEN.search(before):
        return len(before) >= LONG_LINE and not label
    return line[:1].islower() or (len(before) >= LONG_LINE and not label)


def _is_header(row: str, following: Sequence[str]) -> bool:
    """Whether a row only names the columns of the next ones."""
    return not any(letter.isdigit() for letter in row) and ":" not in row and bool(following) and _is_row(following[0])


def _is_row(line: str) -> bool:
    return bool(_ROW.search(line.strip())) and any(letter.isdigit() for letter in line)


def _is_heading(line: str, following: Sequence[str]) -> bool:
    below = next((rest.strip() for rest in following if rest.strip()), "")
    if len(line) > HEADING or line[-1] in ".!?,;-" or not below or below[0].islower():
        return False
    return not re.search(r":\s+\S", line) and (
        line.endswith(":") or line[:1].isupper() or line[:1].isdigit() or line[:1] == "§"
    )


def _paragraph(lines: Sequence[str], known: Vocabulary) -> Iterator[tuple[str, str]]:
    joined = ""
    for line in lines:
        if joined.endswith("-") and line[:1].islower() and joined[-2:-1].isalpha():
            joined = joined[:-1] + line
        else:
            joined = f"{joined} {line}".strip()
    for clause in _CLAUSE.split(joined):
        for sentence in _sentences(clause, known):
            yield sentence, "sentence"


def _sentences(text: str, known: Vocabulary) -> Iterator[str]:
    begin = 0
    for match in _END.finditer(text):
        before, after = text[begin : match.start()], text[match.end() :].lstrip()
        if match.group()[0] == "." and _no_end(before, after, known):
            continue
        sentence = text[begin : match.end()].strip()
        if sentence:
            yield sentence
        begin = match.end()
    rest = text[begin:].strip()
    if rest:
        yield rest


def _no_end(before: str, after: str, known: Vocabulary) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial, a German day, or stands before a small letter."""
    found = re.search(r"[^\s(«„“\"']+$", before)
    word = fold(found.group()) if found else ""
    if not after or after[0].islower() or after[0] in "-–—,;":
        return bool(after)
    if word in known.abbreviations or word.rpartition(".")[2] in known.abbreviations:
        return True
    if re.fullmatch(r"\d{1,2}", word):
        month = any(fold(after).startswith(name) for names in known.months for name in fold(names).split())
        return month or (known.language == "de" and len(before.split()) > 1 and not after[0].isdigit())
    return bool(re.search(r"(?:^|[A-ZÀ-Þ][\w'’-]*\.? )[A-ZÀ-Þ]$", before))
