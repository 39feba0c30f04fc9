"""From what was understood to commands on budgets."""

from __future__ import annotations

from skills.budgets.commands import FindBudgets, SetBudget, skill
from skills.engine.asking import MissingError
from skills.engine.command import Reading
from skills.engine.request import Request


@skill.reads("budget_set")
def read_set(request: Request, reading: Reading) -> SetBudget:
    """A budget needs a category and an amount."""
    if request.category is None:
        raise MissingError("category", "ask-budget-category")
    if not request.money:
        raise MissingError("money", "ask-budget-amount", category=request.category)
    weekly = request.period == "week" or any(
        span.grain == "week" or "WEEKLY" in (span.rule or "") for span in request.times
    )
    return SetBudget(request.category, request.money[0], "week" if weekly else "month")


@skill.reads("budget_query")
def read_find(request: Request, reading: Reading) -> FindBudgets:
    """One category's, or all."""
    return FindBudgets(request.category)
