"""In which messages a reply goes: its text as a caption where it fits, a spoken reply right behind its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.channels.telegram.split import pieces, units
from bot.messages import File, FileKind, Reply

CAPTION = 1024
"""UTF-16 code units, https://core.telegram.org/bots/api#sendvoice."""


@dataclass(frozen=True, slots=True)
class Part:
    """One message: a text, or a file with the text as its caption."""

    text: str = ""
    file: File | None = None
    bears: bool = False
    """Whether it has the buttons of the reply."""


def parts_of(reply: Reply) -> Sequence[Part]:
    """The messages of a reply in order, one of which has the buttons: the last with words, otherwise the last."""
    text, titled = reply.text.strip(), _titled(reply.files)
    others = [Part(file=file) for file in reply.files if file is not titled]
    if text and titled is not None and units(text) <= CAPTION:
        return [Part(text, titled, bears=True), *others]
    files = others if titled is None else [Part(file=titled), *others]
    texts = [Part(piece) for piece in pieces(text)]
    if texts:
        return [*texts[:-1], Part(texts[-1].text, bears=True), *files]
    return [*files[:-1], *(Part(file=last.file, bears=True) for last in files[-1:])]


def _titled(files: Sequence[File]) -> File | None:
    """The file that the text belongs to: the only one that speaks, or a picture that is the only file."""
    speaking = [file for file in files if file.kind is FileKind.VOICE]
    if len(speaking) == 1:
        return speaking[0]
    return files[0] if [file.kind for file in files] == [FileKind.PHOTO] else None
