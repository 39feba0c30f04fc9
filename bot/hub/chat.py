"""The routes of the web chat: what a page says, what it is told, and what it missed."""

import asyncio
import mimetypes
import re
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Header, Path, Query, Request, Response, UploadFile
from fastapi import File as FileField
from fastapi.sse import EventSourceResponse, ServerSentEvent

from bot.channels.web import Event, Reset, Typing, WebChannel
from bot.hub.auth import Gate, Visitor
from bot.hub.file_answers import sent_file
from bot.hub.problems import ProblemError
from bot.hub.shapes import (
    Caption,
    Entries,
    History,
    MessageId,
    Person,
    PostedMessage,
    PostedPress,
    Seconds,
    ShownEntry,
)
from bot.media import keep
from bot.messages import File, FileKind, Message, Unsupported, kind_of
from knowledge.clock import Clock
from knowledge.conversation import Conversation, KeptFile
from knowledge.keys import LockedError
from knowledge.people import Role

LARGEST = 2**63 - 1
"""The largest number that the database takes."""
PAGE_OF_HISTORY = 50
RETRY_MS = 2000
LONGEST_FILE_NAME = 200
MOST_FILES = 10
"""As many as an album of the messenger has."""
UNKNOWN_TYPE = "application/octet-stream"
MEDIA_TYPE = re.compile(r"[a-z0-9][\w.+-]*/[a-z0-9][\w.+-]*", re.ASCII)

RECORDINGS = {
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".m4a": "audio/mp4",
    ".weba": "audio/webm",
}
"""Names that only files without a picture have."""


def chat_routes(
    channel: WebChannel, conversation: Conversation, gate: Gate, clock: Clock, upload_bytes: int
) -> APIRouter:
    """POST /api/messages, /api/press, /api/upload; GET /api/history, /api/events, /api/chat/files/ID."""
    router = APIRouter(prefix="/api")

    async def handle(
        visitor: Visitor,
        page_id: str,
        *,
        text: str = "",
        press: str | None = None,
        files: tuple[File, ...] = (),
        unsupported: Unsupported | None = None,
        attachment: str | None = None,
    ) -> Entries:
        message = Message(
            id=f"{visitor.member.id}:{page_id}",
            chat=visitor.chat,
            sender=str(visitor.member.id),
            at=clock.now(),
            text=text,
            files=files,
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
        file: Annotated[list[UploadFile], FileField(max_length=MOST_FILES)],
        text: Annotated[Caption, Form()] = "",
        seconds: Annotated[Seconds | None, Form()] = None,
    ) -> Entries:
        channel.check_rate(str(visitor.member.id))
        names = ", ".join(one.filename or "file" for one in file)[-LONGEST_FILE_NAME:]
        families = {_media_type(one).partition("/")[0] for one in file}
        if families == {"video"}:
            return await handle(visitor, id, text=text, unsupported=Unsupported.VIDEO, attachment=names)
        size, heard = sum(one.size or 0 for one in file), families == {"audio"}
        declined = await channel.declines(str(visitor.member.id), size, seconds, heard=heard)
        if declined is not None:
            return await handle(visitor, id, text=text, unsupported=declined, attachment=names)
        kept = [await keep_upload(visitor, f"{id}-{number}", one) for number, one in enumerate(file, 1)]
        if len(kept) == 1 and kept[0].kind is FileKind.VOICE:
            kept = [replace(kept[0], seconds=seconds)]
        return await handle(visitor, id, text=text, files=tuple(kept))

    async def keep_upload(visitor: Visitor, key: str, uploaded: UploadFile) -> File:
        name, media_type = (uploaded.filename or "file")[-LONGEST_FILE_NAME:], _media_type(uploaded)
        content = await uploaded.read()
        path = await asyncio.to_thread(keep, conversation.media, f"web-{visitor.member.id}-{key}", name, content)
        return File(path, name, media_type, kind_of(media_type))

    @router.get("/chat/files/{file_id}")
    async def shown_file(
        request: Request, visitor: Annotated[Visitor, Depends(gate)], file_id: Annotated[int, Path(ge=1, le=LARGEST)]
    ) -> Response:
        file = await channel.file(visitor.chat, file_id)
        if file is None or not file.there:
            raise ProblemError(404, "This file is not here any more.")
        # Only what was opened as a picture, or begins as a recording, is shown by the browser; anything else may
        # hold a script.
        disposition = "attachment" if file.size is None and file.sound is None else "inline"
        media_type = file.sound or (file.mime if MEDIA_TYPE.fullmatch(file.mime) else UNKNOWN_TYPE)
        content = await asyncio.to_thread(content_of, file)
        return sent_file(request, content, media_type=media_type, name=file.name, disposition=disposition)

    def content_of(file: KeptFile) -> bytes:
        try:
            return conversation.content(file)
        except LockedError:
            raise ProblemError(423, "This file is locked: give your passphrase first.") from None
        except FileNotFoundError:
            raise ProblemError(404, "This file is not here any more.") from None

    @router.get("/history")
    async def history(
        visitor: Annotated[Visitor, Depends(gate)],
        before: Annotated[int | None, Query(ge=1, le=LARGEST)] = None,
    ) -> History:
        key = visitor.chat.key
        change = await asyncio.to_thread(conversation.newest_change, key)
        found = await asyncio.to_thread(conversation.last, key, PAGE_OF_HISTORY + 1, before)
        member = visitor.member
        return History(
            entries=[ShownEntry.of(entry) for entry in found[-PAGE_OF_HISTORY:]],
            more=len(found) > PAGE_OF_HISTORY,
            change=change,
            member=Person(
                name=member.name,
                language=member.language,
                zone=str(member.zone),
                admin=member.role is Role.ADMIN,
            ),
            upload_bytes=upload_bytes,
        )

    @router.get("/events", response_class=EventSourceResponse)
    async def events(
        visitor: Annotated[Visitor, Depends(gate)],
        after: Annotated[int, Query(ge=0, le=LARGEST)] = 0,
        last_event_id: Annotated[int | None, Header(ge=0, le=LARGEST)] = None,
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
        return ServerSentEvent(event="typing", data={"on": event.on, "progress": event.progress})
    if isinstance(event, Reset):
        return ServerSentEvent(event="reset", data={}, id="0")
    return ServerSentEvent(event="entry", data=ShownEntry.of(event), id=str(event.change))


def _media_type(file: UploadFile) -> str:
    """What the browser says that a file is; where it does not know, what the name says.

    Browsers call a recording a film where both are kept in the same kind of file: its name tells.
    """
    said = (file.content_type or "").partition(";")[0].strip().lower()
    name = file.filename or ""
    recording = RECORDINGS.get(PurePath(name).suffix.lower())
    if recording is not None and not said.startswith("audio/"):
        return recording
    if said != UNKNOWN_TYPE and MEDIA_TYPE.fullmatch(said):
        return said
    return mimetypes.guess_type(name)[0] or UNKNOWN_TYPE


async def json_only(request: Request) -> None:
    """Refuses other content types: a foreign page can post those without asking the browser's leave."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise ProblemError(415, "This takes JSON only.")
