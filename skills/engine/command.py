"""Commands and outcomes: the typed request that is all that can change anything, and what happened, as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from knowledge.documents import read_documents, read_sheets
from knowledge.outbox import Outbox
from knowledge.people import Household, Member, Role
from knowledge.store.changes import Changes
from knowledge.store.database import Database, Row
from skills.engine.asking import Asks
from skills.engine.lessons import Learned, Lesson
from skills.engine.means import AskModel, GuessCategory, Progress, ReadDocuments, ReadPages, no_guess, silent
from skills.engine.pod_settings import PodSettings
from skills.engine.prose import Prose
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
    aloud: bool = False
    """Whether it is said aloud, whatever the member has set."""
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
        """The name of a member by id, of one who left as well; None where there is none."""
        present = next((member.name for member in self.members if member.id == member_id), None)
        return present if present is not None or member_id is None else self.household.former.get(member_id)

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
    settings: PodSettings = field(default_factory=PodSettings)
    """The pod's own settings."""

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
    settings: PodSettings = field(default_factory=PodSettings)
    """The pod's own settings."""

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
        """Rows of the pod's database, the transaction's own changes included."""
        return self.database.rows(sql, parameters)


EVERYONE = frozenset(Role)
FAMILY_ROLES = frozenset({Role.ADMIN, Role.ADULT, Role.CHILD})
GROWN_UPS = frozenset({Role.ADMIN, Role.ADULT})
