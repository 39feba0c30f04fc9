"""The internal port: GET /metrics for Prometheus, POST /alerts for what Alertmanager hands on."""

from __future__ import annotations

import asyncio
import logging
import sqlite3

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.metrics.alerts import Alerts, Handed
from bot.metrics.counts import Counts
from knowledge.store.database import StorageFullError

log = logging.getLogger(__name__)

MOST_BYTES = 256 * 1024
AGAIN_SECONDS = "30"


async def shown(registry: CollectorRegistry) -> Response:
    """All figures in the text form of Prometheus."""
    text = await asyncio.to_thread(generate_latest, registry)
    return Response(text, media_type=None, headers={"Content-Type": CONTENT_TYPE_LATEST})


def metrics_app(counts: Counts, handed: Handed) -> Starlette:
    """The application of the internal port. Who reaches that port may read and post: it has no members.

    Alerts are answered with 204 once what is to be said of them is kept, and with 503 where that cannot be:
    Alertmanager then tries again.
    """

    async def metrics(_: Request) -> Response:
        return await shown(counts.registry)

    async def alerts(request: Request) -> Response:
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > MOST_BYTES:
                return PlainTextResponse("too large", 413)
        try:
            told = Alerts.model_validate_json(body)
        except ValidationError:
            return PlainTextResponse("this is no message of Alertmanager", 422)
        for alert in told.alerts:
            try:
                await handed(alert)
            except (StorageFullError, sqlite3.Error) as error:
                log.error("the alert %s could not be kept, it comes again: %s", alert.name[:80], error)
                return PlainTextResponse("it could not be kept", 503, {"Retry-After": AGAIN_SECONDS})
            counts.alerts.labels(alert.status).inc()
            log.warning("alert %s: %s, %s", alert.status, alert.name[:80], alert.summary)
        return Response(status_code=204)

    return Starlette(routes=[Route("/metrics", metrics), Route("/alerts", alerts, methods=["POST"])])
