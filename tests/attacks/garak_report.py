"""`python -m tests.attacks.garak_report FILE.report.jsonl`: what garak found, as a table for `docs/security.md`."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def table(report: Path) -> str:
    """Probe, detector, answers that were judged, hits, share."""
    rows = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = [row for row in rows if row.get("entry_type") == "eval"]
    lines = ["| probe | detector | answers | hits | share |", "|---|---|---|---|---|"]
    for row in sorted(found, key=lambda one: (one["probe"], one["detector"])):
        total = int(row.get("total_evaluated", row.get("total", 0)))
        hits = total - int(row["passed"])
        share = f"{hits / total:.1%}" if total else "–"
        lines.append(f"| {row['probe']} | {row['detector'].removeprefix('detector.')} | {total} | {hits} | {share} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(Path(sys.argv[1])))
