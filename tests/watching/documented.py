"""The figures as docs/api.md lists them, which is what queries may name."""

from __future__ import annotations

import re

from tests.docs.pages import ROOT

OURS = re.compile(r"\b(?:inglenook|process)_\w+")
ENDINGS = ("_bucket", "_count", "_sum")


def documented() -> dict[str, frozenset[str]]:
    """Each figure of ours and its labels."""
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8").partition("\n## Metrics\n")[2].partition("\n## ")[0]
    found: dict[str, frozenset[str]] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("| `inglenook_") or len(cells) != 3:
            continue
        names = re.findall(r"`(\w+)`", cells[0])
        labels = frozenset(re.findall(r"`(\w+)`", cells[1]))
        for name in names:
            found[name] = labels
    return found


def named(expression: str) -> set[str]:
    """The names of series in an expression of PromQL: words before a brace, a bracket, or an operator."""
    plain = re.sub(r'"[^"]*"', '""', expression)
    plain = re.sub(r"\{[^}]*\}|\b(?:by|on|without|group_left|group_right) ?\([^)]*\)|\[[^\]]*\]", " ", plain)
    return set(re.findall(r"\b[a-z]\w*_\w+\b(?!\s*\()|\bup\b", plain))


def labels_of(expression: str) -> set[str]:
    """The labels that an expression names, in braces and behind `by`."""
    plain = re.sub(r'"[^"]*"', '""', expression)
    inside = re.findall(r"\{([^}]*)\}", plain)
    grouped = re.findall(r"\b(?:by|on|without) ?\(([^)]*)\)", plain)
    return {one for part in inside for one in re.findall(r"(\w+)\s*(?:=|!=|=~|!~)", part)} | {
        one.strip() for part in grouped for one in part.split(",") if one.strip()
    }


def bare(name: str) -> str:
    """A figure's name without what a histogram adds."""
    for ending in ENDINGS:
        if name.endswith(ending):
            return name.removesuffix(ending)
    return name
