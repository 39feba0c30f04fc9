"""Chores: given, done, due again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from knowledge.store.database import Database
from skills.chores.commands import AddChore, FinishChore, RemoveChore, skill
from skills.engine.zones import midnight
from tests.house import House


async def test_a_chore_is_given_and_done(house: House) -> None:
    await house.say("Anna", "chore for Tom: clean the bathroom by Friday")
    (chore,) = house.state["chores"]
    assert (chore["text"], chore["for"], chore["status"]) == ("clean the bathroom", ["Tom"], "open")
    assert chore["due"] == house.local("2026-11-27T00:00")
    assert "bathroom" in (await house.say("Mia", "which chores are open?")).text
    await house.say("Tom", "I cleaned the bathroom")
    assert house.state["chores"][0]["status"] == "done"
    await house.press("Tom", "undo")
    assert house.state["chores"][0]["status"] == "open"


async def test_a_recurring_chore_is_due_again_at_its_next_turn(house: House) -> None:
    pod, asker = house.app.pods["planner"], house.asker("Anna")
    due = midnight(house.local("2026-11-21T00:00").date(), house.zone)
    made = await pod.run(AddChore("feed the fish", (house.member("Mia").id,), due, "FREQ=DAILY"), asker)
    await pod.run(FinishChore(made.refs[0].id), house.asker("Mia"))
    (chore,) = house.state["chores"]
    assert (chore["status"], chore["due"]) == ("open", house.local("2026-11-22T00:00"))


async def test_a_child_gives_chores_only_to_itself(house: House) -> None:
    assert "refused" in (await house.say("Mia", "chore for Tom: clean the bathroom")).tags
    assert house.state["chores"] == []


async def test_removing_asks_first(house: House) -> None:
    pod, asker = house.app.pods["planner"], house.asker("Anna")
    made = await pod.run(AddChore("clean the bathroom", (asker.member.id,)), asker)
    remove = RemoveChore(made.refs[0].id)
    assert (await pod.take(remove, asker)).question is not None
    await pod.run(remove, asker)
    assert house.state["chores"] == []


async def test_a_guest_learns_of_no_chore(house: House) -> None:
    pod, asker = house.app.pods["planner"], house.asker("Anna")
    for room in ("upstairs", "downstairs"):
        await pod.run(AddChore(f"clean the bathroom {room}", (asker.member.id,)), asker)
    reply = await house.say("Gus", "I cleaned the bathroom")
    assert "stairs" not in reply.text + " ".join(button.label for button in reply.buttons)
    assert [chore["status"] for chore in house.state["chores"]] == ["open", "open"]


def test_what_was_done_before_there_were_points_keeps_its_words(tmp_path: Path) -> None:
    before = sqlite3.connect(tmp_path / "chores.db")
    before.executescript((skill.migrations / "0001_first.sql").read_text("utf-8"))
    before.executescript(
        "CREATE TABLE migrations (component TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT;"
        "INSERT INTO migrations VALUES ('chores', 1);"
        "INSERT INTO chores VALUES (4, 'bins', NULL, 'Europe/Berlin', NULL, NULL, '[1]', 'done', 1, 'family', 'x');"
        "INSERT INTO chores_done VALUES (1, 4, 1, '2026-11-01'), (2, 3, 1, '2026-11-02');"
    )
    before.close()
    database = Database(tmp_path / "chores.db", {"chores": skill.migrations})
    done = database.rows("SELECT text, status, points FROM chores_done ORDER BY id")
    chore = database.rows("SELECT turns, points, needs_photo FROM chores")
    database.close()
    assert done == [{"text": "bins", "status": "counted", "points": 0}, {"text": "", "status": "counted", "points": 0}]
    assert chore == [{"turns": None, "points": 0, "needs_photo": 0}]
