"""How much one may spend without a second grown-up's word: set by one, raised or ended only by two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from knowledge.clock import from_text, to_text
from knowledge.outbox import Outgoing
from knowledge.people import Member
from knowledge.store.changes import Value
from knowledge.store.database import Database, Row
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Offer, Outcome, Reading, Running
from skills.engine.errors import PersonError
from skills.engine.money import Money
from skills.engine.permissions import check
from skills.expenses.commands import AgreeLimit, RefuseLimit, SetApproval, skill
from skills.rates.table import converted

APPROVE_ABOVE = "approve_above"
"""The row of `money_settings` that holds what one grown-up may book alone; with `:ID` behind it, one member."""

ASK, ANSWER = "limit-proposal", "limit-answer"
"""Kinds of outbox rows: the question to the other grown-ups, and the word to who asked."""

OPEN_FOR = timedelta(days=7)
"""How long a second grown-up may think about what was proposed."""


def _name(member_id: int | None) -> str:
    return APPROVE_ABOVE if member_id is None else f"{APPROVE_ABOVE}:{member_id}"


def own_limit(source: Reading | Running, member_id: int | None) -> Money | None:
    """The limit that was set for a member, or with None for the household; None where none was."""
    rows = source.rows("SELECT * FROM money_settings WHERE name = ?", (_name(member_id),))
    return Money(rows[0]["minor"], rows[0]["currency"]) if rows else None


def limit_of(source: Reading | Running, member_id: int | None) -> Money | None:
    """What a member may spend without asking: by its own limit, else the household's. None: everything.

    The household's limit is for grown-ups; a child has one where it was given one.
    """
    of_household = None if any(one.id == member_id for one in _children(source.asker)) else own_limit(source, None)
    return (own_limit(source, member_id) if member_id is not None else None) or of_household


def limits(reading: Reading) -> list[tuple[str | None, Money]]:
    """All limits: whose (None: the household's) and how much."""
    of = [(None, None), *((member.name, member.id) for member in reading.asker.members)]
    there = [(name, own_limit(reading, member_id)) for name, member_id in of]
    return [(name, limit) for name, limit in there if limit is not None]


def _children(asker: Asker) -> list[Member]:
    return [one for one in asker.members if not one.grown_up]


def others(asker: Asker) -> list[Member]:
    """The other grown-ups, who may agree."""
    return [member for member in asker.members if member.grown_up and member.id != asker.member.id]


def is_above(running: Running, money: Money) -> bool:
    """Whether an amount is above what the asker may spend; one whose worth is not known counts as above."""
    limit = limit_of(running, running.asker.member.id)
    return limit is not None and _exceeds(running, money, limit)


def _exceeds(running: Running, money: Money, limit: Money) -> bool:
    worth = converted(running.rows, money, limit.currency, running.asker.local_now.date())
    return worth is None or worth[0].minor > limit.minor


def over(row: Row, now: datetime) -> bool:
    """Whether what was proposed (a row with `created_at`) has waited too long."""
    return from_text(row["created_at"]) + OPEN_FOR <= now


# --- setting ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A limit that somebody asks for: whose it is, None for the household's; None as amount for no limit."""

    about: int | None
    above: Money | None


@skill.command(SetApproval)
def set_approval(command: SetApproval, running: Running) -> Outcome:
    """Keeps a limit that is closer than before; one that is wider, or its end, waits for a second grown-up.

    A child's limit is any grown-up's to set. What was set where there are two is not taken back by undo: that would be
    its end by the word of one.
    """
    asker = running.asker
    if command.above is not None and command.above.minor < 0:
        raise PersonError("expense-negative")
    if command.member is not None and asker.name_of(command.member) is None:
        raise NotFoundError("member-gone")
    wanted = _Wanted(command.member, command.above)
    of_child = any(one.id == command.member for one in _children(asker))
    if others(asker) and not of_child and _widens(wanted, running):
        return _propose(wanted, running)
    _keep(wanted, running, journalled=of_child or not others(asker))
    notes = () if of_child or others(asker) else (Outcome("expense-alone"),)
    return Outcome(_said(wanted), _facts(wanted, asker), notes=notes)


def _widens(wanted: _Wanted, running: Running) -> bool:
    before = limit_of(running, wanted.about)
    after = wanted.above
    if after is None and wanted.about is not None:
        after = own_limit(running, None)
    if before is None:
        return False
    return after is None or _exceeds(running, after, before)


def _keep(wanted: _Wanted, running: Running, *, journalled: bool) -> None:
    name = _name(wanted.about)
    there = running.rows("SELECT id FROM money_settings WHERE name = ?", (name,))
    if not journalled:
        running.rows("DELETE FROM money_settings WHERE name = ?", (name,))
        if wanted.above is not None:
            values = (name, wanted.above.minor, wanted.above.currency)
            running.rows("INSERT INTO money_settings (name, minor, currency) VALUES (?, ?, ?)", values)
        return
    if wanted.above is None:
        for row in there:
            running.changes.delete("money_settings", row["id"])
        return
    new: dict[str, Value] = {"minor": wanted.above.minor, "currency": wanted.above.currency}
    if there:
        running.changes.update("money_settings", there[0]["id"], new)
    else:
        running.changes.insert("money_settings", {"name": name, **new})


def _said(wanted: _Wanted, before: str = "approval") -> str:
    whose = "" if wanted.about is None else "-one"
    return f"{before}{whose}-{'off' if wanted.above is None else 'set'}"


def _facts(wanted: _Wanted, asker: Asker) -> dict[str, object]:
    return {"limit": wanted.above, "name": asker.name_of(wanted.about) or "?"}


def _propose(wanted: _Wanted, running: Running) -> Outcome:
    asker, above = running.asker, wanted.above
    change_id = running.changes.insert(
        "limit_changes",
        {
            "about": wanted.about,
            "minor": above.minor if above else None,
            "currency": above.currency if above else None,
            "member_id": asker.member.id,
            "created_at": to_text(asker.now),
        },
    )
    for member in others(asker):
        _put(running, member.id, ASK, change_id)
    names = tuple(member.name for member in others(asker))
    return Outcome("limit-proposed", {"names": names, "change": change_id})


def _put(running: Running, member_id: int, kind: str, change_id: int) -> None:
    now = running.asker.now
    running.outbox.put(member_id=member_id, kind=kind, due=now, now=now, facts={}, subject_id=change_id, timed=False)


# --- the second word --------------------------------------------------------------------------------------------------


@skill.command(AgreeLimit)
def agree(command: AgreeLimit, running: Running) -> Outcome:
    """Keeps exactly what was proposed."""
    row = _open(command, running)
    if row["status"] != "open":
        return _decided(row, running)
    wanted = _wanted(row)
    _keep(wanted, running, journalled=True)
    _decide(row, "agreed", running)
    return Outcome(_said(wanted), _facts(wanted, running.asker))


@skill.command(RefuseLimit)
def refuse(command: RefuseLimit, running: Running) -> Outcome:
    """All stays as it is."""
    row = _open(command, running)
    if row["status"] != "open":
        return _decided(row, running)
    _decide(row, "refused", running)
    return Outcome("limit-refused", {"name": running.asker.name_of(row["member_id"]) or "?"})


def _open(command: AgreeLimit | RefuseLimit, running: Running) -> Row:
    rows = running.rows("SELECT * FROM limit_changes WHERE id = ?", (command.change_id,))
    if not rows:
        raise NotFoundError("proposal-gone")
    row = rows[0]
    check(command, running.asker, own=row["member_id"] == running.asker.member.id, key="proposal-own")
    if row["status"] == "open" and over(row, running.asker.now):
        _lapse(row, running)
        row = {**row, "status": "lapsed"}
    return row


def _wanted(row: Row) -> _Wanted:
    return _Wanted(row["about"], None if row["minor"] is None else Money(row["minor"], row["currency"]))


def _decide(row: Row, status: str, running: Running) -> None:
    running.changes.note(asked_by=row["member_id"], word=status, limit_change=row["id"])
    running.changes.update("limit_changes", row["id"], {"status": status, "decided_by": running.asker.member.id})
    running.outbox.drop(ASK, row["id"])
    _put(running, row["member_id"], ANSWER, row["id"])


def _lapse(row: Row, running: Running) -> None:
    running.rows("UPDATE limit_changes SET status = 'lapsed' WHERE id = ?", (row["id"],))
    running.outbox.drop(ASK, row["id"])
    _put(running, row["member_id"], ANSWER, row["id"])


def _decided(row: Row, running: Running) -> Outcome:
    return Outcome(f"limit-{row['status']}-already", {"name": running.asker.name_of(row["decided_by"]) or "?"})


_STALE = "SELECT * FROM limit_changes WHERE status = 'open' ORDER BY created_at"


def lapse_old(running: Running) -> None:
    """Ends what nobody answered in time, and tells who asked."""
    for row in running.rows(_STALE):
        if over(row, running.asker.now):
            _lapse(row, running)


def next_lapse(database: Database) -> datetime | None:
    """When the oldest open one has waited too long."""
    rows = database.rows(f"{_STALE} LIMIT 1")
    return from_text(rows[0]["created_at"]) + OPEN_FOR if rows else None


@skill.announces(ASK)
def announce_question(row: Outgoing, reading: Reading) -> Outcome | None:
    """The question to another grown-up; nothing where it was answered or taken back meanwhile."""
    change = _still(row, reading)
    if change is None or change["status"] != "open" or not reading.asker.member.grown_up:
        return None
    offers = (
        Offer("confirm", AgreeLimit(change["id"]), "button-agree"),
        Offer("cancel", RefuseLimit(change["id"])),
    )
    who = reading.asker.name_of(change["member_id"]) or "?"
    wanted = _wanted(change)
    return Outcome(_said(wanted, "limit-ask"), {**_facts(wanted, reading.asker), "asks": who}, offers=offers)


@skill.announces(ANSWER)
def announce_answer(row: Outgoing, reading: Reading) -> Outcome | None:
    """The word to who asked; nothing where it is undone already."""
    change = _still(row, reading)
    if change is None or change["status"] == "open":
        return None
    name = reading.asker.name_of(change["decided_by"]) or "?"
    what = _said(_wanted(change))
    return Outcome(f"limit-was-{change['status']}", {"name": name}, notes=_as_it_is(change, what, reading))


def _as_it_is(change: Row, what: str, reading: Reading) -> tuple[Outcome, ...]:
    return (Outcome(what, _facts(_wanted(change), reading.asker)),) if change["status"] == "agreed" else ()


def _still(row: Outgoing, reading: Reading) -> Row | None:
    found = reading.rows("SELECT * FROM limit_changes WHERE id = ?", (row.subject_id,))
    return found[0] if found else None
