"""Calendar texts to send."""

from __future__ import annotations


def event_text(*lines: str, uid: str = "dentist", turns: tuple[tuple[str, ...], ...] = ()) -> str:
    """A calendar with one event: its lines without UID, and those of turns of it that differ."""
    blocks = [(f"UID:{uid}", *lines), *((f"UID:{uid}", *turn) for turn in turns)]
    inner = "".join("BEGIN:VEVENT\r\n" + "".join(f"{one}\r\n" for one in block) + "END:VEVENT\r\n" for block in blocks)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n{inner}END:VCALENDAR\r\n"


DENTIST = event_text(
    "SUMMARY:Dentist",
    "DTSTART;TZID=Europe/Berlin:20261201T090000",
    "DTEND;TZID=Europe/Berlin:20261201T093000",
    "LOCATION:Main Street 1",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:-PT10M",
    "END:VALARM",
)
SWIMMING = (
    "SUMMARY:Swimming",
    "DTSTART;TZID=Europe/Berlin:20261202T170000",
    "DTEND;TZID=Europe/Berlin:20261202T180000",
    "RRULE:FREQ=WEEKLY;BYDAY=WE",
)
