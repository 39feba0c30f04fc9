"""Signs of an order to an assistant, whatever its words: who is addressed, what is to be dropped, what is asked for.

The words are in `signs.yaml`; what has a form instead of words (addresses, role marks, punctuation) is here. Signs are
features beside the n-grams, which lets a model know an attack whose wording it has never seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

_WORDS = Path(__file__).with_name("signs.yaml")
_FORMS = {
    "target": r"https?://|www\.|[\w.+-]+@[\w-]+\.\w|\b[a-z]{2}\d{2}[a-z0-9]{10,30}\b",
    "role": (
        r"(?:^|\n|[#>\])*]\s*)(?:system|assistant|user|human|admin|developer|sistema|systeme|ki|ai)\s*[:\])>]"
        r"|<\|?\w*(?:im_start|im_end|system|inst|sys|information)\w*\|?>|\[/?(?:inst|system|sys|admin)\W|###"
    ),
    "asked": r"\?\s*[\"')]*$",
    "shout": r"!{2,}",
    "todo": r"^\W*(?:todo|task|note|important|instruction|urgent)\W",
}
_PAIRS = {
    "drop": ("rules", "before", "whole"),
    "reveal": ("prompt", "rules", "secret"),
    "send": ("secret", "target", "secretly", "todo", "role", "bot"),
    "pose": ("bot", "free"),
    "free": ("bot", "rules"),
    "bot": ("drop", "role"),
    "role": ("drop",),
    "reader": ("style", "secret"),
    "before": ("rules",),
}
"""Signs that tell more together."""
_MOST_PAIRS = 4


def signs(low: str) -> tuple[str, ...]:
    """The names of the signs in a plain text (see `texts.plain`), single and in telling pairs."""
    found = [name for name, pattern in _patterns() if pattern.search(low)]
    pairs = [f"{one}+{other}" for one in found for other in _PAIRS.get(one, ()) if other in found]
    return (*found, *pairs, f"pairs{min(len(pairs), _MOST_PAIRS)}")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words: Mapping[str, Sequence[Sequence[str]]] = yaml.safe_load(_WORDS.read_text("utf-8"))
    spoken = {name: _any_of([word for line in lines for word in line]) for name, lines in words.items()}
    return tuple((name, re.compile(pattern)) for name, pattern in {**spoken, **_FORMS}.items())


def _any_of(words: Sequence[str]) -> str:
    choices = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    return rf"\b(?:{choices})\b"
