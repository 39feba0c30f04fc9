"""A reply in the making: its lines and buttons, and what of it can be undone."""

from __future__ import annotations

import asyncio
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from bot import actions
from bot.files import Media
from bot.messages import Button, ButtonName, Reply
from bot.replies.render import label_of, picked_label, reading_of, render, said
from bot.replies.words import Words
from knowledge.dialogs import Buttons
from knowledge.people import Member
from knowledge.stages import Stage, stage
from pods.engine.interface import Pod
from pods.engine.understanding import Last
from skills.engine.asking import Pick
from skills.engine.command import Attachment, Outcome
from skills.engine.errors import PersonError
from skills.engine.matching import fold, stems
from skills.engine.request import Request

PAPERS = ("documents", "facts")
"""Skills whose answers quote what only models in the house may see, unless they say otherwise."""

QUOTED = 60
"""Characters that are quoted of where reading stopped."""

Action = actions.Labelled
"""Canonical button name, what it does, and a label of its own."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that a reply offers."""

    label: str
    action: dict[str, Any]

    @property
    def instead(self) -> bool:
        """Whether it stands beside something that was done already, rather than being a question."""
        return bool(self.action.get("entries"))


@dataclass
class Draft:
    """Filled while the requests of a message are handled, in the words of the member who gets it."""

    words: Words
    pods: Mapping[str, Pod]
    lines: list[str] = field(default_factory=list)
    buttons: list[Action] = field(default_factory=list)
    undo: list[tuple[str, int]] = field(default_factory=list)
    """Pod and journal entry of what was done."""
    settled: bool = False
    """Something was done that does not ask by its own buttons whether it is right."""
    model_calls: int = 0
    last: Last | None = None
    files: list[Attachment] = field(default_factory=list)
    again: list[Action] = field(default_factory=list)
    """What stays offered after one of several things was taken."""
    refused: bool = False
    """Something was not done; the lines say why."""
    heard: str = ""
    """What was heard, where the message was a recording; shown with the reply, and a button corrects it."""
    aloud: bool = False
    """Something was asked for aloud."""
    only_local: bool = False
    """Something of it may be shown to no language model outside the house."""
    unseen: bool = False
    """It answers words that no language model may see; its buttons remember that."""

    def line(self, key: str, facts: Mapping[str, Any] | None = None) -> None:
        """Adds a sentence of the catalogue."""
        self.lines.append(self.words.catalogue.say(key, said(facts or {}, self.words)))

    def left_over(self, requests: Sequence[Request], unread: str) -> None:
        """What a message leaves to be said besides its requests: a smile where it has none, where reading stopped."""
        if not requests:
            self.line("noted")
        if unread:
            self.line("too-much-at-once", {"text": textwrap.shorten(unread, QUOTED, placeholder="…")})

    def refuse(self, key: str, facts: Mapping[str, Any] | None = None) -> None:
        """Adds a sentence about what was not done."""
        self.refused = True
        self.line(key, facts)

    def refuse_for(self, error: PersonError) -> None:
        """Adds what an error says to the person."""
        self.refuse(error.key, error.facts)

    @contextmanager
    def saying_why(self) -> Iterator[None]:
        """Says what keeps one of several things from being done; the others go on."""
        try:
            yield
        except PersonError as error:
            self.refuse_for(error)

    def outcome(self, outcome: Outcome, pod: Pod | None = None) -> None:
        """Adds what happened; with the pod that it happened in, what it offers as well."""
        with stage(Stage.RENDERING):
            self.lines.append(render(outcome, self.words))
        self.files += outcome.files
        self.aloud = self.aloud or outcome.aloud
        if pod is not None:
            self.shown(outcome, pod)
            self._offers(outcome, pod)

    def shown(self, outcome: Outcome, pod: Pod) -> None:
        """Notes which models may be shown what an outcome says: of papers and facts only those that they let see it."""
        papers = any(pod.skill_of(name) is not None for name in PAPERS)
        home = outcome.prose.only_local if outcome.prose is not None else not outcome.general
        self.only_local = self.only_local or (papers and home)

    def _offers(self, outcome: Outcome, pod: Pod, *, confirmed: bool = False) -> None:
        offers = [offer for one in (outcome, *outcome.notes) for offer in one.offers]
        staying: list[Action] = []
        for offer in offers:
            home = actions.home(offer.command, pod, self.pods)
            made = (offer.name, actions.run(home, offer.command, confirmed=confirmed), label_of(offer, self.words))
            (staying if offer.stays else self.buttons).append(made)
        self.buttons += actions.beside_each_other(staying)

    def done(self, entry: tuple[str, int], *, asks: bool = False) -> None:
        """Notes what was done; `asks` where its own buttons ask whether it is right, so that "no" takes it back."""
        self.undo.append(entry)
        self.settled = self.settled or not asks

    def offer_again(self, action: Mapping[str, Any]) -> None:
        """What was offered beside a button that was pressed stays offered, below what came of it."""
        rest = [(name, other, label) for name, other, label in action.get("rest", ())]
        several = sum(other["do"] != "all" for _, other, _ in rest) > 1
        self.again = [one for one in rest if several or one[1]["do"] != "all"]

    def undo_button(self) -> None:
        """Adds the button that takes back all that was done, unless all of it asks anyway."""
        if self.settled:
            self.buttons.append((ButtonName.UNDO, actions.beside(actions.undo(self.undo), self.again), None))
        self.buttons += actions.beside_each_other(self.again)

    def choice(self, label: str, action: dict[str, Any]) -> None:
        """Adds a button to choose by."""
        self.buttons.append((ButtonName.PICK, action, label))

    def pick(self, one: Pick, action: dict[str, Any]) -> None:
        """Adds a button for one of several things that the words may mean."""
        self.choice(picked_label(one, self.words), action)

    def ask_who(self, request: Request, name: str, members: Iterable[Member]) -> None:
        """Offers all members for a name that nobody has, to read the message again."""
        for member in members:
            self.choice(member.name, actions.who(request.text, request.intent, name, member.id))

    def readings(self, readings: Sequence[Request], instead_of: Sequence[tuple[str, int]] = ()) -> None:
        """Offers to take a message for something else, taking back what was done."""
        for one in readings:
            action = actions.reading(one.text, one.intent, one.phrase, instead_of)
            self.choice(reading_of(one.intent, self.words), action)

    def ask_which(self, readings: Sequence[Request]) -> None:
        """Asks which of these the message is."""
        self.refuse("ask-which-reading")
        self.readings(readings)

    def question(self, question: Outcome, action: dict[str, Any], pod: Pod) -> None:
        """Asks whether the action may run; what the question offers besides answers it as well."""
        self.outcome(question)
        self._offers(question, pod, confirmed=True)
        self.buttons += [(ButtonName.CONFIRM, action, None), (ButtonName.CANCEL, actions.forget(), None)]

    def choices(self) -> list[Choice]:
        """What can be chosen in words instead of by a button."""
        picks = [(label, action) for name, action, label in self.buttons if name == ButtonName.PICK and label]
        return [Choice(label, actions.unseen(action) if self.unseen else action) for label, action in picks]

    async def reply(self, buttons: Buttons, chat_key: str, member_id: int, media: Media) -> Reply:
        """The reply, its buttons valid in this chat for this member; one use uses up all that belong together."""
        if self.heard:
            self.buttons.append((ButtonName.EDIT, actions.correct(self.heard, self.undo), self._say("button-correct")))
        made: list[Button] = []
        for group in self._groups():
            bare = [(name, actions.unseen(action) if self.unseen else action) for name, action, _ in group]
            tokens = await asyncio.to_thread(buttons.make, chat_key, member_id, bare)
            made += [
                Button(name, label or self._say(f"button-{name}"), token)
                for (name, _, label), token in zip(group, tokens, strict=True)
            ]
        text = "\n".join(dict.fromkeys(line for line in self.lines if line))
        tags = frozenset({"refused"}) if self.refused and self.last is None else frozenset[str]()
        files = await media.kept(self.files)
        shown = f"{self._say('heard', {'text': self.heard})}\n{text}" if self.heard else text
        offered = [choice.label for choice in self.choices()]
        said = "\n".join([text, *offered])
        reply = Reply(shown, tuple(made), files, model_calls=self.model_calls, tags=tags)
        return replace(reply, said=said, aloud=self.aloud, only_local=self.only_local, unseen=self.unseen)

    def _say(self, key: str, facts: Mapping[str, Any] | None = None) -> str:
        return self.words.catalogue.say(key, facts or {})

    def _groups(self) -> list[list[Action]]:
        """The buttons by question: each yes with its no, all choices and offers together, undo by itself."""
        groups: list[list[Action]] = []
        for button in self.buttons:
            if groups and _goes_with(groups[-1][-1][0], button[0]):
                groups[-1].append(button)
            else:
                groups.append([button])
        return groups


def _goes_with(before: str, name: str) -> bool:
    """Whether a button answers the same question as the one before it."""
    if name == ButtonName.UNDO or before in (ButtonName.UNDO, ButtonName.CANCEL):
        return False
    return name == ButtonName.CANCEL or (before == ButtonName.PICK) == (name == ButtonName.PICK)


def chosen(answer: str, nth: int | None, choices: Sequence[Choice]) -> Choice | None:
    """The choice that an answer in words means: by its place (`nth`, -1 the last), or by words of its label.

    All words of the answer stand in the label, or it is no answer but something new; an answer that fits several
    labels equally well chooses none.
    """
    if nth is not None:
        place = len(choices) if nth == -1 else nth
        return choices[place - 1] if 1 <= place <= len(choices) else None
    named = [choice for choice in choices if fold(choice.label) == fold(answer.strip(" .!"))]
    if named:
        return named[0]
    said = set(stems(answer))
    fitting = [
        (len(said) / len(words), choice) for choice in choices if said and said <= (words := set(stems(choice.label)))
    ]
    best = max((share for share, _ in fitting), default=0.0)
    first = [choice for share, choice in fitting if share == best]
    return first[0] if len(first) == 1 else None
