"""Doing what a request means, and saying what came of it: read, permitted, asked first, run, told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot import actions, learning
from bot.briefs import Briefs
from bot.conversation import Conversation, last_of, pending_of, question_of
from bot.draft import Draft
from bot.model_help import ModelHelp
from bot.readings import Readings
from knowledge.stages import Stage, stage
from pods.engine.interface import Pod
from pods.engine.understanding import Pending, Scene
from skills.engine.asking import MissingError, SeveralError
from skills.engine.command import Asker, Command, Outcome
from skills.engine.errors import PersonError
from skills.engine.lessons import Lesson
from skills.engine.means import Progress
from skills.engine.request import ALOUD, GivenFile, Request


class Doing:
    """The hands of a turn: whatever proposed a command, it passes here, in the same way."""

    def __init__(
        self,
        readings: Readings,
        asker: Asker,
        draft: Draft,
        conversation: Conversation,
        model: ModelHelp,
        progress: Progress,
        scene: Callable[[], Awaitable[Scene]],
    ) -> None:
        """`scene` gives the scene of this moment."""
        self.asker = asker
        self.files: tuple[GivenFile, ...] = ()
        """What came with the message."""
        self.used_files = False
        """Whether a command that ran holds a file that came with the message."""
        self._pods = draft.pods
        self._readings = readings
        self._draft = draft
        self._conversation = conversation
        self._model = model
        self._progress = progress
        self._scene = scene

    async def do(self, request: Request) -> None:
        """Runs what a request means. Raises PersonError, except for a question that its answer completes."""
        pod = self._readings.pod_of(request.intent)
        if pod is None:
            self._draft.refuse("not-in-reach")
            return
        if no_day := await self._readings.no_day(request, await self._scene()):
            self.lacks(*no_day)
            return
        try:
            command = await self.read(pod, request)
        except MissingError as missing:
            self.lacks(request, missing)
            return
        except SeveralError as several:
            self.which(request, several)
            return
        await self.run(pod, command, request)

    async def looks_in_vain(self, request: Request) -> bool:
        """Whether what the request means changes nothing, and finds nothing either."""
        pod = self._readings.pod_of(request.intent)
        if pod is None or request.files or self.files:
            return False
        try:
            command = await pod.read(request, self.asker, trying=True)
            return not pod.changes(command) and not (await pod.run(command, self.asker)).refs
        except PersonError:
            return False

    async def read(self, pod: Pod, request: Request) -> Command:
        """The command that a request means, with the files of the message. Raises PersonError."""
        return await pod.read(replace(request, files=self.files), self.asker, self._model.ask)

    def lacks(self, request: Request, missing: MissingError) -> None:
        """Asks for the part of a request that is missing."""
        self._draft.refuse(missing.key, missing.facts)
        if missing.slot == "who":
            self._draft.ask_who(request, str(missing.facts["name"]), self.asker.members)
        else:
            self._conversation.pending = Pending(request.text, request.intent, missing.slot)

    def which(self, request: Request, several: SeveralError) -> None:
        """Asks which of several things is meant."""
        self._draft.line(several.key, several.facts)
        for one in several.picks:
            self._draft.pick(one, actions.pick(request.text, request.intent, one.skill, one.id))

    async def run(
        self,
        pod: Pod,
        command: Command,
        request: Request | None = None,
        *,
        confirmed: bool = False,
        plainly: bool = False,
    ) -> Outcome | None:
        """Runs a command, or asks first; None: it asks. `plainly`: no model puts the answer in words of its own.

        Raises PersonError.
        """
        with stage(Stage.COMMAND):
            taken = await pod.take(command, self.asker)
        if taken.question is not None and not confirmed:
            self.ask(pod, command, taken.question)
            return None
        with stage(Stage.COMMAND):
            outcome = await pod.run(command, self.asker, self._progress, confirmed=confirmed)
        held = [str(value) for value in vars(command).values()]
        self.used_files = self.used_files or any(file.path.name in value for file in self.files for value in held)
        await self.tell(pod, outcome, request, plainly=plainly)
        return outcome

    def ask(self, pod: Pod, command: Command, question: Outcome) -> None:
        """Asks whether exactly this command may run."""
        action = actions.run(pod, command, confirmed=True)
        self._draft.question(question, action, pod)
        self._conversation.confirm = action

    async def tell(self, pod: Pod, ran: Outcome, request: Request | None, *, plainly: bool = False) -> None:
        """Says what happened, with what it offers and asks."""
        outcome = await self._model.worded(ran, plainly=plainly)
        self._draft.outcome(outcome, pod)
        self._draft.aloud = self._draft.aloud or (request is not None and request.form == ALOUD)
        if outcome.general and request is not None and not plainly:
            await self._model.tell_generally(request, await self._scene())
        asked = question_of(pod, outcome)
        self._conversation.asked = asked or self._conversation.asked
        self._conversation.pending = pending_of(pod, outcome) or self._conversation.pending
        if outcome.gather is not None:
            for line in await Briefs(self._pods).lines(outcome.gather, self.asker) or [Outcome("brief-nothing")]:
                self._draft.outcome(line)
        if outcome.journal is not None:
            self._draft.done((pod.name, outcome.journal), asks=asked is not None)
        self._draft.last = last_of(outcome, request, self.asker.conventions)
        await self.learn(outcome.teaches)

    async def learn(self, lessons: Sequence[Lesson]) -> None:
        """Keeps lessons, and says so where there is something to say."""
        for lesson in lessons:
            kept = await learning.keep(lesson, self._pods, self.asker)
            if kept is not None:
                self._draft.outcome(kept.outcome)
                if kept.undo is not None:
                    self._draft.done(kept.undo)
