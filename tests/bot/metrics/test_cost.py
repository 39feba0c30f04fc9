"""What figures cost a message: two houses beside each other, one of them counted, asked in turn."""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest

from tests.bench.house import free_port, running_house

ROUNDS = 40
MOST = 1.25
"""Times as long with figures; measured is next to nothing, and this machine does other things."""


@pytest.mark.slow
def test_a_message_takes_as_long_with_figures_as_without(tmp_path: Path) -> None:
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    spent: dict[str, list[float]] = {"with": [], "without": []}
    with (
        running_house(tmp_path / "with", INGLE_METRICS_PORT=f"{free_port()}") as counted,
        running_house(tmp_path / "without") as plain,
        counted.visitor() as one,
        plain.visitor() as other,
    ):
        for number in range(ROUNDS):
            pair = [("with", one), ("without", other)]
            for name, visitor in pair if number % 2 else reversed(pair):
                spent[name].append(visitor.say(f"we need {number} apples")[0])
    half = {name: statistics.median(times[5:]) for name, times in spent.items()}
    ratio = half["with"] / half["without"]
    print(f"\nwith figures {half['with']:.1f} ms, without {half['without']:.1f} ms: {ratio:.3f}")
    assert ratio < MOST
