"""The words that receipts use, from `vocabulary.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _tables() -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = yaml.safe_load((files(__package__) / "vocabulary.yaml").read_text("utf-8"))
    return tables


def listed(section: str, name: str) -> frozenset[str]:
    """The words of one list. Raises KeyError for a list that does not exist."""
    return frozenset(_tables()[section][name].split())


def month_names() -> dict[str, int]:
    """The number of every month's name and its short forms."""
    return {name: number for number, names in enumerate(_tables()["days"]["months"], 1) for name in names.split()}
