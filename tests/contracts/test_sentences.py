"""Every sentence the code speaks of exists in the English catalogue, and every sentence there is spoken."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bot.replies.catalogue import catalogue
from knowledge.people import Role
from skills.engine.categories import CATEGORIES

ROOT = Path(__file__).parents[2]
SOURCES = [path for folder in ("bot", "skills", "pods") for path in sorted((ROOT / folder).rglob("*.py"))]
KEY_AT = {
    "Outcome": 0,
    "NotFoundError": 0,
    "NotAllowedError": 0,
    "NoEngineError": 0,
    "PersonError": 0,
    "GuardrailError": 0,
    "SeveralError": 0,
    "MissingError": 1,
    "say": 0,
    "line": 0,
    "refuse": 0,
}
"""Calls that name a sentence, and which argument it is."""

CONTROLS = {"help", "hello", "thanks"}
"""Said by the name of what was understood."""


def spoken(node: ast.expr) -> Iterator[str]:
    """The names of sentences in an expression; in an f-string each gap is a star."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from spoken(node.body)
        yield from spoken(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)


def all_spoken() -> set[str]:
    found: set[str] = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                at = KEY_AT.get(name)
                if at is not None and len(node.args) > at:
                    found |= set(spoken(node.args[at]))
    return found


def constants() -> set[str]:
    """Every string in the code: names of sentences that are chosen first and said later."""
    return {
        value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.expr)
        for value in spoken(node)
    }


def matches(pattern: str, key: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(r"\*", "[a-z_-]+"), key) is not None


def test_what_is_spoken_exists() -> None:
    keys = catalogue("en").keys()
    missing = {name for name in all_spoken() if not any(matches(name, key) for key in keys)}
    assert missing == set()


def test_what_exists_is_spoken() -> None:
    said = {name for name in constants() if name.strip("*") and re.fullmatch(r"[a-z*-]+", name)} | CONTROLS
    patterns = [name for name in said if "*" in name and "-" in name]
    silent = {
        key
        for key in catalogue("en").keys()  # noqa: SIM118 - a method of the catalogue
        if key not in said and not any(matches(pattern, key) for pattern in patterns)
    }
    assert silent == set()


def test_every_category_and_role_has_its_words() -> None:
    english = catalogue("en")
    wanted = [f"category-{name}" for name in CATEGORIES] + [f"not-allowed-{role}" for role in Role]
    assert [key for key in wanted if not english.has(key)] == []
