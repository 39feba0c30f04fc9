"""A place for a model that is not there yet: fetched and loaded behind the scenes; says how far it is."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import threading
import time
from collections.abc import Awaitable, Callable

from pods.engine.models.base import ChatMessage, Model, ModelReply, ModelRequest, ModelState, ModelStatus
from pods.engine.models.errors import DownloadFailed, ModelTimeout, ModelUnavailable
from skills.engine.errors import InglenookError

Fetch = Callable[[Callable[[int, int], None], Callable[[], bool]], None]

RETRY_S = 60.0
_LOAD_TIMEOUT_S = 600.0
_log = logging.getLogger(__name__)


class ModelSlot(Model):
    """Stands for the model from the first moment on.

    missing -> downloading -> waiting -> loading -> ready, or failed with a reason. `present` says cheaply
    whether the files may be used; `fetch(progress, stopped)` blocks and brings them (None: not allowed);
    `load` makes the model. Loading begins with the first question or `warm`. A question waits for loading,
    within its own time limit, and never for a download. A model that died is loaded again by the next
    question; a failed download is tried again by the first question after a minute.
    """

    json_schema = True
    streaming = True
    local = True

    def __init__(
        self,
        name: str,
        *,
        present: Callable[[], bool],
        load: Callable[[], Awaitable[Model]],
        fetch: Fetch | None,
        retry_s: float = RETRY_S,
    ) -> None:
        self.name = name
        self._present = present
        self._load = load
        self._fetch = fetch
        self._retry_s = retry_s
        self._model: Model | None = None
        self._fetching: asyncio.Task[None] | None = None
        self._loading: asyncio.Task[Model] | None = None
        self._stop = threading.Event()
        self._share = 0.0
        self._failure = ""
        self._failed_at = 0.0
        self._closed = False

    @property
    def status(self) -> ModelStatus:
        """Where the model stands; `share` is the part of the files that was fetched."""
        if self._model is not None and self._model.status.state is ModelState.READY:
            return ModelStatus(ModelState.READY)
        if _running(self._fetching):
            reason = f"the model is still being fetched ({self._share:.0%})"
            return ModelStatus(ModelState.DOWNLOADING, self._share, reason)
        if _running(self._loading):
            return ModelStatus(ModelState.LOADING, 1.0, "the model is being loaded")
        if self._failure:
            return ModelStatus(ModelState.FAILED, self._share, self._failure)
        if self._present():
            return ModelStatus(ModelState.WAITING, 1.0, "the model is loaded with the first question")
        return ModelStatus(ModelState.MISSING, self._share, "the model is not on this machine")

    @property
    def loaded(self) -> Model | None:
        """The model itself once it was loaded, for measuring."""
        return self._model

    def start(self) -> None:
        """Begin to fetch the files if they are missing and that is allowed; returns at once."""
        if self._closed or self._fetch is None or _running(self._fetching) or self._present():
            return
        if self._failure and time.monotonic() - self._failed_at < self._retry_s:
            return
        self._failure = ""
        self._fetching = asyncio.create_task(self._run_fetch(self._fetch), name=f"fetch {self.name}")

    async def warm(self) -> None:
        """Load the model now; raises ModelUnavailable while its files are missing."""
        await self._loaded(_LOAD_TIMEOUT_S)

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Ask the model; ModelUnavailable tells the state of one that is not there yet."""
        started = time.monotonic()
        model = await self._loaded(request.timeout_s)
        left = request.timeout_s - (time.monotonic() - started)
        return await model.complete(dataclasses.replace(request, timeout_s=left))

    async def count_tokens(self, messages: tuple[ChatMessage, ...]) -> int | None:
        """As the loaded model counts."""
        return await (await self._loaded(_LOAD_TIMEOUT_S)).count_tokens(messages)

    async def close(self) -> None:
        """Stop fetching and loading, end the model."""
        self._closed = True
        self._stop.set()
        tasks = [task for task in (self._fetching, self._loading) if task is not None]
        if self._loading is not None:
            self._loading.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        model, self._model = self._model, None
        if model is not None:
            await model.close()

    async def _loaded(self, timeout_s: float) -> Model:
        if self._model is not None and self._model.status.state is ModelState.READY:
            return self._model
        if self._closed:
            raise ModelUnavailable(self.name, "the model was closed", "Start Inglenook again")
        self.start()
        if _running(self._fetching) or not self._present():
            raise self._not_there()
        if self._loading is None or self._loading.done():
            self._failure = ""
            self._loading = asyncio.create_task(self._run_load(), name=f"load {self.name}")
            self._loading.add_done_callback(_observe)
        try:
            async with asyncio.timeout(timeout_s):
                return await asyncio.shield(self._loading)
        except TimeoutError as error:
            raise ModelTimeout(self.name, timeout_s) from error

    async def _run_fetch(self, fetch: Fetch) -> None:
        def progress(done: int, total: int) -> None:
            self._share = done / total if total else 0.0

        try:
            await asyncio.to_thread(fetch, progress, self._stop.is_set)
        except InglenookError as error:
            self._fail(error)
        except OSError as error:
            self._fail(DownloadFailed(self.name, str(error)))
        except asyncio.CancelledError:
            self._stop.set()
            raise

    async def _run_load(self) -> Model:
        dead, self._model = self._model, None
        if dead is not None:
            await dead.close()
        try:
            self._model = await self._load()
        except InglenookError as error:
            self._fail(error)
            raise
        return self._model

    def _fail(self, error: InglenookError) -> None:
        self._failure = str(error).rstrip(".")
        self._failed_at = time.monotonic()
        if not self._closed:
            _log.warning("%s", error)

    def _not_there(self) -> ModelUnavailable:
        status = self.status
        if status.state is ModelState.DOWNLOADING:
            return ModelUnavailable(self.name, status.reason, "Ask again when it is here")
        return ModelUnavailable(self.name, status.reason, "Run 'ingle models pull'")


def _running(task: asyncio.Task[None] | asyncio.Task[Model] | None) -> bool:
    return task is not None and not task.done()


def _observe(task: asyncio.Task[Model]) -> None:
    """Take note of a failure that nobody waited for; `_fail` has kept its reason."""
    if not task.cancelled():
        task.exception()
