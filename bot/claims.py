"""Whether a model's sentence says that something was done: only the house can say that, of what it did."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

CLAIMS = Path(__file__).with_name("claims.yaml")


@lru_cache
def _claiming(*kinds: str) -> re.Pattern[str]:
    words: dict[str, dict[str, list[str]]] = yaml.safe_load(CLAIMS.read_text(encoding="utf-8"))
    ways = "|".join(one for kind in kinds for each in words[kind].values() for one in each)
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)", re.IGNORECASE)


def claims(text: str) -> bool:
    """Whether a sentence says that something was done, in any of the languages."""
    return _claiming("own", "other").search(text) is not None


def claims_own(text: str) -> bool:
    """Whether who speaks says that they did something: in small talk, what others did may well be told."""
    return _claiming("own").search(text) is not None
