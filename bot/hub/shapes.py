"""The JSON that goes over the hub's routes."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from knowledge.conversation import Entry, KeptFile

LONGEST_MESSAGE = 4000
LONGEST_RECORDING = 24 * 3600
"""Seconds that a page may say; how much of a recording is heard is decided elsewhere."""
MessageId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{8,64}$")]
Token = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Caption = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_MESSAGE)]
Seconds = Annotated[float, Field(gt=0, le=LONGEST_RECORDING)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_MESSAGE)]


class Posted(BaseModel):
    """What a page posts; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PostedMessage(Posted):
    """Something said. `id` is the page's own; a retry has the same one."""

    id: MessageId
    text: Text


class PostedPress(Posted):
    """A pressed button."""

    id: MessageId
    token: Token


class ShownButton(BaseModel):
    """A button and what became of it: open, pressed, expired."""

    name: str
    label: str
    token: str
    state: str


class ShownFile(BaseModel):
    """A file under /api/chat/files/ID.

    One with a width and a height in pixels is a picture to be shown, one with a media type in `sound` is to be played;
    `seconds` says how long that is, where it is known.
    """

    id: int
    name: str
    bytes: int
    width: int | None
    height: int | None
    sound: str | None
    seconds: float | None
    gone: bool

    @classmethod
    def of(cls, file: KeptFile) -> ShownFile:
        """The file as pages get it."""
        width, height = file.size or (None, None)
        return cls(
            id=file.id,
            name=file.name,
            bytes=file.bytes,
            width=width,
            height=height,
            sound=file.sound,
            seconds=file.seconds,
            gone=not file.there,
        )


class ShownEntry(BaseModel):
    """One bubble. The same `id` again with a higher `change` replaces it."""

    id: int
    change: int
    kind: str
    at: datetime
    text: str
    message_id: str | None
    attachment: str | None
    files: list[ShownFile]
    buttons: list[ShownButton]

    @classmethod
    def of(cls, entry: Entry) -> ShownEntry:
        """The entry as pages get it; the message id without the part that the hub put before it."""
        own_id = entry.message_id.partition(":")[2] if entry.message_id else None
        return cls(
            id=entry.id,
            change=entry.change,
            kind=entry.kind,
            at=entry.at,
            text=entry.text,
            message_id=own_id,
            attachment=entry.attachment,
            files=[ShownFile.of(file) for file in entry.files],
            buttons=[
                ShownButton(name=button.name, label=button.label, token=button.token, state=button.state)
                for button in entry.buttons
            ],
        )


class Entries(BaseModel):
    """What a post led to: the entry of what was said, then the replies."""

    entries: list[ShownEntry]


class Person(BaseModel):
    """The signed-in member."""

    name: str
    language: str
    zone: str
    admin: bool


class History(BaseModel):
    """A stretch of the conversation, oldest first. `change` is where live events go on."""

    entries: list[ShownEntry]
    more: bool
    change: int
    member: Person
    upload_bytes: int


class Health(BaseModel):
    """Whether messages can be taken, and why not."""

    ok: bool
    reason: str | None


class Status(BaseModel):
    """The state of the language model, and how many connections were refused where the house is offline."""

    state: str
    percent: int | None
    detail: str
    refused: int | None
