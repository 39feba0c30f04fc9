"""Taking, saving, attaching and dropping receipts."""

from __future__ import annotations

from dataclasses import replace

from knowledge.clock import from_text
from knowledge.store.changes import Value
from knowledge.store.database import Row
from skills.engine.asking import MissingError, NotFoundError
from skills.engine.command import Offer, Outcome, Reading, Ref, Running
from skills.engine.privacy import among_grown_ups
from skills.engine.zones import wall
from skills.expenses.booking import book
from skills.expenses.ledger import Entry
from skills.receipts.commands import AttachReceipt, DropReceipt, RefuseFile, SaveReceipt, TakeReceipt, skill
from skills.receipts.doubles import Double, noted_before, sent_before
from skills.receipts.doubts import doubts
from skills.receipts.pictures import attached
from skills.receipts.saying import BOOKED, lines_of, offers_of, proposal, short_line, with_others
from skills.receipts.store import Receipt, add_receipt, columns_of, receipt_of, stands_booked
from skills.receipts.warranties import offer_of


@skill.command(TakeReceipt)
def take(command: TakeReceipt, running: Running) -> Outcome:
    """Books the receipt where everything agrees, otherwise shows it. What is there already stays as it is."""
    before = None if command.anyway else sent_before(running.rows, command.pictures, command.details)
    if before is not None:
        return _there_already(*before, command, running)
    receipt = add_receipt(running, command.details, command.pictures)
    outcome = settle(receipt, running, named=command.of > 1, anyway=command.anyway)
    files = attached(receipt.pictures, running.database) if among_grown_ups(running.asker) else ()
    return replace(outcome, files=files)


def settle(receipt: Receipt, running: Running, *, named: bool = False, anyway: bool = False) -> Outcome:
    """Books an open receipt unless something about it is unsure or it may be noted already; shows no picture."""
    noted = None if anyway else noted_before(running.rows, receipt.details)
    today = wall(running.asker.now, running.asker.zone).date()
    if noted is not None or doubts(receipt.details, today):
        return proposal(receipt, running, noted=noted, named=named)
    return book_receipt(receipt, running)


def _there_already(before: Receipt, double: Double, command: TakeReceipt, running: Running) -> Outcome:
    """Says that the receipt is there, and offers to book it all the same."""
    zone = running.asker.zone
    facts = {
        "lines": (short_line(before),),
        "sent": from_text(before.row["created_at"]).astimezone(zone).date(),
    }
    again = Offer("anyway", replace(command, anyway=True), "button-book-anyway")
    if before.open:
        return Outcome("receipt-known-open", facts, (Ref(skill.name, before.id),), offers=(*offers_of(before), again))
    key = "receipt-known-purchase" if double is Double.PURCHASE else "receipt-known-picture"
    return Outcome(key, facts, _refs(before), offers=(again,))


def _refs(receipt: Receipt) -> tuple[Ref, ...]:
    """What a follow-up to a receipt speaks of: the expense, once there is one."""
    booked = receipt.transaction_id
    return (Ref(skill.name, receipt.id),) if booked is None else (Ref("expenses", booked),)


def book_receipt(receipt: Receipt, running: Running) -> Outcome:
    """Books an open receipt. A large one waits for the word of a second grown-up."""
    details = receipt.details
    if details.money is None or details.money.minor <= 0:
        raise MissingError("money", "receipt-ask-amount")
    entry = Entry(
        details.money,
        details.category,
        details.day,
        details.paid_by,
        merchant=details.merchant,
        tax_minor=details.tax.minor if details.tax is not None else None,
        payment=details.payment,
        source="receipt",
    )
    booked = book(running, entry)
    known: dict[str, Value] = {"status": "booked"}
    known |= {"transaction_id": booked.refs[0].id} if booked.refs else {"proposal_id": booked.facts["proposal"]}
    running.changes.update("receipts", receipt.id, known)
    receipt = receipt_of(running, receipt.id)
    lines = lines_of(receipt, running.asker, BOOKED)
    if not booked.refs:
        facts = {"lines": lines, "names": booked.facts["names"]}
        waits = Outcome("receipt-waits", facts, _refs(receipt), booked.notes, offers=booked.offers)
        return with_others(waits, receipt, running)
    notes = (*booked.notes, *offer_of(receipt, running))
    done = Outcome("receipt-booked", {"lines": lines}, _refs(receipt), notes, offers=booked.offers)
    return with_others(done, receipt, running)


@skill.command(SaveReceipt)
def save(command: SaveReceipt, running: Running) -> Outcome:
    """Books a proposed receipt as it was shown."""
    receipt = receipt_of(running, command.receipt_id)
    return _saved_already(receipt, running) if stands_booked(running.rows, receipt) else book_receipt(receipt, running)


def _saved_already(receipt: Receipt, running: Running) -> Outcome:
    outcome = Outcome("receipt-saved-already", {"lines": (short_line(receipt),)}, _refs(receipt))
    return with_others(outcome, receipt, running)


@skill.command(AttachReceipt)
def attach(command: AttachReceipt, running: Running) -> Outcome:
    """Keeps the receipt with the expense, which gains from it what nobody had said."""
    receipt = receipt_of(running, command.receipt_id)
    if stands_booked(running.rows, receipt):
        return _saved_already(receipt, running)
    rows = running.rows("SELECT * FROM transactions WHERE id = ?", (command.expense_id,))
    if not rows:
        raise NotFoundError("expense-not-found")
    new = _missing(rows[0], columns_of(receipt.details))
    if new:
        running.changes.update("transactions", command.expense_id, new)
    values: dict[str, Value] = {"status": "booked", "transaction_id": command.expense_id, "proposal_id": None}
    values["attached"] = 1
    running.changes.update("receipts", receipt.id, values)
    receipt = receipt_of(running, receipt.id)
    facts = {"lines": (short_line(receipt),)}
    done = Outcome("receipt-attached", facts, _refs(receipt), offer_of(receipt, running))
    return with_others(done, receipt, running)


def _missing(row: Row, read: dict[str, Value]) -> dict[str, Value]:
    names = ("merchant", "tax_minor", "payment")
    return {name: read[name] for name in names if row[name] is None and read[name] is not None}


def _ask_drop(command: DropReceipt, reading: Reading) -> Outcome | None:
    """A receipt that is booked is taken out of the ledger, which is asked about first."""
    receipt = receipt_of(reading, command.receipt_id)
    if receipt.transaction_id is None or receipt.attached:
        return None
    return Outcome("receipt-drop-sure", {"lines": (short_line(receipt),)})


@skill.command(DropReceipt, asks_first=_ask_drop)
def drop(command: DropReceipt, running: Running) -> Outcome:
    """The receipt is no expense: what was booked for it is taken out, what was there before it stays."""
    receipt = receipt_of(running, command.receipt_id)
    waiting = running.rows("SELECT id FROM proposals WHERE id = ? AND status = 'open'", (receipt.row["proposal_id"],))
    running.changes.update(
        "receipts", receipt.id, {"status": "dropped", "transaction_id": None, "proposal_id": None, "attached": 0}
    )
    if receipt.transaction_id is not None and not receipt.attached:
        running.changes.delete("transactions", receipt.transaction_id)
    for row in waiting:
        running.changes.delete("proposals", row["id"])
    return with_others(Outcome("receipt-dropped", {}, (Ref(skill.name, receipt.id),)), receipt, running)


@skill.command(RefuseFile, changes=False)
def refuse(command: RefuseFile, running: Running) -> Outcome:
    """One of several files could not be read; the others were."""
    return Outcome(f"receipt-file-{command.reason}", {"name": command.name})
