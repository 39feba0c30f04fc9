"""`python -m tests.bench.ledger_years`: what a ledger of ten years costs a report, a booking and a picture."""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from bot.build import asker_of
from bot.replies.catalogue import catalogue
from bot.replies.render import render
from bot.replies.words import Words
from skills.budgets.commands import FindBudgets, SetBudget
from skills.engine.categories import CATEGORIES
from skills.engine.command import Command, Running
from skills.engine.money import Money
from skills.expenses.commands import LogExpense, SumExpenses
from skills.expenses.ledger import Entry, add_entry
from skills.reports.commands import CompareSpending, DrawSpending, FindLargest, ForecastMonth, SummariseYear
from tests.house import House, open_house

AT_MOST = 150.0
"""Milliseconds for the monthly report, for each picture and for booking one expense."""
ENTRIES = 100_000
DAYS = 3650
TIMES = 7
SHOPS = (
    "Lidl",
    "Aldi",
    "Rewe",
    "Edeka",
    "dm",
    "IKEA",
    "Shell",
    "Trattoria Roma",
    "Zalando",
    "Bahn",
    "Apotheke am Markt",
)
TODAY = date(2026, 11, 21)
MONTH = (date(2026, 11, 1), date(2026, 11, 22))
BEFORE = (date(2026, 10, 1), date(2026, 10, 22))


@dataclass(frozen=True, slots=True)
class Report:
    """What is asked for together, and measured as one."""

    name: str
    commands: tuple[Command, ...]


REPORTS = (
    Report(
        "monthly report",
        (
            SumExpenses(*MONTH),
            CompareSpending(*MONTH, *BEFORE, whole_end=date(2026, 11, 1)),
            FindBudgets(),
            DrawSpending(*MONTH, "category"),
        ),
    ),
    Report("forecast", (ForecastMonth(),)),
    Report("five largest of the year", (FindLargest(date(2026, 1, 1), date(2026, 11, 22)),)),
    Report("picture by category", (DrawSpending(*MONTH, "category"),)),
    Report("picture by shop", (DrawSpending(*MONTH, "merchant"),)),
    Report("picture by month", (DrawSpending(date(2025, 12, 1), date(2026, 12, 1), "month"),)),
    Report("picture of budgets", (FindBudgets(drawn=True),)),
    Report("picture of a year", (SummariseYear(2026),)),
    Report("one expense", (LogExpense(Money(420, "EUR"), "groceries", TODAY, 1, "Lidl"),)),
)


def entries_of(count: int, days: int, seed: int = 1) -> Iterator[Entry]:
    """Expenses evenly spread over the days up to today, one in twenty an income and one in fifty given back."""
    random = Random(seed)
    for n in range(count):
        day = TODAY - timedelta(days=n * days // count)
        minor = random.randint(99, 12_000)
        if n % 20 == 0:
            yield Entry(Money(minor * 30, "EUR"), "salary", day, 1, kind="income")
            continue
        category, shop = random.choice(CATEGORIES), random.choice(SHOPS)
        yield Entry(Money(-minor if n % 50 == 1 else minor, "EUR"), category, day, random.choice((1, 2)), merchant=shop)


def fill(house: House, count: int, days: int) -> float:
    """Writes so many entries and three budgets. Seconds."""
    begun = time.perf_counter()
    pod, asker = house.app.local("finance"), house.asker("Anna")
    recording = pod.journal.recording(member_id=asker.member.id, command="import", now=asker.now, message_id=None)
    with recording as (changes, _):
        running = Running(asker, pod.database, changes, pod.outbox)
        for entry in entries_of(count, days):
            add_entry(running, entry)
        changes.made.clear()
    return time.perf_counter() - begun


async def budgets(house: House) -> None:
    """Three limits, the last over everything."""
    for category, minor in (("groceries", 60_000), ("leisure", 30_000), (None, 4_000_000)):
        await house.app.pods["finance"].run(SetBudget(category, Money(minor, "EUR")), house.asker("Anna"))


async def answered(house: House, command: Command) -> str:
    """The text that a command's outcome is said in."""
    asker = asker_of(house.app, house.member("Anna"))
    outcome = await house.app.pods["finance"].run(command, asker)
    return render(outcome, Words(catalogue("en"), asker.zone, asker.now))


async def milliseconds(house: House, report: Report, times: int = TIMES) -> float:
    """The median, text included; processor time, so that others on the machine do not count."""
    spent = []
    for _ in range(times + 1):
        begun = time.process_time()
        for command in report.commands:
            await answered(house, command)
        spent.append((time.process_time() - begun) * 1000)
    return statistics.median(spent[1:])


async def measured(models_dir: Path) -> bool:
    """Prints the figures; whether all are within the limit."""
    with tempfile.TemporaryDirectory() as folder:
        house = open_house(Path(folder), models_dir)
        seconds = fill(house, ENTRIES, DAYS)
        await budgets(house)
        print(f"{ENTRIES} entries over {DAYS} days: filled in {seconds:.1f} s", flush=True)
        good = True
        for report in REPORTS:
            value = await milliseconds(house, report)
            good = good and value <= AT_MOST
            print(f"{report.name:<26} {value:7.1f} ms", flush=True)
        await house.stop()
        return good


def main() -> None:
    """Exit code 1 when anything takes longer than `AT_MOST`."""
    with tempfile.TemporaryDirectory() as models_dir:
        if not asyncio.run(measured(Path(models_dir))):
            sys.exit(1)


if __name__ == "__main__":
    main()
