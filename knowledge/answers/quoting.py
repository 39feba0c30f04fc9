"""The words of a paper that an answer is given in: whole sentences, as few as make sense, never too many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answers.asking import Question
from knowledge.answers.choosing import Choice
from knowledge.answers.covering import THERE
from knowledge.answers.pieces import Piece
from knowledge.answers.tokens import likeness
from knowledge.answers.vocabulary import Kind

LONGEST = 300
"""Characters of a quote."""


def quote(question: Question, choice: Choice, pieces: Sequence[Piece]) -> str:
    """The chosen piece with what it needs beside it."""
    place = next(n for n, piece in enumerate(pieces) if piece is choice.piece)
    first = last = place
    if len(choice.piece.text) > LONGEST:
        return _cut(choice, question)
    if question.kind in (Kind.LIST, Kind.INSTRUCTION, Kind.OTHER) or _announces(choice.piece):
        while _together(pieces, first, last + 1) and (_goes_on(pieces[last + 1]) or last - place < _more(question)):
            last += 1
    if place > 0 and choice.piece.leans and _together(pieces, first - 1, last):
        first -= 1
    return _joined(pieces[first : last + 1])


def _more(question: Question) -> int:
    """How many sentences may follow, where an answer is seldom one."""
    return 2 if question.kind in (Kind.INSTRUCTION, Kind.LIST) else 0


def _announces(piece: Piece) -> bool:
    """Whether what matters only follows: a heading, or "Please bring:"."""
    return piece.text.endswith(":") or piece.title


def _goes_on(piece: Piece) -> bool:
    return bool(re.match(r"\s*(?:[-*•–▪]|\(?\d{1,2}[.)])\s", piece.text))


def _together(pieces: Sequence[Piece], first: int, last: int) -> bool:
    """Whether these stand together in one passage under one heading, and are not too much."""
    if first < 0 or last >= len(pieces) or pieces[first].passage != pieces[last].passage:
        return False
    if pieces[first].heading != pieces[last].heading:
        return False
    return len(_joined(pieces[first : last + 1])) <= LONGEST


def _joined(pieces: Sequence[Piece]) -> str:
    text = ""
    for piece in pieces:
        apart = "\n" if piece.row or _goes_on(piece) or text.endswith(":") else " "
        text = f"{text}{apart}{piece.text}" if text else piece.text
    return text


def _cut(choice: Choice, question: Question) -> str:
    """A window on a sentence that is too long, around the field or the words of the question."""
    text = choice.piece.text
    asked = [term.token for term in question.terms]
    places = [token for token in choice.piece.tokens if any(likeness(one, token) >= THERE for one in asked)]
    middle = (places[0].start + places[-1].end) // 2 if places else 0
    if choice.field is not None:
        middle = (choice.field.start + choice.field.end) // 2
    begin = max(0, min(middle - LONGEST // 2, len(text) - LONGEST))
    end = min(len(text), begin + LONGEST)
    begin = text.find(" ", begin) + 1 if begin else 0
    end = text.rfind(" ", 0, end) if end < len(text) else end
    return f"{'… ' if begin else ''}{text[begin:end]}{' …' if end < len(text) else ''}"
