"""What an older version stored: expenses are in the ledger as they were, and what was done to them can be undone."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.store.database import MIGRATIONS, Database
from skills.expenses import skill
from skills.expenses.commands import SumExpenses
from skills.rates.commands import SetRate
from tests.conftest import Opener
from tests.skills.ledger_tools import TODAY, eur, ledger, run

AT = "2026-11-20T08:00:00+00:00"


def old_database(path: Path, scratch: Path) -> Database:
    """The database of finance as the first version made it, with the tables of expenses alone."""
    folders = {}
    for component, folder in {"pod": MIGRATIONS / "pod", "expenses": skill.migrations}.items():
        (scratch / component).mkdir(parents=True)
        shutil.copy(folder / "0001_first.sql", scratch / component)
        folders[component] = scratch / component
    return Database(path, folders)


def expense(number: int, minor: int, currency: str = "EUR", merchant: str | None = "Lidl") -> dict[str, Any]:
    return {
        "id": number,
        "minor": minor,
        "currency": currency,
        "merchant": merchant,
        "category": "groceries",
        "note": 'a note with "quotes", ["expenses", 1] and ünicode',
        "day": "2026-11-20",
        "paid_by": 1,
        "owner": 1,
        "audience": "family",
        "created_at": AT,
    }


def put(database: Database, row: dict[str, Any]) -> None:
    marks = ", ".join(f":{name}" for name in row)
    database.rows(f"INSERT INTO expenses ({', '.join(row)}) VALUES ({marks})", row)


def journalled(database: Database, *changes: tuple[str, int, dict[str, Any] | None, dict[str, Any] | None]) -> None:
    database.rows(
        "INSERT INTO journal (at, member_id, command, changes) VALUES (?, 1, 'expenses.X', ?)",
        (AT, json.dumps(changes, ensure_ascii=False)),
    )


async def test_old_expenses_and_what_was_done_to_them(open_house_with: Opener, tmp_path: Path) -> None:
    database = old_database(tmp_path / "home" / "pods" / "finance" / "finance.db", tmp_path / "old")
    logged, corrected, gone = expense(1, 4250), expense(2, 999), expense(3, 700)
    forints, dinars = expense(4, 1500, "HUF", None), expense(5, 1250, "KWD")
    for row in (logged, corrected, forints, dinars):
        put(database, row)
    journalled(database, ("expenses", 1, None, logged))
    journalled(database, ("expenses", 2, {**corrected, "minor": 500}, corrected))
    journalled(database, ("expenses", 3, gone, None), ("budgets", 9, None, None))
    journalled(database, ("expenses", 4, None, forints), ("expenses", 5, {**dinars, "minor": 1}, dinars))
    other = json.dumps([("budgets", 1, None, {"id": 1, "note": None, "minor": 5})])
    database.rows("INSERT INTO journal (at, member_id, command, changes) VALUES (?, 1, 'b', ?)", (AT, other))
    database.close()
    house = open_house_with()
    rows = ledger(house)
    assert [(row["id"], row["minor"], row["home_minor"]) for row in rows] == [
        (1, 4250, 4250),
        (2, 999, 999),
        (4, 150000, 150000),
        (5, 12500, 12500),
    ]
    assert rows[0]["note"] == logged["note"]
    assert [row["amount"] for row in house.state["expenses"]] == ["42.50", "9.99", "1500.00", "12.500"]
    pod = house.app.local("finance")
    assert pod.database.rows("SELECT changes FROM journal WHERE id = 5")[0]["changes"] == other
    for entry in (4, 2, 1):
        await pod.undo(entry, house.asker("Anna"))
    with_budget = json.loads(pod.database.rows("SELECT changes FROM journal WHERE id = 3")[0]["changes"])
    assert with_budget[1] == ["budgets", 9, None, None]
    pod.database.rows("UPDATE journal SET changes = ? WHERE id = 3", (json.dumps(with_budget[:1]),))
    await pod.undo(3, house.asker("Anna"))
    assert [(row["id"], row["minor"], row["home_minor"], row["note"]) for row in ledger(house)] == [
        (2, 500, 500, corrected["note"]),
        (3, 700, 700, gone["note"]),
        (5, 10, 10, dinars["note"]),
    ]


async def test_old_expenses_in_foreign_money_get_their_worth_when_a_rate_comes(
    open_house_with: Opener, tmp_path: Path
) -> None:
    database = old_database(tmp_path / "home" / "pods" / "finance" / "finance.db", tmp_path / "old")
    put(database, expense(1, 4000, "CHF"))
    put(database, expense(2, 1000))
    database.close()
    house = open_house_with()
    month = SumExpenses(date(2026, 11, 1), date(2026, 12, 1))
    assert [money.currency for money in (await run(house, month)).facts["sums"]] == ["EUR", "CHF"]
    before = ledger(house)
    said = await run(house, SetRate("CHF", "EUR", "1.05", TODAY))
    assert (await run(house, month)).facts["sums"] == (eur("52"),)
    assert said.journal is not None
    await house.app.pods["finance"].undo(said.journal, house.asker("Anna"))
    assert ledger(house) == before
