"""A small real household for tests: the built product on a folder, a clock moved by hand, a channel that records."""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from bot.build import App, asker_of, build
from bot.channels.protocol import Assistant, SendFailed
from bot.exporting import household_as_data
from bot.media import keep
from bot.messages import Button, Chat, ChatKind, File, FileKind, Message, Reply, Unsupported
from bot.settings import Settings
from knowledge.clock import ManualClock
from knowledge.people import Member, Role
from knowledge.speech.hearing import Ear
from knowledge.speech.speaking import Mouth
from knowledge.store.room import Disk
from pods.engine.interface import of_each
from pods.engine.models import Model
from skills.engine.command import Asker
from tests.elsewhere import Elsewhere

CHANNEL = "test"
PODS = "TEST_PODS"
"""`TEST_PODS=remote` in the environment: every house of the tests has its movable pods behind HTTP."""
FAMILY = (("Anna", Role.ADMIN), ("Tom", Role.ADULT), ("Mia", Role.CHILD), ("Gus", Role.GUEST))
UNLIMITED = MappingProxyType({"messages_per_minute": 0, "media_mb_per_day": 0, "recording_minutes_per_day": 0})
"""The clock stands still in tests, so that a minute and a day have no end."""
NOW = "2026-11-21T10:00"
"""A Saturday morning, in the household's zone."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Something that arrived unasked."""

    at: datetime
    to: str
    text: str
    buttons: tuple[Button, ...]
    files: tuple[File, ...] = ()


class Recorder:
    """A channel that keeps what it is given, or fails as often as it is told to."""

    name = CHANNEL

    def __init__(self, clock: ManualClock) -> None:
        self.sent: list[Sent] = []
        self.failures: deque[SendFailed] = deque()
        self._clock = clock

    async def start(self, assistant: Assistant) -> None:
        """Nothing to open."""

    async def stop(self) -> None:
        """Nothing to close."""

    async def send(self, chat: Chat, reply: Reply) -> str:
        """Keeps the message and numbers it."""
        if self.failures:
            raise self.failures.popleft()
        self.sent.append(Sent(self._clock.now(), chat.address, reply.text, reply.buttons, reply.files))
        return f"{len(self.sent)}"


@dataclass
class House:
    """The running product and the shortest ways to talk to it."""

    app: App
    clock: ManualClock
    channel: Recorder
    elsewhere: Elsewhere | None = None
    """The pods that are not in this process."""
    offered: dict[str, tuple[Button, ...]] = field(default_factory=dict)
    _ids: count[int] = field(default_factory=lambda: count(1))

    @property
    def zone(self) -> ZoneInfo:
        """The household's zone."""
        household = self.app.members.household()
        if household is None:
            raise LookupError("the household is not there")
        return household.zone

    @property
    def state(self) -> dict[str, Any]:
        """Everything stored, as `ingle export` writes it."""
        return household_as_data(self.app)

    def items(self, name: str = "shopping") -> dict[str, bool]:
        """The items of a list and whether they are ticked."""
        lists = {one["name"]: one["items"] for one in self.state.get("lists", [])}
        return {one["item"]: one["done"] for one in lists.get(name, [])}

    def local(self, wall: str) -> datetime:
        """A wall-clock time of the household as an instant."""
        return datetime.fromisoformat(wall).replace(tzinfo=self.zone)

    def member(self, name: str) -> Member:
        """A member by name."""
        member = self.app.members.by_name(name)
        if member is None:
            raise LookupError(name)
        return member

    def asker(self, name: str) -> Asker:
        """Who asks, for running commands without words."""
        return asker_of(self.app, self.member(name))

    async def handle(self, message: Message) -> Sequence[Reply]:
        """Hands a message to the assistant as a channel would."""
        replies = await self.app.assistant.handle(message)
        for reply in replies:
            if reply.buttons or reply.replaces_pressed:
                self.offered[message.chat.key] = reply.buttons
        return replies

    async def say(
        self,
        name: str,
        text: str,
        *,
        message_id: str | None = None,
        group: bool = False,
        edited: bool = False,
        unsupported: Unsupported | None = None,
    ) -> Reply:
        """What the assistant answers to a text. Raises LookupError when it does not answer."""
        message = Message(
            message_id or f"m{next(self._ids)}",
            chat_of(name, group=group),
            name,
            self.clock.now(),
            text,
            edited=edited,
            unsupported=unsupported,
        )
        replies = await self.handle(message)
        if not replies:
            raise LookupError(f"no answer to {text!r}")
        return replies[0]

    async def speak(
        self, name: str, text: str, *, seconds: float | None = 4.0, group: bool = False, said_beside: str = ""
    ) -> Reply:
        """What the assistant answers to a recording in which a scripted ear hears this text."""
        number = next(self._ids)
        path = keep(self.app.settings.data_dir / "media", f"m{number}", "voice.ogg", text.encode())
        file = File(path, "voice.ogg", "audio/ogg", FileKind.VOICE, seconds)
        chat = chat_of(name, group=group)
        replies = await self.handle(Message(f"m{number}", chat, name, self.clock.now(), said_beside, (file,)))
        return replies[0]

    async def press(self, name: str, button: str, *, group: bool = False) -> Reply:
        """Presses a button of the last message in a chat that had any, by its name."""
        key = chat_of(name, group=group).key
        token = next((one.token for one in self.offered.get(key, ()) if one.name == button), None)
        if token is None:
            raise LookupError(f"there is no button {button!r}")
        return await self.press_token(name, token, group=group)

    async def press_token(self, name: str, token: str, *, group: bool = False) -> Reply:
        """Presses a button by its token."""
        chat = chat_of(name, group=group)
        replies = await self.handle(Message(f"p{next(self._ids)}", chat, name, self.clock.now(), press=token))
        return replies[0]

    async def advance(self, to: str) -> list[Sent]:
        """Moves the clock to a wall-clock time, from one thing due to the next; gives what was sent on the way."""
        before, until = len(self.channel.sent), self.local(to).astimezone(UTC)
        await self.ring()
        while True:
            due = await self._next_wake()
            if due is None or due > until:
                break
            self.clock.set(max(due, self.clock.now()))
            await self.ring()
            if await self._next_wake() == due:
                break
        self.clock.set(until)
        return self.channel.sent[before:]

    async def ring(self) -> None:
        """Does what the alarm does when it rings; the buttons of what was sent can be pressed."""
        before = len(self.channel.sent)
        await self.app.alarm.ring()
        for sent in self.channel.sent[before:]:
            self.offered[f"{CHANNEL}:{sent.to}"] = sent.buttons

    async def _next_wake(self) -> datetime | None:
        moments = await of_each(self.app.pods.values(), lambda pod: pod.next_wake())
        return min((moment for _, moment in moments if moment is not None), default=None)

    async def restart(self) -> list[Sent]:
        """Closes everything and builds it anew on the same folder; gives what is sent right after the start."""
        await self.app.stop()
        self.app = build(self.app.settings, clock=self.clock, model=self.app.model, channels=[self.channel])
        for pod in self.app.pods.values():
            await asyncio.to_thread(pod.outbox.release_leases)
        before = len(self.channel.sent)
        await self.ring()
        return self.channel.sent[before:]

    async def stop(self) -> None:
        """Closes everything."""
        await self.app.stop()
        if self.elsewhere is not None:
            await asyncio.to_thread(self.elsewhere.stop)


def chat_of(name: str, *, group: bool = False) -> Chat:
    """A member's private chat, or the family's group."""
    return Chat(CHANNEL, "group", ChatKind.GROUP) if group else Chat(CHANNEL, name)


def open_house(
    folder: Path,
    models_dir: Path,
    *,
    now: str = NOW,
    zone: str = "Europe/Berlin",
    model: Model | None = None,
    language: str = "en",
    ear: Ear | None = None,
    mouth: Mouth | None = None,
    settings: Mapping[str, object] = MappingProxyType({}),
    disk: Disk | None = None,
) -> House:
    """A household of Anna (admin), Tom (adult), Mia (child) and Gus (guest) on a folder, with settings of its own."""
    chosen = Settings(data_dir=folder, models_dir=models_dir, model="none", admin="Anna", zone=zone).model_copy(
        update={"language": language, "hearing": "off", "speaking": "off", **UNLIMITED, **settings}
    )
    clock = ManualClock(datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone)))
    channel = Recorder(clock)
    elsewhere = None
    if os.environ.get(PODS) == "remote" and not chosen.pod_addresses:
        elsewhere = Elsewhere(chosen)
        chosen = elsewhere.settings
    app = build(chosen, clock=clock, model=model, channels=[channel], ear=ear, mouth=mouth, disk=disk)
    for name, role in FAMILY:
        member = app.members.by_name(name) or app.members.add(name, role, language=language, zone=zone)
        app.members.link(member.id, CHANNEL, name, name)
    return House(app, clock, channel, elsewhere)
