"""A pod in another process, as the house sees it: the same calls as a pod here, over the line."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from knowledge.audit import Entry, Head, LogAwayError
from knowledge.audit.verifying import Checked, Claim
from knowledge.outbox import Outgoing
from pods.engine.declared import Declared, PodFile
from pods.engine.interface import PodDownError, PodStatus, Rows, Taken
from pods.engine.remote.calls import PAGE
from pods.engine.remote.line import Line
from pods.engine.remote.outbox import RemoteOutbox
from skills.engine.command import Asker, Command, Days, Outcome
from skills.engine.estate import Leaving
from skills.engine.lessons import Lesson
from skills.engine.means import AskModel, Progress, silent
from skills.engine.permissions import Scope, scope_of
from skills.engine.request import GivenFile, Request


class RemotePod(Declared):
    """See `LocalPod` for what each call does. Whatever needs the pod's data raises PodDownError where it is down.

    What only needs its code (which intents it reads, which commands there are) is answered here.
    """

    def __init__(self, declaration: PodFile, line: Line, *, audited: bool) -> None:
        super().__init__(declaration)
        self.line = line
        self.outbox = RemoteOutbox(line)
        self.journal = RemoteJournal(line)
        self.audit = RemoteLog(declaration.name, line) if audited else None

    async def read(
        self, request: Request, asker: Asker, ask_model: AskModel | None = None, *, trying: bool = False
    ) -> Command:
        """The command that a request means."""
        told = {"request": request, "asker": asker, "trying": trying}
        command: Command = await self._call("read", told, ask=ask_model)
        return command

    async def take(self, command: Command, asker: Asker, *, trying: bool = False) -> Taken:
        """Whether the member may do this, and whether it asks first. A refusal is the pod's, whose log tells of it."""
        spec = self._specs[type(command)]
        if spec.asks_first is None and scope_of(spec.name, asker.member.role) is not Scope.NONE:
            return Taken(command, None)
        taken: Taken = await self._call("take", {"command": command, "asker": asker, "trying": trying})
        return taken

    async def run(
        self, command: Command, asker: Asker, progress: Progress = silent, *, confirmed: bool = False
    ) -> Outcome:
        """Runs a command, once, whatever becomes of the connection."""
        told = {"command": command, "asker": asker, "confirmed": confirmed}
        outcome: Outcome = await self._call("run", told, progress=progress, once=True)
        return outcome

    async def undo(self, entry_id: int, asker: Asker) -> Outcome:
        """Takes back one journal entry, once."""
        outcome: Outcome = await self._call("undo", {"entry_id": entry_id, "asker": asker}, once=True)
        return outcome

    async def wake(self, asker: Asker) -> None:
        """Lets every skill do what is due."""
        await self._call("wake", {"asker": asker})

    async def next_wake(self) -> datetime | None:
        """When something falls due or is to be sent next."""
        moment: datetime | None = await self._call("next_wake", {})
        return moment

    async def names(self, asker: Asker) -> dict[str, list[str]]:
        """What the open things of each skill are called."""
        if not any(skill.names is not None for skill in self.skills):
            return {}
        names: dict[str, list[str]] = await self._call("names", {"asker": asker})
        return names

    async def words(self, asker: Asker) -> list[str]:
        """Names that the asker may well say aloud."""
        if not any(skill.words is not None for skill in self.skills):
            return []
        words: list[str] = await self._call("words", {"asker": asker})
        return words

    async def lessons(self, asker: Asker) -> list[Lesson]:
        """What the household taught and that holds for this member."""
        if not any(skill.lessons is not None for skill in self.skills):
            return []
        lessons: list[Lesson] = await self._call("lessons", {"asker": asker})
        return lessons

    async def announce(self, row: Outgoing, asker: Asker) -> Outcome | None:
        """What an outbox row says."""
        outcome: Outcome | None = await self._call("announce", {"row": row, "asker": asker})
        return outcome

    async def announce_together(self, rows: Sequence[Outgoing], asker: Asker) -> Outcome | None:
        """What several rows of one kind say together."""
        outcome: Outcome | None = await self._call("announce_together", {"rows": list(rows), "asker": asker})
        return outcome

    async def brief(self, asker: Asker, days: Days) -> list[Outcome]:
        """What its skills have to say about some days."""
        if not any(skill.brief is not None for skill in self.skills):
            return []
        lines: list[Outcome] = await self._call("brief", {"asker": asker, "days": days})
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
        """The commands that files of one kind mean, each with the request it was made from."""
        suffix = files[0].path.with_name(files[0].name).suffix.casefold()
        takers = [skill.takers[suffix] for skill in self.skills if suffix in skill.takers]
        if not any(taker.last == last for taker in takers):
            return []
        told = {"files": list(files), "bare": bare, "beside": dict(beside), "asker": asker, "last": last}
        found = await self._call("taken_files", told, ask=ask_model, progress=progress)
        return [(command, beside.get(request.intent, bare)) for command, request in found]

    async def look_up(self, name: str, asker: Asker, **arguments: Any) -> Any:
        """What a skill of the pod answers under this name."""
        return await self._call("look_up", {"name": name, "asker": asker, "arguments": arguments})

    async def bring(self, file: GivenFile) -> GivenFile:
        """The file where the pod's commands find it: in the pod's own folder."""
        brought: GivenFile = await self._call("bring", {"file": file})
        return brought

    def export(self, asker: Asker) -> Rows:
        """All that the pod stores, kind by kind. Blocks."""
        found: Rows = self.line.call("export", {"asker": asker})
        return found

    def belongings(self, leaving: Leaving) -> Rows:
        """The rows that are a member's, by table. Blocks."""
        found: Rows = self.line.call("belongings", {"leaving": leaving})
        return found

    def leave(self, leaving: Leaving, asker: Asker) -> None:
        """Takes a member out of everything that the pod keeps. Blocks."""
        self.line.call("leave", {"leaving": leaving, "asker": asker})

    def status(self) -> PodStatus:
        """How it is, as far as is known; asks it nothing."""
        return PodStatus(self.name, self.line.address, not self.line.reason, self.line.reason)

    def close(self) -> None:
        """Lets go of the connections; the pod goes on."""
        self.line.close()

    async def _call(
        self,
        method: str,
        arguments: Mapping[str, Any],
        *,
        ask: AskModel | None = None,
        progress: Progress = silent,
        once: bool = False,
    ) -> Any:
        return await asyncio.to_thread(self.line.call, method, arguments, ask=ask, progress=progress, once=once)


class RemoteJournal:
    """What messages did. Blocking."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def of_message(self, message_id: str) -> list[int]:
        """The entries that a message made and that stand. Raises PodDownError."""
        found: list[int] = self._line.call("journal.of_message", {"message_id": message_id})
        return found

    def of_message_and_edits(self, message_id: str, mark: str) -> list[int]:
        """Those of the message and of its edited forms. Raises PodDownError."""
        told = {"message_id": message_id, "mark": mark}
        found: list[int] = self._line.call("journal.of_message_and_edits", told)
        return found


class AuditAwayError(LogAwayError, PodDownError):
    """The audit log of a pod that is down."""


class RemoteLog:
    """The audit log of a pod in another process: see `knowledge.audit.book.Log`. Its rows are checked there."""

    def __init__(self, name: str, line: Line) -> None:
        self.name = name
        self._line = line

    def head(self) -> Head | None:
        """The end of the chain."""
        head: Head | None = self._call("head", {})
        return head

    def entries(self) -> Iterator[Entry]:
        """The rows, newest first."""
        before: int | None = None
        while True:
            page: list[Entry] = self._call("entries", {"before": before})
            yield from page
            if len(page) < PAGE:
                return
            before = page[-1].id

    def note_head(self, about: str, head: Head, at: datetime) -> None:
        """Adds a row on how far another log is."""
        self._call("note_head", {"about": about, "head": head, "at": at})

    def told_of(self, about: str) -> int:
        """How many rows of another log it knows of."""
        return int(self._call("told_of", {"about": about}))

    def goes_on_after(self, count: int) -> bool:
        """Whether there are rows after that many that are not about other logs."""
        return bool(self._call("goes_on_after", {"count": count}))

    def claims(self) -> list[Claim]:
        """What its genuine rows say about how far others were."""
        claims: list[Claim] = self._call("claims", {})
        return claims

    def check(self, wanted: Collection[int]) -> Checked:
        """The log, gone through."""
        rows, problems, macs = self._call("check", {"wanted": sorted(wanted)})
        return Checked.told(rows, problems, macs)

    def _call(self, method: str, arguments: Mapping[str, Any]) -> Any:
        try:
            return self._line.call(f"audit.{method}", arguments)
        except PodDownError as error:
            raise AuditAwayError(error.pod, error.about, error.reason) from error
