"""The guardrails around a message, as one ordered, visible list each for what comes in and what goes out."""

from __future__ import annotations

from bot.guardrails.rails import (
    InputRail,
    OutputRail,
    drop_control_characters,
    limit_length,
    refuse_empty,
    shorten,
)

INPUT: tuple[InputRail, ...] = (drop_control_characters, refuse_empty, limit_length)
OUTPUT: tuple[OutputRail, ...] = (shorten,)


def check_input(text: str) -> str:
    """The text as the pipeline may read it. Raises GuardrailError with the kind sentence to say."""
    for rail in INPUT:
        text = rail(text)
    return text


def check_output(text: str) -> str:
    """The text as it may be said."""
    for rail in OUTPUT:
        text = rail(text)
    return text


__all__ = ["INPUT", "OUTPUT", "check_input", "check_output"]
