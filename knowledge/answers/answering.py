"""Answers without a language model: the sentence of the papers that says it, and the field that can be read off."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge.answers.asking import Question, understand
from knowledge.answers.choosing import Choice, Chooser, Similar
from knowledge.answers.deciding import Deciding
from knowledge.answers.evidence import Circumstances, confidence
from knowledge.answers.pieces import Findable, Piece, pieces
from knowledge.answers.quoting import quote
from knowledge.answers.vocabulary import Kind, is_known

SHOWN = 0.6
"""How surely something must look like what is asked to be given by itself, not only within its sentence."""
CERTAIN = 0.8
"""The confidence that a sentence deserves which answers a question with yes or no for certain."""
MISTYPED = 6
"""Letters from which a word that stands nowhere is taken for one that it is spelled like."""
CLEAR = 0.75
"""A share of the question: a sentence that covers more needs no comparing by meaning."""


class FoundLike(Protocol):
    """What is needed of a search's result: `knowledge.search.Found` is one."""

    @property
    def passages(self) -> Sequence[Findable]: ...
    @property
    def confidence(self) -> float: ...
    @property
    def meant(self) -> Mapping[str, str]: ...


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
    verdict: bool | None = None
    """Where the quote says for certain that what was asked is so (True), or is not (False)."""


def answer(question: str, found: FoundLike, *, language: str, similar: Similar | None = None) -> Answer | None:
    """The best answer that stands in the passages; None where they have nothing to do with the question.

    `language` is that of the question. `similar` is asked, with twelve sentences at most, where words alone do not
    settle it: the paper is in another language, or says it in other words. Blocking, some milliseconds without it.
    """
    spelled = _spelled(question, language, found.meant)
    asked = understand(spelled, language)
    passages = tuple(found.passages)
    all_pieces = pieces(passages, language)
    if not all_pieces or not asked.terms:
        return None
    choices = _choices(asked, passages, all_pieces, similar)
    best, verdict = _decided(asked, passages, all_pieces, choices, sure=spelled == question)
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
        max(confidence(best, where), CERTAIN if verdict is not None else 0.0),
        best.piece.language,
        verdict,
    )


def _spelled(question: str, language: str, meant: Mapping[str, str]) -> str:
    """The question with what search took its mistyped words for; short words and those known here are not mistyped."""

    def right(match: re.Match[str]) -> str:
        word = match.group()
        return word if len(word) < MISTYPED or is_known(word, language) else meant.get(word.casefold(), word)

    return re.sub(r"[^\W_]+", right, question) if meant else question


def _choices(
    asked: Question, passages: Sequence[Findable], all_pieces: Sequence[Piece], similar: Similar | None
) -> list[Choice]:
    """The pieces that have to do with the question, the best first."""
    chooser = Chooser(asked, passages, all_pieces)
    choices = chooser.choices()
    foreign = any(piece.language != asked.language for piece in all_pieces)
    if similar is not None and choices and (foreign or choices[0].own < CLEAR):
        choices = chooser.compared(choices, similar)
    return [one for one in choices if one.covered > 0 or one.similar is not None]


def _decided(
    asked: Question,
    passages: Sequence[Findable],
    all_pieces: Sequence[Piece],
    choices: Sequence[Choice],
    *,
    sure: bool,
) -> tuple[Choice | None, bool | None]:
    """The best choice; where it is yes or no that is asked, one that decides it, if all that do agree.

    `sure`: these are the words that were asked, none taken for another.
    """
    best = next(iter(choices), None)
    if asked.kind is not Kind.YESNO or not sure:
        return best, None
    deciding = Deciding(asked)
    places = {id(piece): n for n, piece in enumerate(all_pieces)}
    told = [
        (one, verdict)
        for one in choices
        if (verdict := deciding.verdict(places[id(one.piece)], all_pieces, passages[one.piece.passage])) is not None
    ]
    if len({verdict for _, verdict in told}) != 1:
        return best, None
    return told[0]
