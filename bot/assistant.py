"""The pipeline: message, guardrails, router, command, permission, outcome, reply. The front door of every channel."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot import bedtime, learning
from bot.channels.protocol import Typing
from bot.conversation import ChatTurns, Conversation
from bot.departed import Departed
from bot.files import Media
from bot.guardrails import Guardrails, Judged
from bot.messages import Chat, ChatKind, FileKind, Message, Reply, Unsupported
from bot.pulling import Pulling, is_about_models
from bot.rates import Door
from bot.remembering import Remembering, is_forgetting
from bot.replies.catalogue import catalogue
from bot.replies.render import said
from bot.replies.words import Words
from bot.status.telling import StatusTelling, is_about_the_house
from bot.stored_replies import replies_of, text_of
from bot.strangers import answered, seen
from bot.turn import Turn
from bot.unlocking import is_unlocking
from bot.voice.aloud import Aloud
from bot.voice.listening import Heard, Listening, sounds_of
from bot.voice.recordings import Recordings, is_long
from bot.voice.recordings import buttons as recording_buttons
from bot.workings import Workings
from knowledge import request_ids
from knowledge.clock import Clock
from knowledge.dialogs import ButtonError, Buttons, Dialogs, Handled
from knowledge.keys import LockedError
from knowledge.members import Members
from knowledge.people import Household, Member
from knowledge.speech.hearing import Transcript
from knowledge.store.database import DatabaseDamagedError, StorageFullError
from pods.engine.conversation import Talk
from pods.engine.interface import Pod
from pods.engine.understanding import Reader
from skills.engine.command import Asker
from skills.engine.errors import GuardrailError, InglenookError, PersonError, ServiceError
from skills.engine.request import GivenFile

log = logging.getLogger(__name__)

COMMANDS = ("/help", "/today", "/undo", "/reminders", "/shopping", "/learned")
"""The commands of the menu. Each stands for a sentence `menu-NAME` of the catalogue, as the member would say it."""

EDITED = "~edited~"
"""Between a message's id and the mark of its text, in the id of an edited message."""


class Assistant:
    """Answers messages of members; everything it needs is given to it by `build`.

    `on_change` is called after every message, because something may fall due earlier now.
    """

    def __init__(
        self,
        *,
        members: Members,
        dialogs: Dialogs,
        buttons: Buttons,
        handled: Handled,
        pods: Mapping[str, Pod],
        reader: Reader,
        talk: Talk | None,
        turns: ChatTurns,
        media: Media,
        clock: Clock,
        on_change: Callable[[], None],
        hub: str,
        guardrails: Guardrails,
        door: Door,
        listening: Listening | None = None,
        aloud: Aloud | None = None,
        remembering: Remembering | None = None,
        departed: Departed | None = None,
        pulling: Pulling | None = None,
        chat: Talk | None = None,
        telling: StatusTelling | None = None,
    ) -> None:
        self.members = members
        self.dialogs = dialogs
        self.buttons = buttons
        self.handled = handled
        self.pods = pods
        self.reader = reader
        self.talk = talk
        self.clock = clock
        self.on_change = on_change
        self.hub = hub
        self.guardrails = guardrails
        self.door = door
        self.listening = listening
        self.aloud = aloud
        self.remembering = remembering
        self.departed = departed
        self.pulling = pulling or Pulling(None)
        self.chat = chat
        self.telling = telling
        self._turns = turns
        self._media = media

    async def handle(self, message: Message, typing: Typing | None = None) -> Sequence[Reply]:
        """Answers one message; never raises for anything a person can send. The same id has its effect once.

        Recordings are heard first, and meanwhile the chat is free for what is typed in it.
        """
        with request_ids.going_on():
            return await self._handled(message, typing)

    async def _handled(self, message: Message, typing: Typing | None) -> Sequence[Reply]:
        member = await asyncio.to_thread(self.members.by_account, message.chat.channel, message.sender)
        refused = await self.door.refused(message, member, self._words(member) if member is not None else None)
        if refused is not None:
            return refused
        if member is not None and is_unlocking(message.text):
            return [Reply(catalogue(member.language).say("unlock-page", {"page": f"{self.hub}/unlock"}))]
        if member is not None and is_about_models(message.text):
            return [await self.pulling.answer(message.text, member, self._words(member), typing)]
        if member is not None and self.telling is not None and is_about_the_house(message.text):
            return [await self.telling.answer(member, message.chat, self._words(member))]
        (heard,) = await asyncio.gather(self._hear(message, member, typing), return_exceptions=True)
        async with self._turns.of(message.chat.key), self.door.turn(member):
            if member is None:
                return await answered(message, self.members)
            try:
                replies = await self._once(message, member, typing, heard)
            finally:
                self.on_change()
            if self.departed is not None:
                private = message.chat.key if message.chat.kind is ChatKind.PRIVATE else None
                if await asyncio.to_thread(self.departed.clear, member, private):
                    return []
        return [await self._voiced(reply, member, spoke=bool(sounds_of(message))) for reply in replies]

    async def knows(self, channel: str, sender: str) -> bool:
        """See `bot.channels.protocol.Assistant`."""
        return await asyncio.to_thread(self.members.by_account, channel, sender) is not None

    async def _hear(self, message: Message, member: Member | None, typing: Typing | None) -> Heard | None:
        """What is said in the recordings of a member's message; None where it has none. Raises PersonError."""
        if member is None or not sounds_of(message):
            return None
        if self.listening is None:
            raise PersonError("unheard-off")
        asker = await self._asker(member, message, message.id)
        return await self.listening.hear(message, asker, self._words(member), typing)

    async def _voiced(self, reply: Reply, member: Member, *, spoke: bool) -> Reply:
        """The reply, spoken as well where it is to be; as text alone where that goes wrong."""
        if self.aloud is None:
            return reply
        (voiced,) = await asyncio.gather(self.aloud.voiced(reply, member, spoke=spoke), return_exceptions=True)
        if isinstance(voiced, Reply):
            return voiced
        log.error("a reply could not be said aloud", exc_info=voiced)
        return reply

    async def _once(
        self, message: Message, member: Member, typing: Typing | None, heard: Heard | BaseException | None
    ) -> Sequence[Reply]:
        """Answers if the message is new; a repeated one gets the same answer and has no second effect."""
        key = f"{message.id}{EDITED}{hash_of(message.text)}" if message.edited else message.id
        try:
            await seen(message, self.members)
            new, replied = await asyncio.to_thread(self.handled.begin, message.chat.channel, key)
            if not new and replied is not None:
                return replies_of(replied)
            if not new and await self._already_done(f"{message.chat.channel}:{key}"):
                return [Reply(catalogue(member.language).say("already-done"))]
            reply = await self._safely(message, member, f"{message.chat.channel}:{key}", typing, heard)
            await asyncio.to_thread(self.handled.end, message.chat.channel, key, text_of([reply]), message.chat.key)
        except (StorageFullError, DatabaseDamagedError, sqlite3.DatabaseError) as error:
            return [self._storage_reply(error, member)]
        return [reply]

    async def _already_done(self, message_id: str) -> bool:
        """Whether the message changed something before the process was stopped in the middle of it."""
        for pod in self.pods.values():
            if await asyncio.to_thread(pod.journal.of_message, message_id):
                return True
        return False

    def _storage_reply(self, error: Exception, member: Member) -> Reply:
        log.error("storage: %s", error)
        say = catalogue(member.language).say
        if isinstance(error, StorageFullError) or "full" in str(error):
            return Reply(say("storage-full"))
        return Reply(say("storage-busy" if "locked" in str(error) else "storage-damaged"))

    async def _safely(
        self,
        message: Message,
        member: Member,
        message_id: str,
        typing: Typing | None,
        heard: Heard | BaseException | None,
    ) -> Reply:
        """One table from class of error to reply; the one broad except of the product is here."""
        words = self._words(member)

        def line(key: str, facts: Mapping[str, object] | None = None, tag: str = "refused") -> Reply:
            return Reply(words.catalogue.say(key, said(facts or {}, words)), tags=frozenset({tag}))

        try:
            if isinstance(heard, BaseException):
                raise heard
            return await self._answer(message, member, message_id, words, typing, heard)
        except (PersonError, GuardrailError) as error:
            return line(error.key, error.facts)
        except ServiceError as error:
            log.warning("service: %s", error)
            return line("service-down", {"reason": str(error)})
        except LockedError:
            return line("papers-locked")
        except ButtonError as error:
            return line(f"button-{error}", tag=str(error))
        except (StorageFullError, DatabaseDamagedError, sqlite3.DatabaseError):
            raise
        except InglenookError as error:
            return self._unexpected(error, line)
        except Exception as error:  # noqa: BLE001 - one message must never stop the house
            return self._unexpected(error, line)

    def _unexpected(self, error: Exception, line: Callable[..., Reply]) -> Reply:
        ident = request_ids.current() or request_ids.new()
        log.exception("message %s could not be answered", ident, exc_info=error)
        return line("went-wrong", {"id": ident}, "failed")

    async def _answer(
        self,
        message: Message,
        member: Member,
        message_id: str,
        words: Words,
        typing: Typing | None,
        heard: Heard | None,
    ) -> Reply:
        text = "\n".join(part for part in (message.text, heard.text if heard else "") if part)
        asker = await self._asker(member, message, message_id)
        night = await bedtime.at_night(text, asker, self.pods, pressed=message.press is not None)
        if night is not None:
            return Reply(words.catalogue.say(night.key, said(night.facts, words)))
        if self.remembering is not None:
            self.remembering.disturbed()
            if is_forgetting(text):
                return await self._forgotten(self.remembering, asker, message.chat.key, words)
        typed = message.text.strip() if _told_long(heard) else text
        judged = await self.guardrails.incoming(typed, member, message_id) if typed else Judged("")
        conversation = await self._conversation(message.chat, member)
        unseen = judged.without_model or (bool(typed) and conversation.answers_unseen)
        talk, chat = (None if unseen else self.door.talk(one, member) for one in (self.talk, self.chat))
        works = Workings(
            self.pods,
            self.reader,
            talk,
            self.buttons,
            self._media,
            self.guardrails,
            chat=chat,
            remembering=self.remembering,
            unseen=unseen,
        )
        turn = Turn(works, asker, words, conversation, message.chat.key, typing)
        conversation.unseen = judged.without_model or conversation.answers_unseen
        try:
            reply = await self._turned(message, asker, turn, judged, heard, words)
            if reply.unseen:
                conversation.hide()
        finally:
            await asyncio.to_thread(self.dialogs.remember, message.chat.key, member.id, conversation.dump())
        told = [self.door.told(reply, member, words, talk, chat).text]
        told += [words.catalogue.say(note.key, said(note.facts, words)) for note in judged.notes]
        reply = await self._as_may_be_said(replace(reply, text="\n".join(told)), member, message_id, words)
        if self.remembering is not None:
            await self.remembering.after(asker, message.chat.key, judged.text, reply)
        return reply

    async def _forgotten(self, remembering: Remembering, asker: Asker, chat_key: str, words: Words) -> Reply:
        """Forgets what was talked about in a chat, what a follow-up would mean included."""
        there = await remembering.forget(asker, chat_key)
        await asyncio.to_thread(self.dialogs.remember, chat_key, asker.member.id, Conversation().dump())
        return Reply(words.catalogue.say("memory-forgotten" if there else "memory-empty"))

    async def _as_may_be_said(self, reply: Reply, member: Member, message_id: str, words: Words) -> Reply:
        """The reply after the rails. What was done was done: a text that may not be said leaves its buttons there."""
        try:
            text = await self.guardrails.outgoing(reply.text, member, message_id=message_id)
            aloud = reply.said and await self.guardrails.outgoing(reply.said, member, message_id=message_id)
        except GuardrailError as error:
            return replace(reply, text=words.catalogue.say(error.key, said(error.facts, words)), said=None)
        return replace(reply, text=text, said=aloud)

    async def _turned(
        self, message: Message, asker: Asker, turn: Turn, judged: Judged, heard: Heard | None, words: Words
    ) -> Reply:
        """The reply to what was pressed, sent or said, once the guardrails let it through."""
        if message.press is not None:
            pressed = await asyncio.to_thread(self.buttons.use, message.press, message.chat.key, asker.member.id)
            return await turn.press(pressed.action)
        if message.edited:
            await self._take_back(message, turn)
        if long := _told_long(heard):
            outcome = await Recordings(self.pods, self.reader).outcome(long, asker, message.at)
            offered = recording_buttons(outcome, self.pods, words)
            return await turn.tell(outcome, offered, judged.text, judged.question)
        read = [file for file in message.files if file.kind is not FileKind.VOICE]
        if judged.question is not None and not read:
            return await turn.ask_first(judged.question, judged.text)
        files = [GivenFile(file.path, file.name, file.mime) for file in read]
        unread = message.unsupported or next((Unsupported(file.kind.value) for file in read), None)
        reply = await turn.give(files, judged.text) if files else None
        if reply is None:
            if unread is not None and not judged.text:
                return Reply(words.catalogue.say(f"unsupported-{unread}"), tags=frozenset({"refused"}))
            if not judged.text:
                raise GuardrailError("message-empty")
            reply = await turn.say(_command_text(judged.text, words), files, heard=heard is not None)
        missed = message.unsupported or (None if turn.used_files else unread)
        return (
            replace(reply, text=words.catalogue.say(f"unsupported-{missed}") + "\n" + reply.text) if missed else reply
        )

    async def _conversation(self, chat: Chat, member: Member) -> Conversation:
        """The member's conversation; in a group, what was said last by anybody is what a follow-up speaks of."""
        conversation = Conversation.load(await asyncio.to_thread(self.dialogs.state, chat.key, member.id))
        if chat.kind is ChatKind.GROUP:
            latest = Conversation.load(await asyncio.to_thread(self.dialogs.latest, chat.key))
            conversation.last = latest.last
        return conversation

    async def _take_back(self, message: Message, turn: Turn) -> None:
        """An edited message replaces what its earlier forms did."""
        said = f"{message.chat.channel}:{message.id}"
        for name, pod in self.pods.items():
            entries = await asyncio.to_thread(pod.journal.of_message_and_edits, said, EDITED)
            if entries:
                await turn.press({"do": "undo", "entries": [(name, entry) for entry in entries]})

    async def _asker(self, member: Member, message: Message, message_id: str) -> Asker:
        household = await asyncio.to_thread(self.members.household)
        members = await asyncio.to_thread(self.members.all)
        asker = Asker(
            member,
            household or Household("Home", member.zone, "EUR", member.language),
            members,
            self.clock.now(),
            message.chat.kind is ChatKind.GROUP,
            message_id,
            hub=self.hub,
        )
        return await learning.taught(asker, self.pods)

    def _words(self, member: Member) -> Words:
        return Words(catalogue(member.language), member.zone, self.clock.now())


def _told_long(heard: Heard | None) -> Transcript | None:
    """A recording that is too long to be read as a message; None where there is none."""
    return next(filter(is_long, heard.transcripts), None) if heard is not None else None


def _command_text(text: str, words: Words) -> str:
    """A command of the menu in the member's own language; an unknown one is asked about like any text."""
    first = text.split()[0].partition("@")[0].casefold()
    if first == "/start":
        first = "/help"
    return words.catalogue.say(f"menu-{first[1:]}") if first in COMMANDS else text.lstrip("/")


def hash_of(text: str) -> str:
    """A short mark of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
