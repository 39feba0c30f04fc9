"""Conversation in a turn: a model proposes steps, the hands of the turn do them with the member's own permissions."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from bot.claims import claims
from bot.doing import Doing
from bot.draft import Draft
from bot.model_help import ModelHelp
from bot.readings import Readings
from bot.remembering import Remembered
from bot.replies.catalogue import catalogue
from bot.replies.render import reading_of, render
from bot.replies.words import Words
from bot.workings import Workings
from knowledge.people import Role
from pods.engine.chatting import (
    Bounds,
    Briefing,
    Ended,
    Loop,
    Observation,
    Order,
    Plan,
    Step,
    Tool,
    Truth,
    Why,
    may_depend,
    plan_of,
    request_of,
    settled,
    strange_to,
    tools_of,
)
from pods.engine.conversation import Live
from pods.engine.folders import what_it_is
from pods.engine.interface import Pod
from pods.engine.understanding import Scene
from pods.engine.understanding.deciding import SURE
from skills.engine.asking import MissingError, NotAllowedError, SeveralError
from skills.engine.command import Asker, Command, Outcome
from skills.engine.errors import GuardrailError, PersonError
from skills.engine.money import Money
from skills.engine.request import Request
from skills.engine.skill import Skill

QUOTING = ("documents", "facts", "papers", "receipts", "banking")
"""Skills whose outcomes quote what others wrote: letters, files, what was told."""
PEOPLE = ("who", "about", "member", "member_id", "paid_by", "received_by", "by", "add_who", "only_who", "instead_of")


class Chatting:
    """The conversation of one message. The model has no authority: it names words, and what they mean is done as if
    the member had said them, with the same permission, the same questions and the same way back."""

    def __init__(
        self,
        using: Workings,
        doing: Doing,
        model: ModelHelp,
        draft: Draft,
        readings: Readings,
        scene: Callable[[], Awaitable[Scene]],
    ) -> None:
        self._with = using
        self._doing = doing
        self._model = model
        self._draft = draft
        self._readings = readings
        self._scene = scene
        self._message = ""
        self._own_words = ""
        """What the member said, now and before in this chat."""
        self._seen: list[str] = []
        """What the model was shown of results."""
        self._quoted = False
        """Whether any of that quotes what somebody else wrote."""
        self._unsure = False
        """Whether it is not sure that what is being done is to be done at all."""
        self._withheld = False
        """Whether something must not be done for certain."""
        self._asking = False
        self._lacking: tuple[Request, MissingError] | None = None
        self._refusal: PersonError | None = None

    async def plan(self, text: str, scene: Scene, *, depending: bool = False) -> Plan | None:
        """How a message would be gone about; None where no model for conversation answers.

        `depending`: only where something has to be looked at before anything is done.
        """
        if not self._model.converses or (depending and not may_depend(text, scene)):
            return None
        tools = tools_for(self._with.pods, self._doing.asker.member.role)
        plan = await asyncio.to_thread(plan_of, text, scene, self._with.reader, tools)
        return plan if plan.depends or not depending else None

    async def converse(self, text: str, scene: Scene, plan: Plan) -> bool:
        """Goes through a message step by step; whether anything came of it that the person can be told."""
        talk = self._model.chat
        if talk is None or not plan.tools:
            return False
        before = await self._model.before(talk.model)
        self._message = text
        self._own_words = "\n".join([text, *(own for own, _ in before.exchanges)])
        shown = self._model.shown_text()
        loop = Loop(
            talk.model,
            bounds_for(plan, talk.timeout_s),
            self,
            Live(shown.add, shown.clear, self._model.waits),
            talk.conversation,
        )
        lines, undoable = len(self._draft.lines), len(self._draft.undo)
        try:
            ended = await self._gone_through(loop, briefing_of(text, scene, before), plan, scene)
        finally:
            await shown.close()
            await self._model.settled()
        self._draft.model_calls += max(0, len(ended.prompt_tokens) - 1)
        if ended.why is Why.FAILED and not ended.calls and not self._withheld:
            del self._draft.lines[lines:]
            return False
        await self._close(ended, plan, changed=len(self._draft.undo) > undoable)
        return len(self._draft.lines) > lines

    async def _gone_through(self, loop: Loop, briefing: Briefing, plan: Plan, scene: Scene) -> Ended:
        """First what the house understands by itself, and which conditions are met; then the model."""
        looked = [await self._look(one) for one in plan.first]
        texts = [text for text, _ in looked if text]
        if not texts or not plan.wanted:
            seen = bool(texts) and len(texts) == len(plan.first)
            return await self._by_steps(loop, briefing, plan, texts, seen=seen, orders=plan.orders)
        truths = await self._truths(loop, plan, [found for _, found in looked], texts, scene)
        meant = [(one, truth) for one, truth in zip(plan.wanted, truths, strict=True) if truth is not Truth.NO]
        self._withheld = any(truth is not Truth.YES for truth in truths)
        if not meant:
            return loop.ended(Why.SAID)
        ready = [await self._read_again(one) for one, _ in meant]
        known = [(request, truth) for request, (_, truth) in zip(ready, meant, strict=True) if request is not None]
        if len(known) == len(meant):
            return await self._carried_out(loop, known)
        self._unsure = any(truth is Truth.UNSURE for _, truth in meant)
        if any(one.claim for one in plan.wanted):
            left = " ".join([plan.asked, *(f"{one.line}." for one, _ in meant)]).strip()
            briefing = dataclasses.replace(briefing, text=left)
        seen = len(texts) == len(plan.first)
        return await self._by_steps(loop, briefing, plan, texts, seen=seen, orders=len(meant))

    async def _by_steps(
        self, loop: Loop, briefing: Briefing, plan: Plan, looked: Sequence[str], *, seen: bool, orders: int
    ) -> Ended:
        """Has the model take steps. `seen`: everything that is asked was looked up."""
        await self._asks()
        tools = [tool for tool in plan.tools if tool.changes or not seen]
        return await loop.run(briefing, tools, look_first=plan.depends and not looked, orders=orders, looked=looked)

    async def _asks(self) -> None:
        """Before the first question to the model."""
        if not self._asking:
            self._asking = True
            await self._model.asks()

    async def _truths(
        self, loop: Loop, plan: Plan, found: Sequence[Outcome | None], looked: Sequence[str], scene: Scene
    ) -> list[Truth]:
        """Whether each order is to be done: the house says so where it can, or the model says yes or no."""
        known: dict[str, Truth] = {}
        truths: list[Truth] = []
        for order in plan.wanted:
            claim = order.claim
            if claim is None:
                truths.append(Truth.UNSURE if order.condition else Truth.YES)
                continue
            if claim.text not in known:
                outcome = found[claim.place] if claim.place is not None else None
                truth = settled(claim, plan.first[claim.place or 0], outcome, scene) if outcome else Truth.UNSURE
                if truth is Truth.UNSURE:
                    await self._asks()
                    truth = await loop.judge(claim, looked)
                known[claim.text] = truth
            truths.append(claim.fits(known[claim.text]))
        return truths

    async def _carried_out(self, loop: Loop, orders: Sequence[tuple[Request, Truth]]) -> Ended:
        """Does the orders that are to be done, and asks about one of which that is not sure, last."""
        sure = [request for request, truth in orders if truth is Truth.YES]
        unsure = [request for request, truth in orders if truth is Truth.UNSURE]
        for number, request in enumerate([*sure, *unsure][: loop.bounds.changes]):
            self._unsure = number >= len(sure)
            if (await self._order(request)).ends:
                return loop.ended(Why.ASKED)
        return loop.ended(Why.DONE)

    async def _read_again(self, order: Order) -> Request | None:
        """An order as the house reads it now that it has looked; None where it cannot be done as it is read."""
        request = order.request
        if request is None and order.again:
            understood = await asyncio.to_thread(self._with.reader.read, order.text, await self._now())
            request = understood.requests[0] if len(understood.requests) == 1 else None
        pod = self._readings.pod_of(request.intent) if request is not None else None
        if request is None or pod is None or request.confidence < SURE:
            return None
        try:
            await pod.read(request, self._doing.asker, trying=True)
        except SeveralError:
            return request
        except PersonError:
            return None
        return request

    async def _now(self) -> Scene:
        """The scene with what was just looked at as what a follow-up speaks of."""
        scene = await self._scene()
        return dataclasses.replace(scene, last=self._draft.last or scene.last)

    async def _look(self, request: Request) -> tuple[str, Outcome | None]:
        """Looks up what was understood without a model: the answer as the model may see it, and as data."""
        pod = self._readings.pod_of(request.intent)
        if pod is None:
            return "", None
        try:
            command = await self._doing.read(pod, request)
            outcome = None if pod.changes(command) else await self._doing.run(pod, command, request, plainly=True)
        except PersonError:
            return "", None
        return (await self._shown(outcome, pod), outcome) if outcome is not None else ("", None)

    async def _order(self, request: Request) -> Observation:
        """Does an order that was understood without the model."""
        pod = self._readings.pod_of(request.intent)
        if pod is None:
            return Observation("")
        try:
            command = await self._doing.read(pod, request)
            return await self._done(pod, command, request, asking=self._quoted or self._unsure)
        except MissingError as missing:
            self._doing.lacks(request, missing)
        except SeveralError as several:
            self._doing.which(request, several)
        except PersonError as error:
            self._draft.refuse_for(error)
            return Observation("")
        return Observation("", ends=True)

    async def _done(self, pod: Pod, command: Command, request: Request, *, asking: bool) -> Observation:
        """Runs a command, or asks first: as the pod wants it, or (`asking`) because it may not be the person's wish."""
        if asking and pod.changes(command):
            await pod.take(command, self._doing.asker)
            self._doing.ask(pod, command, self._question(request.intent, command))
            return Observation("", ends=True)
        outcome = await self._doing.run(pod, command, request, plainly=True)
        if outcome is None:
            return Observation("", ends=True)
        return Observation(await self._shown(outcome, pod), changed=pod.changes(command))

    async def use(self, tool: Tool, step: Step) -> Observation:
        """Does one call: read, permitted, asked first where it has to be, run."""
        words = self._draft.words
        self._model.note(words.catalogue.say("chat-doing", {"reading": reading_of(tool.intent, words)}))
        pod = self._readings.pod_of(tool.intent)
        if pod is None:
            return Observation("There is no such tool.")
        request = await asyncio.to_thread(request_of, step, tool.intent, self._with.reader, await self._now())
        try:
            command = await self._doing.read(pod, request)
            strange = bool(self._seen) and bool(strange_to(step, self._own_words))
            return await self._done(pod, command, request, asking=self._quoted or self._unsure or strange)
        except MissingError as missing:
            return self._lacks(request, missing)
        except SeveralError as several:
            self._doing.which(request, several)
            return Observation("", ends=True)
        except PersonError as error:
            self._refusal = error
            return Observation(await self._shown(Outcome(error.key, error.facts), pod), ends=_is_final(error))

    def _lacks(self, request: Request, missing: MissingError) -> Observation:
        """A part is missing: the model may name it, and if it cannot, the person is asked."""
        if self._lacking is not None:
            self._lacking = None
            self._doing.lacks(request, missing)
            return Observation("", ends=True)
        self._lacking = (request, missing)
        return Observation(f"This is missing: {missing.slot}.")

    def _question(self, intent: str, command: Command) -> Outcome:
        key = "chat-unsure" if self._unsure and not self._quoted else "chat-may-i"
        return Outcome(key, {"reading": intent, "what": told(command, self._doing.asker, self._draft.words)})

    async def _shown(self, outcome: Outcome, pod: Pod) -> str:
        """What the model may see of an outcome: as quotation, without orders in it."""
        talk = self._model.chat
        prose = outcome.prose
        if prose is not None and prose.only_local and not (talk is not None and talk.model.local):
            return "The person was told."
        text = render(outcome, self._draft.words)
        judged = await asyncio.to_thread(self._model.quoted, text)
        owners = {ref.skill for ref in outcome.refs}
        self._quoted = self._quoted or prose is not None or bool(owners & set(QUOTING)) or judged.text != text
        self._seen.append(judged.text)
        return judged.text

    async def _close(self, ended: Ended, plan: Plan, *, changed: bool) -> None:
        """Says what has to be said besides what the steps said themselves."""
        if ended.why is Why.ASKED:
            return
        if self._lacking is not None and not changed:
            self._doing.lacks(*self._lacking)
            return
        word = await self._last_word(ended, changed=changed)
        if word:
            self._draft.lines.append(word)
        if self._refusal is not None and not changed and not word:
            self._draft.refuse_for(self._refusal)
        elif plan.orders and not changed and self._seen and ended.why in (Why.SAID, Why.FAILED):
            self._draft.line("chat-left")
        elif changed and ended.why not in (Why.SAID, Why.DONE, Why.REPEATED):
            self._draft.line("chat-stopped")

    async def _last_word(self, ended: Ended, *, changed: bool) -> str:
        """The model's own sentence, where it answers: never beside what was done, which says itself what it is, and
        never where it claims what was not done."""
        if changed or not ended.say or claims(ended.say):
            return ""
        try:
            return await self._model.judged(ended.say, "\n".join([self._own_words, *self._seen]))
        except GuardrailError:
            return ""


def bounds_for(plan: Plan, seconds: float) -> Bounds:
    """What a message may take: as many changes as it orders, and a step or two to look before each of them."""
    return Bounds(changes=max(1, min(plan.orders or 2, 4)), seconds=seconds)


def briefing_of(text: str, scene: Scene, before: Remembered) -> Briefing:
    """What the model is told of the moment."""
    lines = [before.summary] if before.summary else []
    for own, replied in before.exchanges[-3:]:
        lines += [f"{scene.speaker.name}: {own}", f"Inglenook: {replied}"]
    family = tuple(member.name for member in scene.members)
    return Briefing(text, scene.speaker.name, family, scene.language, scene.now, "\n".join(lines))


def tools_for(pods: Mapping[str, Pod], role: Role) -> dict[str, Tool]:
    """All tools of a member in a role, by intent."""
    found: dict[str, Tool] = {}
    for name, pod in pods.items():
        found |= _tools_of_pod(name, tuple(pod.skills), role)
    return found


@lru_cache(maxsize=64)
def _tools_of_pod(name: str, skills: Sequence[Skill], role: Role) -> Mapping[str, Tool]:
    known, words = what_it_is(), catalogue("en")

    def about(intent: str) -> str:
        key = f"intent-{intent.partition('.')[2]}"
        return known.get(intent) or (words.say(key) if words.has(key) else "")

    return tools_of(name, skills, about, role)


def told(command: Command, asker: Asker, words: Words) -> str:
    """What exactly a command would do, in words: its texts, times, amounts and people."""
    parts: list[str] = []
    for field in dataclasses.fields(command):
        value = getattr(command, field.name)
        many = value if isinstance(value, tuple) else (value,)
        for one in many:
            match one:
                case datetime() if field.name != "end":
                    parts.append(words.moment(one))
                case date() if not isinstance(one, datetime):
                    parts.append(words.day(one))
                case Money():
                    parts.append(words.money(one))
                case str() if one and field.name not in ("rule", "language"):
                    parts.append(one)
                case int() if field.name in PEOPLE and (name := asker.name_of(one)):
                    parts.append(name)
    return " · ".join(dict.fromkeys(parts))


def _is_final(error: PersonError) -> bool:
    """Whether it is no use to try in other words."""
    return isinstance(error, NotAllowedError)
