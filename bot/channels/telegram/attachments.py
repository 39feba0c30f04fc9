"""What comes with a message beside text: of which kind it is, and which file of Telegram's holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import telegram

from bot.messages import FileKind, Unsupported

CONTENT: tuple[tuple[str, Unsupported], ...] = (
    ("photo", Unsupported.PHOTO),
    ("voice", Unsupported.VOICE),
    ("audio", Unsupported.VOICE),
    ("animation", Unsupported.VIDEO),
    ("video", Unsupported.VIDEO),
    ("video_note", Unsupported.VOICE),
    ("document", Unsupported.DOCUMENT),
    ("sticker", Unsupported.STICKER),
    ("location", Unsupported.LOCATION),
    ("contact", Unsupported.CONTACT),
    ("poll", Unsupported.POLL),
)
"""Content by the field that holds it. An animation also fills `document`, a venue also fills `location`.

Who sends a round film (`video_note`) speaks into the camera, so its sound is what counts.
"""

READABLE = {
    Unsupported.PHOTO: FileKind.PHOTO,
    Unsupported.VOICE: FileKind.VOICE,
    Unsupported.DOCUMENT: FileKind.DOCUMENT,
}
"""What becomes a file where the channel may fetch files."""

HEARD = ("voice", "audio", "video_note")
"""The fields of content that is always something to be heard."""
SOUND = "audio/"
"""How the media type of a document begins that is something to be heard as well."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that still lies with Telegram."""

    file_id: str
    kind: FileKind
    name: str
    mime: str
    size: int | None
    """Bytes, where Telegram said so."""
    seconds: float | None = None
    """How long a recording is, where Telegram said so."""


def kind_of(message: telegram.Message) -> Unsupported | None:
    """The kind of content beside text; OTHER for what only newer versions of Telegram know."""
    for name, kind in CONTENT:
        if getattr(message, name):
            sounds = kind is Unsupported.DOCUMENT and _sounds(message.document)
            return Unsupported.VOICE if sounds else kind
    if message.effective_attachment or (message.api_kwargs and not message.text):
        return Unsupported.OTHER
    return None


def attachment_of(message: telegram.Message) -> Attachment | None:
    """The file that came with a message, if it is one of a kind the product may read."""
    kind = kind_of(message)
    if kind not in READABLE:
        return None
    number = message.message_id
    if message.photo:
        photo = max(message.photo, key=lambda size: size.width * size.height)
        return Attachment(photo.file_id, FileKind.PHOTO, f"photo-{number}.jpg", "image/jpeg", photo.file_size)
    if message.voice:
        return _recording(message.voice, f"voice-{number}.ogg", message.voice.mime_type or "audio/ogg")
    if message.video_note:
        return _recording(message.video_note, f"video-{number}.mp4", "video/mp4")
    if message.audio:
        audio = message.audio
        return _recording(audio, audio.file_name or f"audio-{number}", audio.mime_type or "audio/mpeg")
    file = message.document
    if file is None:
        return None
    mime = file.mime_type or "application/octet-stream"
    return Attachment(file.file_id, READABLE[kind], file.file_name or f"file-{number}", mime, file.file_size)


def is_heard(raw: Mapping[str, Any]) -> bool:
    """Whether a message, as Telegram sent it, is a recording to be heard.

    A document of an album is none: an album stays together, and may hold letters as well.
    """
    if any(name in raw for name in HEARD):
        return True
    document = raw.get("document")
    return isinstance(document, dict) and "media_group_id" not in raw and _is_sound(document.get("mime_type"))


def _recording(file: telegram.Voice | telegram.Audio | telegram.VideoNote, name: str, mime: str) -> Attachment:
    return Attachment(file.file_id, FileKind.VOICE, name, mime, file.file_size, _seconds(file.duration))


def _seconds(duration: int | timedelta) -> float:
    return duration.total_seconds() if isinstance(duration, timedelta) else float(duration)


def _sounds(document: telegram.Document | None) -> bool:
    return document is not None and _is_sound(document.mime_type)


def _is_sound(mime: object) -> bool:
    return isinstance(mime, str) and mime.casefold().startswith(SOUND)
