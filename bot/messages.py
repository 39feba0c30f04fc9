"""What comes in and goes out of the pipeline, whatever the channel: messages, presses, replies, buttons."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class ChatKind(StrEnum):
    """Who reads along: one member, or the family."""

    PRIVATE = "private"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Chat:
    """A place where a conversation happens; `key` is unique over all channels ("telegram:4711", "web:3")."""

    channel: str
    address: str
    """What the channel needs to send something there, e.g. Telegram's chat id."""
    kind: ChatKind = ChatKind.PRIVATE

    @property
    def key(self) -> str:
        return f"{self.channel}:{self.address}"


class FileKind(StrEnum):
    """What a file is to a person."""

    PHOTO = "photo"
    VOICE = "voice"
    """Something to be heard: a voice note, a recording, the sound of a film."""
    DOCUMENT = "document"


def kind_of(media_type: str) -> FileKind:
    """What a file is by the first half of its media type; what is neither picture nor sound is a document."""
    return {"image": FileKind.PHOTO, "audio": FileKind.VOICE}.get(media_type.partition("/")[0], FileKind.DOCUMENT)


@dataclass(frozen=True, slots=True)
class File:
    """A file on disk that came with a message or goes with a reply."""

    path: Path
    name: str
    mime: str
    kind: FileKind
    seconds: float | None = None
    """How long a recording is, where the platform said so; nobody has looked."""


class Unsupported(StrEnum):
    """Content a channel received and that the product does not read; each has a friendly sentence."""

    STICKER = "sticker"
    LOCATION = "location"
    VIDEO = "video"
    CONTACT = "contact"
    POLL = "poll"
    VOICE = "voice"
    PHOTO = "photo"
    DOCUMENT = "document"
    TOO_LARGE = "too-large"
    """A file of more bytes than the channel hands on, whatever is in it."""
    OVER_BUDGET = "over-budget"
    """Files of more bytes, or recordings of more time, than a member may send in a day."""
    DISK_FULL = "disk-full"
    """A file that there is no room for in the house, whatever is in it."""
    NOT_FETCHED = "not-fetched"
    """A file that was sent and did not come over from the platform."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Message:
    """One thing a person said, sent or pressed."""

    id: str
    """Unique in its channel; the same id twice is the same message."""
    chat: Chat
    sender: str
    """The sender's identity on the channel, e.g. Telegram's user id; the account table maps it to a member."""
    at: datetime
    text: str = ""
    files: tuple[File, ...] = ()
    press: str | None = None
    """The token of a pressed button."""
    edited: bool = False
    """The sender changed an earlier message with this id."""
    unsupported: Unsupported | None = None
    language: str | None = None
    """The language of the sender's app as a two-letter code, where the platform tells."""
    reply_to_text: str | None = None
    """What the assistant had said in the message this one answers."""


class ButtonName(StrEnum):
    """What the buttons of the pipeline itself do, whatever their labels say; skills name those that they offer."""

    CONFIRM = "confirm"
    CANCEL = "cancel"
    UNDO = "undo"
    EDIT = "edit"
    DONE = "done"
    SNOOZE = "snooze"
    PICK = "pick"


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a reply. `token` is at most 40 ASCII characters and means something only to the pipeline."""

    name: str
    """Canonical: a `ButtonName`, or what a skill calls its offer."""
    label: str
    token: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One message of the assistant: plain text (no markup), rows of buttons, files."""

    text: str
    buttons: tuple[Button, ...] = ()
    files: tuple[File, ...] = ()
    model_calls: int = 0
    replaces_pressed: bool = False
    """After a press: put this text in the place of the message whose button was pressed, and drop its buttons."""
    said: str | None = None
    """What of the reply is said where it is said aloud; None: its text."""
    aloud: bool = False
    """Whether it was asked for aloud."""
    only_local: bool = False
    """Whether no language model outside the house may be shown it."""
    unseen: bool = False
    """Whether it answers words that no language model may see."""
    tags: frozenset[str] = field(default_factory=frozenset)
    """Kinds of content for channels and tests, e.g. "refused", "question"."""
