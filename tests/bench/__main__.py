"""`python -m tests.bench`: measures, prints a table against the committed figures; `--write` commits to new ones."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.figures import Figure, measured

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def main() -> None:
    """Exit code 1 when a figure misses its target."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep these figures in docs/benchmarks.md")
    parser.add_argument("--throughput", action="store_true", help="measure fifty members of ten households as well")
    arguments = parser.parse_args()
    before = os.getloadavg()[0]
    figures = measured()
    load = f"load average {before:.1f} before and {os.getloadavg()[0]:.1f} after, on {os.cpu_count()} processors"
    print(table(figures, committed(PAGE)))
    print(f"\n{load}")
    if arguments.write:
        write(PAGE, figures, load)
        print(f"written to {PAGE}")
    if arguments.throughput:
        from tests.bench.throughput import report

        print(f"\n{report()}")
    if any(figure.target is not None and figure.value > figure.target for figure in figures):
        sys.exit(1)


def table(figures: Sequence[Figure], last: Mapping[str, float]) -> str:
    """The figures as a Markdown table, with their ratio to the last ones."""
    lines = ["| figure | now | target | last | now / last |", "|---|---|---|---|---|"]
    for figure in figures:
        target = f"≤ {figure.target:,g} {figure.unit}" if figure.target is not None else ""
        old = last.get(figure.name)
        compared = (f"{rounded(old)} {figure.unit}", f"{figure.value / old:.2f}") if old else ("", "")
        lines.append(
            f"| {figure.what} | {rounded(figure.value)} {figure.unit} | {target} | {compared[0]} | {compared[1]} |"
        )
    return "\n".join(lines)


def rounded(value: float) -> str:
    """Three digits that count."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def committed(page: Path) -> dict[str, float]:
    """The figures that the page holds."""
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    block = re.search(rf"{BEGIN}.*?```json\n(.*?)```.*?{END}", text, re.DOTALL)
    return json.loads(block.group(1)) if block else {}


def write(page: Path, figures: Sequence[Figure], load: str) -> None:
    """Puts the figures between the page's markers. Raises LookupError when they are not there."""
    text = page.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        raise LookupError(f"{page} lacks the lines {BEGIN} and {END}")
    lines = ["| figure | measured | target |", "|---|---|---|"]
    for figure in figures:
        target = f"≤ {figure.target:,g} {figure.unit}" if figure.target is not None else ""
        lines.append(f"| {figure.what} | {rounded(figure.value)} {figure.unit} | {target} |")
    data = json.dumps({figure.name: round(figure.value, 4) for figure in figures}, indent=1)
    made = "\n".join([BEGIN, *lines, "", f"Measured with a {load}.", "", "```json", data, "```", END])
    head, tail = text.partition(BEGIN)[0], text.partition(END)[2]
    page.write_text(head + made + tail, encoding="utf-8")


if __name__ == "__main__":
    main()
