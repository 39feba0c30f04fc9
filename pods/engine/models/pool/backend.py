"""A server as the pool sees it, and a model on it: how it is, how busy it is, and what a prompt would cost there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from pods.engine.models.base import Model
from pods.engine.models.errors import ModelTimeout, ModelUnavailable
from pods.engine.models.pool.breaker import Breaker
from pods.engine.models.pool.config import BackendSpec, Kind
from pods.engine.models.pool.prefix import Memory, Prompt
from pods.engine.models.pool.servers import Seen, Server
from skills.engine.errors import ServiceError

BUSY = 4000.0
"""Characters of reading that a server with all its places taken is behind an idle one."""
LOADING = 20_000.0
"""Characters that could be read while a model is loaded into memory."""
UNEVEN = 150.0
"""Characters that one answer more than the others gave lately counts."""
HALF_LIFE_S = 60.0
PROMPTS_KEPT = 16
"""Prompts in the memory of servers that keep more than one for each place."""
_MISSED = 2
"""Looks in a row that get no answer in time before a server is taken for gone: a busy machine may miss one."""


@dataclass(frozen=True, slots=True)
class BackendStatus:
    """How a backend is now: `loaded` are the models in its memory, as far as it says; `reason` is no whole sentence."""

    name: str
    kind: Kind
    address: str
    healthy: bool
    reason: str
    loaded: tuple[str, ...]
    in_flight: int
    waiting: int
    answered: int
    failed: int


class Backend:
    """One server; `server` is None for the embedded engine, which is always there. For one event loop."""

    def __init__(self, name: str, spec: BackendSpec, server: Server | None, now: Callable[[], float]) -> None:
        self.name = name
        self.spec = spec
        self.server = server
        self.breaker = Breaker(now)
        self.seen = Seen()
        self.in_flight = self.answered = self.failed = 0
        self.watches: set[asyncio.Timeout] = set()
        """Time limits of the questions that are given up when the server hangs."""
        self.targets: list[Target] = []
        self.doubted = asyncio.Event()
        """Set when a question failed, so that somebody looks soon."""
        self._now = now
        self._missed = 0
        self._recent, self._recent_at = 0.0, 0.0

    @property
    def last_resort(self) -> bool:
        """Only asked when nothing else is left."""
        return self.spec.kind == "embedded"

    @property
    def free(self) -> bool:
        """Whether it has a place for a question."""
        return self.in_flight < self.spec.slots

    @property
    def recent(self) -> float:
        """Questions of the last minutes for each place, the older the less."""
        return self._recent * float(0.5 ** ((self._now() - self._recent_at) / HALF_LIFE_S)) / self.spec.slots

    def took(self) -> None:
        """It gets a question."""
        self._recent, self._recent_at = self.recent * self.spec.slots + 1, self._now()
        self.in_flight += 1
        self.breaker.trying()

    async def look(self) -> bool:
        """Whether the server is there. What hangs there is given up, so that another answers it."""
        if self.server is None:
            return True
        try:
            self.seen = await self.server.look()
        except ModelUnavailable as error:
            self._missed += 1
            if error.fault != "trouble" or self._missed >= _MISSED:
                self._lost(error.reason)
            return False
        self._missed = 0
        self.breaker.alive()
        return True

    def _lost(self, reason: str) -> None:
        self.breaker.failed(reason, gone=True)
        self.seen = Seen()
        now = asyncio.get_running_loop().time()
        for watch in self.watches:
            if not watch.expired():
                watch.reschedule(now)
        for target in self.targets:
            target.memory.clear()

    def status(self, waiting: int) -> BackendStatus:
        """As it is now."""
        reasons = [self.breaker.reason, *(target.missing or target.breaker.reason for target in self.targets)]
        reason = next(filter(None, reasons), "")
        return BackendStatus(
            self.name,
            self.spec.kind,
            self.server.address if self.server else "",
            not reason,
            reason,
            tuple(sorted(self.seen.loaded or ())),
            self.in_flight,
            waiting,
            self.answered,
            self.failed,
        )


class Target:
    """A model on a backend; `name` is what the server calls it, `always` whether it stays in memory."""

    def __init__(
        self, backend: Backend, model: Model, name: str, *, always: bool = False, now: Callable[[], float]
    ) -> None:
        self.backend = backend
        self.model = model
        self.name = backend.server.same(name) if backend.server else name
        self.always = always
        self.breaker = Breaker(now)
        self.memory = Memory(backend.spec.slots if backend.spec.kind == "ollama" else PROMPTS_KEPT)
        backend.targets.append(self)

    @property
    def missing(self) -> str:
        """Why the server cannot load the model; empty when it can, or does not say."""
        available = self.backend.seen.available
        if available is None or self.name in available:
            return ""
        return f"the model {self.name} is not on it"

    @property
    def usable(self) -> bool:
        """Whether a question may be sent there now, or as soon as there is a place."""
        return self.backend.breaker.allows and self.breaker.allows and not self.missing

    @property
    def hopeful(self) -> bool:
        """Whether it is usable, or a question is finding out."""
        return self.backend.breaker.hopeful and self.breaker.hopeful and not self.missing

    @property
    def reason(self) -> str:
        """Why it is not usable."""
        return self.backend.breaker.reason or self.breaker.reason or self.missing

    def cost(self, prompt: Prompt, least: float) -> float:
        """What it would cost to send the prompt there, in characters to be read; `least` is the smallest `recent`."""
        # Other servers than Ollama's list models under names of their own, and have loaded what they serve.
        loaded = self.backend.seen.loaded if self.backend.spec.kind == "ollama" else None
        return (
            prompt.characters
            - self.memory.known(prompt)
            + (LOADING if loaded is not None and self.name not in loaded else 0)
            + BUSY * self.backend.in_flight / self.backend.spec.slots
            + UNEVEN * (self.backend.recent - least)
            + (0 if self.backend.breaker.closed else BUSY)
        )

    def took(self, prompt: Prompt) -> None:
        """It gets the prompt."""
        self.backend.took()
        self.breaker.trying()
        self.memory.add(prompt)

    def answered(self) -> None:
        """A question was answered, well or badly."""
        self.backend.answered += 1
        self.backend.breaker.succeeded()
        self.breaker.succeeded()
        seen = self.backend.seen
        if seen.loaded is not None and self.name not in seen.loaded:
            self.backend.seen = Seen(seen.loaded | {self.name}, seen.available)

    def failed(self, error: ServiceError) -> None:
        """A question failed; what it says about the server, the model on it or the question decides what is closed."""
        self.backend.failed += 1
        self.gave_up()
        if self.backend.last_resort:
            return
        match error:
            case ModelUnavailable(fault="gone" | "trouble"):
                self.backend.breaker.failed(error.reason, gone=error.fault == "gone")
                self.backend.doubted.set()
            case ModelTimeout():
                self.backend.breaker.failed("it did not answer in time")
                self.backend.doubted.set()
            case ModelUnavailable(fault="setup"):
                self.breaker.failed(error.reason, gone=True)

    def gave_up(self) -> None:
        """The question was withdrawn, or it failed for reasons of its own."""
        self.backend.breaker.gave_up()
        self.breaker.gave_up()
