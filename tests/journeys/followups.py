"""Threads of messages about one thing, each in a house that already holds others, and what is new afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.house import House

Thread = tuple[Sequence[str], Sequence[str]]
"""What Anna says, one after the other, and the lines that are there then and were not before."""


async def play(house: House, threads: Sequence[Thread]) -> None:
    """Plays threads; each must leave what the others made as it was."""
    for messages, expected in threads:
        before = told(house)
        replies = [await _said(house, message) for message in messages]
        after = told(house)
        new = sorted(line for line in after if line not in before)
        assert new == sorted(expected), (messages, replies)
        assert [line for line in before if line not in after] == [], (messages, replies)


async def _said(house: House, message: str) -> str:
    """A message, or with a "@" a time to which the clock moves."""
    if message.startswith("@"):
        return " ".join(sent.text for sent in await house.advance(message[1:]))
    return (await house.say("Anna", message)).text


def told(house: House) -> list[str]:
    """One line for everything stored: what, when (wall clock), how often, for whom."""
    state = house.state
    lines = [_event(one, house) for one in state["events"]]
    lines += [_due(one, house, "%d.%m. %H:%M") for one in state["reminders"] if one["status"] != "cancelled"]
    lines += [_due(one, house, "%d.%m.") for one in state["chores"]]
    lines += [
        f"{one['name']}: {item['item']}{' ✓' if item['done'] else ''}"
        for one in state["lists"]
        for item in one["items"]
    ]
    lines += [
        " ".join((one["amount"], one["merchant"] or "?", one["category"], str(one["date"])[5:], one["paid_by"]))
        for one in state["expenses"]
    ]
    lines += [f"{one['category']} {one['amount']} a {one['period']}" for one in state["budgets"]]
    return lines


def _event(one: dict[str, Any], house: House) -> str:
    start, end = one["start"].astimezone(house.zone), one["end"].astimezone(house.zone)
    return _line(one["title"], f"{start:%d.%m. %H:%M}-{end:%H:%M}", one["rrule"], *one["who"])


def _due(one: dict[str, Any], house: House, form: str) -> str:
    due = format(one["due"].astimezone(house.zone), form) if one["due"] else None
    status = one["status"] if one["status"] == "done" else None
    return _line(one["text"], due, one["rrule"], *one["for"], status)


def _line(*words: str | None) -> str:
    return " ".join(word for word in words if word)
