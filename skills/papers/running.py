"""Keeping what runs out, renewing and forgetting it, and telling what is next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from knowledge.clock import from_text, to_text
from knowledge.people import FAMILY, GUESTS, PARENTS, private_to
from knowledge.store.changes import Value
from skills.engine.asking import Asks, NotAllowedError, NotFoundError
from skills.engine.command import Asker, Offer, Outcome, Reading, Ref, Running
from skills.engine.errors import PersonError
from skills.engine.privacy import readable
from skills.papers.asked import asking
from skills.papers.commands import AddExpiry, FindExpiries, RemoveExpiry, RenewExpiry, skill
from skills.papers.dues import DueKind, Sort
from skills.papers.store import (
    EXPIRIES,
    ONLY_ONE,
    Expiry,
    Rows,
    expiry_of,
    facts_of,
    is_alike,
    kept,
    sealing_of,
    whose,
)

KIND = "expiry"
"""Outbox rows that say what runs out."""

ASK_AGAIN = timedelta(days=7)
"""After what time the new day of what was renewed is asked for once more, so that it does not run out unseen."""

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


@skill.command(AddExpiry)
def add(command: AddExpiry, running: Running) -> Outcome:
    """Stores it; the same one from the same document is kept once."""
    asker = running.asker
    command = _as_its_document(command, running)
    if command.audience not in (FAMILY, GUESTS, PARENTS, private_to(asker.member.id)):
        raise NotAllowedError("not-allowed-others")
    _not_passed(command.ends, asker)
    same = next((one for one in kept(running.rows, asker) if _is_same(one, command)), None)
    if same is not None:
        return Outcome("expiry-known", facts_of(same), (Ref(skill.name, same.id),))
    notice, sealing = command.notice, sealing_of(running)
    if sealing.locked([command.audience]):
        raise PersonError("papers-locked")
    said: dict[str, Value] = {
        "ends": command.ends.isoformat(),
        "notice_months": notice.months if notice else 0,
        "notice_days": notice.days if notice else 0,
        "document_id": command.document_id,
        "line": sealing.sealed(command.line, "expiries.line", command.audience),
        "page": command.page,
    }
    waiting = [one for one in kept(running.rows, asker, open_only=False) if _renews(command, one)]
    if len(waiting) == 1:
        running.changes.update("expiries", waiting[0].id, said | {"status": "open"})
        return _told(_timed(waiting[0].id, running), "expiry-renewed", asker)
    expiry_id = running.changes.insert(
        "expiries",
        said
        | {
            "title": sealing.sealed(command.title, "expiries.title", command.audience),
            "sort": command.sort.value,
            "zone": str(asker.zone),
            "owner": asker.member.id,
            "audience": command.audience,
            "created_at": to_text(asker.now),
        },
    )
    return _told(_timed(expiry_id, running), "expiry-added", asker)


def _renews(command: AddExpiry, expiry: Expiry) -> bool:
    """Whether it is the new one of what was renewed and waits for its day, or of what somebody has one of."""
    if command.audience != expiry.row["audience"] or command.ends <= expiry.ends:
        return False
    of_one = command.sort in ONLY_ONE and whose(command.title, command.sort) and whose(expiry.title, command.sort)
    return bool(not expiry.open or of_one) and is_alike(expiry, command.title, command.sort)


def _as_its_document(command: AddExpiry, running: Running) -> AddExpiry:
    """For those who may see the document by now, which may be others than when this was offered.

    Raises NotFoundError where the asker is none of them.
    """
    found = running.rows("SELECT audience FROM documents WHERE id = ?", (command.document_id,))
    if not found or found[0]["audience"] == command.audience:
        return command
    audience = found[0]["audience"]
    if audience not in readable(running.asker):
        raise NotFoundError("document-gone")
    return replace(command, audience=audience)


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
    return Expiry(running.rows(f"{EXPIRIES} WHERE id = ?", (expiry_id,))[0])


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


@skill.command(RenewExpiry)
def renew(command: RenewExpiry, running: Running) -> Outcome:
    """Counts to the new day, or asks for it, and once more a week later; until it is said nothing else is told."""
    asker = running.asker
    expiry = expiry_of(running.rows, command.expiry_id, asker)
    if command.was is not None and command.was != expiry.ends:
        return Outcome("expiry-renewed-already", facts_of(expiry), (Ref(skill.name, expiry.id),))
    running.outbox.drop(KIND, expiry.id)
    if command.ends is None:
        again = to_text(asker.now + ASK_AGAIN)
        running.changes.update("expiries", expiry.id, {"status": "renewed", "next_at": again})
        return until_when("expiry-ask-until", expiry, running.rows, asker)
    _not_passed(command.ends, asker)
    running.changes.update("expiries", expiry.id, {"status": "open", "ends": command.ends.isoformat()})
    return _told(_timed(expiry.id, running), "expiry-renewed", asker)


def until_when(key: str, expiry: Expiry, rows: Rows, asker: Asker) -> Outcome:
    """Asks for the new day, and offers the one that a paper has and the usual ones."""
    notes, read = _in_papers(expiry, rows, asker)
    refs, asks = (Ref(skill.name, expiry.id),), Asks("expiry_add", expiry.title, "when")
    return Outcome(key, facts_of(expiry), refs, notes, offers=(*read, *_usual(expiry, asker)), asks=asks)


def _in_papers(expiry: Expiry, rows: Rows, asker: Asker) -> tuple[tuple[Outcome, ...], tuple[Offer, ...]]:
    """The new day as the newest paper about it has it, with its line: offered, not believed."""
    found = [
        (paper, due)
        for paper in asking(rows, asker)
        for due in paper.dues
        if due.kind is DueKind.EXPIRY and due.last_day > expiry.ends and is_alike(expiry, due.title, due.sort)
    ]
    if not found:
        return (), ()
    paper, due = max(found, key=lambda one: one[0].document_id)
    renewal = RenewExpiry(expiry.id, due.last_day, expiry.ends)
    offer = Offer("until-paper", renewal, "button-until", {"until": due.last_day})
    return (Outcome("expiry-in-paper", {"line": due.line, "name": paper.name}),), (offer,)


def _usual(expiry: Expiry, asker: Asker) -> tuple[Offer, ...]:
    days = [expiry.ends + relativedelta(years=years) for years in USUAL_YEARS.get(expiry.sort, ())]
    return tuple(
        Offer(f"until-{day.year}", RenewExpiry(expiry.id, day, expiry.ends), "button-until", {"until": day})
        for day in days
        if day > asker.local_now.date()
    )


@skill.command(RemoveExpiry)
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
    """All that runs out, but for what is locked."""
    expiries = [Expiry(row) for row in reading.rows(f"{EXPIRIES} ORDER BY id") if row["title"] is not None]
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
