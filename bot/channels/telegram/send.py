"""Puts replies into Telegram's words: pieces, buttons, files, and the change of a pressed message."""

from __future__ import annotations

import asyncio
import dataclasses
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
from bot.channels.telegram.api import BotApi, as_send_failed, seconds_of
from bot.channels.telegram.retry import delays
from bot.channels.telegram.split import pieces, units
from bot.channels.telegram.translate import Pressed
from bot.messages import Button, File, FileKind, Reply

T = TypeVar("T")

ROW_WIDTH = 30
"""Characters of labels that stand beside each other on a phone."""
ROW_BUTTONS = 4
CAPTION = 1024
"""UTF-16 code units, https://core.telegram.org/bots/api#sendphoto."""


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
        first, *rest = pieces(reply.text) if reply.text.strip() else [""]
        later = dataclasses.replace(reply, text="\n\n".join(rest))
        alone = not rest and not reply.files
        if (
            not first
            or not pressed.has_text
            or not await self._edited(pressed, first, reply.buttons if alone else (), patience)
        ):
            await self._drop_buttons(pressed)
            await self.send(place, reply, patience=patience, quote=quote)
        elif not alone:
            await self.send(place, later, patience=patience)

    async def _edited(self, pressed: Pressed, text: str, buttons: tuple[Button, ...], patience: float) -> bool:
        async def edit() -> object:
            return await self._api.edit_message_text(
                text, pressed.chat_id, pressed.message_id, reply_markup=keyboard(buttons)
            )

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
        caption = _caption(reply)
        texts = [] if caption else list(pieces(reply.text))
        bearer = (len(texts) or len(reply.files)) - 1
        carrier = ""
        parts: list[str | File] = [*texts, *reply.files]
        for number, part in enumerate(parts):
            markup = keyboard(reply.buttons) if number == bearer else None
            reference = _reference(quote) if number == 0 else None
            if isinstance(part, File):
                call = await self._file_call(place, part, caption, markup, reference)
            else:
                call = self._text_call(place, part, markup, reference)
            sent = await self._call(call, patience, place)
            if number == bearer:
                carrier = str(sent.message_id)
        if not carrier:
            raise SendFailed("the reply is empty", permanent=True)
        return carrier

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

        def call() -> Awaitable[Message]:
            where = self._moves.current(place.chat_id)
            beside = _Beside(
                caption=caption, message_thread_id=place.topic, reply_markup=markup, reply_parameters=reference
            )
            if file.kind is FileKind.PHOTO:
                return self._api.send_photo(where, upload, **beside)
            if file.kind is FileKind.VOICE:
                return self._api.send_voice(where, upload, **beside)
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


def _caption(reply: Reply) -> str | None:
    """The text, where it can go with the reply's only picture: one message instead of two."""
    text = reply.text.strip()
    pictured = [file.kind for file in reply.files] == [FileKind.PHOTO]
    return text if text and pictured and units(text) <= CAPTION else None


def _reference(quote: int | None) -> ReplyParameters | None:
    return None if quote is None else ReplyParameters(quote, allow_sending_without_reply=True)
