"""One pod tried by itself, for the tests in its folder: from a sentence to an outcome, on a real database.

A household of four (admin, adult, child, guest) stands around it, and the clock is moved by hand.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from knowledge.people import Household, Member, Role
from pods.engine.folders import PODS, homes, read_pod_file, use_own
from pods.engine.pod import LocalPod, Means
from pods.engine.router import Examples, build_router, load_examples
from pods.engine.understanding import Reader, Scene
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Command, Outcome
from skills.engine.request import Request

ZONE = ZoneInfo("Europe/Berlin")
BEGIN = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
"""A Wednesday morning."""
OTHERS = 8
"""Of so many examples of what belongs to no pod one is learned: all of them take a quarter of a minute."""
NOTHING: Mapping[str, str] = MappingProxyType({})


class Trial:
    """Opens a pod on a folder; its router knows the pod's own examples, and a sample of what belongs to no pod."""

    def __init__(
        self, folder: Path, data_dir: Path, trained: Path | None = None, settings: Mapping[str, str] = NOTHING
    ) -> None:
        """`trained`: where the router is kept for the next trial. `settings`: variables by name.

        Raises ConfigurationError where the pod is not whole.
        """
        if folder.parent.resolve() not in homes():
            use_own(folder.parent)
        declaration = read_pod_file(folder)
        means = Means(settings={declaration.name: declaration.read_settings(settings)})
        self.pod = LocalPod(declaration, data_dir, means)
        self.now = BEGIN
        own = load_examples([folder / "examples"])
        others = load_examples([PODS / "engine" / "dialog_examples"]).templates[::OTHERS]
        beside = tuple(one for one in others if one.language in own.languages)
        self._reader = Reader(build_router(Examples((*own.templates, *beside)), trained))
        self._members = tuple(
            Member(number, role.value.capitalize(), role, "en", ZONE) for number, role in enumerate(Role, 1)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pod.close()

    def asker(self, role: str = "adult") -> Asker:
        """The member of a role, as who asks now."""
        member = next(one for one in self._members if one.role == role)
        return Asker(member, Household("Home", ZONE, "EUR", "en"), self._members, self.now)

    def understand(self, text: str, role: str = "adult", language: str = "en") -> Request:
        """The first request of a message. Raises NotFoundError where nothing of this pod is meant."""
        asker = self.asker(role)
        known = asyncio.run(self.pod.names(asker))
        things = {f"{self.pod.name}.{skill}": tuple(names) for skill, names in known.items()}
        scene = Scene(asker.member, self._members, asker.local_now, "EUR", language, things=things)
        for request in self._reader.read(text, scene).requests:
            if request.intent.startswith(f"{self.pod.name}."):
                return request
        raise NotFoundError("not-understood", what=text)

    def say(self, text: str, role: str = "adult", language: str = "en") -> Outcome:
        """What comes of a message: understood, permitted and run. Raises PersonError as a chat would show it."""
        request, asker = self.understand(text, role, language), self.asker(role)
        return self.run(asyncio.run(self.pod.read(request, asker)), role)

    def run(self, command: Command, role: str = "adult") -> Outcome:
        """What comes of a command. Raises PersonError."""
        return asyncio.run(self.pod.run(command, self.asker(role)))

    def undo(self, outcome: Outcome, role: str = "adult") -> Outcome:
        """Takes back what an outcome tells of. Raises PersonError, and ValueError where it changed nothing."""
        if outcome.journal is None:
            raise ValueError(f"{outcome.key} changed nothing that can be undone")
        return asyncio.run(self.pod.undo(outcome.journal, self.asker(role)))

    def wait(self, hours: float) -> list[Outcome]:
        """Moves the clock on, does what is due on the way, and gives what is said unasked."""
        until, said = self.now + timedelta(hours=hours), list[Outcome]()
        while True:
            due = asyncio.run(self.pod.next_wake())
            if due is None or due > until:
                break
            self.now = max(due, self.now)
            said += asyncio.run(self._ring())
        self.now = until
        return said

    async def _ring(self) -> list[Outcome]:
        said = list[Outcome]()
        await self.pod.wake(self.asker("admin"))
        for row in self.pod.outbox.claim(self.now):
            member = next(one for one in self._members if one.id == row.member_id)
            outcome = await self.pod.announce(row, self.asker(member.role))
            if outcome is None:
                self.pod.outbox.dropped(row.id, reason="nothing to say")
                continue
            self.pod.outbox.sent([row.id], chat_key="trial", message_id=str(row.id), now=self.now)
            said.append(outcome)
        return said
