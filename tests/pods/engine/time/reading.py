"""A short way to write what a text should be read as, shared by the tables of the languages."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from pods.engine.time import read_times
from skills.engine.times import TimeKind, TimeSpan

BERLIN = ZoneInfo("Europe/Berlin")
SATURDAY = datetime(2026, 11, 21, 10, 0, tzinfo=BERLIN)
"""A Saturday morning, the reference of the tables."""


def shown(span: TimeSpan) -> str:
    """A span in one short string.

    `2026-11-24`, `2026-11-24T15:00`, `T16:00`, `a..b`, a length `2700s`, an offset `-3600s`, `FREQ=… from …`.
    """
    if span.kind is TimeKind.DURATION:
        return f"{span.seconds:g}s"
    if span.kind is TimeKind.OFFSET:
        now = f" or {_moment(span.start, span.has_time)}" if span.start else ""
        return f"{span.seconds:+g}s{' ' + span.timex if span.timex else ''}{now}"
    if span.kind is TimeKind.TIME:
        return f"{span.start:T%H:%M}"
    if span.kind is TimeKind.RANGE:
        return f"{_moment(span.start, span.has_time)}..{_moment(span.end, span.has_time)}"
    if span.kind is TimeKind.SET:
        last = f" to {span.end:%H:%M}" if span.end else ""
        without = f" except {','.join(span.except_)}" if span.except_ else ""
        return f"{span.rule} from {_moment(span.start, span.has_time)}{last}{without}"
    vague = "~" if span.vague_time else ""
    grain = f" {span.grain}" if span.kind is TimeKind.DATE and span.grain != "day" else ""
    return f"{_moment(span.start, span.has_time)}{vague}{grain}"


def _moment(moment: datetime | None, has_time: bool) -> str:
    if moment is None:
        return ""
    return f"{moment:%Y-%m-%dT%H:%M}" if has_time else f"{moment:%Y-%m-%d}"


def read(text: str, language: str, now: datetime = SATURDAY, *, past: bool = False) -> tuple[str, str]:
    """What a text is read as (several spans joined by ` | `), and what is left of it."""
    found = read_times(text, language=language, now=now, past=past)
    return " | ".join(shown(span) for span in found.spans), found.rest
