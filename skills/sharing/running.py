"""Splitting expenses, noting debts, and telling who owes whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from knowledge.clock import to_text
from knowledge.people import FAMILY
from knowledge.store.database import Row
from skills.engine.asking import NotFoundError
from skills.engine.command import Outcome, Reading, Ref, Running
from skills.engine.errors import PersonError
from skills.engine.money import Money
from skills.engine.privacy import among_grown_ups, in_private
from skills.expenses.booking import book
from skills.expenses.ledger import Entry
from skills.sharing.commands import FindDebts, NoteDebt, Part, Party, SplitExpense, SplitNew, skill
from skills.sharing.saying import Say
from skills.sharing.splitting import balances, fewest_transfers, split, too_much
from skills.sharing.store import EXPENSES, all_debts, columns, key_of, owed, parts_of, shares_of

MOST_LINES = 20
MOST_REASONS = 6


@skill.command(SplitExpense)
def split_booked(command: SplitExpense, running: Running) -> Outcome:
    """Keeps who bears what; what was said before about this expense is replaced."""
    rows = running.rows("SELECT * FROM transactions WHERE id = ? AND kind = 'expense'", (command.expense_id,))
    if not rows:
        raise NotFoundError("expense-not-found")
    row = rows[0]
    if too_much(row["minor"], command.parts):
        raise PersonError("split-too-much", money=Money(row["minor"], row["currency"]))
    for share in shares_of(running.rows, row["id"]):
        running.changes.delete("expense_shares", share["id"])
    keep_shares(running, command.parts, row["id"])
    money = Money(row["minor"], row["currency"])
    facts = {"money": money, "shop": row["merchant"] or row["note"], "lines": _lines(running, row)}
    return Outcome("expense-split", facts, (Ref(EXPENSES, row["id"]),))


@skill.command(SplitNew)
def split_new(command: SplitNew, running: Running) -> Outcome:
    """Books the expense like any other, and who bears what of it."""
    if isinstance(command.paid_by, str):
        return _paid_by_somebody_else(command, command.paid_by, running)
    entry = Entry(
        command.money, command.category, command.day, command.paid_by, merchant=command.merchant, note=command.note
    )
    if too_much(command.money.minor, command.parts):
        raise PersonError("split-too-much", money=command.money)
    booked = book(running, entry)
    booked_id = next((ref.id for ref in booked.refs if ref.skill == EXPENSES), None)
    keep_shares(running, command.parts, booked_id, booked.facts.get("proposal"))
    shares = split(command.money.minor, command.paid_by, command.parts)
    lines = _share_lines(shares, command.money.currency, running)
    return replace(booked, notes=(Outcome("split-shares", {"lines": lines}), *booked.notes))


def keep_shares(
    running: Running, parts: tuple[Part, ...], transaction_id: int | None, proposal_id: int | None = None
) -> None:
    """Writes who bears what of a transaction, or of what waits to become one."""
    for part in parts:
        is_member = isinstance(part.party, int)
        values: dict[str, str | int | float | None] = {
            "transaction_id": transaction_id,
            "proposal_id": proposal_id,
            "member_id": part.party if is_member else None,
            "person": None if is_member else part.party,
            "numerator": part.numerator,
            "denominator": part.denominator,
            "minor": part.minor,
        }
        running.changes.insert("expense_shares", values)


def _lines(running: Running, row: Row) -> tuple[Outcome, ...]:
    """What each bears of an expense."""
    parts = parts_of(shares_of(running.rows, row["id"]))
    return _share_lines(split(row["minor"], row["paid_by"], parts), row["currency"], running)


def _share_lines(shares: dict[Party, int], currency: str, running: Running) -> tuple[Outcome, ...]:
    say, me = Say(running.rows, running.asker), running.asker.member.id
    return tuple(
        Outcome("share-line-me", {"money": Money(minor, currency)})
        if party == me
        else Outcome("share-line", {"name": say.name(party), "money": Money(minor, currency)})
        for party, minor in shares.items()
        if minor
    )


def _paid_by_somebody_else(command: SplitNew, payer: str, running: Running) -> Outcome:
    money = command.money
    if too_much(money.minor, command.parts):
        raise PersonError("split-too-much", money=money)
    shares = split(money.minor, payer, command.parts)
    for party, minor in shares.items():
        if party != payer and minor:
            owes = Money(minor, money.currency)
            add_debt(running, NoteDebt(party, payer, owes, command.day, command.merchant or command.note))
    facts = {"money": money, "shop": command.merchant or command.note}
    return Outcome("expense-split", facts | {"lines": _share_lines(shares, money.currency, running)})


def add_debt(running: Running, debt: NoteDebt, kind: str = "debt") -> int:
    """Writes a debt, or what was paid back, and returns its id."""
    values: dict[str, str | int | float | None] = {
        "kind": kind,
        **columns("debtor", debt.debtor),
        **columns("creditor", debt.creditor),
        "minor": debt.money.minor,
        "currency": debt.money.currency,
        "note": debt.note,
        "day": debt.day.isoformat(),
        "owner": running.asker.member.id,
        "audience": FAMILY,
        "created_at": to_text(running.asker.now),
    }
    return running.changes.insert("debts", values)


@skill.command(NoteDebt)
def note(command: NoteDebt, running: Running) -> Outcome:
    """Keeps the debt, and says what it comes to with what was open before."""
    debt_id = add_debt(running, command)
    say = Say(running.rows, running.asker)
    said = say.because(next(debt for debt in all_debts(running.rows) if debt.id == debt_id))
    facts = {"line": (said,)}
    return Outcome(
        "debt-noted", facts, (Ref(skill.name, debt_id),), left_between(command.debtor, command.creditor, running)
    )


def left_between(one: Party, other: Party, running: Running) -> tuple[Outcome, ...]:
    """What is open between two now, a sentence for each currency; nothing where children and guests read along."""
    if not among_grown_ups(running.asker):
        return ()
    say, pair = Say(running.rows, running.asker), {key_of(one), key_of(other)}
    found = [
        say.owes(debtor, creditor, Money(minor, currency))
        for currency, of_one in owed(all_debts(running.rows)).items()
        for (debtor, creditor), minor in of_one.items()
        if {debtor, creditor} == pair
    ]
    return tuple(found) or (say.even(one, other),)


@skill.command(FindDebts, changes=False)
def find(command: FindDebts, running: Running) -> Outcome:
    """A line for each two between whom something is open, how to be even in the fewest steps, and buttons for that."""
    asker = running.asker
    in_private(asker)
    say, debts = Say(running.rows, asker), all_debts(running.rows)
    asked = {key_of(one) for one in (command.one, command.other) if one is not None}
    pairs = [
        (debtor, creditor, Money(minor, currency))
        for currency, of_one in owed(debts).items()
        for (debtor, creditor), minor in of_one.items()
        if asked <= {debtor, creditor}
    ]
    if not pairs:
        return say.even(command.one, command.other) if command.one and command.other else Outcome("debts-none")
    lines = tuple(say.owes(*pair) for pair in pairs[:MOST_LINES])
    notes: list[Outcome] = []
    if len(pairs) == 1:
        of_pair = [debt for debt in debts if {debt.debtor, debt.creditor} == set(pairs[0][:2])]
        reasons = tuple(say.because(debt) for debt in of_pair[:MOST_REASONS])
        notes.append(Outcome("debts-because", {"lines": reasons}))
    shortest = pairs if asked else _shortest(running)
    if len(shortest) < len(pairs):
        notes.append(Outcome("debts-shortest", {"lines": tuple(say.transfer(*one) for one in shortest)}))
    return Outcome("debts-found", {"lines": lines}, (), tuple(notes), offers=say.offers(shortest))


def _shortest(running: Running) -> list[tuple[Party, Party, Money]]:
    """The fewest transfers; what is owed, as it is, where two outside the household would have to pay each other."""
    shortest = [
        (payer, payee, Money(minor, currency))
        for currency, of_one in owed(all_debts(running.rows)).items()
        for (payer, payee), minor in fewest_transfers(balances(of_one)).items()
    ]
    if not any(isinstance(payer, str) and isinstance(payee, str) for payer, payee, _ in shortest):
        return shortest
    return [
        (debtor, creditor, Money(minor, currency))
        for currency, of_one in owed(all_debts(running.rows)).items()
        for (debtor, creditor), minor in of_one.items()
    ]


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """Every debt, of split expenses and by itself, and what was paid back."""
    say = Say(reading.rows, reading.asker)
    return {
        "debts": [
            {
                "kind": "settlement" if debt.settles else "debt",
                "from": say.name(debt.creditor if debt.settles else debt.debtor),
                "to": say.name(debt.debtor if debt.settles else debt.creditor),
                "amount": f"{debt.money.amount}",
                "currency": debt.money.currency,
                "date": debt.day.isoformat(),
                "for": debt.what,
            }
            for debt in reversed(all_debts(reading.rows))
        ]
    }
