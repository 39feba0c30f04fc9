"""Where damage is not mended by itself, the sentence holds the commands that mend it, on a machine and in the stack."""

from __future__ import annotations

from pathlib import Path

import pytest

from backups.soundness.looking import Finding, State
from backups.soundness.recovering import HOUSEHOLD, DamagedError, recover
from knowledge.clock import SystemClock
from knowledge.keys import KEY_FILE, HouseholdKey
from tests.docs.pages import ROOT


@pytest.mark.parametrize(
    ("name", "wanted"), [(HOUSEHOLD, "latest"), ("pods/planner/planner.db", "latest --pod planner")]
)
def test_without_a_sound_snapshot_the_way_back_is_said(tmp_path: Path, name: str, wanted: str) -> None:
    damaged = Finding(name, State.DAMAGED, "page 3")
    key = HouseholdKey(tmp_path / KEY_FILE, None)
    with pytest.raises(DamagedError) as refused:
        recover(tmp_path, tmp_path / "backups", [damaged], key=key, clock=SystemClock())
    in_the_stack = f"`docker compose run --rm backup backup restore {wanted}`"
    assert f"run `ingle backup restore {wanted}`" in str(refused.value)
    assert f"(in the stack: `docker compose stop`, {in_the_stack}, `make stack`)" in str(refused.value)


def test_the_runbook_has_it() -> None:
    entry = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8").partition("## A damaged database")[2]
    entry = entry.partition("\n## ")[0]
    assert "`docker compose run --rm backup backup restore latest --pod planner`" in entry
