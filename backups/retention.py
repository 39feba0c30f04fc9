"""Which snapshots are kept: the newest of each of the last days, weeks and months that have one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from datetime import datetime


def kept(instants: Collection[datetime], *, daily: int, weekly: int, monthly: int = 0) -> frozenset[datetime]:
    """Of these instants (aware; days, weeks and months are those of UTC) those to keep; the newest is always one.

    Days, weeks and months without a snapshot do not count: after a month without any, the old ones are still there.
    """
    newest_first = sorted(instants, reverse=True)
    days = _newest_of_each(newest_first, lambda at: at.date())[: max(daily, 1)]
    weeks = _newest_of_each(newest_first, lambda at: at.isocalendar()[:2])[:weekly]
    months = _newest_of_each(newest_first, lambda at: (at.year, at.month))[:monthly]
    return frozenset({*days, *weeks, *months})


def _newest_of_each(newest_first: Sequence[datetime], group: Callable[[datetime], Hashable]) -> list[datetime]:
    newest: dict[Hashable, datetime] = {}
    for at in newest_first:
        newest.setdefault(group(at), at)
    return list(newest.values())
