"""The spans of one clause joined into the meaning of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from skills.engine.times import Conventions, TimeSpan


def combine(spans: Sequence[TimeSpan], now: datetime, conventions: Conventions) -> TimeSpan | None:
    """To be filled."""
    return spans[0] if spans else None
