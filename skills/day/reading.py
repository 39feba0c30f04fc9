"""From what was understood to the days that a brief is about."""

from __future__ import annotations

from datetime import timedelta

from skills.day.commands import ShowDays, skill
from skills.engine.command import Reading
from skills.engine.request import ALOUD, Request

WEEK = 7


@skill.reads("day_brief")
def read_brief(request: Request, reading: Reading) -> ShowDays:
    """The day that was said, or today; at most a week."""
    when = request.when
    start = when.start.date() if when and when.start else reading.asker.local_now.date()
    last = when.last_day if when and when.grain in ("week", "weekend", "days") and when.last_day else start
    days = min((last - start) // timedelta(days=1) + 1, WEEK)
    return ShowDays(start, days, aloud=request.form == ALOUD)
