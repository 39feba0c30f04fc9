"""One turn: from what a member said to commands that ran, and the reply that says so."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from bot import actions, learning
from bot.briefs import Briefs
from bot.channels.protocol import Typing
from bot.conversation import Conversation, Misheard, Question, last_of, pending_of, question_of
from bot.draft import Draft
from bot.files import taken
from bot.guardrails import Verdict
from bot.messages import ButtonName, Reply
from bot.model_help import ModelHelp
from bot.papers import from_papers
from bot.progress import ShownProgress
from bot.questions import OpenQuestion
from bot.readings import Readings
from bot.replies.words import Words
from bot.scenes import scene_of
from bot.undoing import undo
from bot.voice.corrections import lessons_from
from bot.voice.put_right import put_right
from bot.workings import Workings
from pods.engine.pod import LocalPod
from pods.engine.understanding import Pending, Scene
from pods.engine.understanding.deciding import SURE, UNKNOWN, UNSURE
from pods.engine.understanding.questions import is_question
from skills.engine.asking import MissingError, NotFoundError, SeveralError
from skills.engine.command import Asker, Command, Outcome, Ref
from skills.engine.errors import PersonError, UndoneAlreadyError
from skills.engine.lessons import Lesson, LessonKind
from skills.engine.request import ALOUD, GivenFile, Request

GUESS = 0.2
"""From this confidence on, a question that changes nothing is answered; what else it may have been is offered."""

FILE_SLOT = "photo"
"""The slot of a question that a file answers."""

NO_POD = ("smalltalk", "out_of_scope", "dialog.", "unknown")


class Turn:
    """Handles the text of one message of a member. One object a message."""

    def __init__(
        self,
        using: Workings,
        asker: Asker,
        words: Words,
        conversation: Conversation,
        chat_key: str,
        typing: Typing | None,
    ) -> None:
        self._with = using
        self._pods = using.pods
        self._asker = asker
        self._conversation = conversation
        self._chat_key = chat_key
        self._files: tuple[GivenFile, ...] = ()
        self.used_files = False
        """Whether a command that ran holds a file that came with the message."""
        self._draft = Draft(words, using.pods)
        self._model = ModelHelp(using, asker, self._draft, typing)
        self._typing = typing
        self._progress = ShownProgress(typing, words)
        self._readings = Readings(using.pods, using.reader)
        self._open = OpenQuestion(conversation, using.buttons, chat_key, asker.member.id)

    async def say(self, text: str, files: Sequence[GivenFile] = (), *, heard: bool = False) -> Reply:
        """Answers a text and what came with it. Raises PersonError and the like for the assistant to say.

        `heard`: the text is what was understood of a recording.
        """
        self._files = tuple(files)
        self._draft.heard = text if heard else ""
        await self._hear(text)
        return await self._finished()

    async def _hear(self, text: str) -> None:
        scene = await self._scene()
        understood = await asyncio.to_thread(self._with.reader.read, text, scene)
        misheard, self._conversation.misheard = self._conversation.misheard, None
        if misheard is not None and understood.control in ("cancel", "deny"):
            self._draft.line("cancelled-nothing")
            return
        if misheard is not None and understood.control is None:
            text = await self._put_right(misheard, text)
            scene = await self._scene()
            understood = await asyncio.to_thread(self._with.reader.read, text, scene)
        answer = await self._open.answer(text, scene, self._with.reader)
        undone, self._conversation.undone = self._conversation.undone, None
        asked, self._conversation.asked = self._conversation.asked, None
        if answer is not None:
            await self._act_on(answer)
        elif understood.control is not None:
            await self._steer(understood.control, asked)
        else:
            requests = await self._completed(text, scene, understood.requests)
            if self._conversation.confirm or self._conversation.choices:
                await self._open.drop()
            rest = await self._from_papers(text, requests, scene)
            for request in requests if rest is None else rest:
                await self._handle(request, scene)
            self._draft.left_over(requests, understood.unread)
            if len(requests) == 1 and self._draft.last is not None:
                await self._learn(learning.from_saying_anew(undone, requests[0], self._asker.member))

    async def _put_right(self, misheard: Misheard, meant: str) -> str:
        """Takes back what was done for something that was misheard, and learns from it; gives what was said."""
        said = put_right(misheard.heard, meant)
        for pod, entry in reversed(misheard.entries):
            with suppress(UndoneAlreadyError):
                await self._pods[pod].undo(entry, self._asker)
        self._conversation.undo, self._conversation.last = [], None
        await self._learn(lessons_from(misheard.heard, said))
        return said

    async def tell(self, outcome: Outcome, buttons: Sequence[actions.Labelled]) -> Reply:
        """Says what no command gave, with buttons of its own."""
        self._draft.outcome(outcome)
        self._draft.buttons += buttons
        return await self._finished()

    async def ask_first(self, verdict: Verdict, text: str) -> Reply:
        """Asks whether a message is to be taken as it was said, because of what a guardrail saw in it."""
        action = actions.anyway(text)
        self._conversation.confirm = action
        self._draft.line(verdict.key, verdict.facts)
        self._draft.buttons += [(ButtonName.CONFIRM, action, None), (ButtonName.CANCEL, actions.forget(), None)]
        return await self._finished()

    async def give(self, files: Sequence[GivenFile], text: str = "") -> Reply | None:
        """Answers files, with what was said beside them; None where nobody has a use for them."""
        self._files = tuple(files)
        scene = await self._scene()
        pending = self._conversation.pending
        if pending is not None and pending.slot == FILE_SLOT and not text:
            self._conversation.pending = None
            await self._act(await self._read_as(pending.text, pending.intent), scene)
            return await self._finished()
        self._conversation.asked = None
        if self._typing is not None:
            await self._typing()
        beside = await self._readings.beside(text, scene, files) if text else {}
        orders = bool(text) and not beside and await self._readings.surely_orders(text, scene)
        asks = bool(text) and not beside and await asyncio.to_thread(is_question, text, scene)
        if orders and not asks:
            await self._hear(text)
        if not self.used_files:
            await self._take(beside)
        if asks and orders:
            await self._hear(text)
        elif asks:
            await self._from_papers(text, [Request(UNKNOWN, text, self._asker.member.language)], scene)
        return await self._finished() if self._draft.lines else None

    async def _from_papers(
        self, text: str, requests: Sequence[Request], scene: Scene, *, in_vain: bool = False
    ) -> Sequence[Request] | None:
        """Answers from the papers what was not understood otherwise; gives the requests that are left."""
        papers = await from_papers(text, requests, scene, self._readings, self._asker, in_vain=in_vain)
        if papers is None:
            return None
        await self._tell(papers.pod, papers.found, papers.request)
        return papers.rest

    async def _take(self, beside: Mapping[str, Request]) -> None:
        bare = Request("file", "", self._asker.member.language, files=self._files)
        heeded = {intent: replace(request, files=self._files) for intent, request in beside.items()}
        found = await taken(bare, heeded, self._pods, self._asker, self._model.ask, self._progress)
        for pod, command, request in found:
            await self._run(pod, command, request)
        self.used_files = self.used_files or bool(found)

    async def press(self, action: Mapping[str, Any]) -> Reply:
        """Does what a button says. What only shows a file does not take the place of what it was asked from."""
        self._conversation.confirm = self._conversation.asked = None
        await self._act_on(action)
        if action["do"] != "all":
            self._draft.offer_again(action)
        return replace(await self._finished(), replaces_pressed=bool(self._draft.undo or not self._draft.files))

    async def _act_on(self, action: Mapping[str, Any]) -> None:
        match action["do"]:
            case "undo":
                await self._undo([(pod, entry) for pod, entry in action["entries"]])
            case "run":
                pod = self._pods[action["pod"]]
                await self._run(pod, actions.command_of(action, pod), confirmed=bool(action["confirmed"]))
            case "pick":
                request = await self._read_as(action["text"], action["intent"])
                await self._do(replace(request, target=(Ref(action["skill"], action["id"]),)))
            case "reading":
                await self._picked_reading(action)
            case "correct":
                await self._open.drop()
                self._conversation.misheard = Misheard(action["heard"], action["entries"])
                self._draft.line("correct-how", {"text": action["heard"]})
            case "all":
                for _, each, _ in action["rest"]:
                    with self._draft.saying_why():
                        await self._act_on(each)
            case "who":
                await self._told_who(action)
            case "anyway":
                self._model.rest()
                await self._hear(action["text"])
            case _:
                self._draft.line("cancelled-nothing")

    async def _scene(self) -> Scene:
        return await scene_of(self._asker, self._pods, self._conversation)

    async def _steer(self, control: str, asked_before: Question | None) -> None:
        conversation = self._conversation
        doubted, asked, agreed = self._open.doubts, self._open.asks, self._open.agreed
        if asked_before is not None and control in ("confirm", "deny") and not conversation.has_question:
            await self._act_on(asked_before.yes if control == "confirm" else asked_before.no)
        elif control in ("undo", "cancel") or (control == "deny" and doubted and not asked):
            await self._take_back(control, asked=asked)
        elif control == "confirm" and agreed is not None:
            await self._open.drop()
            await self._act_on(agreed)
        elif control == "confirm" and doubted and conversation.last is not None:
            last = conversation.last
            await self._open.drop()
            self._draft.line("noted")
            await self._learn(learning.from_picking(last.phrase, last.intent, self._asker.member))
        elif control in ("confirm", "deny"):
            await self._open.drop()
            self._draft.line("cancelled-nothing" if control == "deny" else "confirmed-nothing")
        elif control == ALOUD and (again := await self._readings.again(conversation.last, self._scene, self._asker)):
            await self._do(again)
        else:
            self._draft.line(control, {"name": self._asker.member.name})

    async def _take_back(self, control: str, *, asked: bool) -> None:
        if asked:
            await self._open.drop()
            self._draft.line("cancelled-nothing")
        elif self._conversation.undo:
            await self._open.drop()
            await self._undo(self._conversation.undo)
        else:
            self._draft.line("undo-nothing" if control == "undo" else "cancelled-nothing")

    async def _undo(self, entries: Sequence[tuple[str, int]]) -> None:
        await undo(entries, self._pods, self._asker, self._conversation, self._draft, self._readings, self._scene)

    async def _completed(self, text: str, scene: Scene, requests: tuple[Request, ...]) -> tuple[Request, ...]:
        """The pending request with the missing part from this message, unless it says something of its own."""
        pending, self._conversation.pending = self._conversation.pending, None
        return requests if pending is None else await self._readings.completed(pending, text, scene, requests)

    async def _handle(self, request: Request, scene: Scene) -> None:
        unsure = request.confidence < UNSURE and request.intent != UNKNOWN
        if unsure and not (request.confidence >= GUESS and await self._readings.only_looks(request, self._asker)):
            await self._unsure(request, scene)
        elif request.intent.startswith(NO_POD) and self._readings.pod_of(request.intent) is None:
            readings = await self._readings.perhaps(request, scene, self._asker)
            if readings:
                self._draft.ask_which(readings)
            else:
                await self._model.beside_pods(request, scene)
        else:
            await self._act(request, scene)

    async def _act(self, request: Request, scene: Scene) -> None:
        """Does it; with less than full confidence it says what it did, and offers what else may have been meant."""
        others = request.others if request.confidence < SURE else ()
        before = self._conversation.last
        undoable = len(self._draft.undo)
        try:
            await self._do(request)
        except NotFoundError as error:
            readings = await self._readings.possible(request.text, others, scene, self._asker)
            if await self._from_papers(request.text, [request], scene, in_vain=True) is None:
                if readings:
                    self._draft.ask_which(readings)
                else:
                    self._draft.refuse_for(error)
            return
        except PersonError as error:
            self._draft.refuse_for(error)
            return
        done = self._draft.undo[undoable:]
        if done:
            await self._learn(learning.from_edit(before, request, self._asker.member))
        if others and (done or request.confidence < UNSURE):
            readings = await self._readings.possible(request.text, others, scene, self._asker)
            if readings:
                self._draft.line("read-as", {"reading": request.intent})
                self._draft.readings(readings, instead_of=done)

    async def _unsure(self, request: Request, scene: Scene) -> None:
        """A model fills it in, or the member says which of the likely readings it is."""
        filled = await self._model.fill(request, scene)
        if filled is not None:
            others = tuple(one for one in (request.intent, *request.others) if one != filled.intent)
            await self._act(replace(filled, others=others, phrase=request.phrase), scene)
            return
        intents = (request.intent, *request.others)
        readings = await self._readings.possible(request.text, intents, scene, self._asker)
        if readings:
            self._draft.ask_which(readings)
        else:
            self._model.not_understood()

    async def _do(self, request: Request) -> None:
        """Runs what a request means. Raises PersonError, except for a question that its answer completes."""
        pod = self._readings.pod_of(request.intent)
        if pod is None:
            self._draft.refuse("not-in-reach")
            return
        try:
            command = await pod.read(replace(request, files=self._files), self._asker, self._model.ask)
        except MissingError as missing:
            self._draft.refuse(missing.key, missing.facts)
            if missing.slot == "who":
                self._draft.ask_who(request, str(missing.facts["name"]), self._asker.members)
            else:
                self._conversation.pending = Pending(request.text, request.intent, missing.slot)
            return
        except SeveralError as several:
            self._draft.line(several.key, several.facts)
            for one in several.picks:
                picked = actions.pick(request.text, request.intent, one.skill, one.id)
                self._draft.pick(one, picked)
            return
        await self._run(pod, command, request)

    async def _run(
        self, pod: LocalPod, command: Command, request: Request | None = None, *, confirmed: bool = False
    ) -> None:
        taken = await pod.take(command, self._asker)
        if taken.question is not None and not confirmed:
            action = actions.run(pod, command, confirmed=True)
            self._draft.question(taken.question, action, pod)
            self._conversation.confirm = action
            return
        outcome = await pod.run(command, self._asker, self._progress, confirmed=confirmed)
        held = [str(value) for value in vars(command).values()]
        self.used_files = self.used_files or any(file.path.name in value for file in self._files for value in held)
        await self._tell(pod, outcome, request)

    async def _tell(self, pod: LocalPod, ran: Outcome, request: Request | None) -> None:
        """Says what happened, with what it offers and asks."""
        outcome = await self._model.worded(ran)
        self._draft.outcome(outcome, pod)
        self._draft.aloud = self._draft.aloud or (request is not None and request.form == ALOUD)
        if outcome.general and request is not None:
            await self._model.tell_generally(request, await self._scene())
        asked = question_of(pod, outcome)
        self._conversation.asked = asked or self._conversation.asked
        self._conversation.pending = pending_of(pod, outcome) or self._conversation.pending
        if outcome.gather is not None:
            for line in await Briefs(self._pods).lines(outcome.gather, self._asker) or [Outcome("brief-nothing")]:
                self._draft.outcome(line)
        if outcome.journal is not None:
            self._draft.done((pod.name, outcome.journal), asks=asked is not None)
        self._draft.last = last_of(outcome, request, self._asker.conventions)
        await self._learn(outcome.teaches)

    async def _read_as(self, text: str, intent: str) -> Request:
        return await asyncio.to_thread(self._with.reader.fill, text, await self._scene(), intent)

    async def _picked_reading(self, action: Mapping[str, Any]) -> None:
        for pod, entry in reversed(action["entries"]):
            await self._pods[pod].undo(entry, self._asker)
        await self._do(await self._read_as(action["text"], action["intent"]))
        await self._learn(learning.from_picking(action["phrase"], action["intent"], self._asker.member))

    async def _told_who(self, action: Mapping[str, Any]) -> None:
        """The name is somebody's from now on, and the message is read again."""
        await self._learn([Lesson(LessonKind.NICKNAME, action["name"], str(action["id"]))])
        self._asker = await learning.taught(self._asker, self._pods)
        await self._do(await self._read_as(action["text"], action["intent"]))

    async def _learn(self, lessons: Sequence[Lesson]) -> None:
        for lesson in lessons:
            kept = await learning.keep(lesson, self._pods, self._asker)
            if kept is not None:
                self._draft.outcome(kept.outcome)
                if kept.undo is not None:
                    self._draft.done(kept.undo)

    async def _finished(self) -> Reply:
        draft, conversation = self._draft, self._conversation
        conversation.undo = draft.undo or conversation.undo
        draft.undo_button()
        conversation.last = draft.last or conversation.last
        conversation.choices = draft.choices()
        return await draft.reply(self._with.buttons, self._chat_key, self._asker.member.id, self._with.media)
