"""From what was understood to commands on receipts."""

from __future__ import annotations

import re
from datetime import timedelta

from skills.engine.asking import MissingError, NotFoundError, Pick, SeveralError
from skills.engine.categories import CATEGORIES
from skills.engine.command import Reading
from skills.engine.matching import best, stems
from skills.engine.money import Money
from skills.engine.privacy import in_private
from skills.engine.request import Request
from skills.receipts.commands import ChangeReceipt, DropReceipt, SaveReceipt, ShowReceipt, skill
from skills.receipts.store import Receipt, last_open, loaded, of_transaction, receipt_of

LATEST = 500
"""Among how many of the newest receipts the one is looked for that is asked for."""

PICKS = 4

_RECEIPT = re.compile(
    r"\b(?:receipts?|(?:till |sales )?slips?|proof of purchase|invoices?|bills?"
    r"|(?:kassen)?(?:beleg|bon|zettel)\w*|quittung\w*|rechnung\w*"
    r"|tickets?(?: de caisse)?|re[çc]us?|factures?|justificatifs?|recibos?|facturas?|comprobantes?"
    r"|scontrin[oi]|ricevut[ae]|fattur[ae])\b",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"[A-Z]{3}")
_SIGN = re.compile(r"[€$£¥₹]|\b[A-Z]{3}\b|\b(?:euros?|dollars?|pounds?|pfund|livres?|libras?|sterlin\w+)\b", re.I)


def _spoken_of(request: Request, reading: Reading) -> Receipt:
    """The receipt that the last outcome is about, or else the one that waits; that not where others read along."""
    for ref in reversed(request.target):
        if ref.skill == skill.name:
            return receipt_of(reading, ref.id)
        if ref.skill == "expenses" and (found := of_transaction(reading, ref.id)) is not None:
            return found
    in_private(reading.asker)
    waiting = last_open(reading)
    if waiting is None:
        raise NotFoundError("receipt-not-found")
    return waiting


@skill.reads("receipt_change")
def read_change(request: Request, reading: Reading) -> ChangeReceipt:
    """What was said replaces what was read; the rest stays."""
    receipt = _spoken_of(request, reading)
    if request.unknown_people:
        raise MissingError("who", "ask-who", name=request.unknown_people[0])
    grown_up = {member.id for member in reading.asker.members if member.grown_up}
    when = request.when
    command = ChangeReceipt(
        receipt.id,
        money=said_money(request, receipt.details.currency, reading),
        currency=request.value if request.value and _CURRENCY.fullmatch(request.value) else None,
        category=request.category if request.category in CATEGORIES else None,
        day=when.start.date() if when and when.start and when.has_date else None,
        merchant=request.merchant,
        paid_by=next((one for one in request.people.ids if one in grown_up), None),
    )
    if command == ChangeReceipt(receipt.id):
        raise MissingError("money", "receipt-ask-change")
    return command


def said_money(request: Request, currency: str, reading: Reading) -> Money | None:
    """The amount that was said of a receipt in a currency; a bare figure is in that."""
    if not request.money:
        return None
    money = request.money[0]
    if money.minor <= 0:
        raise MissingError("money", "receipt-ask-amount")
    bare = money.currency == reading.asker.household.currency and not _SIGN.search(request.text)
    return Money.of(money.amount, currency) if bare else money


@skill.reads("receipt_save")
def read_save(request: Request, reading: Reading) -> SaveReceipt:
    """The receipt that was just shown, or the asker's last one that waits."""
    return SaveReceipt(_spoken_of(request, reading).id)


@skill.reads("receipt_drop")
def read_drop(request: Request, reading: Reading) -> DropReceipt:
    """The receipt that was just shown, or the asker's last one that waits."""
    return DropReceipt(_spoken_of(request, reading).id)


@skill.reads("receipt_show")
def read_show(request: Request, reading: Reading) -> ShowReceipt:
    """The receipt of a shop, a thing, a day; without any of these the one just spoken of, or the newest."""
    in_private(reading.asker)
    chosen = [ref for ref in request.target if ref.skill == skill.name]
    if chosen and not request.amends:
        return ShowReceipt(chosen[-1].id)
    rows = reading.rows("SELECT * FROM receipts WHERE status <> 'dropped' ORDER BY id DESC LIMIT ?", (LATEST,))
    receipts = [loaded(reading.rows, row) for row in rows]
    when, words = request.when, request.merchant or _thing(request.title)
    if when and when.start and when.has_date:
        first = when.start.date()
        last = max(first, when.end.date() - timedelta(days=1)) if when.end else first
        receipts = [one for one in receipts if first <= one.details.day <= last]
    if words:
        receipts = list(best(words, receipts, _called)) or list(best(words, receipts, _holds))
    elif not when:
        of_expense = [of_transaction(reading, ref.id) for ref in request.target if ref.skill == "expenses"]
        receipts = [one for one in of_expense if one is not None] or receipts[:1]
    if not receipts:
        raise NotFoundError("receipt-not-found")
    if len(receipts) > 1 and not words:
        raise SeveralError("receipt-which", tuple(map(_pick, receipts[:PICKS])))
    return ShowReceipt(max(receipts, key=lambda one: (one.details.day, one.id)).id)


def _thing(title: str) -> str:
    """What the receipt is of: what stands behind the word for it; nothing where only the receipt is asked for."""
    found = _RECEIPT.search(title)
    rest = title[found.end() :] if found else title
    return rest if stems(rest) else ""


def _called(receipt: Receipt) -> str:
    return receipt.details.merchant or ""


def _holds(receipt: Receipt) -> str:
    """What was bought; where it is called in another language than it is asked for, nothing fits."""
    return " ".join(line.name for line in receipt.details.lines)


def _pick(receipt: Receipt) -> Pick:
    details = receipt.details
    facts = {"merchant": details.merchant or "?", "money": details.money, "day": details.day}
    return Pick(skill.name, receipt.id, "receipt-pick" if details.money else "receipt-pick-unpriced", facts)


@skill.knows
def names(reading: Reading) -> list[str]:
    """The shops of the last receipts, to those who may see them."""
    if not reading.asker.member.grown_up:
        return []
    rows = reading.rows(
        "SELECT DISTINCT merchant FROM receipts WHERE merchant IS NOT NULL AND status <> 'dropped'"
        " ORDER BY id DESC LIMIT 50"
    )
    return [row["merchant"] for row in rows]
