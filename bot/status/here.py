"""How the parts are that this process knows about itself: messages, models, voice, Telegram, notices, rights."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from bot.status.report import Facts, Mark, Name, Part, Seconds, ServerState
from knowledge.offline import refused
from pods.engine.models import Model, ModelState, ModelStatus
from pods.engine.models.pool import BackendStatus

SLOW = 30.0
"""Seconds that the 95th percentile may take."""
SILENT, LOST = timedelta(minutes=5), timedelta(minutes=30)
"""For how long Telegram may not have answered; it does at least once a minute."""
CONNECTING = timedelta(minutes=2)
"""After a start."""
ANSWERING_SECONDS = 2.0
MODULES = {"rapidocr": "rapidocr", "paddle": "paddleocr"}
"""What has to be installed for each engine that reads pictures."""


class Answering(Protocol):
    """A channel of whose far side it is known when it answered last."""

    @property
    def answered_at(self) -> datetime | None: ...


def house(version: str, since: datetime) -> Part:
    """Which version runs, and since when."""
    return Part(Name.HOUSE, Mark.WELL, "house", {"version": version, "since": since})


def messages(count: int, failed: int, median: float | None, most: float | None) -> Part:
    """What became of the messages of the last 24 hours."""
    if median is None or most is None:
        return Part(Name.MESSAGES, Mark.WELL, "messages-none")
    facts: Facts = {"count": count, "failed": failed, "median": Seconds(median), "most": Seconds(most)}
    if failed:
        return Part(Name.MESSAGES, Mark.LOOK, "messages-failed", facts, "messages-failed-todo")
    if most > SLOW:
        return Part(Name.MESSAGES, Mark.LOOK, "messages", facts, "messages-slow-todo")
    return Part(Name.MESSAGES, Mark.WELL, "messages", facts)


def models(model: Model | None, servers: Sequence[BackendStatus]) -> Part:
    """How the language model is, and the servers behind it."""
    if model is None:
        return Part(Name.MODELS, Mark.WELL, "models-none")
    ill = [one.name for one in servers if not one.healthy]
    if ill:
        mark = Mark.LOOK if len(ill) < len(servers) else Mark.BROKEN
        facts: Facts = {"names": ", ".join(ill), "count": len(ill), "of": len(servers)}
        return Part(Name.MODELS, mark, "models-servers", facts, "models-todo")
    found = model.status
    match found.state:
        case ModelState.FAILED:
            why: Facts = {"model": model.name, "reason": found.reason.rstrip(".")}
            return Part(Name.MODELS, Mark.BROKEN, "models-failed", why, "models-todo")
        case ModelState.MISSING | ModelState.DOWNLOADING:
            coming: Facts = {"model": model.name, "percent": round(found.share * 100)}
            return Part(Name.MODELS, Mark.LOOK, "models-fetching", coming)
        case ModelState.LOADING:
            return Part(Name.MODELS, Mark.WELL, "models-loading", {"model": model.name})
        case _:
            queue = sum(one.waiting for one in servers)
            return Part(Name.MODELS, Mark.WELL, "models", {"model": model.name, "queue": queue})


def server_states(servers: Sequence[BackendStatus]) -> tuple[ServerState, ...]:
    """The servers, as they are shown."""
    return tuple(
        ServerState(one.name, one.kind, one.healthy, one.loaded, one.in_flight, one.waiting) for one in servers
    )


def voice(hearing: str, speaking: str, fetching: Callable[[], ModelStatus]) -> Part:
    """Whether the house hears and speaks. Blocking: services elsewhere are asked, files are looked for."""
    if hearing == "off" and speaking == "off":
        return Part(Name.VOICE, Mark.WELL, "voice-off")
    if not all(answers(one) for one in {hearing, speaking} if one.startswith("http")):
        return Part(Name.VOICE, Mark.BROKEN, "voice-down", {}, "service-todo")
    found = fetching()
    match found.state:
        case ModelState.FAILED:
            return Part(Name.VOICE, Mark.LOOK, "voice-failed", {"reason": found.reason.rstrip(".")}, "voice-todo")
        case ModelState.MISSING | ModelState.DOWNLOADING:
            return Part(Name.VOICE, Mark.LOOK, "voice-fetching", {"percent": round(found.share * 100)})
        case _:
            return Part(Name.VOICE, Mark.WELL, "voice")


def reading(engine: str) -> Part:
    """Whether pictures are read. Blocking: a service elsewhere is asked."""
    if engine.startswith("http"):
        if not answers(engine):
            return Part(Name.READING, Mark.BROKEN, "reading-down", {}, "service-todo")
    elif find_spec(MODULES[engine]) is None:
        return Part(Name.READING, Mark.LOOK, "reading-missing", {"engine": engine}, "reading-todo")
    return Part(Name.READING, Mark.WELL, "reading")


def answers(address: str) -> bool:
    """Whether one of our services answers at an address. Blocking."""
    import httpx

    try:
        answer = httpx.get(f"{address.rstrip('/')}/v1/health", timeout=ANSWERING_SECONDS, trust_env=False)
    except httpx.HTTPError:
        return False
    return answer.is_success


def telegram(channel: Answering | None, now: datetime, since: datetime) -> Part:
    """When Telegram answered last; no channel where it is not set up."""
    if channel is None:
        return Part(Name.TELEGRAM, Mark.WELL, "telegram-off")
    answered = channel.answered_at
    if answered is None and now - since < CONNECTING:
        return Part(Name.TELEGRAM, Mark.WELL, "telegram-connecting")
    if answered is None:
        return Part(Name.TELEGRAM, Mark.BROKEN, "telegram-never", {}, "telegram-todo")
    silence = now - answered
    if silence > SILENT:
        mark = Mark.BROKEN if silence > LOST else Mark.LOOK
        return Part(Name.TELEGRAM, mark, "telegram-silent", {"age": silence}, "telegram-todo")
    return Part(Name.TELEGRAM, Mark.WELL, "telegram", {"at": answered})


def notices(still_so: int) -> Part:
    """How many things the admins were told that still are so."""
    if not still_so:
        return Part(Name.NOTICES, Mark.WELL, "notices-none")
    return Part(Name.NOTICES, Mark.LOOK, "notices", {"count": still_so}, "notices-todo")


def offline() -> Part | None:
    """What was refused since the start; None where the house is not offline."""
    count = refused()
    return None if count is None else Part(Name.OFFLINE, Mark.WELL, "offline", {"count": count})


def rights(private: Collection[Path]) -> Part:
    """Whether anybody but the owner may read what holds secrets, or look into the data folder. Blocking."""
    # Whoever may only pass through the data folder, to papers that were shared, sees nothing of it.
    open_ = [path for path in private if path.exists() and path.stat().st_mode & 0o066]
    if not open_:
        return Part(Name.RIGHTS, Mark.WELL, "rights")
    facts: Facts = {"count": len(open_), "path": str(open_[0])}
    return Part(Name.RIGHTS, Mark.LOOK, "rights-open", facts, "rights-todo")
