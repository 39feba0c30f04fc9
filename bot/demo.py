"""The made-up household of `ingle run --demo`: members, events, lists, chores and expenses around today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from bot.build import App
from knowledge.people import Role
from skills.budgets.commands import SetBudget
from skills.calendar.commands import AddBirthday, CreateEvent
from skills.chores.commands import AddChore
from skills.engine.command import Asker, Command
from skills.engine.money import Money
from skills.engine.zones import instant, midnight
from skills.expenses.commands import LogExpense
from skills.lists.commands import AddItems
from skills.reminders.commands import CreateReminder

FAMILY = (("Anna", Role.ADMIN), ("Tom", Role.ADULT), ("Mia", Role.CHILD))


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

    def spent(amount: str, merchant: str, category: str, days_ago: int, by: int) -> LogExpense:
        day: date = today - timedelta(days=days_ago)
        return LogExpense(Money.of(Decimal(amount), household.currency), category, day, by, merchant)

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
        spent("42.50", "Lidl", "groceries", 0, anna.id),
        spent("18.60", "Trattoria Roma", "eating-out", 1, tom.id),
        spent("61.15", "Edeka", "groceries", 3, tom.id),
        spent("36.00", "Shell", "transport", 4, anna.id),
        SetBudget("groceries", Money.of(Decimal(400), household.currency)),
    ]
    for pod, commands in (("planner", planner), ("family", family), ("finance", finance)):
        for command in commands:
            await app.pods[pod].run(command, replace(asker, now=app.clock.now()))
