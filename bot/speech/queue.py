"""One thing at a time for each engine, in the order in which it was asked, and no more waiting than is bearable."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

_Done = TypeVar("_Done")

WAITING = 8
"""How many may wait for an engine beside the one that has it."""


class QueueFullError(Exception):
    """Too many wait already."""


class Queue:
    """A thread for one engine. What is cancelled while it waits is never begun."""

    def __init__(self, name: str, waiting: int = WAITING) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._places = threading.BoundedSemaphore(waiting + 1)

    def add(self, work: Callable[[], _Done]) -> Future[_Done]:
        """What `work` will give. Raises QueueFullError."""
        if not self._places.acquire(blocking=False):
            raise QueueFullError
        job = self._thread.submit(copy_context().run, work)
        job.add_done_callback(lambda _: self._places.release())
        return job

    @property
    def full(self) -> bool:
        """Whether the next one would be refused."""
        if not self._places.acquire(blocking=False):
            return True
        self._places.release()
        return False

    def close(self) -> None:
        """Begins nothing more, and waits for what is under way."""
        self._thread.shutdown(wait=True, cancel_futures=True)
