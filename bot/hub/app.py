"""The application as a value: its routes and what stands before them, in the order they run."""

from collections.abc import Collection
from pathlib import Path

from fastapi import APIRouter, Depends, FastAPI, Response
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware import Middleware

from bot.channels.web import WebChannel
from bot.health import Ready, always, health_routes
from bot.hub import problems
from bot.hub.auth import Gate, MemberLookup, auth_routes
from bot.hub.chat import chat_routes
from bot.hub.feed import FeedSource, feed_routes
from bot.hub.house import house_routes
from bot.hub.protection import BodyLimit, KnownOrigin, SafeHeaders
from bot.hub.shapes import Health, Status
from bot.hub.status import HealthCheck, StatusCheck
from bot.hub.unlock import unlock_routes
from bot.status.looking import HouseLook
from bot.unlocking import Unlocking
from knowledge.clock import Clock
from knowledge.conversation import Conversation
from knowledge.sessions import Sessions

STATIC = Path(__file__).parent / "static"
PAGE = STATIC / "index.html"
UPLOAD_BYTES = 20 * 1024 * 1024


def create_app(
    *,
    channel: WebChannel,
    conversation: Conversation,
    sessions: Sessions,
    members: MemberLookup,
    health: HealthCheck,
    status: StatusCheck,
    clock: Clock,
    feeds: FeedSource | None = None,
    unlocking: Unlocking | None = None,
    looking: HouseLook | None = None,
    ready: Ready = always,
    hosts: Collection[str] = (),
    upload_bytes: int = UPLOAD_BYTES,
) -> FastAPI:
    """The hub. `hosts` are names it answers to besides localhost and bare addresses."""
    gate = Gate(sessions, members)
    app = FastAPI(
        title="Inglenook",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        middleware=[
            Middleware(SafeHeaders),
            Middleware(KnownOrigin, hosts=hosts),
            Middleware(BodyLimit, upload_bytes=upload_bytes),
        ],
    )
    problems.install(app)
    app.include_router(auth_routes(sessions, gate, clock, PAGE))
    app.include_router(chat_routes(channel, conversation, gate, clock, upload_bytes))
    app.include_router(state_routes(health, status, gate))
    app.router.routes += health_routes(ready)
    if unlocking is not None:
        app.include_router(unlock_routes(unlocking, gate))
    if looking is not None:
        app.include_router(house_routes(looking, gate))
    if feeds is not None:
        app.include_router(feed_routes(feeds, clock))
    app.mount("/static", StaticFiles(directory=STATIC))
    return app


def state_routes(health: HealthCheck, status: StatusCheck, gate: Gate) -> APIRouter:
    """GET / (the page), /health for whoever watches the process, /api/status for the page's state line."""
    router = APIRouter()

    @router.get("/")
    async def page() -> FileResponse:
        return FileResponse(PAGE)

    @router.get("/health")
    async def healthy(response: Response) -> Health:
        reason = await health()
        response.status_code = 200 if reason is None else 503
        return Health(ok=reason is None, reason=reason)

    @router.get("/api/status", dependencies=[Depends(gate)])
    async def model_status() -> Status:
        found = await status()
        return Status(state=found.state, percent=found.percent, detail=found.detail, refused=found.refused)

    return router
