"""What a rail says of a text: let it pass, with a note, ask first, or refuse with a kind sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Action(StrEnum):
    """What becomes of a text. Later ones weigh more."""

    ALLOW = "allow"
    NOTE = "note"
    """It goes on, with a sentence to the person, or without one but in the audit."""
    ASK = "ask"
    """The person is asked first."""
    REFUSE = "refuse"

    @property
    def weight(self) -> int:
        """For comparing actions."""
        return list(Action).index(self)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rail says of one text. The name of the rail stands where the rails are listed."""

    action: Action = Action.ALLOW
    text: str | None = None
    """The text as it goes on, where the rail changed it."""
    key: str = ""
    """The sentence of the catalogue that the person gets, with its facts."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    score: float | None = None
    """How sure the rail is, 0 to 1, where it measures."""
    without_model: bool = False
    """Whether no language model may see the text."""


ALLOWED = Verdict()
