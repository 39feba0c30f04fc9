"""Rows of evaluation data to predictions."""

from __future__ import annotations

from typing import Any

import pytest

from pods.engine.time.predict import predict_rrule, predict_rrule_expand, predict_time


def _row(text: str, **more: Any) -> dict[str, Any]:
    return {"id": "x1", "text": text, "lang": "en", "reference_datetime": "2026-11-21T10:00:00", **more}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Tuesday", {"type": "date", "value": "2026-11-24"}),
        ("on Tuesday at 3pm", {"type": "datetime", "value": "2026-11-24T15:00:00", "has_time": True}),
        ("at 3pm", {"type": "time", "value": "15:00:00"}),
        ("next week", {"type": "range", "start": "2026-11-23", "end": "2026-11-30"}),
        ("from 3pm to 5pm", {"type": "range", "start": "15:00:00", "end": "17:00:00"}),
        ("for 20 minutes", {"type": "duration", "seconds": 1200}),
        ("oat milk", {"type": "none"}),
    ],
)
def test_what_a_text_says(text: str, expected: dict[str, Any]) -> None:
    assert predict_time(_row(text)) == {"id": "x1", **expected}


def test_a_row_without_language_is_english_and_month_first() -> None:
    row = _row("3/4/2027")
    del row["lang"]
    assert predict_time(row)["value"] == "2027-03-04"
    assert predict_time(_row("3/4/2027", lang="fr"))["value"] == "2027-04-03"


def test_a_rule_with_its_start() -> None:
    assert predict_rrule(_row("every Monday at 8am")) == {
        "id": "x1",
        "rrule": "FREQ=WEEKLY;BYDAY=MO",
        "start": "2026-11-23T08:00:00",
    }
    assert predict_rrule(_row("no rule"))["rrule"] is None


def test_a_rule_expanded_as_its_start_is_written() -> None:
    row = {"id": "e1", "rrule": "FREQ=DAILY;COUNT=2", "dtstart": "2026-11-21"}
    assert predict_rrule_expand(row) == {"id": "e1", "occurrences": ["2026-11-21", "2026-11-22"]}
    timed = predict_rrule_expand({**row, "dtstart": "2026-11-21T08:00:00"})
    assert timed["occurrences"] == ["2026-11-21T08:00:00", "2026-11-22T08:00:00"]
    assert predict_rrule_expand({**row, "rrule": "nothing"})["occurrences"] == []
