"""Commands and outcomes: the typed request that is all that can change anything, and what happened, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from knowledge.documents import read_documents, read_sheets
from knowledge.outbox import Outbox, Outgoing
from knowledge.people import Household, Member, Role
from knowledge.store.changes import Changes
from knowledge.store.database import Database, Row
from skills.engine.asking import Asks
from skills.engine.lessons import Learned, Lesson
from skills.engine.means import AskModel, GuessCategory, Progress, ReadDocuments, ReadPages, no_guess, silent
from skills.engine.prose import Prose
from skills.engine.request import GivenFile, Request
from skills.engine.times import Conventions, ReadTimes, no_times
from skills.engine.zones import midnight

if TYPE_CHECKING:
    from knowledge.search import Library


@dataclass(frozen=True)
class Command:
    """Base of all commands: frozen dataclasses with everything resolved."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A button under an outcome, and the command that pressing it runs: of its own pod, or of another one that has it.

    What is counted from the press ("in ten minutes") is resolved by the command when it runs.
    """

    name: str
    """Canonical, unique under its outcome ("done", "snooze", "swap"): `bot.messages.ButtonName`."""
    command: Command
    label: str = ""
    """The key of the catalogue's sentence on it; `button-NAME` where empty."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    stays: bool = False
    """Whether it is offered again when another one beside it that stays was pressed: it is no answer to a question."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with an outcome, such as the picture of a week."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Gather:
    """Asks for what every pod has to say about some days (the day, the week): the bot puts the lines in."""

    start: date
    days: int = 1


@dataclass(frozen=True, slots=True)
class Ref:
    """Points at a stored thing, so that a follow-up ("make it 4 pm") knows what is meant."""

    skill: str
    id: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened. `key` names the sentence in the message catalogue, `facts` fill it.

    Facts may hold text, numbers, Money, aware datetimes, dates, Rule, members, and tuples of outcomes (lines).
    """

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    refs: tuple[Ref, ...] = ()
    notes: tuple[Outcome, ...] = ()
    """Further sentences of the same reply, e.g. that a budget is passed."""
    journal: int | None = None
    """The journal entry that undoes it; filled by the pod."""
    offers: tuple[Offer, ...] = ()
    """Buttons besides undo; those of notes stand below as well."""
    files: tuple[Attachment, ...] = ()
    gather: Gather | None = None
    """Whether the lines of all pods about some days belong below its sentence."""
    teaches: tuple[Lesson, ...] = ()
    """What the household taught by asking for this, e.g. the category of a shop by a correction."""
    asks: Asks | None = None
    prose: Prose | None = None
    """From what a model may put the fact `answer` in words of its own."""
    general: bool = False
    """Whether it could not be answered from the house, and is about nothing of it: anybody may know it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence as a fact of an outcome, to be said in words."""

    rrule: str
    start: datetime


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, where, and when: what permission and resolution need."""

    member: Member
    household: Household
    members: tuple[Member, ...]
    now: datetime
    """Aware, UTC."""
    group: bool = False
    message_id: str | None = None
    learned: Learned = field(default_factory=Learned)
    """What the household taught, as it holds for this member."""
    hub: str = "http://127.0.0.1:8420"
    """Where the hub answers, for addresses that are told; without a slash at the end."""

    @property
    def conventions(self) -> Conventions:
        """What vague words mean to this member."""
        return self.learned.conventions

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which this member means times."""
        return self.member.zone

    @property
    def local_now(self) -> datetime:
        """The present instant on the member's clock, aware."""
        return self.now.astimezone(self.zone)

    def name_of(self, member_id: int | None) -> str | None:
        """The name of a member by id; None where there is none."""
        return next((member.name for member in self.members if member.id == member_id), None)

    def names(self, ids: Sequence[int]) -> tuple[str, ...]:
        """The names of members by id, in that order."""
        by_id = {member.id: member.name for member in self.members}
        return tuple(by_id[one] for one in ids if one in by_id)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a skill may look at while it turns a request into a command."""

    asker: Asker
    database: Database
    ask_model: AskModel | None = None
    """The `fast` model, where the house has one."""
    progress: Progress = silent
    read_pages: ReadPages = read_sheets
    guess_category: GuessCategory = no_guess
    read_times: ReadTimes = no_times
    read_documents: ReadDocuments = read_documents
    library: Library | None = None
    """Search over documents, in the pod whose skills bring its tables."""

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
        """Rows of the pod's database."""
        return self.database.rows(sql, parameters)


@dataclass(frozen=True, slots=True)
class Days:
    """Whole days that a brief is about, on the clock of whom it is for."""

    start: date
    days: int
    zone: ZoneInfo

    @property
    def begin(self) -> datetime:
        """The instant at which the first day begins."""
        return midnight(self.start, self.zone)

    @property
    def end(self) -> datetime:
        """The instant at which the last day is over."""
        return midnight(self.start + timedelta(days=self.days), self.zone)


@dataclass(frozen=True, slots=True)
class Running:
    """What a skill works with while it runs a command: one transaction."""

    asker: Asker
    database: Database
    changes: Changes
    outbox: Outbox
    progress: Progress = silent
    library: Library | None = None
    """Search over documents, in the pod whose skills bring its tables."""

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
        """Rows of the pod's database, the transaction's own changes included."""
        return self.database.rows(sql, parameters)


C = TypeVar("C", bound=Command)

EVERYONE = frozenset(Role)
FAMILY_ROLES = frozenset({Role.ADMIN, Role.ADULT, Role.CHILD})
GROWN_UPS = frozenset({Role.ADMIN, Role.ADULT})


@dataclass(frozen=True, slots=True)
class Spec:
    """A command as the pods see it."""

    name: str
    type: type[Command]
    run: Callable[[Any, Running], Outcome]
    roles: frozenset[Role]
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

    def __init__(self, name: str, *, folder: str, brings: Mapping[str, Path] | None = None) -> None:
        """`brings`: migrations of what lies below and needs tables beside the skill's own, by component."""
        self.name = name
        self.brings = dict(brings or {})
        self.folder = Path(folder).parent
        self.commands: dict[str, Spec] = {}
        self.readers: dict[str, Reader] = {}
        self.readers_for: dict[tuple[str, Role], Reader] = {}
        self.wake: Callable[[Running], None] | None = None
        self.next_wake: Callable[[Database], datetime | None] | None = None
        self.export: Callable[[Reading], dict[str, list[dict[str, Any]]]] | None = None
        self.names: Callable[[Reading], list[str]] | None = None
        self.announcers: dict[str, Announce] = {}
        self.digests: dict[str, Digest] = {}
        self.brief: Brief | None = None
        self.takers: dict[str, Taker] = {}
        self.lessons: Lessons | None = None
        self.learn: Learn | None = None

    @property
    def migrations(self) -> Path:
        """The folder of the skill's migrations."""
        return self.folder / "migrations"

    def command(
        self,
        command_type: type[C],
        *,
        roles: frozenset[Role] = FAMILY_ROLES,
        asks_first: Callable[[C, Reading], Outcome | None] | None = None,
        changes: bool = True,
        alone: bool = False,
    ) -> Callable[[Callable[[C, Running], Outcome]], Callable[[C, Running], Outcome]]:
        """Declares what runs a command, who may ask for it, and whether it asks first.

        `alone`: outside of any transaction, for what only looks and takes long.
        """

        def declare(run: Callable[[C, Running], Outcome]) -> Callable[[C, Running], Outcome]:
            name = f"{self.name}.{command_type.__name__}"
            self.commands[name] = Spec(name, command_type, run, roles, asks_first, changes, alone)
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

    def remembers(self, lessons: Lessons) -> Lessons:
        """Declares that what the household teaches is kept here: gives all that holds for the asker."""
        self.lessons = lessons
        return lessons

    def learns(self, learn: Learn) -> Learn:
        """Declares the command that keeps a lesson."""
        self.learn = learn
        return learn

    def exports(
        self, export: Callable[[Reading], dict[str, list[dict[str, Any]]]]
    ) -> Callable[[Reading], dict[str, list[dict[str, Any]]]]:
        """Declares how all that the skill stores is written out."""
        self.export = export
        return export
