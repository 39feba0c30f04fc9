"""One member gets back what was theirs alone, and is a member again if they had left; others keep all they have."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from datetime import timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backups.restoring import NotThereError, RestoreError
from backups.snapshots import Snapshot, Snapshots
from bot.leaving import depart
from bot.restoring.returning import Returned, bring_back
from tests.house import House, open_house
from tests.skills.documents.papers import watch_of

ZONE = ZoneInfo("Europe/Berlin")


async def family(tmp_path: Path) -> House:
    """Tom has private things, shared things, and a part in things of others."""
    house = open_house(tmp_path / "data", tmp_path / "models")
    for text in (
        "remember that my locker code is 4711, just for me",
        "remind me tomorrow at 9 to buy a present",
        "remind Anna tomorrow at 10 to call grandma",
        "add a dentist appointment on Friday at 10",
        "we need milk",
        "spent 42.50 at Lidl, split with Anna",
    ):
        await house.say("Tom", text)
    await house.say("Anna", "dinner with Tom on Friday at 19:00")
    folder = tmp_path / "data" / "knowledge" / "private" / "Tom"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "contract.txt").write_text("The phone contract of Tom ends in March 2027.")
    os.utime(folder / "contract.txt", (1_700_000_000, 1_700_000_000))
    await asyncio.to_thread(watch_of(house).look, patient=False)
    return house


def snapshot_of(house: House, tmp_path: Path) -> Snapshot:
    return Snapshots(tmp_path / "snapshots").make(tmp_path / "data", house.clock)


def came_back(house: House, snapshot: Snapshot, name: str) -> Returned:
    settings = house.app.settings
    house.clock.set(house.clock.now() + timedelta(minutes=1))
    keep_in = settings.data_dir.parent / "before"
    return bring_back(settings, snapshot, name, clock=house.clock, keep_in=keep_in)[0]


def again(house: House, tmp_path: Path) -> House:
    now = house.clock.now().astimezone(ZONE).replace(tzinfo=None).isoformat()
    opened = open_house(tmp_path / "data", tmp_path / "models", now=now)
    opened._ids = count(1000)
    return opened


def rows(tmp_path: Path, pod: str, sql: str) -> list[tuple[object, ...]]:
    path = tmp_path / "data" / (f"pods/{pod}/{pod}.db" if pod != "household" else "household.db")
    with sqlite3.connect(path) as connection:
        return connection.execute(sql).fetchall()


ALL = {
    "planner": (
        "SELECT id, text, owner, who, audience FROM reminders ORDER BY id",
        "SELECT id, title, owner, who, audience FROM events ORDER BY id",
    ),
    "family": ("SELECT id, name, owner, audience FROM lists ORDER BY id",),
    "finance": (
        "SELECT id, minor, owner, paid_by, audience FROM transactions ORDER BY id",
        "SELECT id, transaction_id, member_id, person FROM expense_shares ORDER BY id",
        "SELECT id, debtor_id, creditor_id FROM debts ORDER BY id",
    ),
    "knowledge": (
        "SELECT id, file_id, owner, audience FROM documents ORDER BY id",
        "SELECT id, document_id, text, body_terms FROM chunks ORDER BY id",
        "SELECT id, text, owner_id FROM facts ORDER BY id",
        "SELECT id, path FROM document_files ORDER BY id",
    ),
    "household": (
        "SELECT id, name, role, left_at, was_called FROM members ORDER BY id",
        "SELECT channel, sender, member_id FROM accounts WHERE channel = 'test' ORDER BY sender",
        "SELECT member_id, how, wrapped FROM member_keys ORDER BY member_id",
    ),
}


def everything(tmp_path: Path) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    return {(pod, sql): rows(tmp_path, pod, sql) for pod, queries in ALL.items() for sql in queries}


async def test_who_left_is_back_with_all_that_was_theirs(tmp_path: Path) -> None:
    house = await family(tmp_path)
    code = (await house.say("Tom", "what is my locker code?")).text
    assert "4711" in code
    then = everything(tmp_path)
    snapshot = snapshot_of(house, tmp_path)
    depart(house.app, house.member("Tom"), house.member("Anna"))
    await house.stop()
    without = everything(tmp_path)
    changed = {key for key in then if then[key] != without[key]}
    assert len(changed) > 8, "leaving takes something from most tables"

    returned = came_back(house, snapshot, "tom")

    assert returned.had_left
    assert returned.taken == 0
    now = everything(tmp_path)
    assert {key: now[key] for key in then} == then
    house = again(house, tmp_path)
    assert "4711" in (await house.say("Tom", "what is my locker code?")).text
    assert "March" in (await house.say("Tom", "when does my phone contract end?")).text
    assert "4711" not in (await house.say("Anna", "what is the locker code of Tom?")).text
    sent = await house.advance("2026-11-22T11:00")
    said = [(one.to, one.text) for one in sent]
    assert [to for to, text in said if "grandma" in text] == ["Anna"]
    assert [to for to, text in said if "present" in text] == ["Tom"]
    assert all(verdict.ok for verdict in house.app.audit.verify())
    await house.stop()


async def test_what_others_did_since_stays(tmp_path: Path) -> None:
    house = await family(tmp_path)
    snapshot = snapshot_of(house, tmp_path)
    depart(house.app, house.member("Tom"), house.member("Anna"))
    await house.say("Anna", "we need a goat")
    await house.say("Anna", "tick off milk")
    await house.say("Anna", "move dinner on Friday to 20:00")
    items = house.items()
    assert items == {"milk": True, "goat": False}
    mia = house.member("Mia").id
    await house.stop()
    with sqlite3.connect(tmp_path / "data" / "pods" / "planner" / "planner.db") as connection:
        connection.execute(f"UPDATE events SET who = '[{mia}]' WHERE title LIKE '%inner%'")
    dinner = rows(tmp_path, "planner", "SELECT start, who FROM events WHERE title LIKE '%inner%'")

    came_back(house, snapshot, "Tom")

    house = again(house, tmp_path)
    assert house.items() == items
    assert rows(tmp_path, "planner", "SELECT start, who FROM events WHERE title LIKE '%inner%'") == dinner
    await house.stop()


async def test_who_is_still_there_gets_back_what_was_deleted(tmp_path: Path) -> None:
    house = await family(tmp_path)
    await house.say("Anna", "remember that the wifi password is sesame, just for me")
    snapshot = snapshot_of(house, tmp_path)
    await house.stop()
    tom = house.app.settings.data_dir / "knowledge" / "private" / "Tom" / "contract.txt"
    tom.unlink()
    private = "(SELECT id FROM documents WHERE audience <> 'family')"
    with sqlite3.connect(tmp_path / "data" / "pods" / "knowledge" / "knowledge.db") as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute(f"DELETE FROM documents WHERE id IN {private}")
    with sqlite3.connect(tmp_path / "data" / "pods" / "planner" / "planner.db") as connection:
        connection.execute("DELETE FROM reminder_asks")
        connection.execute("DELETE FROM reminders")

    returned = came_back(house, snapshot, "Tom")

    assert not returned.had_left
    assert returned.files >= 1
    assert tom.is_file()
    house = again(house, tmp_path)
    assert "4711" in (await house.say("Tom", "what is my locker code?")).text
    assert "sesame" not in (await house.say("Anna", "what is the wifi password?")).text
    sent = await house.advance("2026-11-22T11:00")
    said = [(one.to, one.text) for one in sent]
    assert [to for to, text in said if "grandma" in text] == ["Anna"]
    assert [to for to, text in said if "present" in text] == ["Tom"]
    await house.stop()


async def test_what_was_said_to_them_before_they_left_is_not_said_again(tmp_path: Path) -> None:
    house = await family(tmp_path)
    await house.say("Tom", "remind me at 10:30 to water the roses")
    await house.say("Tom", "remind me at 12:00 to feed the fish")
    snapshot = snapshot_of(house, tmp_path)
    assert any("roses" in one.text for one in await house.advance("2026-11-21T11:00"))
    depart(house.app, house.member("Tom"), house.member("Anna"))
    await house.stop()

    came_back(house, snapshot, "Tom")

    house = again(house, tmp_path)
    await house.ring()
    assert [one.to for one in await house.advance("2026-11-21T13:00") if "fish" in one.text] == ["Tom"]
    assert not any("roses" in one.text for one in house.channel.sent)
    await house.stop()


async def test_what_stands_in_the_way_is_said_and_nothing_changes(tmp_path: Path) -> None:
    house = await family(tmp_path)
    snapshot = snapshot_of(house, tmp_path)
    await house.stop()
    with pytest.raises(NotThereError, match="no member called Ida"):
        came_back(house, snapshot, "Ida")
    house = again(house, tmp_path)
    tom = house.member("Tom")
    depart(house.app, tom, house.member("Anna"))
    house.app.members.add("Tom", tom.role, language="en", zone="Europe/Berlin")
    await house.stop()
    before = everything(tmp_path)
    with pytest.raises(RestoreError, match="there is another Tom"):
        came_back(house, snapshot, "Tom")
    assert everything(tmp_path) == before
