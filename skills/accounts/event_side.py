"""Our events as one side of a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from knowledge.clock import from_text, to_text
from knowledge.people import private_to
from knowledge.store.database import Row
from skills.accounts.remote import Kind
from skills.accounts.sides import Local, Read, Unreadable
from skills.accounts.store import AccountStore, Calendar, Tracked, View
from skills.calendar.events import Event, Turn, add_event, event_of, put_event, remove_event
from skills.calendar.ical.blocks import CalendarFileError
from skills.calendar.ical.reading import events_from_ical
from skills.calendar.ical.writing import event_to_ical, merge_into, stamp_of
from skills.engine.command import Running

_PAGE = 500


class EventSide:
    """The rows of `events`."""

    kind = Kind.EVENT

    def read(self, text: str, running: Running) -> Read:
        """The one event of a text; what holds several, or none that can be read, is left alone."""
        asker = running.asker
        try:
            found = events_from_ical(text, asker.household.zone, asker.members)
        except CalendarFileError as error:
            raise Unreadable(error.key) from error
        if len(found) != 1:
            raise Unreadable(f"{len(found)} events")
        one = found[0]
        return Read(one.event.uid, view_of(one.event), one.changed, one.cancelled, one.private)

    def text(self, local: Local, base: str | None, running: Running) -> str:
        """The event anew, or put into the text that is there."""
        row = running.rows("SELECT * FROM events WHERE id = ?", (local.id,))
        if not row:
            raise Unreadable("gone")
        event = replace(_event(local.view), uid=local.uid, audience=row[0]["audience"])
        members, stamp = running.asker.members, stamp_of(row[0])
        if base is None:
            return event_to_ical(event, members, stamp)
        return merge_into(base, event, members, stamp)

    def get(self, local_id: int, running: Running) -> Local | None:
        """An event by id."""
        rows = running.rows("SELECT * FROM events WHERE id = ?", (local_id,))
        return _local(rows[0], running) if rows else None

    def by_uid(self, uid: str, running: Running) -> Local | None:
        """An event by UID."""
        rows = running.rows("SELECT * FROM events WHERE uid = ?", (uid,))
        return _local(rows[0], running) if rows else None

    def tracked(self, calendar: Calendar, running: Running) -> Iterator[tuple[Tracked, Local | None]]:
        """In pages, so that nobody waits for the database meanwhile."""
        items = AccountStore(running.database).items(calendar.id)
        kept = [item for item in items if item.local_id is not None]
        for begin in range(0, len(kept), _PAGE):
            page = kept[begin : begin + _PAGE]
            marks = ", ".join("?" for _ in page)
            rows = running.rows(f"SELECT * FROM events WHERE id IN ({marks})", [item.local_id for item in page])
            by_id = {row["id"]: row for row in rows}
            for item in page:
                row = by_id.get(item.local_id)
                yield item, _local(row, running) if row else None

    def new(self, calendar: Calendar, running: Running) -> Iterator[Local]:
        """Events that came from this calendar once; where it takes new ones, all that are not over and not elsewhere.

        Only those for the same people as the calendar: what is private never goes into a shared one.
        """
        rows = running.rows(
            "SELECT * FROM events WHERE (calendar_id = :calendar OR (:takes AND calendar_id IS NULL"
            " AND (rule IS NOT NULL OR end > :now))) AND kind = 'event' AND audience = :audience AND id NOT IN"
            " (SELECT local_id FROM remote_items JOIN remote_calendars ON remote_calendars.id = calendar_id"
            " WHERE kind = 'event' AND local_id IS NOT NULL) ORDER BY id",
            {
                "calendar": calendar.id,
                "takes": int(calendar.takes_new),
                "now": to_text(running.asker.now),
                "audience": calendar.audience,
            },
        )
        return (_local(row, running) for row in rows)

    def fits(self, local: Local, calendar: Calendar, running: Running) -> bool:
        """An event for the same people, or some of them, that is kept nowhere else."""
        row = running.rows("SELECT audience FROM events WHERE id = ?", (local.id,))[0]
        kept = AccountStore(running.database).is_kept_elsewhere(self.kind, local.id)
        return row["audience"] in (calendar.audience, private_to(running.asker.member.id)) and not kept

    def add(self, uid: str, read: Read, calendar: Calendar, running: Running) -> int:
        """An event of this calendar, for its people; one that is marked private for the account's owner alone."""
        audience = private_to(running.asker.member.id) if read.private else calendar.audience
        event = replace(_event(read.view), uid=uid, calendar_id=calendar.id, audience=audience)
        return add_event(running, event)

    def put(self, local_id: int, view: View, running: Running) -> None:
        """What is no part of the view stays."""
        row = running.rows("SELECT * FROM events WHERE id = ?", (local_id,))[0]
        event = replace(_event(view), uid=row["uid"], calendar_id=row["calendar_id"], audience=row["audience"])
        put_event(running, local_id, event)

    def remove(self, local_id: int, running: Running) -> None:
        """Removes the event with its turns."""
        remove_event(running, local_id)

    def release(self, local_id: int, running: Running) -> None:
        """The event is one of ours from now on."""
        running.changes.update("events", local_id, {"calendar_id": None})

    def title(self, view: View) -> str:
        """Its title."""
        return str(view["title"])


def view_of(event: Event) -> View:
    """An event's fields as they are compared: what belongs together (start, end, zone) is one field."""
    return {
        "title": event.title,
        "when": [to_text(event.start), to_text(event.end), event.zone, event.all_day],
        "rule": event.rule,
        "skipped": sorted(day.isoformat() for day in event.skipped),
        "turns": {to_text(turn.instance): _turn_view(turn) for turn in event.turns},
        "who": sorted(event.who),
        "place": event.place,
        "notes": event.notes,
        "birthday": [event.kind, event.born],
        "busy": event.busy,
        "alarms": sorted(event.alarms),
        "status": event.status,
    }


def _turn_view(turn: Turn) -> dict[str, Any]:
    return {
        "start": to_text(turn.start),
        "end": to_text(turn.end),
        "all_day": turn.all_day,
        "title": turn.title,
        "place": turn.place,
        "notes": turn.notes,
        "who": sorted(turn.who) if turn.who is not None else None,
    }


def _event(view: View) -> Event:
    start, end, zone, all_day = view["when"]
    kind, born = view["birthday"]
    return Event(
        view["title"],
        from_text(start),
        from_text(end),
        zone,
        all_day,
        view["rule"],
        tuple(date.fromisoformat(day) for day in view["skipped"]),
        tuple(_turn(instance, turn) for instance, turn in sorted(view.get("turns", {}).items())),
        tuple(view["who"]),
        view["place"],
        view["notes"],
        kind,
        born,
        view["busy"],
        tuple(view["alarms"]),
        view["status"],
    )


def _turn(instance: str, turn: dict[str, Any]) -> Turn:
    return Turn(
        from_text(instance),
        from_text(turn["start"]),
        from_text(turn["end"]),
        turn["all_day"],
        turn["title"],
        turn["place"],
        turn["notes"],
        tuple(turn["who"]) if turn["who"] is not None else None,
    )


def _local(row: Row, running: Running) -> Local:
    event = event_of(row, running.rows)
    return Local(row["id"], row["uid"], view_of(event), from_text(row["changed_at"]), row["owner"])
