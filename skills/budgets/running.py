"""Running commands on budgets."""

from __future__ import annotations

from typing import Any

from knowledge.clock import to_text
from knowledge.outbox import Outgoing
from knowledge.people import FAMILY
from knowledge.store.changes import Value
from knowledge.store.database import Row
from skills.budgets.commands import FindBudgets, RemoveBudget, SetBudget, skill
from skills.budgets.pace import Pace, pace
from skills.budgets.pictures import picture
from skills.budgets.spending import Scope
from skills.budgets.watch import KIND, Standing, mark, named, standing, whose
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Offer, Outcome, Reading, Ref, Running
from skills.engine.money import Money
from skills.engine.privacy import among_grown_ups, in_private


@skill.command(SetBudget)
def set_budget(command: SetBudget, running: Running) -> Outcome:
    """Sets the limit, and says how it stands; the steps it has reached by now are not told to others any more."""
    there = running.rows(
        "SELECT * FROM budgets WHERE category IS ? AND period = ? AND member_id IS ?",
        (command.category, command.period, command.member_id),
    )
    values: dict[str, Value] = {"minor": command.money.minor, "currency": command.money.currency}
    if there:
        budget_id = int(there[0]["id"])
        running.changes.update("budgets", budget_id, values)
    else:
        values |= {
            "category": command.category,
            "member_id": command.member_id,
            "period": command.period,
            "owner": running.asker.member.id,
            "audience": FAMILY,
            "created_at": to_text(running.asker.now),
        }
        budget_id = running.changes.insert("budgets", values)
    budget = _budget(running, budget_id)
    now = standing(running.rows, budget, running.asker.local_now.date())
    mark(running, now)
    who = whose(budget, running.asker)
    shown = now.step and among_grown_ups(running.asker)
    notes = (Outcome(f"budget-{now.step}", now.facts(who)),) if shown else ()
    return Outcome("budget-set", {**named(budget, who), "limit": command.money}, (Ref(skill.name, budget_id),), notes)


@skill.command(RemoveBudget)
def remove(command: RemoveBudget, running: Running) -> Outcome:
    """Removes the limit; undo brings it back."""
    in_private(running.asker)
    budget = _budget(running, command.budget_id)
    running.changes.delete("budgets", command.budget_id)
    limit = Money(budget["minor"], budget["currency"])
    return Outcome("budget-removed", {**named(budget, whose(budget, running.asker)), "limit": limit})


@skill.command(FindBudgets, changes=False)
def find(command: FindBudgets, running: Running) -> Outcome:
    """What is left of each budget in its present period, and what it will be by its end."""
    asker = running.asker
    in_private(asker)
    rows = [
        row
        for row in running.rows("SELECT * FROM budgets ORDER BY category IS NOT NULL, category, member_id, period")
        if command.category in (None, row["category"]) and command.member_id in (None, row["member_id"])
    ]
    if not rows:
        return Outcome("budgets-none")
    today = asker.local_now.date()
    found = [standing(running.rows, row, today) for row in rows]
    paces = [_pace(running, now) for now in found]
    lines = tuple(line for now, ahead in zip(found, paces, strict=True) for line in _lines(now, ahead, asker))
    facts = {"lines": lines, "count": len(found)}
    refs = (Ref(skill.name, rows[0]["id"]),) if len(rows) == 1 else ()
    if command.drawn:
        return Outcome("budgets-found", facts, refs, files=(picture(found, paces, asker, dark=command.dark),))
    drawn = FindBudgets(command.category, command.member_id, drawn=True)
    return Outcome("budgets-found", facts, refs, offers=(Offer("chart", drawn, "button-chart"),))


def _pace(running: Running, now: Standing) -> Pace | None:
    scope = Scope(now.budget["category"], paid_by=now.budget["member_id"])
    return pace(running.rows, scope, now.span, running.asker.local_now.date(), now.limit.currency)


def _lines(now: Standing, ahead: Pace | None, asker: Asker) -> list[Outcome]:
    line = Outcome("budget-line" if now.step != "passed" else "budget-line-over", now.facts(whose(now.budget, asker)))
    if ahead is None or not ahead.days_left or ahead.expected.minor <= 0:
        return [line]
    facts = {"expected": ahead.expected, "until": now.span.last}
    return [line, Outcome("budget-ahead" if ahead.expected <= now.limit else "budget-ahead-over", facts)]


def _budget(source: Running | Reading, budget_id: int) -> Row:
    rows = source.rows("SELECT * FROM budgets WHERE id = ?", (budget_id,))
    if not rows:
        raise NotFoundError("budget-not-found")
    return rows[0]


@skill.announces(KIND)
def announce(row: Outgoing, reading: Reading) -> Outcome | None:
    """How the budget stands now; nothing where it was changed, removed or relieved meanwhile."""
    if not reading.asker.member.grown_up:
        return None
    rows = reading.rows("SELECT * FROM budgets WHERE id = ?", (row.subject_id,))
    if not rows:
        return None
    now = standing(reading.rows, rows[0], reading.asker.local_now.date())
    if now.span.start.isoformat() != row.facts["start"] or now.step != row.facts["step"]:
        return None
    facts = now.facts(whose(rows[0], reading.asker))
    return Outcome(f"budget-told-{now.step}", facts, (Ref(skill.name, rows[0]["id"]),))


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All budgets; a category of null is over everything, and only what is a member's own names one."""
    return {
        "budgets": [
            {
                "category": row["category"],
                "amount": f"{Money(row['minor'], row['currency']).amount}",
                "currency": row["currency"],
                "period": row["period"],
                **({"member": name} if (name := next(iter(whose(row, reading.asker)), None)) else {}),
            }
            for row in reading.rows("SELECT * FROM budgets ORDER BY id")
        ]
    }
