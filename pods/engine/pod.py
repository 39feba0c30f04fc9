"""A pod in this process: its skills, its database, its journal and outbox, behind one interface."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path, PurePath
from typing import Any

from knowledge.audit import AuditLog
from knowledge.documents import read_documents, read_sheets
from knowledge.outbox import Outbox, Outgoing
from knowledge.search import COMPONENT, Keys, Library, SearchSettings
from knowledge.store.changes import AlreadyUndoneError, ChangedSinceError, Changes, Journal
from knowledge.store.database import MIGRATIONS, Database, open_household_database
from pods.engine.declared import PODS, Declared, PodFile, pod_folders, read_pod_file
from pods.engine.interface import PodStatus, Rows, Taken
from pods.engine.leaving import belongings, leave
from pods.engine.once import Once
from pods.engine.parts import guess_category
from pods.engine.time import read_times
from pods.engine.witness import Witness, by, waking
from skills.engine.asking import NotAllowedError
from skills.engine.command import Asker, Command, Days, Outcome, Reading, Running
from skills.engine.errors import PersonError, UndoneAlreadyError
from skills.engine.estate import Leaving
from skills.engine.lessons import Lesson
from skills.engine.means import AskModel, Progress, ReadDocuments, ReadPages, silent
from skills.engine.permissions import Scope, check_role, scope_of
from skills.engine.pod_settings import PodSettings
from skills.engine.request import GivenFile, Request
from skills.engine.skill import Spec
from skills.engine.waking import BROKEN

__all__ = ["PODS", "LocalPod", "Means", "PodFile", "Taken", "open_pod", "open_pods", "pod_folders", "read_pod_file"]

log = logging.getLogger(__name__)

TAKING = 2
"""Messages with files that a pod works on at once: they take seconds each, and the threads are everybody's."""


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
    settings: Mapping[str, PodSettings] = field(default_factory=dict)
    """What the household set for pods, by pod; for one that is missing the defaults hold."""


class LocalPod(Declared):
    """A pod whose commands run here, each in one transaction of the pod's own database."""

    def __init__(self, declaration: PodFile, data_dir: Path, means: Means | None = None) -> None:
        super().__init__(declaration)
        folders = {"pod": MIGRATIONS / "pod", "audit": MIGRATIONS / "audit"}
        for skill in self.skills:
            folders |= {skill.name: skill.migrations, **skill.brings}
        self._means = means or Means()
        given = self._means.settings.get(self.name)
        self.settings = given if given is not None else declaration.read_settings({})
        """The pod's own settings, as its declaration types them."""
        if declaration.database == "household":
            self.database = open_household_database(data_dir / "household.db", folders)
        else:
            self.database = Database(data_dir / "pods" / self.name / f"{self.name}.db", folders)
        key = self._means.audit_key
        self.audit: AuditLog | None = None
        self._witness = Witness(None)
        self.journal = Journal(self.database)
        if key:
            self.tell(AuditLog(self.database, key))
        self.outbox = Outbox(self.database)
        self._once = Once(self.database)
        searched = COMPONENT in folders
        found_in, keys = data_dir / "knowledge", self._means.keys
        self.library = Library(self.database, found_in, self._means.search, keys=keys) if searched else None
        """Search over documents, where a skill brings its tables."""
        self._taking = asyncio.Semaphore(TAKING)

    def tell(self, audit: AuditLog) -> None:
        """From now on whatever is done is told to this log, which is one of the pod's own database."""
        self.audit = audit
        self._witness = Witness(audit)
        self.journal = Journal(self.database, audit)

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
        self,
        command: Command,
        asker: Asker,
        progress: Progress = silent,
        *,
        confirmed: bool = False,
        ticket: str | None = None,
    ) -> Outcome:
        """Runs a command in one transaction. Raises NotAllowedError, PersonError; then nothing has changed.

        `progress` is told by long work how far it is, from another thread. `confirmed`: the asker was asked first.
        With a `ticket` it is done once: the same ticket again gives the outcome of the first time.
        """
        async with self._witness.refusals(self.command_name(command), asker):
            spec = self._allowed(command, asker)
            run = partial(self._run, spec, command, asker, progress, confirmed)
            once = None if spec.alone or not spec.changes else ticket
            return await asyncio.to_thread(self._once.do, once, asker.now, run)

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
            self.settings,
        )

    def _run(self, spec: Spec, command: Command, asker: Asker, progress: Progress, confirmed: bool) -> Outcome:
        if spec.alone:
            changes = Changes(self.database)
            running = Running(asker, self.database, changes, self.outbox, progress, self.library, self.settings)
            return spec.run(command, running)
        with self.journal.recording(
            member_id=asker.member.id,
            command=spec.name,
            now=asker.now,
            message_id=asker.message_id,
            deed=self._witness.deed(spec, command, asker, confirmed=confirmed),
        ) as (changes, entry):
            running = Running(asker, self.database, changes, self.outbox, progress, self.library, self.settings)
            outcome = spec.run(command, running)
        return replace(outcome, journal=entry[0]) if entry else outcome

    async def undo(self, entry_id: int, asker: Asker, *, ticket: str | None = None) -> Outcome:
        """Takes back one journal entry; only who made it, or a grown-up. Raises PersonError. `ticket` as in `run`."""
        async with self._witness.refusals("undo", asker):
            undo = partial(self._undo, entry_id, asker)
            return await asyncio.to_thread(self._once.do, ticket, asker.now, undo)

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
            wake(Running(asker, self.database, changes, self.outbox, library=self.library, settings=self.settings))

    async def next_wake(self) -> datetime | None:
        """When something falls due or is to be sent next."""
        return await asyncio.to_thread(self._next_wake)

    def _next_wake(self) -> datetime | None:
        moments = [skill.next_wake(self.database) for skill in self.skills if skill.next_wake is not None]
        known = [moment for moment in (*moments, self.outbox.next_try()) if moment is not None]
        return min(known, default=None)

    async def names(self, asker: Asker) -> dict[str, list[str]]:
        """What the open things of each skill are called."""
        reading = self._reading(asker)
        declared = [(skill.name, skill.names) for skill in self.skills if skill.names is not None]
        return await asyncio.to_thread(lambda: {name: names(reading) for name, names in declared})

    async def words(self, asker: Asker) -> list[str]:
        """Names that the asker may well say aloud, from all skills."""
        reading = self._reading(asker)
        declared = [skill.words for skill in self.skills if skill.words is not None]
        return await asyncio.to_thread(lambda: [word for words in declared for word in words(reading)])

    async def lessons(self, asker: Asker) -> list[Lesson]:
        """What the household taught and that holds for this member."""
        keeping = [skill.lessons for skill in self.skills if skill.lessons is not None]
        if not keeping:
            return []
        reading = self._reading(asker)
        return await asyncio.to_thread(lambda: [lesson for lessons in keeping for lesson in lessons(reading)])

    async def announce(self, row: Outgoing, asker: Asker) -> Outcome | None:
        """What an outbox row says to whom it is for (`asker`); None where it need not be said any more."""
        announcer = next((skill.announcers[row.kind] for skill in self.skills if row.kind in skill.announcers), None)
        if announcer is None:
            raise LookupError(f"no skill of the pod {self.name} says rows of the kind {row.kind}")
        return await asyncio.to_thread(announcer, row, self._reading(asker))

    async def announce_together(self, rows: Sequence[Outgoing], asker: Asker) -> Outcome | None:
        """What several rows of one kind say together; None where they need not be said any more."""
        kind = rows[0].kind
        digest = next(skill.digests[kind] for skill in self.skills if kind in skill.digests)
        return await asyncio.to_thread(digest, rows, self._reading(asker))

    async def brief(self, asker: Asker, days: Days) -> list[Outcome]:
        """What its skills have to say to the asker about some days; one that fails is logged, the others are heard."""
        lines: list[Outcome] = []
        for skill in self.skills:
            if skill.brief is not None:
                try:
                    lines += await asyncio.to_thread(skill.brief, self._reading(asker), days)
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

    def export(self, asker: Asker) -> dict[str, list[dict[str, Any]]]:
        """All that the pod stores, kind by kind."""
        found: dict[str, list[dict[str, Any]]] = {}
        for skill in self.skills:
            if skill.export is not None:
                for kind, things in skill.export(self._reading(asker)).items():
                    found.setdefault(kind, []).extend(things)
        return found

    async def look_up(self, name: str, asker: Asker, **arguments: Any) -> Any:
        """What a skill of the pod answers under this name (`@skill.answers`). Raises LookupError, PersonError."""
        answer = next((skill.lookups[name] for skill in self.skills if name in skill.lookups), None)
        if answer is None:
            raise LookupError(f"no skill of the pod {self.name} answers {name}")
        return await asyncio.to_thread(lambda: answer(self._reading(asker), **arguments))

    async def bring(self, file: GivenFile) -> GivenFile:
        """The file where the pod's commands find it: here, it is there already."""
        return file

    def belongings(self, leaving: Leaving) -> Rows:
        """The rows of the pod's tables that are the member's, as they are stored, by table. Blocks."""
        return belongings(self, leaving)

    def leave(self, leaving: Leaving, asker: Asker) -> None:
        """Takes a member out of everything that the pod keeps; it cannot be undone. Blocks."""
        leave(self, leaving, asker)
        self._once.forget()

    def status(self) -> PodStatus:
        """It is here."""
        return PodStatus(self.name, "", up=True)

    def close(self) -> None:
        """Closes the database, and lets go of the search index."""
        if self.library is not None:
            self.library.close()
        self.database.close()


def open_pod(declaration: PodFile, data_dir: Path, means: Means | None = None) -> LocalPod:
    """One pod on its database. Raises ConfigurationError and the store's errors."""
    return LocalPod(declaration, data_dir, means)


def open_pods(data_dir: Path, folders: Sequence[Path] | None = None, means: Means | None = None) -> dict[str, LocalPod]:
    """All pods, by name."""
    declarations = [read_pod_file(folder) for folder in folders or pod_folders()]
    return {declaration.name: open_pod(declaration, data_dir, means) for declaration in declarations}
