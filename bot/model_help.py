"""What a language model is asked for in a turn: to fill in, to put an answer in words, or to make small talk."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from bot.channels.protocol import Typing
from bot.draft import Draft
from bot.progress import ShownText
from pods.engine.conversation import Talk
from pods.engine.models import ModelState
from pods.engine.understanding import Reader, Scene
from skills.engine.command import AskModel, Outcome
from skills.engine.errors import ModelError, ServiceError
from skills.engine.request import Request

ANSWERING = frozenset({ModelState.READY, ModelState.WAITING})
"""States in which an answer comes within seconds: loaded, or loaded with the first question."""


class ModelHelp:
    """The model of one turn. Without one, or when it fails, the draft says so in a sentence; nothing is raised."""

    def __init__(self, talk: Talk | None, reader: Reader, draft: Draft, typing: Typing | None) -> None:
        self._talk = talk
        self._reader = reader
        self._draft = draft
        self._typing = typing

    async def fill(self, request: Request, scene: Scene) -> Request | None:
        """What a model makes of a request that was not understood; None when there is none or it cannot tell."""
        if self._talk is None:
            return None
        try:
            await self._asks()
            intents = await asyncio.to_thread(self._reader.likely, request.text, request.language)
            return await self._talk.fill(request.text, scene, request.language, intents)
        except (ServiceError, ModelError):
            return None

    @property
    def ask(self) -> AskModel | None:
        """What skills ask the model by, from their threads; None where there is no model."""
        return None if self._talk is None else partial(self._ask, self._talk, asyncio.get_running_loop())

    def _ask(
        self, talk: Talk, loop: asyncio.AbstractEventLoop, instruction: str, text: str, schema: Mapping[str, Any]
    ) -> Mapping[str, Any] | None:
        async def asked() -> Mapping[str, Any] | None:
            try:
                await self._asks()
                return await talk.ask(instruction, text, dict(schema))
            except (ServiceError, ModelError):
                return None

        return asyncio.run_coroutine_threadsafe(asked(), loop).result()

    async def worded(self, outcome: Outcome) -> Outcome:
        """The outcome with its answer in the model's words, shown as they come; as it is, where that does not work.

        What does not stand in the passages is not said, and nobody waits for a model that is still being fetched.
        """
        if self._talk is None or outcome.prose is None or self._talk.model.status.state not in ANSWERING:
            return outcome
        shown = ShownText(self._typing)
        try:
            await self._asks()
            answer = await self._talk.answer(outcome.prose, shown.add)
        except (ServiceError, ModelError):
            return outcome
        finally:
            await shown.close()
        return outcome if answer is None else replace(outcome, facts={**outcome.facts, "answer": answer})

    async def small_talk(self, request: Request, scene: Scene) -> None:
        """Answers what is only said to be nice. Without a model, what is no question gets a smile."""
        if self._talk is None:
            if "?" in request.text:
                self.not_understood()
            else:
                self._draft.line("noted")
            return
        try:
            await self._asks()
            self._draft.lines.append(await self._talk.talk(request.text, scene, request.language, ()))
        except (ServiceError, ModelError):
            self.not_understood()

    def not_understood(self) -> None:
        """Says so; and when the model that could have helped is not ready, that too."""
        status = self._talk.model.status if self._talk else None
        if status is None or status.state is ModelState.READY:
            self._draft.refuse("not-understood")
        elif status.state in (ModelState.DOWNLOADING, ModelState.LOADING, ModelState.WAITING):
            self._draft.refuse("model-loading", {"state": f"{status.share:.0%}"})
        else:
            self._draft.refuse("model-missing", {"reason": status.reason})

    async def _asks(self) -> None:
        """A model takes seconds: the person sees that something is coming."""
        self._draft.model_calls += 1
        if self._typing is not None:
            await self._typing()
