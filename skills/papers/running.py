"""Keeping what runs out, renewing and forgetting it, and telling what is next."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from knowledge.clock import from_text, to_text
from knowledge.people import FAMILY, GUESTS, PARENTS, private_to
from skills.engine.asking import Asks, NotAllowedError
from skills.engine.command import GROWN_UPS, Asker, Offer, Outcome, Reading, Ref, Running
from skills.engine.errors import PersonError
from skills.papers.commands import AddExpiry, FindExpiries, RemoveExpiry, RenewExpiry, skill
from skills.papers.dues import Sort
from skills.papers.store import Expiry, expiry_of, facts_of, kept

KIND = "expiry"
"""Outbox rows that say what runs out."""

MOST_LINES = 30

USUAL_YEARS = {
    Sort.INSURANCE: (1,),
    Sort.SUBSCRIPTION: (1,),
    Sort.CONTRACT: (1, 2),
    Sort.INSPECTION: (1, 2),
    Sort.PASSPORT: (10,),
    Sort.IDENTITY: (10,),
}
"""For how many years what runs out is usually renewed; offered as buttons, anything else can be said."""


@skill.command(AddExpiry, roles=GROWN_UPS)
def add(command: AddExpiry, running: Running) -> Outcome:
    """Stores it; the same one from the same document is kept once."""
    asker = running.asker
    if command.audience not in (FAMILY, GUESTS, PARENTS, private_to(asker.member.id)):
        raise NotAllowedError("not-allowed-others")
    _not_passed(command.ends, asker)
    same = next((one for one in kept(running.rows, asker) if _is_same(one, command)), None)
    if same is not None:
        return Outcome("expiry-known", facts_of(same), (Ref(skill.name, same.id),))
    notice = command.notice
    expiry_id = running.changes.insert(
        "expiries",
        {
            "title": command.title,
            "sort": command.sort.value,
            "ends": command.ends.isoformat(),
            "notice_months": notice.months if notice else 0,
            "notice_days": notice.days if notice else 0,
            "document_id": command.document_id,
            "line": command.line,
            "page": command.page,
            "zone": str(asker.zone),
            "owner": asker.member.id,
            "audience": command.audience,
            "created_at": to_text(asker.now),
        },
    )
    return _told(_timed(expiry_id, running), "expiry-added", asker)


def _not_passed(ends: date, asker: Asker) -> None:
    if ends < asker.local_now.date():
        raise PersonError("expiry-passed", ends=ends)


def _is_same(expiry: Expiry, command: AddExpiry) -> bool:
    return expiry.ends == command.ends and expiry.title == command.title and expiry.row["audience"] == command.audience


def _timed(expiry_id: int, running: Running) -> Expiry:
    """Notes when it is said next."""
    asker = running.asker
    at = _row(expiry_id, running).said_next(asker.now, asker.conventions.day_reminder)
    running.changes.update("expiries", expiry_id, {"next_at": to_text(at) if at else None})
    return _row(expiry_id, running)


def _row(expiry_id: int, running: Running) -> Expiry:
    return Expiry(running.rows("SELECT * FROM expiries WHERE id = ?", (expiry_id,))[0])


def _told(expiry: Expiry, key: str, asker: Asker) -> Outcome:
    """The sentence, by when it has to be cancelled, and when it is said next."""
    notes = []
    if expiry.notice is not None:
        late = expiry.act_by < asker.local_now.date()
        notes.append(Outcome("expiry-notice-passed" if late else "expiry-notice", facts_of(expiry)))
    if expiry.row["next_at"]:
        day = from_text(expiry.row["next_at"]).astimezone(asker.zone).date()
        notes.append(Outcome("expiry-in-time", {"day": day}))
    return Outcome(key, facts_of(expiry), (Ref(skill.name, expiry.id),), tuple(notes))


@skill.command(RenewExpiry, roles=GROWN_UPS)
def renew(command: RenewExpiry, running: Running) -> Outcome:
    """Counts to the new day, or asks for it; until it is said nothing is told any more."""
    asker = running.asker
    expiry = expiry_of(running.rows, command.expiry_id, asker)
    if command.was is not None and command.was != expiry.ends:
        return Outcome("expiry-renewed-already", facts_of(expiry), (Ref(skill.name, expiry.id),))
    running.outbox.drop(KIND, expiry.id)
    if command.ends is None:
        running.changes.update("expiries", expiry.id, {"status": "renewed", "next_at": None})
        refs = (Ref(skill.name, expiry.id),)
        asks = Asks("expiry_add", expiry.title, "when")
        return Outcome("expiry-ask-until", facts_of(expiry), refs, offers=_usual(expiry, asker), asks=asks)
    _not_passed(command.ends, asker)
    running.changes.update("expiries", expiry.id, {"status": "open", "ends": command.ends.isoformat()})
    return _told(_timed(expiry.id, running), "expiry-renewed", asker)


def _usual(expiry: Expiry, asker: Asker) -> tuple[Offer, ...]:
    days = [expiry.ends + relativedelta(years=years) for years in USUAL_YEARS.get(expiry.sort, ())]
    return tuple(
        Offer(f"until-{day.year}", RenewExpiry(expiry.id, day, expiry.ends), "button-until", {"until": day})
        for day in days
        if day > asker.local_now.date()
    )


@skill.command(RemoveExpiry, roles=GROWN_UPS)
def remove(command: RemoveExpiry, running: Running) -> Outcome:
    """Forgets it."""
    expiry = expiry_of(running.rows, command.expiry_id, running.asker)
    running.outbox.drop(KIND, expiry.id)
    running.changes.delete("expiries", expiry.id)
    return Outcome("expiry-removed", facts_of(expiry))


@skill.command(FindExpiries, changes=False)
def find(command: FindExpiries, running: Running) -> Outcome:
    """A line for each that the asker may see."""
    known = kept(running.rows, running.asker, open_only=False)
    found = [one for one in known if not command.expiry_ids or one.id in command.expiry_ids]
    asked = [one for one in found if _between(one, command)]
    if not known:
        return Outcome("expiries-unknown")
    if not asked:
        today = running.asker.local_now.date()
        nearest = next((one for one in known if one.open and one.ends >= today), None)
        notes = (Outcome("expiry-next", facts_of(nearest)),) if nearest else ()
        return Outcome("expiries-none", notes=notes)
    lines = tuple(_line(one, running.asker) for one in asked[:MOST_LINES])
    refs = (Ref(skill.name, asked[0].id),) if len(asked) == 1 else ()
    return Outcome("expiries-found", {"lines": lines}, refs)


def _between(expiry: Expiry, command: FindExpiries) -> bool:
    day = expiry.act_by
    if not expiry.open:
        return command.start is None and command.end is None
    return (command.start is None or command.start <= max(day, expiry.ends)) and (
        command.end is None or day < command.end
    )


def _line(expiry: Expiry, asker: Asker) -> Outcome:
    today = asker.local_now.date()
    if not expiry.open:
        return Outcome("expiry-line-renewed", facts_of(expiry))
    if expiry.ends < today:
        return Outcome("expiry-line-over", facts_of(expiry))
    by_notice = expiry.notice is not None and expiry.act_by >= today
    return Outcome("expiry-line-notice" if by_notice else "expiry-line", facts_of(expiry))


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All that runs out."""
    expiries = [Expiry(row) for row in reading.rows("SELECT * FROM expiries ORDER BY id")]
    return {
        "expiries": [
            {
                "title": one.title,
                "sort": one.sort.value,
                "ends": one.ends.isoformat(),
                "act_by": one.act_by.isoformat(),
                "renewed": one.row["status"] == "renewed",
                "audience": one.row["audience"],
                "line": one.row["line"],
                "page": one.row["page"],
            }
            for one in expiries
        ]
    }
