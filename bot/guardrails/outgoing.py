"""Rails for what is said: what a language model wrote is judged, what the house says of its own is only bounded."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.guardrails.verdict import ALLOWED, Action, Verdict
from knowledge.people import Member, Role
from knowledge.safety import abuse, personal, unsafe

LONGEST_REPLY = 8000

HIDDEN = "…"
"""What stands in the place of what is not said."""

LINK = re.compile(
    r"""!?\[(?P<label>[^\]\n]*)\]\([^)\n]*\)      # Markdown, pictures too
      | <(?:img|a|iframe|script|link)\b[^>]*>      # HTML
      | (?:https?|ftp|data|javascript):[^\s<>"')\]]+
      | \bwww\.[^\s<>"')\]]+
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A text that is to be said to a member."""

    text: str
    member: Member
    by_model: bool = False
    """Whether a language model wrote it."""
    shown: str = ""
    """What the model was shown: the message and the passages. What stands there it did not make up."""
    configured: tuple[str, ...] = ()
    """The secrets of the installation: tokens and keys."""


OutputRail = Callable[[Outgoing], Verdict]


def secrets_of_the_house(said: Outgoing) -> Verdict:
    """No token or key of the installation leaves it, whoever wrote the text."""
    text = said.text
    for secret in said.configured:
        text = text.replace(secret, HIDDEN)
    return ALLOWED if text == said.text else Verdict(Action.NOTE, text)


def links(said: Outgoing) -> Verdict:
    """A model gives no address that it was not shown: it may be made up, or carry away what it stands with."""
    if not said.by_model:
        return ALLOWED

    def known(match: re.Match[str]) -> str:
        whole = match[0]
        return whole if whole in said.shown else (match["label"] or HIDDEN)

    text = LINK.sub(known, said.text)
    return ALLOWED if text == said.text else Verdict(Action.NOTE, text)


def personal_data(said: Outgoing) -> Verdict:
    """A model names no number, address or account of anybody that it was not shown."""
    if not said.by_model:
        return ALLOWED
    text = said.text
    for one in sorted(personal.find(text), key=lambda one: -one.start):
        if one.kind in personal.PATTERNS and text[one.start : one.end] not in said.shown:
            text = text[: one.start] + HIDDEN + text[one.end :]
    return ALLOWED if text == said.text else Verdict(Action.NOTE, text)


def tone(said: Outgoing) -> Verdict:
    """What a model says is kind, and to a child it is nothing that a child should not read."""
    if not said.by_model:
        return ALLOWED
    hurtful = abuse.abusive(said.text)
    if hurtful >= abuse.BLOCK:
        return Verdict(Action.REFUSE, key="rail-unsaid", score=hurtful)
    grown = said.member.role is not Role.CHILD
    score = 0.0 if grown else unsafe.unsafe(said.text)
    return Verdict(Action.REFUSE, key="rail-unsaid", score=score) if score >= unsafe.GREY else ALLOWED


def length(said: Outgoing) -> Verdict:
    """A reply never floods the chat."""
    if len(said.text) <= LONGEST_REPLY:
        return ALLOWED
    return Verdict(text=said.text[: LONGEST_REPLY - 1].rstrip() + HIDDEN)
