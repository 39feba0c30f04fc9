"""Events and lists as Google sends them, checked: only what is read here; nothing more is asked of an answer.

Fields as in the public discovery document of the Calendar API, version 3.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

UID_PROPERTY = "inglenookUid"
LINE_PROPERTY = "inglenookLine"
"""Private extended properties: the UID of an event that was made here, and lines that Google has no field for."""


class _Resource(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, frozen=True, hide_input_in_errors=True, extra="ignore")


class When(_Resource):
    """A day, or a time with its zone."""

    day: date | None = Field(default=None, alias="date")
    date_time: datetime | None = None
    time_zone: str | None = None

    @property
    def key(self) -> str:
        """The same for the same moment in every zone: YYYYMMDD, or YYYYMMDDTHHMMSSZ."""
        if self.date_time is not None:
            return f"{self.date_time.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        return f"{self.day:%Y%m%d}" if self.day else ""


class Guest(_Resource):
    """Someone invited; unknown fields are kept, because lists are replaced as a whole."""

    model_config = ConfigDict(extra="allow")
    email: str = ""
    display_name: str = ""
    response_status: str = "needsAction"
    optional: bool = False

    @property
    def raw(self) -> dict[str, Any]:
        """As Google sent it."""
        return self.model_dump(by_alias=True, exclude_unset=True)


class Reminder(_Resource):
    """One reminder, in minutes before the start."""

    method: str
    minutes: int


class Reminders(_Resource):
    """The reminders of an event: its own, or those of its calendar."""

    use_default: bool = False
    overrides: tuple[Reminder, ...] = ()


class Extended(_Resource):
    """Properties that programs keep with an event."""

    private: Mapping[str, str] = Field(default_factory=dict)


class Event(_Resource):
    """An event, a series, or one turn of a series that differs (`recurring_event_id`)."""

    id: str = Field(min_length=1)
    etag: str = ""
    status: str = "confirmed"
    i_cal_uid: str = Field(default="", alias="iCalUID")
    summary: str = ""
    description: str = ""
    location: str = ""
    start: When = When()
    end: When = When()
    recurrence: tuple[str, ...] = ()
    recurring_event_id: str | None = None
    original_start_time: When = When()
    transparency: str = "opaque"
    visibility: str = "default"
    sequence: int = 0
    updated: datetime | None = None
    attendees: tuple[Guest, ...] = ()
    attendees_omitted: bool = False
    organizer: Guest = Guest()
    reminders: Reminders = Reminders()
    extended_properties: Extended = Extended()

    @property
    def cancelled(self) -> bool:
        """Deleted; of a turn: called off."""
        return self.status == "cancelled"

    @property
    def all_day(self) -> bool:
        """Whether it is made of whole days."""
        return self.start.day is not None

    @property
    def uid(self) -> str:
        """The iCalendar UID: the one that it was made with here, else Google's."""
        made = self.extended_properties.private.get(UID_PROPERTY, "")
        if made and event_id(made) == self.id:
            return made
        return self.i_cal_uid if self.i_cal_uid and not self.recurring_event_id else f"{self.id}@google.com"


class EventsPage(_Resource):
    """One page of a calendar's events, each as it came: one that is broken does not break the others."""

    items: tuple[dict[str, Any], ...] = ()
    next_page_token: str | None = None
    next_sync_token: str | None = None
    time_zone: str = "UTC"
    default_reminders: tuple[Reminder, ...] = ()


class CalendarEntry(_Resource):
    """A calendar in the list of the account."""

    id: str = Field(min_length=1)
    summary: str = ""
    summary_override: str = ""
    access_role: str = "reader"
    time_zone: str = "UTC"
    deleted: bool = False


class CalendarsPage(_Resource):
    """One page of the list of calendars."""

    items: tuple[CalendarEntry, ...] = ()
    next_page_token: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """An event with the turns of it that differ, which Google keeps as events of their own."""

    master: Event
    turns: tuple[Event, ...] = ()
    """Changed and called-off ones."""
    zone: str = "UTC"
    """The calendar's."""
    defaults: tuple[int, ...] = ()
    """The calendar's reminders: minutes before the start."""

    @property
    def etag(self) -> str:
        """Changes with the event and with each of its turns: Google's own where no turn differs, else made of all."""
        if not self.turns:
            return self.master.etag
        parts = sorted(f"{event.id} {event.etag} {event.status}" for event in self.turns)
        return "series-" + hashlib.sha256("\n".join([self.master.etag, *parts]).encode()).hexdigest()[:40]


def event_id(uid: str) -> str:
    """The id of an event made here: the same for the same UID, in the letters that Google allows (base32hex)."""
    return hashlib.sha256(uid.encode()).hexdigest()[:40]
