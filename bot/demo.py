"""The made-up household of `ingle run --demo`: members, events, lists, chores and expenses around today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from bot.build import App
from bot.settings import Settings
from knowledge.people import Role
from skills.bills.commands import AddBill
from skills.budgets.commands import SetBudget
from skills.calendar.commands import AddBirthday, CreateEvent
from skills.chores.commands import AddChore
from skills.engine.command import Asker, Command
from skills.engine.money import Money
from skills.engine.zones import instant, midnight
from skills.expenses.commands import AddAccount, LogExpense, LogIncome
from skills.lists.commands import AddItems
from skills.pocket.commands import SetAllowance
from skills.reminders.commands import CreateReminder
from skills.sharing.commands import Part, SplitNew

FAMILY = (("Anna", Role.ADMIN), ("Tom", Role.ADULT), ("Mia", Role.CHILD))


def settings_in(folder: Path, settings: Settings) -> Settings:
    """The settings of a household that lives in a folder of its own; only the models are those of the real one."""
    own = {"data_dir": folder, "backup_dir": folder / "backups", "models_dir": settings.models_dir}
    return settings.model_copy(update={**own, "backup_repository": "off"})


async def fill(app: App) -> None:
    """Fills an empty household, through the same commands that members use."""
    household = app.members.household()
    if household is None:
        return
    first = app.members.all()[0]
    app.members.rename(first.id, FAMILY[0][0])
    for name, role in FAMILY[1:]:
        app.members.add(name, role, language=household.language, zone=str(household.zone))
    anna, tom, mia = app.members.all()
    asker = Asker(anna, household, app.members.all(), app.clock.now())
    today = asker.local_now.date()

    birthday = (today + timedelta(days=5)).replace(year=today.year - 12)

    def at(days: int, hour: int, minute: int = 0) -> datetime:
        return instant(datetime.combine(today + timedelta(days=days), time(hour, minute)), household.zone)

    def hours(title: str, days: int, hour: int, length: float, *who: int, rule: str | None = None) -> CreateEvent:
        start = at(days, hour)
        return CreateEvent(title, start, start + timedelta(hours=length), who=who, rule=rule)

    def money(amount: str) -> Money:
        return Money.of(Decimal(amount), household.currency)

    def spent(amount: str, merchant: str, category: str, days_ago: int, by: int) -> LogExpense:
        day: date = today - timedelta(days=days_ago)
        return LogExpense(money(amount), category, day, by, merchant)

    planner: list[Command] = [
        hours("Dentist", 2, 15, 1, mia.id),
        hours("Choir", 1, 20, 1.5, anna.id, rule="FREQ=WEEKLY"),
        hours("Parents' evening", 4, 19, 2, anna.id, tom.id),
        hours("Swimming", 3, 16, 1, mia.id, rule="FREQ=WEEKLY"),
        CreateEvent("Grandma visits", midnight(today + timedelta(days=6), household.zone),
                    midnight(today + timedelta(days=8), household.zone), all_day=True),
        hours("Work", 1, 9, 7, tom.id, rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"),
        AddBirthday("Mia's birthday", birthday, birthday.year, (mia.id,)),
        CreateReminder("put the bins out", at(1, 19), (tom.id,), "FREQ=WEEKLY", nag=timedelta(minutes=10)),
        CreateReminder("sign the school form", at(1, 8), (anna.id,)),
        AddChore("feed the fish", (mia.id,), midnight(today, household.zone), "FREQ=DAILY", points=2),
        AddChore("dishes", (tom.id, mia.id), midnight(today + timedelta(days=1), household.zone), turns="week"),
        AddItems("todo", ("book the chimney sweep", "fix the bike light")),
    ]  # fmt: skip
    family: list[Command] = [
        AddItems("shopping", ("milk", "6 eggs", "bread", "apples")),
        AddItems("packing", ("sun cream", "goggles")),
    ]
    finance: list[Command] = [
        AddAccount("joint account", "bank", money("2140.30")),
        AddAccount("cash", "cash", money("85")),
        LogIncome(money("3150"), "salary", today.replace(day=1), anna.id),
        *(spent(amount, shop, category, days_ago, by) for amount, shop, category, days_ago, by in (
            ("42.50", "Lidl", "groceries", 0, anna.id),
            ("18.60", "Trattoria Roma", "eating-out", 1, tom.id),
            ("61.15", "Edeka", "groceries", 3, tom.id),
            ("36.00", "Shell", "transport", 4, anna.id),
            ("24.90", "Rossmann", "household", 6, anna.id),
            ("54.80", "Lidl", "groceries", 9, anna.id),
            ("39.00", "Swimming pool", "leisure", 12, tom.id),
            ("71.20", "Edeka", "groceries", 17, tom.id),
            ("64.90", "Shoe shop", "clothing", 20, anna.id),
            ("58.40", "Lidl", "groceries", 26, anna.id),
            ("46.30", "Trattoria Roma", "eating-out", 33, tom.id),
            ("82.10", "Edeka", "groceries", 38, anna.id),
            ("41.00", "Shell", "transport", 41, tom.id),
            ("67.75", "Lidl", "groceries", 47, anna.id),
        )),
        SetBudget("groceries", money("400")),
        SetBudget("eating-out", money("120")),
        AddBill("rent", at(8, 9), "FREQ=MONTHLY", money("980")),
        AddBill("internet", at(3, 9), "FREQ=MONTHLY", money("39.90")),
        SetAllowance(mia.id, money("5"), at(0, 9), "FREQ=WEEKLY"),
        SplitNew(money("48"), "eating-out", today - timedelta(days=5), anna.id, (Part("Clara"),), note="pizza"),
    ]  # fmt: skip
    for pod, commands in (("planner", planner), ("family", family), ("finance", finance)):
        for command in commands:
            await app.pods[pod].run(command, replace(asker, now=app.clock.now()))
