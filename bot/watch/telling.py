"""Notices from the event loop, by a thread of their own: also while all others are busy."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from skills.notices import Notices
from skills.notices.service import Fact

T = TypeVar("T")

NOTED_EVERY = 600.0
"""Seconds between two notes that something still is so."""


class Telling:
    """Tells what is so, and once that it is over. For one event loop."""

    def __init__(self, notices: Notices, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.notices = notices
        self._monotonic = monotonic
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="watch")
        self._noted: dict[str, float | None] = {}

    async def aside(self, work: Callable[[], T]) -> T:
        """Does something that blocks, in the watch's own thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def tell(self, key: str, facts: Mapping[str, Fact], *, urgent: bool = False, elsewhere: bool = False) -> bool:
        """Something that has happened; see `Notices.tell`. Raises the store's errors."""
        tell = partial(self.notices.tell, key, facts, urgent=urgent, elsewhere=elsewhere, news=True)
        return await self.aside(tell)

    async def lasts(
        self,
        key: str,
        facts: Mapping[str, Fact] | None,
        *,
        well: Mapping[str, Fact] | None = None,
        urgent: bool = False,
        elsewhere: bool = False,
    ) -> None:
        """Something that is so now; with None for `facts` it is not, or not any more. Raises the store's errors.

        `well` are the facts of the sentence that says that it is over, where they are others.
        """
        noted = self._noted.get(key, -NOTED_EVERY)
        if facts is None:
            if noted is not None:
                await self.aside(partial(self.notices.resolve, key, facts=well))
            self._noted[key] = None
        elif noted is None or self._monotonic() - noted >= NOTED_EVERY:
            await self.aside(partial(self.notices.tell, key, facts, urgent=urgent, elsewhere=elsewhere))
            self._noted[key] = self._monotonic()

    def close(self) -> None:
        """Ends the thread, without waiting for what hangs in it."""
        self._thread.shutdown(wait=False, cancel_futures=True)
