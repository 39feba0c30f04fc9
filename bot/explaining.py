"""How a message is understood, step by step, without doing any of it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot import actions, learning
from bot.conversation import Conversation
from bot.readings import Readings
from bot.replies.render import picked_label, reading_of, render, said
from bot.replies.words import Words
from bot.scenes import scene_of
from pods.engine.interface import Pod
from pods.engine.understanding import Reader
from pods.engine.understanding.deciding import SURE, UNSURE
from skills.engine.asking import SeveralError
from skills.engine.command import Asker
from skills.engine.errors import PersonError
from skills.engine.request import Request


@dataclass(frozen=True, slots=True)
class Explained:
    """One request of a message: how it was understood and what would happen."""

    request: Request
    command: str | None
    """The full name of the command ("calendar.CreateEvent"), None where it is none yet."""
    fields: Mapping[str, Any]
    asked: str | None
    """What would be asked or answered instead of doing it at once."""
    offered: tuple[str, ...]
    """The readings that would be offered."""
    people: tuple[str, ...] = ()
    """The names of the members concerned."""

    def as_data(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "request": asdict(self.request),
            "command": self.command,
            "fields": dict(self.fields),
            "asked": self.asked,
            "offered": list(self.offered),
            "people": list(self.people),
        }


@dataclass(frozen=True, slots=True)
class Explanation:
    """A whole message: its language, the word that steers the conversation if it is one, or its requests."""

    language: str
    control: str | None
    requests: tuple[Explained, ...]


async def explain(text: str, asker: Asker, pods: Mapping[str, Pod], reader: Reader, words: Words) -> Explanation:
    """What the member's message would do as the first of a conversation."""
    asker = await learning.taught(asker, pods)
    scene = await scene_of(asker, pods, Conversation())
    understood = await asyncio.to_thread(reader.read, text, scene)
    readings = Readings(pods, reader)
    explained = []
    for request in understood.requests:
        unclear = request.others if request.confidence < SURE else ()
        if request.confidence < UNSURE:
            unclear = (request.intent, *unclear)
        possible = await readings.possible(request.text, unclear, scene, asker)
        offered = tuple(reading_of(one.intent, words) for one in possible)
        one = await _one(request, offered, asker, readings, words)
        explained.append(replace(one, people=asker.names(request.people.ids)))
    return Explanation(understood.language, understood.control, tuple(explained))


async def _one(request: Request, offered: tuple[str, ...], asker: Asker, readings: Readings, words: Words) -> Explained:
    pod = readings.pod_of(request.intent)
    if pod is None:
        return Explained(request, None, {}, None, offered)
    try:
        command = await pod.read(request, asker, trying=True)
        question = (await pod.take(command, asker, trying=True)).question
    except SeveralError as several:
        labels = tuple(picked_label(pick, words) for pick in several.picks)
        return Explained(request, None, {}, _say(several, words), labels)
    except PersonError as error:
        return Explained(request, None, {}, _say(error, words), offered)
    fields = actions.run(pod, command)["fields"]
    return Explained(request, pod.command_name(command), fields, render(question, words) if question else None, offered)


def _say(error: PersonError, words: Words) -> str:
    return words.catalogue.say(error.key, said(error.facts, words))
