"""A gate with few places before work that is shared: one queue for each member, and the queues have their turns."""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager

from knowledge.stages import Stage, stage

Waiter = asyncio.Future[None]


class Gate:
    """At most `places` are inside at once, and of one member `each` at most.

    Who waits longest of a member goes first of that member; of the members, the one whose turn is longest ago. So a
    member with a thousand things to do is before another one at most once in each free place. For one event loop.
    """

    def __init__(self, places: int, each: int) -> None:
        self._free = places
        self._each = each
        self._inside: Counter[Hashable] = Counter()
        self._queues: OrderedDict[Hashable, deque[Waiter]] = OrderedDict()
        """In the order of turns: the first is next."""

    @asynccontextmanager
    async def place(self, member: Hashable) -> AsyncIterator[None]:
        """A place for as long as the block runs, once it is free and the member's turn."""
        await self.enter(member)
        try:
            yield
        finally:
            self.leave(member)

    @property
    def waiting(self) -> int:
        """How many wait for a place."""
        return sum(map(len, self._queues.values()))

    @property
    def longest(self) -> int:
        """How many wait of the member of whom the most do."""
        return max(map(len, self._queues.values()), default=0)

    def lets_in(self, member: Hashable) -> bool:
        """Whether the member would get a place at once."""
        return bool(self._free) and not self._queues.get(member) and self._inside[member] < self._each

    async def enter(self, member: Hashable) -> None:
        """Waits for a place, which has to be left by `leave`."""
        if self.lets_in(member):
            self._take(member)
            return
        waiter: Waiter = asyncio.get_running_loop().create_future()
        self._queues.setdefault(member, deque()).append(waiter)
        try:
            with stage(Stage.WAITING):
                await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():
                self.leave(member)
            else:
                self._forget(member, waiter)
            raise

    def _take(self, member: Hashable) -> None:
        self._free -= 1
        self._inside[member] += 1

    def leave(self, member: Hashable) -> None:
        """Gives the member's place back."""
        self._free += 1
        self._inside[member] -= 1
        if not self._inside[member]:
            del self._inside[member]
        self._let_in()

    def _let_in(self) -> None:
        """Gives free places to those whose turn it is; who got one goes to the end of the turns."""
        while self._free:
            turns = (member for member in self._queues if self._inside[member] < self._each)
            member = next(turns, None)
            if member is None:
                return
            queue = self._queues[member]
            waiter = queue.popleft()
            if queue:
                self._queues.move_to_end(member)
            else:
                del self._queues[member]
            if not waiter.done():
                self._take(member)
                waiter.set_result(None)

    def _forget(self, member: Hashable, waiter: Waiter) -> None:
        queue = self._queues.get(member)
        if queue is not None and waiter in queue:
            queue.remove(waiter)
            if not queue:
                del self._queues[member]
