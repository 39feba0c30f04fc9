"""From what went wrong to a status and one plain sentence, the same shape for every route."""

from __future__ import annotations

import logging

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException as StarletteHTTPException

from bot.channels.web import TooManyError, UnknownButtonError, WebChatClosedError
from knowledge import request_ids
from knowledge.store.database import StorageFullError

log = logging.getLogger(__name__)

SENTENCES = {
    400: "This could not be read.",
    401: "Sign in first.",
    404: "There is nothing here.",
    405: "This cannot be done here.",
}


class ProblemError(HTTPException):
    """A request is refused; the sentence is for the person."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(status, sentence)


def install(app: FastAPI) -> None:
    """Makes every error of an application answer `{"error": sentence}`; the page says it in its own language."""

    @app.exception_handler(StarletteHTTPException)
    async def refused(_request: Request, error: StarletteHTTPException) -> JSONResponse:
        ours = isinstance(error, ProblemError)
        sentence = str(error.detail) if ours else SENTENCES.get(error.status_code, SENTENCES[400])
        return _answer(error.status_code, sentence)

    @app.exception_handler(RequestValidationError)
    async def malformed(_request: Request, error: RequestValidationError) -> JSONResponse:
        if any(problem["type"] == "string_too_long" for problem in error.errors()):
            return _answer(422, "This message is too long. Please send it in parts.")
        return _answer(422, "This request is not what the hub expects. Reload the page and try again.")

    @app.exception_handler(WebChatClosedError)
    async def closed(_request: Request, _error: WebChatClosedError) -> JSONResponse:
        return _answer(503, "Inglenook is starting or stopping. Please try again in a moment.")

    @app.exception_handler(TooManyError)
    async def too_many(_request: Request, _error: TooManyError) -> JSONResponse:
        return _answer(429, "That was too much at once. Please wait a minute, then send this again.")

    @app.exception_handler(UnknownButtonError)
    async def no_such_button(_request: Request, _error: UnknownButtonError) -> JSONResponse:
        return _answer(404, "This button is not in this conversation.")

    @app.exception_handler(StorageFullError)
    async def full(_request: Request, _error: StorageFullError) -> JSONResponse:
        return _answer(507, "The disk is full: nothing was saved. Please tell whoever looks after Inglenook.")

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> JSONResponse:
        reference = request_ids.current() or request_ids.new()
        log.error("%s %s failed (%s): %r", request.method, _route(request), reference, error)
        return _answer(500, f"Something went wrong here. It is in the log as {reference}.", reference=reference)


def _route(request: Request) -> str:
    """The path as it was declared: what stands in it may be a secret."""
    return str(getattr(request.scope.get("route"), "path", "a path"))


def _answer(status: int, sentence: str, **facts: str) -> JSONResponse:
    return JSONResponse({"error": sentence, **facts}, status)
