"""What counts and shows how the house is, where INGLE_METRICS_PORT asks for it."""

from __future__ import annotations

import logging
from importlib.metadata import version
from typing import TYPE_CHECKING

from bot.settings import Settings
from skills.engine.errors import ConfigurationError

if TYPE_CHECKING:
    from bot.build import App
    from bot.channels.protocol import Assistant
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


def open_metrics(app: App) -> HubServer | None:
    """The server of the internal port, not started yet; None where nobody asks for figures."""
    if app.counts is None:
        return None
    from bot.hub.server import HubServer
    from bot.metrics.counts import ErrorCounter
    from bot.metrics.looks import Looks, Watched
    from bot.metrics.serving import metrics_app

    settings = app.settings
    backends = app.pool.status if app.pool is not None else tuple
    watched = Watched(app.pods, backends, settings.data_dir, settings.backup_dir, app.clock)
    app.counts.registry.register(Looks(watched))
    logging.getLogger().addHandler(ErrorCounter(app.counts))
    return HubServer(metrics_app(app.counts), settings.metrics_host, settings.metrics_port, variables="INGLE_METRICS")
