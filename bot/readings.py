"""What else the words of a message may mean here: only readings that could really be done."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pods.engine.interface import Pod
from pods.engine.understanding import Last, Pending, Reader, Scene
from pods.engine.understanding.deciding import SURE
from pods.engine.understanding.questions import is_question
from skills.engine.asking import MissingError, SeveralError
from skills.engine.command import Asker
from skills.engine.errors import PersonError
from skills.engine.request import ALOUD, GivenFile, Request

MOST = 4
"""Readings that are offered at once."""

DESCRIBING = 16
"""Words under a picture that can still be only about what it shows."""


AS_SAID = ("knowledge.question", "knowledge.fact_", "knowledge.document_", "family.message_")
"""Intents whose words are kept, passed on or looked for as they are, days that do not exist included."""


class Readings:
    """Tries intents on a text without doing anything."""

    def __init__(self, pods: Mapping[str, Pod], reader: Reader) -> None:
        self._pods = pods
        self._reader = reader

    def pod_of(self, intent: str) -> Pod | None:
        """The pod that reads an intent ("planner.event_create"), or None."""
        name, _, own = intent.partition(".")
        pod = self._pods.get(name)
        return pod if pod is not None and own in pod.intents else None

    async def no_day(self, request: Request, scene: Scene) -> tuple[Request, MissingError] | None:
        """What asks for another day where a request names one that no calendar has, and the request without it."""
        if request.intent.startswith(AS_SAID):
            return None
        found = await asyncio.to_thread(self._reader.no_day, request.text, scene)
        if found is None:
            return None
        day, rest = found
        return replace(request, text=rest), MissingError("when", "no-such-day", day=day)

    async def possible(self, text: str, intents: Sequence[str], scene: Scene, asker: Asker) -> tuple[Request, ...]:
        """The text as a request of each intent that a pod can read so and that the member may ask for."""
        found = []
        for intent in intents:
            request = await asyncio.to_thread(self._reader.fill, text, scene, intent)
            if await self._can_be(request, asker):
                found.append(request)
        return tuple(found[:MOST])

    async def perhaps(self, request: Request, scene: Scene, asker: Asker) -> Sequence[Request]:
        """What a request may be that is taken for nothing we do, but not surely."""
        if request.intent != "out_of_scope" or request.confidence >= SURE:
            return ()
        return await self.possible(request.text, request.others, scene, asker)

    async def only_looks(self, request: Request, asker: Asker) -> bool:
        """Whether what the request means now would change nothing."""
        pod = self.pod_of(request.intent)
        try:
            return pod is not None and not pod.changes(await pod.read(request, asker, trying=True))
        except PersonError:
            return False

    async def again(self, last: Last | None, scene_of: Callable[[], Awaitable[Scene]], asker: Asker) -> Request | None:
        """What was asked last, to be answered once more and read out; None where that would change something.

        It is asked anew rather than kept: who may see the answer may have changed since.
        """
        if last is None or not last.text:
            return None
        request = await asyncio.to_thread(self._reader.fill, last.text, await scene_of(), last.intent)
        return replace(request, form=ALOUD) if await self.only_looks(request, asker) else None

    async def completed(
        self, pending: Pending, text: str, scene: Scene, requests: tuple[Request, ...]
    ) -> tuple[Request, ...]:
        """The pending request with the missing part from this text, unless that says something of its own."""
        if not await asyncio.to_thread(self._reader.answers, text, scene, pending.slot):
            return requests
        joint = f"{pending.text} {text}" if pending.slot != "money" else f"{text} {pending.text}"
        again = await asyncio.to_thread(self._reader.fill, joint, scene, pending.intent)
        if pending.slot == "when":
            before = await asyncio.to_thread(self._reader.fill, pending.text, scene, pending.intent)
            again = replace(again, title=before.title, items=before.items)
        return (again,)

    async def beside(self, text: str, scene: Scene, files: Sequence[GivenFile]) -> Mapping[str, Request]:
        """Words that only say more about files ("Tom paid, yesterday"), as each taker reads them that heeds them.

        By intent; nothing where they are orders of their own ("remind me on Friday"), ask, or say nothing to heed.
        """
        suffixes = {Path(file.name).suffix.casefold() for file in files}
        takers = dict(one for pod in self._pods.values() for one in pod.heeded(suffixes))
        if not takers or len(text.split()) > DESCRIBING:
            return {}
        understood = await asyncio.to_thread(self._reader.read, text, scene)
        own = await asyncio.to_thread(self._reader.begins_as_order, text, scene)
        asks = await asyncio.to_thread(is_question, text, scene)
        if understood.control is not None or asks:
            return {}
        known = {
            intent: {f"{intent.partition('.')[0]}.{name}" for name in taker.beside} for intent, taker in takers.items()
        }
        found = {}
        for intent, taker in takers.items():
            others = set().union(*known.values()) - known[intent]
            if any(_elsewhere(one, intent, known[intent], others, own) for one in understood.requests):
                continue
            filled = await asyncio.to_thread(self._reader.fill, text, scene, intent)
            if (taker.heeds or _says_something)(filled):
                found[intent] = replace(filled, confidence=1.0)
        return found

    async def surely_orders(self, text: str, scene: Scene) -> bool:
        """Whether words sent with files ask for something by themselves."""
        understood = await asyncio.to_thread(self._reader.read, text, scene)
        return bool(understood.requests) and all(
            request.confidence >= SURE and self.pod_of(request.intent) is not None for request in understood.requests
        )

    async def _can_be(self, request: Request, asker: Asker) -> bool:
        pod = self.pod_of(request.intent)
        if pod is None:
            return False
        try:
            await pod.take(await pod.read(request, asker, trying=True), asker, trying=True)
        except (MissingError, SeveralError):
            return True
        except PersonError:
            return False
        return True


def _says_something(request: Request) -> bool:
    parts = (request.money, request.when, request.people.ids, request.merchant, request.category, request.account)
    return any(parts)


def _elsewhere(request: Request, intent: str, known: Collection[str], others: Collection[str], order: bool) -> bool:
    """Whether a request is surely none of those that a taker of files heeds, but an order or a word to another one."""
    if request.confidence < SURE or request.intent in known:
        return False
    elsewhere = request.intent.startswith(("planner.", "house.")) and intent.partition(".")[0] != "planner"
    return order or elsewhere or request.intent in others
