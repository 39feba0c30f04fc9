"""Guardrails: each looks at a text and passes it on, changes it, or refuses it with a kind sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from skills.engine.errors import GuardrailError

InputRail = Callable[[str], str]
OutputRail = Callable[[str], str]

LONGEST_MESSAGE = 4000
"""Characters; what a person types in a chat is shorter, and a document comes as a file."""

LONGEST_REPLY = 8000


def drop_control_characters(text: str) -> str:
    """Invisible and control characters carry nothing a person meant, and can hide text from whoever reads along."""
    kept = (
        char
        for char in text
        if char in "\n\t\u200d" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    return "".join(kept).strip()


def refuse_empty(text: str) -> str:
    """There has to be something to answer."""
    if not text:
        raise GuardrailError("message-empty")
    return text


def limit_length(text: str) -> str:
    """A message is a message; more is refused before anything reads it."""
    if len(text) > LONGEST_MESSAGE:
        raise GuardrailError("message-too-long", count=len(text), most=LONGEST_MESSAGE)
    return text


def shorten(text: str) -> str:
    """A reply never floods the chat."""
    return text if len(text) <= LONGEST_REPLY else text[: LONGEST_REPLY - 1].rstrip() + "…"
