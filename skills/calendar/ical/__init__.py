"""iCalendar (RFC 5545): events and to-dos from and to the texts that calendar programs exchange."""

from skills.calendar.ical.blocks import CalendarFileError
from skills.calendar.ical.reading import CalendarRead, ReadEvent, Unread, apart, events_from_ical, read_calendar
from skills.calendar.ical.todos import ReadTodo, Todo, merge_todo_into, todo_to_ical, todos_from_ical
from skills.calendar.ical.writing import Stamp, calendar_to_ical, event_to_ical, merge_into, stamp_of

__all__ = [
    "CalendarFileError",
    "CalendarRead",
    "ReadEvent",
    "ReadTodo",
    "Stamp",
    "Todo",
    "Unread",
    "apart",
    "calendar_to_ical",
    "event_to_ical",
    "events_from_ical",
    "merge_into",
    "merge_todo_into",
    "read_calendar",
    "stamp_of",
    "todo_to_ical",
    "todos_from_ical",
]
