"""When time has come: turns fall due, are repeated until they are done, go to somebody else, and follow a traveller."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from operator import itemgetter
from zoneinfo import ZoneInfo

from knowledge.clock import from_text, to_text
from knowledge.people import Member
from knowledge.store.database import Database, Row
from skills.engine.command import Running
from skills.engine.waking import earliest, one_by_one
from skills.engine.zones import following, instant, latest, wall
from skills.reminders import sent
from skills.reminders.commands import skill
from skills.reminders.store import asks_of, get, nag_of, people

SAY_AGAIN_WITHIN = timedelta(days=7)
"""How long what was settled before it was said, and then undone, is still said."""


@skill.wakes
def wake(running: Running) -> None:
    """Everything due becomes outbox rows, and recurring ones move on, in one transaction.

    Occurrences missed while the product was down are sent once, as the latest one.
    """
    now = running.asker.now
    follow_zones(running)
    due = running.rows(
        "SELECT * FROM reminders WHERE status = 'waiting' AND next_at <= ? ORDER BY next_at, id",
        (to_text(now),),
    )
    one_by_one(running.database, due, partial(_begin_turn, running), "the reminder", itemgetter("id"))
    again = running.rows("SELECT * FROM reminder_asks WHERE again_at <= ? ORDER BY again_at, id", (to_text(now),))
    one_by_one(running.database, again, partial(_ask_again, running), "the ask", itemgetter("id"))
    reminders = dict.fromkeys(ask["reminder_id"] for ask in again)
    one_by_one(running.database, reminders, partial(_go_on, running), "the reminder", int)
    unsaid = sent.unsaid(running.rows, now - SAY_AGAIN_WITHIN)
    one_by_one(running.database, unsaid, partial(_say_after_all, running), "the ask", itemgetter("id"))


@skill.wakes_next
def next_wake(database: Database) -> datetime | None:
    """When the next reminder is due, or is to be repeated."""
    return earliest(
        database,
        "SELECT min(at) AS at FROM (SELECT min(next_at) AS at FROM reminders WHERE status = 'waiting'"
        " UNION ALL SELECT min(again_at) FROM reminder_asks)",
    )


def _say_after_all(running: Running, ask: Row) -> None:
    row = get(running.rows, ask["reminder_id"])
    sent.tell(running, row, ask["member_id"], due=from_text(ask["at"]), times=ask["times"])


# --- turns ------------------------------------------------------------------------------------------------------------


def _begin_turn(running: Running, row: Row) -> None:
    """Puts the turn to everybody it is for. What is left of the turn before is dropped: only the latest one counts."""
    now = running.asker.now
    at, upcoming = _latest(row, now), _following(row, now)
    running.outbox.drop(sent.KIND, row["id"])
    running.rows("DELETE FROM reminder_asks WHERE reminder_id = ?", (row["id"],))
    for member_id in _recipients(running, row):
        _ask(running, row, member_id, at)
        sent.tell(running, row, member_id, due=at)
    running.rows(
        "UPDATE reminders SET next_at = :next, due = coalesce(:next, due), handed_to = NULL, status = :status"
        " WHERE id = :id",
        {
            "next": to_text(upcoming) if upcoming else None,
            "status": "done" if row["rule"] and upcoming is None else "waiting",
            "id": row["id"],
        },
    )


def _recipients(running: Running, row: Row) -> list[int]:
    """Whom the turn is put to: those it is for who are still in the house; where nobody is left, another adult."""
    here = [one for one in people(row) if _member(running, one) is not None]
    heir = other_adult(running, row, without=[]) if not here else None
    return [heir.id] if heir is not None else here or people(row)


def _latest(row: Row, now: datetime) -> datetime:
    """The last of the turns that are due; it was put off to `next_at`, or that is the first of them."""
    at = from_text(row["next_at"])
    if row["rule"] is None:
        return at
    turn = latest(row["rule"], from_text(row["first"]), ZoneInfo(row["zone"]), now)
    return max(at, turn) if turn is not None else at


def _following(row: Row, now: datetime) -> datetime | None:
    if row["rule"] is None:
        return None
    return following(row["rule"], from_text(row["first"]), ZoneInfo(row["zone"]), now)


def new_ask(row: Row, member_id: int, at: datetime, now: datetime) -> dict[str, str | int | float | None]:
    """The columns of a first ask of a turn: it comes again after the interval, if it has one."""
    nag = nag_of(row)
    return {
        "reminder_id": row["id"],
        "member_id": member_id,
        "at": to_text(at),
        "asked_at": to_text(now),
        "times": 1,
        "again_at": to_text(now + nag) if nag else None,
    }


def _ask(running: Running, row: Row, member_id: int, at: datetime) -> None:
    columns = new_ask(row, member_id, at, running.asker.now)
    running.rows(
        f"INSERT INTO reminder_asks ({', '.join(columns)}) VALUES ({', '.join(f':{name}' for name in columns)})",
        columns,
    )


# --- until it is done -------------------------------------------------------------------------------------------------


def _ask_again(running: Running, ask: Row) -> None:
    """Once more, unless the one before is still on its way, it is night, or it was often enough."""
    row = get(running.rows, ask["reminder_id"])
    now, nag = running.asker.now, nag_of(row)
    member = _member(running, ask["member_id"])
    put_off = ask["times"] == 0
    night = member.quiet_until(now) if member is not None and not row["urgent"] and not put_off else None
    before = None if put_off else next(iter(sent.history(running.rows, row["id"], ask["member_id"])), None)
    state = before["status"] if before is not None else None
    came_late = _came_late(before, nag, now) if before is not None and nag is not None else None
    if came_late is not None:
        _set(running, ask, again_at=came_late)
    elif night is not None:
        _set(running, ask, again_at=night)
    elif state in sent.ON_ITS_WAY:
        _set(running, ask, again_at=now + nag if nag else None)
    elif not put_off and (nag is None or member is None or state == "failed" or ask["times"] >= row["nag_times"]):
        _set(running, ask, again_at=None)
    else:
        times = ask["times"] + 1
        _set(running, ask, again_at=now + nag if nag else None, times=times)
        sent.tell(running, row, ask["member_id"], due=from_text(ask["again_at"]), times=times)


def _came_late(before: Row, nag: timedelta, now: datetime) -> datetime | None:
    """When it is to come again, counted from when the one before arrived, where that was much later than it was due."""
    if before["status"] != "sent":
        return None
    again = from_text(before["sent_at"]) + nag
    return again if again - now > nag / 4 else None


def _set(running: Running, ask: Row, *, again_at: datetime | None, times: int | None = None) -> None:
    running.rows(
        "UPDATE reminder_asks SET again_at = ?, times = coalesce(?, times) WHERE id = ?",
        (to_text(again_at) if again_at else None, times, ask["id"]),
    )


def _go_on(running: Running, reminder_id: int) -> None:
    """When nobody will be asked again and nobody has done it, somebody else is asked; after that nobody any more."""
    row = get(running.rows, reminder_id)
    asks = asks_of(running.rows, row["id"])
    if not row["nag_seconds"] or not asks or any(ask["again_at"] for ask in asks):
        return
    asked = [ask["member_id"] for ask in asks]
    to = other_adult(running, row, without=asked) if row["handed_to"] is None else None
    if to is None:
        for member_id in dict.fromkeys([*asked, row["owner"]]):
            sent.note(running, row, member_id, "out-stopped", asked=asked)
        return
    at = min(from_text(ask["at"]) for ask in asks)
    running.rows("UPDATE reminders SET handed_to = ? WHERE id = ?", (to.id, row["id"]))
    _ask(running, row, to.id, at)
    sent.tell(running, row, to.id, due=running.asker.now, over=asked, since=to_text(at))
    for member_id in asked:
        sent.note(running, row, member_id, "out-handed-over", to=to.id)


def other_adult(running: Running, row: Row, *, without: list[int]) -> Member | None:
    """Who does it instead: who was named for that, else who set it, else the first other grown-up that can be told."""
    members = [member for member in running.asker.members if member.id not in without and member.grown_up]
    members.sort(key=lambda member: not member.reachable)
    named = [member for wanted in (row["hand_to"], row["owner"]) for member in members if member.id == wanted]
    return next(iter([*named, *members]), None)


# --- travelling -------------------------------------------------------------------------------------------------------


def follow_zones(running: Running) -> None:
    """A recurring reminder that is for its owner alone stays at its time of day where the owner is now.

    What did not come yet keeps its wall-clock time; where that has passed in the new zone, it is due at once.
    """
    for owner in running.asker.members:
        elsewhere = running.rows(
            "SELECT * FROM reminders WHERE status = 'waiting' AND rule IS NOT NULL AND owner = ? AND zone <> ?",
            (owner.id, str(owner.zone)),
        )
        one_by_one(running.database, elsewhere, partial(_follow, running, owner), "the reminder", itemgetter("id"))


def _follow(running: Running, owner: Member, row: Row) -> None:
    if people(row) != [owner.id]:
        return
    old = ZoneInfo(row["zone"])
    moved = {
        name: to_text(instant(wall(from_text(row[name]), old), owner.zone)) if row[name] else None
        for name in ("first", "due", "next_at")
    }
    running.rows(
        "UPDATE reminders SET zone = :zone, first = :first, due = :due, next_at = :next_at WHERE id = :id",
        {**moved, "zone": str(owner.zone), "id": row["id"]},
    )


def _member(running: Running, member_id: int) -> Member | None:
    return next((member for member in running.asker.members if member.id == member_id), None)
