"""Bookings go in once, join what was told, and come out again by one undo, whatever order the files came in."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pods.engine.pod import LocalPod
from skills.banking.commands import AskColumns, ImportBankFile
from skills.banking.files import learnt
from skills.banking.taking import command_of
from skills.engine.command import Asker, Outcome, Reading
from skills.engine.errors import PersonError
from skills.engine.lessons import Learned
from skills.engine.money import Money
from skills.expenses.commands import AddAccount, CorrectExpense, LogExpense
from tests.house import House, open_house
from tests.skills.banking import samples

TABLES = ("transactions", "money_accounts", "bank_rows", "bank_seen", "bank_opened", "bank_balances", "bank_layouts")


class Bank:
    """The pod of a house, and files in a folder."""

    def __init__(self, house: House, folder: Path) -> None:
        self.pod: LocalPod = house.app.local("finance")
        self.asker: Asker = house.asker("Anna")
        self._folder = folder

    def command(self, content: str, name: str = "bank.txt") -> ImportBankFile | AskColumns:
        path = self._folder / name
        path.write_text(content, encoding="utf-8")
        layouts = learnt(Reading(self.asker, self.pod.database))
        found = command_of(path, name, currency="EUR", layouts=layouts, sure=True)
        assert found is not None
        return found

    async def take_in(self, content: str, name: str = "bank.txt", **fields: Any) -> Outcome:
        command = self.command(content, name)
        assert isinstance(command, ImportBankFile)
        return await self.pod.run(replace(command, **fields), self.asker)

    def rows(self, table: str) -> list[dict[str, Any]]:
        return self.pod.database.rows(f"SELECT * FROM {table} ORDER BY 1")

    @property
    def everything(self) -> dict[str, list[dict[str, Any]]]:
        return {table: self.rows(table) for table in TABLES}

    @property
    def booked(self) -> Counter[tuple[Any, ...]]:
        """The ledger without the numbers of its rows."""
        columns = ("kind", "minor", "currency", "day", "category", "merchant", "note")
        return Counter(tuple(row[one] for one in columns) for row in self.rows("transactions"))


@pytest.fixture
def bank(house: House, tmp_path: Path) -> Bank:
    return Bank(house, tmp_path)


async def test_a_file_becomes_expenses_income_and_an_account(bank: Bank) -> None:
    outcome = await bank.take_in(samples.MT940)
    assert (outcome.key, outcome.facts["count"]) == ("bank-imported", 3)
    lidl, salary, fee = bank.rows("transactions")
    assert (lidl["kind"], lidl["minor"], lidl["merchant"], lidl["category"]) == ("expense", 4250, "Lidl", "groceries")
    assert (salary["kind"], salary["minor"], salary["category"]) == ("income", 240000, "salary")
    assert (fee["kind"], fee["minor"], fee["source"]) == ("expense", 1000, "bank")
    (account,) = bank.rows("money_accounts")
    assert (account["number"], account["opening_minor"], account["opening_day"]) == (
        "10010010/0123456789",
        100000,
        "2026-11-02",
    )


async def test_the_same_file_again_and_the_same_bookings_in_another_format_change_nothing(bank: Bank) -> None:
    await bank.take_in(samples.MT940)
    before = bank.booked
    assert (await bank.take_in(samples.MT940)).key == "bank-nothing-new"
    iban = "DE79100100100123456789"
    for name, content in (("CAMT", samples.CAMT), ("CSV", samples.CSV)):
        outcome = await bank.take_in(content.replace("DE02120300000000202051", iban))
        assert outcome.key == "bank-nothing-new", name
        assert [note.facts["count"] for note in outcome.notes if note.key == "bank-already"] == [3]
    assert bank.booked == before
    assert len(bank.rows("money_accounts")) == 1


async def test_undo_takes_out_exactly_what_came_in(bank: Bank) -> None:
    await bank.pod.run(LogExpense(Money(4250, "EUR"), "household", date(2026, 11, 1), 1, "Lidl"), bank.asker)
    before = bank.everything
    outcome = await bank.take_in(samples.MT940)
    assert bank.rows("transactions")[0]["account_id"] == 1
    assert outcome.journal is not None
    await bank.pod.undo(outcome.journal, bank.asker)
    assert bank.everything == before


async def test_two_equal_bookings_of_a_day_are_two(bank: Bank) -> None:
    table, coffee = "Date,Payee,Amount\n", "2026-11-02,Coffee,-2.00\n"
    for content, count in ((coffee, 1), (coffee * 3, 2), (coffee * 2, 0)):
        outcome = await bank.take_in(table + content, "x.csv")
        assert (outcome.facts["count"] if outcome.key == "bank-imported" else 0) == count
    assert len(bank.rows("transactions")) == 3


async def test_a_booking_that_was_corrected_since_keeps_the_import_from_being_undone(bank: Bank) -> None:
    outcome = await bank.take_in(samples.MT940)
    await bank.pod.run(CorrectExpense(1, category="gifts"), bank.asker)
    assert outcome.journal is not None
    with pytest.raises(PersonError, match="undo-changed-since"):
        await bank.pod.undo(outcome.journal, bank.asker)
    assert len(bank.rows("transactions")) == 3


async def test_what_was_told_before_is_joined_and_not_booked_twice(bank: Bank) -> None:
    await bank.pod.run(LogExpense(Money(4250, "EUR"), "household", date(2026, 10, 31), 1, "Lidl"), bank.asker)
    outcome = await bank.take_in(samples.MT940)
    assert outcome.facts["count"] == 2
    (note,) = [note for note in outcome.notes if note.key == "bank-matched"]
    assert note.facts["lines"][0].facts["shop"] == "Lidl"
    told = bank.rows("transactions")[0]
    assert (told["category"], told["account_id"]) == ("household", 1)
    assert sum(row["minor"] == 4250 for row in bank.rows("transactions")) == 1


@pytest.mark.parametrize(("day", "merchant"), [(date(2026, 10, 27), "Lidl"), (date(2026, 11, 2), "Bookshop Krume")])
async def test_another_day_or_another_shop_is_another_expense(bank: Bank, day: date, merchant: str) -> None:
    await bank.pod.run(LogExpense(Money(4250, "EUR"), "other", day, 1, merchant), bank.asker)
    outcome = await bank.take_in(samples.MT940)
    assert outcome.facts["count"] == 3


async def test_what_was_taught_of_a_shop_holds_for_the_next_import(bank: Bank) -> None:
    bank.asker = replace(bank.asker, learned=Learned(merchants={"lidl": "household"}))
    await bank.take_in(samples.MT940)
    assert bank.rows("transactions")[0]["category"] == "household"


async def test_a_correction_teaches_the_name_that_imports_use(bank: Bank) -> None:
    await bank.take_in(samples.MT940)
    outcome = await bank.pod.run(CorrectExpense(1, category="household"), bank.asker)
    assert [(lesson.key, lesson.value) for lesson in outcome.teaches] == [("Lidl", "household")]


ONE = "Date,Payee,Description,Amount,Account,Counterparty IBAN\n"
HERE, THERE = "DE02120300000000202051", "DE79100100100123456789"


@pytest.mark.parametrize("first", [0, 1])
async def test_money_between_own_accounts_is_one_transfer_in_any_order(bank: Bank, first: int) -> None:
    files = [
        f"{ONE}2026-11-02,Anna,savings,-200.00,{HERE},{THERE}\n",
        f"{ONE}2026-11-03,Anna,savings,200.00,{THERE},{HERE}\n",
    ]
    await bank.take_in(files[first], "one.csv")
    outcome = await bank.take_in(files[1 - first], "two.csv")
    (row,) = bank.rows("transactions")
    assert (row["kind"], row["minor"]) == ("transfer", 20000)
    numbers = {account["id"]: account["number"] for account in bank.rows("money_accounts")}
    assert (numbers[row["account_id"]], numbers[row["to_account_id"]]) == (HERE, THERE)
    assert outcome.journal is not None
    await bank.pod.undo(outcome.journal, bank.asker)
    assert bank.rows("transactions")[0]["kind"] == ("income" if first else "expense")


async def test_a_file_without_a_number_offers_the_accounts(bank: Bank) -> None:
    for name in ("Joint", "Mine"):
        await bank.pod.run(AddAccount(name, "bank", Money(0, "EUR")), bank.asker)
    command = bank.command("Date,Payee,Amount\n2026-11-20,Lidl,-3.00\n", "x.csv")
    question = (await bank.pod.take(command, bank.asker)).question
    assert question is not None
    assert [offer.facts["account"] for offer in question.offers] == ["Joint", "Mine"]
    await bank.pod.run(question.offers[1].command, bank.asker)
    assert bank.rows("transactions")[0]["account_id"] == 2
    again = bank.command("Date,Payee,Amount\n2026-11-21,Lidl,-4.00\n", "y.csv")
    await bank.pod.run(again, bank.asker)
    assert bank.rows("transactions")[1]["account_id"] == 2


async def test_columns_are_asked_once_a_bank(bank: Bank) -> None:
    table = "When,Who,Cost,Rest\n2026-11-20,Lidl,-3,-7\n2026-11-21,Bus,-2,-9\n"
    command = bank.command(table, "x.csv")
    assert isinstance(command, AskColumns)
    asked = await bank.pod.run(command, bank.asker)
    assert asked.key == "bank-ask-amount"
    told = next(offer.command for offer in asked.offers if offer.facts.get("column") == "Cost")
    assert isinstance(told, ImportBankFile)
    await bank.pod.run(told, bank.asker)
    assert sorted(row["minor"] for row in bank.rows("transactions")) == [200, 300]
    assert isinstance(bank.command(table.replace("20,Lidl", "19,Aldi"), "y.csv"), ImportBankFile)


async def test_pending_bookings_wait(bank: Bank) -> None:
    outcome = await bank.take_in(samples.CAMT.replace("<Cd>BOOK</Cd>", "<Cd>PDNG</Cd>", 1))
    assert outcome.facts["count"] == 2
    assert "bank-pending" in [note.key for note in outcome.notes]


async def test_a_balance_that_differs_is_said(bank: Bank) -> None:
    await bank.pod.run(AddAccount("Giro", "bank", Money(500, "EUR")), bank.asker)
    outcome = await bank.take_in(samples.OFX.replace("202611", "202612"), account_id=1)
    (note,) = [note for note in outcome.notes if note.key == "bank-balance-differs"]
    assert (note.facts["bank"].minor, note.facts["held"].minor) == (334750, 235250)


async def test_a_file_of_200_megabytes_is_not_opened(bank: Bank, tmp_path: Path) -> None:
    with (tmp_path / "huge.csv").open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(PersonError, match="bank-too-large"):
        command_of(tmp_path / "huge.csv", "huge.csv", currency="EUR", layouts={})


async def test_a_file_that_changed_or_went_is_asked_for_again(bank: Bank, tmp_path: Path) -> None:
    command = bank.command(samples.MT940)
    (tmp_path / "bank.txt").write_text(samples.QIF, encoding="utf-8")
    with pytest.raises(PersonError, match="bank-gone"):
        await bank.pod.run(command, bank.asker)


async def test_progress_is_told(bank: Bank) -> None:
    lines = "".join(f"2026-11-{1 + n % 20:02d},Shop {n},-1.{n % 100:02d}\n" for n in range(450))
    told: list[tuple[int, int]] = []
    command = bank.command(f"Date,Payee,Amount\n{lines}", "x.csv")
    await bank.pod.run(command, bank.asker, lambda done, of: told.append((done, of)))
    assert told == [(100, 450), (200, 450), (300, 450), (400, 450), (450, 450)]


booking = st.tuples(
    st.integers(0, 6), st.sampled_from(["-1.00", "-2.50", "7.00"]), st.sampled_from(["Lidl", "Bus", "Acme"])
)


def table_of(days: Sequence[tuple[int, str, str]]) -> str:
    first = date(2026, 11, 1)
    return "Date,Payee,Amount\n" + "".join(f"{first + timedelta(days=day)},{who},{much}\n" for day, much, who in days)


def test_any_order_of_overlapping_files_gives_the_same_ledger(tmp_path: Path, models_dir: Path) -> None:
    house = open_house(tmp_path / "home", models_dir)
    bank = Bank(house, tmp_path)

    async def ledger(order: list[str]) -> tuple[Counter[tuple[Any, ...]], list[tuple[Any, ...]]]:
        """What the files make of an empty ledger, which undoing them leaves empty again."""
        entries = [(await bank.take_in(content, "x.csv")).journal for content in order]
        accounts = [(row["opening_minor"], row["opening_day"]) for row in bank.rows("money_accounts")]
        booked = bank.booked
        for entry in reversed([one for one in entries if one is not None]):
            await bank.pod.undo(entry, bank.asker)
        assert not any(bank.everything.values())
        return booked, accounts

    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(booking, min_size=1, max_size=14),
        st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=2, max_size=4),
        st.randoms(use_true_random=False),
    )
    def check(bookings: list[tuple[int, str, str]], spans: list[tuple[int, int]], random: Any) -> None:
        parts = [[one for one in bookings if min(span) <= one[0] <= max(span)] for span in spans]
        files = [table_of(part) for part in parts if part]
        one = asyncio.run(ledger(files))
        assert asyncio.run(ledger(random.sample(files, len(files)))) == one
        covered = Counter(one for one in bookings if any(min(span) <= one[0] <= max(span) for span in spans))
        assert sum(one[0].values()) == sum(covered.values())
        expected = sum((Decimal(much) * count for (_, much, _), count in covered.items()), Decimal(0))
        signed = {"expense": -1, "income": 1}
        assert sum(signed[key[0]] * key[1] * count for key, count in one[0].items()) == int(expected * 100)

    check()
    asyncio.run(house.stop())


async def test_undo_leaves_the_account_that_somebody_chose_since(bank: Bank) -> None:
    await bank.pod.run(LogExpense(Money(4250, "EUR"), "household", date(2026, 11, 1), 1, "Lidl"), bank.asker)
    outcome = await bank.take_in(samples.MT940)
    await bank.pod.run(AddAccount("cash", "cash"), bank.asker)
    await bank.pod.run(CorrectExpense(1, account_id=2), bank.asker)
    assert outcome.journal is not None
    await bank.pod.undo(outcome.journal, bank.asker)
    assert [(row["id"], row["account_id"]) for row in bank.rows("transactions")] == [(1, 2)]


@pytest.mark.parametrize(
    "absurd",
    [
        "02.11.2026;Aldi;y;-12345678901234567890123456789012345.00",
        "02.11.2026;Aldi;y;-10000000000.01",
    ],
)
async def test_amounts_that_no_account_has_are_refused_with_their_line(bank: Bank, absurd: str) -> None:
    with pytest.raises(PersonError) as error:
        await bank.take_in(f"Date;Name;Text;Amount\n01.11.2026;Lidl;x;-1.00\n{absurd}\n")
    assert (error.value.key, error.value.facts["line"]) == ("bank-amount", 3)
    assert bank.rows("transactions") == []


async def test_days_of_other_centuries_are_refused(bank: Bank) -> None:
    with pytest.raises(PersonError, match="bank-date"):
        await bank.take_in(samples.CAMT.replace("2026-11-0", "0001-01-0"))


async def test_a_name_without_an_end_is_cut(bank: Bank) -> None:
    await bank.take_in(f"Date;Name;Text;Amount\n01.11.2026;{'X' * 4000};y;-1.00\n02.11.2026;Aldi;y;-1.00\n")
    assert max(len(row["merchant"]) for row in bank.rows("transactions")) == 60
