"""Google Calendar as a calendar server of the sync (`RemoteServer`).

A series is one item, though Google keeps each turn that differs as an event of its own: it is read as a whole, and
written one after the other, each only if it is still the version that was read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import SecretStr, ValidationError

from skills.accounts.google.bodies import Whole, whole_of
from skills.accounts.google.calls import Calls
from skills.accounts.google.changes import new_event, revived
from skills.accounts.google.events import text_of, whole_at
from skills.accounts.google.resources import CalendarEntry, CalendarsPage, Event, EventsPage, Series, event_id
from skills.accounts.google.series import SeriesWriter
from skills.accounts.google.transport import SECONDS
from skills.accounts.remote import (
    LARGEST_ITEM,
    MOST_ITEMS,
    Delta,
    Item,
    Kind,
    RemoteCalendar,
    RemoteConflict,
    RemoteDown,
    RemoteGone,
    RemoteInvalid,
    RemoteMissing,
    RemoteRefused,
    Save,
)

_PAGE = 2500
_MOST_PAGES = 1000
_WRITERS = frozenset({"owner", "writer"})
_OWN_ID = re.compile(r"[a-v0-9]{5,1024}")
_TYPES = ["birthday", "default", "focusTime", "fromGmail", "outOfOffice"]
"""All but where somebody works on a day."""

_NONSENSE = dict.fromkeys(range(400, 500), RemoteDown)
"""Where no answer of this kind has a meaning."""

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class _Listing:
    """The events of a calendar, or those that changed, as they came."""

    events: tuple[Event, ...]
    broken: tuple[str, ...]
    token: str | None
    zone: str
    defaults: tuple[int, ...]

    def series(self, master: Event) -> Series:
        turns = tuple(event for event in self.events if event.recurring_event_id == master.id)
        return Series(master, turns, self.zone, self.defaults)


class GoogleServer:
    """One Google account. `endpoint`: where the API is, "" for Google's own; `seconds`: the limit of one request."""

    def __init__(self, secret: SecretStr, save: Save, endpoint: str = "", seconds: float = SECONDS) -> None:
        parts = urlsplit(endpoint)
        if endpoint and parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise RemoteRefused("the address of the Calendar API has to begin with https://")
        self._calls = Calls(secret, save, endpoint, seconds)
        self._zones: dict[str, str] = {}

    def address(self) -> str:
        """The address of the Google account: its first calendar is called so."""
        request = self._calls.api.calendarList().get(calendarId="primary")
        return self._calls.run(request, CalendarEntry, _NONSENSE).id

    def calendars(self) -> tuple[RemoteCalendar, ...]:
        """The calendars whose events the account may read."""
        found: list[RemoteCalendar] = []
        page_token = None
        for _ in range(_MOST_PAGES):
            request = self._calls.api.calendarList().list(maxResults=250, minAccessRole="reader", pageToken=page_token)
            page = self._calls.run(request, CalendarsPage, _NONSENSE)
            for entry in page.items:
                if not entry.deleted:
                    self._zones[entry.id] = entry.time_zone
                    name = entry.summary_override or entry.summary or entry.id
                    found.append(RemoteCalendar(entry.id, name, Kind.EVENT, entry.access_role in _WRITERS))
            page_token = page.next_page_token
            if not page_token:
                return tuple(found)
        raise RemoteDown("Google's list of calendars has no end")

    def changes(self, calendar: RemoteCalendar, token: str | None, known: Mapping[str, str]) -> Delta:
        """What changed since a sync token; everything for None. Turns that changed bring their whole series."""
        if token is None:
            return self._everything(calendar, known)
        listing = self._listing(calendar, {"syncToken": token})
        items, deleted, broken = [], [], list(listing.broken)
        for href, events in _by_series(listing.events).items():
            alone = events[-1] if len(events) == 1 and not events[0].recurring_event_id else None
            if alone is not None and alone.cancelled:
                deleted.append(href)
                continue
            plain = alone is not None and not alone.recurrence
            series = listing.series(alone) if alone is not None and plain else self._series(calendar, href)
            if series is not None:
                found = self._item(series)
                items += [found] if found else []
                broken += [] if found else [href]
                continue
            deleted.append(href)
            for event in events:
                orphan = self._series(calendar, event.id) if event.recurring_event_id and not event.cancelled else None
                found = self._item(orphan) if orphan else None
                items += [found] if found else []
        return Delta(tuple(items), tuple(deleted), listing.token, broken=tuple(broken))

    def get(self, calendar: RemoteCalendar, href: str) -> Item | None:
        """An event with all turns of it that differ."""
        series = self._series(calendar, href)
        return self._readable(series) if series else None

    def find(self, calendar: RemoteCalendar, uid: str) -> Item | None:
        """The event with this UID: one that was made here has an id made of it, others are asked for."""
        series = self._series(calendar, event_id(uid))
        if series is None:
            listing = self._listing(calendar, {"iCalUID": uid})
            master = next((one for one in listing.events if not (one.recurring_event_id or one.cancelled)), None)
            series = listing.series(master) if master else None
        return self._readable(series) if series else None

    def new_href(self, calendar: RemoteCalendar, uid: str) -> str:
        """Google lets us choose the id of an event; it is made of the UID."""
        return event_id(uid)

    def put(self, calendar: RemoteCalendar, href: str, text: str, etag: str | None) -> str | None:
        """Writes an event. Of an old one only what differs; of a series each turn that differs."""
        try:
            whole = whole_of(text, self._home(calendar))
        except ValueError as error:
            raise RemoteInvalid(str(error)) from error
        if etag is None:
            return self._create(calendar, href, whole)
        series = self._series(calendar, href)
        if series is None or series.etag != etag:
            raise RemoteConflict("the event was changed in the meantime")
        return self._written(calendar, series, whole)

    def delete(self, calendar: RemoteCalendar, href: str, etag: str) -> None:
        """Deletes an event with all its turns."""
        series = self._series(calendar, href)
        if series is None:
            return
        if series.etag != etag:
            raise RemoteConflict("the event was changed in the meantime")
        request = self._calls.api.events().delete(calendarId=calendar.id, eventId=href, sendUpdates="none")
        try:
            self._calls.send(request, etag=series.master.etag)
        except (RemoteGone, RemoteMissing):
            return

    def close(self) -> None:
        """Gives up the connections."""
        self._calls.close()

    def _everything(self, calendar: RemoteCalendar, known: Mapping[str, str]) -> Delta:
        listing = self._listing(calendar, {})
        items, unchanged, broken = [], [], list(listing.broken)
        for href, events in _by_series(listing.events).items():
            master = next((one for one in events if one.id == href), None)
            turns = tuple(one for one in events if one.id != href)
            alone = [] if master else [one for one in turns if not one.cancelled]
            whole = [Series(master, turns, listing.zone, listing.defaults)] if master and not master.cancelled else []
            for series in [*whole, *(Series(one, (), listing.zone, listing.defaults) for one in alone)]:
                if known.get(series.master.id) == series.etag:
                    unchanged.append(series.master.id)
                elif item := self._item(series):
                    items.append(item)
                else:
                    broken.append(series.master.id)
        return Delta(tuple(items), (), listing.token, True, tuple(unchanged), tuple(broken))

    def _listing(self, calendar: RemoteCalendar, wanted: Mapping[str, str]) -> _Listing:
        """All pages. With a token for it, one that is not known any more is RemoteGone."""
        events: list[Event] = []
        broken: list[str] = []
        since = "syncToken" in wanted
        meaning = {400: RemoteGone if since else RemoteInvalid, 410: RemoteGone if since else RemoteDown}
        page_token = None
        for _ in range(_MOST_PAGES):
            request = self._calls.api.events().list(
                calendarId=calendar.id, maxResults=_PAGE, eventTypes=_TYPES, pageToken=page_token, **wanted
            )
            page = self._calls.run(request, EventsPage, meaning)
            for raw in page.items:
                try:
                    events.append(Event.model_validate(raw))
                except ValidationError:
                    broken += [raw["id"]] if isinstance(raw.get("id"), str) else []
            if len(events) > MOST_ITEMS:
                raise RemoteRefused(f"the calendar has more than {MOST_ITEMS} events")
            page_token = page.next_page_token
            if not page_token:
                self._zones[calendar.id] = page.time_zone
                defaults = tuple(sorted({one.minutes for one in page.default_reminders if one.method == "popup"}))
                if page.next_sync_token is None and "iCalUID" not in wanted:
                    raise RemoteDown("Google gave no place to go on from")
                return _Listing(tuple(events), tuple(broken), page.next_sync_token, page.time_zone, defaults)
        raise RemoteDown("Google's list of events has no end")

    def _series(self, calendar: RemoteCalendar, href: str) -> Series | None:
        """An event as it is now, with its turns; None where there is none, or a deleted one. Raises RemoteInvalid."""
        event = self._event(calendar, href)
        if event is None or event.cancelled:
            return None
        listing = self._listing(calendar, {"iCalUID": event.i_cal_uid})
        newest = next((one for one in listing.events if one.id == href), event)
        return None if newest.cancelled else listing.series(newest)

    def _event(self, calendar: RemoteCalendar, href: str) -> Event | None:
        """One event, also a deleted one as long as Google remembers it."""
        request = self._calls.api.events().get(calendarId=calendar.id, eventId=href)
        try:
            return self._calls.run(request, Event)
        except (RemoteMissing, RemoteGone):
            return None

    def _create(self, calendar: RemoteCalendar, href: str, whole: Whole) -> str | None:
        """A new event; one that an earlier attempt made already, or a deleted one with this id, is taken for it."""
        made = self._inserted(calendar, href, whole) or self._taken_up(calendar, href, whole)
        if not whole.turns:
            return made.etag
        series = self._series(calendar, href)
        if series is None:
            raise RemoteConflict("the event was deleted in the meantime")
        return self._written(calendar, series, whole)

    def _inserted(self, calendar: RemoteCalendar, href: str, whole: Whole) -> Event | None:
        """The event as Google made it; None where the id is taken, or is none that one may choose."""
        if not _OWN_ID.fullmatch(href):
            return None
        body = new_event(href, whole)
        request = self._calls.api.events().insert(calendarId=calendar.id, body=body, sendUpdates="none")
        try:
            return self._calls.run(request, Event)
        except RemoteConflict:
            return None

    def _taken_up(self, calendar: RemoteCalendar, href: str, whole: Whole) -> Event:
        event = self._event(calendar, href)
        if event is None:
            raise RemoteInvalid("Google does not take an event with this id any more")
        if event.cancelled:
            body = revived(whole, event)
            request = self._calls.api.events().patch(
                calendarId=calendar.id, eventId=href, body=body, sendUpdates="none"
            )
            return self._calls.run(request, Event, {404: RemoteConflict, 410: RemoteConflict}, event.etag)
        series = self._series(calendar, href)
        if series is None or self._as_is(series) != whole:
            raise RemoteConflict("there is such an event already")
        return series.master

    def _written(self, calendar: RemoteCalendar, series: Series, whole: Whole) -> str | None:
        return SeriesWriter(self._calls, calendar.id, lambda: self._series(calendar, series.master.id)).write(
            series, whole
        )

    def _home(self, calendar: RemoteCalendar) -> str:
        """The zone of a calendar, which whole days and times without a zone are meant in."""
        if calendar.id not in self._zones:
            request = self._calls.api.calendarList().get(calendarId=calendar.id)
            self._zones[calendar.id] = self._calls.run(request, CalendarEntry).time_zone
        return self._zones[calendar.id]

    def _item(self, series: Series) -> Item | None:
        """The item, or None for what no text can be made of."""
        try:
            return self._readable(series)
        except RemoteInvalid:
            return None

    def _readable(self, series: Series) -> Item:
        try:
            text = text_of(series)
        except ValueError as error:
            raise RemoteInvalid(str(error)) from error
        if len(text.encode()) > LARGEST_ITEM:
            raise RemoteInvalid("it is too large")
        return Item(series.master.id, series.etag, text)

    def _as_is(self, series: Series) -> Whole | None:
        try:
            return whole_at(series)
        except ValueError:
            return None


def _by_series(events: tuple[Event, ...]) -> dict[str, list[Event]]:
    """Events by the id of what they belong to; of one that came twice, on two pages, the later."""
    newest = {event.id: event for event in events}
    found: dict[str, list[Event]] = {}
    for event in newest.values():
        found.setdefault(event.recurring_event_id or event.id, []).append(event)
    return found
