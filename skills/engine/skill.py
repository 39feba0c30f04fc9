"""What makes a module of typed commands a skill: its decorators, and how the pods see its commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from knowledge.outbox import Outgoing
from knowledge.people import Role
from knowledge.store.database import Database
from skills.engine.command import Command, Days, Outcome, Reading, Running
from skills.engine.estate import Estate, Leaving
from skills.engine.lessons import Lesson
from skills.engine.request import GivenFile, Request

C = TypeVar("C", bound=Command)


@dataclass(frozen=True, slots=True)
class Spec:
    """A command as the pods see it."""

    name: str
    type: type[Command]
    run: Callable[[Any, Running], Outcome]
    asks_first: Callable[[Any, Reading], Outcome | None] | None
    """Gives the question to ask before the command may run, where it destroys something that already existed."""
    changes: bool
    alone: bool = False
    """Whether it runs outside of any transaction, as what only looks and takes long may."""


Reader = Callable[[Request, Reading], Command]
Announce = Callable[[Outgoing, Reading], Outcome | None]
Digest = Callable[[Sequence[Outgoing], Reading], Outcome | None]
Brief = Callable[[Reading, Days], list[Outcome]]
Take = Callable[[Sequence[GivenFile], Request, Reading], Sequence[Command]]
Lessons = Callable[[Reading], list[Lesson]]
Learn = Callable[[Lesson], Command]
Leave = Callable[[Leaving, Running], None]


@dataclass(frozen=True, slots=True)
class Taker:
    """What makes commands of files that were sent, and the intents of words beside them that it heeds."""

    take: Take
    beside: tuple[str, ...]
    last: bool = False
    """Whether it is asked only after all that know such files better."""
    heeds: Callable[[Request], bool] | None = None
    """Whether it would heed words that only say more about a file; None: by what understanding found in them."""


class Skill:
    """A module of typed commands: declares them by decorators, and brings its tables."""

    def __init__(
        self, name: str, *, folder: str, brings: Mapping[str, Path] | None = None, settings: type | None = None
    ) -> None:
        """`brings`: migrations of what lies below and needs tables beside the skill's own, by component.

        `settings`: the dataclass whose fields are settings of the pod (`pod.yaml`), where the skill needs any.
        """
        self.name = name
        self.brings = dict(brings or {})
        self.settings = settings
        self.folder = Path(folder).parent
        self.commands: dict[str, Spec] = {}
        self.readers: dict[str, Reader] = {}
        self.readers_for: dict[tuple[str, Role], Reader] = {}
        self.wake: Callable[[Running], None] | None = None
        self.next_wake: Callable[[Database], datetime | None] | None = None
        self.export: Callable[[Reading], dict[str, list[dict[str, Any]]]] | None = None
        self.names: Callable[[Reading], list[str]] | None = None
        self.words: Callable[[Reading], list[str]] | None = None
        self.announcers: dict[str, Announce] = {}
        self.digests: dict[str, Digest] = {}
        self.brief: Brief | None = None
        self.takers: dict[str, Taker] = {}
        self.lessons: Lessons | None = None
        self.learn: Learn | None = None
        self.estates: list[Estate] = []
        self.leave: Leave | None = None
        self.lookups: dict[str, Callable[..., Any]] = {}

    @property
    def migrations(self) -> Path:
        """The folder of the skill's migrations."""
        return self.folder / "migrations"

    def command(
        self,
        command_type: type[C],
        *,
        asks_first: Callable[[C, Reading], Outcome | None] | None = None,
        changes: bool = True,
        alone: bool = False,
    ) -> Callable[[Callable[[C, Running], Outcome]], Callable[[C, Running], Outcome]]:
        """Declares what runs a command, and whether it asks first. Who may ask for it says `permissions.yaml`.

        `alone`: outside of any transaction, for what only looks and takes long.
        """

        def declare(run: Callable[[C, Running], Outcome]) -> Callable[[C, Running], Outcome]:
            name = f"{self.name}.{command_type.__name__}"
            self.commands[name] = Spec(name, command_type, run, asks_first, changes, alone)
            return run

        return declare

    def reads(self, *intents: str, roles: frozenset[Role] | None = None) -> Callable[[Reader], Reader]:
        """Declares what turns a request with one of these intents into a command.

        With `roles` it is so for members in one of these, before what is declared for everybody: what a child spends
        goes elsewhere than what a grown-up does.
        """

        def declare(reader: Reader) -> Reader:
            for intent in intents:
                if roles is None:
                    self.readers[intent] = reader
                for role in roles or ():
                    self.readers_for[intent, role] = reader
            return reader

        return declare

    def wakes(self, wake: Callable[[Running], None]) -> Callable[[Running], None]:
        """Declares what is to be done when time has come; writes outbox rows in its transaction."""
        self.wake = wake
        return wake

    def wakes_next(self, next_wake: Callable[[Database], datetime | None]) -> Callable[[Database], datetime | None]:
        """Declares when `wake` has something to do next."""
        self.next_wake = next_wake
        return next_wake

    def announces(self, *kinds: str) -> Callable[[Announce], Announce]:
        """Declares what is said for outbox rows of these kinds, when they are sent.

        The asker of the `Reading` is whom the row is for. None: there is nothing to say any more, the row is dropped.
        Kinds belong to one skill of a pod.
        """

        def declare(announce: Announce) -> Announce:
            for kind in kinds:
                self.announcers[kind] = announce
            return announce

        return declare

    def announces_together(self, kind: str) -> Callable[[Digest], Digest]:
        """Declares what is said once for several rows of a kind, where one by one they would be a flood."""

        def declare(digest: Digest) -> Digest:
            self.digests[kind] = digest
            return digest

        return declare

    def briefs(self, brief: Brief) -> Brief:
        """Declares what the skill has to say about some days to the asker, a line for each thing; nothing: `[]`."""
        self.brief = brief
        return brief

    def takes(
        self,
        *suffixes: str,
        beside: Sequence[str] = (),
        last: bool = False,
        heeds: Callable[[Request], bool] | None = None,
    ) -> Callable[[Take], Take]:
        """Declares what turns files with one of these endings (".ics") into commands, none for what is not its own.

        It gets all such files of a message at once, in order, outside of any transaction, so it may take some seconds.
        `beside` are the intents of words sent with them that it heeds: words that only say more about a file
        ("yesterday at Lidl, Tom paid") are read as the first, and are the request. Other words are not heard here.
        `last`: it takes what nobody else has a use for, in any pod. `heeds` tells whether words read as the first
        intent say something for it; without it, an amount, a time, people, a shop, a category or an account do.
        """

        def declare(take: Take) -> Take:
            for suffix in suffixes:
                self.takers[suffix] = Taker(take, tuple(beside), last, heeds)
            return take

        return declare

    def knows(self, names: Callable[[Reading], list[str]]) -> Callable[[Reading], list[str]]:
        """Declares what the open things are called, so that words can be recognised as one of them."""
        self.names = names
        return names

    def expects(self, words: Callable[[Reading], list[str]]) -> Callable[[Reading], list[str]]:
        """Declares which names the asker may well say aloud (shops, lists), the most likely first."""
        self.words = words
        return words

    def remembers(self, lessons: Lessons) -> Lessons:
        """Declares that what the household teaches is kept here: gives all that holds for the asker."""
        self.lessons = lessons
        return lessons

    def learns(self, learn: Learn) -> Learn:
        """Declares the command that keeps a lesson."""
        self.learn = learn
        return learn

    def belongs(self, *estates: Estate) -> None:
        """Declares how rows of its tables hang on members, so that one of them can leave."""
        self.estates += estates

    def leaves(self, leave: Leave) -> Leave:
        """Declares what else is to be done when a member leaves, in the same transaction and before the tables."""
        self.leave = leave
        return leave

    def answers(self, name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Declares what the house may look up in its tables besides commands: a `Reading` and plain data in, data out.

        Names belong to one skill of a pod. Who asks is checked by whoever looks it up.
        """

        def declare(answer: Callable[..., Any]) -> Callable[..., Any]:
            self.lookups[name] = answer
            return answer

        return declare

    def exports(
        self, export: Callable[[Reading], dict[str, list[dict[str, Any]]]]
    ) -> Callable[[Reading], dict[str, list[dict[str, Any]]]]:
        """Declares how all that the skill stores is written out."""
        self.export = export
        return export
