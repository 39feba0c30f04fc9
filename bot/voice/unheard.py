"""What a person is told of a recording in which nothing could be heard."""

from __future__ import annotations

from knowledge.speech.errors import UnheardError
from skills.engine.errors import PersonError


class UnheardNoteError(PersonError):
    """Its key is `unheard-REASON`; `fetched` is the share of the model that is here while it is being fetched."""

    def __init__(self, error: UnheardError, fetched: float | None = None) -> None:
        key = "unheard-fetching" if error.reason == "no-model" and fetched is not None else f"unheard-{error.reason}"
        minutes = int(error.detail) if error.detail.isdecimal() else 0
        super().__init__(key, detail=error.detail, minutes=minutes, percent=round(100 * (fetched or 0.0)))
