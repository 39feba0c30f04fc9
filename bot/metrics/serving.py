"""The internal port: GET /metrics for Prometheus, POST /alerts for what Alertmanager hands on."""

from __future__ import annotations

import asyncio
import logging
from typing import Literal

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.metrics.counts import Counts

log = logging.getLogger(__name__)

MOST_BYTES = 256 * 1024
LONGEST = 300
"""Characters of an alert's sentence that are logged."""


class Alert(BaseModel):
    """One alert, as far as it is used.

    The form: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    status: Literal["firing", "resolved"]
    labels: dict[str, str]
    annotations: dict[str, str] = {}


class Alerts(BaseModel):
    """What Alertmanager posts."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    alerts: tuple[Alert, ...] = Field(max_length=200)


def metrics_app(counts: Counts) -> Starlette:
    """The application of the internal port. Who reaches that port may read and post: it has no members."""

    async def metrics(_: Request) -> Response:
        text = await asyncio.to_thread(generate_latest, counts.registry)
        return Response(text, media_type=None, headers={"Content-Type": CONTENT_TYPE_LATEST})

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
            counts.alerts.labels(alert.status).inc()
            log.warning("alert %s: %s", alert.status, _sentence(alert))
        return Response(status_code=204)

    return Starlette(routes=[Route("/metrics", metrics), Route("/alerts", alerts, methods=["POST"])])


def _sentence(alert: Alert) -> str:
    """Its name and its summary on one line."""
    said = f"{alert.labels.get('alertname', '?')}, {alert.annotations.get('summary', 'without a summary')}"
    return " ".join(said.split())[:LONGEST]
