"""`ingle predict pii` through the program."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bot.program import Program


def test_spans_have_type_value_and_place(tmp_path: Path, models_dir: Path) -> None:
    text = "Mail a@example.org or see https://www.example.org/ since 3/13/1956; card 4111111111111111"
    rows = [{"id": "x", "text": text}, {"id": "y", "text": "buy milk"}]
    done = Program(tmp_path, models_dir).run("predict", "pii", stdin="\n".join(map(json.dumps, rows)))
    first, second = map(json.loads, done.stdout.splitlines())
    assert [(one["type"], one["value"]) for one in first["spans"]] == [
        ("EMAIL_ADDRESS", "a@example.org"),
        ("DOMAIN_NAME", "https://www.example.org/"),
        ("DATE_TIME", "3/13/1956"),
        ("CREDIT_CARD", "4111111111111111"),
    ]
    assert all(text[one["start"] : one["end"]] == one["value"] for one in first["spans"])
    assert second == {"id": "y", "spans": []}
