"""Puts replies into Telegram's words: pieces, buttons, files, and the change of a pressed message."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from collections.abc import Awaitable, Callable
from typing import TypedDict, TypeVar

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    Message,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.channels.protocol import SendFailed
from bot.channels.telegram.address import Moves, Place
from bot.channels.telegram.api import NO_PREVIEW, BotApi, as_send_failed, seconds_of
from bot.channels.telegram.parts import CAPTION, Part, parts_of
from bot.channels.telegram.retry import delays
from bot.channels.telegram.split import LIMIT, pieces
from bot.channels.telegram.translate import Pressed
from bot.messages import Button, File, FileKind, Reply

log = logging.getLogger(__name__)

T = TypeVar("T")

ROW_WIDTH = 30
"""Characters of labels that stand beside each other on a phone."""
ROW_BUTTONS = 4


def keyboard(buttons: tuple[Button, ...]) -> InlineKeyboardMarkup | None:
    """Rows of inline buttons in the order given, as many in a row as can be read; None without buttons."""
    rows: list[list[InlineKeyboardButton]] = []
    width = 0
    for button in buttons:
        if not rows or len(rows[-1]) == ROW_BUTTONS or width + len(button.label) > ROW_WIDTH:
            rows.append([])
            width = 0
        rows[-1].append(InlineKeyboardButton(button.label, callback_data=button.token))
        width += len(button.label)
    return InlineKeyboardMarkup(rows) if rows else None


class _Beside(TypedDict):
    """What a file has beside its content."""

    caption: str | None
    message_thread_id: int | None
    reply_markup: InlineKeyboardMarkup | None
    reply_parameters: ReplyParameters | None


class Sender:
    """Sends for one bot. `on_move(known_as, current)` is told when a group turns out to have a new id."""

    def __init__(self, api: BotApi, moves: Moves, on_move: Callable[[int, int], Awaitable[None]]) -> None:
        self._api = api
        self._moves = moves
        self._on_move = on_move

    async def send(self, place: Place, reply: Reply, *, patience: float = 0, quote: int | None = None) -> str:
        """Delivers a reply and returns the id of the message that carries its buttons.

        What cannot be sent as a voice note, because somebody takes none, goes as text.

        `patience`: for how many seconds each call may be tried again; 0 is one try. `quote`: the message that
        it answers. Raises SendFailed.
        """
        try:
            return await self._send(place, reply, patience, quote)
        except BadRequest as error:
            if place.topic is None or "thread not found" not in error.message.casefold():
                raise as_send_failed(error) from None
            return await self.send(dataclasses.replace(place, topic=None), reply, patience=patience, quote=quote)
        except TelegramError as error:
            raise as_send_failed(error) from None

    async def replace(
        self, pressed: Pressed, place: Place, reply: Reply, *, patience: float = 0, quote: int | None = None
    ) -> None:
        """Puts a reply in the place of the pressed message; below it where that cannot be changed.

        Raises SendFailed.
        """
        first, *rest = pieces(reply.text, LIMIT if pressed.has_text else CAPTION) if reply.text.strip() else [""]
        fits = bool(first) and (pressed.has_text or not rest)
        if not fits or not await self._edited(pressed, first, () if rest else reply.buttons, patience):
            await self._drop_buttons(pressed)
            await self.send(place, reply, patience=patience, quote=quote)
        elif rest or reply.files:
            later = dataclasses.replace(reply, text="\n\n".join(rest), buttons=reply.buttons if rest else ())
            await self.send(place, later, patience=patience)

    async def _edited(self, pressed: Pressed, text: str, buttons: tuple[Button, ...], patience: float) -> bool:
        chat, message, markup = pressed.chat_id, pressed.message_id, keyboard(buttons)

        async def edit() -> object:
            if pressed.has_text:
                return await self._api.edit_message_text(
                    text, chat, message, reply_markup=markup, link_preview_options=NO_PREVIEW
                )
            return await self._api.edit_message_caption(chat, message, caption=text, reply_markup=markup)

        try:
            await self._call(edit, patience)
        except BadRequest as error:
            return "not modified" in error.message.casefold()
        except TelegramError as error:
            raise as_send_failed(error) from None
        return True

    async def _drop_buttons(self, pressed: Pressed) -> None:
        try:
            await self._api.edit_message_reply_markup(pressed.chat_id, pressed.message_id)
        except TelegramError:
            return

    async def _send(self, place: Place, reply: Reply, patience: float, quote: int | None) -> str:
        carrier = ""
        sent: Message | None = None
        for part in parts_of(reply):
            markup = keyboard(reply.buttons) if part.bears else None
            reference = _reference(quote) if sent is None else None
            try:
                sent = await self._call(await self._part_call(place, part, markup, reference), patience, place)
            except (BadRequest, SendFailed) as error:
                if not (_speaks(part) and reply.text.strip()):
                    raise
                log.info("a voice note cannot be sent, its text goes alone: %s", error)
                if not part.text:
                    continue
                sent = await self._call(self._text_call(place, part.text, markup, reference), patience, place)
            if part.bears:
                carrier = str(sent.message_id)
        if not carrier:
            raise SendFailed("the reply is empty", permanent=True)
        return carrier

    async def _part_call(
        self, place: Place, part: Part, markup: InlineKeyboardMarkup | None, reference: ReplyParameters | None
    ) -> Callable[[], Awaitable[Message]]:
        if part.file is None:
            return self._text_call(place, part.text, markup, reference)
        return await self._file_call(place, part.file, part.text or None, markup, reference)

    def _text_call(
        self, place: Place, text: str, markup: InlineKeyboardMarkup | None, reference: ReplyParameters | None
    ) -> Callable[[], Awaitable[Message]]:
        def call() -> Awaitable[Message]:
            return self._api.send_message(
                self._moves.current(place.chat_id),
                text,
                message_thread_id=place.topic,
                reply_markup=markup,
                reply_parameters=reference,
                link_preview_options=NO_PREVIEW,
            )

        return call

    async def _file_call(
        self,
        place: Place,
        file: File,
        caption: str | None,
        markup: InlineKeyboardMarkup | None,
        reference: ReplyParameters | None,
    ) -> Callable[[], Awaitable[Message]]:
        try:
            content = await asyncio.to_thread(file.path.read_bytes)
        except OSError as error:
            raise SendFailed(f"the file {file.name} cannot be read: {error.strerror}", permanent=True) from error
        # The multipart name must be given: a photo without one is taken for a document.
        upload = InputFile(content, filename=file.name)
        seconds = None if file.seconds is None else max(1, round(file.seconds))

        def call() -> Awaitable[Message]:
            where = self._moves.current(place.chat_id)
            beside = _Beside(
                caption=caption, message_thread_id=place.topic, reply_markup=markup, reply_parameters=reference
            )
            if file.kind is FileKind.PHOTO:
                return self._api.send_photo(where, upload, **beside)
            if file.kind is FileKind.VOICE:
                return self._api.send_voice(where, upload, duration=seconds, **beside)
            return self._api.send_document(where, upload, **beside)

        return call

    async def _call(self, call: Callable[[], Awaitable[T]], patience: float, place: Place | None = None) -> T:
        """Makes a call, again while that can help and `patience` seconds are not over.

        Follows the group at `place` to its new id. Raises TelegramError.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + patience
        waits = delays()
        while True:
            try:
                return await call()
            except ChatMigrated as error:
                if place is None or self._moves.current(place.chat_id) == error.new_chat_id:
                    raise
                await self._on_move(place.chat_id, error.new_chat_id)
                continue
            except RetryAfter as error:
                failure: TelegramError = error
                wait = seconds_of(error)
            except (BadRequest, Forbidden):
                raise
            except TelegramError as error:
                failure = error
                wait = next(waits)
            if loop.time() + wait > deadline:
                raise failure
            await asyncio.sleep(wait)


def _speaks(part: Part) -> bool:
    return part.file is not None and part.file.kind is FileKind.VOICE


def _reference(quote: int | None) -> ReplyParameters | None:
    return None if quote is None else ReplyParameters(quote, allow_sending_without_reply=True)
