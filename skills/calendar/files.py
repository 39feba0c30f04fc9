"""All that a member may see of the calendar, as an iCalendar file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from knowledge.people import Member
from knowledge.store.database import Row
from skills.calendar.commands import ExportCalendar, skill
from skills.calendar.events import Event, Rows, event_of
from skills.calendar.ical import Stamp, calendar_to_ical, stamp_of
from skills.calendar.store import seen_by
from skills.engine.command import Attachment, Outcome, Running

MIME = "text/calendar"


@skill.command(ExportCalendar, changes=False)
def export_calendar(_command: ExportCalendar, running: Running) -> Outcome:
    """All that the member may see, as a file."""
    events = list(visible(running.rows, running.asker.member))
    content = "".join(calendar_to_ical(events, running.asker.members, running.asker.household.name))
    return Outcome("ics-exported", {"count": len(events)}, files=(Attachment("calendar.ics", MIME, content.encode()),))


def visible(rows: Rows, member: Member, since: date | None = None) -> Iterator[tuple[Event, Stamp]]:
    """The events that a member may see, in order; without single ones that were over before a day."""
    condition, parameters = seen_by(member)
    if since is not None:
        condition += " AND (rule IS NOT NULL OR end >= :since)"
        parameters = {**parameters, "since": since.isoformat()}
    turns: dict[int, list[Row]] = {}
    for turn in rows("SELECT * FROM event_changes ORDER BY instance"):
        turns.setdefault(turn["event_id"], []).append(turn)
    for row in rows(f"SELECT * FROM events WHERE {condition} ORDER BY start, id", parameters):
        own = turns.get(row["id"], [])
        yield event_of(row, lambda *_, own=own: own), stamp_of(row)
