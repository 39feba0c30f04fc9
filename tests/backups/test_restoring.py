"""The procedure of docs/setup.md for putting a snapshot back, once for real: stop, copy back, start, the same data."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from backups.snapshots import Snapshots
from knowledge.clock import SystemClock
from tests.docs.pages import ROOT, blocks
from tests.house import open_house


async def test_a_snapshot_put_back_by_hand_is_the_same_household(tmp_path: Path) -> None:
    """Taken while the house runs; then the data folder is wiped, and the guide's own lines bring it back."""
    data, models = tmp_path / "data", tmp_path / "models"
    house = open_house(data, models)
    await house.say("Anna", "we need milk and eggs")
    await house.say("Anna", "remind me tomorrow at 9 to call grandma")
    await house.say("Tom", "spent 42.50 at Lidl")
    before = house.state
    made = Snapshots(tmp_path / "elsewhere").make(data, SystemClock())
    await house.say("Anna", "we need a goat")
    await house.stop()
    shutil.copy(data / "secret.key", tmp_path / "secret.key")
    shutil.rmtree(data)

    done = subprocess.run(
        ["bash", "-eu", "-c", lines_of_the_guide()],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "SNAPSHOT": str(made.folder), "KEY": str(tmp_path / "secret.key")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    house = open_house(data, models)
    try:
        assert house.state == before
        assert house.items() == {"milk": False, "eggs": False}
        sent = await house.advance("2026-11-22T09:00")
        assert any("call grandma" in one.text for one in sent)
    finally:
        await house.stop()


def lines_of_the_guide() -> str:
    """The shell block of the guide that puts a snapshot back, from where the house is stopped."""
    (code,) = [block.code for block in blocks(ROOT / "docs" / "setup.md") if "SNAPSHOT=" in block.code]
    lines = [line.removeprefix("$ ") for line in code.splitlines()]
    return "\n".join(line for line in lines if not re.match(r"(SNAPSHOT|KEY)=", line))
