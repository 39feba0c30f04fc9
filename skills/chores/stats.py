"""Who did how much: chores and points of some days, member by member."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from knowledge.clock import to_text
from knowledge.store.database import Row
from skills.chores.commands import ChoreStats, skill
from skills.chores.finishing import points_of
from skills.engine.asking import NotFoundError
from skills.engine.command import Outcome, Running
from skills.engine.zones import midnight

MOST = 8
"""Different chores that are named for each member."""


@skill.command(ChoreStats, changes=False)
def stats(command: ChoreStats, running: Running) -> Outcome:
    """A line for each member, who did most first; what a grown-up found not done does not count."""
    asker = running.asker
    if command.end <= command.start:
        raise NotFoundError("chore-stats-none", start=command.start, last=command.start)
    rows = running.rows(
        "SELECT * FROM chores_done WHERE at >= ? AND at < ? AND status <> 'refused' ORDER BY id",
        tuple(to_text(midnight(day, asker.zone)) for day in (command.start, command.end)),
    )
    period = {"start": command.start, "last": command.end - timedelta(days=1)}
    done = {one: [row for row in rows if row["member_id"] == one] for one in _members(command, rows)}
    if not done:
        return Outcome("chore-stats-none", period)
    order = sorted(
        done, key=lambda one: (-len(done[one]), -_sum(done[one], "counted"), done[one][0]["id"] if done[one] else 0)
    )
    lines = tuple(_line(one, done[one], running) for one in order if asker.names((one,)))
    waiting = sum(_sum(of_member, "waiting") for of_member in done.values())
    notes = (Outcome("chore-stats-waiting", {"points": waiting}),) if waiting else ()
    return Outcome("chore-stats", {**period, "lines": lines}, notes=notes)


def _members(command: ChoreStats, rows: list[Row]) -> tuple[int, ...]:
    return command.who or tuple(dict.fromkeys(row["member_id"] for row in rows))


def _sum(rows: list[Row], status: str) -> int:
    return sum(row["points"] for row in rows if row["status"] == status)


def _line(member: int, rows: list[Row], running: Running) -> Outcome:
    counts = Counter(row["text"] for row in rows)
    what = tuple(text if n == 1 else f"{text} ×{n}" for text, n in counts.most_common(MOST))
    total = points_of(running, member)
    facts = {"name": running.asker.names((member,))[0], "count": len(rows), "points": _sum(rows, "counted")}
    if not rows:
        return Outcome("chore-stats-nothing", {"name": facts["name"], "total": total})
    if not total and not any(row["points"] for row in rows):
        return Outcome("chore-stats-line", {"name": facts["name"], "count": len(rows), "what": what})
    return Outcome("chore-stats-line-points", {**facts, "total": total, "what": what})
