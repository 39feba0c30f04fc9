"""The ledger as CSV, JSON and Beancount: read again, it says the same, and nothing in it does anything."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.money import money as cli
from skills.engine.asking import MissingError, NotAllowedError
from skills.engine.request import Request
from skills.expenses.ledger import Entry
from skills.reports.beancount_file import component, quoted
from skills.reports.commands import ExportMoney, skill
from skills.reports.csv_file import text
from tests.house import House
from tests.skills.reports.ledgers import TODAY, account, book, money, reading, run, spent

NASTY = 'Müller & "Söhne" \\ GmbH; =1+1,\nzweite Zeile \u202e'


def fill(house: House) -> None:
    """Every kind of row: two currencies with and without a rate, a refund, an income, a transfer, words that hurt."""
    joint, savings = account(house, "Gemeinschaftskonto", opening="1250.30"), account(house, "Sparen", "savings")
    dollars = account(house, "Gemeinschafts-Konto!", "card", currency="USD", opening="-20")
    book(
        house,
        Entry(money("42.50"), "groceries", TODAY, 1, merchant="Lidl", account_id=joint, payment="card", tax_minor=278),
        Entry(money("-39.90"), "clothing", TODAY, 1, merchant="=cmd|' /C calc'!A0", account_id=joint),
        Entry(money("2400"), "salary", date(2026, 11, 2), 2, kind="income", account_id=joint, note="@work"),
        Entry(money("200"), "transfer", date(2026, 11, 3), 1, kind="transfer", account_id=joint, to_account_id=savings),
        Entry(money("10.01", "USD"), "travel", date(2025, 12, 31), 2, merchant=NASTY, account_id=dollars),
        Entry(money("1500", "JPY"), "children", date(2026, 1, 1), 1, note="たこ焼き"),
    )
    database = house.app.local("finance").database
    with database.transaction():
        database.rows(
            "UPDATE transactions SET home_minor = 921, home_currency = 'EUR', rate = '0.92' WHERE currency = 'USD'"
        )


async def exported(house: House, form: str, **days: date) -> bytes:
    (file,) = (await run(house, ExportMoney(form, **days))).files
    return file.content


def sums_of(rows: list[tuple[str, str, str]]) -> dict[tuple[str, str], Decimal]:
    found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for kind, currency, amount in rows:
        found[kind, currency] += Decimal(amount)
    return dict(found)


EXPECTED = {
    ("expense", "EUR"): Decimal("2.60"),
    ("expense", "USD"): Decimal("10.01"),
    ("expense", "JPY"): Decimal(1500),
    ("income", "EUR"): Decimal(2400),
    ("transfer", "EUR"): Decimal(200),
}


async def test_csv_read_again_gives_the_same_sums(house: House) -> None:
    fill(house)
    content = await exported(house, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert sums_of([(row["kind"], row["currency"], row["amount"]) for row in rows]) == EXPECTED
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    assert rows[0]["merchant"] == NASTY
    assert (rows[0]["home_amount"], rows[0]["rate"]) == ("9.21", "0.92")
    assert rows[-1]["paid_by"] == "Anna"


async def test_no_cell_is_a_formula(house: House) -> None:
    fill(house)
    rows = list(csv.DictReader(io.StringIO((await exported(house, "csv")).decode("utf-8-sig"), newline="")))
    words = [row[name] for row in rows for name in ("merchant", "note", "category", "paid_by", "account")]
    assert [one for one in words if one.strip()[:1] in tuple("=+-@")] == []
    assert {"'=cmd|' /C calc'!A0", "'@work"} <= set(words)


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", " ="])
def test_what_a_spreadsheet_would_run_is_text(begin: str) -> None:
    assert text(f"{begin}1") == f"'{begin}1"
    assert text("a=1") == "a=1"
    assert text(None) == ""


async def test_json_read_again_gives_the_same_sums(house: House) -> None:
    fill(house)
    data = json.loads(await exported(house, "json"))
    rows = data["transactions"]
    assert sums_of([(row["kind"], row["currency"], row["amount"]) for row in rows]) == EXPECTED
    assert data["accounts"][0] == {
        "name": "Gemeinschaftskonto",
        "kind": "bank",
        "currency": "EUR",
        "opening": "1250.30",
        "opening_date": "2026-01-01",
    }
    assert rows[0]["merchant"] == NASTY


async def test_only_the_days_that_were_asked_for(house: House) -> None:
    fill(house)
    rows = json.loads(await exported(house, "json", start=date(2026, 1, 1), end=TODAY))["transactions"]
    assert [row["date"] for row in rows] == ["2026-01-01", "2026-11-02", "2026-11-03"]
    assert (await run(house, ExportMoney("csv", date(2020, 1, 1), date(2020, 2, 1)))).key == "export-empty"


ACCOUNT = r"(?:Assets|Liabilities|Equity|Income|Expenses)(?::[A-Z0-9][A-Za-z0-9-]*)+"
STRING = r'"(?:[^"\\\n]|\\["\\])*"'
AMOUNT = r"(-?\d+(?:\.\d+)?) ([A-Z][A-Z0-9'._-]{0,22}[A-Z0-9])"
OPEN = re.compile(rf"(\d{{4}}-\d\d-\d\d) open ({ACCOUNT})")
HEAD = re.compile(rf"(\d{{4}}-\d\d-\d\d) \* ({STRING}) ({STRING})")
META = re.compile(rf"  [a-z_]+: (?:{STRING}|-?[\d.]+)")
LEG = re.compile(rf"  ({ACCOUNT})  {AMOUNT}(?: @@ {AMOUNT})?")


@dataclass
class Booked:
    """A transaction of a Beancount file: its legs, with the weight of each."""

    day: date
    legs: list[tuple[str, Decimal, str]]
    weights: dict[str, Decimal]


def transactions(content: bytes) -> Iterator[Booked]:
    """Reads what we write, strictly. Raises ValueError for a line that Beancount would not take."""
    opened: dict[str, date] = {}
    current: Booked | None = None
    for line in content.decode().splitlines():
        if not line or line.startswith('option "operating_currency" "EUR"'):
            if current is not None:
                yield current
            current = None
        elif found := OPEN.fullmatch(line):
            if found[2] in opened:
                raise ValueError(f"opened twice: {line}")
            opened[found[2]] = date.fromisoformat(found[1])
        elif found := HEAD.fullmatch(line):
            current = Booked(date.fromisoformat(found[1]), [], defaultdict(Decimal))
        elif current is not None and (found := LEG.fullmatch(line)):
            name, amount, unit = found[1], Decimal(found[2]), found[3]
            if name not in opened or opened[name] > current.day:
                raise ValueError(f"not open yet: {line}")
            current.legs.append((name, amount, unit))
            weight, of = (Decimal(found[4]).copy_sign(amount), found[5]) if found[4] else (amount, unit)
            current.weights[of] += weight
        elif current is None or not META.fullmatch(line):
            raise ValueError(line)
    if current is not None:
        yield current


async def test_beancount_is_balanced_and_every_account_is_open(house: House) -> None:
    fill(house)
    content = await exported(house, "beancount")
    booked = list(transactions(content))
    assert len(booked) == 6 + 2
    for one in booked:
        assert len(one.legs) == 2
        assert set(one.weights.values()) == {Decimal(0)}
    balances: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for one in booked:
        for name, amount, unit in one.legs:
            balances[name, unit] += amount
    assert balances["Expenses:Clothing", "EUR"] == Decimal("-39.90")
    assert balances["Income:Salary", "EUR"] == Decimal(-2400)
    assert balances["Assets:Savings:Sparen", "EUR"] == Decimal(200)
    assert (
        balances["Assets:Bank:Gemeinschaftskonto", "EUR"]
        == Decimal("1250.30") - Decimal("42.50") + Decimal("39.90") + 2200
    )
    assert balances["Expenses:Travel", "USD"] == Decimal("10.01")
    assert balances["Liabilities:Card:Gemeinschafts-Konto", "USD"] == Decimal("-30.01")
    assert balances["Assets:Unspecified", "JPY"] == Decimal(-1500)
    assert b"10.01 USD @@ 9.21 EUR" in content


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Gemeinschaftskonto", "Gemeinschaftskonto"),
        ("eating-out", "Eating-Out"),
        ("Épargne été", "Epargne-Ete"),
        ("1. Konto", "1-Konto"),
        ("口座", "X53e35ea7"),
        ("", "X"),
    ],
)
def test_names_become_parts_of_accounts(name: str, part: str) -> None:
    assert component(name) == part
    assert re.fullmatch(r"[A-Z0-9][A-Za-z0-9-]*", part)


def test_strings_stay_on_their_line() -> None:
    assert quoted(NASTY) == '"Müller & \\"Söhne\\" \\\\ GmbH; =1+1, zweite Zeile \u202e"'


async def test_accounts_that_would_be_called_the_same_are_numbered(house: House) -> None:
    for name in ("Giro 1", "Giro-1"):
        number = account(house, name, opening="5")
        book(house, replace(spent("1"), account_id=number))
    names = {name for one in transactions(await exported(house, "beancount")) for name, _, _ in one.legs}
    assert {"Assets:Bank:Giro-1", "Assets:Bank:Giro-1-2"} <= names


async def test_in_a_group_with_children_nothing_is_handed_out(house: House) -> None:
    asker = replace(house.asker("Anna"), group=True)
    with pytest.raises(NotAllowedError, match="ask-in-private"):
        await house.app.pods["finance"].run(ExportMoney("csv"), asker)


def test_a_form_has_to_be_said(house: House) -> None:
    read = skill.readers["money_export"]
    with pytest.raises(MissingError, match="ask-export-form"):
        read(Request("x", "export our expenses", "en"), reading(house))
    assert read(Request("x", "export our expenses as JSON", "en"), reading(house)) == ExportMoney("json")
    assert read(Request("x", "x", "en", form="beancount"), reading(house)) == ExportMoney("beancount")
    assert read(Request("x", "als Tabelle", "de"), reading(house)) == ExportMoney("csv")


def test_the_command_line_writes_the_same(house: House, tmp_path: Path) -> None:
    fill(house)
    target = tmp_path / "out.json"
    arguments = ["export", "--format", "json", "--from", "2026-11-01", "--to", "2026-11-21", "--out", str(target)]
    done = CliRunner().invoke(cli, arguments, obj=house.app.settings)
    assert done.exit_code == 0, done.output
    assert done.output.startswith("4 entries written")
    assert len(json.loads(target.read_bytes())["transactions"]) == 4
    wrong = CliRunner().invoke(cli, ["export", "--from", "2026-11-02", "--to", "2026-11-01"], obj=house.app.settings)
    assert wrong.exit_code == 2
