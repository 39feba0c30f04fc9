"""Calendar files in and out: previews, updates, undo, and what a member may see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.messages import File, FileKind, Message
from knowledge.people import GUESTS, private_to
from pods.engine.pod import LocalPod
from skills.calendar.commands import ChangeEvent, CreateEvent, ExportCalendar
from skills.calendar.ical import events_from_ical
from skills.calendar.importing import import_of
from skills.engine.command import Outcome
from skills.engine.errors import PersonError
from tests.house import House, chat_of


def ics(*events: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", *events, "END:VCALENDAR", ""])


def vevent(uid: str, title: str, start: str = "20261203T090000Z", *more: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", f"DTSTART:{start}", *more, "END:VEVENT"])


SEVEN = ics(*(vevent(f"u{n}", f"Event {n}", f"202612{n + 10}T090000Z") for n in range(7)))


class Files:
    """Runs imports and exports as a member, without words."""

    def __init__(self, house: House, folder: Path) -> None:
        self.house, self.folder = house, folder

    @property
    def pod(self) -> LocalPod:
        return self.house.app.local("planner")

    @property
    def titles(self) -> list[str]:
        return [one["title"] for one in self.pod.database.rows("SELECT title FROM events ORDER BY start, id")]

    async def take(self, text: str, name: str = "Anna") -> Outcome:
        path = self.folder / "given.ics"
        path.write_text(text, newline="")
        return await self.pod.run(import_of(path, path.name), self.house.asker(name))

    async def undo(self, outcome: Outcome, name: str = "Anna") -> None:
        if outcome.journal is None:
            raise AssertionError(outcome)
        await self.pod.undo(outcome.journal, self.house.asker(name))


@pytest.fixture
def files(house: House, tmp_path: Path) -> Files:
    return Files(house, tmp_path)


def counts(outcome: Outcome) -> dict[str, int]:
    return {one.key: one.facts["count"] for one in (outcome, *outcome.notes) if "count" in one.facts}


async def test_a_file_goes_in_once(files: Files) -> None:
    assert counts(await files.take(SEVEN)) == {"ics-imported": 7}
    again = await files.take(SEVEN)
    assert (again.key, again.journal, counts(again)) == ("ics-nothing-new", None, {"ics-same": 7})
    assert len(files.titles) == 7


async def test_undo_takes_everything_out_again(files: Files) -> None:
    daily = vevent("daily", "Daily", "20261201T080000Z", "RRULE:FREQ=DAILY")
    moved = vevent("daily", "Daily", "20261202T090000Z", "RECURRENCE-ID:20261202T080000Z")
    outcome = await files.take(ics(daily, moved, vevent("b", "Beside")))
    assert files.titles == ["Daily", "Beside"]
    await files.undo(outcome)
    assert files.titles == []
    database = files.pod.database
    assert [database.rows(f"SELECT * FROM {table}") for table in ("event_changes", "imports", "imported")] == [[]] * 3
    assert counts(await files.take(SEVEN)) == {"ics-imported": 7}


async def test_an_import_is_not_undone_over_somebodys_change(files: Files) -> None:
    outcome = await files.take(SEVEN)
    event_id = files.pod.database.rows("SELECT id FROM events LIMIT 1")[0]["id"]
    changed = await files.pod.run(ChangeEvent(event_id, title="Mine"), files.house.asker("Tom"))
    with pytest.raises(PersonError) as caught:
        await files.undo(outcome)
    assert caught.value.key == "undo-changed-since"
    assert len(files.titles) == 7
    await files.undo(changed, "Tom")
    await files.undo(outcome)
    assert files.titles == []


async def test_what_is_newer_in_the_file_is_brought_up_to_date(files: Files) -> None:
    await files.take(ics(vevent("a", "Old"), vevent("b", "Same")))
    files.house.clock.set(files.house.clock.now() + timedelta(days=1))
    outcome = await files.take(ics(vevent("a", "New", "20261203T100000Z", "SEQUENCE:1"), vevent("b", "Same")))
    assert counts(outcome) == {"ics-updated": 1, "ics-same": 1}
    assert files.titles == ["Same", "New"]
    await files.undo(outcome)
    assert files.titles == ["Old", "Same"]


async def test_what_was_changed_here_later_stays_and_yields_to_what_is_newer(files: Files) -> None:
    text = ics(vevent("a", "Theirs", "20261203T090000Z", "LAST-MODIFIED:20261101T000000Z"))
    await files.take(text)
    event_id = files.pod.database.rows("SELECT id FROM events")[0]["id"]
    await files.pod.run(ChangeEvent(event_id, title="Ours"), files.house.asker("Anna"))
    assert (await files.take(text)).key == "ics-nothing-new"
    assert files.titles == ["Ours"]
    later = text.replace("LAST-MODIFIED:20261101", "LAST-MODIFIED:20270101")
    assert counts(await files.take(later)) == {"ics-updated": 1}
    assert files.titles == ["Theirs"]


async def test_what_was_called_off_is_taken_out(files: Files) -> None:
    await files.take(ics(vevent("a", "Party"), vevent("b", "Beside")))
    off = ics(
        vevent("a", "Party", "20261203T090000Z", "STATUS:CANCELLED"),
        vevent("z", "Z", "20261203T090000Z", "STATUS:CANCELLED"),
    )
    outcome = await files.take(off)
    assert counts(outcome) == {"ics-removed": 1, "ics-same": 1}
    assert files.titles == ["Beside"]
    await files.undo(outcome)
    assert files.titles == ["Party", "Beside"]


async def test_a_child_does_not_change_what_others_put_in(files: Files) -> None:
    await files.take(ics(vevent("a", "Parents' evening")), "Tom")
    await files.take(ics(vevent("a", "No school", "20261203T090000Z", "SEQUENCE:9")), "Mia")
    assert files.titles == ["Parents' evening"]


async def test_private_events_of_a_file_are_the_importers_own(files: Files) -> None:
    await files.take(ics(vevent("a", "Surprise", "20261203T090000Z", "CLASS:PRIVATE")), "Tom")
    assert files.pod.database.rows("SELECT audience FROM events")[0]["audience"] == private_to(
        files.house.member("Tom").id
    )
    outcome = await files.take(ics(vevent("a", "Found out", "20261203T090000Z", "SEQUENCE:9")), "Anna")
    assert (outcome.key, files.titles) == ("ics-nothing-new", ["Surprise"])


async def test_bad_ones_are_named_and_a_bad_file_changes_nothing(files: Files) -> None:
    outcome = await files.take(ics(vevent("a", "Good"), vevent("b", "Bad", "yesterday")))
    assert counts(outcome) == {"ics-imported": 1, "ics-unread": 1}
    assert outcome.notes[-1] == Outcome("ics-why-time", {"title": "Bad"})
    for text, key in (("nothing", "ics-no-calendar"), (SEVEN[:300], "ics-cut-off"), (ics(), "ics-empty")):
        with pytest.raises(PersonError) as caught:
            await files.take(text)
        assert caught.value.key == key
    assert files.titles == ["Good"]


async def test_a_file_that_is_another_one_now_is_not_imported(files: Files) -> None:
    path = files.folder / "given.ics"
    path.write_text(SEVEN)
    command = import_of(path, path.name)
    path.write_text(SEVEN.replace("Event", "Other"))
    with pytest.raises(PersonError) as caught:
        await files.pod.run(command, files.house.asker("Anna"))
    assert caught.value.key == "ics-gone"


# --- in the chat ------------------------------------------------------------------------------------------------------


async def send(house: House, path: Path) -> str:
    file = File(path, path.name, "text/calendar", FileKind.DOCUMENT)
    message = Message(f"file-{path.name}", chat_of("Anna"), "Anna", house.clock.now(), files=(file,))
    (reply,) = await house.handle(message)
    return reply.text


async def test_a_small_file_goes_in_at_once_and_a_large_one_is_shown_first(files: Files) -> None:
    few, many = files.folder / "few.ics", files.folder / "many.ics"
    few.write_text(ics(vevent("a", "Dentist")))
    many.write_text(SEVEN)
    assert await send(files.house, few) == "📥 One event imported."
    text = await send(files.house, many)
    assert text == "📥 7 events, from Thu 10 Dec to Wed 16 Dec. Import?"
    assert files.titles == ["Dentist"]
    await files.house.say("Anna", "yes")
    assert len(files.titles) == 8


# --- out --------------------------------------------------------------------------------------------------------------


async def test_the_export_holds_what_the_member_may_see(files: Files) -> None:
    house, database = files.house, files.pod.database
    start = datetime(2026, 12, 1, 9, tzinfo=UTC)
    anna = house.asker("Anna")
    for title in ("Family", "For guests", "Anna's own"):
        await files.pod.run(CreateEvent(title, start, start + timedelta(hours=1)), anna)
    with database.transaction():
        database.rows("UPDATE events SET audience = ? WHERE title = 'For guests'", (GUESTS,))
        database.rows("UPDATE events SET audience = ? WHERE title = ?", (private_to(anna.member.id), "Anna's own"))

    async def seen(name: str) -> list[str]:
        outcome = await files.pod.run(ExportCalendar(), house.asker(name))
        (file,) = outcome.files
        found = events_from_ical(file.content, house.zone, anna.members)
        return [one.event.title for one in found]

    assert await seen("Anna") == ["Family", "For guests", "Anna's own"]
    assert await seen("Tom") == ["Family", "For guests"]


async def test_what_was_exported_is_the_same_when_it_comes_back(files: Files) -> None:
    await files.house.say("Anna", "piano every Tuesday at 5pm with Tom")
    outcome = await files.pod.run(ExportCalendar(), files.house.asker("Anna"))
    again = await files.take(outcome.files[0].content.decode())
    assert again.key == "ics-nothing-new"


async def test_an_event_that_is_twice_in_a_file_is_one(files: Files) -> None:
    twice = ics(vevent("a", "First")) + ics(vevent("a", "Second", "20261203T090000Z", "SEQUENCE:1"))
    outcome = await files.take(twice)
    assert counts(outcome) == {"ics-imported": 1, "ics-updated": 1}
    assert files.titles == ["Second"]
    await files.undo(outcome)
    assert files.titles == []
