"""Setting reminders in the household of the tests, and reading off what came."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from skills.engine.command import Command, Outcome
from skills.engine.zones import instant
from skills.reminders.commands import CreateReminder
from tests.house import House, Sent

TEN = timedelta(minutes=10)


def told(house: House, sent: list[Sent]) -> list[tuple[str, str]]:
    """To whom what was sent went, and when on the household's clock."""
    return [(one.to, one.at.astimezone(house.zone).strftime("%H:%M")) for one in sent]


async def run(house: House, name: str, command: Command) -> Outcome:
    """Runs a command of the planner."""
    return await house.app.pods["planner"].run(command, house.asker(name))


async def undo(house: House, name: str, outcome: Outcome) -> None:
    """Takes back what a command did."""
    if outcome.journal is None:
        raise LookupError("nothing to undo")
    await house.app.pods["planner"].undo(outcome.journal, house.asker(name))


async def set_for(
    house: House, text: str, due: str, *names: str, rule: str | None = None, by: str = "Anna", **more: Any
) -> int:
    """Sets a reminder at a wall-clock time of who sets it; gives its id."""
    who = tuple(house.member(name).id for name in names or (by,))
    due_at = instant(house.local(due).replace(tzinfo=None), house.member(by).zone)
    outcome = await run(house, by, CreateReminder(text, due_at, who, rule, **more))
    return outcome.refs[0].id
