"""Running commands on budgets."""

from __future__ import annotations

from typing import Any

from knowledge.clock import to_text
from knowledge.people import FAMILY
from skills.budgets.commands import FindBudgets, SetBudget, skill
from skills.budgets.watch import passed, spent
from skills.engine.command import GROWN_UPS, Outcome, Reading, Ref, Running
from skills.engine.money import Money
from skills.engine.zones import wall


@skill.command(SetBudget, roles=GROWN_UPS)
def set_budget(command: SetBudget, running: Running) -> Outcome:
    """Sets the limit, and says how it stands."""
    there = running.rows("SELECT * FROM budgets WHERE category = ? AND period = ?", (command.category, command.period))
    values: dict[str, str | int | float | None] = {
        "minor": command.money.minor,
        "currency": command.money.currency,
    }
    if there:
        budget_id = int(there[0]["id"])
        running.changes.update("budgets", budget_id, values)
    else:
        values |= {
            "category": command.category,
            "period": command.period,
            "owner": running.asker.member.id,
            "audience": FAMILY,
            "created_at": to_text(running.asker.now),
        }
        budget_id = running.changes.insert("budgets", values)
    today = wall(running.asker.now, running.asker.zone).date()
    facts = {"category": command.category, "limit": command.money, "period": command.period}
    return Outcome("budget-set", facts, (Ref(skill.name, budget_id),), passed(running.rows, command.category, today))


@skill.command(FindBudgets, roles=GROWN_UPS, changes=False)
def find(command: FindBudgets, running: Running) -> Outcome:
    """What is left of each budget in its present period."""
    today = wall(running.asker.now, running.asker.zone).date()
    rows = running.rows("SELECT * FROM budgets ORDER BY category")
    rows = [row for row in rows if command.category in (None, row["category"])]
    if not rows:
        return Outcome("budgets-none")
    lines = []
    for row in rows:
        limit, so_far = Money(row["minor"], row["currency"]), spent(running.rows, row, today)
        left = Money(limit.minor - so_far.minor, limit.currency)
        facts = {
            "category": row["category"],
            "limit": limit,
            "spent": so_far,
            "left": left,
            "over": Money(-left.minor, left.currency),
            "period": row["period"],
        }
        lines.append(Outcome("budget-line" if left.minor >= 0 else "budget-line-over", facts))
    return Outcome("budgets-found", {"lines": tuple(lines), "count": len(lines)})


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All budgets."""
    return {
        "budgets": [
            {
                "category": row["category"],
                "amount": f"{Money(row['minor'], row['currency']).amount}",
                "currency": row["currency"],
                "period": row["period"],
            }
            for row in reading.rows("SELECT * FROM budgets ORDER BY id")
        ]
    }
