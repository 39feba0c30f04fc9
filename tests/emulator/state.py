"""What Telegram would remember: chats, messages, updates not yet confirmed, files, presses."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from tests.emulator.honesty import ApiError, Json, checked_message, checked_update

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sent:
    """Something the bot did in a chat."""

    kind: str
    """"message", "edit" or "action"."""
    chat_id: int
    message_id: int
    text: str
    buttons: tuple[tuple[str, str], ...]
    """(label, token) of all rows."""
    at: float
    """Seconds of the Unix epoch."""
    thread: int | None = None
    reply_to: int | None = None
    media: str | None = None
    """"photo", "document" or "voice"."""
    content: bytes | None = None
    seconds: int | None = None
    """How long a voice note is, as the bot said it."""


@dataclass(slots=True)
class Room:
    """One chat."""

    chat: Json
    messages: dict[int, Json] = field(default_factory=dict)
    refuses: ApiError | None = None
    refuses_voice: ApiError | None = None
    next_id: int = 1


class State:
    """Everything the emulator knows."""

    def __init__(self, bot: Json) -> None:
        self.bot = bot
        self.rooms: dict[int, Room] = {}
        self.sent: list[Sent] = []
        self.calls: list[tuple[str, Json]] = []
        self.files: dict[str, bytes] = {}
        self.sizes: dict[str, int] = {}
        """What Telegram says about the size of files that people sent, in bytes."""
        self.commands: dict[str, list[Json]] = {}
        """The menu by language, "" for every language without its own."""
        self.presses: dict[str, bool] = {}
        """Whether each press was answered, by the query's id."""
        self.allowed: list[str] | None = None
        self.webhook = ""
        """Where updates are sent, once somebody asked for that; then nobody can fetch them."""
        self.held_back = 0
        """Updates that Telegram says are waiting and does not hand out."""
        self.updates: deque[Json] = deque()
        self.confirmed: list[Json] = []
        self.changed = asyncio.Condition()
        self._next_update = 1000
        self._waking: set[asyncio.Task[None]] = set()
        self._thread_ids: dict[int, set[int]] = defaultdict(set)

    def room(self, chat_id: int) -> Room:
        """The chat, as the bot may use it. Raises ApiError."""
        room = self.rooms.get(chat_id)
        if room is None:
            raise ApiError(400, "Bad Request: chat not found")
        if room.refuses is not None:
            raise room.refuses
        return room

    def open_thread(self, chat_id: int, thread: int) -> None:
        """The forum has a topic with this id."""
        self._thread_ids[chat_id].add(thread)

    def close_thread(self, chat_id: int, thread: int) -> None:
        """The topic was deleted."""
        self._thread_ids[chat_id].discard(thread)

    def check_thread(self, chat_id: int, thread: int | None) -> None:
        """Raises ApiError where there is no such topic."""
        if thread is not None and thread not in self._thread_ids[chat_id]:
            raise ApiError(400, "Bad Request: message thread not found")

    def new_message(self, room: Room, author: Json, content: Json) -> Json:
        """A message that is now in the chat."""
        message = {
            "message_id": room.next_id,
            "from": author,
            "chat": room.chat,
            "date": int(time.time()),
            **content,
        }
        checked_message(message)
        room.messages[room.next_id] = message
        room.next_id += 1
        return message

    def queue(self, kind: str, content: Json) -> int:
        """An update for the bot; returns its id."""
        raw = checked_update({"update_id": self._next_update, kind: content})
        return self.queue_raw(raw)

    def queue_raw(self, raw: Json) -> int:
        """An update as it is, unchecked: what a bot must survive."""
        raw = {"update_id": self._next_update, **raw}
        self._next_update = max(self._next_update, raw["update_id"]) + 1
        self.updates.append(raw)
        self.notify()
        return int(raw["update_id"])

    def repeat(self, count: int = 1) -> None:
        """Gives the last confirmed updates out once more."""
        self.updates.extendleft(reversed(self.confirmed[-count:]))
        self.notify()

    def confirm(self, offset: int) -> None:
        """Forgets what lies before the offset; a negative one leaves that many."""
        if offset < 0:
            offset = self.updates[max(len(self.updates) + offset, 0)]["update_id"] if self.updates else 0
        while self.updates and self.updates[0]["update_id"] < offset:
            self.confirmed.append(self.updates.popleft())

    def record(self, sent: Sent) -> None:
        """Keeps what the bot did, and wakes who waits for it."""
        self.sent.append(sent)
        self.notify()

    def notify(self) -> None:
        """Wakes all who wait for a change."""

        async def wake() -> None:
            async with self.changed:
                self.changed.notify_all()

        task = asyncio.get_running_loop().create_task(wake())
        self._waking.add(task)
        task.add_done_callback(self._waking.discard)

    async def until(self, found: Callable[[], T | None], timeout: float) -> T:
        """Waits until `found()` gives something true and returns it. Raises TimeoutError."""
        async with asyncio.timeout(timeout), self.changed:
            while not (result := found()):
                await self.changed.wait()
            return result
