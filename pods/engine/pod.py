"""A pod in this process: its skills, its database, its journal and outbox, behind one interface."""

from __future__ import annotations

import asyncio
import importlib
import logging
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from knowledge.audit import AuditLog
from knowledge.documents import read_documents, read_sheets
from knowledge.outbox import Outbox, Outgoing
from knowledge.search import COMPONENT, Keys, Library, SearchSettings
from knowledge.store.changes import AlreadyUndoneError, ChangedSinceError, Changes, Journal
from knowledge.store.database import MIGRATIONS, Database, open_household_database
from pods.engine.parts import guess_category
from pods.engine.time import read_times
from pods.engine.witness import Witness, by, waking
from skills.engine.asking import NotAllowedError
from skills.engine.command import Asker, Command, Days, Outcome, Reading, Running
from skills.engine.errors import ConfigurationError, PersonError, UndoneAlreadyError
from skills.engine.lessons import Lesson
from skills.engine.means import AskModel, Progress, ReadDocuments, ReadPages, silent
from skills.engine.permissions import Scope, check_role, scope_of
from skills.engine.request import GivenFile, Request
from skills.engine.skill import Skill, Spec, Taker
from skills.engine.waking import BROKEN

log = logging.getLogger(__name__)

PODS = Path(__file__).parents[1]
TAKING = 2
"""Messages with files that a pod works on at once: they take seconds each, and the threads are everybody's."""


class PodFile(BaseModel):
    """What `pod.yaml` declares."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    about: str
    skills: tuple[str, ...]
    model: str = "fast"
    database: str | None = None
    """`household`: its tables lie beside the members, because they are about them. Otherwise a file of its own."""


@dataclass(frozen=True, slots=True)
class Means:
    """What all pods work with, as the house chose it."""

    read_pages: ReadPages = read_sheets
    read_documents: ReadDocuments = read_documents
    search: SearchSettings = field(default_factory=SearchSettings)
    audit_key: bytes | None = field(default=None, repr=False)
    """What the audit logs are sealed with; None: none is kept."""
    keys: Keys | None = field(default=None, repr=False)
    """The members' keys, with which private documents are sealed; None: they lie in clear."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A command that is ready to run, and the question that has to be answered first, if it destroys something."""

    command: Command
    question: Outcome | None


def pod_folders(root: Path = PODS) -> list[Path]:
    """The folders that are pods: those with a `pod.yaml`."""
    return sorted(path.parent for path in root.glob("*/pod.yaml"))


def read_pod_file(folder: Path) -> PodFile:
    """The declaration of a pod. Raises ConfigurationError naming the file and the field."""
    path = folder / "pod.yaml"
    try:
        return PodFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (ValidationError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{path} is not a valid pod declaration: {error}") from error


class LocalPod:
    """A pod whose commands run here, each in one transaction of the pod's own database."""

    def __init__(self, declaration: PodFile, data_dir: Path, means: Means | None = None) -> None:
        self.name = declaration.name
        self.about = declaration.about
        self.skills: tuple[Skill, ...] = tuple(_load_skill(name) for name in declaration.skills)
        folders = {"pod": MIGRATIONS / "pod", "audit": MIGRATIONS / "audit"}
        for skill in self.skills:
            folders |= {skill.name: skill.migrations, **skill.brings}
        self._means = means or Means()
        if declaration.database == "household":
            self.database = open_household_database(data_dir / "household.db", folders)
        else:
            self.database = Database(data_dir / "pods" / self.name / f"{self.name}.db", folders)
        key = self._means.audit_key
        self.audit = AuditLog(self.database, key) if key else None
        self._witness = Witness(self.audit)
        self.journal = Journal(self.database, self.audit)
        self.outbox = Outbox(self.database)
        searched = COMPONENT in folders
        found_in, keys = data_dir / "knowledge", self._means.keys
        self.library = Library(self.database, found_in, self._means.search, keys=keys) if searched else None
        """Search over documents, where a skill brings its tables."""
        self._taking = asyncio.Semaphore(TAKING)
        self._specs: dict[type[Command], Spec] = {
            spec.type: spec for skill in self.skills for spec in skill.commands.values()
        }

    @property
    def intents(self) -> frozenset[str]:
        """The intents its skills read, without the pod's name."""
        return frozenset(
            intent for skill in self.skills for intent in (*skill.readers, *(intent for intent, _ in skill.readers_for))
        )

    def skill_of(self, name: str) -> Skill | None:
        """A skill by name, or None."""
        return next((skill for skill in self.skills if skill.name == name), None)

    def command_type(self, name: str) -> type[Command]:
        """The command class by its full name ("calendar.CreateEvent"). Raises KeyError."""
        return next(spec.type for spec in self._specs.values() if spec.name == name)

    def command_name(self, command: Command) -> str:
        """The full name of a command."""
        return self._specs[type(command)].name

    def runs(self, command: Command) -> bool:
        """Whether one of its skills declares this command."""
        return type(command) in self._specs

    def changes(self, command: Command) -> bool:
        """Whether the command changes anything, rather than only looking."""
        return self._specs[type(command)].changes

    async def read(
        self, request: Request, asker: Asker, ask_model: AskModel | None = None, *, trying: bool = False
    ) -> Command:
        """The command that a request means; `trying` as in `take`.

        Raises NotAllowedError where nothing of the skill is for this member, PersonError where it is no command yet.
        """
        async with self._witness.refusals(request.intent, asker, trying=trying):
            return await self._read(request, asker, ask_model)

    async def _read(self, request: Request, asker: Asker, ask_model: AskModel | None) -> Command:
        intent, role = request.intent.partition(".")[2], asker.member.role
        own = next(
            (skill.readers_for[intent, role] for skill in self.skills if (intent, role) in skill.readers_for), None
        )
        reading = self._reading(asker, ask_model)
        if own is not None:
            return await asyncio.to_thread(own, request, reading)
        skill = next((skill for skill in self.skills if intent in skill.readers), None)
        if skill is None or all(scope_of(spec.name, role) is Scope.NONE for spec in skill.commands.values()):
            raise NotAllowedError(f"not-allowed-{role}")
        return await asyncio.to_thread(skill.readers[intent], request, reading)

    async def take(self, command: Command, asker: Asker, *, trying: bool = False) -> Taken:
        """Checks that the member may do this, and whether it asks first. Raises NotAllowedError, PersonError.

        `trying`: it is only tried whether it could be done, so that a refusal is none that the audit log tells of.
        """
        async with self._witness.refusals(self.command_name(command), asker, trying=trying):
            spec = self._allowed(command, asker)
            if spec.asks_first is None:
                return Taken(command, None)
            question = await asyncio.to_thread(spec.asks_first, command, self._reading(asker))
            return Taken(command, question)

    async def run(
        self, command: Command, asker: Asker, progress: Progress = silent, *, confirmed: bool = False
    ) -> Outcome:
        """Runs a command in one transaction. Raises NotAllowedError, PersonError; then nothing has changed.

        `progress` is told by long work how far it is, from another thread. `confirmed`: the asker was asked first.
        """
        async with self._witness.refusals(self.command_name(command), asker):
            spec = self._allowed(command, asker)
            return await asyncio.to_thread(self._run, spec, command, asker, progress, confirmed)

    def _allowed(self, command: Command, asker: Asker) -> Spec:
        spec = self._specs[type(command)]
        check_role(spec.name, asker)
        return spec

    def _reading(self, asker: Asker, ask_model: AskModel | None = None, progress: Progress = silent) -> Reading:
        return Reading(
            asker,
            self.database,
            ask_model,
            progress,
            self._means.read_pages,
            guess_category,
            read_times,
            self._means.read_documents,
            self.library,
        )

    def _run(self, spec: Spec, command: Command, asker: Asker, progress: Progress, confirmed: bool) -> Outcome:
        if spec.alone:
            changes = Changes(self.database)
            return spec.run(command, Running(asker, self.database, changes, self.outbox, progress, self.library))
        with self.journal.recording(
            member_id=asker.member.id,
            command=spec.name,
            now=asker.now,
            message_id=asker.message_id,
            deed=self._witness.deed(spec, command, asker, confirmed=confirmed),
        ) as (changes, entry):
            running = Running(asker, self.database, changes, self.outbox, progress, self.library)
            outcome = spec.run(command, running)
        return replace(outcome, journal=entry[0]) if entry else outcome

    async def undo(self, entry_id: int, asker: Asker) -> Outcome:
        """Takes back one journal entry; only who made it, or a grown-up. Raises PersonError."""
        async with self._witness.refusals("undo", asker):
            return await asyncio.to_thread(self._undo, entry_id, asker)

    def _undo(self, entry_id: int, asker: Asker) -> Outcome:
        entry = self.journal.entry(entry_id)
        if entry is None or entry.undone:
            raise UndoneAlreadyError
        if entry.member_id != asker.member.id and not asker.member.grown_up:
            raise NotAllowedError("not-allowed-others")
        try:
            self.journal.undo(entry_id, asker.now, by(asker))
        except ChangedSinceError as error:
            raise PersonError("undo-changed-since") from error
        except AlreadyUndoneError as error:
            raise UndoneAlreadyError from error
        except sqlite3.IntegrityError as error:
            raise PersonError("undo-changed-since") from error
        return Outcome("undone", {"command": entry.command.partition(".")[2]})

    async def wake(self, asker: Asker) -> None:
        """Lets every skill do what is due; what is to be said lands in the outbox within the same transaction.

        A skill that fails is logged, and keeps no other one from it.
        """
        for skill in self.skills:
            if skill.wake is not None:
                work = asyncio.to_thread(self._wake, skill.name, skill.wake, asker)
                (failure,) = await asyncio.gather(work, return_exceptions=True)
                if failure is not None:
                    log.error("%s.%s could not do what is due: %r", self.name, skill.name, failure, exc_info=failure)

    def _wake(self, skill: str, wake: Callable[[Running], None], asker: Asker) -> None:
        with self.journal.recording(
            member_id=asker.member.id, command="wake", now=asker.now, message_id=None, deed=waking(skill)
        ) as (changes, _):
            wake(Running(asker, self.database, changes, self.outbox, library=self.library))

    async def next_wake(self) -> datetime | None:
        """When something falls due or is to be sent next."""
        return await asyncio.to_thread(self._next_wake)

    def _next_wake(self) -> datetime | None:
        moments = [skill.next_wake(self.database) for skill in self.skills if skill.next_wake is not None]
        known = [moment for moment in (*moments, self.outbox.next_try()) if moment is not None]
        return min(known, default=None)

    async def names(self, asker: Asker) -> dict[str, list[str]]:
        """What the open things of each skill are called."""
        reading = Reading(asker, self.database)
        declared = [(skill.name, skill.names) for skill in self.skills if skill.names is not None]
        return await asyncio.to_thread(lambda: {name: names(reading) for name, names in declared})

    async def words(self, asker: Asker) -> list[str]:
        """Names that the asker may well say aloud, from all skills."""
        reading = Reading(asker, self.database)
        declared = [skill.words for skill in self.skills if skill.words is not None]
        return await asyncio.to_thread(lambda: [word for words in declared for word in words(reading)])

    async def lessons(self, asker: Asker) -> list[Lesson]:
        """What the household taught and that holds for this member."""
        keeping = [skill.lessons for skill in self.skills if skill.lessons is not None]
        if not keeping:
            return []
        reading = Reading(asker, self.database)
        return await asyncio.to_thread(lambda: [lesson for lessons in keeping for lesson in lessons(reading)])

    def learning(self, lesson: Lesson) -> Command | None:
        """The command that keeps a lesson, where a skill of this pod keeps lessons."""
        return next((skill.learn(lesson) for skill in self.skills if skill.learn is not None), None)

    async def announce(self, row: Outgoing, asker: Asker) -> Outcome | None:
        """What an outbox row says to whom it is for (`asker`); None where it need not be said any more."""
        announcer = next((skill.announcers[row.kind] for skill in self.skills if row.kind in skill.announcers), None)
        if announcer is None:
            raise LookupError(f"no skill of the pod {self.name} says rows of the kind {row.kind}")
        return await asyncio.to_thread(announcer, row, Reading(asker, self.database))

    def digests(self, kind: str) -> bool:
        """Whether several rows of a kind can be said as one."""
        return any(kind in skill.digests for skill in self.skills)

    async def announce_together(self, rows: Sequence[Outgoing], asker: Asker) -> Outcome | None:
        """What several rows of one kind say together; None where they need not be said any more."""
        kind = rows[0].kind
        digest = next(skill.digests[kind] for skill in self.skills if kind in skill.digests)
        return await asyncio.to_thread(digest, rows, Reading(asker, self.database))

    async def brief(self, asker: Asker, days: Days) -> list[Outcome]:
        """What its skills have to say to the asker about some days; one that fails is logged, the others are heard."""
        lines: list[Outcome] = []
        for skill in self.skills:
            if skill.brief is not None:
                try:
                    lines += await asyncio.to_thread(skill.brief, Reading(asker, self.database), days)
                except (*BROKEN, sqlite3.DatabaseError) as error:
                    log.error("%s.%s has no lines for a brief: %r", self.name, skill.name, error, exc_info=error)
        return lines

    async def taken_files(
        self,
        files: Sequence[GivenFile],
        bare: Request,
        beside: Mapping[str, Request],
        asker: Asker,
        ask_model: AskModel | None = None,
        progress: Progress = silent,
        *,
        last: bool = False,
    ) -> list[tuple[Command, Request]]:
        """The commands that files of one kind mean, by the first skill that has a use for them; none: `[]`.

        With each comes the request that it was made from: that of the words `beside` the files, where the skill heeds
        them, otherwise the bare one. `last`: asks only the skills that take what nobody else has a use for, otherwise
        only the others.
        """
        suffix = PurePath(files[0].name).suffix.casefold()
        reading = self._reading(asker, ask_model, progress)
        for skill in self.skills:
            taker = skill.takers.get(suffix)
            if taker is not None and taker.last == last:
                request = beside.get(self._heeding(taker), bare)
                async with self._taking:
                    commands = list(await asyncio.to_thread(taker.take, files, request, reading))
                if commands:
                    return [(command, request) for command in commands]
        return []

    def heeded(self, suffixes: Collection[str]) -> list[tuple[str, Taker]]:
        """The intents, with the pod's name, as which words beside files with these endings are read, and who heeds."""
        takers = (skill.takers[suffix] for skill in self.skills for suffix in suffixes if suffix in skill.takers)
        return [(self._heeding(taker), taker) for taker in takers if taker.beside]

    def _heeding(self, taker: Taker) -> str:
        """The intent as which words beside files are read for a taker; empty where it heeds none."""
        return f"{self.name}.{taker.beside[0]}" if taker.beside else ""

    def export(self, asker: Asker) -> dict[str, list[dict[str, Any]]]:
        """All that the pod stores, kind by kind."""
        found: dict[str, list[dict[str, Any]]] = {}
        for skill in self.skills:
            if skill.export is not None:
                for kind, things in skill.export(Reading(asker, self.database)).items():
                    found.setdefault(kind, []).extend(things)
        return found

    def close(self) -> None:
        """Closes the database, and lets go of the search index."""
        if self.library is not None:
            self.library.close()
        self.database.close()


def _load_skill(name: str) -> Skill:
    try:
        module = importlib.import_module(f"skills.{name}")
    except ModuleNotFoundError as error:
        raise ConfigurationError(f"there is no skill '{name}': a skill is a folder of that name in skills/") from error
    skill: Skill = module.skill
    return skill


def open_pod(declaration: PodFile, data_dir: Path, means: Means | None = None) -> LocalPod:
    """One pod on its database. Raises ConfigurationError and the store's errors."""
    return LocalPod(declaration, data_dir, means)


def open_pods(data_dir: Path, folders: Sequence[Path] | None = None, means: Means | None = None) -> dict[str, LocalPod]:
    """All pods, by name."""
    declarations = [read_pod_file(folder) for folder in folders or pod_folders()]
    return {declaration.name: open_pod(declaration, data_dir, means) for declaration in declarations}
