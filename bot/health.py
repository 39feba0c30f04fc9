"""Two questions of whoever watches a process: does it answer at all, and can it do its work?"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

LIVE, READY = "/health/live", "/health/ready"
SECONDS = 5.0
"""How long the answer to the second question may take."""

Ready = Callable[[], Awaitable[str | None]]
"""Why it cannot do its work, as a short sentence that names parts of the house and nothing else; None where it can."""


async def always() -> str | None:
    """Nothing can be wrong that this process would know of."""
    return None


def health_routes(ready: Ready = always) -> list[Route]:
    """GET /health/live and /health/ready: 200 or 503, `{"ok": …, "reason": …}`. Anybody may ask."""

    async def live(_: Request) -> Response:
        return JSONResponse({"ok": True, "reason": None})

    async def work(_: Request) -> Response:
        try:
            async with asyncio.timeout(SECONDS):
                reason = await ready()
        except TimeoutError:
            reason = f"it could not be found out within {SECONDS:.0f} s"
        return JSONResponse({"ok": reason is None, "reason": reason}, 200 if reason is None else 503)

    return [Route(LIVE, live, methods=["GET"]), Route(READY, work, methods=["GET"])]
