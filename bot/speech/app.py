"""The speech service as an application: what is heard line by line, what is said as a voice note."""

from __future__ import annotations

import asyncio
import json
import logging
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Future
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import FastAPI, File, Form, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from bot.health import health_routes
from bot.speech.guard import Guard
from bot.speech.queue import WAITING, Queue, QueueFullError
from knowledge.speech.errors import UnheardError
from knowledge.speech.hearing import Ear
from knowledge.speech.remote import SECONDS, VOICE, told_transcript
from knowledge.speech.sound import NOTE_BYTES, Limits
from knowledge.speech.speaking import Mouth, Speech, UnspokenError
from knowledge.stages import Stage, stage

log = logging.getLogger(__name__)

AROUND = 64 * 1024
"""Bytes that a form adds around its file."""
BEAT = 5.0
"""Seconds between two signs of life while nothing is to be told."""

Line = dict[str, Any]
Language = Literal["en", "de", "fr", "es", "it"]


@dataclass(frozen=True, slots=True)
class Offer:
    """What the service can do: its `Health` as long as it runs; None for what is off."""

    version: str
    hearing: Line | None
    speaking: Line | None


class Say(BaseModel):
    """A text to say, written as it is said."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    language: Language


class SpeechService:
    """The engines of this machine, each with its queue. `notes` and `long` are two ears for short and long."""

    def __init__(
        self, notes: Ear | None, long: Ear | None, mouth: Mouth | None, offer: Offer, *, waiting: int = WAITING
    ) -> None:
        self._ears = {"notes": notes, "long": long}
        self._mouth = mouth
        self._offer = offer
        self._queues = {name: Queue(name, waiting) for name in (*self._ears, "speaking")}

    def app(self, token: str, limits: Limits | None = None) -> FastAPI:
        """The routes, behind the guard. Without a token everybody is answered who reaches the port."""
        most = (limits or Limits()).bytes + AROUND
        guard = Middleware(Guard, token=token, most_bytes=most)
        app = FastAPI(title="Inglenook speech", docs_url=None, redoc_url=None, openapi_url=None, middleware=[guard])
        app.add_api_route("/v1/health", self._health, methods=["GET"])
        app.router.routes += health_routes(self._ready)
        app.add_api_route("/v1/hear", self._hear, methods=["POST"], response_model=None)
        app.add_api_route("/v1/say", self._say, methods=["POST"], response_model=None)
        app.add_exception_handler(HTTPException, _refused)
        app.add_exception_handler(RequestValidationError, _not_understood)
        app.add_exception_handler(QueueFullError, _busy)
        return app

    def close(self) -> None:
        """Begins nothing more. Blocks until what is under way has ended."""
        for queue in self._queues.values():
            queue.close()

    async def _ready(self) -> str | None:
        full = next((name for name, queue in self._queues.items() if queue.full), None)
        return f"the queue of {full} takes nothing more" if full else None

    async def _health(self) -> Offer:
        return self._offer

    async def _hear(
        self,
        file: Annotated[UploadFile, File()],
        language: Annotated[str, Form()] = "",
        among: Annotated[Sequence[str], Form()] = (),
        words: Annotated[Sequence[str], Form()] = (),
    ) -> Response:
        name = "notes" if (file.size or 0) <= NOTE_BYTES else "long"
        ear = self._ears[name]
        if ear is None:
            raise HTTPException(404, "This service does not hear: INGLE_HEARING is off there.")
        folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="inglenook-speech-"))
        async with AsyncExitStack() as in_vain:
            in_vain.push_async_callback(asyncio.to_thread, shutil.rmtree, folder, ignore_errors=True)
            path = folder / f"recording{_suffix(file.filename)}"
            await asyncio.to_thread(_keep, file, path)
            lines = _Lines()
            job = self._queues[name].add(lambda: _heard(ear, path, language or None, among, words, lines))
            in_vain.pop_all()

        def ended(done: Future[None]) -> None:
            shutil.rmtree(folder, ignore_errors=True)
            if not done.cancelled() and (error := done.exception()) is not None:
                log.error("hearing failed: %r", error)
            lines.put(None)

        job.add_done_callback(ended)
        return StreamingResponse(_told(lines, job.cancel), media_type="application/x-ndjson")

    async def _say(self, wanted: Say) -> Response:
        mouth = self._mouth
        if mouth is None:
            raise HTTPException(404, "This service does not speak: INGLE_SPEAKING is off there.")
        job = self._queues["speaking"].add(lambda: _said(mouth, wanted))
        try:
            speech: Speech = await asyncio.wrap_future(job)
        except UnspokenError as error:
            return JSONResponse({"unspoken": error.reason, "detail": error.detail}, 422)
        return Response(speech.ogg, 200, {SECONDS: str(speech.seconds), VOICE: speech.voice}, "audio/ogg")


class _Lines:
    """What is to be told of a recording, put in by the thread that hears and taken out by the answer."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._waiting: asyncio.Queue[Line | None] = asyncio.Queue()

    def put(self, line: Line | None) -> None:
        """From any thread; None ends the answer. Nobody waits any more once the service has stopped."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._waiting.put_nowait, line)

    async def next(self) -> Line | None:
        """The next one; a sign of life where there is none for a while."""
        try:
            return await asyncio.wait_for(self._waiting.get(), BEAT)
        except TimeoutError:
            return {"waiting": True}


async def _told(lines: _Lines, cancel: Callable[[], bool]) -> AsyncIterator[str]:
    """The lines as they come. Who goes away before their turn is not heard at all."""
    try:
        while (line := await lines.next()) is not None:
            yield json.dumps(line, ensure_ascii=False) + "\n"
    finally:
        cancel()


def _heard(
    ear: Ear, path: Path, language: str | None, among: Sequence[str], words: Sequence[str], lines: _Lines
) -> None:
    def progress(heard: float, seconds: float) -> None:
        lines.put({"heard": heard, "seconds": seconds})

    try:
        with stage(Stage.HEARING):
            transcript = ear.hear(path, language=language, among=among, words=words, progress=progress)
    except UnheardError as error:
        lines.put({"unheard": error.reason, "detail": error.detail})
    else:
        lines.put(told_transcript(transcript))


def _said(mouth: Mouth, wanted: Say) -> Speech:
    with stage(Stage.SPEAKING):
        return mouth.say(wanted.text, wanted.language)


def _keep(file: UploadFile, path: Path) -> None:
    with path.open("wb") as kept:
        shutil.copyfileobj(file.file, kept)


def _suffix(name: str | None) -> str:
    suffix = Path(name or "").suffix
    return suffix if suffix[1:].isalnum() and len(suffix) < 8 else ""


async def _refused(_request: Request, error: Exception) -> Response:
    status, sentence = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "It failed.")
    return JSONResponse({"error": sentence}, status)


async def _not_understood(_request: Request, error: Exception) -> Response:
    fields = [str(one["loc"][-1]) for one in error.errors()] if isinstance(error, RequestValidationError) else []
    return JSONResponse({"error": f"This request is not what the service expects: {', '.join(fields)}."}, 400)


async def _busy(_request: Request, _error: Exception) -> Response:
    sentence = "Too many wait already. Please ask again in a moment."
    return JSONResponse({"error": sentence}, 503, {"Retry-After": "5"})
