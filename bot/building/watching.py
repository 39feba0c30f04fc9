"""What counts and shows how the house is, where INGLE_METRICS_PORT asks for it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import TYPE_CHECKING

from starlette.types import ASGIApp

from bot.settings import Settings
from skills.engine.errors import ConfigurationError

if TYPE_CHECKING:
    from bot.build import App
    from bot.channels.protocol import Assistant, Channel, SendFailed
    from bot.guardrails.running import Record
    from bot.hub.server import HubServer
    from bot.metrics.counts import Counts
    from pods.engine.models import Model


def counts_of(settings: Settings) -> Counts | None:
    """The counters; None where nobody asks for figures. Raises ConfigurationError for the web chat's own port."""
    if settings.metrics_port == 0:
        return None
    if settings.metrics_port == settings.web_port:
        raise ConfigurationError(
            f"INGLE_METRICS_PORT is {settings.metrics_port}, which is the web chat's: figures need a port of their own."
        )
    from bot.metrics.counts import Counts

    return Counts(version("inglenook"))


def counted(model: Model | None, role: str, counts: Counts | None) -> Model | None:
    """The model with a counter before it."""
    if model is None or counts is None:
        return model
    from bot.metrics.counting import CountingModel

    return CountingModel(model, role, counts)


def front_door(assistant: Assistant, counts: Counts | None) -> Assistant:
    """The assistant as channels are given it, with a counter before it."""
    if counts is None:
        return assistant
    from bot.metrics.counting import CountingAssistant

    return CountingAssistant(assistant, counts)


def sent_through(channels: Mapping[str, Channel], counts: Counts | None) -> Mapping[str, Channel]:
    """The channels as the delivery is given them, with a counter before each."""
    if counts is None:
        return channels
    from bot.metrics.deliveries import CountingChannels

    return CountingChannels(channels, counts)


def replied(channel: str, counts: Counts | None) -> Callable[[SendFailed | None], None] | None:
    """What a channel tells how its replies were taken; None where nobody counts."""
    if counts is None:
        return None
    from bot.metrics.deliveries import counting_replies

    return counting_replies(channel, counts)


def recorded(record: Record, counts: Counts | None) -> Record:
    """What writes down verdicts of rails, with a counter before it."""
    if counts is None:
        return record
    from bot.metrics.deliveries import counting_verdicts

    return counting_verdicts(record, counts)


def with_figures(app: ASGIApp, settings: Settings, service: str, *routes: str) -> ASGIApp:
    """A service's application with GET /metrics before it and its routes counted, where the settings ask for it."""
    if settings.metrics_port == 0:
        return app
    from bot.metrics.services import ServiceFigures

    return ServiceFigures(app, service, version("inglenook"), routes)


def open_metrics(app: App) -> HubServer | None:
    """The server of the internal port, not started yet; None where nobody asks for figures."""
    if app.counts is None:
        return None
    from bot.hub.server import HubServer
    from bot.metrics.alerts import handed_to
    from bot.metrics.cards import Cards
    from bot.metrics.certificate import certificate_of
    from bot.metrics.counts import ErrorCounter
    from bot.metrics.inside import Inside, InsideLooks
    from bot.metrics.kept import Kept
    from bot.metrics.looks import Looks, Watched
    from bot.metrics.serving import metrics_app

    settings = app.settings
    backends = app.pool.status if app.pool is not None else tuple
    door, delivery, notices = app.assistant.door, app.delivery, app.notices
    inside = Inside(
        lambda: door.lines,
        lambda: delivery.under_way,
        app.channels,
        lambda: (one.key for one in notices.open()),
        certificate_of(settings.web_url or "", settings.certificate_at),
    )
    for looks in (
        Looks(Watched(app.pods, backends, settings.data_dir, app.clock)),
        InsideLooks(inside),
        Kept(settings.backup_dir),
        Cards(),
    ):
        app.counts.registry.register(looks)
    logging.getLogger().addHandler(ErrorCounter(app.counts))
    handed = handed_to(app.notices, app.alarm.look)
    return HubServer(
        metrics_app(app.counts, handed), settings.metrics_host, settings.metrics_port, variables="INGLE_METRICS"
    )
