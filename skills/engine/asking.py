"""The ways a request can be turned away with a word to the person: something is missing, or several things fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from skills.engine.errors import PersonError


class MissingError(PersonError):
    """A slot the command needs was not said: one short question asks for it, and the answer completes the request."""

    def __init__(self, slot: str, key: str, **facts: object) -> None:
        super().__init__(key, **facts)
        self.slot = slot


@dataclass(frozen=True, slots=True)
class Pick:
    """One of the things that the words may mean."""

    skill: str
    id: int
    label: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    """Where the label is a sentence of the catalogue, what fills it: amounts and days in the member's language."""


class SeveralError(PersonError):
    """Several stored things fit the words: the person picks one."""

    def __init__(self, key: str, picks: tuple[Pick, ...], **facts: object) -> None:
        super().__init__(key, **facts)
        self.picks = picks


class NotFoundError(PersonError):
    """Nothing stored fits the words."""


class NoEngineError(PersonError):
    """Text recognition is not installed or not reached, so that pictures cannot be read; others may do without it."""


class NotAllowedError(PersonError):
    """The member may not do this."""


@dataclass(frozen=True, slots=True)
class Asks:
    """A question that a button led to: what is said next completes the text to a request of the same pod."""

    intent: str
    """Without the pod's name."""
    text: str
    slot: str
