"""Lines in the events file: what one process wrote, every other one reads."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from backups.events import Event, Events, What


def test_a_reason_with_odd_line_ends_is_read_again(tmp_path: Path) -> None:
    """What other programs say may hold characters at which Python ends a line and JSON does not."""
    events = Events(tmp_path)
    failed = Event(datetime(2026, 11, 22, 10, tzinfo=UTC), What.STORED, False, "one\u2028two\x85three\nfour", {"n": 1})
    events.add(failed)
    assert events.all() == [failed]
