"""What is left of the version that did not stand: a line in the notes, the same on every side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.clock import from_text
from skills.accounts.merging import Clash
from skills.accounts.store import View

MARK = "⇄"
HERE = "Inglenook"
_SAID_ONLY = frozenset({"busy", "status", "birthday", "done"})
"""Fields of a few values, of which the other one is told, and need not be kept."""


def with_others(view: View, clashes: Sequence[Clash], calendar: str) -> View:
    """The merged view, with a line in its notes for each value that gave way: "⇄ Family: 2026-11-23 10:00–11:00".

    The line is in no language, because every side reads it. `calendar` is where their values come from.
    """
    notes = str(view["notes"])
    for clash in clashes:
        if clash.field in _SAID_ONLY:
            continue
        line = f"{MARK} {calendar if clash.ours_kept else HERE}: {plain(clash.field, clash.other, view)}"
        if line not in notes:
            notes = f"{notes}\n{line}" if notes else line
    return {**view, "notes": notes}


def plain(field: str, value: Any, view: View) -> str:
    """A value in figures and words of its own, in the zone of the event."""
    zone = ZoneInfo(view["when"][2]) if "when" in view else None
    if value in (None, "", []):
        return "–"
    if field == "when":
        return _span(value[0], value[1], bool(value[3]), ZoneInfo(value[2]))
    if field.startswith("turns/") and zone is not None:
        said = [_span(value["start"], value["end"], value["all_day"], zone), *_texts(value)]
        return f"{from_text(field.partition('/')[2]).astimezone(zone):%Y-%m-%d %H:%M}: {', '.join(said)}"
    if field == "due" and "T" in str(value):
        return f"{from_text(value):%Y-%m-%d %H:%M} UTC"
    return str(value)


def _texts(turn: dict[str, Any]) -> list[str]:
    return [turn[name] for name in ("title", "place", "notes") if turn[name]]


def _span(start: str, end: str, all_day: bool, zone: ZoneInfo) -> str:
    begin, finish = from_text(start).astimezone(zone), from_text(end).astimezone(zone)
    if all_day:
        return f"{begin:%Y-%m-%d}"
    same_day = begin.date() == finish.date()
    return f"{begin:%Y-%m-%d %H:%M}–{finish:%H:%M}" if same_day else f"{begin:%Y-%m-%d %H:%M}–{finish:%Y-%m-%d %H:%M}"
