"""Writes an event to Google as the difference of what it is and shall be, with each turn of it that differs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from skills.accounts.google.bodies import Body, Whole, left_out_lines
from skills.accounts.google.calls import Calls
from skills.accounts.google.changes import Fields, body_fields, difference, recurrence
from skills.accounts.google.events import body_at, home_of, whole_at
from skills.accounts.google.resources import Event, EventsPage, Series
from skills.accounts.remote import RemoteConflict, RemoteGone, RemoteInvalid, RemoteMissing
from skills.calendar.ical.values import Unreadable

_SECOND = timedelta(seconds=1)
_GONE = {404: RemoteConflict, 410: RemoteConflict}


class SeriesWriter:
    """Writes into one calendar. `again` reads the event anew: None where it is not there any more."""

    def __init__(self, calls: Calls, calendar_id: str, again: Callable[[], Series | None]) -> None:
        self._calls = calls
        self._calendar_id = calendar_id
        self._again = again

    def write(self, series: Series, wanted: Whole) -> str | None:
        """Makes the event as wanted and gives its etag; None where it has to be read again for that.

        Raises RemoteConflict as soon as a part is not the version in `series`; parts written until then stay, and the
        sync, which reads the event again after a conflict, finds them.
        """
        try:
            before = whole_at(series)
            patch = self._of_master(series, before, wanted)
            etag = self._patched(series.master, patch).etag if patch else series.master.etag
            if not (series.turns or wanted.turns):
                return etag
            current = self._again() if patch else series
            if current is None:
                raise RemoteConflict("the event was deleted in the meantime")
            moved = (before.body.span, before.rules) != (wanted.body.span, wanted.rules)
            self._write_turns(current, wanted, moved)
        except (Unreadable, ValueError) as error:
            raise RemoteInvalid(str(error)) from error
        return None

    def _of_master(self, series: Series, before: Whole, wanted: Whole) -> Fields:
        patch = difference(before.body, wanted.body, series.master)
        if not wanted.rules:
            return {**patch, "recurrence": None} if before.rules else patch
        lines = left_out_lines(series.master.recurrence, before.body, home_of(series))
        turns = {event.original_start_time.key for event in series.turns}
        left_out = wanted.left_out - (turns - lines)
        if wanted.rules != before.rules or left_out != lines or "start" in patch:
            patch["recurrence"] = recurrence(wanted, left_out)
        if not before.rules:
            patch |= {name: value for name, value in body_fields(wanted.body).items() if name in ("start", "end")}
        return patch

    def _write_turns(self, series: Series, wanted: Whole, moved: bool) -> None:
        """`moved`: the series has other turns than before, so that turns not wanted as they are have no place in it."""
        there = {event.original_start_time.key: event for event in series.turns}
        for key, event in there.items():
            turn = wanted.turns.get(key)
            if key in wanted.left_out or (turn is None and moved):
                self._call_off(event)
            else:
                self._make(event, turn or wanted.body.at(wanted.start_of(key)), series)
        for key, turn in wanted.turns.items():
            if key not in there:
                self._make(self._turn(series, wanted, key), turn, series)

    def _make(self, event: Event, body: Body, series: Series) -> None:
        if event.cancelled:
            event = event.model_copy(update={"start": event.original_start_time, "end": event.original_start_time})
            patch = {**difference(body_at(event, series), body, event), "status": body.status}
        else:
            patch = difference(body_at(event, series), body, event)
        patch.pop("visibility", None)
        if patch:
            self._patched(event, patch)

    def _turn(self, series: Series, wanted: Whole, key: str) -> Event:
        """A turn of the series that differs in nothing so far."""
        start = wanted.start_of(key)
        request = self._calls.api.events().instances(
            calendarId=self._calendar_id,
            eventId=series.master.id,
            timeMin=(start - _SECOND).isoformat(),
            timeMax=(start + _SECOND).isoformat(),
            showDeleted=True,
        )
        page = self._calls.run(request, EventsPage, _GONE)
        found = (Event.model_validate(raw) for raw in page.items)
        turn = next((event for event in found if event.original_start_time.key == key), None)
        if turn is None:
            raise RemoteInvalid("it changes a turn that the series does not have")
        return turn

    def _patched(self, event: Event, patch: Fields) -> Event:
        request = self._events().patch(calendarId=self._calendar_id, eventId=event.id, body=patch, sendUpdates="none")
        return self._calls.run(request, Event, _GONE, event.etag)

    def _call_off(self, event: Event) -> None:
        if event.cancelled:
            return
        request = self._events().delete(calendarId=self._calendar_id, eventId=event.id, sendUpdates="none")
        try:
            self._calls.send(request, etag=event.etag)
        except (RemoteGone, RemoteMissing):
            return

    def _events(self) -> Any:
        return self._calls.api.events()
