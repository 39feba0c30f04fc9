"""The page of figures: what is written is what the next run is compared with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.__main__ import BEGIN, END, committed, table, write
from tests.bench.figures import Figure, messages, percentile

FIGURES = [Figure("ready", "until ready", "s", 2, 1.5), Figure("memory", "memory", "MB", None, 120)]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    for _ in range(2):
        write(page, FIGURES, "load average 0.1")
    text = page.read_text()
    assert committed(page) == {"ready": 1.5, "memory": 120}
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert "old" not in text
    assert text.count("until ready") == 1


def test_a_page_without_markers_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text("mine")
    assert committed(page) == {}
    with pytest.raises(LookupError):
        write(page, FIGURES, "")
    assert page.read_text() == "mine"


def test_the_table_shows_the_ratio_to_the_last_figures() -> None:
    shown = table(FIGURES, {"ready": 3.0})
    assert "| until ready | 1.5 s | ≤ 2 s | 3 s | 0.50 |" in shown
    assert "| memory | 120 MB |  |  |  |" in shown


def test_percentiles_are_by_nearest_rank() -> None:
    values = [float(one) for one in range(20, 0, -1)]
    assert (percentile(values, 95), percentile(values, 100), percentile([7.0], 95)) == (19.0, 20.0, 7.0)


def test_most_messages_change_something_and_few_are_alike() -> None:
    said = list(messages(200))
    assert sum(changes for _, changes in said) == 175
    assert len({text for text, changes in said if changes}) > 170
