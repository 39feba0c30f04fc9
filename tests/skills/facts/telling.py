"""Telling, asking and forgetting facts in words, as the reader of each intent gets them."""

from __future__ import annotations

import re
from dataclasses import replace

from skills.engine.command import Asker, Command, Outcome, Reading
from skills.engine.request import People, Request
from skills.facts.commands import FindFacts
from skills.facts.reading import read_forget, read_list, read_tell
from tests.house import House
from tests.skills.test_lists import said

READERS = {"tell": read_tell, "list": read_list, "forget": read_forget}


def asker(house: House, name: str, *, group: bool = False) -> Asker:
    return replace(house.asker(name), group=group)


def reading(house: House, name: str, *, group: bool = False) -> Reading:
    pod = house.app.local("knowledge")
    return Reading(asker(house, name, group=group), pod.database, library=pod.library)


def read(
    house: House,
    intent: str,
    text: str,
    name: str = "Anna",
    *,
    language: str = "en",
    group: bool = False,
    **more: object,
) -> Command:
    people = more.pop("people", People())
    request = Request(f"knowledge.fact_{intent}", text, language, people=people, **more)  # type: ignore[arg-type]
    return READERS[intent](request, reading(house, name, group=group))


async def run(house: House, command: Command, name: str = "Anna", *, group: bool = False) -> Outcome:
    return await house.app.pods["knowledge"].run(command, asker(house, name, group=group))


async def tell(house: House, text: str, name: str = "Anna", *, group: bool = False, language: str = "en") -> Outcome:
    return await run(house, read(house, "tell", text, name, language=language, group=group), name, group=group)


async def forget(house: House, text: str, name: str = "Anna") -> Outcome:
    return await run(house, read(house, "forget", text, name), name)


async def lines(house: House, text: str, name: str = "Anna", *, group: bool = False) -> list[str]:
    """The facts that a question shows, as they are said."""
    outcome = await run(house, read(house, "list", text, name, group=group), name, group=group)
    return [line for line in said(outcome, house.asker(name)) if re.match(r"\d+\. ", line)]


async def known(house: House, name: str, *, group: bool = False) -> set[str]:
    """The texts of all facts that a member is told when asking for everything."""
    outcome = await run(house, FindFacts(), name, group=group)
    return {line.facts["lines"][0].facts["text"] for line in outcome.facts.get("lines", ())}


async def undo(house: House, outcome: Outcome, name: str = "Anna") -> None:
    assert outcome.journal is not None
    await house.app.pods["knowledge"].undo(outcome.journal, house.asker(name))
