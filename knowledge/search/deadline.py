"""Work that may hang, such as asking a server whose machine is asleep: it is waited for, but not for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, TypeVar

T = TypeVar("T")


def started(work: Callable[[], T]) -> Future[T]:
    """Blocking work in a thread of its own, which does not keep the process from ending."""
    future: Future[T] = Future()

    def run() -> None:
        with _Failing(future):
            future.set_result(work())

    threading.Thread(target=run, name="inglenook-deadline", daemon=True).start()
    return future


@dataclass(frozen=True, slots=True)
class _Failing(Generic[T]):
    """Hands whatever is raised within to whoever waits for the future."""

    future: Future[T]

    def __enter__(self) -> None:
        """There is nothing to begin."""

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> bool:  # fmt: skip
        if error is not None:
            self.future.set_exception(error)
        return True
