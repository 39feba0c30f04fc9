"""The web chat as a channel: posts go to the assistant, what is said reaches every open page of the chat."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from bot.channels.protocol import Assistant, SendFailed
from bot.media import picture_size, sound_type
from bot.messages import Chat, File, FileKind, Message, Reply
from knowledge.conversation import Conversation, Entry, KeptFile, NewFile, NewReply, OfferedButton
from knowledge.store.database import StorageFullError

EXPIRED = "expired"
"""The tag of a reply to a press that came too late."""


class WebChatClosedError(Exception):
    """The channel takes no messages: it has not started, or it is stopping."""


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

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._assistant: Assistant | None = None
        self._turns: defaultdict[tuple[str, bool], asyncio.Lock] = defaultdict(asyncio.Lock)
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
        self._wake(chat.key)
        return str(entry.id)

    async def receive(self, message: Message, attachment: str | None = None) -> list[Entry]:
        """Answers what a page posted: the entry of what was said (none for a press), then the replies.

        The same message id again gives the same entries without asking the assistant again. One message of a
        chat is handled at a time, in the order they came; what is to be heard takes its time, and waits and is
        waited for among its own kind only. A caller that goes away does not stop the handling.
        Raises WebChatClosedError, UnknownButtonError.
        """
        if self._assistant is None:
            raise WebChatClosedError
        task = asyncio.create_task(self._handle(self._assistant, message, attachment))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

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

    async def _handle(self, assistant: Assistant, message: Message, attachment: str | None) -> list[Entry]:
        async with self._turns[message.chat.key, _to_be_heard(message)]:
            request = await asyncio.to_thread(self._keep, message, attachment)
            said = [] if message.press is not None else [request]
            if request.answered:
                return said + await asyncio.to_thread(self._conversation.answers_to, request)
            self._wake(message.chat.key)
            replies = await self._ask(assistant, replace(message, at=request.at))
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
            return await assistant.handle(message, show_typing)
        finally:
            self._working[key].pop(message.id, None)
            if not self._working[key]:
                del self._working[key]

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
