"""Bent requests to the web chat: no 500, nothing for who is not signed in. `routes` has the long run."""

from __future__ import annotations

from pathlib import Path

from tests.attacks.routes import run

CASES = 300


def test_bent_requests_do_no_harm(tmp_path: Path, models_dir: Path) -> None:
    report = run(tmp_path / "home", models_dir, CASES)
    assert report.wrong == []
    assert report.cases >= CASES
    assert {200, 401, 403, 404, 422} <= set(report.statuses)
