"""Adds up the ledger's expenses by SQL: of which days, for what, and by category, merchant, member, month or day."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from knowledge.store.database import Row
from skills.engine.matching import fold
from skills.engine.money import Money

Rows = Callable[..., list[Row]]

Condition = tuple[str, dict[str, Any]]
"""What follows WHERE, and its named parameters."""

UNIT = "CASE WHEN home_currency = :currency OR currency = :currency THEN :currency ELSE currency END"
MINOR = "CASE WHEN home_currency = :currency THEN home_minor ELSE minor END"
"""An amount in the currency that is asked for where it is or was converted to it, else as it was spent."""

GROUPS = {
    "": "''",
    "category": "category",
    "merchant": "ifnull(merchant, ifnull(note, ''))",
    "member": "paid_by",
    "month": "substr(day, 1, 7)",
    "day": "day",
}


@dataclass(frozen=True, slots=True)
class Span:
    """Local days from `start` to before `end`."""

    start: date
    end: date

    @property
    def last(self) -> date:
        """The last day."""
        return self.end - timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days."""
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class Scope:
    """Which entries count; None is any."""

    category: str | None = None
    merchant: str | None = None
    paid_by: int | None = None
    kind: str = "expense"


@dataclass(frozen=True, slots=True)
class Sum:
    """What entries of one group come to, in one currency."""

    name: str
    """The category, merchant, member's id, month (2026-11) or day (2026-11-21)."""
    money: Money
    count: int


def sums(rows: Rows, scope: Scope, span: Span, currency: str, by: str = "") -> list[Sum]:
    """Sums by a group of GROUPS, the largest first. What has no rate to `currency` is a sum of its own."""
    return sums_where(rows, condition(rows, scope, span), currency, by)


def sums_where(rows: Rows, where: Condition, currency: str, by: str = "") -> list[Sum]:
    """The same of a condition that is worked out already."""
    sql, facts = where
    found = rows(
        f"SELECT {GROUPS[by]} AS name, {UNIT} AS unit, sum({MINOR}) AS minor, count(*) AS count FROM transactions"
        f" WHERE {sql} GROUP BY 1, 2 ORDER BY 3 DESC, 1",
        {**facts, "currency": currency},
    )
    return [Sum(str(row["name"]), Money(row["minor"], row["unit"]), row["count"]) for row in found]


def latest_where(rows: Rows, where: Condition, most: int) -> list[Row]:
    """The last entries of a condition, the newest first."""
    sql, facts = where
    return rows(
        f"SELECT * FROM transactions WHERE {sql} ORDER BY day DESC, id DESC LIMIT :most", {**facts, "most": most}
    )


def total(rows: Rows, scope: Scope, span: Span, currency: str) -> tuple[Money, tuple[Money, ...]]:
    """The sum in a currency, and what could not be converted to it."""
    found = [one.money for one in sums(rows, scope, span, currency)]
    own = next((money for money in found if money.currency == currency), Money(0, currency))
    return own, tuple(sorted(money for money in found if money.currency != currency))


def condition(rows: Rows, scope: Scope, span: Span) -> Condition:
    """The SQL condition of a scope and its named parameters."""
    facts: dict[str, Any] = {"kind": scope.kind, "start": span.start.isoformat(), "end": span.end.isoformat()}
    where = "kind = :kind AND day >= :start AND day < :end"
    if scope.category is not None:
        where += " AND category = :category"
        facts["category"] = scope.category
    if scope.paid_by is not None:
        where += " AND paid_by = :paid_by"
        facts["paid_by"] = scope.paid_by
    if scope.merchant is not None:
        shops = rows(f"SELECT DISTINCT merchant, note FROM transactions WHERE {where}", facts)
        words = re.compile(rf"\b{re.escape(fold(scope.merchant))}")
        fitting = [
            [shop["merchant"], shop["note"]]
            for shop in shops
            if words.search(fold(f"{shop['merchant'] or ''} {shop['note'] or ''}"))
        ]
        where += " AND json_array(merchant, note) IN (SELECT value FROM json_each(:shops))"
        facts["shops"] = json.dumps([json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in fitting])
    return where, facts
