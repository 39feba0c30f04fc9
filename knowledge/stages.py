"""How long the stages of the work take: each says so where it happens, and whoever keeps figures listens."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from contextvars import ContextVar
from enum import StrEnum
from types import TracebackType


class Stage(StrEnum):
    """The stages; a closed list, because each is a label of a figure."""

    WAITING = "waiting"
    """For a place: too much is being answered, or asked of models."""
    HEARING = "hearing"
    OCR = "ocr"
    RAILS_IN = "rails_in"
    UNDERSTANDING = "understanding"
    ROUTING = "routing"
    MODEL = "model"
    COMMAND = "command"
    RAILS_OUT = "rails_out"
    RENDERING = "rendering"
    SPEAKING = "speaking"
    SENDING = "sending"


Listener = Callable[[Stage, float, float], None]
"""Gets a stage, its seconds without the stages inside it, and with them. From any thread; must be quick."""

_listeners: tuple[Listener, ...] = ()
_open: ContextVar[_Timed | None] = ContextVar("stage", default=None)
_UNTIMED: AbstractContextManager[object] = nullcontext()


def listen(listener: Listener) -> Callable[[], None]:
    """Tells the listener of every stage of this process from now on; what is given back ends that."""
    global _listeners
    _listeners = (*_listeners, listener)

    def end() -> None:
        global _listeners
        _listeners = tuple(one for one in _listeners if one is not listener)

    return end


def stage(name: Stage) -> AbstractContextManager[object]:
    """Around the work of a stage, also where it awaits; costs nothing worth naming where nobody listens."""
    return _Timed(name) if _listeners else _UNTIMED


class _Timed:
    """One stage under way. It knows the one it is inside of, so that no second is counted twice."""

    __slots__ = ("__weakref__", "_begun", "_inside", "_name", "_outer")

    def __init__(self, name: Stage) -> None:
        self._name = name

    def __enter__(self) -> _Timed:
        self._inside = 0.0
        self._outer = _open.get()
        _open.set(self)
        self._begun = time.perf_counter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        whole = time.perf_counter() - self._begun
        # Tasks that were begun inside keep this object in their context: it must not keep the ones around it.
        outer, self._outer = self._outer, None
        _open.set(outer)
        if outer is not None:
            outer._inside += whole
        for listener in _listeners:
            listener(self._name, max(0.0, whole - self._inside), whole)
