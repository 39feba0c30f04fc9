"""One thing that a document says several times is one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skills.engine.matching import likeness
from skills.papers.dues.result import Due, DueKind

ALIKE = 0.6
NAMED = 0.8
"""From this confidence on a deadline is one of its own, though a bill is due on the same day."""


def merged(dues: Sequence[Due]) -> tuple[Due, ...]:
    """Without repetitions, by day: of two that are one, the surer one with what the other one knows besides."""
    kept: list[Due] = []
    for due in sorted(dues, key=_weight, reverse=True):
        same = next((index for index, other in enumerate(kept) if _same(due, other)), None)
        if same is None:
            kept.append(due)
        else:
            kept[same] = _joined(kept[same], due)
    return tuple(_days_together(sorted(kept, key=lambda due: (due.start, due.kind, due.title))))


def _days_together(dues: Sequence[Due]) -> list[Due]:
    """ "On 6, 7 and 8 May" is one thing on three days."""
    joined: list[Due] = []
    for due in dues:
        index = next((n for n, other in enumerate(joined) if _is_next_day(due, other)), None)
        if index is None:
            joined.append(due)
        else:
            joined[index] = replace(joined[index], end=due.end)
    return joined


def _is_next_day(due: Due, other: Due) -> bool:
    alike = (due.kind, due.title, due.line) == (other.kind, other.title, other.line)
    return alike and due.kind is DueKind.EVENT and due.all_day and other.all_day and due.start == other.end


def _weight(due: Due) -> tuple[float, bool]:
    return due.confidence, not due.all_day


def _same(one: Due, other: Due) -> bool:
    if one.kind is not other.kind:
        pair = {one.kind, other.kind}
        if pair != {DueKind.BILL, DueKind.DEADLINE} or one.day != other.day:
            return False
        deadline = one if one.kind is DueKind.DEADLINE else other
        return one.line == other.line or deadline.confidence < NAMED
    if one.kind is DueKind.EVENT:
        if (one.day, one.last_day) != (other.day, other.last_day):
            return False
        clash = not one.all_day and not other.all_day and one.start != other.start
        return not clash and (one.all_day or other.all_day or one.start == other.start) and _alike(one, other)
    if one.kind is DueKind.BILL:
        return one.day == other.day and (one.money == other.money or one.money is None or other.money is None)
    if one.kind is DueKind.EXPIRY:
        return one.day == other.day
    return one.day == other.day and (_alike(one, other) or one.line == other.line)


def _alike(one: Due, other: Due) -> bool:
    return likeness(one.title, other.title) >= ALIKE or one.start == other.start


def _joined(one: Due, other: Due) -> Due:
    if one.kind is not other.kind:
        return one if one.kind is DueKind.BILL else other
    if one.all_day and not other.all_day and one.kind is DueKind.EVENT:
        one = replace(one, start=other.start, end=other.end, all_day=False)
    return replace(one, place=one.place or other.place, money=one.money or other.money)
