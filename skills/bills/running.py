"""Adding, changing, paying and listing bills."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from knowledge.clock import from_text, to_text
from knowledge.people import FAMILY
from knowledge.store.changes import Value
from skills.bills.commands import AddBill, ChangeBill, FindBills, LaterBill, PayBill, RemoveBill, skill
from skills.bills.store import Bill, bill_of, facts_of, open_bills
from skills.engine.asking import MissingError
from skills.engine.command import Asker, Outcome, Reading, Ref, Running
from skills.engine.money import Money, added_up
from skills.engine.privacy import among_grown_ups, in_private
from skills.engine.zones import instant, midnight
from skills.expenses.booking import book
from skills.expenses.ledger import Entry

KIND = "bill"
"""Outbox rows that say a bill."""

SOON = 31
"""How many days are looked ahead where no time was asked about."""

AGAIN_WITHIN = 5
"""Days within which the same bill is hardly paid twice."""

MOST_LINES = 30

LONGEST_NAME = 60
"""Characters that are kept of what a bill is called; it stands on buttons."""


@skill.command(AddBill)
def add(command: AddBill, running: Running) -> Outcome:
    """Stores the bill."""
    asker = running.asker
    first = to_text(command.first)
    values: dict[str, Value] = {
        "name": command.name[:LONGEST_NAME],
        "minor": command.money.minor if command.money else None,
        "currency": command.money.currency if command.money else None,
        "category": command.category,
        "rule": command.rule,
        "first": first,
        "due": first,
        "zone": str(asker.zone),
        "automatic": int(command.automatic),
        "owner": asker.member.id,
        "audience": FAMILY,
        "created_at": to_text(asker.now),
    }
    bill = bill_of(running.rows, running.changes.insert("bills", values))
    _say_next(bill, bill.due, running)
    bill = bill_of(running.rows, bill.id)
    return Outcome("bill-added", facts_of(bill), (Ref(skill.name, bill.id),), _how(bill))


def _say_next(bill: Bill, turn: datetime | None, running: Running) -> None:
    """Notes when the bill is said next, `turn` being the one that comes."""
    now = running.asker.now
    if turn is not None and not bill.row["automatic"] and (evening := bill.evening_of(turn, now)) is not None:
        running.changes.update("bills", bill.id, {"next_at": to_text(evening)})
        return
    while turn is not None and turn <= now:
        turn = bill.after(turn)
    if turn is not None and bill.row["automatic"]:
        running.changes.update("bills", bill.id, {"next_at": to_text(turn)})
        return
    at = bill.said_first(turn, now)
    running.changes.update("bills", bill.id, {"next_at": to_text(at) if at else None})


def _how(bill: Bill) -> tuple[Outcome, ...]:
    """When it will be said; nothing where it will not be."""
    if bill.row["automatic"] and bill.money:
        return (Outcome("bill-by-itself"),)
    if bill.row["next_at"] is None:
        return ()
    said = from_text(bill.row["next_at"])
    if said > bill.due and bill.day(said) == bill.day(bill.due):
        return (Outcome("bill-this-evening"),)
    return (Outcome("bill-on-its-day" if bill.row["rule"] is None and said == bill.due else "bill-in-time"),)


@skill.command(ChangeBill)
def change(command: ChangeBill, running: Running) -> Outcome:
    """Replaces what was said anew, and says what the amount was before."""
    bill = bill_of(running.rows, command.bill_id)
    new: dict[str, Value] = {}
    if command.money is not None:
        new |= {"minor": command.money.minor, "currency": command.money.currency}
    if command.first is not None:
        new |= dict.fromkeys(("first", "due"), to_text(command.first))
        new |= {"rule": command.rule, "zone": str(running.asker.zone), "unpaid_since": None}
    if command.automatic is not None:
        new["automatic"] = int(command.automatic)
    if new:
        running.changes.update("bills", bill.id, new)
    after = bill_of(running.rows, bill.id)
    if command.first is not None or command.automatic is not None:
        running.outbox.drop(KIND, bill.id)
        _say_next(after, after.due, running)
    told = command.money is not None and among_grown_ups(running.asker)
    was = bill.money if told and bill.money != command.money else None
    notes = (Outcome("bill-was", {"money": was}),) if was is not None else ()
    return Outcome("bill-changed", facts_of(after), (Ref(skill.name, bill.id),), notes)


def _ask_again(command: PayBill, reading: Reading) -> Outcome | None:
    """Asks back where the bill was paid some days ago already. Amounts that were not said are not told to others."""
    if command.money is None:
        in_private(reading.asker)
    bill = bill_of(reading.rows, command.bill_id)
    since = (command.day - timedelta(days=AGAIN_WITHIN)).isoformat()
    rows = reading.rows(
        "SELECT * FROM transactions WHERE kind = 'expense' AND day >= :since AND source = 'bill' AND note = :name"
        " ORDER BY id DESC LIMIT 1",
        {"name": bill.name, "since": since},
    )
    if not rows or bill.due <= reading.asker.now:
        return None
    paid = Money(rows[0]["minor"], rows[0]["currency"])
    return Outcome("bill-pay-again", {"name": bill.name, "money": paid, "paid": date.fromisoformat(rows[0]["day"])})


@skill.command(PayBill, asks_first=_ask_again)
def pay(command: PayBill, running: Running) -> Outcome:
    """Books the bill of this turn like any expense; the next turn is what comes.

    A button of an earlier turn still books that one, as long as nobody said that it was paid.
    """
    asker = running.asker
    bill = bill_of(running.rows, command.bill_id)
    since, late = bill.row["unpaid_since"], command.due is not None and command.due < bill.day(bill.due)
    if bill.row["status"] != "open" or (late and (not since or f"{command.due}" < since)):
        return Outcome("bill-paid-already", facts_of(bill))
    money = command.money or bill.money
    if money is None:
        raise MissingError("money", "ask-bill-amount", name=bill.name)
    payer = command.paid_by or asker.member.id
    booked = book(running, Entry(money, bill.row["category"], command.day, payer, note=bill.name, source="bill"))
    upcoming: datetime | None = bill.due
    if late:
        running.changes.update("bills", bill.id, {"unpaid_since": None})
    else:
        upcoming = bill.after(bill.due if command.due else bill.present(asker.now))
        settle(bill, upcoming, running)
    next_turn = (Outcome("bill-next", {"name": bill.name, "due": bill.day(upcoming)}),) if upcoming else ()
    return replace(booked, notes=(*next_turn, *booked.notes))


def settle(bill: Bill, upcoming: datetime | None, running: Running) -> None:
    """The bill is paid up to the turn that comes, or for good."""
    running.outbox.drop(KIND, bill.id)
    if upcoming is None:
        running.changes.update("bills", bill.id, {"status": "paid", "next_at": None, "unpaid_since": None})
        return
    running.changes.update("bills", bill.id, {"due": to_text(upcoming), "unpaid_since": None})
    _say_next(bill_of(running.rows, bill.id), upcoming, running)


@skill.command(LaterBill)
def later(command: LaterBill, running: Running) -> Outcome:
    """Says it again tomorrow."""
    asker = running.asker
    bill = bill_of(running.rows, command.bill_id)
    if bill.row["status"] != "open":
        return Outcome("bill-paid-already", facts_of(bill))
    day = asker.local_now.date() + timedelta(days=1)
    at = instant(datetime.combine(day, asker.conventions.day_reminder), asker.zone)
    running.outbox.drop(KIND, bill.id)
    running.changes.update("bills", bill.id, {"next_at": to_text(at)})
    return Outcome("bill-later", {**facts_of(bill), "again": at}, (Ref(skill.name, bill.id),))


def _ask_remove(command: RemoveBill, reading: Reading) -> Outcome:
    in_private(reading.asker)
    return Outcome("bill-remove-sure", facts_of(bill_of(reading.rows, command.bill_id)))


@skill.command(RemoveBill, asks_first=_ask_remove)
def remove(command: RemoveBill, running: Running) -> Outcome:
    """Forgets the bill; its expenses stay."""
    bill = bill_of(running.rows, command.bill_id)
    running.outbox.drop(KIND, bill.id)
    running.changes.delete("bills", bill.id)
    return Outcome("bill-removed", {"name": bill.name})


@skill.command(FindBills, changes=False)
def find(command: FindBills, running: Running) -> Outcome:
    """A line for each turn, those that are open longest first, and what they come to."""
    asker = running.asker
    in_private(asker)
    bills = [bill for bill in open_bills(running.rows) if not command.bill_ids or bill.id in command.bill_ids]
    dated = command.start is not None or command.end is not None
    by_name = [(bill.due, bill) for bill in bills if command.bill_ids and not dated]
    turns = by_name or _turns_in(bills, command, asker)
    if not turns:
        nearest = min(bills, key=lambda bill: bill.due, default=None)
        if nearest is None:
            return Outcome("bills-unknown")
        return Outcome("bills-none", notes=(Outcome("bill-next", facts_of(nearest)),))
    lines = tuple(_line(bill, turn, asker) for turn, bill in turns[:MOST_LINES])
    refs = (Ref(skill.name, turns[0][1].id),) if len({bill.id for _, bill in turns}) == 1 else ()
    sums = added_up(bill.money for _, bill in turns if bill.money is not None)
    facts: dict[str, Any] = {"lines": lines}
    if len(turns) == 1 or not sums:
        return Outcome("bills-listed", facts, refs)
    return Outcome("bills-found", facts | {"sums": sums}, refs)


def _turns_in(bills: list[Bill], command: FindBills, asker: Asker) -> list[tuple[datetime, Bill]]:
    """The turns in the days asked about, by time; without any what is open and what comes soon."""
    today = asker.local_now.date()
    begin = midnight(command.start, asker.zone) if command.start else midnight(date(1970, 1, 2), asker.zone)
    end = midnight(command.end or today + timedelta(days=SOON), asker.zone)
    found = [(turn, bill) for bill in bills for turn in bill.turns(begin, end)]
    return sorted(found, key=lambda pair: (pair[0], pair[1].id))


def _line(bill: Bill, turn: datetime, asker: Asker) -> Outcome:
    today, since = asker.local_now.date(), bill.row["unpaid_since"]
    if turn == bill.due and since:
        return Outcome("bill-line-open", facts_of(bill, turn) | {"since": date.fromisoformat(since)})
    late = bill.day(turn) < today
    return Outcome("bill-line-late" if late else "bill-line", facts_of(bill, turn))


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All bills."""
    bills = [Bill(row) for row in reading.rows("SELECT * FROM bills ORDER BY id")]
    return {
        "bills": [
            {
                "name": bill.name,
                "amount": f"{bill.money.amount}" if bill.money else None,
                "currency": bill.row["currency"],
                "category": bill.row["category"],
                "due": bill.day(bill.due).isoformat() if bill.row["status"] == "open" else None,
                "zone": bill.row["zone"],
                "rrule": bill.row["rule"],
                "automatic": bool(bill.row["automatic"]),
            }
            for bill in bills
        ]
    }
