"""A role of the pool as the rest of the product knows a model: each question goes where it is answered soonest."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from pods.engine.models.base import ChatMessage, Model, ModelReply, ModelRequest, ModelState, ModelStatus
from pods.engine.models.errors import ModelBadAnswer, ModelBusy, ModelTimeout, ModelUnavailable
from pods.engine.models.pool.backend import Target
from pods.engine.models.pool.line import Line, NoneUsable
from pods.engine.models.pool.prefix import Prompt, prompt_of
from skills.engine.errors import ServiceError

PATIENCE = 0.6
"""The part of the time left that a server may take for the first word, where another one could be asked."""
SILENCE_S = 20.0
"""Seconds between two words, where another server could be asked."""
PAUSE_S = 0.5
"""Before the one more try, when every server has failed."""
_TICK_S = 0.02
NEXT_STEP = "`ingle check` tells how each server is"

_BEST_FIRST = (
    ModelState.READY,
    ModelState.WAITING,
    ModelState.LOADING,
    ModelState.DOWNLOADING,
    ModelState.MISSING,
    ModelState.FAILED,
)


class RoleModel(Model):
    """A role's model on its servers. `start` and `close` are those of the whole pool.

    A question is tried on each server at most once, and once more where a failure may pass. The embedded engine is
    asked when no other is left.
    """

    json_schema = True
    streaming = True

    def __init__(
        self, targets: Sequence[Target], line: Line, *, start: Callable[[], None], close: Callable[[], Awaitable[None]]
    ) -> None:
        self._targets = tuple(targets)
        self._main = [one for one in targets if not one.backend.last_resort]
        self._last = [one for one in targets if one.backend.last_resort]
        if not self._main:
            self._main, self._last = self._last, []
        self._line = line
        self._start = start
        self._close = close
        self.name = self._main[0].model.name
        self.local = all(one.model.local for one in targets)
        self.vision = any(one.model.vision for one in targets)

    @property
    def status(self) -> ModelStatus:
        """Of the server that is best off; with all their reasons where none can be asked."""
        now = [one.model.status if one.hopeful else ModelStatus(ModelState.FAILED) for one in self._targets]
        best = min(now, key=lambda status: _BEST_FIRST.index(status.state))
        if best.state is ModelState.FAILED and not best.reason:
            return ModelStatus(ModelState.FAILED, 0.0, self._reasons({}))
        return best

    def start(self) -> None:
        """Begin to look after the servers; must be called on a running event loop."""
        self._start()

    async def warm(self) -> None:
        """Has every server load the model; raises what the last one does if none can."""
        results = await asyncio.gather(*(one.model.warm() for one in self._main), return_exceptions=True)
        wrong = [one for one in results if isinstance(one, BaseException)]
        if len(wrong) == len(results):
            raise wrong[-1]

    async def count_tokens(self, messages: tuple[ChatMessage, ...]) -> int | None:
        """As the first backend counts."""
        return await self._main[0].model.count_tokens(messages)

    async def close(self) -> None:
        """Close the pool."""
        await self._close()

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Answer the request on one of the servers. The time limit counts from here, the queue included.

        Raises ModelBusy when too many wait already or no place got free in time, ModelTimeout, ModelBadAnswer, and
        ModelUnavailable with every server's reason when none is left.
        """
        question = _Question(request, prompt_of(request.messages, request.conversation))
        able = [one for one in self._targets if one.model.vision or not question.shows_pictures]
        for _ in range(len(able) + 1):
            try:
                async with asyncio.timeout(question.time_left):
                    target = await self._next(question, able)
            except NoneUsable:
                break
            except TimeoutError as error:
                late = ModelTimeout(self.name, request.timeout_s) if question.begun else ModelBusy(self.name)
                raise late from error
            others = [one for one in able if one is not target and one not in question.failures and one.hopeful]
            try:
                return await self._asked(target, question, others)
            except (ModelUnavailable, ModelBusy, ModelTimeout) as error:
                if question.time_left <= _TICK_S:
                    raise ModelTimeout(self.name, request.timeout_s) from error
                question.failures[target] = error
        raise self._none_left(question)

    async def _next(self, question: _Question, able: Sequence[Target]) -> Target:
        """A place for the question. Raises NoneUsable."""
        untried = [one for one in able if one not in question.failures]
        for tier in (self._main, self._last):
            try:
                return await self._line.enter(
                    [one for one in untried if one in tier], question.prompt, question.tell_wait
                )
            except NoneUsable:
                continue
        for one in untried:
            if not one.missing and await one.backend.look() and one.usable and one.backend.free:
                one.took(question.prompt)
                return one
        return await self._once_more(question)

    async def _once_more(self, question: _Question) -> Target:
        """One that failed in a way that may pass: the server that began anew, or was busy."""
        passing = [target for target, error in question.failures.items() if _may_pass(error)]
        if question.once_more or not passing:
            raise NoneUsable
        question.once_more = True
        await asyncio.sleep(PAUSE_S)
        for one in passing:
            if one.backend.free and not one.missing:
                one.took(question.prompt)
                return one
        raise NoneUsable

    async def _asked(self, target: Target, question: _Question, others: Sequence[Target]) -> ModelReply:
        loop = asyncio.get_running_loop()
        listen = any(one in self._main for one in others)
        watch = asyncio.timeout(question.time_left * PATIENCE if listen else None)

        def heard() -> None:
            if listen and not watch.expired():
                watch.reschedule(loop.time() + SILENCE_S)

        request = question.for_next(heard, listen=listen)
        learned = False
        if others:
            target.backend.watches.add(watch)
        try:
            async with watch:
                reply = await target.model.complete(request)
            target.answered()
            learned = True
            return reply
        except ModelBadAnswer:
            target.answered()
            learned = True
            raise
        except (ModelUnavailable, ModelBusy, ModelTimeout) as error:
            target.failed(error)
            learned = True
            raise
        except TimeoutError as error:
            late = ModelTimeout(target.model.name, round(request.timeout_s - question.time_left, 1))
            target.failed(late)
            learned = True
            raise late from error
        finally:
            target.backend.watches.discard(watch)
            if not learned:
                target.gave_up()
            self._line.leave(target)

    def _reasons(self, failures: dict[Target, ServiceError]) -> str:
        said = []
        for one in self._targets:
            error = failures.get(one)
            reason = _reason(error) if error else one.reason or one.model.status.reason
            said.append(f"{one.backend.name}: {reason or 'it was not asked'}")
        return "; ".join(said)

    def _none_left(self, question: _Question) -> ServiceError:
        failures = list(question.failures.values())
        if len(self._targets) == 1 and failures:
            return failures[-1]
        if failures and all(isinstance(error, ModelBusy) for error in failures):
            return ModelBusy(self.name)
        if question.shows_pictures and not self.vision:
            return ModelUnavailable(self.name, "the model cannot look at pictures", "Add the role `vision`", "request")
        return ModelUnavailable(self.name, f"no server is left ({self._reasons(question.failures)})", NEXT_STEP, "gone")


class _Question:
    """A request on its way from server to server."""

    def __init__(self, request: ModelRequest, prompt: Prompt) -> None:
        self.prompt = prompt
        self.failures: dict[Target, ServiceError] = {}
        self.begun = self.once_more = False
        self.shows_pictures = any(one.images for one in request.messages)
        self._request = request
        self._shown = False
        self._waited = False
        self._until = time.monotonic() + request.timeout_s

    @property
    def time_left(self) -> float:
        """Seconds until its limit."""
        return self._until - time.monotonic()

    def tell_wait(self, before: int) -> None:
        """Tells once that it has to queue."""
        if not self._waited and self._request.on_wait is not None:
            self._request.on_wait(before)
        self._waited = True

    def for_next(self, heard: Callable[[], None], *, listen: bool) -> ModelRequest:
        """The request for the next server; what was shown of an answer before is taken back.

        With `listen` it is answered piece by piece even where nobody reads along: silence is how a server that hangs
        is told from one that is slow.
        """
        if self._shown and self._request.on_restart is not None:
            self._request.on_restart()
        self._shown, self.begun = False, True
        show = self._request.on_text

        def on_text(piece: str) -> None:
            heard()
            if show is not None:
                self._shown = True
                show(piece)

        return replace(
            self._request,
            timeout_s=self.time_left,
            on_text=on_text if show is not None or listen else None,
            on_restart=None,
            on_wait=None,
        )


def _may_pass(error: ServiceError) -> bool:
    return isinstance(error, ModelBusy) or (isinstance(error, ModelUnavailable) and error.fault in {"gone", "trouble"})


def _reason(error: ServiceError) -> str:
    return error.reason if isinstance(error, ModelUnavailable) else str(error).partition(": ")[2].partition(". ")[0]
