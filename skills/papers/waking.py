"""When time has come: what runs out is said 90, 30 and 7 days before the last day on which something can be done, and
what new papers ask for when all of them are there."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from operator import itemgetter

from knowledge.clock import from_text, to_text
from knowledge.outbox import Outgoing
from knowledge.store.database import Database, Row
from skills.engine.command import GROWN_UPS, Days, Offer, Outcome, Reading, Ref, Running
from skills.engine.waking import earliest, one_by_one
from skills.papers.commands import RemoveExpiry, RenewExpiry, skill
from skills.papers.running import KIND, until_when
from skills.papers.store import Expiry, concerned, facts_of, kept
from skills.papers.telling import settled_at, tell_news


@skill.wakes
def wake(running: Running) -> None:
    """What is to be said becomes outbox rows, in one transaction with when it is said next.

    What was missed while the product was down is said once, as it stands now.
    """
    due = running.rows(
        "SELECT * FROM expiries WHERE next_at <= ? ORDER BY next_at, id",
        (to_text(running.asker.now),),
    )
    one_by_one(running.database, due, partial(_say, running), "the expiry", itemgetter("id"))
    tell_news(running)


@skill.wakes_next
def next_wake(database: Database) -> datetime | None:
    """When the next one is to be said, or papers are."""
    expiry = earliest(database, "SELECT min(next_at) AS at FROM expiries")
    return min((moment for moment in (expiry, settled_at(database)) if moment is not None), default=None)


def _say(running: Running, row: Row) -> None:
    expiry, now = Expiry(row), running.asker.now
    at = expiry.said_next(now, running.asker.conventions.day_reminder) if expiry.open else None
    running.rows("UPDATE expiries SET next_at = ? WHERE id = ?", (to_text(at) if at else None, expiry.id))
    running.outbox.drop(KIND, expiry.id)
    for member_id in concerned(expiry, running.asker.members):
        running.outbox.put(
            member_id=member_id,
            kind=KIND,
            due=from_text(row["next_at"]),
            now=now,
            facts={"ends": row["ends"]},
            subject_id=expiry.id,
            timed=False,
        )


@skill.announces(KIND)
def remind(row: Outgoing, reading: Reading) -> Outcome | None:
    """What runs out, with its buttons, or once more until when it is valid now; nothing where it has a new day or was
    forgotten, or is no longer for this member."""
    known = kept(reading.rows, reading.asker, open_only=False)
    expiry = next((one for one in known if one.id == row.subject_id), None)
    if expiry is None or expiry.row["ends"] != row.facts["ends"]:
        return None
    if row.member_id not in concerned(expiry, reading.asker.members):
        return None
    if not expiry.open:
        return until_when("out-expiry-until", expiry, reading.rows, reading.asker)
    today = reading.asker.local_now.date()
    by_notice = expiry.notice is not None and expiry.act_by >= today
    key = "out-expiry-notice" if by_notice else "out-expiry-over" if expiry.ends < today else "out-expiry"
    facts = facts_of(expiry) | {"days": ((expiry.act_by if by_notice else expiry.ends) - today).days}
    offers = (
        Offer("renewed", RenewExpiry(expiry.id, was=expiry.ends)),
        Offer("not-any-more", RemoveExpiry(expiry.id)),
    )
    may = reading.asker.member.role in GROWN_UPS
    return Outcome(key, facts, (Ref(skill.name, expiry.id),), offers=offers if may else ())


@skill.briefs
def brief(reading: Reading, days: Days) -> list[Outcome]:
    """What runs out on these days, or has to be cancelled, for those who may see it."""
    lines = []
    for one in kept(reading.rows, reading.asker):
        first, last = days.start, days.end.astimezone(days.zone).date()
        if one.notice is not None and first <= one.act_by < last:
            lines.append(Outcome("brief-expiry-notice", facts_of(one)))
        if first <= one.ends < last:
            lines.append(Outcome("brief-expiry", facts_of(one)))
    return lines
