"""The reading service as an application: a picture or a PDF in, the text of its pages out."""

from __future__ import annotations

import asyncio
import logging
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, File, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from bot.health import health_routes
from bot.speech.guard import Guard
from bot.speech.queue import WAITING, Queue, QueueFullError
from knowledge.images.errors import UnreadableFileError
from knowledge.ocr.elsewhere import told_pages
from knowledge.ocr.page import Page

log = logging.getLogger(__name__)

MOST_BYTES = 64 * 1024**2
"""Of a file; what a chat takes is smaller."""
AROUND = 64 * 1024
"""Bytes that a form adds around its file."""
NAMED_BY = "INGLE_OCR_TOKEN"

Read = Callable[[Path], tuple[Page, ...]]


@dataclass(frozen=True, slots=True)
class Health:
    """What the service is, as long as it runs."""

    status: str
    version: str
    engine: str


class ReadingService:
    """One engine of this machine and its queue. `read` blocks and raises UnreadableFileError."""

    def __init__(self, read: Read, engine: str, version: str, *, waiting: int = WAITING) -> None:
        self._read_file = read
        self._about = Health("ok", version, engine)
        self._queue = Queue("reading", waiting)

    def app(self, token: str, most_bytes: int = MOST_BYTES) -> FastAPI:
        """The routes, behind the guard. Without a token everybody is answered who reaches the port."""
        guard = Middleware(Guard, token=token, most_bytes=most_bytes + AROUND, named_by=NAMED_BY)
        app = FastAPI(title="Inglenook reading", docs_url=None, redoc_url=None, openapi_url=None, middleware=[guard])
        app.add_api_route("/v1/health", self._health, methods=["GET"])
        app.router.routes += health_routes(self._ready)
        app.add_api_route("/v1/read", self._read, methods=["POST"], response_model=None)
        app.add_exception_handler(HTTPException, _refused)
        app.add_exception_handler(RequestValidationError, _not_understood)
        app.add_exception_handler(QueueFullError, _busy)
        return app

    def close(self) -> None:
        """Begins nothing more. Blocks until what is under way has ended."""
        self._queue.close()

    async def _ready(self) -> str | None:
        return "more wait to be read than it takes" if self._queue.full else None

    async def _health(self) -> Health:
        return self._about

    async def _read(self, file: Annotated[UploadFile, File()]) -> Response:
        folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="inglenook-reading-"))
        try:
            path = folder / "file"
            await asyncio.to_thread(_keep, file, path)
            pages = await asyncio.wrap_future(self._queue.add(lambda: self._read_file(path)))
        except UnreadableFileError as error:
            return JSONResponse({"unreadable": error.reason, "detail": error.detail}, 422)
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
        return JSONResponse(told_pages(pages))


def _keep(file: UploadFile, path: Path) -> None:
    with path.open("wb") as kept:
        shutil.copyfileobj(file.file, kept)


async def _refused(_request: Request, error: Exception) -> Response:
    status, sentence = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "It failed.")
    return JSONResponse({"error": sentence}, status)


async def _not_understood(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"error": "This request is not what the service expects: a form with one file."}, 400)


async def _busy(_request: Request, _error: Exception) -> Response:
    sentence = "Too many wait already. Please ask again in a moment."
    return JSONResponse({"error": sentence}, 503, {"Retry-After": "5"})
