"""From what was understood to commands on expenses, income and refunds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from knowledge.store.database import Row
from skills.budgets.spans import days_of
from skills.budgets.spending import Span
from skills.engine.asking import MissingError, NotFoundError
from skills.engine.categories import CATEGORIES
from skills.engine.command import GROWN_UPS, Asker, Reading
from skills.engine.errors import PersonError
from skills.engine.matching import best
from skills.engine.money import Money
from skills.engine.privacy import SEEN, among_grown_ups, audiences, in_private
from skills.engine.request import Request
from skills.engine.zones import wall
from skills.expenses.commands import (
    CorrectExpense,
    DeleteExpense,
    FindIncome,
    LogExpense,
    LogIncome,
    LogRefund,
    SumExpenses,
    skill,
)
from skills.expenses.income import SOURCES, asked_source, source_of
from skills.expenses.naming import account_in, cash_account
from skills.expenses.words import is_filing, is_negative, names_currency, payment_in

REFUNDED_WITHIN = timedelta(days=400)
"""How far back the expense of a refund is looked for."""
A_YEAR = timedelta(days=365)
MOST_SHOPS = 16
"""Shops that are expected to be named."""


def today(asker: Asker) -> date:
    """The asker's local day."""
    return wall(asker.now, asker.zone).date()


def amount_in(request: Request) -> Money:
    """The amount that was said, above nothing. Raises MissingError, and PersonError for one below nothing."""
    if is_negative(request.text):
        raise PersonError("expense-negative")
    if not request.money or request.money[0].minor <= 0:
        raise MissingError("money", "ask-expense-amount")
    return request.money[0]


def day_in(request: Request, asker: Asker) -> date:
    """The day that was said, today where none was; what is booked has happened."""
    return min(request.when.start.date(), today(asker)) if request.when and request.when.start else today(asker)


def grown_up_in(request: Request, asker: Asker) -> int:
    """Whose money it is: the first grown-up who was named, or the asker."""
    grown_up = {member.id for member in asker.members if member.grown_up}
    payer = request.payer if isinstance(request.payer, int) else None
    return next((one for one in (payer, *request.people.ids) if one in grown_up), asker.member.id)


@skill.reads("expense_log")
def read_log(request: Request, reading: Reading) -> LogExpense:
    """An expense needs an amount; the rest has defaults."""
    money, asker = amount_in(request), reading.asker
    category = request.category if request.category in CATEGORIES else "other"
    payment = payment_in(request.text)
    account = account_in(request.account, request, reading)
    if account is None and payment == "cash":
        account = cash_account(reading)
    day, payer = day_in(request, asker), grown_up_in(request, asker)
    return LogExpense(
        money,
        category,
        day,
        payer,
        request.merchant,
        request.title or None,
        account["id"] if account else None,
        payment,
    )


@skill.reads("expense_correct")
def read_correct(request: Request, reading: Reading) -> CorrectExpense:
    """What was said replaces what was understood; the rest stays."""
    row = _target(request, reading)
    if request.unknown_people:
        raise MissingError("who", "ask-who", name=request.unknown_people[0])
    if is_negative(request.text):
        raise PersonError("expense-negative")
    found_by_name = request.merchant is not None and not request.amends and not request.target
    account = account_in(request.account, request, reading)
    new: dict[str, Any] = {
        "money": _money(request, row),
        "category": request.category if request.category in (*CATEGORIES, *SOURCES) else None,
        "day": request.when.start.date() if request.when and request.when.start and request.when.has_date else None,
        "merchant": None if found_by_name else request.merchant,
        "paid_by": request.people.ids[0] if request.people.ids else None,
        "account_id": account["id"] if account else None,
        "payment": payment_in(request.text),
    }
    if new["account_id"] is None and new["payment"] == "cash" and (cash := cash_account(reading)):
        new["account_id"] = cash["id"]
    if any(value is not None for value in new.values()):
        return CorrectExpense(row["id"], **new)
    if is_filing(request.text):
        raise MissingError("category", "ask-expense-category")
    raise MissingError("money", "ask-correct-what")


def _money(request: Request, row: Row) -> Money | None:
    """The new amount; in the currency of before where none was named. A currency alone changes only that."""
    said = request.value
    if not request.money:
        is_code = said is not None and len(said) == 3 and said.isupper() and said.isalpha()
        if said is None or not is_code or said == row["currency"]:
            return None
        return Money.of(abs(Money(row["minor"], row["currency"]).amount), said)
    money = request.money[0]
    if money.currency != row["currency"] and not names_currency(request.text, money.currency, request.language):
        return Money.of(money.amount, row["currency"])
    return money


@skill.reads("expense_delete")
def read_delete(request: Request, reading: Reading) -> DeleteExpense:
    """The row that the last outcome names, or the asker's last expense."""
    return DeleteExpense(_target(request, reading)["id"])


def _target(request: Request, reading: Reading) -> Row:
    """The row that was just spoken of, or one that is found by its name or as the last; that not where others read."""
    targets = [ref.id for ref in request.target if ref.skill == skill.name]
    if targets:
        rows = reading.rows("SELECT * FROM transactions WHERE id = ?", (targets[-1],))
        if not rows:
            raise NotFoundError("expense-not-found")
        return rows[0]
    in_private(reading.asker)
    if request.merchant and not request.amends:
        every = reading.rows("SELECT * FROM transactions WHERE kind = 'expense' ORDER BY id DESC LIMIT 200")
        rows = list(best(request.merchant, every, lambda row: f"{row['merchant'] or ''} {row['note'] or ''}"))
        rows = sorted(rows, key=lambda row: -row["id"])
    else:
        rows = _last_of(reading)
    if not rows:
        raise NotFoundError("expense-not-found")
    return rows[0]


def _last_of(reading: Reading) -> list[Row]:
    """The asker's last expense. Raises PersonError where a later one still waits for another grown-up's word."""
    me = reading.asker.member.id
    rows = reading.rows(
        "SELECT * FROM transactions WHERE kind = 'expense' AND owner = ? ORDER BY id DESC LIMIT 1", (me,)
    )
    waits = reading.rows(
        "SELECT created_at FROM proposals WHERE member_id = ? AND status = 'open' ORDER BY id DESC LIMIT 1", (me,)
    )
    if waits and (not rows or waits[0]["created_at"] > rows[0]["created_at"]):
        raise PersonError("proposal-waits")
    return rows


@skill.reads("spending_query", "transactions_query")
def read_sum(request: Request, reading: Reading) -> SumExpenses:
    """The span asked about; without any, this month so far."""
    start, end = span_in(request, reading.asker)
    payer = request.people.ids[0] if len(request.people.ids) == 1 and request.grouping != "member" else None
    listed = request.intent.endswith("transactions_query")
    return SumExpenses(start, end, request.category, request.merchant, payer, listed, request.grouping)


@skill.reads("income_query")
def read_income(request: Request, reading: Reading) -> FindIncome:
    """The span asked about; without any, this month so far."""
    start, end = span_in(request, reading.asker)
    receiver = request.people.ids[0] if len(request.people.ids) == 1 else None
    source = asked_source(request.text)
    return FindIncome(start, end, source if source not in ("income", "present") else None, receiver)


def span_in(request: Request, asker: Asker) -> tuple[date, date]:
    """First day and the day after the last; this month so far where no time was said."""
    now = today(asker)
    span = days_of(request.when, now) or Span(now.replace(day=1), now + timedelta(days=1))
    return span.start, span.end


@skill.reads("income_log")
def read_income_log(request: Request, reading: Reading) -> LogIncome:
    """Income needs an amount; whom it is from and what it is are read from the words."""
    money, asker = amount_in(request), reading.asker
    receiver = request.payee if isinstance(request.payee, int) else None
    grown_up = {member.id for member in asker.members if member.grown_up}
    named = next((one for one in (receiver, *request.people.ids) if one in grown_up), asker.member.id)
    source = request.category if request.category in SOURCES else source_of(f"{request.text} {request.title}")
    payer = _name_of(request.payer, asker) or request.merchant
    account = account_in(request.to_account or request.account, request, reading)
    return LogIncome(money, source, day_in(request, asker), named, payer, account["id"] if account else None)


def _name_of(person: int | str | None, asker: Asker) -> str | None:
    if isinstance(person, int):
        return asker.name_of(person)
    return person[:1].upper() + person[1:] if person else None


@skill.reads("refund_log")
def read_refund(request: Request, reading: Reading) -> LogRefund:
    """What came back has the shop, category, payer and account of the expense that it is of, where one is found."""
    money, asker = amount_in(request), reading.asker
    named = request.merchant or _name_of(request.payer if isinstance(request.payer, str) else None, asker)
    spent = _refunded(named or request.title, money, reading)
    account = account_in(request.to_account or request.account, request, reading)
    refund = LogRefund(
        money,
        request.category if request.category in CATEGORIES else "other",
        day_in(request, asker),
        grown_up_in(request, asker),
        named or request.title or None,
        account["id"] if account else None,
    )
    if spent is None:
        return refund
    return replace(
        refund,
        category=spent["category"] if request.category not in CATEGORIES else refund.category,
        merchant=named or spent["merchant"] or spent["note"],
        paid_by=spent["paid_by"],
        account_id=refund.account_id or spent["account_id"],
    )


def _refunded(words: str, money: Money, reading: Reading) -> Row | None:
    """The expense that is given back: of that name, at least as large, of the same amount or the latest."""
    since = today(reading.asker) - REFUNDED_WITHIN
    facts = {"currency": money.currency, "minor": money.minor, "since": since.isoformat()}
    named = reading.rows(f"SELECT DISTINCT {_NAME} AS name {_LARGE_ENOUGH}", facts) if words else []
    names = [row["name"] for row in best(words, named, lambda row: str(row["name"]), 0.7)]
    found = reading.rows(
        f"SELECT * {_LARGE_ENOUGH} AND {_NAME} IN (SELECT value FROM json_each(:names))"
        " ORDER BY minor <> :minor, id DESC LIMIT 1",
        {**facts, "names": json.dumps(names)},
    )
    return next(iter(found), None)


_NAME = "ifnull(merchant, '') || ' ' || ifnull(note, '')"
_LARGE_ENOUGH = (
    "FROM transactions WHERE kind = 'expense' AND currency = :currency AND minor >= :minor AND day >= :since"
)


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


@skill.expects
def shops(reading: Reading) -> list[str]:
    """The shops where the household bought most often in the last year, to those who may see its money here."""
    asker = reading.asker
    if asker.member.role not in GROWN_UPS or not among_grown_ups(asker):
        return []
    rows = reading.rows(
        "SELECT merchant FROM transactions WHERE kind = 'expense' AND merchant IS NOT NULL AND day >= :since"
        f" AND {SEEN} GROUP BY merchant COLLATE NOCASE ORDER BY count(*) DESC, max(id) DESC LIMIT :most",
        {
            "since": (asker.local_now.date() - A_YEAR).isoformat(),
            **audiences(asker.member.audiences),
            "most": MOST_SHOPS,
        },
    )
    return [row["merchant"] for row in rows]
