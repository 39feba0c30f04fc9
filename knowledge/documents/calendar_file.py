"""ICS: an event or a to-do of a calendar file as a heading and its fields."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from knowledge.documents.document import Block
from knowledge.documents.limits import MOST_ROWS
from knowledge.documents.pieces import LeftOut, Pieces, Titled
from knowledge.documents.plain import text_of
from knowledge.images.errors import UnreadableFileError

FIELDS = {
    "DTSTART": "Start",
    "DTEND": "End",
    "DUE": "Due",
    "RRULE": "Repeats",
    "LOCATION": "Place",
    "ORGANIZER": "Organizer",
    "STATUS": "Status",
}
"""Properties that are given, RFC 5545, 3.8, and what they are called."""
KINDS = ("VEVENT", "VTODO", "VJOURNAL")


def read(path: Path) -> Pieces:
    """A heading and a row for each event, to-do and note, its description as a text. Raises UnreadableFileError."""
    from icalendar import Calendar

    text = text_of(path)
    if not text.rstrip().upper().endswith("END:VCALENDAR"):
        raise UnreadableFileError("truncated", "no end")
    given = 0
    for calendar in Calendar.from_ical(text, multiple=True):
        if name := str(calendar.get("X-WR-CALNAME", "")):
            yield Titled(name)
        for part in calendar.walk():
            if part.name not in KINDS:
                continue
            given += 1
            if given > MOST_ROWS:
                continue
            yield Block(str(part.get("SUMMARY", "")), "heading", level=2)
            fields = ((called, _value(part.get(name))) for name, called in FIELDS.items())
            yield Block("; ".join(f"{called}: {value}" for called, value in fields if value), "row")
            yield Block(str(part.get("DESCRIPTION", "")))
    if given > MOST_ROWS:
        yield LeftOut(given - MOST_ROWS)


def _value(said: Any) -> str:
    """A property's value: moments as 2026-12-31 18:00 and their zone."""
    if isinstance(said, list):
        said = said[0] if said else None
    moment = getattr(said, "dt", None)
    if isinstance(moment, datetime):
        zone = "UTC" if moment.utcoffset() is not None and str(moment.tzinfo) == "UTC" else str(moment.tzinfo or "")
        return f"{moment:%Y-%m-%d %H:%M} {zone}".strip()
    if isinstance(moment, date):
        return moment.isoformat()
    if said is None:
        return ""
    return said.to_ical().decode("utf-8", "replace") if hasattr(said, "items") else str(said).removeprefix("mailto:")
