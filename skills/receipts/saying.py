"""What is said of a receipt: its lines with the unsure ones marked, and the buttons below."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from knowledge.store.database import Row
from skills.engine.command import Asker, Offer, Outcome, Ref, Running
from skills.engine.money import Money
from skills.engine.privacy import among_grown_ups
from skills.engine.zones import wall
from skills.receipts.commands import AskChange, AttachReceipt, DropReceipt, SaveReceipt, skill
from skills.receipts.doubts import doubts, marked
from skills.receipts.store import Receipt, of_message

PROPOSED, BOOKED, ALL = 5, 3, 25
"""How many of the items are listed."""

UNSURE = " (?)"


def lines_of(receipt: Receipt, asker: Asker, most: int) -> tuple[Outcome, ...]:
    """A line for each thing that stands on the receipt, and for what it is booked as.

    Where children or guests read along, who are not to see what was bought, it is one line.
    """
    details = receipt.details
    unsure = marked(details, wall(asker.now, asker.zone).date()) if receipt.open else frozenset()

    def line(key: str, field: str, **facts: Any) -> Outcome:
        return Outcome(key, {**facts, "mark": UNSURE if field in unsure else ""})

    if not among_grown_ups(asker):
        return (short_line(receipt),)
    found = [_shop_line(receipt, UNSURE if "merchant" in unsure else "")]
    found.append(line("receipt-line-day", "day", day=details.day))
    if details.money is None:
        found.append(Outcome("receipt-line-no-total"))
    else:
        found.append(line("receipt-line-total", "money", money=details.money))
    if details.tax is not None:
        found.append(line("receipt-line-tax", "tax", tax=details.tax))
    if details.payment is not None:
        found.append(line(f"receipt-line-{details.payment}", "payment"))
    if details.paid_by != asker.member.id:
        name = asker.name_of(details.paid_by)
        found += [Outcome("receipt-line-payer", {"name": name})] if name else []
    found.append(_category(receipt))
    return (*found, *_items(receipt, most))


def short_line(receipt: Receipt) -> Outcome:
    """One line, without what was bought."""
    details = receipt.details
    shop, day = details.merchant or "?", details.day
    if details.money is None:
        return Outcome("receipt-line-short-no-total", {"shop": shop, "day": day})
    return Outcome("receipt-line-short", {"shop": shop, "money": details.money, "day": day})


def _shop_line(receipt: Receipt, mark: str) -> Outcome:
    if receipt.details.merchant is None:
        return Outcome("receipt-line-no-shop")
    return Outcome("receipt-line-shop", {"shop": receipt.details.merchant, "mark": mark})


def _category(receipt: Receipt) -> Outcome:
    details = receipt.details
    facts = {"category": details.category, "shop": details.merchant or "?", "things": details.because}
    return Outcome(f"receipt-category-{details.reason}", facts)


def _items(receipt: Receipt, most: int) -> tuple[Outcome, ...]:
    lines = receipt.details.lines
    shown = [
        Outcome("receipt-item-many", {"name": one.name, "many": one.quantity, "money": one.money})
        if one.quantity and one.quantity != "1"
        else Outcome("receipt-item", {"name": one.name, "money": one.money})
        for one in lines[:most]
    ]
    if len(lines) > most:
        shown.append(Outcome("receipt-items-more", {"count": len(lines) - most}))
    return tuple(shown)


def proposal(receipt: Receipt, running: Running, *, noted: Row | None = None, named: bool = False) -> Outcome:
    """A receipt, the question whether it is right, and the buttons that answer it.

    `noted` is an expense that may be the same purchase; `named` puts the shop on the buttons, where there are several
    receipts.
    """
    asker = running.asker
    return Outcome(
        "receipt-proposed",
        {"lines": lines_of(receipt, asker, PROPOSED)},
        (Ref(skill.name, receipt.id),),
        (_question(receipt, asker, noted),),
        offers=offers_of(receipt, noted=noted, named=named),
    )


def _question(receipt: Receipt, asker: Asker, noted: Row | None) -> Outcome:
    if noted is not None:
        facts = {"money": Money(noted["minor"], noted["currency"]), "shop": noted["merchant"] or noted["note"]}
        return Outcome("receipt-ask-attach", facts)
    details = receipt.details
    found = doubts(details, wall(asker.now, asker.zone).date())
    if details.money is None or details.money.minor <= 0:
        return Outcome("receipt-ask-amount")
    if found == ("sum",):
        return Outcome("receipt-ask-sum")
    if found == ("old",):
        return Outcome("receipt-ask-old")
    return Outcome("receipt-ask-marked" if set(found) - {"sum", "old"} else "receipt-ask")


def offers_of(receipt: Receipt, *, noted: Row | None = None, named: bool = False) -> tuple[Offer, ...]:
    """Save, Change, Not an expense; where it may be noted already: keep it with that, or book it all the same."""
    change = Offer("edit", AskChange(receipt.id))
    drop = Offer("cancel", DropReceipt(receipt.id), "button-drop-receipt")
    money, shop = receipt.details.money, receipt.details.merchant
    if money is None or money.minor <= 0:
        return (change, drop)
    save = SaveReceipt(receipt.id)
    if noted is not None:
        attach = Offer("confirm", AttachReceipt(receipt.id, noted["id"]), "button-attach-receipt")
        return (attach, Offer("anyway", save, "button-book-anyway"), change, drop)
    if named:
        label, facts = ("button-save-receipt-of", {"shop": shop or "?", "money": money})
        return (Offer("confirm", save, label, facts), change, drop)
    return (Offer("confirm", save, "button-save-receipt"), change, drop)


def with_others(outcome: Outcome, receipt: Receipt, running: Running) -> Outcome:
    """The outcome, and below it what else of the same message is open: a press takes all buttons of a message away."""
    others = tuple(
        Outcome("receipt-open", {"lines": (short_line(one),)}, offers=offers_of(one, named=True))
        for one in of_message(running, receipt)
    )
    return replace(outcome, notes=(*outcome.notes, *others)) if others else outcome
