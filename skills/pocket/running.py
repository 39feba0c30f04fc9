"""Paying in, spending, correcting and showing pocket money."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from knowledge.clock import to_text
from knowledge.people import Role
from knowledge.store.changes import Value
from skills.engine.asking import NotAllowedError
from skills.engine.command import Asker, Outcome, Reading, Ref, Rule, Running
from skills.engine.errors import PersonError
from skills.engine.money import Money, added_up
from skills.engine.permissions import check
from skills.engine.rules import as_said
from skills.engine.zones import wall
from skills.expenses.limits import is_above, limit_of
from skills.pocket.asking import ask
from skills.pocket.commands import (
    CorrectEntry,
    DeleteEntry,
    PayIn,
    SetAllowance,
    ShowPocket,
    Spend,
    StopAllowance,
    skill,
)
from skills.pocket.store import (
    allowance_of,
    balance,
    balances,
    changeable_entry,
    entry_facts,
    entry_line,
    has_ledger,
    member_called,
)

LAST_LINES = 5
MOST_LINES = 30


@skill.command(SetAllowance)
def set_allowance(command: SetAllowance, running: Running) -> Outcome:
    """Replaces what the child got by itself so far."""
    asker = running.asker
    _for_a_child(command.member, asker)
    values: dict[str, Value] = {
        "minor": command.money.minor,
        "currency": command.money.currency,
        "rule": command.rule,
        "first": to_text(command.first),
        "next_at": to_text(command.first),
        "zone": str(asker.zone),
    }
    before = allowance_of(running.rows, command.member)
    if before is not None:
        running.changes.update("pocket_allowances", before["id"], values)
    else:
        values |= {"member_id": command.member, "owner": asker.member.id, "created_at": to_text(asker.now)}
        running.changes.insert("pocket_allowances", values)
    first = wall(command.first, asker.zone)
    facts = {"name": member_called(asker, command.member), "money": command.money}
    return Outcome("pocket-set", {**facts, "rule": Rule(as_said(command.rule), first), "first": first.date()})


def _for_a_child(member_id: int, asker: Asker) -> None:
    """Raises PersonError for a grown-up, who has no pocket money."""
    if not any(member.id == member_id and member.role is Role.CHILD for member in asker.members):
        raise PersonError("pocket-for-children", name=member_called(asker, member_id))


@skill.command(StopAllowance)
def stop_allowance(command: StopAllowance, running: Running) -> Outcome:
    """Nothing is paid in by itself any more."""
    name = member_called(running.asker, command.member)
    before = allowance_of(running.rows, command.member)
    if before is None:
        raise PersonError("pocket-not-set", name=name)
    running.changes.delete("pocket_allowances", before["id"])
    return Outcome("pocket-stopped", {"name": name})


@skill.command(PayIn)
def pay_in(command: PayIn, running: Running) -> Outcome:
    """The child has more."""
    _for_a_child(command.member, running.asker)
    entry_id = _add(command, "given", command.money.minor, running)
    facts = {"name": member_called(running.asker, command.member), "money": command.money, "shop": command.note}
    told = facts | {"balance": _left(command.member, command.money.currency, running)}
    return Outcome("pocket-given", told, (Ref(skill.name, entry_id),))


def _add(command: PayIn | Spend, kind: str, minor: int, running: Running) -> int:
    values: dict[str, Value] = {
        "member_id": command.member,
        "kind": kind,
        "minor": minor,
        "currency": command.money.currency,
        "day": command.day.isoformat(),
        "note": command.note,
        "owner": running.asker.member.id,
        "created_at": to_text(running.asker.now),
    }
    return running.changes.insert("pocket_entries", values)


def _left(member_id: int, currency: str, running: Running) -> Money | None:
    """What a child has now; None where that is nobody's business who reads along."""
    return None if _overheard(member_id, running.asker) else balance(running.rows, member_id, currency)


def _overheard(member_id: int, asker: Asker) -> bool:
    """Whether other children or guests read along, whom what a child has is no business of."""
    return asker.group and any(not one.grown_up and one.id != member_id for one in asker.members)


@skill.command(Spend)
def spend(command: Spend, running: Running) -> Outcome:
    """The child has less; by its own word never less than nothing."""
    asker = running.asker
    _own(command, command.member, asker)
    _for_a_child(command.member, asker)
    if is_above(running, command.money) and not asker.member.grown_up:
        _enough(command.member, command.money, running, still_to_go=True)
        return ask(command, running)
    entry_id = _add(command, "spent", -command.money.minor, running)
    _enough(command.member, command.money, running)
    facts: dict[str, Any] = {"money": command.money, "shop": command.note, "day": command.day}
    left, ref = _left(command.member, command.money.currency, running), Ref(skill.name, entry_id)
    if command.member == asker.member.id:
        return Outcome("pocket-spent-me", facts | {"own_rest": left}, (ref,))
    name = member_called(asker, command.member)
    return Outcome("pocket-spent", facts | {"name": name, "rest": left}, (ref,))


def _own(command: Spend | ShowPocket, member_id: int, asker: Asker) -> None:
    """A child has to do with its own money alone. Raises NotAllowedError."""
    check(command, asker, own=member_id == asker.member.id, key="not-allowed-child")


def _enough(member_id: int, money: Money, running: Running, *, still_to_go: bool = False) -> None:
    """Raises PersonError, so that nothing is changed, where a child would have less than nothing."""
    there = balance(running.rows, member_id, money.currency)
    left = Money(there.minor - money.minor, money.currency) if still_to_go else there
    if left.minor < 0 and not running.asker.member.grown_up:
        if _overheard(member_id, running.asker):
            raise NotAllowedError("ask-in-private")
        there = Money(left.minor + money.minor, money.currency)
        raise PersonError("pocket-not-enough", money=money, left=there)


@skill.command(CorrectEntry)
def correct(command: CorrectEntry, running: Running) -> Outcome:
    """New values; the direction stays."""
    row = changeable_entry(running.rows, command.entry_id, running.asker)
    new: dict[str, Value] = {}
    if command.money is not None:
        sign = -1 if row["minor"] < 0 else 1
        new |= {"minor": sign * command.money.minor, "currency": command.money.currency}
    if command.day is not None:
        new["day"] = command.day.isoformat()
    if command.note is not None:
        new["note"] = command.note
    running.changes.update("pocket_entries", row["id"], new)
    after = changeable_entry(running.rows, row["id"], running.asker)
    if command.money is not None and after["minor"] < 0:
        limit = limit_of(running, running.asker.member.id)
        if limit is not None and not running.asker.member.grown_up and is_above(running, command.money):
            raise PersonError("pocket-over-limit", limit=limit)
        _enough(row["member_id"], command.money, running)
    left = _left(row["member_id"], after["currency"], running)
    return Outcome("pocket-corrected", {**entry_facts(after), "balance": left}, (Ref(skill.name, row["id"]),))


@skill.command(DeleteEntry)
def delete(command: DeleteEntry, running: Running) -> Outcome:
    """The line is gone, and the balance as if it had never been."""
    row = changeable_entry(running.rows, command.entry_id, running.asker)
    running.changes.delete("pocket_entries", row["id"])
    left = _left(row["member_id"], row["currency"], running)
    return Outcome("pocket-deleted", {**entry_facts(row), "balance": left})


@skill.command(ShowPocket, changes=False)
def show(command: ShowPocket, running: Running) -> Outcome:
    """What each has. Where children read along, of nobody but the child that asks or the one that is asked about."""
    asker = running.asker
    for member_id in command.members:
        _own(command, member_id, asker)
    if any(_overheard(member_id, asker) for member_id in command.members):
        raise NotAllowedError("ask-in-private")
    shown = [one for one in command.members if has_ledger(running.rows, one)]
    if not shown:
        own = command.members == (asker.member.id,)
        names = asker.names(command.members)
        return Outcome("pocket-none-me") if own else Outcome("pocket-none", {"names": names})
    notes = tuple(_of_one(one, command, running) for one in shown)
    first = notes[0]
    return Outcome(first.key, first.facts, notes=notes[1:])


def _of_one(member_id: int, command: ShowPocket, running: Running) -> Outcome:
    asker, rows = running.asker, running.rows
    own = member_id == asker.member.id
    facts: dict[str, Any] = {"name": member_called(asker, member_id)}
    if command.start is not None and command.end is not None:
        spent = rows(
            "SELECT * FROM pocket_entries WHERE member_id = ? AND kind = 'spent' AND day >= ? AND day < ?"
            " ORDER BY day DESC, id DESC",
            (member_id, command.start.isoformat(), command.end.isoformat()),
        )
        facts |= {"start": command.start, "last": command.end - timedelta(days=1)}
        if not spent:
            return Outcome("pocket-nothing-spent-me" if own else "pocket-nothing-spent", facts)
        facts["sums"] = added_up(Money(-row["minor"], row["currency"]) for row in spent)
        facts["lines"] = tuple(entry_line(row) for row in spent[:MOST_LINES])
        return Outcome("pocket-spent-sum-me" if own else "pocket-spent-sum", facts)
    facts["sums"] = balances(rows, member_id, asker.household.currency)
    last = rows(
        "SELECT * FROM pocket_entries WHERE member_id = ? ORDER BY day DESC, id DESC LIMIT ?", (member_id, LAST_LINES)
    )
    if not last:
        return Outcome("pocket-empty-me" if own else "pocket-empty", facts)
    facts["lines"] = tuple(entry_line(row) for row in last)
    return Outcome("pocket-balance-me" if own else "pocket-balance", facts)


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """Every line of every child's ledger."""
    return {
        "pocket": [
            {
                "child": member_called(reading.asker, row["member_id"]),
                "kind": row["kind"],
                "amount": f"{Money(row['minor'], row['currency']).amount}",
                "currency": row["currency"],
                "date": row["day"],
                "note": row["note"],
            }
            for row in reading.rows("SELECT * FROM pocket_entries ORDER BY id")
        ],
        "pocket_allowances": [
            {
                "child": member_called(reading.asker, row["member_id"]),
                "amount": f"{Money(row['minor'], row['currency']).amount}",
                "currency": row["currency"],
                "rrule": row["rule"],
                "zone": row["zone"],
            }
            for row in reading.rows("SELECT * FROM pocket_allowances ORDER BY id")
        ],
    }
