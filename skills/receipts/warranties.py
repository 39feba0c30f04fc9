"""Warranties: what on a receipt has one, and a word before it ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from operator import itemgetter

from knowledge.clock import from_text, to_text
from knowledge.outbox import Outgoing
from knowledge.people import FAMILY
from knowledge.store.database import Database, Row
from skills.engine.command import Offer, Outcome, Reading, Ref, Running
from skills.engine.errors import PersonError
from skills.engine.money import Money
from skills.engine.waking import earliest, one_by_one
from skills.engine.zones import instant, wall
from skills.receipts.commands import Details, Line, RemindWarranty, Warranty, skill
from skills.receipts.pictures import attached
from skills.receipts.saying import with_others
from skills.receipts.store import Receipt, receipt_of
from skills.receipts.warranty_words import has_warranty, years_told

KIND = "warranty"
YEARS = 2
"""What a seller stands in for without saying so, Directive (EU) 2019/771, article 10."""

LONGEST = 30
LEAST = 50
"""Whole units of money from which on a thing is worth a reminder."""

BEFORE = timedelta(weeks=4)
AT = time(9)
NONE_FOR = ("travel", "eating-out")
"""Categories whose receipts name rooms and meals like things with a warranty."""


def warranty_on(lines: Sequence[Line], category: str, text: str) -> Warranty | None:
    """The dearest thing on a receipt that has a warranty, and for how many years; `text` is all that stands there."""
    if category in NONE_FOR:
        return None
    told = years_told(text)
    dear = sorted((line for line in lines if _is_dear(line.money)), key=lambda line: -line.money.minor)
    things = [line for line in dear if has_warranty(line.name)] or (dear[:1] if told else [])
    if not things:
        return None
    return Warranty(things[0].name, told if told and told <= LONGEST else YEARS)


def _is_dear(money: Money) -> bool:
    return money.amount >= LEAST


def end_of(details: Details) -> date | None:
    """The last day of the warranty; None where there is none."""
    if details.warranty is None:
        return None
    year = details.day.year + details.warranty.years
    try:
        return details.day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def offer_of(receipt: Receipt, running: Running) -> tuple[Outcome, ...]:
    """The note that offers a reminder for what has a warranty that does not end soon."""
    warranty, ends = receipt.details.warranty, end_of(receipt.details)
    if warranty is None or ends is None or ends - BEFORE <= wall(running.asker.now, running.asker.zone).date():
        return ()
    offer = Offer("warranty", RemindWarranty(receipt.id), "button-remind-warranty")
    return (Outcome("receipt-warranty", {"item": warranty.item, "until": ends}, offers=(offer,)),)


@skill.command(RemindWarranty)
def remind(command: RemindWarranty, running: Running) -> Outcome:
    """Keeps the reminder for the asker; the same one is kept once."""
    receipt, asker = receipt_of(running, command.receipt_id), running.asker
    warranty, ends = receipt.details.warranty, end_of(receipt.details)
    if warranty is None or ends is None:
        raise PersonError("receipt-no-warranty")
    day = ends - BEFORE
    facts = {"item": warranty.item, "on": day, "until": ends}
    there = (receipt.id, asker.member.id)
    kept = running.rows("SELECT 1 FROM warranties WHERE receipt_id = ? AND member_id = ?", there)
    if not kept:
        running.changes.insert(
            "warranties",
            {
                "receipt_id": receipt.id,
                "item": warranty.item,
                "ends": ends.isoformat(),
                "remind_at": to_text(instant(datetime.combine(day, AT), asker.zone)),
                "member_id": asker.member.id,
                "owner": asker.member.id,
                "audience": FAMILY,
                "created_at": to_text(asker.now),
            },
        )
    return with_others(Outcome("receipt-warranty-kept", facts, (_ref(receipt),)), receipt, running)


def _ref(receipt: Receipt) -> Ref:
    return Ref(skill.name, receipt.id)


@skill.wakes
def wake(running: Running) -> None:
    """Puts what is due into the outbox."""
    due = running.rows(
        "SELECT * FROM warranties WHERE told = 0 AND remind_at <= ? ORDER BY remind_at", (to_text(running.asker.now),)
    )
    one_by_one(running.database, due, partial(_tell, running), "the warranty", itemgetter("id"))


def _tell(running: Running, row: Row) -> None:
    running.outbox.put(
        member_id=row["member_id"],
        kind=KIND,
        due=from_text(row["remind_at"]),
        now=running.asker.now,
        facts={},
        subject_id=row["id"],
        timed=False,
    )
    running.rows("UPDATE warranties SET told = 1 WHERE id = ?", (row["id"],))


@skill.wakes_next
def next_wake(database: Database) -> datetime | None:
    """When the next reminder is due."""
    return earliest(database, "SELECT min(remind_at) AS at FROM warranties WHERE told = 0")


@skill.announces(KIND)
def announce(row: Outgoing, reading: Reading) -> Outcome | None:
    """The thing, when its warranty ends, and the receipt; nothing where that was taken back or dropped."""
    found = reading.rows(
        "SELECT w.* FROM warranties w JOIN receipts r ON r.id = w.receipt_id WHERE w.id = ? AND r.status = 'booked'",
        (row.subject_id,),
    )
    if not found:
        return None
    receipt = receipt_of(reading, found[0]["receipt_id"])
    facts = {"item": found[0]["item"], "until": date.fromisoformat(found[0]["ends"]), "shop": receipt.details.merchant}
    files = attached(receipt.pictures, reading.database)
    return Outcome("out-warranty", {**facts, "bought": receipt.details.day}, (_ref(receipt),), files=files)
