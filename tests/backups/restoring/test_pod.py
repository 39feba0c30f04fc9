"""One pod is restored; the other pods, the household and the record of who did what go on as they are."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from datetime import timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backups.restoring import NotThereError, OnePod, Restored, RestoreError, restore
from backups.snapshots import Snapshot, Snapshots
from bot.leaving import depart
from bot.restoring.mending import mending
from tests.house import House, open_house
from tests.skills.documents.papers import watch_of

ZONE = ZoneInfo("Europe/Berlin")


async def snapshot_of(house: House, tmp_path: Path) -> Snapshot:
    await house.app.alarm.ring()
    return Snapshots(tmp_path / "snapshots").make(tmp_path / "data", house.clock)


def put_back(house: House, snapshot: Snapshot, pod: str, left: list[str] | None = None) -> Restored:
    settings = house.app.settings
    house.clock.set(house.clock.now() + timedelta(minutes=1))
    what = OnePod(pod, mending(settings, pod, house.clock, [] if left is None else left))
    keep_in = settings.data_dir.parent / "before"
    return restore(snapshot, settings.data_dir, what=what, clock=house.clock, keep_in=keep_in)


def again(house: House, tmp_path: Path) -> House:
    now = house.clock.now().astimezone(ZONE).replace(tzinfo=None).isoformat()
    opened = open_house(tmp_path / "data", tmp_path / "models", now=now)
    opened._ids = count(1000)
    return opened


def value(path: Path, sql: str) -> object:
    with sqlite3.connect(path) as connection:
        return connection.execute(sql).fetchone()[0]


async def test_the_rest_of_the_house_goes_on(tmp_path: Path) -> None:
    house = open_house(tmp_path / "data", tmp_path / "models")
    await house.say("Anna", "we need milk")
    await house.say("Tom", "spent 42.50 at Lidl")
    snapshot = await snapshot_of(house, tmp_path)
    await house.say("Anna", "we need a goat")
    await house.say("Tom", "spent 10 at Aldi")
    spent = house.state["expenses"]
    await house.stop()

    put_back(house, snapshot, "family")

    house = again(house, tmp_path)
    assert house.items() == {"milk": False}
    assert house.state["expenses"] == spent
    await house.say("Anna", "we need cheese")
    assert house.items() == {"milk": False, "cheese": False}
    assert all(verdict.ok for verdict in house.app.audit.verify()), house.app.audit.verify()
    await house.stop()


async def test_a_button_from_before_never_undoes_something_else(tmp_path: Path) -> None:
    """Its change is not there any more; the number of that change is not given to another one."""
    house = open_house(tmp_path / "data", tmp_path / "models")
    await house.say("Anna", "we need milk")
    snapshot = await snapshot_of(house, tmp_path)
    goat = await house.say("Anna", "we need a goat")
    undo = next(one.token for one in goat.buttons if one.name == "undo")
    await house.stop()

    put_back(house, snapshot, "family")

    house = again(house, tmp_path)
    await house.say("Anna", "we need cheese")
    await house.press_token("Anna", undo)
    assert house.items() == {"milk": False, "cheese": False}
    await house.stop()


async def test_whose_things_it_holds_who_left_since_leaves_it_again(tmp_path: Path) -> None:
    house = open_house(tmp_path / "data", tmp_path / "models")
    await house.say("Tom", "remind me tomorrow at 9 to buy a present for Anna")
    await house.say("Tom", "remind Anna tomorrow at 10 to call grandma")
    snapshot = await snapshot_of(house, tmp_path)
    tom = house.member("Tom").id
    depart(house.app, house.member("Tom"), house.member("Anna"))
    await house.stop()
    planner = tmp_path / "data" / "pods" / "planner" / "planner.db"
    assert value(planner, f"SELECT count(*) FROM reminders WHERE owner = {tom}") == 0

    left: list[str] = []
    put_back(house, snapshot, "planner", left)

    assert left == ["Tom"]
    assert value(planner, f"SELECT count(*) FROM reminders WHERE owner = {tom}") == 0
    assert value(planner, "SELECT count(*) FROM reminders WHERE text LIKE '%present%'") == 0
    assert value(planner, "SELECT count(*) FROM reminders WHERE text LIKE '%grandma%'") == 1
    house = again(house, tmp_path)
    sent = await house.advance("2026-11-22T11:00")
    assert [(one.to, "grandma" in one.text) for one in sent] == [("Anna", True)]
    await house.stop()


async def test_its_files_come_back_and_newer_ones_stay(tmp_path: Path) -> None:
    house = open_house(tmp_path / "data", tmp_path / "models")
    family = tmp_path / "data" / "knowledge" / "family"
    family.mkdir(parents=True, exist_ok=True)
    (family / "letter.txt").write_text("The boiler was serviced in May by Mr Kim.")
    os.utime(family / "letter.txt", (1_700_000_000, 1_700_000_000))
    await asyncio.to_thread(watch_of(house).look, patient=False)
    snapshot = await snapshot_of(house, tmp_path)
    await house.stop()
    (family / "letter.txt").unlink()
    (family / "newer.txt").write_text("The boiler was replaced in June.")
    (tmp_path / "data" / "knowledge" / "chroma").mkdir(exist_ok=True)
    (tmp_path / "data" / "knowledge" / "chroma" / "old").write_text("derived")

    done = put_back(house, snapshot, "knowledge")

    assert done.files == 1
    assert "boiler" in (family / "letter.txt").read_text()
    assert (family / "newer.txt").exists()
    assert not (tmp_path / "data" / "knowledge" / "chroma" / "old").exists()
    house = again(house, tmp_path)
    reply = await house.say("Anna", "when was the boiler serviced?")
    assert "May" in reply.text
    await house.stop()


async def test_a_damaged_one_comes_back_and_numbers_go_on_far_behind(tmp_path: Path) -> None:
    house = open_house(tmp_path / "data", tmp_path / "models")
    await house.say("Anna", "we need milk")
    snapshot = await snapshot_of(house, tmp_path)
    await house.stop()
    family = tmp_path / "data" / "pods" / "family" / "family.db"
    family.write_bytes(b"gone" * 100)

    done = put_back(house, snapshot, "family")

    assert done.damaged
    assert done.kept is not None
    assert (done.kept / "pods" / "family" / "family.db").read_bytes() == b"gone" * 100
    assert int(str(value(family, "SELECT seq FROM sqlite_sequence WHERE name = 'journal'"))) > 1_000_000
    house = again(house, tmp_path)
    assert house.items() == {"milk": False}
    await house.stop()


async def test_what_is_no_pod_of_a_snapshot_is_said(tmp_path: Path) -> None:
    house = open_house(tmp_path / "data", tmp_path / "models")
    snapshot = await snapshot_of(house, tmp_path)
    await house.stop()
    with pytest.raises(NotThereError, match="there is no pod 'garden'"):
        put_back(house, snapshot, "garden")
    with pytest.raises(NotThereError, match="household's own database"):
        put_back(house, snapshot, "house")
    with pytest.raises(NotThereError, match="holds no database of a pod 'garden'"):
        restore(snapshot, tmp_path / "data", what=OnePod("garden"), clock=house.clock, keep_in=tmp_path / "before")
    (tmp_path / "data" / "household.db").write_bytes(b"gone" * 100)
    with pytest.raises(RestoreError, match="restore everything"):
        put_back(house, snapshot, "family")
