"""The routes of the web chat: what a page says, what it is told, and what it missed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Header, Query, Request, UploadFile
from fastapi.sse import EventSourceResponse, ServerSentEvent

from bot.channels.web import Event, Reset, Typing, WebChannel
from bot.hub.auth import Gate, Visitor
from bot.hub.problems import ProblemError
from bot.hub.shapes import (
    Entries,
    History,
    MessageId,
    Person,
    PostedMessage,
    PostedPress,
    ShownEntry,
)
from bot.messages import Message, Unsupported
from knowledge.clock import Clock
from knowledge.conversation import Conversation

PAGE_OF_HISTORY = 50
RETRY_MS = 2000
LONGEST_FILE_NAME = 200
BY_MEDIA_TYPE = {
    "image": Unsupported.PHOTO,
    "audio": Unsupported.VOICE,
    "video": Unsupported.VIDEO,
}


def chat_routes(
    channel: WebChannel, conversation: Conversation, gate: Gate, clock: Clock, upload_bytes: int
) -> APIRouter:
    """POST /api/messages, /api/press, /api/upload; GET /api/history, /api/events."""
    router = APIRouter(prefix="/api")

    async def handle(
        visitor: Visitor,
        page_id: str,
        *,
        text: str = "",
        press: str | None = None,
        unsupported: Unsupported | None = None,
        attachment: str | None = None,
    ) -> Entries:
        message = Message(
            id=f"{visitor.member.id}:{page_id}",
            chat=visitor.chat,
            sender=str(visitor.member.id),
            at=clock.now(),
            text=text,
            press=press,
            unsupported=unsupported,
        )
        entries = await channel.receive(message, attachment)
        return Entries(entries=[ShownEntry.of(entry) for entry in entries])

    @router.post("/messages", dependencies=[Depends(json_only)])
    async def say(posted: PostedMessage, visitor: Annotated[Visitor, Depends(gate)]) -> Entries:
        return await handle(visitor, posted.id, text=posted.text)

    @router.post("/press", dependencies=[Depends(json_only)])
    async def press(posted: PostedPress, visitor: Annotated[Visitor, Depends(gate)]) -> Entries:
        return await handle(visitor, posted.id, press=posted.token)

    @router.post("/upload")
    async def upload(
        visitor: Annotated[Visitor, Depends(gate)],
        id: Annotated[MessageId, Form()],  # noqa: A002 - the field is called id as in the other posts
        file: Annotated[UploadFile, File()],
    ) -> Entries:
        media, _, _ = (file.content_type or "").partition("/")
        return await handle(
            visitor,
            id,
            unsupported=BY_MEDIA_TYPE.get(media, Unsupported.DOCUMENT),
            attachment=(file.filename or "file")[-LONGEST_FILE_NAME:],
        )

    @router.get("/history")
    async def history(
        visitor: Annotated[Visitor, Depends(gate)],
        before: Annotated[int | None, Query(ge=1)] = None,
    ) -> History:
        key = visitor.chat.key
        change = await asyncio.to_thread(conversation.newest_change, key)
        found = await asyncio.to_thread(conversation.last, key, PAGE_OF_HISTORY + 1, before)
        member = visitor.member
        return History(
            entries=[ShownEntry.of(entry) for entry in found[-PAGE_OF_HISTORY:]],
            more=len(found) > PAGE_OF_HISTORY,
            change=change,
            member=Person(name=member.name, language=member.language, zone=str(member.zone)),
            upload_bytes=upload_bytes,
        )

    @router.get("/events", response_class=EventSourceResponse)
    async def events(
        visitor: Annotated[Visitor, Depends(gate)],
        after: Annotated[int, Query(ge=0)] = 0,
        last_event_id: Annotated[int | None, Header(ge=0)] = None,
    ) -> AsyncIterator[ServerSentEvent]:
        yield ServerSentEvent(event="connected", data={}, retry=RETRY_MS)
        known = after if last_event_id is None else last_event_id
        async with aclosing(channel.events(visitor.chat, known)) as news:
            async for event in news:
                if await gate.visitor(visitor.session) is None:
                    yield ServerSentEvent(event="signed-out", data={})
                    return
                yield _as_sent(event)

    return router


def _as_sent(event: Event) -> ServerSentEvent:
    if isinstance(event, Typing):
        return ServerSentEvent(event="typing", data={"on": event.on})
    if isinstance(event, Reset):
        return ServerSentEvent(event="reset", data={}, id="0")
    return ServerSentEvent(event="entry", data=ShownEntry.of(event), id=str(event.change))


async def json_only(request: Request) -> None:
    """Refuses other content types: a foreign page can post those without asking the browser's leave."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise ProblemError(415, "This takes JSON only.")
