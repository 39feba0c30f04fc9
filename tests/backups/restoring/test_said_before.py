"""After a restore nothing is said again that was said before, and nothing is lost that was due meanwhile."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from backups.restoring import Everything, OnePod, restore
from backups.snapshots import Snapshots
from bot.channels.protocol import SendFailed
from tests.house import House, Sent, open_house

ZONE = ZoneInfo("Europe/Berlin")
AGAIN = "You may have had this one already"


def stored(house: House, tmp_path: Path, what: Everything | OnePod, snapshot: str | None = None) -> None:
    """Restores the only snapshot, at the house's present instant."""
    (one,) = Snapshots(tmp_path / "snapshots").all()
    restore(one, house.app.settings.data_dir, what=what, clock=house.clock, keep_in=tmp_path / "before")


async def reopened(house: House, tmp_path: Path) -> tuple[House, list[Sent]]:
    """The house on the restored folder, and what it says at once."""
    now = house.clock.now().astimezone(ZONE).replace(tzinfo=None).isoformat()
    again = open_house(tmp_path / "data", tmp_path / "models", now=now)
    await again.ring()
    return again, list(again.channel.sent)


async def begun(tmp_path: Path) -> House:
    """Three reminders, a snapshot at ten, and the first two of them said at eleven and at half past."""
    house = open_house(tmp_path / "data", tmp_path / "models")
    await house.say("Anna", "remind me at 11 to call grandma")
    await house.say("Tom", "remind me at 11:30 to feed the cat")
    await house.say("Anna", "remind me at 15:00 to bake a cake")
    Snapshots(tmp_path / "snapshots").make(tmp_path / "data", house.clock)
    sent = await house.advance("2026-11-21T11:40")
    assert len(sent) == 2
    return house


async def test_what_was_said_since_the_snapshot_is_not_said_again(tmp_path: Path) -> None:
    for what in (Everything(), OnePod("planner")):
        folder = tmp_path / type(what).__name__
        house = await begun(folder)
        await house.stop()
        stored(house, folder, what)
        house, at_once = await reopened(house, folder)
        assert at_once == []
        sent = await house.advance("2026-11-21T16:00")
        assert ["bake a cake" in one.text for one in sent] == [True]
        assert AGAIN not in sent[0].text
        reply = await house.say("Anna", "did I get the reminder to call grandma?")
        assert "11:00" in reply.text
        await house.stop()


async def test_what_fell_due_while_nothing_ran_is_said_once(tmp_path: Path) -> None:
    house = await begun(tmp_path)
    await house.stop()
    house.clock.set(datetime(2026, 11, 21, 15, 30, tzinfo=ZONE))
    stored(house, tmp_path, Everything())
    house, at_once = await reopened(house, tmp_path)
    assert ["bake a cake" in one.text for one in at_once] == [True]
    assert "was due" in at_once[0].text
    assert AGAIN not in at_once[0].text
    assert await house.restart() == []
    await house.stop()


async def test_where_nobody_knows_what_was_said_it_is_said_with_a_mark(tmp_path: Path) -> None:
    house = await begun(tmp_path)
    await house.stop()
    key = (tmp_path / "data" / "secret.key").read_bytes()
    shutil.rmtree(tmp_path / "data")
    stored(house, tmp_path, Everything())
    (tmp_path / "data" / "secret.key").write_bytes(key)
    house, at_once = await reopened(house, tmp_path)
    assert sorted(one.to for one in at_once) == ["Anna", "Tom"]
    assert all(AGAIN in one.text for one in at_once)
    sent = await house.advance("2026-11-21T16:00")
    assert [AGAIN in one.text for one in sent] == [False]
    await house.stop()


async def test_what_waited_in_the_snapshot_and_was_said_since_does_not_wait_any_more(tmp_path: Path) -> None:
    house = open_house(tmp_path / "data", tmp_path / "models")
    await house.say("Anna", "remind me at 11 to call grandma")
    await house.say("Tom", "remind me at 11 to feed the cat")
    house.channel.failures += [SendFailed("no line", permanent=False)] * 2
    await house.advance("2026-11-21T11:00")
    Snapshots(tmp_path / "snapshots").make(tmp_path / "data", house.clock)
    assert len(await house.advance("2026-11-21T11:10")) == 2
    await house.stop()
    stored(house, tmp_path, Everything())
    house, at_once = await reopened(house, tmp_path)
    assert at_once == []
    assert await house.advance("2026-11-21T16:00") == []
    await house.stop()


async def test_another_household_says_nothing_about_what_was_said(tmp_path: Path) -> None:
    """Somebody started Inglenook on the new machine before restoring: that empty house has said nothing."""
    house = await begun(tmp_path)
    await house.stop()
    key = (tmp_path / "data" / "secret.key").read_bytes()
    shutil.rmtree(tmp_path / "data")
    await open_house(tmp_path / "data", tmp_path / "models").stop()
    stored(house, tmp_path, Everything())
    (tmp_path / "data" / "secret.key").write_bytes(key)
    house, at_once = await reopened(house, tmp_path)
    assert [AGAIN in one.text for one in at_once] == [True, True]
    await house.stop()
