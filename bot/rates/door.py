"""The door of the pipeline: what is over a member's limits stays outside, before anything is read or written for it."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.messages import FileKind, Message, Reply, Unsupported
from bot.rates.gate import Gate
from bot.rates.limits import Limits
from bot.rates.members import Rates, Refused
from bot.rates.model import MemberModel
from bot.replies.words import Words
from knowledge.clock import Clock
from knowledge.members import Members
from knowledge.people import Member
from knowledge.speech import sound
from knowledge.store.database import StorageFullError
from knowledge.store.room import Disk, Room
from pods.engine.conversation import Talk

log = logging.getLogger(__name__)

AT_ONCE = 8
"""Messages that are answered at the same time."""
EACH_AT_ONCE = 2
"""Of one member: what is typed goes on beside something that takes long in another chat."""
THREADS = 32
"""For what blocks: several for each message that is answered, and for what runs beside, so that none waits for one."""
ASKED_AT_ONCE = 2
"""Questions that a language model works on, where nobody says how many places its servers have."""
ASKED_EACH = 1
BYTES_A_SECOND = 4000
"""Of a recording that does not say how long it is: voice notes have fewer, music has more."""


def work_threads() -> ThreadPoolExecutor:
    """The threads of the event loop. As many as Python takes by itself are fewer than messages are answered at once."""
    return ThreadPoolExecutor(THREADS, thread_name_prefix="work")


@dataclass(frozen=True, slots=True)
class Line:
    """Who waits for a place: how many in all, and of the member of whom the most do."""

    waiting: int
    longest: int


class Door:
    """Lets messages in, a bounded number at once, members in turn. For one event loop."""

    def __init__(
        self,
        limits: Limits,
        members: Members,
        clock: Clock,
        *,
        asked_at_once: int | None = None,
        disk: Disk | None = None,
    ) -> None:
        """`asked_at_once`: questions that the servers of the language model work on at the same time.

        `disk`: where files that were sent would be kept.
        """
        self._disk = disk
        self.rates = Rates(limits, members.database, clock)
        self._members = members
        self._turns = Gate(AT_ONCE, EACH_AT_ONCE)
        self._asking = Gate(asked_at_once or ASKED_AT_ONCE, ASKED_EACH)
        self._known: dict[tuple[str, str], int] = {}

    def turn(self, member: Member | None) -> AbstractAsyncContextManager[None]:
        """A place among the messages that are answered, once one is free and it is the member's turn, or strangers'."""
        return self._turns.place(member.id if member is not None else None)

    @property
    def lines(self) -> Mapping[str, Line]:
        """How many wait for an answer, and for a language model."""
        gates = {"answers": self._turns, "models": self._asking}
        return {name: Line(gate.waiting, gate.longest) for name, gate in gates.items()}

    async def refused(self, message: Message, member: Member | None, words: Words | None) -> Sequence[Reply] | None:
        """The replies to a message that stays outside, mostly none; None where it comes in.

        A stranger's message needs no `words`.
        """
        sender = (message.chat.channel, message.sender)
        if member is None or words is None:
            self._known.pop(sender, None)
            return None if self.rates.stranger(sender) else ()
        self._known[sender] = member.id
        refused = self.rates.message(member, len(message.files))
        if refused is None and message.files:
            refused = await asyncio.to_thread(self._media, message, member)
        if refused is None and message.unsupported is Unsupported.OVER_BUDGET and not message.text:
            refused = self.rates.over_budget(member)
        if refused is None:
            return None
        self.rates.leave_out(member.id)
        return (Reply(said(refused, words), tags=frozenset({"refused"})),) if refused.say else ()

    def shut(self, channel: str, sender: str) -> bool:
        """Whether nothing that this sender says would come in now. Costs nothing, counts nothing."""
        member_id = self._known.get((channel, sender))
        if member_id is None:
            return self.rates.stranger_shut((channel, sender))
        return self.rates.shut(member_id)

    def leave_out(self, channel: str, sender: str, messages: int) -> None:
        """Counts messages of a sender that were not read, so that a member is told of them."""
        member_id = self._known.get((channel, sender))
        if member_id is not None:
            self.rates.leave_out(member_id, messages)

    def declines(
        self, channel: str, sender: str, size: int, seconds: float | None, *, heard: bool
    ) -> Unsupported | None:
        """Why files are not fetched and kept now; counts nothing. Blocking.

        While the disk is almost full only recordings are taken, which are short and how some people write.
        """
        if self._disk is not None and self._disk.room() <= (Room.CRITICAL if heard else Room.LOW):
            return Unsupported.DISK_FULL
        member = self._members.by_account(channel, sender)
        allowed = member is None or self.rates.allows_media(member, size, _listened_to(seconds or 0.0))
        return None if allowed else Unsupported.OVER_BUDGET

    def talk(self, talk: Talk | None, member: Member) -> Talk | None:
        """The language model as the member asks it for one message."""
        return talk and talk.by(MemberModel(talk.model, member, self.rates, self._asking))

    def told(self, reply: Reply, member: Member, words: Words, *talks: Talk | None) -> Reply:
        """The reply, with what has to be said of the limits: messages left out before it, a model that rests."""
        notes = []
        if count := self.rates.left_out(member.id):
            notes.append(words.catalogue.say("rates-left-out", {"count": count}))
        models = [talk.model for talk in talks if talk is not None and isinstance(talk.model, MemberModel)]
        notes += [said(model.refused, words) for model in models if model.refused is not None][:1]
        return replace(reply, text="\n".join([reply.text, *notes])) if notes else reply

    def _media(self, message: Message, member: Member) -> Refused | None:
        sizes = [file.path.stat().st_size if file.path.exists() else 0 for file in message.files]
        heard = [
            _listened_to(size / BYTES_A_SECOND if file.seconds is None else file.seconds)
            for file, size in zip(message.files, sizes, strict=True)
            if file.kind is FileKind.VOICE
        ]
        try:
            return self.rates.media(member, sum(sizes), sum(heard))
        except (StorageFullError, sqlite3.Error) as error:
            log.warning("what %s sent today could not be counted: %s", member.id, error)
            return None


def _listened_to(seconds: float) -> float:
    """What a recording takes of a day's time: one that is too long to be heard is refused for that, and takes none."""
    return seconds if seconds <= sound.Limits().seconds else 0.0


def said(refused: Refused, words: Words) -> str:
    """The kind sentence, with the minute from which on it goes on."""
    facts: Mapping[str, object] = {**refused.facts, "time": words.time(_next_minute(refused.until))}
    return words.catalogue.say(refused.key, facts)


def _next_minute(at: datetime) -> datetime:
    whole = at.replace(second=0, microsecond=0)
    return whole if whole == at else whole + timedelta(minutes=1)
