"""What an older version stored: reminders that were sent, or about to be, are still said and can be answered."""

from __future__ import annotations

import shutil
from pathlib import Path

from knowledge.clock import to_text
from knowledge.store.database import MIGRATIONS, Database
from skills.reminders import skill
from tests.conftest import Opener
from tests.skills.reminding import told

OLD = "INSERT INTO reminders (text, first, due, next_at, zone, rule, who, owner, audience, created_at) VALUES"


def old_database(path: Path, scratch: Path) -> Database:
    """The planner's database as the first version made it, with the tables of reminders alone."""
    folders = {}
    for component, folder in {"pod": MIGRATIONS / "pod", "reminders": skill.migrations}.items():
        (scratch / component).mkdir(parents=True)
        shutil.copy(folder / "0001_first.sql", scratch / component)
        folders[component] = scratch / component
    return Database(path, folders)


async def test_what_was_on_its_way_is_said_and_what_was_sent_can_be_answered(
    open_house_with: Opener, tmp_path: Path
) -> None:
    database = old_database(tmp_path / "home" / "pods" / "planner" / "planner.db", tmp_path / "old")
    first, following = "2026-11-20T08:00:00+00:00", "2026-11-22T08:00:00+00:00"
    database.rows(f"{OLD} ('bins', ?, ?, NULL, 'Europe/Berlin', NULL, '[1]', 1, 'member:1', ?)", (first, first, first))
    database.rows(
        f"{OLD} ('pill', ?, ?, ?, 'Europe/Berlin', 'FREQ=DAILY', '[1]', 1, 'member:1', ?)",
        (first, following, following, first),
    )
    database.rows(
        "INSERT INTO outbox (created_at, due_at, member_id, kind, subject_id, facts, next_try)"
        ' VALUES (:at, :at, 1, \'reminder\', 2, \'{"text": "pill", "from": 1}\', :at)',
        {"at": "2026-11-21T08:00:00+00:00"},
    )
    database.close()
    house = open_house_with()
    await house.ring()
    (sent,) = house.channel.sent
    assert "pill" in sent.text
    assert "waiting for your Done" in (await house.say("Anna", "show my reminders")).text
    assert told(house, await house.advance("2026-11-22T09:30")) == [("Anna", "09:00")]
    await house.press("Anna", "done")
    assert "bins" in (await house.say("Anna", "show my reminders")).text
    assert to_text(house.state["reminders"][1]["due"]).startswith("2026-11-23")
