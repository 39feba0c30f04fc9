"""`ingle predict receipts`: a line for every picture of a folder, also for one that cannot be read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bot.predict.receipts import receipts_in, speed
from bot.settings import Settings
from tests.receipts.paper import printed
from tests.receipts.till import drawn

pytest.importorskip("rapidocr")


def test_every_picture_gives_a_line(tmp_path: Path) -> None:
    receipt = drawn(5)
    printed(receipt, 5).save(tmp_path / "a.jpg", quality=92)
    (tmp_path / "b.jpg").write_bytes((tmp_path / "a.jpg").read_bytes()[:900])
    (tmp_path / "notes.txt").write_text("no picture")

    timed = list(receipts_in(tmp_path, Settings(data_dir=tmp_path), date.today()))  # noqa: DTZ011

    whole, broken = (one.prediction for one in timed)
    assert (whole["id"], whole["date"], whole["total"]) == ("a", receipt.day.isoformat(), f"{receipt.total:.2f}")
    assert (broken["id"], broken["total"], broken["company"]) == ("b", None, None)
    assert broken["reason"].split(":")[0] in ("truncated", "no-picture")
    assert json.dumps([whole, broken])
    assert all(one.seconds > 0 for one in timed)


def test_seconds_are_told_in_a_line() -> None:
    assert speed([1.0, 2.0, 4.0]) == "3 receipts; seconds each: median 2.00, p95 4.00, most 4.00"
    assert speed([]) == "no receipts"
