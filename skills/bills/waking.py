"""When time has come: bills are said some days before and on their day, and those by direct debit book themselves."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from operator import itemgetter

from knowledge.clock import from_text, to_text
from knowledge.outbox import Outgoing
from knowledge.store.changes import Value
from knowledge.store.database import Database, Row
from skills.bills.commands import LaterBill, PayBill, skill
from skills.bills.running import KIND
from skills.bills.store import Bill, facts_of, open_bills
from skills.engine.command import GROWN_UPS, Days, Offer, Outcome, Reading, Ref, Running
from skills.engine.money import Money
from skills.engine.waking import earliest, one_by_one
from skills.expenses.booking import book
from skills.expenses.commands import DeleteExpense
from skills.expenses.ledger import Entry

BOOKED = "bill_booked"
"""Outbox rows that say that a bill booked itself."""

MOST_AT_ONCE = 60
"""Turns of one bill that are booked after a long time without power."""


@skill.wakes
def wake(running: Running) -> None:
    """Every bill that is to be said becomes outbox rows, in one transaction with when it is said next.

    What was missed while the product was down is said once, as it stands now.
    """
    due = running.rows(
        "SELECT * FROM bills WHERE status = 'open' AND next_at <= ? ORDER BY next_at, id", (to_text(running.asker.now),)
    )
    one_by_one(running.database, due, partial(_come, running), "the bill", itemgetter("id"))


@skill.wakes_next
def next_wake(database: Database) -> datetime | None:
    """When the next bill is to be said."""
    return earliest(database, "SELECT min(next_at) AS at FROM bills WHERE status = 'open'")


def _come(running: Running, row: Row) -> None:
    bill = Bill(row)
    if row["automatic"] and bill.money is not None:
        _book(bill, bill.money, running)
    else:
        _say(bill, running)


def _say(bill: Bill, running: Running) -> None:
    """Puts the turn that matters now to who keeps the bill. Turns before it that nobody paid are remembered."""
    now = running.asker.now
    turn = bill.present(now)
    due_now = turn <= now
    since = bill.row["unpaid_since"] or (bill.day(bill.due).isoformat() if turn > bill.due else None)
    upcoming = bill.said_first(bill.after(turn), now) if due_now else turn
    _set(bill, running, due=to_text(turn), unpaid_since=since, next_at=to_text(upcoming) if upcoming else None)
    running.outbox.drop(KIND, bill.id)
    for member_id in _keepers(bill, running):
        running.outbox.put(
            member_id=member_id,
            kind=KIND,
            due=from_text(bill.row["next_at"]),
            now=now,
            facts={"due": bill.day(turn).isoformat()},
            subject_id=bill.id,
            timed=False,
        )


def _book(bill: Bill, money: Money, running: Running) -> None:
    """Books every turn that has passed on its own day, each with a word; the money was taken whether anybody was there
    or not."""
    now, turn, count = running.asker.now, bill.due, 0
    upcoming: datetime | None = turn
    while upcoming is not None and upcoming <= now and count < MOST_AT_ONCE:
        turn, count = upcoming, count + 1
        day = bill.day(turn)
        entry = Entry(money, bill.row["category"], day, bill.row["owner"], note=bill.name, source="bill")
        booked = book(running, entry, agreed=True, heard=False)
        for member_id in _keepers(bill, running):
            running.outbox.put(
                member_id=member_id,
                kind=BOOKED,
                due=turn,
                now=now,
                facts={"expense": booked.refs[0].id},
                subject_id=bill.id,
                timed=False,
            )
        upcoming = bill.after(turn)
    if upcoming is None:
        _set(bill, running, status="paid", next_at=None)
    else:
        _set(bill, running, due=to_text(upcoming), next_at=to_text(upcoming))


def _set(bill: Bill, running: Running, **values: Value) -> None:
    sets = ", ".join(f"{name} = :{name}" for name in values)
    running.rows(f"UPDATE bills SET {sets} WHERE id = :id", {**values, "id": bill.id})


def _keepers(bill: Bill, running: Running) -> list[int]:
    """Who added the bill; where that one has left the house, or cannot be told, all grown-ups."""
    grown_up = [member for member in running.asker.members if member.grown_up]
    owner = [member.id for member in grown_up if member.id == bill.row["owner"] and member.reachable]
    return owner or [member.id for member in grown_up]


@skill.announces(KIND)
def remind(row: Outgoing, reading: Reading) -> Outcome | None:
    """The bill with its buttons; nothing where it was paid or taken away meanwhile."""
    found = [bill for bill in open_bills(reading.rows) if bill.id == row.subject_id]
    due = date.fromisoformat(row.facts["due"])
    if not found or found[0].day(found[0].due) != due:
        return None
    bill, today = found[0], reading.asker.local_now.date()
    since = bill.row["unpaid_since"]
    notes = (Outcome("out-bill-open", {"since": date.fromisoformat(since)}),) if since else ()
    key = "out-bill-due" if due <= today else "out-bill-ahead"
    paid = (Offer("paid", PayBill(bill.id, today, due)),) if bill.money is not None else ()
    offers = (*paid, Offer("later", LaterBill(bill.id)))
    return Outcome(key, facts_of(bill), (Ref(skill.name, bill.id),), notes, offers=offers)


@skill.announces(BOOKED)
def tell_booked(row: Outgoing, reading: Reading) -> Outcome | None:
    """That a bill booked itself, and a button for when it was not taken after all."""
    rows = reading.rows("SELECT * FROM transactions WHERE id = ?", (row.facts["expense"],))
    if not rows:
        return None
    entry = rows[0]
    facts = {"name": entry["note"], "money": Money(entry["minor"], entry["currency"])}
    facts["due"] = date.fromisoformat(entry["day"])
    offers = (Offer("not-paid", DeleteExpense(entry["id"])),)
    return Outcome("out-bill-booked", facts, (Ref("expenses", entry["id"]),), offers=offers)


@skill.briefs
def brief(reading: Reading, days: Days) -> list[Outcome]:
    """The bills of these days, for grown-ups."""
    if reading.asker.member.role not in GROWN_UPS:
        return []
    found = [(turn, bill) for bill in open_bills(reading.rows) for turn in bill.turns(days.begin, days.end)]
    found.sort(key=lambda pair: (pair[0], pair[1].id))
    return [Outcome("brief-bill" if days.days == 1 else "brief-bill-on", facts_of(bill, turn)) for turn, bill in found]
