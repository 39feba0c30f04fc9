"""One turn: from what a member said to commands that ran, and the reply that says so."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from bot import actions, learning
from bot.channels.protocol import Typing
from bot.chatting import Chatting
from bot.conversation import Conversation, Misheard, Question
from bot.doing import Doing
from bot.draft import Draft
from bot.files import taken
from bot.guardrails import Verdict
from bot.messages import ButtonName, Reply
from bot.model_help import ModelHelp
from bot.papers import QUESTION, from_papers
from bot.progress import ShownProgress
from bot.questions import OpenQuestion
from bot.readings import Readings
from bot.replies.words import Words
from bot.scenes import scene_of
from bot.undoing import undo
from bot.voice.corrections import lessons_from
from bot.voice.put_right import put_right
from bot.workings import Workings
from knowledge.stages import Stage, stage
from pods.engine.understanding import Scene
from pods.engine.understanding.deciding import SURE, UNKNOWN, UNSURE
from pods.engine.understanding.questions import is_question
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Outcome, Ref
from skills.engine.errors import PersonError, UndoneAlreadyError
from skills.engine.lessons import Lesson, LessonKind
from skills.engine.request import ALOUD, GivenFile, Request

GUESS = 0.2
"""From this confidence on, a question that changes nothing is answered; what else it may have been is offered."""

FILE_SLOT = "photo"
"""The slot of a question that a file answers."""

CERTAIN = 0.8
"""From this confidence on, what was looked for in vain is not put to the papers: there simply is nothing."""

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
        self._conversation = conversation
        self._chat_key = chat_key
        self._draft = Draft(words, using.pods)
        self._model = ModelHelp(using, asker, self._draft, typing, chat_key=chat_key)
        self._typing = typing
        self._progress = ShownProgress(typing, words)
        self._readings = Readings(using.pods, using.reader)
        self._doing = Doing(self._readings, asker, self._draft, conversation, self._model, self._progress, self._scene)
        self._chat = Chatting(using, self._doing, self._model, self._draft, self._readings, self._scene)
        self._open = OpenQuestion(conversation, using.buttons, chat_key, asker.member.id)

    @property
    def used_files(self) -> bool:
        """Whether a command that ran holds a file that came with the message."""
        return self._doing.used_files

    @property
    def _asker(self) -> Asker:
        return self._doing.asker

    async def say(self, text: str, files: Sequence[GivenFile] = (), *, heard: bool = False) -> Reply:
        """Answers a text and what came with it. Raises PersonError and the like for the assistant to say.

        `heard`: the text is what was understood of a recording.
        """
        self._doing.files = tuple(files)
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
            if await self._conversed(text, scene, depending=True):
                return
            rest = await self._from_papers(text, requests, scene)
            for request in requests if rest is None else rest:
                await self._handle(request, scene)
            self._draft.left_over(requests, understood.unread)
            if len(requests) == 1 and self._draft.last is not None:
                await self._doing.learn(learning.from_saying_anew(undone, requests[0], self._asker.member))

    async def _put_right(self, misheard: Misheard, meant: str) -> str:
        """Takes back what was done for something that was misheard, and learns from it; gives what was said."""
        said = put_right(misheard.heard, meant)
        for pod, entry in reversed(misheard.entries):
            with suppress(UndoneAlreadyError):
                await self._pods[pod].undo(entry, self._asker)
        self._conversation.undo, self._conversation.last = [], None
        await self._doing.learn(lessons_from(misheard.heard, said))
        return said

    async def tell(
        self, outcome: Outcome, buttons: Sequence[actions.Labelled], beside: str = "", verdict: Verdict | None = None
    ) -> Reply:
        """Says what no command gave, with buttons of its own; words that were said `beside` it are answered before.

        Words that only say what it is are not. With a verdict it is asked first whether they are to be taken so.
        """
        scene = await self._scene()
        asks = bool(beside) and await asyncio.to_thread(is_question, beside, scene)
        if verdict is not None:
            self._ask_first(verdict, beside)
        elif beside and (asks or await self._readings.surely_orders(beside, scene)):
            await self._hear(beside)
        self._draft.outcome(outcome)
        self._draft.buttons += buttons
        return await self._finished()

    async def ask_first(self, verdict: Verdict, text: str) -> Reply:
        """Asks whether a message is to be taken as it was said, because of what a guardrail saw in it."""
        self._ask_first(verdict, text)
        return await self._finished()

    def _ask_first(self, verdict: Verdict, text: str) -> None:
        action = actions.anyway(text)
        self._conversation.confirm = action
        self._draft.line(verdict.key, verdict.facts)
        self._draft.buttons += [(ButtonName.CONFIRM, action, None), (ButtonName.CANCEL, actions.forget(), None)]

    async def give(self, files: Sequence[GivenFile], text: str = "") -> Reply | None:
        """Answers files, with what was said beside them; None where nobody has a use for them."""
        self._doing.files = tuple(files)
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
        if not self._doing.used_files:
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
        await self._doing.tell(papers.pod, papers.found, papers.request)
        return papers.rest

    async def _take(self, beside: Mapping[str, Request]) -> None:
        bare = Request("file", "", self._asker.member.language, files=self._doing.files)
        heeded = {intent: replace(request, files=self._doing.files) for intent, request in beside.items()}
        found = await taken(bare, heeded, self._pods, self._asker, self._model.ask, self._progress)
        for pod, command, request in found:
            await self._doing.run(pod, command, request)
        self._doing.used_files = self._doing.used_files or bool(found)

    async def press(self, action: Mapping[str, Any]) -> Reply:
        """Does what a button says. What only shows a file does not take the place of what it was asked from."""
        self._conversation.confirm = self._conversation.asked = None
        await self._act_on(action)
        if action["do"] != "all":
            self._draft.offer_again(action)
        return replace(await self._finished(), replaces_pressed=bool(self._draft.undo or not self._draft.files))

    async def _act_on(self, action: Mapping[str, Any]) -> None:
        if action.get("unseen"):
            self._model.rest()
        match action["do"]:
            case "undo":
                await self._undo([(pod, entry) for pod, entry in action["entries"]])
            case "run":
                pod = self._pods[action["pod"]]
                await self._doing.run(pod, actions.command_of(action, pod), confirmed=bool(action["confirmed"]))
            case "pick":
                request = await self._read_as(action["text"], action["intent"])
                await self._doing.do(replace(request, target=(Ref(action["skill"], action["id"]),)))
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
            await self._doing.learn(learning.from_picking(last.phrase, last.intent, self._asker.member))
        elif control in ("confirm", "deny"):
            await self._open.drop()
            self._draft.line("cancelled-nothing" if control == "deny" else "confirmed-nothing")
        elif control == ALOUD and (again := await self._readings.again(conversation.last, self._scene, self._asker)):
            await self._doing.do(again)
        else:
            self._draft.line(control, {"name": self._asker.member.name})

    async def _take_back(self, control: str, *, asked: bool) -> None:
        if asked:
            await self._open.drop()
            self._draft.line("cancelled-nothing")
        elif self._conversation.undo and (control == "undo" or self._conversation.changed):
            await self._open.drop()
            await self._undo(self._conversation.undo)
        elif self._conversation.undo:
            self._draft.line("cancelled-older")
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
            elif request.intent != UNKNOWN or not await self._conversed(request.text, scene):
                await self._model.beside_pods(request, scene)
        else:
            await self._act(request, scene)

    async def _conversed(self, text: str, scene: Scene, *, depending: bool = False) -> bool:
        """Whether the model for conversation brought a message further; `depending`: only where it takes steps."""
        plan = await self._chat.plan(text, scene, depending=depending)
        return plan is not None and await self._chat.converse(text, scene, plan)

    async def _act(self, request: Request, scene: Scene) -> None:
        """Does it; with less than full confidence it says what it did, and offers what else may have been meant."""
        others = request.others if request.confidence < SURE else ()
        unlike = request.confidence < CERTAIN and request.intent != QUESTION
        vain = unlike and await self._doing.looks_in_vain(request)
        if vain and await self._from_papers(request.text, [request], scene, in_vain=True) is not None:
            return
        before = self._conversation.last
        undoable = len(self._draft.undo)
        try:
            await self._doing.do(request)
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
            await self._doing.learn(learning.from_edit(before, request, self._asker.member))
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
        elif not await self._conversed(request.text, scene):
            self._model.not_understood()

    async def _read_as(self, text: str, intent: str) -> Request:
        return await asyncio.to_thread(self._with.reader.fill, text, await self._scene(), intent)

    async def _picked_reading(self, action: Mapping[str, Any]) -> None:
        for pod, entry in reversed(action["entries"]):
            await self._pods[pod].undo(entry, self._asker)
        await self._doing.do(await self._read_as(action["text"], action["intent"]))
        await self._doing.learn(learning.from_picking(action["phrase"], action["intent"], self._asker.member))

    async def _told_who(self, action: Mapping[str, Any]) -> None:
        """The name is somebody's from now on, and the message is read again."""
        await self._doing.learn([Lesson(LessonKind.NICKNAME, action["name"], str(action["id"]))])
        self._doing.asker = await learning.taught(self._asker, self._pods)
        await self._doing.do(await self._read_as(action["text"], action["intent"]))

    async def _finished(self) -> Reply:
        draft, conversation = self._draft, self._conversation
        conversation.undo, conversation.changed = draft.undo or conversation.undo, bool(draft.undo)
        draft.undo_button()
        conversation.last = draft.last or conversation.last
        conversation.choices = draft.choices()
        with stage(Stage.RENDERING):
            return await draft.reply(self._with.buttons, self._chat_key, self._asker.member.id, self._with.media)
