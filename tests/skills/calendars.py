"""Shortest ways to a calendar with something in it, and to requests whose intent is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.conversation import Conversation
from bot.scenes import scene_of
from skills.calendar.commands import CreateEvent
from skills.calendar.events import Event, add_event
from skills.calendar.store import Occurrence, happening
from skills.engine.command import Command, Outcome, Running
from tests.house import House

HOUR = timedelta(hours=1)


async def request_for(house: House, name: str, intent: str, text: str, **parts: Any) -> Command:
    """The command that the planner reads from a text of this intent; `parts` are filled in as they are."""
    asker = house.asker(name)
    scene = await scene_of(asker, house.app.pods, Conversation())
    request = house.app.assistant.reader.fill(text, scene, f"planner.{intent}")
    return await house.app.pods["planner"].read(replace(request, **parts), asker)


async def run(house: House, command: Command, name: str = "Anna") -> Outcome:
    """Runs a command of the planner."""
    return await house.app.pods["planner"].run(command, house.asker(name))


async def swimming(house: House, first: str = "2026-11-06T16:00", **more: Any) -> int:
    """Swimming every Friday for an hour, since before today; gives its id."""
    start = house.local(first)
    outcome = await run(house, CreateEvent("swimming", start, start + HOUR, rule="FREQ=WEEKLY;BYDAY=FR", **more))
    return outcome.refs[0].id


def put(house: House, *events: Event) -> list[int]:
    """Adds events as an import does, in one transaction."""
    pod, asker = house.app.local("planner"), house.asker("Anna")
    recording = pod.journal.recording(member_id=asker.member.id, command="test", now=asker.now, message_id=None)
    with recording as (changes, _):
        running = Running(asker, pod.database, changes, pod.outbox)
        return [add_event(running, event) for event in events]


def found(house: House, since: str, until: str, name: str = "Anna") -> list[Occurrence]:
    """What happens between two local times."""
    rows = house.app.local("planner").database.rows
    return happening(rows, house.member(name), house.local(since), house.local(until))


def starts(house: House, occurrences: Sequence[Occurrence]) -> list[str]:
    """When they begin on the clock of the house."""
    return [local_text(house, one.start) for one in occurrences]


def local_text(house: House, at: datetime) -> str:
    """A moment on the clock of the house, to the minute."""
    return at.astimezone(house.zone).strftime("%Y-%m-%dT%H:%M")
