"""The commands of documents: keeping, asking, showing, and who may see them."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.search import COMPONENT, MIGRATIONS, Chunk
from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.skill import Skill
from skills.papers.dues import Due

skill = Skill("documents", folder=__file__, brings={COMPONENT: MIGRATIONS})
skill.belongs(Estate("documents", owner="owner"), Estate("shown_pages", own="member_id"))


@dataclass(frozen=True)
class Text:
    """One document that was read, as it is searched."""

    name: str
    title: str
    kind: str
    language: str
    chunks: tuple[Chunk, ...]
    pages: int | None = None
    inside: str = ""
    hidden: int = 0
    left_out: int = 0
    orders: int = 0
    """Sentences that surely tell an assistant what to do."""
    dues: tuple[Due, ...] = ()
    """What it asks for."""


@dataclass(frozen=True)
class Unread:
    """A file within the file that could not be read: the way to it, and a word for why."""

    inside: str
    reason: str
    detail: str = ""


@dataclass(frozen=True)
class KeepDocument(Command):
    """Keeps a file that was sent, for an audience; None where nobody said for whom."""

    path: str
    name: str
    mime: str
    digest: str
    """SHA-256 of its content, in hexadecimal."""
    texts: tuple[Text, ...]
    unread: tuple[Unread, ...] = ()
    audience: str | None = None


@dataclass(frozen=True)
class AskPapers(Command):
    """Answers a question from the papers that the asker may see, first of all from those that it goes on about."""

    question: str
    language: str
    about: tuple[int, ...] = ()


@dataclass(frozen=True)
class ListDocuments(Command):
    """The documents that the asker may see, or those that words fit; of `document_ids` it is said who may see them."""

    words: str = ""
    document_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class ShowDocument(Command):
    """Sends a document: the picture of one page, or the file."""

    document_id: int
    page: int | None = None


@dataclass(frozen=True)
class SetAudience(Command):
    """Says who may see a document from now on."""

    document_id: int
    audience: str


@dataclass(frozen=True)
class ForgetDocument(Command):
    """Takes a document away; the file is deleted some days later, until then it can be undone."""

    document_id: int
