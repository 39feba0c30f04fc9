"""From Telegram's updates to the product's messages: who, where, what, and whether the bot is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import telegram
from telegram.constants import ChatType, MessageEntityType

from bot.channels.telegram.address import Moves, Place
from bot.channels.telegram.attachments import Attachment, attachment_of, is_heard, kind_of
from bot.messages import Chat, ChatKind, FileKind, Message, Unsupported
from bot.pulling import is_pulling
from knowledge.clock import Clock

CHANNEL = "telegram"

UNREADABLE = (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError)
"""What is raised somewhere below when an update has something else than Telegram documents in one of its fields."""

HEARD_LANE = "/heard"
"""How the lane of a chat's recordings ends: they take longer, and what is written does not wait for them."""
PULLED_LANE = "/pulled"
"""The same for models that are fetched."""


class UnreadableUpdateError(ValueError):
    """An update is not what Telegram documents. The text says what kind of error it was, and nothing of the update."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """The button press behind a message: what to answer, and which message to change."""

    query_id: str
    chat_id: int
    message_id: int
    has_text: bool
    """Whether the pressed message is a text; a picture or a voice note has a caption instead."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update that is meant for the bot."""

    message: Message
    place: Place
    """Where replies go, as the household knows it."""
    quote: int | None = None
    """In a group, the message that replies refer to."""
    pressed: Pressed | None = None
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """A group became a supergroup and has a new id."""

    old: int
    new: int


def lane(raw: dict[str, Any]) -> str:
    """What must keep its order: the updates of a chat, apart from them its recordings, and models that are fetched.

    "" for an unknown chat.
    """
    for kind, content in raw.items():
        if kind == "update_id" or not isinstance(content, dict):
            continue
        holder = content.get("message") if kind == "callback_query" else content
        chat = holder.get("chat") if isinstance(holder, dict) else None
        if isinstance(chat, dict):
            ident = f"{chat.get('id', '')}".encode("ascii", "replace").decode()
            if kind == "callback_query":
                return ident
            return f"{ident}{HEARD_LANE if is_heard(content) else PULLED_LANE if _is_pulling(content) else ''}"
    return ""


def _is_pulling(content: dict[str, Any]) -> bool:
    text = content.get("text")
    return isinstance(text, str) and is_pulling(text)


def sender_of(raw: dict[str, Any]) -> str:
    """Who an update is from, as messages name the sender; "" for nobody."""
    for content in raw.values():
        sender = content.get("from") if isinstance(content, dict) else None
        if isinstance(sender, dict):
            return str(sender.get("id", ""))
    return ""


def album_of(raw: dict[str, Any]) -> str | None:
    """What the messages of an album have in common; None for any other update, and for an edited one."""
    message = raw.get("message")
    group = message.get("media_group_id") if isinstance(message, dict) else None
    return f"{group}" if group else None


class Translator:
    """Translates for one bot, whose name and id decide what is meant for it in a group."""

    def __init__(self, me: telegram.User, moves: Moves, clock: Clock) -> None:
        self._me = me
        self._moves = moves
        self._clock = clock

    def translate(self, raw: dict[str, Any]) -> Incoming | Moved | None:
        """What an update means, None where it is nothing for the bot. Raises UnreadableUpdateError."""
        try:
            meant = self._translate(raw)
            return _checked(meant) if isinstance(meant, Incoming) else meant
        except UNREADABLE as error:
            raise UnreadableUpdateError(type(error).__name__) from None

    def _translate(self, raw: dict[str, Any]) -> Incoming | Moved | None:
        update = telegram.Update.de_json(raw)
        if update.callback_query is not None:
            return self._press(update.callback_query)
        message = update.message or update.edited_message
        if message is None:
            return None
        if message.migrate_to_chat_id:
            return Moved(message.chat.id, message.migrate_to_chat_id)
        if message.migrate_from_chat_id:
            return Moved(message.migrate_from_chat_id, message.chat.id)
        return self._message(message, edited=update.edited_message is not None)

    def translate_album(self, raws: Sequence[dict[str, Any]]) -> Incoming | None:
        """Messages of one album as one: in a group all are meant where one of them is. Raises UnreadableUpdateError."""
        try:
            meant = self._translate_album(raws)
            return None if meant is None else _checked(meant)
        except UNREADABLE as error:
            raise UnreadableUpdateError(type(error).__name__) from None

    def _translate_album(self, raws: Sequence[dict[str, Any]]) -> Incoming | None:
        messages = [message for raw in raws if (message := telegram.Update.de_json(raw).message) is not None]
        group = any(message.chat.type != ChatType.PRIVATE for message in messages)
        if group and not any(self._meant(message) for message in messages):
            return None
        parts = [part for one in messages if (part := self._message(one, edited=False, meant=True)) is not None]
        if not parts:
            return None
        text = "\n".join(part.message.text for part in parts if part.message.text)
        unsupported = next((part.message.unsupported for part in parts if part.message.unsupported), None)
        attachments = tuple(attachment for part in parts for attachment in part.attachments)
        joint = replace(parts[0].message, text=text, unsupported=None if attachments else unsupported)
        return replace(parts[0], message=joint, attachments=attachments)

    def _press(self, query: telegram.CallbackQuery) -> Incoming | None:
        pressed = query.message
        if pressed is None or not query.data:
            return None
        seen = pressed if isinstance(pressed, telegram.Message) and pressed.is_accessible else None
        place = self._place(pressed.chat, seen)
        has_text = seen is None or seen.text is not None
        return Incoming(
            Message(
                id=f"press:{query.id}",
                chat=_chat(pressed.chat, place),
                sender=str(query.from_user.id),
                at=self._clock.now(),
                press=query.data,
            ),
            place,
            pressed=Pressed(query.id, pressed.chat.id, pressed.message_id, has_text),
        )

    def _message(self, message: telegram.Message, *, edited: bool, meant: bool = False) -> Incoming | None:
        sender = message.from_user
        if sender is None or sender.is_bot or message.chat.type == ChatType.CHANNEL:
            return None
        text = self._text(message)
        group = message.chat.type != ChatType.PRIVATE
        if text is None or (group and not meant and not self._meant(message)):
            return None
        attachment = attachment_of(message)
        unsupported = None if attachment else kind_of(message)
        if _is_of_others(message, sender):
            # A file that was passed on is kept as one that was sent, and orders nothing.
            attachment = None if attachment and attachment.kind is FileKind.VOICE else attachment
            text, unsupported = "", unsupported or (None if attachment else Unsupported.OTHER)
        if not text and attachment is None and unsupported is None:
            return None
        place = self._place(message.chat, message)
        asked = self._answered(message)
        return Incoming(
            Message(
                id=f"{message.chat.id}:{message.message_id}",
                chat=_chat(message.chat, place),
                sender=str(sender.id),
                at=(message.edit_date if edited else None) or message.date,
                text=text,
                edited=edited,
                unsupported=unsupported,
                reply_to_text=(asked.text or asked.caption) if asked else None,
                language=sender.language_code[:2] if sender.language_code else None,
            ),
            place,
            quote=message.message_id if group else None,
            attachments=() if attachment is None else (attachment,),
        )

    def _place(self, chat: telegram.Chat, message: telegram.Message | None) -> Place:
        topic = message.message_thread_id if message and message.is_topic_message else None
        return Place(self._moves.known(chat.id), topic)

    def _answered(self, message: telegram.Message) -> telegram.Message | None:
        """The bot's own message that this one replies to. A topic's first message is not meant."""
        asked = message.reply_to_message
        if asked is None or asked.from_user is None or asked.from_user.id != self._me.id:
            return None
        return None if asked.forum_topic_created else asked

    def _entities(self, message: telegram.Message) -> list[tuple[telegram.MessageEntity, str]]:
        found = message.parse_entities() if message.text else message.parse_caption_entities()
        return sorted(found.items(), key=lambda item: item[0].offset)

    def _mentions_bot(self, entity: telegram.MessageEntity, said: str) -> bool:
        if entity.type == MessageEntityType.TEXT_MENTION:
            return entity.user is not None and entity.user.id == self._me.id
        return entity.type == MessageEntityType.MENTION and said.casefold() == self._name

    @property
    def _name(self) -> str:
        return f"@{self._me.username or ''}".casefold()

    def _meant(self, message: telegram.Message) -> bool:
        """Whether a group's message is for the bot: it names it, replies to it, or is a command."""
        if self._answered(message) is not None:
            return True
        return any(
            self._mentions_bot(entity, said) or (entity.type == MessageEntityType.BOT_COMMAND and entity.offset == 0)
            for entity, said in self._entities(message)
        )

    def _text(self, message: telegram.Message) -> str | None:
        """The text without the bot's name; None where it is a command to another bot."""
        text = message.text or message.caption or ""
        for entity, said in reversed(self._entities(message)):
            if entity.type == MessageEntityType.BOT_COMMAND and entity.offset == 0:
                command, at, bot = said.partition("@")
                if at and f"@{bot}".casefold() != self._name:
                    return None
                text = command + text[len(said) :]
            elif self._mentions_bot(entity, said):
                text = _without(text, entity.offset, said)
        return text.strip()


def _is_of_others(message: telegram.Message, sender: telegram.User) -> bool:
    """Whether the words are somebody else's: passed on from another chat, or written by a bot that was asked inline."""
    origin = message.forward_origin
    own = isinstance(origin, telegram.MessageOriginUser) and origin.sender_user.id == sender.id
    return message.via_bot is not None or (origin is not None and not own)


def _checked(incoming: Incoming) -> Incoming:
    """The same, if its texts are texts that can be written down and its sizes are numbers, as all the rest counts on.

    Raises AttributeError, TypeError or ValueError: the library hands on what it was given.
    """
    said, files = incoming.message, incoming.attachments
    names = [text for file in files for text in (file.file_id, file.name, file.mime)]
    for text in (said.id, said.sender, said.text, said.press, said.language, said.reply_to_text, *names):
        if text is not None:
            text.encode()
    if not all(isinstance(file.size, int | None) and isinstance(file.seconds, int | float | None) for file in files):
        raise TypeError("a size is no number")
    return incoming


def _without(text: str, offset: int, said: str) -> str:
    """The text without a mention that begins `offset` UTF-16 units in, and without what only set it apart."""
    start = len(text.encode("utf-16-le")[: offset * 2].decode("utf-16-le"))
    before, after = text[:start].rstrip(" "), text[start + len(said) :]
    if not before.strip():
        return after.lstrip(" ,:;-–—\n")
    return before + (after if after[:1] in (".", ",", "?", "!", "") else " " + after.lstrip(" "))


def _chat(chat: telegram.Chat, place: Place) -> Chat:
    kind = ChatKind.PRIVATE if chat.type == ChatType.PRIVATE else ChatKind.GROUP
    return Chat(CHANNEL, place.address, kind)
