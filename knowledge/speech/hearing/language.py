"""Which language is spoken: what the model hears, weighed by what is spoken in the house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

KNOWN = ("en", "de", "es", "fr", "it")
"""The languages the house understands; a recording is never taken for another one."""
STRANGER = 0.1
"""How likely another known language is before anything was heard, against 1 for one of the house: it must be heard
ten times as surely."""


def chosen(heard: Mapping[str, float], among: Sequence[str]) -> tuple[str, float]:
    """The language and how sure it is (0 to 1), from the model's probabilities; `among` are those of the house."""
    weight = {name: 1.0 if not among or name in among else STRANGER for name in (*KNOWN, *among)}
    weighed = {name: heard.get(name, 0.0) * by for name, by in weight.items()}
    whole = sum(weighed.values())
    best = max(weighed, key=lambda name: weighed[name])
    return best, round(weighed[best] / whole, 3) if whole else 0.0
