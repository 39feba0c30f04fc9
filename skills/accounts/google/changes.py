"""What is sent to Google: a new event whole, of an old one only the fields that shall be different."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from skills.accounts.google.bodies import Body, Person, Span, Whole, day_line
from skills.accounts.google.notes import marked
from skills.accounts.google.resources import LINE_PROPERTY, UID_PROPERTY, Event
from skills.engine.zones import wall

Fields = dict[str, Any]
_MOST_REMINDERS = 5


def new_event(href: str, whole: Whole) -> Fields:
    """The whole event, to be inserted with an id of ours; the turns that differ are written afterwards."""
    fields = {name: value for name, value in body_fields(whole.body).items() if value is not None}
    fields["start"], fields["end"] = (_set(fields[name]) for name in ("start", "end"))
    if whole.rules:
        fields["recurrence"] = recurrence(whole, whole.left_out)
    fields["extendedProperties"] = {"private": {UID_PROPERTY: whole.uid, **_lines(whole.body)}}
    return {**fields, "id": href}


def revived(whole: Whole, current: Event) -> Fields:
    """All fields, for an event that was deleted and comes back."""
    gone = {name: None for name in current.extended_properties.private if name.startswith(LINE_PROPERTY)}
    return {
        **body_fields(whole.body),
        "recurrence": recurrence(whole, whole.left_out) if whole.rules else None,
        "extendedProperties": {"private": {UID_PROPERTY: whole.uid, **gone, **_lines(whole.body)}},
    }


def recurrence(whole: Whole, left_out: Sequence[str] | frozenset[str]) -> list[str]:
    """The lines of a series with the days left out."""
    return [*whole.rules, *(day_line("EXDATE", key, whole.body.span) for key in sorted(left_out))]


def body_fields(body: Body) -> Fields:
    """Every field that is ours; None where Google shall have nothing."""
    return {
        "summary": body.title or None,
        "description": marked(body.notes) or None,
        "location": body.place or None,
        "start": when(body.span, body.span.start, body.span.zone),
        "end": when(body.span, body.span.end, body.span.end_zone),
        "transparency": "opaque" if body.busy else "transparent",
        "status": body.status,
        "visibility": body.visibility,
        "reminders": _reminders(body.alarms, ()),
        "attendees": [_guest(person, {}) for person in body.guests] or None,
    }


def difference(before: Body, after: Body, current: Event) -> Fields:
    """A patch that makes the one the other. What is not in it stays, unknown fields of guests and e-mails included."""
    old, new = body_fields(before), body_fields(after)
    patch = {name: value for name, value in new.items() if value != old[name]}
    if "start" in patch or "end" in patch:
        patch["start"], patch["end"] = new["start"], new["end"]
    if "reminders" in patch:
        mails = [] if current.reminders.use_default else current.reminders.overrides
        kept = [one.model_dump() for one in mails if one.method != "popup"]
        patch["reminders"] = _reminders(after.alarms, kept)
    if current.attendees_omitted:
        patch.pop("attendees", None)
    elif "attendees" in patch:
        known = {guest.email.lower(): guest.raw for guest in current.attendees}
        nameless = [guest.raw for guest in current.attendees if "@" not in guest.email]
        patch["attendees"] = [_guest(person, known.get(person.email, {})) for person in after.guests] + nameless
    if before.kept != after.kept:
        private = current.extended_properties.private
        gone: dict[str, str | None] = {name: None for name in private if name.startswith(LINE_PROPERTY)}
        patch["extendedProperties"] = {"private": {**gone, **_lines(after)}}
    return patch


def when(span: Span, at: datetime, zone: ZoneInfo) -> Fields:
    """A day or a time, and None for what it is not, so that a patch takes away what was there."""
    if span.all_day:
        return {"date": wall(at, zone).date().isoformat(), "dateTime": None, "timeZone": None}
    return {"date": None, "dateTime": at.astimezone(zone).isoformat(), "timeZone": str(zone)}


def _set(fields: Mapping[str, Any]) -> Fields:
    return {name: value for name, value in fields.items() if value is not None}


def _reminders(alarms: Sequence[int], kept: Sequence[Mapping[str, Any]]) -> Fields:
    popups = [{"method": "popup", "minutes": minutes} for minutes in alarms]
    return {"useDefault": False, "overrides": [*kept, *popups][:_MOST_REMINDERS]}


def _guest(person: Person, known: Mapping[str, Any]) -> Fields:
    fields = {**known, "email": person.email, "responseStatus": person.answer}
    if person.name:
        fields["displayName"] = person.name
    if person.optional or "optional" in known:
        fields["optional"] = person.optional
    return fields


def _lines(body: Body) -> dict[str, str | None]:
    return {f"{LINE_PROPERTY}{number:02}": raw for number, raw in enumerate(body.kept)}
