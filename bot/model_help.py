"""What a language model is asked for in a turn: to fill in, to put an answer in words, or to make small talk."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from bot.channels.protocol import Typing
from bot.claims import claims_own
from bot.draft import Draft
from bot.guardrails import Judged
from bot.progress import ShownNote, ShownText
from bot.remembering import Remembered
from bot.workings import Workings
from knowledge.answers import wants_prose
from pods.engine.conversation import Live, Talk
from pods.engine.models import Model, ModelBusy, ModelState
from pods.engine.understanding import Scene
from skills.engine.command import Asker, Outcome
from skills.engine.errors import GuardrailError, ModelError, ServiceError
from skills.engine.means import AskModel
from skills.engine.prose import Prose
from skills.engine.request import Request

ANSWERING = frozenset({ModelState.READY, ModelState.WAITING})
"""States in which an answer comes within seconds: loaded, or loaded with the first question."""

_CITATION = re.compile(r"\[(\d{1,2})\]")


class ModelHelp:
    """The model of one turn. Without one, or when it fails, the draft says so in a sentence; nothing is raised."""

    def __init__(
        self, using: Workings, asker: Asker, draft: Draft, typing: Typing | None, *, chat_key: str = ""
    ) -> None:
        conversation = f"{chat_key}/{asker.member.id}"
        self._note = ShownNote(typing)
        self._talk = using.talk and using.talk.within(conversation, self.waits)
        self.chat = using.chat and using.chat.within(conversation, self.waits)
        """The model for conversation; None where there is none, or none may be asked."""
        self._reader = using.reader
        self._guardrails = using.guardrails
        self._remembering = using.remembering
        self._asker = asker
        self._draft = draft
        self._typing = typing
        self._busy = False
        """Whether the model had no time for this message: too many others wait."""
        self._chat_key = chat_key
        if using.unseen:
            self.rest()

    def rest(self) -> None:
        """From here on no model is asked: what is handled is nothing that one may see."""
        self._talk = self.chat = None
        self._draft.unseen = True

    @property
    def converses(self) -> bool:
        """Whether a model for conversation answers within seconds."""
        return self.chat is not None and self.chat.model.status.state in ANSWERING

    async def before(self, model: Model) -> Remembered:
        """What a prompt of this model may hold of the conversation so far."""
        if self._remembering is None:
            return Remembered()
        return await self._remembering.before(self._asker, self._chat_key, local=model.local)

    def shown_text(self) -> ShownText:
        """Shows what a model writes while it grows, as far as the rails let it through."""
        return ShownText(self._typing, check=lambda text: self.judged(text, text))

    def note(self, text: str) -> None:
        """Shows what is being done."""
        self._note.show(text)

    async def settled(self) -> None:
        """Waits until everything that is being shown is there, so that nothing comes after the answer."""
        await self._note.close()

    def waits(self, _before: int) -> None:
        """Says that it takes a moment, because others are before the person."""
        self._note.show(self._draft.words.catalogue.say("model-wait"))

    async def fill(self, request: Request, scene: Scene) -> Request | None:
        """What a model makes of a request that was not understood; None when there is none or it cannot tell."""
        if self._talk is None:
            return None
        try:
            await self.asks()
            intents = await asyncio.to_thread(self._reader.likely, request.text, request.language)
            return await self._talk.fill(request.text, scene, request.language, intents)
        except (ServiceError, ModelError) as error:
            self._busy = isinstance(error, ModelBusy)
            return None

    @property
    def ask(self) -> AskModel | None:
        """What skills ask the model by, from their threads; None where there is no model."""
        return None if self._talk is None else partial(self._ask, self._talk, asyncio.get_running_loop())

    def _ask(
        self, talk: Talk, loop: asyncio.AbstractEventLoop, instruction: str, text: str, schema: Mapping[str, Any]
    ) -> Mapping[str, Any] | None:
        async def asked() -> Mapping[str, Any] | None:
            try:
                await self.asks()
                quoted = await asyncio.to_thread(self.quoted, text)
                return await talk.ask(instruction, quoted.text, dict(schema))
            except (ServiceError, ModelError):
                return None

        return asyncio.run_coroutine_threadsafe(asked(), loop).result()

    async def worded(self, outcome: Outcome, *, plainly: bool = False) -> Outcome:
        """The outcome with its answer in the model's words, shown as they come; as it is, where that does not work.

        `plainly`: as it is in any case.
        What does not stand in the passages is not said, and nobody waits for a model that is still being fetched.
        """
        prose = outcome.prose
        if prose is None:
            return outcome
        quoted = quote_of(outcome)
        answer = None if plainly else await self._prose(prose)
        if answer is not None:
            outcome = replace(outcome, facts={**outcome.facts, "answer": answer})
            quoted = "\n".join(passage.text for passage in prose.passages)
        judged = await asyncio.to_thread(self.quoted, quoted)
        notes = tuple(Outcome(note.key, note.facts) for note in judged.notes)
        return cited(replace(outcome, notes=(*outcome.notes, *notes)), answer)

    async def _prose(self, prose: Prose) -> str | None:
        if self._talk is None or self._talk.model.status.state not in ANSWERING:
            return None
        if prose.only_local and not self._talk.model.local:
            return None
        if not wants_prose(prose.question, prose.language):
            return None
        quoted = await asyncio.to_thread(lambda: [self.quoted(passage.text) for passage in prose.passages])
        passages = tuple(replace(one, text=two.text) for one, two in zip(prose.passages, quoted, strict=True))
        shown = ShownText(self._typing)
        try:
            await self.asks()
            answer = await self._talk.answer(replace(prose, passages=passages), shown.add, shown.clear)
            return None if answer is None else await self.judged(answer, "\n".join(one.text for one in quoted))
        except (ServiceError, ModelError, GuardrailError):
            return None
        finally:
            await shown.close()

    def quoted(self, text: str) -> Judged:
        """A text of the house's papers as a model may see it: without the orders in it. Blocks."""
        return self._guardrails.retrieved(text, self._asker.member, self._asker.message_id)

    async def judged(self, text: str, shown: str) -> str:
        """What the model wrote as it may be said, when it was shown that. Raises GuardrailError."""
        return await self._guardrails.outgoing(
            text, self._asker.member, by_model=True, shown=shown, message_id=self._asker.message_id
        )

    async def beside_pods(self, request: Request, scene: Scene) -> None:
        """Answers what no pod is for."""
        if request.intent == "out_of_scope":
            self._draft.refuse("not-in-reach")
        elif request.intent == "smalltalk":
            await self.small_talk(request, scene)
        else:
            self.not_understood()

    async def tell_generally(self, request: Request, scene: Scene) -> None:
        """Answers from what everybody knows, where a model is there to do it; it is said that no paper says so."""
        if self._talk is not None and self._talk.model.status.state in ANSWERING:
            await self.small_talk(request, scene)

    async def small_talk(self, request: Request, scene: Scene) -> None:
        """Answers what is only said to be nice. Without a model, what is no question gets a smile."""
        talk = self.chat if self.converses else self._talk
        if talk is None:
            if "?" in request.text:
                self.not_understood()
            else:
                self._draft.line("noted")
            return
        shown = self.shown_text()
        try:
            await self.asks()
            before = await self.before(talk.model)
            live = Live(shown.add, shown.clear)
            said = await talk.talk(
                request.text, scene, request.language, before.exchanges, summary=before.summary, live=live
            )
            if claims_own(said):
                self._draft.refuse("not-understood")
                return
            known = "\n".join([request.text, before.summary, *(line for one in before.exchanges for line in one)])
            self._draft.lines.append(await self.judged(said, known))
        except GuardrailError as error:
            self._draft.refuse(error.key, error.facts)
        except (ServiceError, ModelError) as error:
            self._busy = isinstance(error, ModelBusy)
            self.not_understood()
        finally:
            await shown.close()

    def not_understood(self) -> None:
        """Says so; and when the model that could have helped is not ready, or has no time, that instead."""
        status = self._talk.model.status if self._talk else None
        if self._busy:
            self._draft.refuse("model-busy")
        elif status is None or status.state is ModelState.READY:
            self._draft.refuse("not-understood")
        elif status.state in (ModelState.DOWNLOADING, ModelState.LOADING, ModelState.WAITING):
            self._draft.refuse("model-loading", {"state": f"{status.share:.0%}"})
        else:
            self._draft.refuse("model-missing", {"reason": status.reason})

    async def asks(self) -> None:
        """A model takes seconds: the person sees that something is coming."""
        self._draft.model_calls += 1
        if self._typing is not None:
            await self._typing()


def quote_of(outcome: Outcome) -> str:
    """What an answer quotes, before a model said it in other words."""
    parts = outcome.facts.get("answer", ())
    if not isinstance(parts, tuple):
        return str(parts)
    return "\n".join(str(part.facts.get("quote", "")) if isinstance(part, Outcome) else str(part) for part in parts)


def cited(outcome: Outcome, answer: str | None) -> Outcome:
    """The outcome with those of its sources, and of the buttons `source-N`, that the answer cites.

    What is quoted (`answer` is None) cites the first.
    """
    numbers = {int(one) for one in _CITATION.findall(answer)} if answer is not None else {1}
    sources = outcome.facts.get("sources", ())
    if isinstance(sources, tuple):
        sources = tuple(source for number, source in enumerate(sources, start=1) if number in numbers)
    names = {f"source-{number}" for number in numbers}
    offers = tuple(one for one in outcome.offers if not one.name.startswith("source-") or one.name in names)
    return replace(outcome, facts={**outcome.facts, "sources": sources}, offers=offers)
