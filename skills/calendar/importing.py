"""Taking events in from a calendar file: new ones, newer ones, and those that were called off."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from knowledge.clock import from_text, to_text
from knowledge.people import private_to
from knowledge.store.changes import Changes, Value
from knowledge.store.database import Row
from skills.calendar.changing import event_row, may_change
from skills.calendar.commands import ImportCalendar, skill
from skills.calendar.events import Event, add_event, event_of, put_event, remove_event
from skills.calendar.ical import CalendarRead, ReadEvent, apart, read_calendar
from skills.engine.asking import NotAllowedError
from skills.engine.command import Outcome, Reading, Ref, Running
from skills.engine.errors import PersonError
from skills.engine.request import GivenFile, Request
from skills.engine.zones import wall

WITHOUT_ASKING = 5
"""So many events go in without a question."""

LARGEST_FILE = 100_000_000
"""Bytes; 50,000 events are some 20 million."""

NAMED = 5
"""How many reasons are told why events could not be read."""

_AT_ONCE = 500


@skill.takes(".ics", ".ical", ".icalendar")
def take(files: Sequence[GivenFile], _request: Request, _reading: Reading) -> list[ImportCalendar]:
    """The imports of the files that were sent."""
    return [import_of(file.path, file.name) for file in files]


def import_of(path: Path, name: str) -> ImportCalendar:
    """The command that imports a file as it is now. Raises PersonError."""
    return ImportCalendar(str(path), name[-100:], hashlib.sha256(_content(path)).hexdigest())


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise PersonError("ics-too-large", limit=LARGEST_FILE // 1_000_000)
        return path.read_bytes()
    except OSError as error:
        raise PersonError("ics-gone") from error


def _read(command: ImportCalendar, by: Reading | Running) -> CalendarRead:
    content = _content(Path(command.path))
    if hashlib.sha256(content).hexdigest() != command.digest:
        raise PersonError("ics-gone")
    read = read_calendar(content, by.asker.zone, by.asker.members)
    if not read.events and not read.unread:
        raise PersonError("ics-empty")
    return read


def _ask_import(command: ImportCalendar, reading: Reading) -> Outcome | None:
    """Shows what is in the file before many events go in."""
    read = _read(command, reading)
    if len(read.events) <= WITHOUT_ASKING:
        return None
    zone = reading.asker.zone
    first = min(one.event.start for one in read.events)
    last = max(one.event.start for one in read.events)
    facts = {"count": len(read.events), "first": wall(first, zone).date(), "until": wall(last, zone).date()}
    return Outcome("ics-import-sure", facts, notes=_unread(read))


@skill.command(ImportCalendar, asks_first=_ask_import)
def import_calendar(command: ImportCalendar, running: Running) -> Outcome:
    """Adds what is new, changes what is newer in the file, takes out what was called off, leaves the rest."""
    read = _read(command, running)
    taking = _Import(command.name, running, [one.event.uid for one in read.events])
    ids = [taking.put(one) for one in read.events]
    done = [Outcome(f"ics-{name}", {"count": taking.done[name]}) for name in _KINDS if taking.done[name]]
    if not any(taking.done[name] for name in _CHANGES):
        done.insert(0, Outcome("ics-nothing-new"))
    lost = (Outcome(key, {"count": count}) for key, count in sorted(taking.lost.items()))
    refs = tuple(Ref(skill.name, one) for one in ids if one is not None) if len(ids) == 1 else ()
    return replace(done[0], refs=refs, notes=(*done[1:], *lost, *_unread(read)))


_CHANGES = ("imported", "updated", "removed")
_KINDS = (*_CHANGES, "same")


def _unread(read: CalendarRead) -> tuple[Outcome, ...]:
    if not read.unread:
        return ()
    named = tuple(Outcome(one.why, {"title": one.title or "?"}) for one in read.unread[:NAMED])
    return (Outcome("ics-unread", {"count": len(read.unread)}), *named)


class _Unrecorded(Changes):
    """Writes rows that the journal does not list one by one, because undoing their import takes them all out."""

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Adds a row and returns its id."""
        names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
        added = self._database.rows(f"INSERT INTO {table} ({names}) VALUES ({marks}) RETURNING id", dict(values))
        return int(added[0]["id"])


class _Import:
    """One file going in. `done` counts what became of its events, `lost` what of them could not be kept."""

    def __init__(self, name: str, running: Running, uids: Sequence[str]) -> None:
        self.done: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()
        self._name = name
        self._running = running
        self._unrecorded = replace(running, changes=_Unrecorded(running.database))
        self._known = self._look_up(uids)
        self._added: dict[str, int] = {}
        self._id: int | None = None

    def put(self, read: ReadEvent) -> int | None:
        """Puts one event in. Gives its id, if it is in the calendar then."""
        row = self._row(read.event.uid)
        if row is not None:
            return self._bring_up_to_date(read, row)
        if read.cancelled:
            self.done["same"] += 1
            return None
        audience = private_to(self._running.asker.member.id) if read.private else read.event.audience
        events = [replace(one, audience=audience) for one in (read.event, *apart(read))]
        added = [self._add(one, read) for one in events if self._row(one.uid) is None]
        self.lost.update(read.lost)
        self.done["imported"] += 1
        return added[0]

    def _add(self, event: Event, read: ReadEvent) -> int:
        rows, event_id = self._running.rows, add_event(self._unrecorded, event)
        if read.sequence:
            rows("UPDATE events SET sequence = ? WHERE id = ?", (read.sequence, event_id))
        rows("INSERT INTO imported VALUES (?, ?, ?)", (self._import_id(), event_id, read.sequence))
        self._added[event.uid] = event_id
        return event_id

    def _row(self, uid: str) -> Row | None:
        """The event that is in the calendar under a UID; a file may hold the same one twice."""
        added = self._added.get(uid)
        return self._known.get(uid) if added is None else event_row(self._running.rows, added)

    def _import_id(self) -> int:
        """The row that the journal keeps for all that is new."""
        if self._id is None:
            asker = self._running.asker
            row: dict[str, Value] = {"member_id": asker.member.id, "name": self._name, "at": to_text(asker.now)}
            self._id = self._running.changes.insert("imports", row)
        return self._id

    def _bring_up_to_date(self, read: ReadEvent, row: Row) -> int | None:
        if not self._takes(read, row):
            self.done["same"] += 1
            return int(row["id"])
        if read.cancelled:
            remove_event(self._running, row["id"])
            self._known.pop(row["uid"], None)
            self._added.pop(row["uid"], None)
            self.done["removed"] += 1
            return None
        was = event_of(row, self._running.rows)
        event = replace(read.event, audience=was.audience, calendar_id=was.calendar_id)
        if was.kind == "birthday":
            event = replace(event, kind=was.kind, born=event.born or was.born)
        self.done["updated" if put_event(self._running, row["id"], event) else "same"] += 1
        return int(row["id"])

    def _takes(self, read: ReadEvent, row: Row) -> bool:
        """Whether the file's event takes the place of ours: not of one that was changed here later."""
        asker = self._running.asker
        newer = read.changed is not None and read.changed > from_text(row["changed_at"])
        if row["audience"] not in asker.member.audiences or (row["sequence"] > read.sequence and not newer):
            return False
        try:
            may_change(row, asker)
        except NotAllowedError:
            return False
        return True

    def _look_up(self, uids: Sequence[str]) -> dict[str, Row]:
        found: dict[str, Row] = {}
        for at in range(0, len(uids), _AT_ONCE):
            part = uids[at : at + _AT_ONCE]
            for row in self._running.rows(f"SELECT * FROM events WHERE uid IN ({', '.join('?' * len(part))})", part):
                found[row["uid"]] = row
        return found
