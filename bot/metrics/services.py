"""Figures of a service of its own (a pod, reading, speech): calls and seconds, beside what the process itself tells."""

from __future__ import annotations

import time
from collections.abc import Collection

from prometheus_client import Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.metrics.cards import Cards
from bot.metrics.counts import MEDIA_BUCKETS, Process
from bot.metrics.serving import shown

PATH = "/metrics"
CALL_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, *MEDIA_BUCKETS)


class ServiceFigures:
    """Answers GET /metrics before the application, and counts the calls of the routes that are named.

    It asks nobody who they are, as the route of health: there is nothing of a member in the figures.
    """

    def __init__(self, app: ASGIApp, service: str, version: str, routes: Collection[str]) -> None:
        self._app = app
        self._routes = frozenset(routes)
        self._process = Process(version)
        self._process.registry.register(Cards())
        common = self._process.common
        self._calls = Counter("service_calls", "Calls and their answers", ["service", "route", "status"], **common)
        self._seconds = Histogram(
            "service_seconds", "From call to answer", ["service", "route"], buckets=CALL_BUCKETS, **common
        )
        self._service = service

    def end(self) -> None:
        """Counts no more."""
        self._process.end()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["path"] == PATH and scope["method"] == "GET":
            await (await shown(self._process.registry))(scope, receive, send)
            return
        if scope["path"] not in self._routes:
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), "none"

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = f"{message['status'] // 100}xx"
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            route = scope["path"]
            self._calls.labels(self._service, route, status).inc()
            self._seconds.labels(self._service, route).observe(time.perf_counter() - begun)
