"""Each part is well, to be looked at, or broken, by what is really there: snapshots, events, files, addresses."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from backups.events import Event, Events, What
from backups.snapshots import Snapshots
from bot.status import here, pods, stored
from bot.status.report import Mark, PodState
from knowledge.clock import ManualClock
from knowledge.store.database import open_household_database
from knowledge.store.room import Disk, Space
from pods.engine.models import ModelState, ModelStatus

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
GIGABYTE = 1000**3
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LONG_AGO = NOW - 30 * DAY


@pytest.mark.parametrize(
    ("free", "total", "mark"),
    [
        (60, 250, Mark.WELL),
        (2.2, 4000, Mark.WELL),
        (1.5, 250, Mark.LOOK),
        (0.3, 250, Mark.BROKEN),
        (0.3, 2, Mark.WELL),
        (0.02, 2, Mark.BROKEN),
    ],
)
def test_a_disk(free: float, total: float, mark: Mark) -> None:
    space = Space(int(free * GIGABYTE), int(total * GIGABYTE))
    found = stored.disk_of(Disk(Path(), lambda _: space).look)
    assert stored.disk(found).mark is mark
    assert (found.free, found.total) == (space.free, space.total)


def test_what_takes_the_room_is_counted_once(tmp_path: Path) -> None:
    data = tmp_path / "data"
    sizes = {"media/a.jpg": 40_000, "knowledge/b.pdf": 80_000, "models/c.gguf": 160_000, "household.db": 20_000}
    for name, size in sizes.items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(os.urandom(size))
    for name in ("one", "two"):
        (data / "backups" / name).mkdir(parents=True)
    (data / "backups" / "one" / "b.pdf").write_bytes(os.urandom(80_000))
    os.link(data / "backups" / "one" / "b.pdf", data / "backups" / "two" / "b.pdf")
    taken = stored.room_taken(data, data / "models", data / "backups")
    assert {kind: round(size / 20_000) for kind, size in taken.items()} == {
        "media": 2,
        "papers": 4,
        "models": 8,
        "snapshots": 4,
        "rest": 1,
    }


def test_snapshots_by_their_age_and_what_went_wrong(tmp_path: Path) -> None:
    open_household_database(tmp_path / "household.db").close()
    folder, events = tmp_path / "backups", Events(tmp_path / "backups")
    assert stored.snapshots(folder, NOW, NOW - HOUR).mark is Mark.WELL, "a new house need not have one"
    assert stored.snapshots(folder, NOW, LONG_AGO).mark is Mark.LOOK
    Snapshots(folder).make(tmp_path, ManualClock(NOW))
    assert stored.snapshots(folder, NOW + HOUR, LONG_AGO).mark is Mark.WELL
    assert stored.snapshots(folder, NOW + 2 * DAY, LONG_AGO).mark is Mark.LOOK
    assert stored.snapshots(folder, NOW + 4 * DAY, LONG_AGO).mark is Mark.BROKEN
    events.add(Event(NOW + HOUR, What.SNAPSHOT, False, "the disk is full"))
    failed = stored.snapshots(folder, NOW + 2 * HOUR, LONG_AGO)
    assert (failed.mark, failed.facts["reason"], failed.todo) == (Mark.LOOK, "the disk is full", "snapshots-todo")


def test_what_went_back_is_shown_for_a_week_and_what_is_missing(tmp_path: Path) -> None:
    assert stored.records(tmp_path, NOW).says == "records"
    facts: dict[str, str | int | float | bool] = {"what": "planner", "since": "2026-11-21T02:30:00.000+00:00"}
    for until, says in (("", "back"), (facts["since"], "whole"), ("2026-11-22T02:30:00.000+00:00", "back")):
        Events(tmp_path).add(Event(NOW, What.RECOVERED, True, "", facts | {"until": until}))
        part = stored.records(tmp_path, NOW + DAY)
        assert (part.says, part.mark, part.facts["what"]) == (f"records-{says}", Mark.LOOK, "planner")
    assert stored.records(tmp_path, NOW + 8 * DAY).mark is Mark.WELL


def test_the_store_and_the_drill_by_their_last_events(tmp_path: Path) -> None:
    events = Events(tmp_path)
    assert stored.store(tmp_path, NOW, LONG_AGO, wanted=False).says == "store-off"
    assert stored.store(tmp_path, NOW, LONG_AGO, wanted=True).mark is Mark.LOOK
    assert stored.drill(tmp_path, NOW).says == "drill-none"
    events.add(Event(NOW, What.STORED, True))
    events.add(Event(NOW, What.DRILL, True))
    assert stored.store(tmp_path, NOW + HOUR, LONG_AGO, wanted=True).mark is Mark.WELL
    assert stored.store(tmp_path, NOW + 2 * DAY, LONG_AGO, wanted=True).mark is Mark.LOOK
    assert stored.store(tmp_path, NOW + 4 * DAY, LONG_AGO, wanted=True).mark is Mark.BROKEN
    assert stored.drill(tmp_path, NOW + DAY).mark is Mark.WELL
    assert stored.drill(tmp_path, NOW + 60 * DAY).mark is Mark.LOOK
    events.add(Event(NOW + HOUR, What.STORED, False, "attic does not answer"))
    events.add(Event(NOW + HOUR, What.DRILL, False, "2 rows are missing", {"cause": "damaged"}))
    assert stored.store(tmp_path, NOW + HOUR, LONG_AGO, wanted=True).mark is Mark.BROKEN
    assert stored.drill(tmp_path, NOW + HOUR).facts == {"reason": "2 rows are missing", "cause": "damaged"}


@dataclass
class Far:
    """A channel whose far side answered then."""

    answered_at: datetime | None


@pytest.mark.parametrize(
    ("answered", "since", "mark"),
    [
        (NOW - timedelta(seconds=50), LONG_AGO, Mark.WELL),
        (NOW - timedelta(minutes=6), LONG_AGO, Mark.LOOK),
        (NOW - HOUR, LONG_AGO, Mark.BROKEN),
        (None, NOW - timedelta(seconds=30), Mark.WELL),
        (None, NOW - HOUR, Mark.BROKEN),
    ],
)
def test_telegram_by_its_last_answer(answered: datetime | None, since: datetime, mark: Mark) -> None:
    assert here.telegram(Far(answered), NOW, since).mark is mark


def test_an_outbox_by_what_is_late() -> None:
    def mark(late: timedelta | None) -> Mark:
        since = NOW - late if late is not None else None
        states = [PodState("planner", False, True, 3, 1, since), PodState("finance", True, False)]
        return pods.outbox(states, NOW).mark

    assert mark(None) is Mark.WELL
    assert mark(timedelta(minutes=1)) is Mark.WELL
    assert mark(timedelta(minutes=10)) is Mark.LOOK
    assert mark(timedelta(hours=2)) is Mark.BROKEN


def test_messages_that_failed_or_were_slow_are_looked_at() -> None:
    assert here.messages(0, 0, None, None).says == "messages-none"
    assert here.messages(10, 0, 0.1, 1.0).mark is Mark.WELL
    assert here.messages(10, 1, 0.1, 1.0).todo == "messages-failed-todo"
    assert here.messages(10, 0, 0.1, 45.0).todo == "messages-slow-todo"


def test_rights_of_what_is_secret(tmp_path: Path) -> None:
    key = tmp_path / "secret.key"
    assert here.rights([key]).mark is Mark.WELL
    key.write_text("x")
    key.chmod(0o640)
    assert here.rights([key]).facts == {"count": 1, "path": str(key)}
    key.chmod(0o600)
    assert here.rights([key]).mark is Mark.WELL


@contextmanager
def service(status: int) -> Iterator[str]:
    """A service on the loopback whose health is this status."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/v1/health" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_services_elsewhere_are_asked() -> None:
    ready = ModelStatus(ModelState.READY, 1.0)
    with service(200) as address:
        assert here.reading(address).mark is Mark.WELL
        assert here.voice(address, "off", lambda: ready).mark is Mark.WELL
    assert here.reading(address).mark is Mark.BROKEN, "nobody listens there any more"
    assert here.voice(address, "off", lambda: ready).mark is Mark.BROKEN
    with service(503) as address:
        assert here.reading(address).mark is Mark.BROKEN
    assert here.voice("off", "off", lambda: ready).says == "voice-off"
    fetching = ModelStatus(ModelState.DOWNLOADING, 0.4)
    assert here.voice("embedded", "off", lambda: fetching).facts == {"percent": 40}
