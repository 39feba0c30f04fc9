"""Rails for what was found in papers before a model is shown it: it is quotation, and holds no orders."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from bot.guardrails.verdict import ALLOWED, Action, Verdict
from knowledge.safety import injection
from knowledge.safety.quotation import within_marks

LEFT_OUT = "[…]"
"""What stands in the place of a sentence that a model is not shown."""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """A text from a paper, a letter or another file."""

    text: str


RetrievedRail = Callable[[Retrieved], Verdict]


def quotation(found: Retrieved) -> Verdict:
    """Without what would end the quotation, and without what nobody can see."""
    text = within_marks(found.text)
    text = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cf", "Co"))
    return ALLOWED if text == found.text else Verdict(text=text)


def orders_in_papers(found: Retrieved) -> Verdict:
    """Sentences that may tell an assistant what to do are left out; it is said where they surely do."""
    text, score = found.text, 0.0
    for order in sorted(injection.orders(text), key=lambda one: -one.start):
        text = text[: order.start] + LEFT_OUT + text[order.end :]
        score = max(score, order.score)
    if text == found.text:
        return ALLOWED
    return Verdict(Action.NOTE, text, "rail-left-out" if score >= injection.BLOCK["document"] else "", score=score)
