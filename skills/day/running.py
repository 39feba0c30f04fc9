"""Telling the day: when asked, and by itself at the times that each member set."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from knowledge.clock import from_text, to_text
from knowledge.outbox import Outgoing
from knowledge.people import Member
from knowledge.store.database import Database
from skills.calendar.week import picture_of_week
from skills.day.commands import ShowDays, skill
from skills.engine.asking import NotAllowedError
from skills.engine.command import FAMILY_ROLES, Gather, Outcome, Reading, Running
from skills.engine.waking import earliest, one_by_one

BRIEF, PREVIEW, WEEK = "brief", "preview", "week"
STALE_AFTER = {BRIEF: timedelta(hours=4), PREVIEW: timedelta(hours=4), WEEK: timedelta(hours=12)}
"""How late each is still worth telling."""
SUNDAY = 6


@skill.command(ShowDays, changes=False)
def show(command: ShowDays, running: Running) -> Outcome:
    """All that the pods know of these days; in the group nobody's, because everybody reads along."""
    if running.asker.group:
        raise NotAllowedError("ask-in-private")
    start, days = command.start, command.days
    facts = {"start": start, "last": start + timedelta(days=days - 1)}
    key = "brief-day" if days == 1 else "brief-days"
    return Outcome(key, facts, gather=Gather(start, days), aloud=command.aloud)


@skill.wakes
def wake(running: Running) -> None:
    """Puts what is to be told now into the outbox, and notes for each member when the next time is.

    A member who set another time, or is in another zone, is noted anew; what was missed by hours is not told.
    """
    now = running.asker.now
    kept = {(row["member_id"], row["kind"]): row for row in running.rows("SELECT * FROM briefs")}

    def look(wanted: tuple[Member, str, time]) -> None:
        member, kind, at = wanted
        row = kept.get((member.id, kind))
        upcoming = _following(kind, at, member, now)
        if row is not None and row["at"] <= to_text(now) and row["clock"] == _clock(at, member):
            _put(running, member, kind, from_text(row["at"]))
        if row is None or row["at"] != to_text(upcoming):
            running.rows(
                "INSERT INTO briefs (member_id, kind, clock, at) VALUES (?, ?, ?, ?) ON CONFLICT (member_id, kind)"
                " DO UPDATE SET clock = excluded.clock, at = excluded.at",
                (member.id, kind, _clock(at, member), to_text(upcoming)),
            )

    wanted = [(member, kind, at) for member in running.asker.members for kind, at in _times(member).items()]
    one_by_one(running.database, wanted, look, "the brief of member", lambda one: (one[0].id, one[1]))
    for member_id, kind in kept.keys() - {(member.id, kind) for member, kind, _ in wanted}:
        running.rows("DELETE FROM briefs WHERE member_id = ? AND kind = ?", (member_id, kind))


def _times(member: Member) -> dict[str, time]:
    """When a member wants to be told what; guests are told nothing."""
    if member.role not in FAMILY_ROLES:
        return {}
    set_times = {BRIEF: member.brief_at, PREVIEW: member.preview_at, WEEK: member.week_at}
    return {kind: at for kind, at in set_times.items() if at is not None}


def _clock(at: time, member: Member) -> str:
    return f"{at.isoformat('minutes')} {member.zone}"


def _following(kind: str, at: time, member: Member, now: datetime) -> datetime:
    """The first time after now, on the member's clock: every day, or on Sundays. Instant, UTC."""
    day = now.astimezone(member.zone).date()
    while True:
        moment = datetime.combine(day, at, member.zone).astimezone(UTC)
        if moment > now and (kind != WEEK or day.weekday() == SUNDAY):
            return moment
        day += timedelta(days=1)


def _put(running: Running, member: Member, kind: str, due: datetime) -> None:
    """The latest turn of it, when several were missed.

    One that was set to a time in quiet hours comes in them if it would be stale at their end.
    """
    now, at = running.asker.now, due.astimezone(member.zone).time()
    while (later := _following(kind, at, member, due)) <= now:
        due = later
    today, stale = due.astimezone(member.zone).date(), due + STALE_AFTER[kind]
    quiet_until = member.quiet_until(due)
    start = today if kind == BRIEF else today + timedelta(days=1)
    running.outbox.put(
        member_id=member.id,
        kind=kind,
        due=due,
        now=now,
        facts={"start": start.isoformat(), "days": 7 if kind == WEEK else 1},
        subject_id=None,
        urgent=quiet_until is not None and quiet_until >= stale,
        timed=False,
        expires=stale,
    )


@skill.wakes_next
def next_wake(database: Database) -> datetime | None:
    """When somebody is to be told something next."""
    return earliest(database, "SELECT min(at) AS at FROM briefs")


@skill.announces(BRIEF, PREVIEW, WEEK)
def announce(row: Outgoing, reading: Reading) -> Outcome | None:
    """Greets, and leaves the lines to the pods; the week has its picture. With nothing to tell, nothing is said."""
    start, days = date.fromisoformat(row.facts["start"]), int(row.facts["days"])
    member = reading.asker.member
    facts = {"name": member.name, "start": start, "last": start + timedelta(days=days - 1)}
    picture = picture_of_week(reading, start) if row.kind == WEEK else None
    files = (picture,) if picture else ()
    aloud = row.kind in member.read_aloud
    return Outcome(f"brief-told-{row.kind}", facts, files=files, gather=Gather(start, days), aloud=aloud)
