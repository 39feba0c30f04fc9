"""From what was understood to commands on budgets."""

from __future__ import annotations

import re

from knowledge.store.database import Row
from skills.budgets.commands import FindBudgets, RemoveBudget, SetBudget, skill
from skills.engine.asking import MissingError, NotFoundError, Pick, SeveralError
from skills.engine.command import Reading
from skills.engine.money import Money
from skills.engine.privacy import in_private
from skills.engine.request import Request

EVERYTHING = re.compile(
    r"\b(?:over ?all|totale?|global\w*|generale?|complessiv[oa]|altogether|in total|everything|"
    r"all (?:our |my )?(?:spending|expenses)|at most"
    r"|insgesamt|alles|gesamt\w*|(?:aller|sämtliche[nr]?|alle) Ausgaben|höchstens"
    r"|au total|en tout|tout|toutes (?:nos |mes |les )?dépenses|au (?:plus|maximum)"
    r"|en total|todo|todos los gastos|como (?:máximo|mucho)"
    r"|in tutto|in totale|tutto|tutte le (?:nostre |mie )?spese|al massimo)\b",
    re.IGNORECASE,
)
"""Words for a budget over all categories."""


@skill.reads("budget_set")
def read_set(request: Request, reading: Reading) -> SetBudget:
    """A budget needs an amount, and a category unless it is over everything."""
    everything = request.everything or EVERYTHING.search(request.text) is not None
    if request.category is None and not everything:
        raise MissingError("category", "ask-budget-category")
    money = request.money[0] if request.money else None
    if money is None or money.minor <= 0:
        if request.category is None:
            raise MissingError("money", "ask-budget-amount-all")
        raise MissingError("money", "ask-budget-amount", category=request.category)
    return SetBudget(request.category, money, _period(request) or "month", _member(request))


@skill.reads("budget_remove")
def read_remove(request: Request, reading: Reading) -> RemoveBudget:
    """The budget that was spoken of, or the one that the words name."""
    in_private(reading.asker)
    targets = [ref.id for ref in request.target if ref.skill == skill.name]
    if targets:
        return RemoveBudget(targets[-1])
    rows = reading.rows("SELECT * FROM budgets ORDER BY category IS NULL DESC, category, id")
    fitting = [row for row in rows if _fits(row, request)]
    if not fitting:
        raise NotFoundError("budgets-none" if not rows else "budget-not-found")
    if len(fitting) > 1:
        raise SeveralError("budget-which", tuple(_pick(row, reading) for row in fitting[:4]))
    return RemoveBudget(fitting[0]["id"])


def _fits(row: Row, request: Request) -> bool:
    period, member = _period(request), _member(request)
    if request.category is None and EVERYTHING.search(request.text) and row["category"] is not None:
        return False
    return (
        request.category in (None, row["category"])
        and period in (None, row["period"])
        and member in (None, row["member_id"])
    )


def _pick(row: Row, reading: Reading) -> Pick:
    facts = {"category": row["category"], "money": Money(row["minor"], row["currency"])}
    names = reading.asker.names([row["member_id"]]) if row["member_id"] else ()
    key = ("budget-pick" if row["category"] else "budget-pick-all") + ("-of" if names else "")
    return Pick(skill.name, row["id"], key, {**facts, "name": names[0] if names else None})


@skill.reads("budget_query")
def read_find(request: Request, reading: Reading) -> FindBudgets:
    """One category's or one member's, or all; with the picture where one was asked for."""
    return FindBudgets(request.category, _member(request), drawn=request.form == "chart")


def _period(request: Request) -> str | None:
    """ "week" or "month" where that was said."""
    grains = {span.grain for span in request.times} | ({request.period} if request.period else set())
    rules = " ".join(span.rule or "" for span in request.times)
    if "week" in grains or "WEEKLY" in rules:
        return "week"
    return "month" if "month" in grains or "MONTHLY" in rules else None


def _member(request: Request) -> int | None:
    return request.people.ids[0] if len(request.people.ids) == 1 else None
