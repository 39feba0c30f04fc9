"""Who waits for a place on a server, and who gets the next one: in order, but for what a server still has in mind."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pods.engine.models.errors import ModelBusy
from pods.engine.models.pool.backend import Backend, Target
from pods.engine.models.pool.prefix import Prompt

LOOK_AHEAD = 4
"""Of those who wait, how many may be chosen from when a place gets free."""
PASSED_OVER = 2
"""How often one may be passed over."""


class NoneUsable(Exception):
    """Not one of the targets may be asked any more."""


@dataclass(eq=False)
class _Waiter:
    targets: Sequence[Target]
    prompt: Prompt
    place: asyncio.Future[Target] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    passed: int = 0

    def wants(self, backend: Backend) -> Target | None:
        """Its target there, if it is usable."""
        return next((one for one in self.targets if one.backend is backend and one.usable), None)


class Line:
    """The line before all servers of a pool. For one event loop."""

    def __init__(self) -> None:
        self._waiters: list[_Waiter] = []

    def waiting(self, backend: Backend) -> int:
        """How many would take a place there."""
        return sum(1 for one in self._waiters if any(target.backend is backend for target in one.targets))

    async def enter(
        self, targets: Sequence[Target], prompt: Prompt, on_wait: Callable[[int], None] | None = None
    ) -> Target:
        """A place on the target where the prompt costs least, to be left by `leave`. Waits where all are taken.

        Raises ModelBusy where too many wait already, NoneUsable when no target is left, also while waiting.
        """
        hopeful = [one for one in targets if one.hopeful]
        if not hopeful:
            raise NoneUsable
        free = [one for one in hopeful if one.usable and one.backend.free]
        if free:
            chosen = cheapest(free, prompt)
            chosen.took(prompt)
            return chosen
        backends = {one.backend for one in hopeful}
        before = sum(1 for one in self._waiters if any(target.backend in backends for target in one.targets))
        if before >= sum(backend.spec.queue for backend in backends):
            raise ModelBusy(hopeful[0].model.name)
        waiter = _Waiter(targets, prompt)
        self._waiters.append(waiter)
        if on_wait is not None:
            on_wait(before)
        try:
            return await waiter.place
        except asyncio.CancelledError:
            if waiter.place.done() and not waiter.place.cancelled() and waiter.place.exception() is None:
                place = waiter.place.result()
                place.gave_up()
                self.leave(place)
            raise
        finally:
            if waiter in self._waiters:
                self._waiters.remove(waiter)

    def leave(self, target: Target) -> None:
        """Gives the place back, to the next one."""
        target.backend.in_flight -= 1
        self.serve()

    def serve(self) -> None:
        """Gives free places to those who wait, and tells those for whom nothing is left."""
        for waiter in list(self._waiters):
            if not any(one.hopeful for one in waiter.targets):
                self._waiters.remove(waiter)
                waiter.place.set_exception(NoneUsable())
        for backend in dict.fromkeys(one.backend for waiter in self._waiters for one in waiter.targets):
            while backend.free and (waiting := self._next(backend)) is not None:
                waiter, target = waiting
                target.took(waiter.prompt)
                waiter.place.set_result(target)
                self._waiters.remove(waiter)

    def _next(self, backend: Backend) -> tuple[_Waiter, Target] | None:
        wanting = ((one, one.wants(backend)) for one in self._waiters if not one.place.done())
        ahead = [(one, target) for one, target in wanting if target is not None][:LOOK_AHEAD]
        if not ahead:
            return None
        first = ahead[0]
        if first[0].passed >= PASSED_OVER:
            return first
        best = max(ahead, key=lambda pair: pair[1].memory.known(pair[0].prompt))
        for one, _ in ahead[: ahead.index(best)]:
            one.passed += 1
        return best


def cheapest(targets: Sequence[Target], prompt: Prompt) -> Target:
    """Where the prompt costs least; of equals the first."""
    least = min(one.backend.recent for one in targets)
    return min(targets, key=lambda one: one.cost(prompt, least))
