"""The web chat as a channel: posts go to the assistant, what is said reaches every open page of the chat."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakValueDictionary

from bot.channels.protocol import Assistant, Limits, SendFailed
from bot.channels.protocol import Typing as ShowTyping
from bot.media import picture_size, sound_type
from bot.messages import Chat, File, FileKind, Message, Reply, Unsupported
from bot.pulling import is_pulling
from bot.tidying import Tidying
from bot.unlocking import Unlocking, is_unlocking
from knowledge.conversation import Conversation, Entry, KeptFile, NewFile, NewReply, OfferedButton
from knowledge.stages import Stage, stage
from knowledge.store.database import StorageFullError

UNLOCK = "/unlock"
"""All that is kept of a message which may hold a passphrase."""
EXPIRED = "expired"
"""The tag of a reply to a press that came too late."""


class WebChatClosedError(Exception):
    """The channel takes no messages: it has not started, or it is stopping."""


class TooManyError(Exception):
    """The member sent more than is answered, and is to wait."""


class UnknownButtonError(Exception):
    """The pressed button was never offered in this chat."""


@dataclass(frozen=True, slots=True)
class Typing:
    """Whether an answer is being written in the chat, and how far long work is, in words."""

    on: bool
    progress: str = ""


@dataclass(frozen=True, slots=True)
class Reset:
    """The page knows more than is stored here (a backup was restored): it has to load the history again."""


Event = Entry | Typing | Reset


class WebChannel:
    """One chat per member: `Chat("web", str(member_id))`, with the member's id as sender too.

    The stored conversation is what pages show. An open page is only woken; it then reads the changes that it
    has not had yet, so that reconnecting and being connected are the same thing and nothing comes twice.
    """

    name = "web"

    def __init__(
        self,
        conversation: Conversation,
        limits: Limits | None = None,
        unlocking: Unlocking | None = None,
        tidying: Tidying | None = None,
    ) -> None:
        self._conversation = conversation
        self._limits = limits
        self._unlocking = unlocking
        self._tidying = tidying
        self._assistant: Assistant | None = None
        self._turns: WeakValueDictionary[tuple[str, bool, str], asyncio.Lock] = WeakValueDictionary()
        self._under_way: set[asyncio.Task[list[Entry]]] = set()
        self._pages: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._working: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._stopping = False

    async def start(self, assistant: Assistant) -> None:
        """Takes messages from now on."""
        self._assistant = assistant
        self._stopping = False

    async def stop(self) -> None:
        """Takes no more messages, lets those under way finish, ends the streams of open pages."""
        self._assistant = None
        if self._under_way:
            await asyncio.wait(self._under_way)
        self._stopping = True
        for chat_key in tuple(self._pages):
            self._wake(chat_key)

    async def send(self, chat: Chat, reply: Reply) -> str:
        """Keeps something unasked and shows it on the open pages; a closed one has it when it is next opened.

        Returns the id of the conversation's entry. Raises SendFailed.
        """
        if chat.channel != self.name:
            raise SendFailed(f"{chat.key} is not a web chat", permanent=True)
        try:
            entry = await asyncio.to_thread(self._keep_unasked, chat.key, reply)
        except StorageFullError as error:
            raise SendFailed(str(error)) from error
        finally:
            await self._tidy(reply.files)
        self._wake(chat.key)
        return str(entry.id)

    async def receive(self, message: Message, attachment: str | None = None) -> list[Entry]:
        """Answers what a page posted: the entry of what was said (none for a press), then the replies.

        The same message id again gives the same entries without asking the assistant again. One message of a
        chat is handled at a time, in the order they came; what is to be heard takes its time, and waits and is
        waited for among its own kind only. A caller that goes away does not stop the handling. For a model that is
        fetched only the entry of what was said is given; the page sees the reply when it is there.
        Raises WebChatClosedError, UnknownButtonError, TooManyError.
        """
        if self._assistant is None:
            raise WebChatClosedError
        self.check_rate(message.sender)
        kept: asyncio.Future[Entry] = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(self._handle(self._assistant, message, attachment, kept))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        if is_pulling(message.text):
            either: set[asyncio.Future[Any]] = {task, kept}
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                return [kept.result()]
        return await asyncio.shield(task)

    def check_rate(self, sender: str) -> None:
        """Raises TooManyError where nothing that a sender says would be answered now."""
        if self._limits is not None and self._limits.shut(self.name, sender):
            raise TooManyError

    async def declines(self, sender: str, size: int, seconds: float | None, *, heard: bool) -> Unsupported | None:
        """Why files of so many bytes, and seconds of recordings, are not kept for a member now; None: they are."""
        if self._limits is None:
            return None
        return await asyncio.to_thread(self._limits.declines, self.name, sender, size, seconds, heard=heard)

    async def file(self, chat: Chat, file_id: int) -> KeptFile | None:
        """A file that was shown in the chat; None for any other."""
        return await asyncio.to_thread(self._conversation.file, chat.key, file_id)

    async def events(self, chat: Chat, after: int) -> AsyncGenerator[Event, None]:
        """What a page has to show, from the change after `after` on, for as long as the page is open."""
        typing = Typing(False)
        with self._page(chat.key) as woken:
            if after > await asyncio.to_thread(self._conversation.newest_change, chat.key):
                yield Reset()
                after = 0
            while not self._stopping:
                woken.clear()
                for entry in await asyncio.to_thread(self._conversation.changes, chat.key, after):
                    after = entry.change
                    yield entry
                now = self._typing(chat.key)
                if typing != now:
                    typing = now
                    yield typing
                await woken.wait()

    async def _handle(
        self, assistant: Assistant, message: Message, attachment: str | None, said: asyncio.Future[Entry]
    ) -> list[Entry]:
        """`said` is told the entry of the message once it is kept."""
        files = [*message.files]
        if is_unlocking(message.text):
            message = replace(message, text=UNLOCK)
        try:
            return await self._handle_in_turn(assistant, message, attachment, files, said)
        finally:
            await self._tidy(files)

    async def _handle_in_turn(
        self,
        assistant: Assistant,
        message: Message,
        attachment: str | None,
        files: list[File],
        told: asyncio.Future[Entry],
    ) -> list[Entry]:
        """Adds the files of the replies to `files`."""
        alone = message.id if is_pulling(message.text) else ""
        key = (message.chat.key, _to_be_heard(message), alone)
        async with self._turns.setdefault(key, asyncio.Lock()):
            self.check_rate(message.sender)
            request = await asyncio.to_thread(self._keep, message, attachment)
            told.set_result(request)
            said = [] if message.press is not None else [request]
            if request.answered:
                return said + await asyncio.to_thread(self._conversation.answers_to, request)
            self._wake(message.chat.key)
            replies = await self._ask(assistant, replace(message, at=request.at))
            files += [file for reply in replies for file in reply.files]
            with stage(Stage.SENDING):
                kept = await asyncio.to_thread(self._keep_answer, request, replies)
            self._wake(message.chat.key)
            return said + kept

    def _keep(self, message: Message, attachment: str | None) -> Entry:
        key = message.chat.key
        if message.press is None:
            return self._conversation.add_said(key, message.id, message.text, attachment, _new_files(message.files))
        pressed = self._conversation.add_press(key, message.id, message.press)
        if pressed is None:
            raise UnknownButtonError
        return pressed

    def _keep_unasked(self, chat_key: str, reply: Reply) -> Entry:
        return self._conversation.add_reply(chat_key, reply.text, _offered(reply), _new_files(reply.files))

    def _keep_answer(self, request: Entry, replies: Sequence[Reply]) -> list[Entry]:
        kept = [
            NewReply(reply.text, _offered(reply), reply.replaces_pressed, _new_files(reply.files)) for reply in replies
        ]
        return self._conversation.answer(request, kept, expired=any(EXPIRED in reply.tags for reply in replies))

    async def _ask(self, assistant: Assistant, message: Message) -> Sequence[Reply]:
        key = message.chat.key

        async def show_typing(progress: str = "") -> None:
            self._working[key][message.id] = progress or self._working[key].get(message.id, "")
            self._wake(key)

        try:
            return await self._replies(assistant, message, show_typing)
        finally:
            self._working[key].pop(message.id, None)
            if not self._working[key]:
                del self._working[key]

    async def _replies(self, assistant: Assistant, message: Message, show: ShowTyping) -> Sequence[Reply]:
        """What the assistant says, and that the member's private things are locked where nobody said so yet."""
        if self._unlocking is None:
            return await assistant.handle(message, show)
        if message.text == UNLOCK and (member := await self._unlocking.member(self.name, message.sender)) is not None:
            return [self._unlocking.elsewhere(member)]
        replies = await assistant.handle(message, show)
        reminder = await self._unlocking.reminder(self.name, message.sender)
        return replies if reminder is None else [*replies, reminder]

    async def _tidy(self, files: Sequence[File]) -> None:
        """What was answered lies sealed in the conversation and need not lie in clear any longer."""
        if self._tidying is not None and files:
            await asyncio.to_thread(self._tidying.settle, [file.path for file in files])

    def _typing(self, chat_key: str) -> Typing:
        """What is worked on in a chat; of several messages, the words on the one that came last and has any."""
        words = tuple(self._working.get(chat_key, {}).values())
        return Typing(bool(words), next((one for one in reversed(words) if one), ""))

    def _wake(self, chat_key: str) -> None:
        for page in self._pages.get(chat_key, ()):
            page.set()

    @contextmanager
    def _page(self, chat_key: str) -> Iterator[asyncio.Event]:
        woken = asyncio.Event()
        self._pages[chat_key].add(woken)
        try:
            yield woken
        finally:
            self._pages[chat_key].discard(woken)
            if not self._pages[chat_key]:
                del self._pages[chat_key]


def _offered(reply: Reply) -> tuple[OfferedButton, ...]:
    return tuple(OfferedButton(button.name, button.label, button.token) for button in reply.buttons)


def _to_be_heard(message: Message) -> bool:
    return any(file.kind is FileKind.VOICE for file in message.files)


def _new_files(files: Sequence[File]) -> tuple[NewFile, ...]:
    return tuple(
        NewFile(
            file.path,
            file.name,
            file.mime,
            size=picture_size(file.path) if file.kind is FileKind.PHOTO else None,
            sound=sound_type(file.path) if file.kind is FileKind.VOICE else None,
            seconds=file.seconds,
        )
        for file in files
    )
