"""Who is knocking: one-time sign-in links, the session cookie, and a limit on failed tries."""

import asyncio
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, RedirectResponse

from bot.hub.problems import ProblemError
from bot.messages import Chat
from knowledge.clock import Clock
from knowledge.people import Member
from knowledge.sessions import SESSION_LIFE, Sessions

COOKIE = "ingle_session"
FAILED_TRIES = 10
TRIES_WINDOW = timedelta(minutes=15)
CLIENTS_REMEMBERED = 1000


class MemberLookup(Protocol):
    """Gives the member with an id, or None for one who left."""

    def get(self, member_id: int) -> Member | None: ...


@dataclass(frozen=True, slots=True)
class Visitor:
    """A signed-in member and the session they came with."""

    member: Member
    session: str

    @property
    def chat(self) -> Chat:
        return Chat("web", str(self.member.id))


class Gate:
    """As a dependency of a route: the visitor. Raises ProblemError 401 for anybody else."""

    def __init__(self, sessions: Sessions, members: MemberLookup) -> None:
        self._sessions = sessions
        self._members = members

    async def __call__(self, request: Request) -> Visitor:
        visitor = await self.visitor(request.cookies.get(COOKIE))
        if visitor is None:
            raise ProblemError(401, "Sign in first: open a new sign-in link.")
        return visitor

    async def visitor(self, session: str | None) -> Visitor | None:
        """Whose session this is, while it is good and its member is of the household."""
        return await asyncio.to_thread(self._visitor, session) if session else None

    def _visitor(self, session: str) -> Visitor | None:
        member_id = self._sessions.member_of(session)
        member = None if member_id is None else self._members.get(member_id)
        return None if member is None else Visitor(member, session)


class FailedTries:
    """Counts failed sign-ins per client over a sliding window."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._tries: dict[str, deque[datetime]] = {}

    def too_many(self, client: str) -> bool:
        """Whether a client has to wait."""
        tries = self._tries.get(client)
        if tries is None:
            return False
        while tries and tries[0] <= self._clock.now() - TRIES_WINDOW:
            tries.popleft()
        return len(tries) >= FAILED_TRIES

    def add(self, client: str) -> None:
        """Notes a failed try. The clients heard of longest ago are forgotten first."""
        tries = self._tries.pop(client, deque(maxlen=FAILED_TRIES))
        tries.append(self._clock.now())
        self._tries[client] = tries
        if len(self._tries) > CLIENTS_REMEMBERED:
            del self._tries[next(iter(self._tries))]


def auth_routes(sessions: Sessions, gate: Gate, clock: Clock, page: Path) -> APIRouter:
    """GET /signin and POST /api/signout."""
    router = APIRouter()
    failed = FailedTries(clock)

    @router.get("/signin")
    async def sign_in(request: Request, token: str = "") -> Response:
        client = request.client.host if request.client else ""
        if "prefetch" in request.headers.get("sec-purpose", ""):
            return Response(status_code=503)
        if failed.too_many(client):
            return FileResponse(page, 429)
        session = await asyncio.to_thread(sessions.exchange, token)
        if session is not None:
            answer = RedirectResponse("/", 303)
            answer.set_cookie(
                COOKIE,
                session,
                max_age=int(SESSION_LIFE.total_seconds()),
                httponly=True,
                samesite="strict",
                secure=request.url.scheme == "https",
            )
            return answer
        if await gate.visitor(request.cookies.get(COOKIE)) is not None:
            return RedirectResponse("/", 303)
        failed.add(client)
        return FileResponse(page, 403)

    @router.post("/api/signout", status_code=204)
    async def sign_out(request: Request) -> Response:
        await asyncio.to_thread(sessions.revoke, request.cookies.get(COOKIE, ""))
        answer = Response(status_code=204)
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
        return answer

    return router
