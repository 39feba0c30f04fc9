"""Things of a household that commands are tried on: whose they are, whom they are for, and what is done with them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import count

from skills.calendar.commands import CancelEvents, ChangeEvent, CreateEvent
from skills.chores.commands import AddChore, ChangeChore, FinishChore, RemoveChore
from skills.engine.command import Command
from skills.engine.lessons import LessonKind
from skills.engine.money import Money
from skills.expenses.commands import (
    AgreeExpense,
    AgreeLimit,
    CorrectExpense,
    DeleteExpense,
    LogExpense,
    RefuseExpense,
    RefuseLimit,
    SetApproval,
)
from skills.facts.commands import FixFact, ForgetFact, ShareFact, TellFact
from skills.lessons.commands import ForgetLessons, Learn
from skills.lists.commands import AddItems, ChangeItem, DeleteList, RemoveItems, TickItems
from skills.members.commands import SetBedtime, SetLanguage, SetQuiet, ShowSettings
from skills.papers.commands import AddExpiry, RemoveExpiry, RenewExpiry
from skills.pocket.commands import CorrectEntry, DeleteEntry, PayIn, ShowPocket, Spend
from skills.reminders.commands import (
    CancelReminders,
    ChangeReminder,
    CreateReminder,
    FinishReminder,
    FinishReminders,
    NotMe,
    SnoozeReminder,
)
from tests.house import House
from tests.skills.every_command import EUROS, LATER, SOON, TODAY

SEEN, OWN, OTHERS, NONE = "seen", "own", "others", "none"
_names = count(1)
Make = Callable[[House, str, str], Awaitable[int]]
"""Makes one of a member for an audience, and gives its id."""


@dataclass(frozen=True)
class Kind:
    """A kind of thing, and for each command on it what grown-ups, children and guests may run it on."""

    name: str
    pod: str
    make: Make
    commands: Callable[[int], Sequence[tuple[Command, str, str, str]]]
    audiences: bool = True
    """Whether things of the kind are for an audience; reminders are not, which grown-ups answer for each other."""
    makers: tuple[str, ...] = ("Anna", "Tom", "Mia")


async def _ran(house: House, pod: str, command: Command, name: str) -> int:
    """Runs a command as a member, and gives the id of what it made."""
    return (await house.app.pods[pod].run(command, house.asker(name))).refs[0].id


def _for(house: House, pod: str, table: str, number: int, audience: str) -> None:
    database = house.app.local(pod).database
    with database.transaction():
        database.rows(f"UPDATE {table} SET audience = ? WHERE id = ?", (audience, number))


async def _event(house: House, name: str, audience: str) -> int:
    number = await _ran(house, "planner", CreateEvent("dentist", SOON, LATER), name)
    _for(house, "planner", "events", number, audience)
    return number


async def _item(house: House, name: str, audience: str) -> int:
    number = await _ran(house, "family", AddItems(f"list {next(_names)}", ("milk",)), name)
    _for(house, "family", "lists", await _list_of(house, number), audience)
    return number


async def _list_of(house: House, item: int) -> int:
    rows = house.app.local("family").database.rows("SELECT list_id FROM items WHERE id = ?", (item,))
    return int(rows[0]["list_id"])


async def _list(house: House, name: str, audience: str) -> int:
    return await _list_of(house, await _item(house, name, audience))


async def _reminder(house: House, name: str, audience: str) -> int:
    return await _ran(house, "planner", CreateReminder("bins", SOON, (house.member(name).id,)), name)


async def _chore(house: House, name: str, audience: str) -> int:
    return await _ran(house, "planner", AddChore("bins", (house.member(name).id,)), name)


async def _fact(house: House, name: str, audience: str) -> int:
    number = await _ran(house, "knowledge", TellFact(f"the cat of {name} is called Minka", "family", (), "en"), name)
    _for(house, "knowledge", "documents", number, audience)
    return number


async def _expiry(house: House, name: str, audience: str) -> int:
    number = await _ran(house, "knowledge", AddExpiry("passport", date(2027, 5, 1)), name)
    _for(house, "knowledge", "expiries", number, audience)
    return number


async def _lesson(house: House, name: str, audience: str) -> int:
    return await _ran(house, "family", Learn(LessonKind.INTENT, "the usual", "family.list_query"), name)


async def _expense(house: House, name: str, audience: str) -> int:
    return await _ran(house, "finance", LogExpense(EUROS, "other", TODAY, house.member(name).id), name)


async def _pocket(house: House, name: str, audience: str) -> int:
    mia = house.member("Mia").id
    await house.app.pods["finance"].run(PayIn(mia, Money(9000, "EUR"), TODAY, "x"), house.asker("Anna"))
    return await _ran(house, "finance", Spend(mia, EUROS, TODAY, "sweets"), name)


async def _member(house: House, name: str, audience: str) -> int:
    return house.member(name).id


async def _proposal(house: House, name: str, audience: str) -> int:
    pod, asker = house.app.local("finance"), house.asker(name)
    await pod.run(SetApproval(Money(100, "EUR")), asker)
    return int((await pod.run(LogExpense(EUROS, "other", TODAY, asker.member.id), asker)).facts["proposal"])


async def _limit(house: House, name: str, audience: str) -> int:
    pod, asker = house.app.local("finance"), house.asker(name)
    await pod.run(SetApproval(Money(100, "EUR")), asker)
    return int((await pod.run(SetApproval(None), asker)).facts["change"])


KINDS = (
    Kind(
        "event",
        "planner",
        _event,
        lambda one: ((ChangeEvent(one, title="party"), SEEN, OWN, NONE), (CancelEvents((one,)), SEEN, OWN, NONE)),
    ),
    Kind(
        "item",
        "family",
        _item,
        lambda one: (
            (ChangeItem(one, "oat milk"), SEEN, OWN, NONE),
            (RemoveItems((one,)), SEEN, OWN, NONE),
            (TickItems((one,)), SEEN, SEEN, NONE),
        ),
    ),
    Kind("list", "family", _list, lambda one: ((DeleteList(one), SEEN, NONE, NONE),)),
    Kind(
        "fact",
        "knowledge",
        _fact,
        lambda one: (
            (FixFact((one,), TellFact("the cat is called Tiger", language="en")), SEEN, OWN, NONE),
            (ForgetFact((one,)), SEEN, OWN, NONE),
        ),
    ),
    Kind(
        "expiry",
        "knowledge",
        _expiry,
        lambda one: (
            (RenewExpiry(one, date(2027, 5, 1), date(2037, 5, 1)), SEEN, NONE, NONE),
            (RemoveExpiry(one), SEEN, NONE, NONE),
        ),
        makers=("Anna", "Tom"),
    ),
    Kind(
        "reminder",
        "planner",
        _reminder,
        lambda one: (
            (ChangeReminder(one, LATER), SEEN, OWN, NONE),
            (CancelReminders((one,)), SEEN, OWN, NONE),
            (FinishReminder(one), SEEN, OWN, OWN),
            (FinishReminders((one,)), SEEN, OWN, OWN),
            (SnoozeReminder(one, LATER), SEEN, OWN, OWN),
        ),
        audiences=False,
    ),
    Kind(
        "chore",
        "planner",
        _chore,
        lambda one: (
            (ChangeChore(one, text="windows"), SEEN, OWN, NONE),
            (FinishChore(one), SEEN, OWN, NONE),
            (RemoveChore(one), SEEN, NONE, NONE),
        ),
        audiences=False,
    ),
    Kind("lesson", "family", _lesson, lambda one: ((ForgetLessons((one,)), OWN, OWN, NONE),), audiences=False),
    Kind(
        "expense",
        "finance",
        _expense,
        lambda one: (
            (CorrectExpense(one, Money(700, "EUR")), SEEN, NONE, NONE),
            (DeleteExpense(one), SEEN, NONE, NONE),
        ),
        audiences=False,
        makers=("Anna", "Tom"),
    ),
    Kind(
        "pocket money",
        "finance",
        _pocket,
        lambda one: ((CorrectEntry(one, Money(700, "EUR")), SEEN, OWN, NONE), (DeleteEntry(one), SEEN, OWN, NONE)),
        audiences=False,
    ),
    Kind(
        "somebody's pocket money",
        "finance",
        _member,
        lambda one: ((ShowPocket((one,)), SEEN, OWN, NONE),),
        audiences=False,
        makers=("Mia", "Leo"),
    ),
    Kind(
        "settings",
        "house",
        _member,
        lambda one: (
            (SetQuiet((one,), time(21), time(8)), SEEN, OWN, OWN),
            (SetLanguage((one,), "de"), SEEN, OWN, OWN),
            (ShowSettings(one), SEEN, OWN, OWN),
        ),
        audiences=False,
        makers=("Anna", "Tom", "Mia", "Gus"),
    ),
    Kind(
        "bedtime",
        "house",
        _member,
        lambda one: ((SetBedtime((one,), time(20)), SEEN, NONE, NONE),),
        audiences=False,
        makers=("Mia",),
    ),
    Kind(
        "proposal",
        "finance",
        _proposal,
        lambda one: ((AgreeExpense(one), OTHERS, NONE, NONE), (RefuseExpense(one), OTHERS, NONE, NONE)),
        audiences=False,
        makers=("Anna", "Tom"),
    ),
    Kind(
        "limit",
        "finance",
        _limit,
        lambda one: ((AgreeLimit(one), OTHERS, NONE, NONE), (RefuseLimit(one), OTHERS, NONE, NONE)),
        audiences=False,
        makers=("Anna", "Tom"),
    ),
    Kind("fact's audience", "knowledge", _fact, lambda one: ((ShareFact(one, "guests"), SEEN, NONE, NONE),)),
    Kind("somebody else", "planner", _reminder, lambda one: ((NotMe(one), SEEN, OWN, OWN),), audiences=False),
)
"""What the table should let everybody do, said once more and otherwise than there."""
