"""A member's calendar at a secret address, for calendar programs: they have no session, only the address."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING, Protocol

from fastapi import APIRouter, Request, Response

from bot.hub.auth import FailedTries
from bot.hub.problems import ProblemError
from knowledge.clock import Clock

if TYPE_CHECKING:
    from skills.calendar.feed import Feed

SUFFIX = ".ics"
LONGEST_TOKEN = 64


class FeedSource(Protocol):
    """Gives the calendar at an address, or None; blocking."""

    def at(self, token: str) -> Feed | None: ...


def feed_routes(feeds: FeedSource, clock: Clock) -> APIRouter:
    """GET /feed/TOKEN.ics.

    Who guesses gets the same answer for every wrong address, and after some tries is told to wait; a right address is
    answered in any case, since everybody behind one router looks like one client.
    """
    router = APIRouter()
    failed = FailedTries(clock)

    @router.api_route("/feed/{name}", methods=["GET", "HEAD"])
    async def read_feed(name: str, request: Request) -> Response:
        token = name.removesuffix(SUFFIX)
        asked = name.endswith(SUFFIX) and token.isascii() and len(token) <= LONGEST_TOKEN
        feed = await asyncio.to_thread(feeds.at, token) if asked else None
        if feed is None:
            client = request.client.host if request.client else ""
            if failed.too_many(client):
                raise ProblemError(429, "Too many tries. Please wait some minutes.")
            failed.add(client)
            raise ProblemError(404, "There is nothing here.")
        headers = {"ETag": feed.etag, "Last-Modified": format_datetime(feed.changed.astimezone(UTC), usegmt=True)}
        if _is_known(request, feed):
            return Response(status_code=304, headers=headers)
        headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
        return Response(feed.text, media_type="text/calendar", headers=headers)

    return router


def _is_known(request: Request, feed: Feed) -> bool:
    """Whether the program has it as it is. If-None-Match goes before If-Modified-Since (RFC 9110, section 13.2.2)."""
    known = request.headers.get("if-none-match")
    if known is not None:
        return known.strip() == "*" or feed.etag in {one.strip().removeprefix("W/") for one in known.split(",")}
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
    except ValueError:
        return False
    return _aware(since) >= feed.changed


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
