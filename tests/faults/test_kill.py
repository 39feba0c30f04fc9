"""kill -9 of the whole product in a storm of reminders: none is lost, none is early, and what is repeated says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import storm


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_no_reminder_is_lost_when_the_product_is_killed(tmp_path: Path) -> None:
    result = await storm.run(storm.SMALL, tmp_path)
    print(result)
    assert (result.lost, result.repeated_unmarked, result.early) == ([], [], [])
    assert result.expected >= storm.SMALL.reminders
    assert result.messages < result.expected + 3 * storm.SMALL.kills * storm.SMALL.members
