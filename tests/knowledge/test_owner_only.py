"""Nobody but the owner of a data folder reads what lies in it: made anew, left by an older version, put back."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from backups.restoring import Everything, restore
from backups.snapshots import Snapshots
from bot.settings import Settings
from bot.sound import before
from knowledge.clock import SystemClock
from knowledge.store.owner_only import settle
from pods.engine.scaffold import scaffold
from tests.bot.program import Program
from tests.other_users import HOUSE, SCAN, STRANGER, acting, as_root, can, reachable

OTHERS = stat.S_IRWXG | stat.S_IRWXO
SECONDS = 90


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def open_to_others(folder: Path) -> list[str]:
    """What a group or everybody has any right to."""
    every = (folder, *folder.rglob("*"))
    return [str(path.relative_to(folder)) for path in every if not path.is_symlink() and mode(path) & OTHERS]


def run(program: Program) -> None:
    """`ingle run` with the mask that systems have, until it is ready, and stopped."""
    process = subprocess.Popen(
        [sys.executable, "-c", "from bot.cli import main; main()", "run"],
        cwd=program.folder,
        env=program._with({"INGLE_WEB_PORT": "0", "PYTHONUNBUFFERED": "1"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        umask=0o022,
    )
    try:
        assert process.stdout is not None
        assert any("Stop with Ctrl-C" in line for line in process.stdout)
        assert open_to_others(program.data) == []
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=SECONDS)


@pytest.mark.timeout(180)
def test_what_a_house_writes_is_for_its_owner_alone(tmp_path: Path, models_dir: Path) -> None:
    """Also the house of an older version, and one whose snapshot is put back."""
    program = Program(tmp_path, models_dir)
    run(program)
    assert {"household.db", "household.db-sums", "secret.key", "pods"} <= {path.name for path in program.data.iterdir()}
    assert open_to_others(program.data) == []
    snapshot = Snapshots(tmp_path / "snapshots").make(program.data, SystemClock())
    older = [path for path in (program.data, *program.data.rglob("*")) if not path.is_symlink()]
    for path in older:
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert program.run("members").returncode == 0
    assert mode(program.data) == 0o700
    assert [path for path in program.data.rglob("*.db*") if mode(path) & OTHERS] == []
    program.data.chmod(0o755)
    (program.data / "household.db").chmod(0o644)
    restore(snapshot, program.data, what=Everything(), clock=SystemClock(), keep_in=tmp_path / "kept")
    assert mode(program.data) == 0o700
    assert [path for path in program.data.rglob("*.db") if mode(path) & OTHERS] == []


def tree(data: Path, **modes: int) -> None:
    """Folders and files of a data folder with these modes; `__` divides a path, a name with `.` is a file."""
    data.mkdir()
    for name in modes:
        path = data / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x") if "_db" in name else path.mkdir(exist_ok=True)
    for name, wanted in modes.items():
        (data / name.replace("__", "/")).chmod(wanted)


def modes(data: Path, *names: str) -> list[str]:
    return [f"{mode(data / name.replace('__', '/')):o}" for name in names]


def test_a_folder_of_papers_that_was_shared_stays_shared_and_nothing_else_is(tmp_path: Path) -> None:
    """Those with whom it is shared keep it, and pass through what is above."""
    data = tmp_path / "data"
    names = ("knowledge", "knowledge__family", "knowledge__private", "media", "house_db", "pods__planner__p_db")
    tree(data, pods__knowledge=0o755, **dict(zip(names, (0o755, 0o2775, 0o755, 0o755, 0o644, 0o664), strict=True)))
    data.chmod(0o755)
    settle(data)
    assert modes(data, *names) == ["711", "2770", "700", "700", "600", "600"]
    assert f"{mode(data):o}" == "711"
    assert modes(data, "pods", "pods__knowledge") == ["700", "700"]
    (data / "knowledge" / "family").chmod(0o777)
    settle(data)
    assert modes(data, "knowledge", "knowledge__family") == ["711", "777"]
    (data / "knowledge" / "family").chmod(0o755)
    settle(data)
    assert f"{mode(data):o}" == "700"
    assert open_to_others(data / "knowledge") == []


SHARE = 'chgrp "$2" "$1" && chmod 2770 "$1"'


@as_root
@pytest.mark.parametrize("before", [0o700, 0o755])
def test_who_shares_a_folder_gets_there_and_nobody_anywhere_else(before: int) -> None:
    with reachable() as place:
        data = place / "data"
        family, beside = data / "knowledge" / "family", data / "knowledge" / "bills.txt"
        tree(data, knowledge__family=before, knowledge__private=before, knowledge=before, house_db=0o644)
        beside.write_text("ours")
        beside.chmod(0o644)
        for path in (data, *data.rglob("*")):
            os.chown(path, HOUSE, HOUSE)
        data.chmod(before)
        subprocess.run(["sh", "-c", SHARE, "sh", family, str(SCAN)], check=True)
        for _ in range(2):
            acting(lambda: settle(data), HOUSE, SCAN)
            assert can('echo scanned > "$1"', family / "letter.txt", SCAN)
            for user in (SCAN, STRANGER):
                for closed in (data, data / "knowledge"):
                    assert not can('ls "$1"', closed, user), closed
                for closed in (data / "house_db", beside):
                    assert not can('cat "$1"', closed, user), closed
                assert not can('cd "$1"', data / "knowledge" / "private", user)
            assert not can('cat "$1"', family / "letter.txt", STRANGER)
        acting((family / "letter.txt").read_text, HOUSE, SCAN)


def test_what_a_link_leads_to_and_what_is_to_be_left_stay_as_they_are(tmp_path: Path) -> None:
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    tree(data, models=0o755, own=0o755)
    elsewhere.mkdir(mode=0o755)
    (data / "media").symlink_to(elsewhere)
    settle(data, leave=[tmp_path / "data" / ".." / "data" / "own"])
    assert mode(elsewhere) == 0o755
    assert modes(data, "own", "models") == ["755", "700"]
    assert mode(data) == 0o700
    settle(data / "missing")


def test_a_data_folder_that_is_a_link_is_closed_where_it_is(tmp_path: Path) -> None:
    tree(tmp_path / "disk", house_db=0o644, own=0o755, knowledge__family=0o755)
    data = tmp_path / "data"
    data.symlink_to(tmp_path / "disk")
    data.chmod(0o755)
    settle(data, leave=[data / "own"])
    assert mode(tmp_path / "disk") == 0o700
    assert modes(data, "house_db", "own", "knowledge__family") == ["600", "755", "700"]


def test_a_house_leaves_the_folder_of_its_own_pods_at_a_start_and_a_restore(tmp_path: Path, models_dir: Path) -> None:
    program = Program(tmp_path, models_dir)
    assert program.run("members").returncode == 0
    pods = program.data / "own-pods"
    scaffold("garden", pods)
    before(Settings(_env_file=None, data_dir=program.data, backup_dir=tmp_path / "snapshots", pods_dir=pods))
    assert mode(pods) == 0o755
    snapshot = Snapshots(tmp_path / "snapshots").make(program.data, SystemClock())
    restore(snapshot, program.data, what=Everything(), clock=SystemClock(), keep_in=tmp_path / "kept")
    assert mode(pods) == 0o755
