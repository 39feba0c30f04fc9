"""What money is spent on: the names that understanding finds and the finance skills store."""

from __future__ import annotations

CATEGORIES = (
    "groceries",
    "eating-out",
    "household",
    "transport",
    "health",
    "clothing",
    "children",
    "leisure",
    "bills",
    "gifts",
    "travel",
    "other",
)
