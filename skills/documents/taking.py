"""From files in the chat to documents: what nobody knows better is read, and kept for whom its sender says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from knowledge.documents import Contents, Document, UnreadableFileError
from knowledge.documents.kinds import ENDINGS
from knowledge.safety.injection import BLOCK, orders
from knowledge.search import SearchSettings
from knowledge.search.chunking import cut
from knowledge.search.terms import guess_language
from skills.documents.audiences import audience_for
from skills.documents.commands import KeepDocument, Text, Unread, skill
from skills.documents.shelf import digest_of, safe_name
from skills.engine.asking import NoEngineError, NotAllowedError
from skills.engine.command import FAMILY_ROLES, Asker, Reading
from skills.engine.errors import PersonError
from skills.engine.means import Progress, ReadDocuments
from skills.engine.request import GivenFile, Request
from skills.engine.times import ReadTimes
from skills.papers.dues import Due, Line, find_dues

DuesOf = Callable[[Document, str], tuple[Due, ...]]
"""What a document in a language asks for."""

FEWEST_WORDS = 6
"""Words that a picture has at least if it is one of a paper."""
LOOKED_AT = 20_000
"""Characters of a document that are searched for orders to assistants when it is kept; a passage is judged once more
before a model is shown it."""
DUE_DOCUMENTS = 5
DUE_BLOCKS = 400
"""In how many documents of a file, and in how much of each, is looked for what it asks for: letters are short."""


@skill.takes(
    *ENDINGS,
    beside=("document_audience",),
    last=True,
    heeds=lambda request: bool(request.audience or request.title),
)
def take(files: Sequence[GivenFile], request: Request, reading: Reading) -> list[KeepDocument]:
    """The documents that the files are; nothing for pictures on which hardly anything is written.

    Raises PersonError for a file that cannot be read, NotAllowedError for guests.
    """
    commands = []
    for number, file in enumerate(files):
        if len(files) > 1:
            reading.progress(number, len(files))
        try:
            command = _read(file, request, reading, many=len(files) > 1)
        except UnreadableFileError as error:
            picture = file.mime.startswith("image/") and error.reason == "empty"
            if picture or error.reason == "unknown-kind":
                continue
            kind = NoEngineError if error.reason in ("no-engine", "unreachable") else PersonError
            raise kind(f"document-file-{error.reason}", name=file.name, detail=error.detail) from error
        if command is not None:
            commands.append(command)
    return commands


def _read(file: GivenFile, request: Request, reading: Reading, *, many: bool) -> KeepDocument | None:
    asker = reading.asker
    settings = reading.library.settings if reading.library else SearchSettings()
    progress: Progress = (lambda _done, _of: None) if many else reading.progress
    contents = read(file, reading.read_documents, progress)
    if file.mime.startswith("image/") and _words(contents) < FEWEST_WORDS:
        return None
    if asker.member.role not in FAMILY_ROLES:
        raise NotAllowedError(f"not-allowed-{asker.member.role}")
    name = safe_name(f"{request.title.replace('/', ' ')}{PurePath(file.name).suffix}") if request.title else file.name
    return KeepDocument(
        str(file.path),
        name,
        file.mime,
        digest_of(file.path),
        texts_of(contents, name, settings, dues_by(asker, reading.read_times), asker.member.language),
        tuple(Unread(one.inside, one.reason, one.detail) for one in contents.refused),
        audience_for(request.audience, asker.member) if request.audience else None,
    )


def read(file: GivenFile, read_documents: ReadDocuments, progress: Progress) -> Contents:
    """All that is read of a file. Raises UnreadableFileError, also where nothing in it could be read."""
    contents = read_documents(file.path, file.name, progress=progress)
    if not contents.documents and contents.refused:
        first = contents.refused[0]
        raise UnreadableFileError(first.reason, first.inside)
    return contents


def texts_of(
    contents: Contents, file_name: str, settings: SearchSettings, dues_of: DuesOf, language: str
) -> tuple[Text, ...]:
    """The documents of a file as they are searched; `language` is what a text too short to tell is taken for."""
    return tuple(
        _text(document, file_name, settings, language, dues_of if number < DUE_DOCUMENTS else None)
        for number, document in enumerate(contents.documents)
    )


def _text(
    document: Document, file_name: str, settings: SearchSettings, language: str, dues_of: DuesOf | None
) -> Text:  # fmt: skip
    own = guess_language(document.text, language)
    return Text(
        name=f"{document.name} ({file_name})" if document.inside else file_name,
        title=document.title,
        kind=document.kind,
        language=own,
        chunks=cut(document.blocks, settings.chunk_size, settings.chunk_overlap),
        pages=document.pages,
        inside=document.inside,
        hidden=document.hidden,
        left_out=document.left_out,
        orders=sum(order.score >= BLOCK["document"] for order in orders(document.text[:LOOKED_AT])),
        dues=dues_of(document, own) if dues_of is not None else (),
    )


def _words(contents: Contents) -> int:
    return sum(len(word) > 1 for document in contents.documents for word in document.text.split())


def dues_by(asker: Asker, read_times: ReadTimes) -> DuesOf:
    """What finds what a document asks for on the asker's day."""

    def dues_of(document: Document, language: str) -> tuple[Due, ...]:
        return find_dues(
            [Line(block.text, block.page) for block in document.blocks[:DUE_BLOCKS]],
            name=document.title or document.name,
            language=language,
            today=asker.local_now.date(),
            currency=asker.household.currency,
            read_times=read_times,
        )

    return dues_of
