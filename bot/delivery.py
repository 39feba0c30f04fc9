"""Drains the pods' outboxes: renders, sends, remembers, retries. `sent` means that a platform gave a message id."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import partial

from bot import actions
from bot.briefs import Briefs
from bot.channels.protocol import Channel, SendFailed
from bot.conversation import ChatTurns, Conversation, question_of
from bot.files import Media
from bot.guardrails import Guardrails
from bot.messages import Button, Chat, Reply
from bot.replies.catalogue import catalogue
from bot.replies.render import label_of, render, said
from bot.replies.words import Words
from bot.voice.aloud import Aloud
from knowledge import request_ids
from knowledge.clock import Clock
from knowledge.dialogs import DELIVERED, Buttons, Dialogs
from knowledge.members import Members
from knowledge.outbox import Outgoing
from knowledge.people import Member
from knowledge.stages import Stage, stage
from pods.engine.interface import Pod, PodDownError
from pods.engine.understanding import Last
from skills.engine.command import Asker, Outcome
from skills.engine.errors import GuardrailError
from skills.notices import Notices
from skills.notices.declared import ELSEWHERE
from skills.notices.declared import KIND as NOTICE

log = logging.getLogger(__name__)

LATE_AFTER = timedelta(minutes=2)
SEND_SECONDS = 30.0
BUSY_FOR = timedelta(minutes=2)
"""How long after a member's message a follow-up means that message rather than a reminder that came between."""

LANES = 8
"""To how many members something is being sent at once; one who cannot be reached does not keep the others waiting."""

FLOOD = 3
"""From how many things of a kind on they are said to a member as one."""

QUIET, NOTHING = "quiet hours", "nothing to say"

SPOKEN_OF = {
    "reminders": "planner.reminder_create",
    "calendar": "planner.event_create",
    "chores": "planner.chore_add",
    "lists": "planner.todo_add",
}
"""What a follow-up to something sent means, by the skill of the thing."""


class Delivery:
    """Delivers what is to be said unasked: one message at a time for each member, several members at once.

    `on_idle` is called when something was tried and nothing is left to try now.
    """

    def __init__(
        self,
        *,
        pods: Mapping[str, Pod],
        channels: Mapping[str, Channel],
        members: Members,
        buttons: Buttons,
        dialogs: Dialogs,
        turns: ChatTurns,
        media: Media,
        clock: Clock,
        guardrails: Guardrails,
        notices: Notices,
        aloud: Aloud | None = None,
    ) -> None:
        self._pods = pods
        self._channels = channels
        self._members = members
        self._buttons = buttons
        self._dialogs = dialogs
        self._turns = turns
        self._media = media
        self._clock = clock
        self._guardrails = guardrails
        self._notices = notices
        self._aloud = aloud
        self._briefs = Briefs(pods)
        self.on_idle: Callable[[], None] = lambda: None
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._wanted = asyncio.Event()
        self._pump: asyncio.Task[None] | None = None
        self._stopping = False

    async def drain(self) -> None:
        """Tries every row that may be tried now, once. One that fails in an unforeseen way does not stop the others."""
        await asyncio.shield(self.begin())

    def begin(self) -> asyncio.Task[None]:
        """Begins to try what may be tried now; the task ends when nothing is left."""
        self._wanted.set()
        if self._pump is None or self._pump.done():
            self._pump = asyncio.get_running_loop().create_task(self._run())
            self._pump.add_done_callback(self._pump_ended)
        return self._pump

    @property
    def under_way(self) -> int:
        """To how many members something is being sent now."""
        return len(self._lanes)

    async def stop(self) -> None:
        """Lets what is being sent be finished, and begins nothing more."""
        self._stopping = True
        if self._pump is not None:
            await asyncio.gather(self._pump, return_exceptions=True)

    # --- lanes ----------------------------------------------------------------------------------------------------

    def _pump_ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("the outboxes could not be read, trying again soon: %s", error, exc_info=error)

    async def _run(self) -> None:
        tried = False
        await self._end_quiet()
        while self._wanted.is_set() or self._lanes:
            await self._wanted.wait()
            self._wanted.clear()
            tried = await self._open_lanes() or tried
        if tried:
            self.on_idle()

    async def _open_lanes(self) -> bool:
        opened = False
        for pod in self._pods.values():
            while len(self._lanes) < LANES and not self._stopping:
                rows = await self._claimed(pod)
                if not rows:
                    break
                member_id = rows[0].member_id
                with request_ids.begun():
                    self._lanes[member_id] = asyncio.get_running_loop().create_task(self._lane(pod, rows))
                self._lanes[member_id].add_done_callback(partial(self._lane_ended, member_id))
                opened = True
        return opened

    async def _claimed(self, pod: Pod) -> list[Outgoing]:
        """What a pod has to say to the next member; nothing while it is down: its outbox waits for it."""
        try:
            return await asyncio.to_thread(pod.outbox.claim, self._clock.now(), self._lanes.keys())
        except PodDownError:
            return []

    def _lane_ended(self, member_id: int, task: asyncio.Task[None]) -> None:
        self._lanes.pop(member_id, None)
        self._wanted.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("the outbox could not be written, its rows come again: %s", error, exc_info=error)

    async def _lane(self, pod: Pod, rows: list[Outgoing]) -> None:
        """What was claimed for a member: the first of it, or what is a flood as one message; the rest comes next."""
        member = await asyncio.to_thread(self._members.get, rows[0].member_id)
        if member is None:
            await self._failed(pod, rows, SendFailed("the member has left", permanent=True))
            return
        ready = await self._sorted_out(pod, rows, member)
        if not ready:
            return
        alike = [row for row in ready if row.kind == ready[0].kind and pod.digests(row.kind)]
        now = alike if len(alike) >= FLOOD else ready[:1]
        later = [row.id for row in ready if row not in now]
        if later:
            await asyncio.to_thread(pod.outbox.wait, later, until=self._clock.now(), reason="one after the other")
        trying = asyncio.ensure_future(self._deliver(pod, now, member))
        await asyncio.wait({trying})
        if (error := trying.exception()) is not None:
            if isinstance(error, PodDownError):
                await self._failed(pod, now, SendFailed(str(error)))
                return
            log.error("%s outbox row %s: %s", pod.name, now[0].id, error, exc_info=error)
            await self._failed(pod, now, SendFailed(f"unforeseen: {type(error).__name__}"), uncertain=True)

    async def _sorted_out(self, pod: Pod, rows: Sequence[Outgoing], member: Member) -> list[Outgoing]:
        """The rows that may be said now; what is too late is dropped, what is not urgent waits in quiet hours."""
        now = self._clock.now()
        until = member.quiet_until(now)
        fresh = [row for row in rows if row.expires_at is None or row.expires_at > now]
        ready = [row for row in fresh if row.urgent or until is None]
        for row in rows:
            if row not in fresh:
                await asyncio.to_thread(pod.outbox.dropped, row.id, reason="too late")
        waiting = [row.id for row in fresh if row not in ready]
        if waiting and until is not None:
            await asyncio.to_thread(pod.outbox.wait, waiting, until=until, reason=QUIET)
        return ready

    async def _end_quiet(self) -> None:
        """Who set other quiet hours, or is in another zone now, need not wait for the end of the old ones."""
        now = self._clock.now()
        for pod in self._pods.values():
            with suppress(PodDownError):
                for member_id in await asyncio.to_thread(pod.outbox.waiting_for, QUIET, now):
                    member = await asyncio.to_thread(self._members.get, member_id)
                    if member is None or member.quiet_until(now) is None:
                        await asyncio.to_thread(pod.outbox.wait_no_more, member_id, reason=QUIET, now=now)

    # --- sending --------------------------------------------------------------------------------------------------

    async def _deliver(self, pod: Pod, rows: Sequence[Outgoing], member: Member) -> None:
        """Sends to the chat the member used last; another one only where that one is gone for good."""
        asker = await self._asker(member)
        rows = await self._worth_saying(pod, rows, asker)
        if not rows:
            return
        outcome = await (pod.announce_together(rows, asker) if len(rows) > 1 else pod.announce(rows[0], asker))
        lines = await self._briefs.lines(outcome.gather, asker) if outcome is not None and outcome.gather else None
        if outcome is None or lines == []:
            for row in rows:
                await asyncio.to_thread(pod.outbox.dropped, row.id, reason=NOTHING)
            return
        failures: list[SendFailed] = []
        elsewhere = any(row.kind == NOTICE and row.facts[ELSEWHERE] for row in rows)
        for channel_name, address in await asyncio.to_thread(self._members.addresses, member.id):
            channel = self._channels.get(channel_name)
            if channel is None:
                continue
            chat = Chat(channel_name, address)
            try:
                with stage(Stage.RENDERING):
                    reply = await self._reply(pod, rows, outcome, lines or [], member, chat)
                message_id = await asyncio.wait_for(channel.send(chat, reply), SEND_SECONDS)
            except SendFailed as error:
                failures.append(error)
            except TimeoutError:
                late = f"{channel_name} did not answer in {SEND_SECONDS:.0f} s"
                failures.append(SendFailed(late, uncertain=True))
            else:
                await asyncio.to_thread(
                    pod.outbox.sent,
                    [row.id for row in rows],
                    chat_key=chat.key,
                    message_id=message_id,
                    now=self._clock.now(),
                )
                await self._remember(pod, outcome, member, chat)
                return
            if not failures[-1].permanent and not elsewhere:
                break
        failures = failures or [SendFailed("no channel has a chat with this member yet")]
        failure = next((one for one in failures if not one.permanent), failures[-1])
        await self._failed(pod, rows, failure, uncertain=any(one.uncertain for one in failures))

    async def _worth_saying(self, pod: Pod, rows: Sequence[Outgoing], asker: Asker) -> Sequence[Outgoing]:
        """Of several rows those that still say something; the others are dropped, so that none counts as sent."""
        if len(rows) == 1:
            return rows
        said = [await pod.announce(row, asker) is not None for row in rows]
        for row in (row for row, worth in zip(rows, said, strict=True) if not worth):
            await asyncio.to_thread(pod.outbox.dropped, row.id, reason=NOTHING)
        return [row for row, worth in zip(rows, said, strict=True) if worth]

    async def _asker(self, member: Member) -> Asker:
        household = await asyncio.to_thread(self._members.household)
        if household is None:
            raise LookupError("there is no household")
        return Asker(member, household, await asyncio.to_thread(self._members.all), self._clock.now())

    async def _reply(
        self,
        pod: Pod,
        rows: Sequence[Outgoing],
        outcome: Outcome,
        gathered: Sequence[Outcome],
        member: Member,
        chat: Chat,
    ) -> Reply:
        words = Words(catalogue(member.language), member.zone, self._clock.now())
        say = words.catalogue.say
        lines = [render(one, words) for one in (outcome, *gathered)]
        if len(rows) == 1 and rows[0].timed and self._clock.now() - rows[0].due_at > LATE_AFTER:
            lines[0] += " " + say("out-late", {"due": words.moment(rows[0].due_at)})
        if any(row.maybe_repeated for row in rows):
            lines.append(say("out-repeated"))
        buttons = await self._offered(pod, rows, outcome, member, chat, words)
        try:
            text = await self._guardrails.outgoing("\n".join(lines), member)
        except GuardrailError as error:
            text = say(error.key, said(error.facts, words))
        reply = Reply(text, buttons, await self._media.kept(outcome.files), aloud=outcome.aloud)
        return reply if self._aloud is None else await self._aloud.voiced(reply, member, spoke=False)

    async def _offered(
        self, pod: Pod, rows: Sequence[Outgoing], outcome: Outcome, member: Member, chat: Chat, words: Words
    ) -> tuple[Button, ...]:
        offers = [offer for one in (outcome, *outcome.notes) for offer in one.offers]
        homes = [actions.home(offer.command, pod, self._pods) for offer in offers]
        made: list[actions.Labelled] = [
            (one.name, actions.run(home, one.command), label_of(one, words))
            for one, home in zip(offers, homes, strict=True)
        ]
        stays = {one.name for one in offers if one.stays}
        leaving = {one[0]: one for one in actions.beside_each_other([one for one in made if one[0] in stays])}
        named = [(name, leaving[name][1] if name in leaving else action) for name, action, _ in made]
        bundle = f"{DELIVERED}{pod.name}:{','.join(str(row.id) for row in rows)}:{chat.key}"
        tokens = await asyncio.to_thread(self._buttons.make, chat.key, member.id, named, bundle)
        return tuple(
            Button(offer.name, label_of(offer, words), token) for offer, token in zip(offers, tokens, strict=True)
        )

    async def _remember(self, pod: Pod, outcome: Outcome, member: Member, chat: Chat) -> None:
        """ "Later" said after a reminder means it; "make it 5" only if nothing else was just being talked about.

        "Yes" and "no" answer a question that is the last thing that was sent.
        """
        skill = outcome.refs[0].skill if outcome.refs else None
        async with self._turns.of(chat.key):
            busy = (await asyncio.to_thread(self._dialogs.state, chat.key, member.id, BUSY_FOR)).get("last")
            before = await asyncio.to_thread(self._dialogs.state, chat.key, member.id)
            conversation = Conversation.load(before)
            conversation.asked = question_of(pod, outcome)
            if skill in SPOKEN_OF:
                spoken = Last(SPOKEN_OF[skill], outcome.refs, sent=True)
                conversation.reminded = spoken if skill == "reminders" else conversation.reminded
                conversation.last = conversation.last if busy else spoken
            if skill in SPOKEN_OF or conversation.asked is not None or before.get("asked"):
                await asyncio.to_thread(self._dialogs.remember, chat.key, member.id, conversation.dump())

    # --- failing --------------------------------------------------------------------------------------------------

    async def _failed(
        self, pod: Pod, rows: Sequence[Outgoing], failure: SendFailed, *, uncertain: bool = False
    ) -> None:
        """Notes it for rows of one member; of what is given up the admins are told, once."""
        lost = []
        for row in rows:
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
                ending = ", given up" if given_up else ""
                log.warning("%s outbox row %s: %s%s", pod.name, row.id, failure.reason, ending)
            lost += [row] if given_up else []
        if lost:
            await self._tell_admins(lost[0], failure)

    async def _tell_admins(self, row: Outgoing, failure: SendFailed) -> None:
        """Notices that nobody can be told are not told of: that would go round in a circle."""
        if row.kind == NOTICE:
            return
        facts: dict[str, str | int | float] = {"member": row.member_id, "reason": failure.reason}
        tell = partial(
            self._notices.tell, "undelivered", facts, subject=f"{row.member_id}", news=True, but=(row.member_id,)
        )
        await asyncio.to_thread(tell)
