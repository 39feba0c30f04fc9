"""Who may run which command: every command of every pod against every role."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from knowledge.people import Role
from skills.budgets.commands import FindBudgets, SetBudget
from skills.calendar.commands import CancelEvents, ChangeEvent, CreateEvent, FindEvents
from skills.chores.commands import AddChore, FindChores, FinishChore, RemoveChore
from skills.engine.asking import NotAllowedError
from skills.engine.command import Command
from skills.engine.errors import PersonError
from skills.engine.money import Money
from skills.expenses.commands import CorrectExpense, DeleteExpense, LogExpense, SumExpenses
from skills.lists.commands import AddItems, ChangeItem, DeleteList, RemoveItems, ShowList, TickItems
from skills.reminders.commands import (
    CancelReminders,
    ChangeReminder,
    CreateReminder,
    FindReminders,
    FinishReminder,
    SnoozeReminder,
)
from tests.house import House

SOON = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = SOON + timedelta(hours=1)
TODAY = date(2026, 11, 21)
EUROS = Money(500, "EUR")

TABLE: list[tuple[str, Command, str]] = [
    # pod       command                                              who may
    ("planner", CreateEvent("x", SOON, LATER),                       "admin adult child"),
    ("planner", ChangeEvent(1, title="y"),                           "admin adult child"),
    ("planner", CancelEvents((1,)),                                  "admin adult child"),
    ("planner", FindEvents(SOON, LATER),                             "admin adult child"),
    ("planner", CreateReminder("x", SOON, (1,)),                     "admin adult child"),
    ("planner", ChangeReminder(1, LATER),                            "admin adult child"),
    ("planner", CancelReminders((1,)),                               "admin adult child"),
    ("planner", FindReminders(),                                     "admin adult child"),
    ("planner", FinishReminder(1),                                   "admin adult child"),
    ("planner", SnoozeReminder(1, LATER),                            "admin adult child"),
    ("planner", AddChore("x", (1,)),                                 "admin adult child"),
    ("planner", FinishChore(1),                                      "admin adult child"),
    ("planner", RemoveChore(1),                                      "admin adult"),
    ("planner", FindChores(),                                        "admin adult child"),
    ("family",  AddItems("shopping", ("x",)),                        "admin adult child"),
    ("family",  ChangeItem(1, "y"),                                  "admin adult child"),
    ("family",  RemoveItems((1,)),                                   "admin adult child"),
    ("family",  TickItems((1,)),                                     "admin adult child"),
    ("family",  ShowList(),                                          "admin adult child guest"),
    ("family",  DeleteList(1),                                       "admin adult"),
    ("finance", LogExpense(EUROS, "other", TODAY, 1),                "admin adult"),
    ("finance", CorrectExpense(1, EUROS),                            "admin adult"),
    ("finance", DeleteExpense(1),                                    "admin adult"),
    ("finance", SumExpenses(TODAY, TODAY + timedelta(days=1)),       "admin adult"),
    ("finance", SetBudget("groceries", EUROS),                       "admin adult"),
    ("finance", FindBudgets(),                                       "admin adult"),
]  # fmt: skip

NAMES = {Role.ADMIN: "Anna", Role.ADULT: "Tom", Role.CHILD: "Mia", Role.GUEST: "Gus"}


def test_the_table_has_every_command(house: House) -> None:
    declared = {spec.type for pod in house.app.pods.values() for one in pod.skills for spec in one.commands.values()}
    assert {type(command) for _, command, _ in TABLE} == declared


async def test_every_command_is_for_the_roles_of_the_table_and_no_other(house: House) -> None:
    for pod_name, command, roles in TABLE:
        pod = house.app.pods[pod_name]
        for role, name in NAMES.items():
            asker = house.asker(name)
            if role in roles.split():
                try:
                    await pod.take(command, asker)
                except PersonError as error:
                    assert error.key != f"not-allowed-{role}", f"{role} {command}"
                continue
            for ask in (pod.take, pod.run):
                with pytest.raises(NotAllowedError, match=f"not-allowed-{role}"):
                    await ask(command, asker)
    assert house.state["events"] == house.state["expenses"] == house.state["lists"] == []


async def test_a_child_leaves_alone_what_others_made(house: House) -> None:
    planner, anna, mia = house.app.pods["planner"], house.asker("Anna"), house.asker("Mia")
    event = (await planner.run(CreateEvent("dentist", SOON, LATER), anna)).refs[0].id
    reminder = (await planner.run(CreateReminder("bins", SOON, (anna.member.id,)), anna)).refs[0].id
    before = house.state
    for command in (
        ChangeEvent(event, title="party"),
        CancelEvents((event,)),
        ChangeReminder(reminder, LATER),
        CancelReminders((reminder,)),
        FinishReminder(reminder),
        SnoozeReminder(reminder, LATER),
    ):
        with pytest.raises(NotAllowedError, match="not-allowed-others"):
            await planner.run(command, mia)
    assert house.state == before


async def test_a_child_may_not_undo_what_others_did(house: House) -> None:
    planner = house.app.pods["planner"]
    made = await planner.run(CreateEvent("dentist", SOON, LATER), house.asker("Anna"))
    assert made.journal is not None
    with pytest.raises(NotAllowedError):
        await planner.undo(made.journal, house.asker("Mia"))
    await planner.undo(made.journal, house.asker("Tom"))
    assert house.state["events"] == []


async def test_a_guest_sees_nothing_that_was_not_opened_to_guests(house: House) -> None:
    await house.say("Anna", "we need milk")
    await house.say("Anna", "dentist for Mia next Tuesday at 3pm")
    assert "milk" not in (await house.say("Gus", "what's on the shopping list?")).text
    assert "dentist" not in (await house.say("Gus", "what's on on Tuesday?")).text
    assert "dentist" not in (await house.say("Gus", "cancel the dentist")).text.replace("“dentist”", "")
