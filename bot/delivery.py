"""Drains the pods' outboxes: renders each row in its member's language and hands it to the channel they use."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot import actions
from bot.channels.protocol import Channel, SendFailed
from bot.conversation import ChatTurns, Conversation
from bot.messages import Button, ButtonName, Chat, Reply
from bot.replies.catalogue import catalogue
from bot.replies.words import Words
from knowledge.clock import Clock
from knowledge.dialogs import Buttons, Dialogs
from knowledge.members import Members
from knowledge.outbox import Outgoing
from knowledge.people import Member, Role
from pods.engine.pod import LocalPod
from pods.engine.understanding import Last
from skills.engine.command import Ref
from skills.reminders.commands import FinishReminder

log = logging.getLogger(__name__)

LATE_AFTER = timedelta(minutes=2)
SEND_SECONDS = 30.0
BUSY_FOR = timedelta(minutes=2)
"""How long after a member's message a follow-up means that message rather than a reminder that came between."""


class Delivery:
    """Delivers what is to be said unasked, row by row."""

    def __init__(
        self,
        *,
        pods: Mapping[str, LocalPod],
        channels: Mapping[str, Channel],
        members: Members,
        buttons: Buttons,
        dialogs: Dialogs,
        turns: ChatTurns,
        clock: Clock,
    ) -> None:
        self._pods = pods
        self._channels = channels
        self._members = members
        self._buttons = buttons
        self._dialogs = dialogs
        self._turns = turns
        self._clock = clock

    async def drain(self) -> None:
        """Tries every row that may be tried now, once. One that fails in an unforeseen way does not stop the others."""
        for pod in self._pods.values():
            while (row := await asyncio.to_thread(pod.outbox.claim, self._clock.now())) is not None:
                trying = asyncio.ensure_future(self._deliver(pod, row))
                await asyncio.wait({trying})
                if (error := trying.exception()) is not None:
                    log.error("%s outbox row %s: %s", pod.name, row.id, error, exc_info=error)
                    await self._failed(pod, row, SendFailed(f"unforeseen: {type(error).__name__}"), uncertain=True)

    async def _deliver(self, pod: LocalPod, row: Outgoing) -> None:
        """Sends to the chat the member used last; another one only where that one is gone for good."""
        member = await asyncio.to_thread(self._members.get, row.member_id)
        if member is None:
            await self._failed(pod, row, SendFailed("the member has left", permanent=True))
            return
        failure, uncertain = SendFailed("no channel has a chat with this member yet"), False
        for channel_name, address in await asyncio.to_thread(self._members.addresses, member.id):
            channel = self._channels.get(channel_name)
            if channel is None:
                continue
            chat = Chat(channel_name, address)
            try:
                reply = await self._reply(pod, row, member, chat)
                message_id = await asyncio.wait_for(channel.send(chat, reply), SEND_SECONDS)
            except SendFailed as error:
                failure = error
                if error.permanent:
                    continue
                break
            except TimeoutError:
                failure, uncertain = SendFailed(f"{channel_name} did not answer in {SEND_SECONDS:.0f} s"), True
                break
            await asyncio.to_thread(
                pod.outbox.sent, row.id, chat_key=chat.key, message_id=message_id, now=self._clock.now()
            )
            await self._remember(row, member, chat)
            return
        await self._failed(pod, row, failure, uncertain=uncertain)

    async def _reply(self, pod: LocalPod, row: Outgoing, member: Member, chat: Chat) -> Reply:
        words = Words(catalogue(member.language), member.zone, self._clock.now())
        say = words.catalogue.say
        lines = [say("out-reminder", {"text": row.facts["text"]})]
        sender = await asyncio.to_thread(self._members.get, row.facts["from"])
        if sender is not None and sender.id != member.id:
            lines[0] += " " + say("out-from", {"name": sender.name})
        if self._clock.now() - row.due_at > LATE_AFTER:
            lines[0] += " " + say("out-late", {"due": words.moment(row.due_at)})
        if row.maybe_repeated:
            lines.append(say("out-repeated"))
        return Reply("\n".join(lines), await self._row_buttons(pod, row, member, chat, words))

    async def _row_buttons(
        self, pod: LocalPod, row: Outgoing, member: Member, chat: Chat, words: Words
    ) -> tuple[Button, ...]:
        if row.kind != "reminder" or row.subject_id is None:
            return ()
        named: Sequence[tuple[str, dict[str, object]]] = [
            (ButtonName.DONE, actions.run(pod, FinishReminder(row.subject_id))),
            (ButtonName.SNOOZE, actions.snooze(pod.name, row.subject_id)),
        ]
        bundle = f"outbox:{pod.name}:{row.id}:{chat.key}"
        tokens = await asyncio.to_thread(self._buttons.make, chat.key, member.id, named, bundle)
        return tuple(
            Button(ButtonName(name), words.catalogue.say(f"button-{name}"), token)
            for (name, _), token in zip(named, tokens, strict=True)
        )

    async def _remember(self, row: Outgoing, member: Member, chat: Chat) -> None:
        """ "Later" said after a reminder means it; "make it 5" only if nothing else was just being talked about."""
        if row.kind != "reminder" or row.subject_id is None:
            return
        async with self._turns.of(chat.key):
            busy = (await asyncio.to_thread(self._dialogs.state, chat.key, member.id, BUSY_FOR)).get("last")
            conversation = Conversation.load(await asyncio.to_thread(self._dialogs.state, chat.key, member.id))
            conversation.reminded = Last("planner.reminder_create", (Ref("reminders", row.subject_id),), sent=True)
            if not busy:
                conversation.last = conversation.reminded
            await asyncio.to_thread(self._dialogs.remember, chat.key, member.id, conversation.dump())

    async def _failed(self, pod: LocalPod, row: Outgoing, failure: SendFailed, *, uncertain: bool = False) -> None:
        given_up = await asyncio.to_thread(
            pod.outbox.failed,
            row,
            reason=failure.reason,
            now=self._clock.now(),
            retry_after=failure.retry_after,
            permanent=failure.permanent,
            uncertain=uncertain,
        )
        if row.attempts == 1 or given_up:
            log.warning("%s outbox row %s: %s%s", pod.name, row.id, failure.reason, ", given up" if given_up else "")
        if given_up:
            await self._tell_admins(pod, row, failure)

    async def _tell_admins(self, pod: LocalPod, row: Outgoing, failure: SendFailed) -> None:
        member = await asyncio.to_thread(self._members.get, row.member_id)
        for admin in await asyncio.to_thread(self._members.all):
            if admin.role is not Role.ADMIN or admin.id == row.member_id:
                continue
            words = Words(catalogue(admin.language), admin.zone, self._clock.now())
            text = words.catalogue.say(
                "out-given-up", {"name": member.name if member else "?", "reason": failure.reason}
            )
            for channel_name, address in await asyncio.to_thread(self._members.addresses, admin.id):
                channel = self._channels.get(channel_name)
                if channel is None:
                    continue
                try:
                    await asyncio.wait_for(channel.send(Chat(channel_name, address), Reply(text)), SEND_SECONDS)
                except (SendFailed, TimeoutError) as error:
                    log.warning("the admin %s could not be told: %s", admin.id, error)
                    continue
                break
