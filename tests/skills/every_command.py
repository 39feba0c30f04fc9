"""One example of every command there is, with the roles that may run it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from skills.accounts.commands import SettleRemovals, ShowSync, SyncNow
from skills.banking.commands import AskColumns, ImportBankFile
from skills.bills.commands import AddBill, ChangeBill, FindBills, LaterBill, PayBill, RemoveBill
from skills.budgets.commands import FindBudgets, RemoveBudget, SetBudget
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
from skills.expenses.commands import (
    AddAccount,
    AgreeExpense,
    CloseAccount,
    CorrectExpense,
    DeleteExpense,
    FindBalances,
    FindIncome,
    LogExpense,
    LogIncome,
    LogRefund,
    LogTransfer,
    RefuseExpense,
    SetApproval,
    SumExpenses,
)
from skills.lessons.commands import ForgetLessons, Learn, ShowLessons
from skills.lists.commands import AddItems, ChangeItem, DeleteList, RemoveItems, ShowList, TickItems
from skills.members.commands import SetLanguage, SetQuiet, SetTold, SetZone, ShowSettings, Told
from skills.papers.commands import AddExpiry, FindExpiries, RemoveExpiry, RenewExpiry
from skills.pocket.commands import CorrectEntry, DeleteEntry, PayIn, SetAllowance, ShowPocket, Spend, StopAllowance
from skills.rates.commands import ImportRates, SetRate
from skills.receipts.commands import (
    AskChange,
    AttachReceipt,
    ChangeReceipt,
    Details,
    DropReceipt,
    Line,
    Picture,
    RefuseFile,
    RemindWarranty,
    SaveReceipt,
    ShowReceipt,
    TakeReceipt,
    Warranty,
)
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
from skills.reports.commands import (
    CompareSpending,
    DrawSpending,
    ExportMoney,
    FindLargest,
    ForecastMonth,
    SummariseYear,
)
from skills.sharing.commands import FindDebts, GetEven, NoteDebt, Part, SettleDebt, SplitExpense, SplitNew

SOON = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = SOON + timedelta(hours=1)
TODAY = date(2026, 11, 21)
EUROS = Money(500, "EUR")
RECEIPT = Details(EUROS, "EUR", TODAY, "x", "other", 1, lines=(Line("y", EUROS, "2"),), warranty=Warranty("y", 2))

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
    ("finance", LogIncome(EUROS, "salary", TODAY, 1, "x"),           "admin adult"),
    ("finance", FindIncome(TODAY, TODAY + timedelta(days=1)),        "admin adult"),
    ("finance", LogRefund(EUROS, "other", TODAY, 1, "x"),            "admin adult"),
    ("finance", AddAccount("x", "bank", EUROS),                      "admin adult"),
    ("finance", AddAccount("y", "cash"),                             "admin adult"),
    ("finance", FindBalances(),                                      "admin adult"),
    ("finance", LogTransfer(EUROS, TODAY, 1, 2),                     "admin adult"),
    ("finance", CloseAccount(2),                                     "admin adult"),
    ("finance", SetRate("USD", "EUR", "0.92", TODAY),                "admin adult"),
    ("finance", ImportRates("x.csv", "x.csv", "0"),                  "admin adult"),
    ("finance", SetApproval(None),                                   "admin adult"),
    ("finance", AgreeExpense(1),                                     "admin adult"),
    ("finance", RefuseExpense(1),                                    "admin adult"),
    ("finance", SetBudget("groceries", EUROS),                       "admin adult"),
    ("finance", FindBudgets(),                                       "admin adult"),
    ("finance", RemoveBudget(1),                                     "admin adult"),
    ("finance", CompareSpending(TODAY, LATER.date(), TODAY, TODAY),  "admin adult"),
    ("finance", FindLargest(TODAY, LATER.date()),                    "admin adult"),
    ("finance", DrawSpending(TODAY, LATER.date(), "month"),          "admin adult"),
    ("finance", ForecastMonth(),                                     "admin adult"),
    ("finance", SummariseYear(2026),                                 "admin adult"),
    ("finance", ExportMoney("csv", TODAY),                           "admin adult"),
    ("finance", SplitNew(EUROS, "other", TODAY, 1, (Part("Eva"),)),  "admin adult"),
    ("finance", SplitExpense(1, (Part("Eva", 1, 2), Part(2, minor=9))), "admin adult"),
    ("finance", NoteDebt("Eva", 1, EUROS, TODAY, "x"),               "admin adult"),
    ("finance", FindDebts(),                                         "admin adult"),
    ("finance", SettleDebt("Eva", 1, EUROS, TODAY),                  "admin adult"),
    ("finance", GetEven(TODAY, 1, "Eva"),                            "admin adult"),
    ("finance", AddBill("x", SOON, "FREQ=MONTHLY", EUROS),           "admin adult"),
    ("finance", ChangeBill(1, Money(600, "EUR")),                    "admin adult"),
    ("finance", FindBills(),                                         "admin adult"),
    ("finance", LaterBill(1),                                        "admin adult"),
    ("finance", PayBill(1, TODAY),                                   "admin adult"),
    ("finance", RemoveBill(1),                                       "admin adult"),
    ("finance", SetAllowance(3, EUROS, SOON, "FREQ=WEEKLY"),         "admin adult"),
    ("finance", PayIn(3, EUROS, TODAY, "x"),                         "admin adult"),
    ("finance", Spend(3, EUROS, TODAY, "x"),                         "admin adult child"),
    ("finance", ShowPocket((3,)),                                    "admin adult child"),
    ("finance", CorrectEntry(1, EUROS),                              "admin adult child"),
    ("finance", DeleteEntry(1),                                      "admin adult child"),
    ("finance", StopAllowance(3),                                    "admin adult"),
    ("finance", TakeReceipt((Picture("x.jpg", "0", "0"),), RECEIPT), "admin adult"),
    ("finance", RefuseFile("truncated", "x.jpg"),                    "admin adult"),
    ("finance", SaveReceipt(1),                                      "admin adult"),
    ("finance", AttachReceipt(1, 1),                                 "admin adult"),
    ("finance", DropReceipt(1),                                      "admin adult"),
    ("finance", AskChange(1),                                        "admin adult"),
    ("finance", ChangeReceipt(1, EUROS),                             "admin adult"),
    ("finance", ShowReceipt(1),                                      "admin adult"),
    ("finance", RemindWarranty(1),                                   "admin adult"),
    ("finance", ImportBankFile("x.csv", "x.csv", "0"),               "admin adult"),
    ("finance", AskColumns("x.csv", "x.csv", "0", "{}"),             "admin adult"),
    ("knowledge", AddExpiry("x", TODAY),                             "admin adult"),
    ("knowledge", RenewExpiry(1, TODAY, TODAY),                      "admin adult"),
    ("knowledge", RemoveExpiry(1),                                   "admin adult"),
    ("knowledge", FindExpiries(),                                    "admin adult child"),
]  # fmt: skip
