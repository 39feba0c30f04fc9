"""A hub on a real port with a tiny assistant of its own: it echoes, offers an undo, and can be made to wait."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx

from bot.channels.protocol import Typing
from bot.channels.web import WebChannel
from bot.hub.app import create_app
from bot.hub.server import HubServer
from bot.hub.status import ModelState, ModelStatus
from bot.messages import Button, ButtonName, FileKind, Message, Reply
from bot.unlocking import Unlocking
from knowledge.clock import Clock, ManualClock
from knowledge.conversation import Conversation
from knowledge.keys import Keyring
from knowledge.people import Member, Role
from knowledge.sessions import Sessions
from knowledge.store.database import Database, open_household_database
from tests.keyrings import seals_of

NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
UPLOAD_BYTES = 1024 * 1024
BERLIN = ZoneInfo("Europe/Berlin")
ANNA = Member(1, "Anna", Role.ADMIN, "en", BERLIN)
TOM = Member(2, "Tom", Role.ADULT, "en", BERLIN)


class EchoAssistant:
    """Says back what it hears and what came with it, with an undo button; "think" waits for `think_on`, halfway.

    What is in `answers` it says instead, one after the other. What is to be heard waits for `listen_on`, which is set
    until a test clears it.
    """

    def __init__(self) -> None:
        self.heard: list[Message] = []
        self.answers: list[Reply] = []
        self.think_on = asyncio.Event()
        self.listen_on = asyncio.Event()
        self.listen_on.set()

    async def knows(self, channel: str, sender: str) -> bool:
        """Everybody is a member."""
        return True

    async def handle(self, message: Message, typing: Typing | None = None) -> Sequence[Reply]:
        self.heard.append(message)
        if message.unsupported is not None:
            return [Reply(f"I cannot read a {message.unsupported} yet.")]
        if message.press is not None:
            if message.press.startswith("late"):
                return [Reply("That was too long ago.", tags=frozenset({"expired"}))]
            return [Reply("Undone.", replaces_pressed=True)]
        if message.text == "think" and typing is not None:
            await typing()
            await typing("halfway")
            await self.think_on.wait()
        if message.text == "fail":
            raise RuntimeError("the echo broke")
        if any(file.kind is FileKind.VOICE for file in message.files) and typing is not None:
            await typing("2 of 10")
            await self.listen_on.wait()
        if self.answers:
            return [self.answers.pop(0)]
        if message.files:
            came = ", ".join(f"{file.kind} {file.name}" for file in message.files)
            return [Reply(f"Came with it: {came}.")]
        prefix = "late" if message.text == "old" else "undo"
        button = Button(ButtonName.UNDO, "Undo", f"{prefix}-{len(self.heard)}")
        return [Reply(f"You said: {message.text}", (button,))]


@dataclass
class People:
    """The members of the test."""

    known: dict[int, Member] = field(default_factory=lambda: {ANNA.id: ANNA, TOM.id: TOM})

    def get(self, member_id: int) -> Member | None:
        return self.known.get(member_id)

    def by_account(self, channel: str, sender: str) -> Member | None:
        return self.known.get(int(sender))


@dataclass
class Hub:
    """The running parts, for tests to reach for."""

    server: HubServer
    channel: WebChannel
    assistant: EchoAssistant
    sessions: Sessions
    conversation: Conversation
    people: People
    clock: Clock
    database: Database
    keyring: Keyring
    trouble: str | None = None
    model: ModelStatus = field(default_factory=lambda: ModelStatus(ModelState.READY))

    @property
    def url(self) -> str:
        return self.server.url

    @property
    def manual_clock(self) -> ManualClock:
        if not isinstance(self.clock, ManualClock):
            raise TypeError("this hub runs on the machine's clock")
        return self.clock

    async def restart(self) -> None:
        """Stops listening and listens again on the same port."""
        await self.stop_listening()
        await self.listen_again()

    async def stop_listening(self) -> None:
        await self.channel.stop()
        await self.server.stop()

    async def listen_again(self) -> None:
        await self.channel.start(self.assistant)
        await self.server.start()

    @asynccontextmanager
    async def visitor(self, member: Member = ANNA) -> AsyncIterator[httpx.AsyncClient]:
        """A signed-in client."""
        async with httpx.AsyncClient(base_url=self.url, headers={"Origin": self.url}) as client:
            answer = await client.get("/signin", params={"token": self.sessions.new_link(member.id)})
            if answer.status_code != 303:
                raise AssertionError(answer.text)
            yield client


@asynccontextmanager
async def running_hub(folder: Path, clock: Clock | None = None) -> AsyncIterator[Hub]:
    """A hub on a free port of the loopback; on a clock that stands at noon unless one is given."""
    clock = clock or ManualClock(NOON)
    database = open_household_database(folder / "household.db")
    seals, people = seals_of(database, clock), People()
    conversation = Conversation(database, clock, folder / "media", seals)
    unlocking = Unlocking(seals.keyring, people, "http://house.example/unlock")
    sessions = Sessions(database, clock)
    channel, assistant = WebChannel(conversation, unlocking=unlocking), EchoAssistant()

    async def health() -> str | None:
        return hub.trouble

    async def status() -> ModelStatus:
        return hub.model

    app = create_app(
        channel=channel,
        conversation=conversation,
        sessions=sessions,
        members=people,
        health=health,
        status=status,
        clock=clock,
        unlocking=unlocking,
        hosts=["house.example"],
        upload_bytes=UPLOAD_BYTES,
    )
    server = HubServer(app, "127.0.0.1", 0)
    hub = Hub(server, channel, assistant, sessions, conversation, people, clock, database, seals.keyring)
    await hub.listen_again()
    try:
        yield hub
    finally:
        assistant.think_on.set()
        assistant.listen_on.set()
        await hub.stop_listening()
        database.close()
