"""Lines in the events file: what one process wrote, every other one reads."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backups.events import Event, Events, What

ROOT = Path(__file__).parents[2]
AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
ADDING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from backups.events import Event, Events, What
Events(Path(sys.argv[1])).add(Event(datetime(2026, 11, 22, 11, tzinfo=UTC), What.STORED, True, "", {"n": 99}))
"""


def test_a_reason_with_odd_line_ends_is_read_again(tmp_path: Path) -> None:
    """What other programs say may hold characters at which Python ends a line and JSON does not."""
    events = Events(tmp_path)
    failed = Event(datetime(2026, 11, 22, 10, tzinfo=UTC), What.STORED, False, "one\u2028two\x85three\nfour", {"n": 1})
    events.add(failed)
    assert events.all() == [failed]


def test_who_shortens_the_file_loses_nobody_elses_line(tmp_path: Path) -> None:
    """A process waits for its turn while another one rewrites the file, and writes into the new one."""
    events = Events(tmp_path)
    reason = "x" * 100_000
    for number in range(11):
        events.add(Event(AT, What.STORED, False, reason, {"n": number}))
    with events._alone():
        other = subprocess.Popen([sys.executable, "-c", ADDING, str(tmp_path)], cwd=ROOT)
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(3.0)
        events._shorten()
    assert other.wait(30.0) == 0
    told = [one.facts["n"] for one in events.all()]
    assert (told[-2:], len(told) < 11) == ([10, 99], True)
    assert events.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.geteuid() != 0, reason="only an administrator gives files away")
def test_what_an_administrator_notes_leaves_the_file_to_the_household(tmp_path: Path) -> None:
    os.chown(tmp_path, 12345, 12345)
    Events(tmp_path).add(Event(AT, What.RESTORED, True))
    assert {path.stat().st_uid for path in tmp_path.iterdir()} == {12345}
