"""Changing what was read on a receipt, before or after it is booked."""

from __future__ import annotations

from dataclasses import replace

from skills.engine.command import Outcome, Running
from skills.engine.lessons import Lesson, LessonKind
from skills.engine.money import Money
from skills.expenses.commands import CorrectExpense
from skills.expenses.running import correct
from skills.receipts.commands import SAID, AskChange, ChangeReceipt, Details, skill
from skills.receipts.running import settle
from skills.receipts.saying import proposal, with_others
from skills.receipts.store import Receipt, columns_of, receipt_of


@skill.command(ChangeReceipt)
def change(command: ChangeReceipt, running: Running) -> Outcome:
    """Replaces what was said anew. A proposed receipt of which nothing is unsure any more is booked; a category that
    was said is learnt for the shop."""
    receipt = receipt_of(running, command.receipt_id)
    if receipt.transaction_id is not None:
        outcome = correct(_correction(command, receipt, receipt.transaction_id), running)
        return with_others(outcome, receipt, running)
    details = _changed(receipt.details, command)
    running.changes.update("receipts", receipt.id, columns_of(details) | {"status": "proposed"})
    outcome = settle(receipt_of(running, receipt.id), running)
    if command.category is None or details.merchant is None:
        return outcome
    return replace(outcome, teaches=(Lesson(LessonKind.CATEGORY, details.merchant, command.category),))


def _correction(command: ChangeReceipt, receipt: Receipt, expense_id: int) -> CorrectExpense:
    money, now = command.money, receipt.details.money
    if money is None and command.currency is not None and now is not None:
        money = Money.of(now.amount, command.currency)
    return CorrectExpense(
        expense_id,
        money=money,
        category=command.category,
        day=command.day,
        merchant=command.merchant,
        paid_by=command.paid_by,
    )


def _changed(details: Details, command: ChangeReceipt) -> Details:
    """The details with what was said, which is sure now."""
    sure = details.sure
    if command.money is not None:
        details = replace(in_currency(details, command.money.currency), money=command.money)
        sure = replace(sure, money=SAID)
    if command.currency is not None:
        details = in_currency(details, command.currency)
    if command.day is not None:
        details, sure = replace(details, day=command.day), replace(sure, day=SAID)
    if command.merchant is not None:
        details, sure = replace(details, merchant=command.merchant), replace(sure, merchant=SAID)
    if command.category is not None:
        details = replace(details, category=command.category, reason="said", because=())
    if command.paid_by is not None:
        details = replace(details, paid_by=command.paid_by)
    return replace(details, sure=sure)


def in_currency(details: Details, currency: str) -> Details:
    """The same figures in another currency."""

    def turned(money: Money) -> Money:
        return Money.of(money.amount, currency)

    return replace(
        details,
        money=turned(details.money) if details.money else None,
        tax=turned(details.tax) if details.tax else None,
        lines=tuple(replace(line, money=turned(line.money)) for line in details.lines),
        currency=currency,
    )


@skill.command(AskChange, changes=False)
def ask_change(command: AskChange, running: Running) -> Outcome:
    """Shows the receipt again and asks what is different."""
    receipt = receipt_of(running, command.receipt_id)
    shown = proposal(receipt, running)
    offers = tuple(offer for offer in shown.offers if offer.name != "edit") if receipt.open else ()
    asked = replace(shown, notes=(Outcome("receipt-ask-change"),), offers=offers)
    return with_others(asked, receipt, running)
