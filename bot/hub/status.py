"""What the hub asks the rest of the product: can messages be taken, and how is the language model."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum


class ModelState(StrEnum):
    """How far the language model is; messages that need none are answered in every state."""

    READY = "ready"
    FETCHING = "fetching"
    LOADING = "loading"
    FAILED = "failed"
    ABSENT = "absent"
    """The installation runs without a model on purpose."""


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """The state of the model: `percent` (0-100) while it is fetched, `detail` says what to do next."""

    state: ModelState
    percent: int | None = None
    detail: str = ""
    refused: int | None = None
    """Connections that were refused since the start; None where the house is not offline."""


HealthCheck = Callable[[], Awaitable[str | None]]
"""The reason why messages cannot be taken, as a short sentence, or None when they can."""

StatusCheck = Callable[[], Awaitable[ModelStatus]]
