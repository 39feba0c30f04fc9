"""What a house knows of a pod, whether it lies in this process or in one of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from knowledge.outbox import Outgoing, Standing
from skills.engine.command import Asker, Command, Days, Outcome
from skills.engine.errors import PersonError, ServiceError
from skills.engine.estate import Leaving
from skills.engine.lessons import Lesson
from skills.engine.means import AskModel, Progress
from skills.engine.request import GivenFile, Request
from skills.engine.skill import Skill, Taker

T = TypeVar("T")
Rows = dict[str, list[dict[str, Any]]]
"""Rows or things by the table or kind that they are of."""


class PodDownError(ServiceError, PersonError):
    """A pod does not answer. The person is told which, and whether what was asked for may have been done all the same.

    It is a PersonError as well, so that it concerns the one request that needed the pod and no other of the message.
    """

    def __init__(self, pod: str, about: str, reason: str, *, unsure: bool = False) -> None:
        super().__init__("pod-unsure" if unsure else "pod-down", pod=pod, about=about)
        self.pod = pod
        self.about = about
        self.reason = reason
        self.unsure = unsure

    def __str__(self) -> str:
        return f"the pod {self.pod} does not answer: {self.reason}"


class PodFailedError(ServiceError):
    """Something unforeseen went wrong inside a pod; its log has the details under the id that the text names."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A command that is ready to run, and the question that has to be answered first, if it destroys something."""

    command: Command
    question: Outcome | None


@dataclass(frozen=True, slots=True)
class PodStatus:
    """How a pod is."""

    name: str
    address: str
    """Empty for one in the house's own process."""
    up: bool
    reason: str = ""


class OutboxOf(Protocol):
    """A pod's outbox as it is delivered from. Every call blocks. See `knowledge.outbox.Outbox`."""

    def claim(self, now: datetime, busy: Collection[int] = ()) -> list[Outgoing]: ...

    def release_leases(self) -> None: ...

    def sent(self, row_ids: Sequence[int], *, chat_key: str, message_id: str, now: datetime) -> None: ...

    def wait(self, row_ids: Sequence[int], *, until: datetime, reason: str) -> None: ...

    def waiting_for(self, reason: str, now: datetime) -> list[int]: ...

    def wait_no_more(self, member_id: int, *, reason: str, now: datetime) -> None: ...

    def dropped(self, row_id: int, *, reason: str) -> None: ...

    def failed(
        self,
        row: Outgoing,
        *,
        reason: str,
        now: datetime,
        retry_after: float | None,
        permanent: bool,
        uncertain: bool = False,
    ) -> bool: ...

    def standing(self, now: datetime) -> Standing: ...


class JournalOf(Protocol):
    """What a message did. Every call blocks. See `knowledge.store.changes.Journal`."""

    def of_message(self, message_id: str) -> list[int]: ...

    def of_message_and_edits(self, message_id: str, mark: str) -> list[int]: ...


class Pod(Protocol):
    """A pod as the house uses it: `LocalPod` and `RemotePod` are this. What is said of each call stands there.

    Whatever needs the pod's data raises PodDownError where that is in a process that does not answer.
    """

    name: str
    about: str
    skills: tuple[Skill, ...]

    @property
    def intents(self) -> frozenset[str]: ...

    @property
    def outbox(self) -> OutboxOf: ...

    @property
    def journal(self) -> JournalOf: ...

    def skill_of(self, name: str) -> Skill | None: ...

    def command_type(self, name: str) -> type[Command]: ...

    def command_name(self, command: Command) -> str: ...

    def runs(self, command: Command) -> bool: ...

    def changes(self, command: Command) -> bool: ...

    def learning(self, lesson: Lesson) -> Command | None: ...

    def digests(self, kind: str) -> bool: ...

    def heeded(self, suffixes: Collection[str]) -> list[tuple[str, Taker]]: ...

    async def read(
        self, request: Request, asker: Asker, ask_model: AskModel | None = None, *, trying: bool = False
    ) -> Command: ...

    async def take(self, command: Command, asker: Asker, *, trying: bool = False) -> Taken: ...

    async def run(
        self, command: Command, asker: Asker, progress: Progress = ..., *, confirmed: bool = False
    ) -> Outcome: ...

    async def undo(self, entry_id: int, asker: Asker) -> Outcome: ...

    async def wake(self, asker: Asker) -> None: ...

    async def next_wake(self) -> datetime | None: ...

    async def names(self, asker: Asker) -> dict[str, list[str]]: ...

    async def words(self, asker: Asker) -> list[str]: ...

    async def lessons(self, asker: Asker) -> list[Lesson]: ...

    async def announce(self, row: Outgoing, asker: Asker) -> Outcome | None: ...

    async def announce_together(self, rows: Sequence[Outgoing], asker: Asker) -> Outcome | None: ...

    async def brief(self, asker: Asker, days: Days) -> list[Outcome]: ...

    async def taken_files(
        self,
        files: Sequence[GivenFile],
        bare: Request,
        beside: Mapping[str, Request],
        asker: Asker,
        ask_model: AskModel | None = None,
        progress: Progress = ...,
        *,
        last: bool = False,
    ) -> list[tuple[Command, Request]]: ...

    async def look_up(self, name: str, asker: Asker, **arguments: Any) -> Any: ...

    async def bring(self, file: GivenFile) -> GivenFile: ...

    def export(self, asker: Asker) -> Rows: ...

    def belongings(self, leaving: Leaving) -> Rows: ...

    def leave(self, leaving: Leaving, asker: Asker) -> None: ...

    def status(self) -> PodStatus: ...

    def close(self) -> None: ...


async def of_each(pods: Iterable[Pod], ask: Callable[[Pod], Awaitable[T]]) -> list[tuple[Pod, T]]:
    """What each pod answers, in their order, asked at the same time; those that are down are left out."""
    known = list(pods)
    answers = await asyncio.gather(*(ask(pod) for pod in known), return_exceptions=True)
    for answer in answers:
        if isinstance(answer, BaseException) and not isinstance(answer, PodDownError):
            raise answer
    return [(pod, answer) for pod, answer in zip(known, answers, strict=True) if not isinstance(answer, BaseException)]
