"""Holds requests against the public discovery document of the Calendar API that Google's library carries."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import googleapiclient

_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "object": dict,
    "array": list,
    "number": (int, float),
}


class Wrong(Exception):
    """The request is not as the document says."""


@cache
def document() -> dict[str, Any]:
    folder = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
    found: dict[str, Any] = json.loads((folder / "calendar.v3.json").read_text())
    return found


@cache
def _methods() -> list[tuple[str, re.Pattern[str], dict[str, Any]]]:
    found = []
    for resource in document()["resources"].values():
        for method in resource.get("methods", {}).values():
            path = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", method["path"])
            found.append((method["httpMethod"], re.compile(path), method))
    return found


def method_of(verb: str, path: str, query: Mapping[str, list[str]]) -> tuple[str, dict[str, str], dict[str, Any]]:
    """The id of the method, what its path says, and its description; its query is checked."""
    for known, pattern, method in _methods():
        match = pattern.fullmatch(path)
        if known != verb or match is None or (method["id"].endswith(".import") != path.endswith("/import")):
            continue
        allowed = {**document()["parameters"], **method["parameters"]}
        for name, values in query.items():
            if name not in allowed:
                raise Wrong(f"{method['id']} has no parameter {name}")
            _check_parameter(name, values, allowed[name])
        return method["id"], {name: unquote(value) for name, value in match.groupdict().items()}, method
    raise Wrong(f"no method {verb} {path}")


def _check_parameter(name: str, values: list[str], described: Mapping[str, Any]) -> None:
    if len(values) > 1 and not described.get("repeated"):
        raise Wrong(f"{name} came twice")
    for value in values:
        if "enum" in described and value not in described["enum"]:
            raise Wrong(f"{name}={value}")
        if described["type"] == "boolean" and value not in ("true", "false"):
            raise Wrong(f"{name}={value}")
        if described["type"] == "integer" and not value.isdigit():
            raise Wrong(f"{name}={value}")
        if described.get("format") == "date-time" and datetime.fromisoformat(value).tzinfo is None:
            raise Wrong(f"{name} has no zone")


def check(body: object, schema: Mapping[str, Any], where: str, nulls: bool) -> None:
    """Raises Wrong where a body is not as its schema; `nulls`: None stands for what is taken away (PATCH)."""
    if body is None and nulls:
        return
    described = document()["schemas"][schema["$ref"]] if "$ref" in schema else schema
    kind = described.get("type", "object")
    if not isinstance(body, _TYPES[kind]) or (kind == "integer" and isinstance(body, bool)):
        raise Wrong(f"{where} is no {kind}")
    if isinstance(body, dict):
        known, further = described.get("properties", {}), described.get("additionalProperties")
        for name, value in body.items():
            if name not in known and further is None:
                raise Wrong(f"{where} has no field {name}")
            check(value, known.get(name, further), f"{where}.{name}", nulls)
    elif isinstance(body, list):
        for one in body:
            check(one, described["items"], where, False)
    elif isinstance(body, str) and described.get("format") == "date":
        date.fromisoformat(body)
    elif isinstance(body, str) and described.get("format") == "date-time" and "T" not in body:
        raise Wrong(f"{where} is no time")
