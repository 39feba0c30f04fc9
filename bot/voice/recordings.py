"""What becomes of a recording that is too long to be an order: a summary, what it asks for as buttons, and its text."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from babel import Locale

from bot import actions
from bot.conversation import Conversation
from bot.replies.render import label_of
from bot.replies.words import Words
from bot.scenes import scene_of
from bot.voice.plans import Kind, Plan, Plans
from bot.voice.transcripts import Sentence, as_text, clock, said
from knowledge.speech.hearing import Transcript
from knowledge.speech.summary import summarize
from pods.engine.interface import Pod
from pods.engine.language import LANGUAGES
from pods.engine.understanding import Reader, Scene
from skills.calendar.commands import CreateEvent, FindEvents
from skills.engine.command import Asker, Attachment, Command, Offer, Outcome
from skills.engine.errors import PersonError
from skills.engine.matching import stems
from skills.engine.request import Request
from skills.expenses.commands import LogExpense
from skills.lists.commands import AddItems
from skills.reminders.commands import CreateReminder

LONG_SECONDS = 90.0
LONG_WORDS = 150
"""What is longer than either is no order, but something that somebody recorded."""

MOST = 8
"""Things of a recording that are offered, the surest."""

SURE = 0.45
"""The least sureness of what is offered."""

UNHEARD = 0.6
"""What a plan counts for whose words were not sure at all."""

LONGEST_LABEL = 28

ALL = "recording-all"
"""The button that adds all that is offered."""

_TODO = "todo"


def is_long(transcript: Transcript) -> bool:
    """Whether a recording is summed up rather than done."""
    return transcript.seconds > LONG_SECONDS or len(transcript.text.split()) > LONG_WORDS


@dataclass(frozen=True, slots=True)
class _Thing:
    """What can be added, and when it was said (seconds)."""

    plan: Plan
    command: Command
    sure: float
    at: float


class Recordings:
    """Sums up recordings. What they ask for is offered and never done: other people may speak in them."""

    def __init__(self, pods: Mapping[str, Pod], reader: Reader) -> None:
        self._pods = pods
        self._reader = reader

    async def outcome(self, transcript: Transcript, asker: Asker, at: datetime) -> Outcome:
        """The summary, with an offer for each thing to add, and the transcript as a file.

        `at` (aware) is when it was recorded: times in it are meant from then on. Nothing is run and nothing stored.
        """
        sentences = await asyncio.to_thread(said, transcript)
        then = replace(asker, now=at)
        things = await self._things(transcript, sentences, then, asker)
        offered = sorted(sorted(things, key=lambda one: -one.sure)[:MOST], key=lambda one: one.at)
        told = {one.plan.place for one in offered}
        texts = [one.text for one in sentences]
        points = await asyncio.to_thread(summarize, texts, transcript.language, told)
        facts: dict[str, Any] = {
            "minutes": max(1, round(transcript.seconds / 60)),
            "language": _language(transcript.language, asker.member.language),
            "points": tuple(Outcome("recording-point", {"text": point}) for point in points),
        }
        lines = [_line(number, one, asker) for number, one in enumerate(offered, start=1)]
        head = (Outcome("recording-things", {"count": len(lines)}),) if lines else ()
        left = len(things) - len(lines)
        more = (Outcome("recording-more", {"count": left}),) if left else ()
        local = at.astimezone(asker.zone)
        name = f"recording-{local:%Y-%m-%d-%H%M}.txt"
        file = Attachment(name, "text/plain; charset=utf-8", as_text(transcript).encode())
        key = "recording" if points else "recording-bare"
        return Outcome(key, facts, notes=(*head, *lines, *more), files=(file,))

    async def _things(
        self, transcript: Transcript, sentences: Sequence[Sentence], then: Asker, asker: Asker
    ) -> list[_Thing]:
        if transcript.language not in LANGUAGES:
            return []
        scene = await scene_of(then, self._pods, Conversation())
        plans = await asyncio.to_thread(self._plans, sentences, scene, transcript.language)
        found = []
        for plan in plans:
            sentence = sentences[plan.place]
            sure = plan.sure * (UNHEARD + (1 - UNHEARD) * sentence.sure)
            command = await self._command(plan, then) if sure >= SURE else None
            if command is not None and not _is_over(command, asker.now):
                found.append(_Thing(plan, command, sure, sentence.begin))
        return found

    def _plans(self, sentences: Sequence[Sentence], scene: Scene, language: str) -> list[Plan]:
        return _shopped(Plans(self._reader, scene, language).find([one.text for one in sentences]))

    async def _command(self, plan: Plan, asker: Asker) -> Command | None:
        """What the pod would run, read and checked up to the point of running; None where it would not."""
        name, _, _ = plan.kind.partition(".")
        pod = self._pods.get(name)
        if pod is None:
            return None
        try:
            taken = await pod.take(await pod.read(plan.request, asker, trying=True), asker, trying=True)
        except PersonError:
            return None
        known = isinstance(taken.command, CreateEvent) and await _is_known(taken.command, pod, asker)
        return None if known or taken.question is not None else taken.command


def buttons(outcome: Outcome, pods: Mapping[str, Pod], words: Words) -> list[actions.Labelled]:
    """A button for each thing that an outcome offers, which leaves the others, and one that adds all of them.

    The action of the last is `{"do": "all"}`: it runs the actions that stand beside it (`rest`).
    """
    made: list[actions.Labelled] = []
    for offer in (offer for note in outcome.notes for offer in note.offers):
        pod = next(pod for pod in pods.values() if pod.runs(offer.command))
        made.append((offer.name, actions.run(pod, offer.command), label_of(offer, words)))
    if len(made) > 1:
        made.append((ALL, {"do": "all"}, words.catalogue.say(f"button-{ALL}", {"count": len(made)})))
    return actions.beside_each_other(made)


async def _is_known(event: CreateEvent, pod: Pod, asker: Asker) -> bool:
    """Whether an event that is called so is in the calendar at that time already, where the asker may see it."""
    found = await pod.run(FindEvents(event.start, event.end), asker)
    called = set(stems(event.title))
    titles = [set(stems(str(line.facts["title"]))) for line in found.facts.get("lines", ())]
    return any(called <= title or title <= called for title in titles)


def _shopped(plans: Iterable[Plan]) -> list[Plan]:
    """All things to buy as one, where the first of them was said."""
    found: list[Plan] = []
    for plan in plans:
        first = next((n for n, one in enumerate(found) if plan.kind is Kind.ITEM and one.kind is Kind.ITEM), None)
        if first is None:
            found.append(plan)
        else:
            items = dict.fromkeys((*found[first].request.items, *plan.request.items))
            request = replace(found[first].request, items=tuple(items))
            found[first] = replace(found[first], request=request, sure=max(plan.sure, found[first].sure))
    return found


def _is_over(command: Command, now: datetime) -> bool:
    match command:
        case CreateEvent(end=end, rule=None):
            return end <= now
        case CreateReminder(due=due, rule=None):
            return due <= now
        case _:
            return False


def _line(number: int, thing: _Thing, asker: Asker) -> Outcome:
    """A line with what it is, when it was said, and its button."""
    key, title, facts = _told(thing.command, thing.plan.request, asker)
    facts |= {"n": number, "said": clock(thing.at)}
    label = {"title": f"{number}. {_cut(title)}"}
    offer = Offer(f"recording-{number}", thing.command, f"button-{key}", label, stays=True)
    return Outcome(key, facts, offers=(offer,))


def _told(command: Command, request: Request, asker: Asker) -> tuple[str, str, dict[str, Any]]:
    """The sentence of the catalogue, what the thing is called, and the facts."""
    match command:
        case CreateEvent():
            facts = {"title": command.title, "start": command.start, "end": command.end, "all_day": command.all_day}
            return "recording-event", command.title, facts | {"who": _unnamed(command.title, command.who, asker)}
        case CreateReminder():
            return "recording-reminder", command.text, {"text": command.text, "due": command.due}
        case AddItems(list_name=name) if name == _TODO:
            day = command.due_at or command.due
            text = ", ".join(command.items)
            return "recording-todo", text, {"text": text, "day": day, "who": _unnamed(text, command.who, asker)}
        case AddItems():
            return "recording-items", ", ".join(command.items), {"items": command.items}
        case LogExpense():
            facts = {"money": command.money, "shop": command.merchant, "category": command.category}
            return "recording-expense", command.merchant or request.title or request.text, facts
        case _:
            raise LookupError(f"nothing of a recording becomes a {type(command).__name__}")


def _unnamed(title: str, who: Sequence[int], asker: Asker) -> tuple[str, ...]:
    """For whom it is, unless the title says so ("Mia's swimming lesson")."""
    return tuple(name for name in asker.names(who) if name.casefold() not in title.casefold())


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1].rstrip()}…"


def _language(spoken: str, shown: str) -> str:
    """What a language is called in another one; its code where that is not known."""
    return str(Locale.parse(shown).languages.get(spoken, spoken))
