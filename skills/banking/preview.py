"""What is shown of a bank file before it goes in, and the questions that its columns and its account leave open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from skills.banking.commands import AskColumns, ImportBankFile, skill
from skills.banking.files import read_for, same_content
from skills.banking.formats.amounts import clean
from skills.banking.formats.columns import Layout
from skills.banking.formats.days import looks_like_day
from skills.banking.formats.table import Table, table_of
from skills.banking.formats.text import decode
from skills.banking.placing import Place, new_name, place_of
from skills.banking.planning import Plan, Planned, plan
from skills.banking.statement import BankFileError, Statement, statements_of
from skills.engine.command import Offer, Outcome, Reading, Running
from skills.engine.money import Money
from skills.engine.privacy import in_private
from skills.expenses.accounts import open_accounts

SAMPLE = 3
"""So many bookings are shown of each account."""

MOST_COLUMNS = 8
_CELL = 24


def last_account(by: Reading | Running, table: str) -> int | None:
    """The account that the last file with such a table was of."""
    if not table:
        return None
    rows = by.rows("SELECT account_id FROM bank_layouts WHERE fingerprint = ? ORDER BY id DESC LIMIT 1", (table,))
    return rows[0]["account_id"] if rows else None


def ask_import(command: ImportBankFile, reading: Reading) -> Outcome | None:
    """Shows what would go in and where; nothing to ask where nothing is new."""
    in_private(reading.asker)
    read, table = read_for(command, reading)
    known, taken = open_accounts(reading), set[int]()
    lines: list[Outcome] = []
    offers: list[Offer] = []
    count = 0
    notes: list[Outcome] = []
    for statement in statements_of(read):
        place = place_of(statement, known, command.account_id, last_account(reading, table))
        account_id = place.account["id"] if place.account else None
        planned = plan(statement, read.family, account_id, known, reading.rows, taken)
        count += len(planned.added) + len(planned.matched)
        if planned.added or planned.matched:
            name = place.name or new_name(statement, known)
            lines.append(_line(name, place, statement, planned))
            lines += (_sample(one) for one in planned.added[:SAMPLE])
        notes += _counts(planned)
        offers += _elsewhere(command, place)
    if not count:
        return None
    if read.left_out:
        notes.append(Outcome("bank-left-out", {"count": read.left_out}))
    facts = {"count": count, "lines": tuple(lines)}
    return Outcome(
        "bank-import-sure", facts, notes=tuple(notes), offers=tuple({one.name: one for one in offers}.values())
    )


def _line(name: str, place: Place, statement: Statement, planned: Plan) -> Outcome:
    rows = [*planned.added, *planned.matched]
    sums = {sign: sum(one.minor for one in rows if (one.minor > 0) == sign) for sign in (True, False)}
    days = [one.day for one in rows]
    facts = {
        "account": name,
        "count": len(rows),
        "start": min(days),
        "last": max(days),
        "in": Money(sums[True], statement.currency),
        "out": Money(-sums[False], statement.currency),
    }
    return Outcome("bank-account-line" if place.account else "bank-new-account-line", facts)


def _sample(one: Planned) -> Outcome:
    money = Money(abs(one.minor), one.row.currency)
    shop = one.merchant or one.row.text[:_CELL]
    return Outcome("bank-line-out" if one.minor < 0 else "bank-line-in", {"money": money, "shop": shop, "day": one.day})


def _counts(planned: Plan) -> Iterator[Outcome]:
    for key, count in (
        ("bank-already", planned.already),
        ("bank-will-match", len(planned.matched)),
        ("bank-pending", planned.pending),
    ):
        if count:
            yield Outcome(key, {"count": count})


def _elsewhere(command: ImportBankFile, place: Place) -> Iterator[Offer]:
    """Buttons for the other accounts that it may be."""
    for row in place.others:
        facts = {"account": row["name"]}
        yield Offer(f"into{row['id']}", replace(command, account_id=row["id"]), "bank-into", facts)
    if place.account is not None and place.others:
        yield Offer("intonew", replace(command, account_id=0), "bank-into-new")


@skill.command(AskColumns, changes=False)
def ask_columns(command: AskColumns, running: Running) -> Outcome:
    """Asks for the first column that is not evident; each button is the file with that column told."""
    in_private(running.asker)
    layout = Layout.loads(command.layout)
    table = table_of(decode(same_content(command)))
    if table is None or not layout.missing:
        raise BankFileError("bank-unknown", line=1)
    role = layout.missing[0]
    offers = tuple(_answers(command, table, layout, role))
    if not offers:
        raise BankFileError("bank-columns", line=table.header_line or 1, missing=role)
    rows = [one for one in table.records if any(cell.strip() for cell in one.cells)][:2]
    lines = tuple(Outcome("bank-table-line", {"cells": " | ".join(_short(one) for one in row.cells)}) for row in rows)
    return Outcome("bank-ask-day" if role == "day" else "bank-ask-amount", {"lines": lines}, offers=offers)


def _answers(command: AskColumns, table: Table, layout: Layout, role: str) -> Iterator[Offer]:
    width = max((len(one.cells) for one in table.records), default=0)
    taken = set(layout.columns.values())
    fitting = [at for at in range(width) if at not in taken and _fits(table, at, role)][:MOST_COLUMNS]
    for at in fitting:
        told = layout.given(role, at)
        facts = {"column": _title(table, at)}
        yield Offer(f"column{at}", _next(command, told), "bank-column", facts)
    if role == "amount" and len(fitting) == 2:
        for out, back in (fitting, fitting[::-1]):
            facts = {"debit": _title(table, out), "credit": _title(table, back)}
            told = layout.given("debit", out).given("credit", back)
            yield Offer(f"columns{out}", _next(command, told), "bank-two-columns", facts)


def _next(command: AskColumns, told: Layout) -> ImportBankFile | AskColumns:
    if told.missing:
        return replace(command, layout=told.dumps())
    return ImportBankFile(command.path, command.name, command.digest, layout=told.dumps())


def _fits(table: Table, at: int, role: str) -> bool:
    cells = [cell for one in table.records[:200] if (cell := one.cell(at))]
    fits: Any = looks_like_day if role == "day" else (lambda cell: clean(cell) is not None)
    return bool(cells) and sum(map(bool, map(fits, cells))) >= 0.5 * len(cells)


def _title(table: Table, at: int) -> str:
    """What a column is called, or what stands first in it."""
    name = table.header[at] if at < len(table.header) else ""
    return _short(name or next((cell for one in table.records if (cell := one.cell(at))), "?"))


def _short(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= _CELL else f"{bare[: _CELL - 1]}…"
