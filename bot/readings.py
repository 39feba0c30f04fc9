"""What else the words of a message may mean here: only readings that could really be done."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from pods.engine.pod import LocalPod
from pods.engine.understanding import Reader, Scene
from skills.engine.asking import MissingError, SeveralError
from skills.engine.command import Asker
from skills.engine.errors import PersonError
from skills.engine.request import Request

MOST = 4
"""Readings that are offered at once."""


class Readings:
    """Tries intents on a text without doing anything."""

    def __init__(self, pods: Mapping[str, LocalPod], reader: Reader) -> None:
        self._pods = pods
        self._reader = reader

    def pod_of(self, intent: str) -> LocalPod | None:
        """The pod that reads an intent ("planner.event_create"), or None."""
        name, _, own = intent.partition(".")
        pod = self._pods.get(name)
        return pod if pod is not None and own in pod.intents else None

    async def possible(self, text: str, intents: Sequence[str], scene: Scene, asker: Asker) -> tuple[Request, ...]:
        """The text as a request of each intent that a pod can read so and that the member may ask for."""
        found = []
        for intent in intents:
            request = await asyncio.to_thread(self._reader.fill, text, scene, intent)
            if await self._can_be(request, asker):
                found.append(request)
        return tuple(found[:MOST])

    async def only_looks(self, request: Request, asker: Asker) -> bool:
        """Whether what the request means now would change nothing."""
        pod = self.pod_of(request.intent)
        try:
            return pod is not None and not pod.changes(await pod.read(request, asker))
        except PersonError:
            return False

    async def _can_be(self, request: Request, asker: Asker) -> bool:
        pod = self.pod_of(request.intent)
        if pod is None:
            return False
        try:
            await pod.take(await pod.read(request, asker), asker)
        except (MissingError, SeveralError):
            return True
        except PersonError:
            return False
        return True
