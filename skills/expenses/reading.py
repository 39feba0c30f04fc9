"""From what was understood to commands on expenses."""

from __future__ import annotations

from datetime import date, timedelta

from knowledge.store.database import Row
from skills.engine.asking import MissingError, NotFoundError
from skills.engine.categories import CATEGORIES
from skills.engine.command import GROWN_UPS, Asker, Reading
from skills.engine.matching import best
from skills.engine.money import Money
from skills.engine.request import Request
from skills.engine.zones import wall
from skills.expenses.commands import CorrectExpense, DeleteExpense, LogExpense, SumExpenses, skill


def today(asker: Asker) -> date:
    """The asker's local day."""
    return wall(asker.now, asker.zone).date()


@skill.reads("expense_log")
def read_log(request: Request, reading: Reading) -> LogExpense:
    """An expense needs an amount; the rest has defaults."""
    if not request.money:
        raise MissingError("money", "ask-expense-amount")
    money = request.money[0]
    if money.minor <= 0:
        raise MissingError("money", "ask-expense-amount")
    asker = reading.asker
    day = min(request.when.start.date(), today(asker)) if request.when and request.when.start else today(asker)
    grown_up = {member.id for member in asker.members if member.grown_up}
    payer = next((one for one in request.people.ids if one in grown_up), asker.member.id)
    category = request.category if request.category in CATEGORIES else "other"
    return LogExpense(money, category, day, payer, request.merchant, request.title or None)


@skill.reads("expense_correct")
def read_correct(request: Request, reading: Reading) -> CorrectExpense:
    """What was said replaces what was understood; the rest stays."""
    row = _target(request, reading)
    if request.unknown_people:
        raise MissingError("who", "ask-who", name=request.unknown_people[0])
    money = Money(request.money[0].minor, request.money[0].currency) if request.money else None
    day = request.when.start.date() if request.when and request.when.start and request.when.has_date else None
    payer = request.people.ids[0] if request.people.ids else None
    category = request.category if request.category in CATEGORIES else None
    if not any((money, day, payer, category, request.merchant)):
        raise MissingError("money", "ask-correct-what")
    return CorrectExpense(row["id"], money, category, day, request.merchant, payer)


@skill.reads("expense_delete")
def read_delete(request: Request, reading: Reading) -> DeleteExpense:
    """The expense that the last outcome names, or the asker's last one."""
    return DeleteExpense(_target(request, reading)["id"])


def _target(request: Request, reading: Reading) -> Row:
    targets = [ref.id for ref in request.target if ref.skill == skill.name]
    if targets:
        rows = reading.rows("SELECT * FROM transactions WHERE id = ?", (targets[-1],))
    elif request.merchant and not request.amends:
        every = reading.rows("SELECT * FROM transactions WHERE kind = 'expense' ORDER BY id DESC LIMIT 200")
        rows = list(best(request.merchant, every, lambda row: f"{row['merchant'] or ''} {row['note'] or ''}"))
        rows = sorted(rows, key=lambda row: -row["id"])
    else:
        rows = reading.rows(
            "SELECT * FROM transactions WHERE kind = 'expense' AND owner = ? ORDER BY id DESC LIMIT 1",
            (reading.asker.member.id,),
        )
    if not rows:
        raise NotFoundError("expense-not-found")
    return rows[0]


@skill.reads("spending_query", "transactions_query")
def read_sum(request: Request, reading: Reading) -> SumExpenses:
    """The span asked about; without any, this month so far."""
    asker, when = reading.asker, request.when
    start, end = today(asker).replace(day=1), today(asker) + timedelta(days=1)
    if when and when.start:
        start, end = when.start.date(), when.start.date() + timedelta(days=1)
        if when.end:
            end = when.end.date() + timedelta(days=1 if when.has_time else 0)
        elif when.grain in ("week", "month", "quarter", "year"):
            end = _after(start, when.grain)
    payer = request.people.ids[0] if len(request.people.ids) == 1 else None
    listed = request.intent == "transactions_query"
    return SumExpenses(start, max(end, start + timedelta(days=1)), request.category, request.merchant, payer, listed)


def _after(start: date, grain: str) -> date:
    months = {"month": 1, "quarter": 3, "year": 12}
    if grain == "week":
        return start + timedelta(days=7)
    month = start.month - 1 + months[grain]
    return date(start.year + month // 12, month % 12 + 1, 1)


@skill.knows
def names(reading: Reading) -> list[str]:
    """What the last expenses were for, to those who may see them."""
    if reading.asker.member.role not in GROWN_UPS:
        return []
    rows = reading.rows(
        "SELECT coalesce(merchant, note) AS name FROM transactions"
        " WHERE kind = 'expense' AND (merchant IS NOT NULL OR note IS NOT NULL) ORDER BY id DESC LIMIT 50"
    )
    return [row["name"] for row in rows]
