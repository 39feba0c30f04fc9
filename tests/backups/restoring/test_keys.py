"""After a restore the house starts, whichever key opened the snapshot, and the key of before is not lost."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from backups.events import Events, What
from backups.old_keys import name_for, old_keys, put_aside
from backups.restoring import BEFORE, MissingHereError, MissingKeyError, OtherKeyError, WrongKeyError
from backups.snapshots import Snapshots
from backups.stores.archive import ArchiveStore
from backups.stores.known import note
from bot.backing_up import password_of
from bot.build import build
from bot.restoring.doing import Done, Wish, put_back
from bot.settings import Settings
from bot.store_keys import change_passwords
from knowledge.clock import ManualClock, SystemClock
from knowledge.keys import KEY_FILE
from tests.backups.restoring.machine import Machine
from tests.backups.restoring.test_command import begun, items_of
from tests.backups.stores.cheap import cheapen


def settings_of(machine: Machine, key: str | None = None, place: str = "off") -> Settings:
    return Settings(
        data_dir=machine.data,
        backup_dir=machine.backups,
        models_dir=machine.models,
        model="none",
        hearing="off",
        speaking="off",
        backup_repository=place,
        secret_key=SecretStr(key) if key else None,
    )


def restored(settings: Settings, wish: Wish) -> Done:
    return put_back(settings, wish, SystemClock(), lambda _: None)


async def rotated(machine: Machine) -> tuple[str, str]:
    """A house whose key was changed after a snapshot: the name of that, and the old key."""
    house, name = await begun(machine)
    await house.stop()
    old = (machine.data / KEY_FILE).read_text()
    done = machine.ingle("keys", "rotate-household", "--without-store", "--json")
    assert done.returncode == 0, done.stderr
    return name, old


async def test_the_key_that_opens_what_came_is_in_place(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    name, old = await rotated(machine)
    new = (machine.data / KEY_FILE).read_text()
    with pytest.raises(WrongKeyError, match="INGLE_SECRET_KEY"):
        restored(settings_of(machine), Wish(name))

    done = restored(settings_of(machine, old), Wish(name))

    assert items_of(machine) == {"milk"}
    assert (machine.data / KEY_FILE).read_text() == old
    kept = done.restored.key_kept
    assert kept is not None
    assert (kept.read_text(), kept.stat().st_mode & 0o777) == (new, 0o600)
    build(settings_of(machine)).close()
    build(settings_of(machine, old)).close()

    (before,) = Snapshots(machine.backups / BEFORE).all()
    back = machine.ingle("backup", "restore", before.name, "--yes")
    assert back.returncode == 0, back.stderr
    assert "secret.key is again the one that opens this" in back.stdout
    assert items_of(machine) == {"milk", "goat"}
    assert (machine.data / KEY_FILE).read_text() == new
    build(settings_of(machine)).close()


async def test_a_key_that_is_only_a_setting_stays_off_the_disk(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    house, name = await begun(machine)
    await house.stop()
    (machine.data / KEY_FILE).rename(tmp_path / "elsewhere.key")
    key = (tmp_path / "elsewhere.key").read_text()
    done = machine.ingle("backup", "restore", name, "--yes", key=key)
    assert done.returncode == 0, done.stderr
    assert "in INGLE_SECRET_KEY alone" in done.stdout
    assert not list(machine.data.glob(f"{KEY_FILE}*"))
    build(settings_of(machine, key)).close()


async def test_one_pod_or_one_member_does_not_come_with_another_key(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    name, old = await rotated(machine)
    new = (machine.data / KEY_FILE).read_text()
    for wish in (Wish(name, pod="family"), Wish(name, member="Tom")):
        with pytest.raises(OtherKeyError, match="not the household that is here"):
            restored(settings_of(machine, old), wish)
    assert (machine.data / KEY_FILE).read_text() == new
    assert items_of(machine) == {"milk", "goat"}


async def test_the_old_key_stays_for_a_store_that_cannot_be_reached(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    assert machine.ingle("members").returncode == 0
    old, far = (machine.data / KEY_FILE).read_text(), str(tmp_path / "unplugged")
    note(machine.backups, far)
    done = machine.ingle("keys", "rotate-household", store="off")
    assert done.returncode == 0, done.stderr
    assert f"The backups in {far} still open with the old key alone" in done.stdout
    (kept,) = old_keys(machine.data)
    assert (kept.path.read_text(), f"The old key stays in {kept.path}" in done.stdout) == (old, True)
    again = json.loads(machine.ingle("keys", "rotate-household", "--json", store="off").stdout)
    assert list(again["stores_of_old_key"]) == [far]
    assert old in {key.path.read_text() for key in old_keys(machine.data)}


async def test_a_store_opens_with_a_key_that_was_put_aside_and_follows(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    house, name = await begun(machine)
    await house.stop()
    far = tmp_path / "far"
    (snapshot,) = Snapshots(machine.backups).all()
    ArchiveStore(far, password_of(settings_of(machine)), machine.backups).put(snapshot)
    cheapen(far, password_of(settings_of(machine)))
    old = (machine.data / KEY_FILE).read_text()
    assert machine.ingle("keys", "rotate-household", "--without-store").returncode == 0
    shutil.rmtree(snapshot.folder)

    done = restored(settings_of(machine), Wish(name, place=str(far)))

    assert (items_of(machine), done.not_followed) == ({"milk"}, "")
    assert (machine.data / KEY_FILE).read_text() == old
    changed = change_passwords(settings_of(machine), os.urandom(32))
    assert (changed.place, changed.others, changed.missed) == ("", (str(far),), ())


def test_a_key_put_aside_takes_no_other_ones_name(tmp_path: Path) -> None:
    now = SystemClock().now()
    first, same, second = (put_aside(tmp_path, text, now) for text in (b"one", b"one", b"two"))
    assert (first, first.name != second.name) == (same, True)
    assert name_for(tmp_path, now) not in {first.name, second.name}


async def test_where_nothing_is_sealed_no_key_is_asked_for(tmp_path: Path) -> None:
    """And a household that is sealed and has no key says so, whichever key the snapshot has."""
    machine = Machine(tmp_path)
    house, name = await begun(machine)
    await house.stop()
    bare = tmp_path / "bare"
    shutil.copytree(machine.data, bare)
    with closing(sqlite3.connect(bare / "household.db")) as connection, connection:
        connection.execute("DELETE FROM member_keys")
    unsealed = Snapshots(machine.backups).make(bare, ManualClock(SystemClock().now() + timedelta(hours=1))).name
    here = machine.data / KEY_FILE
    here.rename(here.with_name(name_for(machine.data, SystemClock().now())))
    with pytest.raises(MissingKeyError, match=str(here)):
        restored(settings_of(machine), Wish(unsealed, pod="family"))
    with pytest.raises(MissingHereError, match=rf"{here} is missing.*put {here}\.\d.* there"):
        restored(settings_of(machine), Wish(name, pod="family"))
    told = [(one.what, one.ok, one.facts["cause"]) for one in Events(machine.backups).all()]
    assert told == [(What.RESTORED, False, "no-key")] * 2
    shutil.rmtree(machine.data)

    restored(settings_of(machine), Wish(unsealed))

    assert (items_of(machine), here.exists()) == ({"milk", "goat"}, False)


async def test_a_household_without_its_key_is_told_that_the_snapshot_has_it(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    house, _ = await begun(machine)
    await house.stop()
    at = ManualClock(SystemClock().now() + timedelta(hours=1))
    name = Snapshots(machine.backups).make(machine.data, at, with_key=True).name
    (machine.data / KEY_FILE).unlink()
    for wish in (Wish(name, pod="family"), Wish(name, member="Tom")):
        with pytest.raises(MissingHereError, match=rf"is missing.*that of the snapshot {name} there \(mode 0600\)"):
            restored(settings_of(machine), wish)
