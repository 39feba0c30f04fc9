"""What is spent of a budget in its period, and the word when it is nearly used or passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.store.database import Row
from skills.budgets.spans import period_of
from skills.budgets.spending import Rows, Scope, Span, total
from skills.engine.command import Asker, Outcome, Running
from skills.engine.money import Money
from skills.engine.privacy import among_grown_ups
from skills.engine.zones import midnight

KIND = "budget"
NEARLY = 80
"""Percent of a budget from which on it is nearly used."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A budget in one of its periods."""

    budget: Row
    span: Span
    limit: Money
    spent: Money

    @property
    def step(self) -> str | None:
        """ "passed", "nearly", or None below that."""
        if self.spent.minor > self.limit.minor:
            return "passed"
        return "nearly" if self.spent.minor * 100 >= self.limit.minor * NEARLY else None

    @property
    def steps(self) -> tuple[str, ...]:
        """All steps that are reached."""
        return {"passed": ("nearly", "passed"), "nearly": ("nearly",), None: ()}[self.step]

    def facts(self, who: tuple[str, ...]) -> dict[str, Any]:
        """What a sentence about it says; `who` is the name of the member whose budget it is."""
        return {
            **named(self.budget, who),
            "limit": self.limit,
            "spent": self.spent,
            "left": Money(self.limit.minor - self.spent.minor, self.limit.currency),
            "over": Money(self.spent.minor - self.limit.minor, self.limit.currency),
        }


def named(budget: Row, who: tuple[str, ...]) -> dict[str, Any]:
    """What a budget is for, as facts."""
    return {
        "scope": "one" if budget["category"] else "all",
        "category": budget["category"],
        "period": budget["period"],
        "who": who,
    }


def whose(budget: Row, asker: Asker) -> tuple[str, ...]:
    """The name of the member whose budget it is; none where it is everybody's."""
    return asker.names([budget["member_id"]]) if budget["member_id"] else ()


def standing(rows: Rows, budget: Row, day: date) -> Standing:
    """How a budget stands in the period of a day.

    Counted are expenses in its currency and those that were converted to it; others cannot be compared with it.
    """
    span = period_of(day, budget["period"])
    scope = Scope(budget["category"], paid_by=budget["member_id"])
    spent, _ = total(rows, scope, span, budget["currency"])
    return Standing(budget, span, Money(budget["minor"], budget["currency"]), spent)


def concerned(rows: Rows, category: str, member_id: int | None) -> list[Row]:
    """The budgets that an expense of a category, paid by a member, counts for."""
    return rows(
        "SELECT * FROM budgets WHERE (category = ? OR category IS NULL) AND (member_id = ? OR member_id IS NULL)"
        " ORDER BY category IS NULL, id",
        (category, member_id),
    )


def watched(running: Running, category: str, day: date, paid_by: int, *, heard: bool = True) -> tuple[Outcome, ...]:
    """To be called in the transaction that books or changes an expense: the notes for its reply.

    The other grown-ups are told as well, once for each step of a period, while that period lasts; all of them where
    nobody hears the reply. In a group where children or guests read along, nothing is noted.
    """
    notes = []
    for budget in concerned(running.rows, category, paid_by):
        now = standing(running.rows, budget, day)
        _tell_once(running, now, heard)
        if now.step:
            notes.append(Outcome(f"budget-{now.step}", now.facts(whose(budget, running.asker))))
    return tuple(notes) if among_grown_ups(running.asker) else ()


def mark(running: Running, now: Standing) -> set[str]:
    """Notes which steps are reached; gives those that were not before. A step that is no longer reached may come again.

    This is no change of a member, so undo leaves it alone.
    """
    budget_id, start = now.budget["id"], now.span.start.isoformat()
    known = {
        row["step"]
        for row in running.rows(
            "SELECT step FROM budget_warnings WHERE budget_id = ? AND start = ?", (budget_id, start)
        )
    }
    for step in known - set(now.steps):
        running.rows(
            "DELETE FROM budget_warnings WHERE budget_id = ? AND start = ? AND step = ?", (budget_id, start, step)
        )
    new = set(now.steps) - known
    for step in new:
        running.rows("INSERT INTO budget_warnings (budget_id, start, step) VALUES (?, ?, ?)", (budget_id, start, step))
    return new


def _tell_once(running: Running, now: Standing, heard: bool) -> None:
    asker = running.asker
    today = asker.local_now.date()
    if not now.span.start <= today < now.span.end or now.step not in mark(running, now):
        return
    for member in asker.members:
        if member.grown_up and not (heard and member.id == asker.member.id):
            running.outbox.put(
                member_id=member.id,
                kind=KIND,
                due=asker.now,
                now=asker.now,
                facts={"start": now.span.start.isoformat(), "step": now.step},
                subject_id=now.budget["id"],
                timed=False,
                expires=midnight(now.span.end, asker.zone),
            )
