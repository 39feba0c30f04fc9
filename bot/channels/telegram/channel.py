"""Telegram as a channel: joins the parts, answers what the inbox holds, delivers what is unasked."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from telegram import BotCommand
from telegram.error import InvalidToken, TelegramError

from bot.channels.protocol import Assistant, Limits, SendFailed, Typing
from bot.channels.telegram.address import Moves, parse
from bot.channels.telegram.api import as_send_failed, check_form, connect, rejected_token
from bot.channels.telegram.attachments import Attachment
from bot.channels.telegram.download import Downloads
from bot.channels.telegram.lanes import Lanes
from bot.channels.telegram.passphrases import Passphrases, holds_passphrase
from bot.channels.telegram.polling import POLL_SECONDS, Poller
from bot.channels.telegram.pulse import Outside, Pulse
from bot.channels.telegram.redact import hide_token, show_token
from bot.channels.telegram.send import Sender
from bot.channels.telegram.translate import (
    CHANNEL,
    HEARD_LANE,
    PULLED_LANE,
    Incoming,
    Moved,
    Pressed,
    Translator,
    album_of,
    sender_of,
)
from bot.channels.telegram.typing import typing
from bot.messages import Chat, ChatKind, File, FileKind, Message, Reply, Unsupported
from bot.tidying import Tidying
from bot.unlocking import Unlocking, is_unlocking
from knowledge.clock import Clock
from knowledge.inbox import Inbox, MovedChats, Update
from knowledge.keys import Keyring
from knowledge.stages import Stage, stage
from knowledge.store.database import Database, StorageFullError

log = logging.getLogger(__name__)

CHATS_AT_ONCE = 8
RECORDINGS_AT_ONCE = 8
"""Chats whose recordings are fetched and heard at the same time; what is written has places of its own."""
REPLY_PATIENCE = 600.0
"""Seconds for which the delivery of a reply is tried again."""
START_SECONDS = 5.0
"""How long the start waits for Telegram, before it goes on and connects in the background."""
STOP_SECONDS = 10.0
MOST_ATTEMPTS = 10
"""An update that was begun this often and never finished is what takes the process down."""


class TelegramChannel:
    """A bot on Telegram, fetched by long polling.

    `base_url` is the Bot API's scheme, host and port, None for Telegram's own. `commands` are (name,
    description) of the bot's menu by language code, "" for every language without its own. `media` is the
    folder for received files, used only with `download`; without, photos, voice notes and documents are
    unsupported content. `limits` says whose updates are left out and whose files are not fetched. `replied` is told of
    each reply: None where it was delivered, or why it was not and will not be.
    """

    name = CHANNEL

    def __init__(
        self,
        *,
        token: str,
        database: Database,
        keyring: Keyring,
        clock: Clock,
        media: Path,
        commands: Mapping[str, Sequence[tuple[str, str]]] | None = None,
        base_url: str | None = None,
        download: bool = False,
        limits: Limits | None = None,
        unlocking: Unlocking | None = None,
        tidying: Tidying | None = None,
        replied: Callable[[SendFailed | None], None] | None = None,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        """Raises ConfigurationError where the token cannot be one."""
        check_form(token)
        # Before anything else is made: the library logs its addresses as soon as it has them.
        self._redacting = hide_token(token)
        # On "debug" it logs whatever people write.
        logging.getLogger("telegram").setLevel(logging.INFO)
        self.pulse = Pulse(clock)
        """How the fetching goes."""
        self._api = connect(token, base_url, self.pulse.heard)
        self._database = database
        self._clock = clock
        self._commands = dict(commands or {})
        self._inbox = Inbox(database, clock, CHANNEL, keyring)
        self._moved = MovedChats(database, CHANNEL)
        self._moves = Moves()
        self._sender = Sender(self._api, self._moves, self._move)
        self._downloads = Downloads(self._api, media) if download else None
        self._limits = limits
        self._lanes, self._recordings = (
            Lanes(
                self._handle,
                at_once,
                _album_of,
                sender_of=_sender_of,
                shut=self._shut,
                leave_out=self._leave_out,
            )
            for at_once in (CHATS_AT_ONCE, RECORDINGS_AT_ONCE)
        )
        self._unlocking = unlocking
        self._tidying = tidying
        self._replied = replied
        self._taken: set[asyncio.Task[None]] = set()
        self._passphrases = Passphrases(self._api, self._sender, unlocking) if unlocking else None
        self._poller = Poller(
            self._api,
            database,
            self._inbox,
            clock,
            connect=self._connect,
            on_update=self._put,
            apart=holds_passphrase,
            on_apart=self._take_passphrase,
            seconds=poll_seconds,
            pulse=self.pulse,
        )
        self._polling: asyncio.Task[None] | None = None
        self._assistant: Assistant | None = None
        self._translator: Translator | None = None

    @property
    def answered_at(self) -> datetime | None:
        """When Telegram last answered a fetch, also with nothing new; None while it has not since the start."""
        return self._poller.answered_at

    async def start(self, assistant: Assistant) -> None:
        """Connects and begins to fetch. Where Telegram cannot be reached it goes on trying in the background.

        Raises ConfigurationError where Telegram rejects the token.
        """
        self._assistant = assistant
        for known_as, current in (await self._database.run(self._moved.load)).items():
            self._moves.add(known_as, current)
        try:
            async with asyncio.timeout(START_SECONDS):
                await self._connect()
        except InvalidToken:
            await self._api.shutdown()
            raise rejected_token() from None
        except (TelegramError, TimeoutError) as error:
            log.warning("Telegram cannot be reached yet (%s); the rest starts without it", error)
        self._begin()

    def _begin(self) -> None:
        self._polling = asyncio.create_task(self._poller.run(), name="telegram polling")
        self._polling.add_done_callback(_ended)

    @property
    def fetching(self) -> bool:
        """Whether the loop that fetches runs."""
        return self._polling is not None and not self._polling.done()

    async def reconnect(self) -> None:
        """Fetches over a connection of its own, from where it was; answers under way go on. Raises TelegramError."""
        await self._end()
        await self._api.fetch_anew()
        self._begin()

    async def outside(self) -> Outside:
        """What Telegram says about updates that nobody has fetched. Raises SendFailed."""
        try:
            found = await self._api.get_webhook_info()
        except TelegramError as error:
            raise as_send_failed(error) from error
        return Outside(bool(found.url), found.pending_update_count)

    async def take_back(self) -> None:
        """Has updates fetched again where somebody had them sent elsewhere. Raises SendFailed."""
        try:
            await self._api.delete_webhook(drop_pending_updates=False)
        except TelegramError as error:
            raise as_send_failed(error) from error

    async def _end(self) -> None:
        if self._polling is not None:
            self._polling.cancel()
            await asyncio.gather(self._polling, return_exceptions=True)

    async def stop(self) -> None:
        """Ends the fetching, lets answers under way finish for some seconds, closes connections."""
        await self._end()
        await asyncio.gather(self._lanes.close(STOP_SECONDS), self._recordings.close(STOP_SECONDS))
        await asyncio.gather(*self._taken, return_exceptions=True)
        await self._api.shutdown()
        show_token(self._redacting)

    async def send(self, chat: Chat, reply: Reply) -> str:
        """Delivers something unasked in one try and returns the message's id. Raises SendFailed."""
        try:
            place = parse(chat.address)
        except ValueError:
            raise SendFailed(f"{chat.address!r} is no address on Telegram", permanent=True) from None
        try:
            return await self._sender.send(place, reply)
        finally:
            await self._tidy(reply.files)

    async def _connect(self) -> None:
        """Makes the bot known to itself. Raises TelegramError."""
        if self._translator is not None:
            return
        await self._api.initialize()
        await self._api.delete_webhook(drop_pending_updates=False)
        self._translator = Translator(self._api.bot, self._moves, self._clock)
        try:
            for language, commands in self._commands.items():
                menu = [BotCommand(name, text) for name, text in commands]
                await self._api.set_my_commands(menu, language_code=language or None)
        except TelegramError as error:
            log.warning("Telegram did not take the menu of commands: %s", error)

    async def _move(self, known_as: int, current: int) -> None:
        self._moves.add(str(known_as), str(current))
        await self._database.run(lambda: self._moved.moved(str(known_as), str(current)))

    def _put(self, update: Update) -> None:
        (self._recordings if update.lane.endswith((HEARD_LANE, PULLED_LANE)) else self._lanes).put(update)

    def _take_passphrase(self, raw: dict[str, Any]) -> None:
        if self._passphrases is not None:
            task = asyncio.create_task(self._passphrases.take(raw), name="passphrase")
            self._taken.add(task)
            task.add_done_callback(self._taken.discard)

    def _shut(self, sender: str) -> bool:
        return self._limits is not None and self._limits.shut(CHANNEL, sender)

    async def _leave_out(self, sender: str, updates: Sequence[Update]) -> None:
        """Finishes updates of a sender who sent too many; what cannot be finished comes again with the next start."""
        if self._limits is not None:
            self._limits.leave_out(CHANNEL, sender, len(updates))
        log.warning("%s updates of one sender were left out: they are more than the limit", len(updates))
        try:
            await self._database.run(lambda: self._inbox.done(updates))
        except (StorageFullError, sqlite3.Error) as error:
            log.error("they could not be finished: %s", error)

    async def _handle(self, updates: Sequence[Update]) -> None:
        """Answers one update or an album and finishes its rows; what cannot be handled holds up nothing else."""
        (error,) = await asyncio.gather(self._answer(updates), return_exceptions=True)
        ids = ", ".join(f"{update.id}" for update in updates)
        try:
            if error is None:
                await self._database.run(lambda: self._inbox.done(updates))
            else:
                log.error("update %s could not be handled", ids, exc_info=error)
                reason = self._redacting.clean(f"{type(error).__name__}: {error}")
                await self._database.run(lambda: self._inbox.failed(updates, reason))
        except StorageFullError as full:
            log.error("update %s will be handled again after the next start: %s", ids, full)

    async def _answer(self, updates: Sequence[Update]) -> None:
        if self._translator is None or self._assistant is None:
            raise RuntimeError("the channel was not started")
        attempts = await self._database.run(lambda: self._inbox.attempt(updates))
        if attempts > MOST_ATTEMPTS:
            raise RuntimeError(f"begun {MOST_ATTEMPTS} times and never finished")
        raws = [json.loads(update.body) for update in updates]
        meant = self._translator.translate(raws[0]) if len(raws) == 1 else self._translator.translate_album(raws)
        match meant:
            case Moved(old, new):
                await self._move(self._moves.known(old), new)
            case Incoming() as incoming:
                await self._converse(self._assistant, incoming, updates[0].id)

    async def _converse(self, assistant: Assistant, incoming: Incoming, update_id: int) -> None:
        answered = asyncio.create_task(self._answer_press(incoming.pressed))
        async with typing(self._api, self._moves, incoming.place) as show:
            if not incoming.attachments or await assistant.knows(CHANNEL, incoming.message.sender):
                message = await self._with_files(incoming)
            else:
                message = replace(incoming.message, unsupported=Unsupported(incoming.attachments[0].kind.value))
            replies = await self._replies(assistant, message, show)
        await answered
        pressed = incoming.pressed
        for reply in replies:
            failed = None
            try:
                with stage(Stage.SENDING):
                    if pressed is not None and reply.replaces_pressed:
                        await self._sender.replace(pressed, incoming.place, reply, patience=REPLY_PATIENCE)
                        pressed = None
                    else:
                        await self._sender.send(incoming.place, reply, patience=REPLY_PATIENCE, quote=incoming.quote)
            except SendFailed as error:
                failed = error
                log.error("a reply to update %s could not be delivered: %s", update_id, error.reason)
            if self._replied is not None:
                self._replied(failed)
        await self._tidy([*message.files, *(file for reply in replies for file in reply.files)])

    async def _replies(self, assistant: Assistant, message: Message, show: Typing) -> Sequence[Reply]:
        """What the assistant says, and that the member's private things are locked where nobody said so yet."""
        if self._unlocking is None:
            return await assistant.handle(message, show)
        if is_unlocking(message.text) and (member := await self._unlocking.member(CHANNEL, message.sender)) is not None:
            private = message.chat.kind is ChatKind.PRIVATE
            return [await self._unlocking.in_private(member, None) if private else self._unlocking.elsewhere(member)]
        replies = await assistant.handle(message, show)
        reminder = None
        if message.chat.kind is ChatKind.PRIVATE:
            reminder = await self._unlocking.reminder(CHANNEL, message.sender)
        return replies if reminder is None else [*replies, reminder]

    async def _tidy(self, files: Sequence[File]) -> None:
        """What was answered need not lie in clear any longer."""
        if self._tidying is not None and files:
            await asyncio.to_thread(self._tidying.settle, [file.path for file in files])

    async def _answer_press(self, pressed: Pressed | None) -> None:
        """Stops the little clock on the pressed button; Telegram forgets presses that waited long."""
        if pressed is not None:
            with contextlib.suppress(TelegramError):
                await self._api.answer_callback_query(pressed.query_id)

    async def _with_files(self, incoming: Incoming) -> Message:
        """The message with what came with it on disk, and with why something of it is not."""
        declined = await self._declined(incoming.message.sender, incoming.attachments)
        if declined is not None:
            return replace(incoming.message, unsupported=declined)
        fetched = [
            await self._fetched(attachment, f"{incoming.message.id}-{number}")
            for number, attachment in enumerate(incoming.attachments, 1)
        ]
        there = tuple(one for one in fetched if isinstance(one, File))
        lacking = next((one for one in fetched if isinstance(one, Unsupported)), None)
        return replace(incoming.message, files=there, unsupported=lacking or incoming.message.unsupported)

    async def _declined(self, sender: str, attachments: Sequence[Attachment]) -> Unsupported | None:
        if self._limits is None or not attachments:
            return None
        size = sum(one.size or 0 for one in attachments)
        seconds = sum(one.seconds or 0.0 for one in attachments)
        heard = all(one.kind is FileKind.VOICE for one in attachments)
        return await asyncio.to_thread(self._limits.declines, CHANNEL, sender, size, seconds, heard=heard)

    async def _fetched(self, attachment: Attachment, key: str) -> File | Unsupported:
        if self._downloads is None:
            return Unsupported(attachment.kind.value)
        return await self._downloads.fetch(attachment, key)


def _ended(polling: asyncio.Task[None]) -> None:
    """Fetching never ends by itself; whoever watches the house begins it anew."""
    if not polling.cancelled() and (error := polling.exception()) is not None:
        log.error("fetching from Telegram ended: %s", error, exc_info=error)


def _sender_of(update: Update) -> str:
    return sender_of(json.loads(update.body)) or update.lane


def _album_of(update: Update) -> str | None:
    return album_of(json.loads(update.body)) if "media_group_id" in update.body else None
