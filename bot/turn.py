"""One turn: from what a member said to commands that ran, and the reply that says so."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot import actions
from bot.channels.protocol import Typing
from bot.conversation import Conversation
from bot.messages import Button, ButtonName, Reply
from bot.replies.render import render, said
from bot.replies.words import Words
from knowledge.dialogs import Buttons
from pods.engine.conversation import Talk
from pods.engine.models import ModelState
from pods.engine.pod import LocalPod
from pods.engine.understanding import Last, Pending, Reader, Scene
from pods.engine.understanding.deciding import UNKNOWN, UNSURE
from skills.engine.asking import MissingError, SeveralError
from skills.engine.command import Asker, Command, Outcome, Ref
from skills.engine.errors import ModelError, PersonError, ServiceError
from skills.engine.request import Request
from skills.reminders.commands import SnoozeReminder

Action = tuple[str, dict[str, Any], str | None]
"""Canonical button name, what it does, and a label of its own."""

NO_POD = ("smalltalk", "out_of_scope", "dialog.", "knowledge.", "unknown")


@dataclass
class Draft:
    """A reply in the making."""

    lines: list[str] = field(default_factory=list)
    buttons: list[Action] = field(default_factory=list)
    undo: list[tuple[str, int]] = field(default_factory=list)
    model_calls: int = 0
    last: Last | None = None
    refused: bool = False
    """Something was not done; the lines say why."""


class Turn:
    """Handles the text of one message of a member. One object a message."""

    def __init__(
        self,
        *,
        pods: Mapping[str, LocalPod],
        reader: Reader,
        talk: Talk | None,
        buttons: Buttons,
        asker: Asker,
        words: Words,
        conversation: Conversation,
        chat_key: str,
        typing: Typing | None = None,
    ) -> None:
        self._pods = pods
        self._reader = reader
        self._talk = talk
        self._buttons = buttons
        self._asker = asker
        self._words = words
        self._conversation = conversation
        self._chat_key = chat_key
        self._typing = typing
        self._draft = Draft()

    async def say(self, text: str) -> Reply:
        """Answers a text. Raises PersonError and the like for the assistant to say."""
        scene = await self._scene()
        understood = await asyncio.to_thread(self._reader.read, text, scene)
        if understood.control is not None:
            await self._steer(understood.control)
        else:
            requests = understood.requests
            if self._conversation.pending is not None:
                requests = await self._completed(text, scene, requests)
            if self._conversation.confirm:
                await self._drop_question()
            for request in requests:
                await self._handle(request, scene)
            if not requests:
                self._line("noted")
        return await self._finished()

    async def press(self, action: Mapping[str, Any]) -> Reply:
        """Does what a button says."""
        match action["do"]:
            case "undo":
                await self._undo([(pod, entry) for pod, entry in action["entries"]])
            case "run":
                pod = self._pods[action["pod"]]
                await self._run(pod, actions.command_of(action, pod), "", confirmed=bool(action["confirmed"]))
            case "snooze":
                until = self._asker.now + self._asker.conventions.snooze
                await self._run(self._pods[action["pod"]], SnoozeReminder(action["id"], until), "")
            case "pick":
                scene = await self._scene()
                await self._picked(action, scene)
            case _:
                self._line("cancelled-nothing")
        self._conversation.confirm = None
        return replace(await self._finished(), replaces_pressed=True)

    async def _scene(self) -> Scene:
        family = self._pods.get("family")
        rows = await asyncio.to_thread(family.database.rows, "SELECT name FROM lists") if family else []
        return Scene(
            speaker=self._asker.member,
            members=self._asker.members,
            now=self._asker.local_now,
            currency=self._asker.household.currency,
            language=self._asker.member.language,
            lists=tuple(row["name"] for row in rows),
            things={
                f"{pod.name}.{skill}": tuple(names)
                for pod in self._pods.values()
                for skill, names in (await pod.names(self._asker)).items()
            },
            last=self._conversation.last,
            reminded=self._conversation.reminded,
            learned=self._asker.learned,
        )

    # --- steering -------------------------------------------------------------------------------------------------

    async def _steer(self, control: str) -> None:
        conversation = self._conversation
        if control in ("undo", "cancel"):
            if conversation.confirm or conversation.pending:
                await self._drop_question()
                self._line("cancelled-nothing")
            elif conversation.undo:
                await self._undo(conversation.undo)
            else:
                self._line("undo-nothing" if control == "undo" else "cancelled-nothing")
        elif control == "confirm" and conversation.confirm:
            action = conversation.confirm
            await self._drop_question()
            pod = self._pods[action["pod"]]
            await self._run(pod, actions.command_of(action, pod), "", confirmed=True)
        elif control in ("confirm", "deny"):
            await self._drop_question()
            self._line("cancelled-nothing" if control == "deny" else "confirmed-nothing")
        else:
            self._line(control, {"name": self._asker.member.name})

    async def _drop_question(self) -> None:
        """The open question is answered or off, so its buttons do nothing any more."""
        if self._conversation.confirm:
            await asyncio.to_thread(self._buttons.void, self._chat_key, self._asker.member.id, ButtonName.CONFIRM)
        self._conversation.confirm = self._conversation.pending = None

    async def _undo(self, entries: list[tuple[str, int]]) -> None:
        for pod, entry in reversed(entries):
            outcome = await self._pods[pod].undo(entry, self._asker)
        self._line(outcome.key, outcome.facts)
        if entries == self._conversation.undo:
            self._conversation.undo = []
            self._conversation.last = None

    async def _completed(self, text: str, scene: Scene, requests: tuple[Request, ...]) -> tuple[Request, ...]:
        """The pending request with the missing part from this message, unless it says something of its own."""
        pending = self._conversation.pending
        self._conversation.pending = None
        if pending is None:
            return requests
        if not await asyncio.to_thread(self._reader.answers, text, scene, pending.slot):
            return requests
        joint = f"{pending.text} {text}" if pending.slot != "money" else f"{text} {pending.text}"
        again = await asyncio.to_thread(self._reader.fill, joint, scene, pending.intent)
        if pending.slot == "when":
            before = await asyncio.to_thread(self._reader.fill, pending.text, scene, pending.intent)
            again = replace(again, title=before.title, items=before.items)
        return (again,)

    # --- requests -------------------------------------------------------------------------------------------------

    async def _handle(self, request: Request, scene: Scene) -> None:
        beside = request.intent.startswith(NO_POD)
        if beside and (request.confidence >= UNSURE or request.intent == UNKNOWN):
            await self._beside(request, scene)
            return
        if request.confidence < UNSURE:
            better = await self._by_model(request, scene)
            if better is None:
                return
            request = better
        try:
            await self._do(request)
        except PersonError as error:
            self._draft.refused = True
            self._line(error.key, error.facts)

    async def _do(self, request: Request) -> None:
        pod = self._pods.get(request.intent.partition(".")[0])
        if pod is None or request.intent.partition(".")[2] not in pod.intents:
            self._draft.refused = True
            self._line("not-in-reach")
            return
        try:
            command = await pod.read(request, self._asker)
        except MissingError as missing:
            self._conversation.pending = Pending(request.text, request.intent, missing.slot)
            self._draft.refused = True
            self._line(missing.key, missing.facts)
            return
        except SeveralError as several:
            self._line(several.key, several.facts)
            for one in several.picks:
                chosen = actions.pick(request.text, request.intent, one.skill, one.id)
                self._draft.buttons.append((ButtonName.PICK, chosen, one.label))
            return
        await self._run(pod, command, request.text, intent=request.intent, list_name=request.list_name)

    async def _run(
        self,
        pod: LocalPod,
        command: Command,
        text: str,
        *,
        intent: str = "",
        list_name: str | None = None,
        confirmed: bool = False,
    ) -> None:
        taken = await pod.take(command, self._asker)
        if taken.question is not None and not confirmed:
            action = actions.run(pod, command, confirmed=True)
            self._outcome(taken.question)
            self._draft.buttons += [
                (ButtonName.CONFIRM, action, None),
                (ButtonName.CANCEL, actions.forget(), None),
            ]
            self._conversation.confirm = action
            return
        outcome = await pod.run(command, self._asker)
        self._outcome(outcome)
        if outcome.journal is not None:
            self._draft.undo.append((pod.name, outcome.journal))
        self._draft.last = Last(intent, outcome.refs, text, list_name or outcome.facts.get("list"))

    async def _picked(self, action: Mapping[str, Any], scene: Scene) -> None:
        request = await asyncio.to_thread(self._reader.fill, action["text"], scene, action["intent"])
        await self._do(replace(request, target=(Ref(action["skill"], action["id"]),)))

    # --- what no pod does -----------------------------------------------------------------------------------------

    async def _beside(self, request: Request, scene: Scene) -> None:
        if request.intent == "out_of_scope":
            self._draft.refused = True
            self._line("not-in-reach")
        elif request.intent.startswith("knowledge."):
            self._line("not-yet-documents")
        elif request.intent == "smalltalk" and self._talk is not None:
            await self._small_talk(self._talk, request, scene)
        else:
            self._not_understood()

    async def _small_talk(self, talk: Talk, request: Request, scene: Scene) -> None:
        try:
            await self._asks_model()
            self._draft.lines.append(await talk.talk(request.text, scene, request.language, ()))
        except (ServiceError, ModelError):
            self._model_is_away()

    async def _by_model(self, request: Request, scene: Scene) -> Request | None:
        """What a model makes of a request that was not understood; None when the person was told why not."""
        if self._talk is None:
            self._not_understood()
            return None
        try:
            await self._asks_model()
            intents = await asyncio.to_thread(self._reader.likely, request.text, request.language)
            found = await self._talk.fill(request.text, scene, request.language, intents)
        except (ServiceError, ModelError):
            self._model_is_away()
            return None
        if found is None:
            self._not_understood()
        return found

    async def _asks_model(self) -> None:
        """A model takes seconds: the person sees that something is coming."""
        self._draft.model_calls += 1
        if self._typing is not None:
            await self._typing()

    def _not_understood(self) -> None:
        self._draft.refused = True
        self._line("not-understood")

    def _model_is_away(self) -> None:
        status = self._talk.model.status if self._talk else None
        if status is None or status.state is ModelState.READY:
            self._not_understood()
        elif status.state in (ModelState.DOWNLOADING, ModelState.LOADING, ModelState.WAITING):
            self._line("model-loading", {"state": f"{status.share:.0%}"})
        else:
            self._line("model-missing", {"reason": status.reason})

    # --- the reply ------------------------------------------------------------------------------------------------

    def _line(self, key: str, facts: Mapping[str, Any] | None = None) -> None:
        self._draft.lines.append(self._words.catalogue.say(key, said(facts or {}, self._words)))

    def _outcome(self, outcome: Outcome) -> None:
        self._draft.lines.append(render(outcome, self._words))

    async def _finished(self) -> Reply:
        draft = self._draft
        if draft.undo:
            self._conversation.undo = draft.undo
            draft.buttons.append((ButtonName.UNDO, actions.undo(draft.undo), None))
        if draft.last is not None:
            self._conversation.last = draft.last
        buttons = [button for group in _questions(draft.buttons) for button in await self._tokens(group)]
        text = "\n".join(dict.fromkeys(line for line in draft.lines if line))
        tags = frozenset({"refused"}) if draft.refused and draft.last is None else frozenset[str]()
        return Reply(text, tuple(buttons), model_calls=draft.model_calls, tags=tags)

    async def _tokens(self, group: Sequence[Action]) -> list[Button]:
        """Buttons of one question: using one uses up the others."""
        tokens = await asyncio.to_thread(
            self._buttons.make,
            self._chat_key,
            self._asker.member.id,
            [(name, action) for name, action, _ in group],
        )
        return [
            Button(ButtonName(name), label or self._words.catalogue.say(f"button-{name}"), token)
            for (name, _, label), token in zip(group, tokens, strict=True)
        ]


def _questions(buttons: Sequence[Action]) -> list[list[Action]]:
    """The buttons of a reply in groups: each yes with its no, all choices together, undo by itself."""
    groups: list[list[Action]] = []
    for button in buttons:
        goes_on = button[0] == ButtonName.CANCEL or (groups and button[0] == groups[-1][-1][0] == ButtonName.PICK)
        if groups and goes_on:
            groups[-1].append(button)
        else:
            groups.append([button])
    return groups
