"""How the product is, for the hub: whether the databases answer, and how far the language model is."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence

from bot.hub.status import HealthCheck, ModelStatus, StatusCheck
from bot.hub.status import ModelState as Shown
from knowledge.offline import refused
from knowledge.store.database import Database
from pods.engine.models import Model, ModelState

STATES = {
    ModelState.MISSING: Shown.FETCHING,
    ModelState.DOWNLOADING: Shown.FETCHING,
    ModelState.WAITING: Shown.READY,
    ModelState.LOADING: Shown.LOADING,
    ModelState.READY: Shown.READY,
    ModelState.FAILED: Shown.FAILED,
}


def health_of(databases: Sequence[Database]) -> HealthCheck:
    """Whether messages can be taken: the databases answer."""

    def look() -> str | None:
        for database in databases:
            if database.row("SELECT 1 AS one") is None:
                return f"{database.path.name} does not answer"
        return None

    async def health() -> str | None:
        try:
            return await asyncio.to_thread(look)
        except sqlite3.Error as error:
            return f"a database does not answer: {error}"

    return health


def status_of(model: Model | None) -> StatusCheck:
    """How far the language model is, for the chat to say."""

    async def status() -> ModelStatus:
        if model is None:
            return ModelStatus(Shown.ABSENT, refused=refused())
        now = model.status
        percent = round(now.share * 100) if now.state is ModelState.DOWNLOADING else None
        return ModelStatus(STATES[now.state], percent, now.reason, refused())

    return status
