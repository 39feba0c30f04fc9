"""Rails for what members say: each looks at one thing, and knows nothing of the others."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from bot.guardrails.verdict import ALLOWED, Action, Verdict
from knowledge.people import Member, Role
from knowledge.safety import abuse, injection, secrets, unsafe

LONGEST_MESSAGE = 4000
"""Characters; what a person types in a chat is shorter, and a document comes as a file."""

ASKED_ABOUT = frozenset({"card", "api_key", "private_key", "pin"})
"""Secrets that are hardly ever meant for a chat. A password may be a thing that the family wants to be remembered."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A text that a member said, and who it was."""

    text: str
    member: Member


InputRail = Callable[[Incoming], Verdict]


def readable(said: Incoming) -> Verdict:
    """Invisible and control characters carry nothing a person meant, and can hide text from whoever reads along."""
    kept = (
        char for char in said.text if char in "\n\t\u200d" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co")
    )
    text = "".join(kept).strip()
    if not text:
        return Verdict(Action.REFUSE, key="message-empty")
    return ALLOWED if text == said.text else Verdict(text=text)


def size(said: Incoming) -> Verdict:
    """A message is a message; more is refused before anything reads it."""
    if len(said.text) > LONGEST_MESSAGE:
        facts = {"count": len(said.text), "most": LONGEST_MESSAGE}
        return Verdict(Action.REFUSE, key="message-too-long", facts=facts)
    return ALLOWED


def orders_to_assistants(said: Incoming) -> Verdict:
    """Attempts to talk an assistant out of its rules.

    They could change nothing that the member may not change anyway; a model is not shown them.
    """
    score = injection.judge(said.text, "user")
    if score >= injection.BLOCK["user"]:
        return Verdict(Action.REFUSE, key="rail-orders", score=score, without_model=True)
    if score >= injection.GREY["user"]:
        return Verdict(Action.NOTE, score=score, without_model=True)
    return ALLOWED


def unsafe_for_children(said: Incoming) -> Verdict:
    """What a child should talk about with a grown-up instead; no model answers what only may be that."""
    if said.member.role is not Role.CHILD:
        return ALLOWED
    score = unsafe.unsafe(said.text)
    if score >= unsafe.BLOCK:
        return Verdict(Action.REFUSE, key="rail-unsafe", score=score, without_model=True)
    return Verdict(Action.NOTE, score=score, without_model=True) if score >= unsafe.GREY else ALLOWED


def abusive(said: Incoming) -> Verdict:
    """Hurtful words: what was asked for is done all the same, a child is asked to be kind."""
    score = abuse.abusive(said.text)
    if score < abuse.BLOCK:
        return ALLOWED
    return Verdict(Action.NOTE, key="rail-kind" if said.member.role is Role.CHILD else "", score=score)


def secrets_sent(said: Incoming) -> Verdict:
    """Numbers and keys that hardly ever were meant for a chat: the member is asked before anything is done."""
    found = [one for one in secrets.secrets_in(said.text) if one.kind in ASKED_ABOUT]
    if not found:
        return ALLOWED
    return Verdict(Action.ASK, key=f"rail-secret-{found[0].kind.replace('_', '-')}", without_model=True)
