"""A Google Calendar on loopback: events, series with their turns, etags, sync tokens, and what can go wrong.

It does what the public reference says: who writes a stale version gets 412, a known id 409, an old token 410.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rruleset, rrulestr

from tests.skills.accounts.google.discovery import Wrong, check, method_of

Fields = dict[str, Any]
PAGE = 3
_FORBIDDEN_WITH_TOKEN = {"iCalUID", "orderBy", "privateExtendedProperty", "q", "timeMin", "timeMax", "updatedMin"}


class Fail(Exception):
    """An answer that is an error."""

    def __init__(self, status: int, reason: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(reason)
        self.status, self.reason, self.headers = status, reason, headers or {}


@dataclass
class Google:
    """One account with its calendars."""

    events: dict[str, Fields] = field(default_factory=dict)
    calendars: list[Fields] = field(default_factory=list)
    zone: str = "Europe/Berlin"
    defaults: list[Fields] = field(default_factory=lambda: [{"method": "popup", "minutes": 30}])
    access: str = "access-1"
    refresh: str = "refresh-1"
    code: str = "code-1"
    challenge: str = ""
    granted: str = ""
    revoked: bool = False
    oldest_token: int = 0
    version: int = 0
    faults: list[Fail | float | bytes | None] = field(default_factory=list)
    """Taken one by one before a request is looked at: an error, a pause, a raw answer, or None: one without an end."""
    after: list[Fail] = field(default_factory=list)
    """As `faults`, after the request was done: its answer is lost."""
    meanwhile: dict[str, Callable[[], object]] = field(default_factory=dict)
    """By a method's id what somebody else does just before it, once."""
    seen: list[tuple[str, Fields | None]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    url: str = ""

    def store(self, event: Fields) -> Fields:
        self.version += 1
        event |= {"etag": f'"{self.version}"', "updated": "2026-11-21T08:00:00.000Z", "kind": "calendar#event"}
        event.setdefault("iCalUID", f"{event.get('recurringEventId', event['id'])}@google.com")
        event.setdefault("status", "confirmed")
        event["_version"] = self.version
        self.events[event["id"]] = event
        return event

    def shown(self, event: Fields) -> Fields:
        if event["status"] == "cancelled" and "recurringEventId" in event:
            names = ("kind", "etag", "id", "status", "recurringEventId", "originalStartTime")
            return {name: event[name] for name in names}
        return {name: value for name, value in event.items() if not name.startswith("_")}

    def live(self) -> list[Fields]:
        return [event for event in self.events.values() if event["status"] != "cancelled"]

    def answer(self, verb: str, path: str, query: dict[str, list[str]], body: Fields | None, match: str) -> Fields:
        name, said, method = method_of(verb, path, query)
        if body is not None:
            check(body, method["request"], "body", nulls=verb == "PATCH")
        self.seen.append((name, deepcopy(body)))
        self.meanwhile.pop(name, lambda: None)()
        one = {key: values[0] for key, values in query.items()}
        if name == "calendar.calendarList.list":
            return {"items": self.calendars}
        asked = said["calendarId"]
        entry = next((one for one in self.calendars if asked == one["id"] or one.get(asked)), None)
        if entry is None:
            raise Fail(404, "notFound")
        if name == "calendar.calendarList.get":
            return entry
        if name == "calendar.events.list":
            return self._list(one)
        if name == "calendar.events.insert":
            return self.shown(self._insert(body or {}))
        event = self.events.get(said["eventId"]) or self._virtual(said["eventId"])
        if event is None:
            raise Fail(404, "notFound")
        if name == "calendar.events.instances":
            return self._instances(event, one)
        if name == "calendar.events.get":
            return self.shown(event)
        if match and match != event["etag"]:
            raise Fail(412, "conditionNotMet")
        if name == "calendar.events.delete":
            if event["status"] == "cancelled":
                raise Fail(410, "deleted")
            self._cancel(event)
            return {}
        if name == "calendar.events.patch":
            return self.shown(self._patch(event, body or {}))
        raise Wrong(f"{name} is not played here")

    def _list(self, query: dict[str, str]) -> Fields:
        since = 0
        if token := query.get("syncToken"):
            if _FORBIDDEN_WITH_TOKEN & query.keys() or query.get("showDeleted") == "false":
                raise Wrong("not together with a sync token")
            if not token.startswith("sync-"):
                raise Fail(400, "invalid")
            since = int(token.removeprefix("sync-"))
            if since < self.oldest_token:
                raise Fail(410, "fullSyncRequired")
        found = [event for event in self.events.values() if event["_version"] > since]
        if uid := query.get("iCalUID"):
            found = [event for event in found if event["iCalUID"] == uid]
        if not token:
            found = [one for one in found if one["status"] != "cancelled" or "recurringEventId" in one]
        at = int(query.get("pageToken", "0"))
        page: Fields = {"items": [self.shown(event) for event in found[at : at + PAGE]], "timeZone": self.zone}
        page["defaultReminders"] = self.defaults
        if at + PAGE < len(found):
            return {**page, "nextPageToken": str(at + PAGE)}
        return {**page, "nextSyncToken": f"sync-{self.version}"}

    def _insert(self, body: Fields) -> Fields:
        if not 5 <= len(body["id"]) <= 1024 or set(body["id"]) - set("0123456789abcdefghijklmnopqrstuv"):
            raise Fail(400, "invalid")
        if body["id"] in self.events:
            raise Fail(409, "duplicate")
        if "iCalUID" in body or "start" not in body or "end" not in body:
            raise Fail(400, "required")
        return self.store(self._checked(dict(body)))

    def _patch(self, event: Fields, body: Fields) -> Fields:
        new = _merged({name: value for name, value in event.items() if name != "etag"}, body)
        if new["status"] == "cancelled":
            raise Wrong("deleted by a patch")
        return self.store(self._checked(new))

    def _checked(self, event: Fields) -> Fields:
        for name in ("start", "end"):
            when = event[name]
            if ("date" in when) == ("dateTime" in when):
                raise Fail(400, "invalid")
            if event.get("recurrence") and "dateTime" in when and "timeZone" not in when:
                raise Fail(400, "required")
        if len(event.get("reminders", {}).get("overrides", [])) > 5:
            raise Fail(400, "cannotExceedMaxReminders")
        for line in event.get("recurrence", ()):
            if not line.startswith(("RRULE", "EXDATE", "RDATE", "EXRULE")):
                raise Fail(400, "invalid")
        return event

    def _cancel(self, event: Fields) -> None:
        self.store({**event, "status": "cancelled"})
        for turn in [one for one in self.events.values() if one.get("recurringEventId") == event["id"]]:
            self.store({**turn, "status": "cancelled"})

    def turns(self, master: Fields) -> Iterator[Fields]:
        """The first turns of a series, those stored and those that only its rule says."""
        rules, whole = rruleset(), "date" in master["start"]
        said = master["start"].get("date") or master["start"]["dateTime"]
        zone = ZoneInfo(master["start"].get("timeZone", "UTC"))
        begin = datetime.fromisoformat(said)
        length = datetime.fromisoformat(master["end"].get("date") or master["end"]["dateTime"]) - begin
        naive = begin if whole else begin.astimezone(zone).replace(tzinfo=None)
        for line in master.get("recurrence", ()):
            if line.startswith("RRULE:"):
                parts = [part for part in line[6:].split(";") if not part.startswith("UNTIL")]
                rule = rrulestr(";".join(parts), dtstart=naive)
                if isinstance(rule, rrule):
                    rules.rrule(rule)
        left_out = {one for line in master["recurrence"] if line[0] == "E" for one in line.split(":")[1].split(",")}
        for number, wall in enumerate(rules):
            if number > 100:
                return
            at = wall if whole else wall.replace(tzinfo=zone).astimezone(UTC)
            stamps = {f"{wall:%Y%m%d}"} if whole else {f"{wall:%Y%m%dT%H%M%S}", f"{at:%Y%m%dT%H%M%SZ}"}
            turn_id = f"{master['id']}_{f'{wall:%Y%m%d}' if whole else f'{at:%Y%m%dT%H%M%SZ}'}"
            if stamps & left_out:
                continue
            start = {"date": wall.date().isoformat()} if whole else _timed(at, zone)
            end = {"date": (wall + length).date().isoformat()} if whole else _timed(at + length, zone)
            made = {
                **{name: value for name, value in master.items() if name not in ("recurrence", "_version")},
                "id": turn_id,
                "recurringEventId": master["id"],
                "originalStartTime": dict(start),
                "start": start,
                "end": end,
            }
            yield self.events.get(turn_id, made)

    def _virtual(self, turn_id: str) -> Fields | None:
        master = self.events.get(turn_id.rpartition("_")[0])
        turns = self.turns(master) if master and master.get("recurrence") else iter(())
        return next((turn for turn in turns if turn["id"] == turn_id), None)

    def _instances(self, master: Fields, query: dict[str, str]) -> Fields:
        low, high = (datetime.fromisoformat(query[name]) for name in ("timeMin", "timeMax"))
        found = []
        for turn in self.turns(master):
            start, end = (_instant(turn[name], self.zone) for name in ("start", "end"))
            if end > low and start < high:
                found.append(turn)
            if start > high:
                break
        return {"items": [self.shown(one) for one in found], "timeZone": self.zone}

    def token(self, form: dict[str, str]) -> Fields:
        if form.get("client_id") != "client-1" or form.get("client_secret") != "secret-1":
            raise Fail(401, "invalid_client")
        if form["grant_type"] == "refresh_token":
            if self.revoked or form["refresh_token"] != self.refresh:
                raise Fail(400, "invalid_grant")
            self.access = f"access-{int(self.access[7:]) + 1}"
            return {"access_token": self.access, "expires_in": 3599, "token_type": "Bearer"}
        if form["code"] != self.code or not self._proved(form.get("code_verifier", "")):
            raise Fail(400, "invalid_grant")
        granted = {"scope": self.granted} if self.granted else {}
        both = {"access_token": self.access, "refresh_token": self.refresh}
        return {**both, **granted, "expires_in": 3599, "token_type": "Bearer"}

    def _proved(self, verifier: str) -> bool:
        from base64 import urlsafe_b64encode
        from hashlib import sha256

        return urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=") == self.challenge


def _timed(at: datetime, zone: ZoneInfo) -> Fields:
    return {"dateTime": at.astimezone(zone).isoformat(), "timeZone": str(zone)}


def _instant(when: Fields, zone: str) -> datetime:
    if "date" in when:
        return datetime.combine(date.fromisoformat(when["date"]), datetime.min.time(), ZoneInfo(zone))
    return datetime.fromisoformat(when["dateTime"])


def _merged(old: Fields, patch: Fields) -> Fields:
    """Patch semantics: objects are merged, None takes away, lists are replaced."""
    new = dict(old)
    for name, value in patch.items():
        if value is None:
            new.pop(name, None)
        elif isinstance(value, dict):
            new[name] = _merged(new.get(name) or {}, value)
        else:
            new[name] = value
    return new


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    """An answer leaves as one packet: two would wait for each other."""
    google: Google

    def handle_one(self) -> None:
        google, parts = self.google, urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        content = self.rfile.read(length)
        try:
            fault = google.faults.pop(0) if google.faults else 0.0
            if fault is None:
                self._drip()
                return
            if isinstance(fault, float):
                time.sleep(fault)
            elif isinstance(fault, bytes):
                self._write(200, fault, {})
                return
            else:
                raise fault
            if parts.path == "/token":
                form = {name: values[0] for name, values in parse_qs(content.decode()).items()}
                self._write(200, json.dumps(google.token(form)).encode(), {})
                return
            if self.headers.get("Authorization") != f"Bearer {google.access}":
                raise Fail(401, "authError")
            path = parts.path.removeprefix("/calendar/v3/")
            body = json.loads(content) if content else None
            found = google.answer(self.command, path, parse_qs(parts.query), body, self.headers.get("If-Match") or "")
            if google.after:
                raise google.after.pop(0)
            self._write(200 if self.command != "DELETE" else 204, json.dumps(found).encode() if found else b"", {})
        except Wrong as error:
            google.wrong.append(str(error))
            self._fail(Fail(400, "badRequest"))
        except Fail as error:
            self._fail(error)

    do_GET = do_POST = do_PATCH = do_DELETE = do_PUT = handle_one  # noqa: N815 - names of the base class

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        try:
            for _ in range(200):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.02)
        except OSError:
            return

    def _fail(self, fail: Fail) -> None:
        oauth = {"error": fail.reason, "error_description": "Token has been expired or revoked."}
        api = {"error": {"code": fail.status, "message": "No.", "errors": [{"reason": fail.reason}]}}
        said = oauth if self.path == "/token" else api
        self._write(fail.status, json.dumps(said).encode(), fail.headers)

    def _write(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        try:
            self.wfile.write(content)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Tests say what they want to know."""


@contextmanager
def google_calendar() -> Iterator[Google]:
    """Runs one with a calendar of one's own and one that can only be read."""
    google = Google()
    google.calendars = [
        {"id": "ann@example.org", "summary": "Ann", "accessRole": "owner", "timeZone": google.zone, "primary": True},
        {"id": "school", "summary": "s", "summaryOverride": "School", "accessRole": "reader", "timeZone": google.zone},
    ]
    handler = type("Handler", (_Handler,), {"google": google})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    google.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield google
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
