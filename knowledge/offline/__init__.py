"""Offline: nothing is reached but this machine and the hosts that the household named; every attempt is reported."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from knowledge.offline.guard import OfflineError, active, begin

REPORT = "offline.jsonl"
"""The file in the data folder that has what was refused."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was refused at one host, in all."""

    host: str
    port: int | None
    module: str
    """Which module wanted it."""
    count: int
    last: str
    """When it was reported last: UTC, ISO 8601."""


def is_offline() -> bool:
    """Whether this process refuses connections."""
    return active() is not None


def refused() -> int | None:
    """How many attempts of this process were refused; None where it is not offline."""
    guard = active()
    return None if guard is None else guard.refused


def allow(hosts: Iterable[str | None]) -> None:
    """Lets hosts be reached that the household named itself, by name or address; nothing where it is not offline."""
    guard = active()
    if guard is not None:
        guard.allow(host for host in hosts if host)


def host_of(url: str | None) -> str | None:
    """The host of an address; None where it has none."""
    return urlsplit(url).hostname if url else None


def attempts(report: Path) -> list[Attempt]:
    """What a report holds, most first; lines that are none are left out."""
    if not report.is_file():
        return []
    counts: Counter[tuple[str, int | None, str]] = Counter()
    last: dict[tuple[str, int | None, str], str] = {}
    for line in report.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            one = json.loads(line)
            key = (str(one["host"]), one["port"], str(one["module"]))
            counts[key] += int(one["count"])
            last[key] = str(one["at"])
        except (ValueError, KeyError, TypeError):
            continue
    return [Attempt(*key, count, last[key]) for key, count in counts.most_common()]


__all__ = [
    "REPORT",
    "Attempt",
    "OfflineError",
    "active",
    "allow",
    "attempts",
    "begin",
    "host_of",
    "is_offline",
    "refused",
]
