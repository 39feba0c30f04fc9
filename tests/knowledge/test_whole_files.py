"""Files are there whole or not at all, for whom they are meant, and a kill leaves nothing behind for long."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from knowledge.store.sums import compare
from knowledge.store.whole_files import LEFT_OVER, saying_when_full, sweep, write_whole
from tests.knowledge.things import SOUND, fill, opened, prepared

KILLED = """
import os, signal, sys
from pathlib import Path
from knowledge.store.whole_files import write_whole
def half(file):
    file.write(b"half")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
write_whole(Path(sys.argv[1]), half)
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_is_as_before_until_it_is_whole(tmp_path: Path) -> None:
    place = tmp_path / "note.json"
    write_whole(place, b"first")

    def failing(file: BinaryIO) -> None:
        file.write(b"sec")
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        write_whole(place, failing)
    assert place.read_bytes() == b"first"
    assert os.listdir(tmp_path) == ["note.json"]


def test_it_is_for_its_owner_alone_unless_the_folder_was_shared(tmp_path: Path) -> None:
    folder = tmp_path / "family"
    folder.mkdir()
    folder.chmod(0o2775)
    mask = os.umask(0o077)
    try:
        write_whole(folder / "own", b"")
        write_whole(folder / "shared", b"", like_folder=True)
    finally:
        os.umask(mask)
    assert (mode(folder / "own"), mode(folder / "shared")) == (0o600, 0o664)


def test_what_a_kill_left_goes_when_nobody_can_be_writing_it(tmp_path: Path) -> None:
    folders = [tmp_path, *(tmp_path / name for name in ("pods/planner", "media/sealed", "knowledge/family/letters"))]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-c", KILLED, folder / "whole"], check=False)
        (folder / "x.db-sums.4711.part").write_bytes(b"of an older version")
        (folder / "report.part").write_bytes(b"somebody's own")
    assert [len(os.listdir(folder)) >= 3 for folder in folders] == [True] * 4
    assert sweep(tmp_path) == 0, "somebody may be writing"
    for part in tmp_path.rglob("*.part"):
        os.utime(part, (time.time() - LEFT_OVER - 60,) * 2)
    assert sweep(tmp_path) == 8
    assert {path.name for path in tmp_path.rglob("*.part")} == {"report.part"}


def test_sums_that_a_kill_interrupted_are_those_before(tmp_path: Path) -> None:
    path = prepared(tmp_path)
    database = opened(path)
    fill(database)
    database.close()
    place = path.with_name("x.db-sums")
    subprocess.run([sys.executable, "-c", KILLED, place], check=False)
    assert compare(path) == SOUND


def test_a_full_disk_is_said_as_such_and_nothing_else_is(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), saying_when_full(tmp_path):
        write_whole(tmp_path / "missing" / "note", b"")
