"""One example of every command there is, with the roles that may run it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from skills.accounts.commands import SettleRemovals, ShowSync, SyncNow
from skills.budgets.commands import FindBudgets, SetBudget
from skills.calendar.commands import (
    AddBirthday,
    CancelEvents,
    ChangeEvent,
    CreateEvent,
    ExportCalendar,
    FindEvents,
    FindFree,
    ImportCalendar,
    RevokeFeeds,
    ShareFeed,
    ShowWeek,
)
from skills.chores.commands import (
    AcceptSwap,
    AddChore,
    ApproveChore,
    ChangeChore,
    ChoreStats,
    DeclineSwap,
    FindChores,
    FinishChore,
    RefuseChore,
    RemoveChore,
    SwapChore,
)
from skills.day.commands import ShowDays
from skills.engine.command import Command
from skills.engine.lessons import LessonKind
from skills.engine.money import Money
from skills.expenses.commands import CorrectExpense, DeleteExpense, LogExpense, SumExpenses
from skills.lessons.commands import ForgetLessons, Learn, ShowLessons
from skills.lists.commands import AddItems, ChangeItem, DeleteList, RemoveItems, ShowList, TickItems
from skills.members.commands import SetLanguage, SetQuiet, SetTold, SetZone, ShowSettings, Told
from skills.reminders.commands import (
    CancelReminders,
    ChangeReminder,
    CreateReminder,
    FindReminders,
    FinishReminder,
    FinishReminders,
    NotMe,
    ReminderStatus,
    SnoozeReminder,
)

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
    ("planner", ImportCalendar("x.ics", "x.ics", "0"),               "admin adult child"),
    ("planner", ExportCalendar(),                                    "admin adult child"),
    ("planner", ShareFeed(),                                         "admin adult child"),
    ("planner", RevokeFeeds(),                                       "admin adult child"),
    ("planner", FindFree(SOON, LATER, (1, 2)),                       "admin adult child"),
    ("planner", ShowWeek(TODAY),                                     "admin adult child"),
    ("planner", AddBirthday("x", TODAY, 2014, (1,)),                 "admin adult child"),
    ("planner", ShowSync(),                                          "admin adult"),
    ("planner", SyncNow(),                                           "admin adult"),
    ("planner", SettleRemovals(1, True, "x"),                        "admin adult"),
    ("planner", CreateReminder("x", SOON, (1,)),                     "admin adult child"),
    ("planner", ChangeReminder(1, LATER),                            "admin adult child"),
    ("planner", CancelReminders((1,)),                               "admin adult child"),
    ("planner", FindReminders(),                                     "admin adult child"),
    ("planner", FinishReminder(1),                                   "admin adult child guest"),
    ("planner", FinishReminders((1,)),                               "admin adult child guest"),
    ("planner", SnoozeReminder(1, LATER),                            "admin adult child guest"),
    ("planner", NotMe(1),                                            "admin adult child guest"),
    ("planner", ReminderStatus(1),                                   "admin adult child"),
    ("planner", AddChore("x", (1,)),                                 "admin adult child"),
    ("planner", ChangeChore(1, text="x"),                            "admin adult child"),
    ("planner", FinishChore(1),                                      "admin adult child"),
    ("planner", RemoveChore(1),                                      "admin adult"),
    ("planner", FindChores(),                                        "admin adult child"),
    ("planner", SwapChore(1, 2, None, TODAY),                        "admin adult child"),
    ("planner", AcceptSwap(1),                                       "admin adult child"),
    ("planner", DeclineSwap(1),                                      "admin adult child"),
    ("planner", ApproveChore(1),                                     "admin adult"),
    ("planner", RefuseChore(1),                                      "admin adult"),
    ("planner", ChoreStats(TODAY, TODAY + timedelta(days=1)),        "admin adult child"),
    ("planner", ShowDays(TODAY),                                     "admin adult child"),
    ("house",   SetQuiet((1,)),                                      "admin adult child guest"),
    ("house",   SetTold((1,), Told.BRIEF),                           "admin adult child guest"),
    ("house",   SetZone((1,), "Europe/Paris"),                       "admin adult child guest"),
    ("house",   SetLanguage((1,), "de"),                             "admin adult child guest"),
    ("house",   ShowSettings(1),                                     "admin adult child guest"),
    ("family",  AddItems("todo", ("x",), TODAY, SOON, (1,)),         "admin adult child"),
    ("family",  ChangeItem(1, "y"),                                  "admin adult child"),
    ("family",  RemoveItems((1,)),                                   "admin adult child"),
    ("family",  TickItems((1,)),                                     "admin adult child"),
    ("family",  ShowList(),                                          "admin adult child guest"),
    ("family",  DeleteList(1),                                       "admin adult"),
    ("family",  Learn(LessonKind.INTENT, "x", "planner.todo_add"),   "admin adult child"),
    ("family",  ForgetLessons((1,)),                                 "admin adult child"),
    ("family",  ShowLessons(),                                       "admin adult child"),
    ("finance", LogExpense(EUROS, "other", TODAY, 1),                "admin adult"),
    ("finance", CorrectExpense(1, EUROS),                            "admin adult"),
    ("finance", DeleteExpense(1),                                    "admin adult"),
    ("finance", SumExpenses(TODAY, TODAY + timedelta(days=1)),       "admin adult"),
    ("finance", SetBudget("groceries", EUROS),                       "admin adult"),
    ("finance", FindBudgets(),                                       "admin adult"),
]  # fmt: skip
