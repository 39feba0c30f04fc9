"""The model pool: every server with its models, looked after in the background, behind one model for each role."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping

from pods.engine.models.base import Model
from pods.engine.models.errors import ModelFileError
from pods.engine.models.pool.backend import Backend, BackendStatus, Target
from pods.engine.models.pool.config import RoleName
from pods.engine.models.pool.line import Line
from pods.engine.models.pool.role import RoleModel
from pods.engine.models.pool.servers import Progress
from skills.engine.errors import InglenookError

LOOK_EVERY_S = 10.0
"""Seconds between two looks at a server that is well; at one that is not, after the breaker's pause."""
_MISSED_S = 1.0
_log = logging.getLogger(__name__)

PullFiles = Callable[[str, Progress, Callable[[], bool]], None]
"""Fetches the files of an embedded model by its name, in a thread: progress, and whether to stop."""


class NobodyPulls(ModelFileError):
    """No server of the house fetches models."""

    def __init__(self, model: str) -> None:
        super().__init__(
            f"{model} could not be fetched: no Ollama server is set up. Add one to the models file, or use "
            "'ingle models pull' for an embedded model."
        )


class ModelPool:
    """Backends and the roles on them. For one event loop; `targets` has the role `fast`."""

    def __init__(
        self,
        backends: Mapping[str, Backend],
        targets: Mapping[RoleName, tuple[Target, ...]],
        *,
        pull_files: PullFiles | None = None,
        look_every_s: float = LOOK_EVERY_S,
    ) -> None:
        self._backends = dict(backends)
        self._targets = dict(targets)
        self._line = Line()
        self._pull_files = pull_files
        self._look_every_s = look_every_s
        self._tasks: set[asyncio.Task[None]] = set()
        self._started = False
        self._roles: dict[RoleName, Model] = {
            role: RoleModel(of_role, self._line, start=self.start, close=self.close)
            for role, of_role in self._targets.items()
        }

    @classmethod
    def of(cls, model: Model) -> ModelPool:
        """A pool of one model that is asked directly, in every role."""
        return _PoolOfOne(model)

    def role(self, name: RoleName) -> Model:
        """The role's model; that of `fast` where the role has none of its own."""
        return self._roles.get(name) or self._roles["fast"]

    def has(self, name: RoleName) -> bool:
        """Whether the role has a model of its own."""
        return name in self._roles

    def places(self, name: RoleName) -> int:
        """How many questions of a role are worked on at once when all is well."""
        targets = self._targets.get(name) or self._targets["fast"]
        main = [one for one in targets if not one.backend.last_resort] or targets
        return sum({one.backend.name: one.backend.spec.slots for one in main}.values())

    def start(self) -> None:
        """Begin to look after the servers and to warm what stays in memory; on a running event loop."""
        if self._started:
            return
        self._started = True
        for target in self._all:
            target.model.start()
        for backend in self._backends.values():
            if backend.server is not None:
                self._begin(self._look_after(backend), f"look after {backend.name}")

    async def close(self) -> None:
        """Ends what runs in the background and closes every connection and engine; a second time does nothing."""
        tasks, self._tasks = list(self._tasks), set()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for model in dict.fromkeys(target.model for target in self._all):
            await model.close()
        for backend in self._backends.values():
            if backend.server is not None:
                await backend.server.close()

    async def look(self) -> None:
        """Look at every server once, all at the same time."""
        await asyncio.gather(*(backend.look() for backend in self._backends.values()))

    def status(self) -> tuple[BackendStatus, ...]:
        """How every backend is now; costs nothing."""
        return tuple(one.status(self._line.waiting(one)) for one in self._backends.values())

    async def pull(self, model: str, progress: Progress) -> None:
        """Has a model fetched by the Ollama servers that need it, one after the other, or for the embedded engine.

        `progress` is called on the loop, or in a thread for embedded files, with bytes done and in all. Cancelling
        stops it. Raises NobodyPulls and the other ModelFileErrors.
        """
        backends = self._pulling(model)
        if not backends:
            await self._pull_embedded(model, progress)
            return
        for number, backend in enumerate(backends):

            def of_all(done: int, total: int, before: int = number) -> None:
                progress(before * total + done, len(backends) * total)

            if backend.server is not None:
                await backend.server.pull(model, of_all)
                await backend.look()
        self._line.serve()

    def _pulling(self, model: str) -> list[Backend]:
        """The Ollama servers with a role for the model; where none has, all of them."""
        able = [one for one in self._backends.values() if one.spec.kind == "ollama"]
        named = [
            one for one in able if one.server and any(target.name == one.server.same(model) for target in one.targets)
        ]
        return named or able

    async def _pull_embedded(self, model: str, progress: Progress) -> None:
        if self._pull_files is None or not any(one.last_resort for one in self._backends.values()):
            raise NobodyPulls(model)
        stop = False
        try:
            await asyncio.to_thread(self._pull_files, model, progress, lambda: stop)
        finally:
            stop = True

    @property
    def _all(self) -> list[Target]:
        return [target for of_role in self._targets.values() for target in of_role]

    def _begin(self, work: Coroutine[None, None, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _look_after(self, backend: Backend) -> None:
        """Looks at a server again and again, soon where a question failed, and warms it when it is there anew."""
        there = False
        while True:
            backend.doubted.clear()
            was, there = there, await backend.look()
            if there and not was:
                self._begin(self._warm(backend), f"warm {backend.name}")
            if was and not there:
                _log.warning("the model server %s is not well: %s", backend.name, backend.breaker.reason)
            self._line.serve()
            pause = self._look_every_s if there else max(backend.breaker.pause, _MISSED_S)
            try:
                async with asyncio.timeout(min(pause, self._look_every_s)):
                    await backend.doubted.wait()
                await asyncio.sleep(min(backend.breaker.pause, self._look_every_s))
            except TimeoutError:
                continue

    async def _warm(self, backend: Backend) -> None:
        staying = [target for target in backend.targets if target.always and not target.missing]
        for target in staying:
            try:
                await target.model.warm()
            except InglenookError as error:
                _log.warning("%s", error)
        if staying:
            await backend.look()


class _PoolOfOne(ModelPool):
    """A model that serves every role, as it is."""

    PLACES = 2

    def __init__(self, model: Model) -> None:
        super().__init__({}, {})
        self._model = model

    def role(self, name: RoleName) -> Model:
        """The model."""
        return self._model

    def places(self, name: RoleName) -> int:
        """As many as the embedded engine has."""
        return self.PLACES

    def start(self) -> None:
        """Starts the model."""
        self._model.start()

    async def close(self) -> None:
        """Closes the model."""
        await self._model.close()
