"""EML: a message's headers as fields, its text, and its attachments as further files."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from itertools import islice
from pathlib import Path

from knowledge.documents import html
from knowledge.documents.document import Block
from knowledge.documents.limits import LARGEST_MEMBER, LARGEST_TEXT, MOST_MEMBERS
from knowledge.documents.pieces import Member, Pieces, Titled, Turned
from knowledge.documents.plain import PARAGRAPHS, decoded

FIELDS = ("From", "To", "Cc", "Date", "Subject")
BAD_HEADER = (ValueError, LookupError, AttributeError, TypeError)
"""What the parser of headers raises for some that break the rules."""
LEAST_TEXT = 40
"""Characters of a plain text with fewer than which the same in HTML is preferred."""
SMALL_PICTURE = 12_000
"""Bytes of a picture in the text up to which it is a logo or a smiley."""


def read(path: Path, unpack_to: Path) -> Pieces:
    """The message's blocks, and a member for each attachment, unpacked into the folder."""
    with path.open("rb") as file:
        message = BytesParser(policy=policy.default).parse(file)
    if not isinstance(message, EmailMessage):
        return
    for name in FIELDS:
        if value := _header(message, name):
            if name == "Subject":
                yield Titled(value)
            yield Block(f"{name}: {value}", "row")
    text, rich = _body(message)
    if text is not None and (rich is None or len(text.strip()) >= LEAST_TEXT):
        yield from (Block(paragraph) for paragraph in PARAGRAPHS.split(text.replace("\r\n", "\n")))
    elif rich is not None:
        yield from (piece for piece in html.blocks(rich) if not isinstance(piece, Titled))
    elif text is not None:
        yield Block(text)
    attached = list(islice(_attachments(message), MOST_MEMBERS + 1))
    for number, (name, part) in enumerate(attached[:MOST_MEMBERS], 1):
        data = _bytes(part)
        if len(data) > LARGEST_MEMBER:
            yield Turned(name, "too-large", f"{len(data) >> 20} MiB")
            continue
        file_name = f"{number:04}"
        (unpack_to / file_name).write_bytes(data)
        yield Member(name, file_name)
    if len(attached) > MOST_MEMBERS:
        yield Turned("", "too-many-files", str(len(attached)))


def _header(message: EmailMessage, name: str) -> str:
    try:
        value = str(message.get(name, ""))
        if name == "Date" and value:
            return f"{parsedate_to_datetime(value):%Y-%m-%d %H:%M %z}".strip()
    except BAD_HEADER:
        raw = next((text for key, text in message.raw_items() if key.lower() == name.lower()), "")
        value = str(raw)
    return " ".join(value.split())


def _body(message: EmailMessage) -> tuple[str | None, str | None]:
    """The plain text and the HTML of the message, where it has them."""
    found: dict[str, str] = {}
    for kind in ("plain", "html"):
        try:
            part = message.get_body(preferencelist=(kind,))
        except BAD_HEADER:
            part = None
        if part is not None and not part.is_attachment():
            found[kind] = _text(part)
    return found.get("plain"), found.get("html")


def _text(part: MIMEPart) -> str:
    data = _bytes(part)[:LARGEST_TEXT]
    charset = part.get_content_charset()
    try:
        return data.decode(charset, errors="replace") if charset else decoded(data) or ""
    except (LookupError, UnicodeError):
        return decoded(data) or ""


def _attachments(message: EmailMessage) -> Iterator[tuple[str, EmailMessage]]:
    """The files of a message with their names; not its text, and no logos that stand in it."""
    waiting: list[EmailMessage] = [message]
    body = [id(part) for kind in ("plain", "html") if (part := message.get_body(preferencelist=(kind,))) is not None]
    while waiting:
        part = waiting.pop(0)
        kind = part.get_content_type()
        if kind == "message/rfc822":
            if part is not message:
                yield _name(part, "message.eml"), part
        elif part.is_multipart():
            waiting[:0] = [inner for inner in part.iter_parts() if isinstance(inner, EmailMessage)]
        elif id(part) not in body:
            small = part.get_content_maintype() == "image" and len(_bytes(part)) < SMALL_PICTURE
            if not (small and (part.get("Content-ID") or part.get_content_disposition() != "attachment")):
                yield _name(part, f"attachment.{part.get_content_subtype()}"), part


def _name(part: EmailMessage, otherwise: str) -> str:
    try:
        return " ".join((part.get_filename() or otherwise).split())
    except BAD_HEADER:
        return otherwise


def _bytes(part: MIMEPart) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = next(iter(part.iter_parts()), None)
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
