"""Answers without a language model: the sentence of the papers that says it, and the field that can be read off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge.answers.asking import Question, understand
from knowledge.answers.choosing import Choice, Chooser, Similar
from knowledge.answers.evidence import Circumstances, confidence
from knowledge.answers.pieces import Findable, Piece, pieces
from knowledge.answers.quoting import quote
from knowledge.answers.vocabulary import Kind

SHOWN = 0.6
"""How surely something must look like what is asked to be given by itself, not only within its sentence."""
CLEAR = 0.75
"""A share of the question: a sentence that covers more needs no comparing by meaning."""


class FoundLike(Protocol):
    """What is needed of a search's result: `knowledge.search.Found` is one."""

    @property
    def passages(self) -> Sequence[Findable]: ...
    @property
    def confidence(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What the papers say to a question."""

    kind: Kind
    quote: str
    """Whole sentences or rows, 300 characters at most."""
    field: str | None
    """The date, amount, code … itself, as it is written, where it can be read off the quote."""
    passages: tuple[int, ...]
    """The numbers of the passages it stands on, from 1 on, in the order in which they were found."""
    confidence: float
    """0 to 1: how likely it is that this answers the question; see `evidence.ENOUGH`."""
    language: str
    """That of the quote."""


def answer(question: str, found: FoundLike, *, language: str, similar: Similar | None = None) -> Answer | None:
    """The best answer that stands in the passages; None where they have nothing to do with the question.

    `language` is that of the question. `similar` is asked, with twelve sentences at most, where words alone do not
    settle it: the paper is in another language, or says it in other words. Blocking, some milliseconds without it.
    """
    asked = understand(question, language)
    passages = tuple(found.passages)
    all_pieces = pieces(passages, language)
    if not all_pieces or not asked.terms:
        return None
    best = _best(asked, passages, all_pieces, similar)
    if best is None:
        return None
    number = best.piece.passage
    foreign = best.piece.language != asked.language
    where = Circumstances(found.confidence, passages[number].cosine is not None, foreign)
    return Answer(
        asked.kind,
        quote(asked, best, all_pieces),
        best.field.text if best.field is not None and best.field.sure >= SHOWN else None,
        (number + 1,),
        confidence(best, where),
        best.piece.language,
    )


def _best(
    asked: Question, passages: Sequence[Findable], all_pieces: Sequence[Piece], similar: Similar | None
) -> Choice | None:
    chooser = Chooser(asked, passages, all_pieces)
    choices = chooser.choices()
    foreign = any(piece.language != asked.language for piece in all_pieces)
    if similar is not None and choices and (foreign or choices[0].own < CLEAR):
        choices = chooser.compared(choices, similar)
    return next((one for one in choices if one.covered > 0 or one.similar is not None), None)
