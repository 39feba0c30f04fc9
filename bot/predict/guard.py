"""`ingle predict guard`: whether a text is let through, asked about or stopped, as the product judges it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from typing import Any, Literal

from knowledge.safety import injection
from knowledge.safety.unsafe import unsafe

Verdict = Literal["allow", "confirm", "block"]


def predict_guard(row: dict[str, Any]) -> dict[str, Any]:
    """The verdict on `text` on its `channel` (user when it names none), its score, and the milliseconds it took."""
    channel: injection.Channel = "document" if row.get("channel") == "document" else "user"
    text = str(row["text"])
    start = time.perf_counter()
    score = injection.judge(text, channel)
    took = time.perf_counter() - start
    return {
        "id": row.get("id"),
        "verdict": verdict(score, channel),
        "score": round(score, 4),
        "unsafe": round(unsafe(text), 4),
        "ms": round(took * 1000, 3),
    }


def verdict(score: float, channel: injection.Channel) -> Verdict:
    """What a score means on a channel."""
    if score >= injection.BLOCK[channel]:
        return "block"
    return "confirm" if score >= injection.GREY[channel] else "allow"


def speed(milliseconds: Sequence[float]) -> str:
    """How long judging took, in one line; the first text, which loads the weights, is not counted."""
    warm = sorted(milliseconds[1:]) or [0.0]
    late = warm[min(len(warm) - 1, int(len(warm) * 0.95))]
    middle = statistics.median(warm)
    return f"judged {len(milliseconds)} texts: median {middle:.2f} ms, p95 {late:.2f} ms, most {warm[-1]:.2f} ms"
