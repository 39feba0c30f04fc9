"""Whether a text tries to give the assistant orders: what a member writes, or what a document, mail or entry contains.

`judge` is a score from 0 to 1; from `BLOCK` on a text counts as an attack, from `GREY` on it is worth a question.
`make train-rails` scales the scores so that these two mean shares of harmless texts in cross-validation (see
`tests.rails.__main__`). `orders` finds the sentences in a document, so that they can be quoted, struck out or reported.
A score has no authority: a text that passes still cannot do anything.

A user's text is judged as a whole and, when it is long, piece by piece; a document sentence by sentence, since one
order among a hundred harmless lines is an attack. Both are judged in every reading that `texts.readings` finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from knowledge.safety.features import features
from knowledge.safety.injection.signs import signs
from knowledge.safety.linear import BLOCKED, DOUBTED, Linear, likelihood, model
from knowledge.safety.texts import Span, plain, readings, sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Channel = Literal["user", "document"]

BLOCK: dict[Channel, float] = {"user": BLOCKED, "document": BLOCKED}
"""From this score on a text counts as an attack."""
GREY: dict[Channel, float] = {"user": DOUBTED, "document": DOUBTED}
"""From this score on a text is unsure."""

USER_MODEL, DOCUMENT_MODEL = "injection_user", "injection_document"
LONGEST = 40_000
"""Characters that are judged; of a longer text the beginning and the end."""
_PIECE = 600
"""Characters of a user's text from which on its pieces are judged as well."""
_LEAST = -60.0


def judge(text: str, channel: Channel) -> float:
    """How likely it is (0 to 1) that a text on that channel holds an order to the assistant that it must not follow."""
    text = text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}\n\n{text[-LONGEST // 2 :]}"
    if channel == "document":
        return likelihood(document_logit(text, model(DOCUMENT_MODEL)))
    return likelihood(user_logit(text, model(USER_MODEL)))


def orders(text: str) -> tuple[Span, ...]:
    """The sentences of a document's text that read as orders to the assistant, in order; spans lie inside the text."""
    of = model(DOCUMENT_MODEL)
    found = (Span(start, end, likelihood(_logit(text[start:end], of))) for start, end in sentences(text))
    return tuple(span for span in found if span.score >= GREY["document"])


def numbers(text: str, size: int) -> NDArray[np.int64]:
    """The features of a stretch of text by which both models judge it."""
    low = plain(text)
    return features(low, signs(low), size)


def user_logit(text: str, of: Linear) -> float:
    """The log of odds, by that model, that a member's text is an attack."""
    logit = _logit(text, of)
    if len(text) > _PIECE:
        logit = max(logit, *(of.logit(numbers(piece, of.size)) for piece in _pieces(text)))
    return logit


def document_logit(text: str, of: Linear) -> float:
    """The log of odds, by that model, of the sentence in a document that most reads as an order."""
    return max((_logit(text[start:end], of) for start, end in sentences(text)), default=_LEAST)


def _logit(text: str, of: Linear) -> float:
    return max(of.logit(numbers(reading, of.size)) for reading in (text, *readings(text)))


def _pieces(text: str) -> list[str]:
    """A long text in stretches of whole sentences, each about as long as a long message."""
    found: list[str] = []
    start = last = 0
    for begin, end in sentences(text):
        if end - start > _PIECE and last > start:
            found.append(text[start:last])
            start = begin
        last = end
    found.append(text[start:])
    return found
