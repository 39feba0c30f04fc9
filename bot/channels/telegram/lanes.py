"""Handles updates of one chat in order, an album as one, and those of different chats side by side, some at once.

A flood holds up nobody else: of one sender two updates are handled at once in all chats, in a chat that others write
in as well they come in between, and what is not answered anyway is left out in one go.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from bot.rates import Gate
from knowledge import request_ids
from knowledge.inbox import Update

ALBUM_SECONDS = 0.6
"""How long after a picture of an album the next one is waited for. Telegram sends them one by one, in one go."""
EACH_AT_ONCE = 2
"""Chats in which updates of the same sender are handled at the same time."""
IN_A_ROW = 5
"""After as many updates of one sender in a chat, somebody else who waits there comes first."""

Sender = str


@dataclass
class _Lane:
    """What waits in a lane, in the order in which it came, and who was handled last, how often in a row."""

    waiting: deque[tuple[Sender, Update]] = field(default_factory=deque)
    last: Sender = ""
    in_a_row: int = 0

    def next(self) -> Sender:
        """Whose update is to be handled now: whose came first, and after some of the same sender another one's."""
        sender = self.waiting[0][0]
        if sender == self.last and self.in_a_row >= IN_A_ROW:
            sender = next((one for one, _ in self.waiting if one != sender), sender)
        self.in_a_row = self.in_a_row + 1 if sender == self.last else 1
        self.last = sender
        return sender

    def first(self, sender: Sender) -> Update | None:
        """What came first of a sender and waits."""
        return next((update for one, update in self.waiting if one == sender), None)

    def take(self, sender: Sender) -> Update:
        """Takes out what came first of a sender."""
        number = next(number for number, (one, _) in enumerate(self.waiting) if one == sender)
        _, update = self.waiting[number]
        del self.waiting[number]
        return update

    def take_all(self, sender: Sender) -> list[Update]:
        """Takes out all of a sender."""
        updates = [update for one, update in self.waiting if one == sender]
        self.waiting = deque(waiting for waiting in self.waiting if waiting[0] != sender)
        return updates


class Lanes:
    """One queue and one task for each chat that has something to do.

    `handle` gets one update, or all of an album (those that `album_of` gives the same name); it must not raise.
    Where a sender is `shut`, `leave_out` gets all that waits of it in the chat and settles it, instead of `handle`. It
    must not raise either.
    """

    def __init__(
        self,
        handle: Callable[[Sequence[Update]], Awaitable[None]],
        at_once: int,
        album_of: Callable[[Update], str | None] = lambda _: None,
        *,
        sender_of: Callable[[Update], Sender] = lambda update: update.lane,
        shut: Callable[[Sender], bool] = lambda _: False,
        leave_out: Callable[[Sender, Sequence[Update]], Awaitable[None]] | None = None,
    ) -> None:
        self._handle = handle
        self._album_of = album_of
        self._sender_of = sender_of
        self._shut = shut
        self._leave_out = leave_out
        self._came = asyncio.Event()
        self._gate = Gate(at_once, EACH_AT_ONCE)
        self._lanes: dict[str, _Lane] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._open = True

    def put(self, update: Update) -> None:
        """Queues an update behind the others of its lane."""
        self._came.set()
        waiting = (self._sender_of(update), update)
        if update.lane in self._lanes:
            self._lanes[update.lane].waiting.append(waiting)
            return
        self._lanes[update.lane] = _Lane(deque([waiting]))
        task = asyncio.create_task(self._work(update.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, name: str) -> None:
        lane = self._lanes[name]
        try:
            while lane.waiting and self._open:
                sender = lane.next()
                if self._leave_out is not None and self._shut(sender):
                    await self._leave_out(sender, lane.take_all(sender))
                    continue
                updates = await self._album(lane, sender)
                async with self._gate.place(sender):
                    if self._open:
                        with request_ids.begun():
                            await self._handle(updates)
        finally:
            del self._lanes[name]

    async def _album(self, lane: _Lane, sender: Sender) -> list[Update]:
        """The next update of a sender, with all that follow it in the same album."""
        updates = [lane.take(sender)]
        album = self._album_of(updates[0])
        loop = asyncio.get_running_loop()
        until = loop.time() + ALBUM_SECONDS
        while album is not None and self._open:
            following = lane.first(sender)
            if following is not None:
                if self._album_of(following) != album:
                    break
                updates.append(lane.take(sender))
                until = loop.time() + ALBUM_SECONDS
            elif not await self._more(until - loop.time()):
                break
        return updates

    async def _more(self, seconds: float) -> bool:
        """Waits until an update of any chat comes, or these seconds are over."""
        self._came.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._came.wait()
        except TimeoutError:
            return False
        return True

    async def close(self, grace: float) -> None:
        """Begins nothing new, gives what is under way `grace` seconds, then cancels it."""
        self._open = False
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=grace)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)
