"""Which snapshots are kept: the newest of each of the last days and weeks that have one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from datetime import datetime


def kept(instants: Collection[datetime], *, daily: int, weekly: int) -> frozenset[datetime]:
    """Of these instants (aware, days and weeks are those of UTC) those to keep; the newest is always one.

    Days and weeks without a snapshot do not count: after a month without any, the old ones are still there.
    """
    newest_first = sorted(instants, reverse=True)
    days = _newest_of_each(newest_first, lambda at: at.date())[: max(daily, 1)]
    weeks = _newest_of_each(newest_first, lambda at: at.isocalendar()[:2])[:weekly]
    return frozenset({*days, *weeks})


def _newest_of_each(newest_first: Sequence[datetime], group: Callable[[datetime], Hashable]) -> list[datetime]:
    newest: dict[Hashable, datetime] = {}
    for at in newest_first:
        newest.setdefault(group(at), at)
    return list(newest.values())
