"""Whether one thing in a message depends on another: an order under a condition, or on what a look will find."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import yaml

from pods.engine.chatting.conditions import Claim, answered, stated
from pods.engine.chatting.tools import Tool
from pods.engine.language import detect
from pods.engine.time import combine, read_times
from pods.engine.understanding import Reader, Scene
from pods.engine.understanding.clauses import sentences
from pods.engine.understanding.deciding import SURE, UNSURE
from pods.engine.understanding.people import names_of
from pods.engine.understanding.questions import is_question
from pods.engine.understanding.vocabulary import vocabulary
from skills.engine.matching import likeness
from skills.engine.request import Request

WORDS = Path(__file__).with_name("words.yaml")
OFFERED = 6
"""Tools that are offered at most: each takes about thirty tokens of the prompt."""

_LIKELY = 0.04
_LIKELY_TOO = 0.2
"""Share of the whole message from which on an order is offered beside what its clause says ("otherwise add it")."""
_SURE = 0.4
_SAME_THING = 0.7
_JOINED = re.compile(r"\b(?:and|but|or|und|aber|oder|et|mais|ou|y|pero|o|e|ma)$", re.IGNORECASE)
_FREE_TEXT = ("reminder_create", "todo_add", "chore_add", "fact_tell", "chore_change", "todo_change")
"""Orders whose own text may hold a condition ("remind me to ask if he has the key")."""


@dataclass(frozen=True, slots=True)
class Order:
    """Something a message wants done, and the condition that stands with it, both in the person's words."""

    text: str
    condition: str
    request: Request | None = None
    """As the house reads it; None: it points at what a look will find."""
    again: bool = False
    """Whether the house may read it once it has looked ("… an hour before"), as if it were said then."""
    claim: Claim | None = None
    """What the condition says; None: there is none, or it answers nothing that was asked."""

    @property
    def line(self) -> str:
        """The order once it is known that it is to be done; what it points at may stand in its condition."""
        claim = self.claim
        return self.text if claim is None or claim.question else f"{claim.text}: {self.text}"


@dataclass(frozen=True, slots=True)
class Plan:
    """How a message is gone about: the tools that are likely for it, and how much of it is an order."""

    tools: tuple[Tool, ...]
    orders: int
    """Changes that it asks for."""
    depends: bool
    """Whether something has to be looked at before anything is done."""
    first: tuple[Request, ...] = ()
    """What the house looks up by itself, because it is understood without a model."""
    wanted: tuple[Order, ...] = ()
    """What is to be done, and under which condition."""
    asked: str = ""
    """What the message asks besides its conditions, in the person's words."""

    @property
    def looks(self) -> tuple[Tool, ...]:
        """The tools that change nothing."""
        return tuple(tool for tool in self.tools if not tool.changes)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a message: a condition, or what stands beside it."""

    text: str
    condition: bool = False
    answers: bool = False
    """Whether the condition is the answer to what was asked before ("if not")."""
    opens: bool = True
    """Whether the condition stands in front of what depends on it."""
    said: str = ""
    """The condition with the words that open it."""


@lru_cache
def _patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    said = words.get(language, words["en"])
    return {name: re.compile(rf"(?<!\w)(?:{source})(?!\w)", re.IGNORECASE) for name, source in said.items()}


def parts_of_text(text: str, language: str) -> list[Part]:
    """A message cut at its conditions."""
    words = _patterns(language)
    found: list[Part] = []
    for sentence in sentences(text):
        found += _cut(sentence, words)
    return found


def _cut(sentence: str, words: Mapping[str, re.Pattern[str]]) -> list[Part]:
    answer = words["answer"].search(sentence)
    if answer is not None and _opens(sentence, answer.start()):
        before, behind = sentence[: answer.start()], sentence[answer.end() :]
        parts = _cut(_tidy(before), words) if _says(before) else []
        condition = Part(answer.group(), condition=True, answers=True, said=answer.group())
        return [*parts, condition, *(_cut(_tidy(behind), words) or [Part(_tidy(behind))])]
    met = words["if"].search(sentence)
    if met is None:
        return [Part(_tidy(sentence))] if _says(sentence) else []
    before, behind = sentence[: met.start()], sentence[met.end() :]
    ends = re.search(rf"[,;:]|{words['then'].pattern}", behind, re.IGNORECASE)
    if _opens(sentence, met.start()) and ends is not None:
        parts = [Part(_tidy(before))] if _says(before) else []
        rest = re.sub(rf"^\s*{words['then'].pattern}", "", behind[ends.start() :].lstrip(" ,;:"), flags=re.IGNORECASE)
        return [
            *parts,
            Part(
                _tidy(behind[: ends.start()]),
                condition=True,
                said=_tidy(sentence[met.start() : met.end() + ends.start()]),
            ),
            *_cut(_tidy(rest), words),
        ]
    if not _says(before):
        return [Part(_tidy(sentence))]
    return [Part(_tidy(before)), Part(_tidy(behind), condition=True, opens=False, said=_tidy(sentence[met.start() :]))]


def _opens(sentence: str, at: int) -> bool:
    """Whether a clause begins there: with the sentence, behind a comma, or behind a word that joins."""
    before = sentence[:at].rstrip()
    joined = _JOINED.search(before) is not None or before.endswith((",", ";", ":", "–", "-"))
    return joined or len(re.findall(r"\w+", before)) <= 1


def _says(text: str) -> bool:
    return len(re.findall(r"\w+", text)) > 1


def _tidy(text: str) -> str:
    return text.strip(" ,;:")


def may_depend(text: str, scene: Scene) -> bool:
    """Whether it is worth a closer look: some word for a condition stands there, or for what a question will find."""
    words = _patterns(detect(text, scene.language, names_of(scene.members)))
    conditional = words["if"].search(text) or words["answer"].search(text)
    return conditional is not None or ("?" in text and any(words[name].search(text) for name in ("before", "them")))


def plan_of(text: str, scene: Scene, reader: Reader, tools: Mapping[str, Tool]) -> Plan:
    """The plan for a message, with these tools by intent. Takes as long as reading it once more."""
    return _Planning(text, scene, reader, tools).plan()


class _Planning:
    """Goes through the parts of a message once."""

    def __init__(self, text: str, scene: Scene, reader: Reader, tools: Mapping[str, Tool]) -> None:
        self._text = text
        self._scene = scene
        self._reader = reader
        self._tools = tools
        self._language = detect(text, scene.language, names_of(scene.members))
        self._words = _patterns(self._language)
        self._looks: list[str] = []
        self._orders: list[str] = []
        self._first: list[Request] = []
        self._wanted: list[Order] = []
        self._asked = self._depends = False
        self._count = 0
        self._condition = ""
        self._claim: Claim | None = None
        """What the condition says under which the next orders stand."""
        self._base: Claim | None = None
        """The last question, or condition in words of its own: what "if not" answers."""
        self._question = ""

    def plan(self) -> Plan:
        """The plan."""
        for part in parts_of_text(self._text, self._language):
            if part.condition:
                self._conditional(part)
            else:
                self._plain(part)
        shares = _ranked(self._text, self._language, self._reader, self._tools)
        tools = self._tools
        orders = [*self._orders, *(one for one, share in shares if share >= _LIKELY_TOO and tools[one].changes)]
        if any(one.request is None for one in self._wanted):
            orders = [
                *_of_what_is_looked_at(self._looks, self._reader.ranked(self._text, self._language), tools),
                *orders,
            ]
        chosen = _chosen(self._looks, orders, [intent for intent, _ in shares], tools)
        chosen = tuple(self._narrowed(tool) for tool in chosen)
        depends = self._depends and bool(orders) and any(not tool.changes for tool in chosen)
        if not depends or not self._first:
            return Plan(chosen, self._count, depends)
        return Plan(chosen, self._count, depends, tuple(self._first), tuple(self._wanted), self._question)

    def _narrowed(self, tool: Tool) -> Tool:
        """The tool without parts of which nothing stands in the message: a model fills in whatever it is asked for."""
        text = self._text
        names = any(name.casefold() in text.casefold() for name in names_of(self._scene.members))
        holds = {
            "who": names or self._words["them"].search(text) is not None,
            "amount": any(map(str.isdigit, text)),
            "when": bool(read_times(text, language=self._language, now=self._scene.now).spans),
            "place": False,
        }
        parts = tuple(part for part in tool.parts if part in tool.required or holds.get(part, True))
        return replace(tool, parts=parts)

    def _conditional(self, part: Part) -> None:
        self._condition = part.said
        if part.answers:
            self._depends = self._depends or self._asked
            self._claim = answered(part.said, self._language, self._base, self._claim)
            return
        speaks = self._words["kept"].search(part.text) is not None
        if not part.opens:
            free = bool(self._orders) and self._orders[-1].partition(".")[2] in _FREE_TEXT
            ordered = any(one.request is not None for one in self._wanted)
            self._depends = self._depends or (speaks and ordered and not free)
        else:
            self._depends = self._depends or self._asked or speaks
        looked = len(self._first)
        if not self._asked or read_times(part.text, language=self._language, now=self._scene.now).spans:
            self._look(part.text)
        own = len(self._first) > looked
        place = looked if own else self._base.place if self._base is not None else None
        claim = Claim(
            part.text, self._language, place=place, own=own, asked="" if own or not self._base else self._base.text
        )
        self._claim = stated(part.said, claim, self._base, self._scene)
        if claim.text == self._claim.text:
            self._base = claim
        if not part.opens:
            self._wanted = [
                one if one.condition else replace(one, condition=part.said, claim=self._claim) for one in self._wanted
            ]

    def _plain(self, part: Part) -> None:
        tools = self._tools
        read = [one for one in self._reader.read(part.text, self._scene).requests if one.intent in tools]
        changing = [one for one in read if tools[one.intent].changes]
        orders = any(one.confidence >= SURE for one in changing) and not part.text.endswith("?")
        if (is_question(part.text, self._scene) and not orders) or (read and not changing):
            looking = [one for one in read if not tools[one.intent].changes]
            looked = len(self._first)
            self._look(part.text, looking[0] if looking else None)
            own = len(self._first) > looked
            self._base = Claim(part.text, self._language, place=looked if own else None, question=True, own=own)
            self._question = f"{self._question} {part.text}".strip()
            self._asked = self._asked or bool(self._looks)
            return
        before = self._words["before"].search(part.text) is not None
        them = self._words["them"].search(part.text) is not None
        self._depends = self._depends or (self._asked and bool(changing) and (before or them))
        ranked = _ranked(part.text, self._language, self._reader, tools)
        self._orders += [one.intent for one in changing]
        self._orders += [one for one, share in ranked if not changing and share >= _SURE and tools[one].changes]
        self._count += max(1, len(changing))
        if not changing or len(changing) < len(read):
            self._wanted.append(Order(part.text, self._condition, claim=self._claim))
        for one in changing:
            sure = one.confidence >= SURE and _says_what(one, self._scene) and not (before or them)
            request = self._on_that_day(one) if sure else None
            self._wanted.append(Order(one.text, self._condition, request, before and not them, self._claim))

    def _look(self, text: str, read: Request | None = None) -> None:
        likely = _looking(text, self._language, self._reader, self._tools)
        intents = [read.intent] if read is not None else []
        self._looks += dict.fromkeys([*intents, *likely])
        if read is None or read.confidence < UNSURE:
            if not likely:
                return
            read = self._reader.fill(text, self._scene, likely[0])
        self._first.append(_about_what_is_there(read, self._scene))

    def _on_that_day(self, order: Request) -> Request:
        """The order on the day that was looked at, where it only says at what time ("… at 7")."""
        looked = next((one for one in reversed(self._first) if any(span.has_date for span in one.times)), None)
        timed = any(span.has_time for span in order.times) and not any(span.has_date for span in order.times)
        if looked is None or order.when is None or not timed:
            return order
        days = [span for span in looked.times if span.has_date]
        when = combine([*days, *order.times], self._scene.now, self._scene.conventions)
        return order if when is None else replace(order, when=when, times=(*days, *order.times))


def _says_what(order: Request, scene: Scene) -> bool:
    """Whether an order names what it is about, rather than pointing at it ("add it")."""
    words = vocabulary(order.language, names_of(scene.members))
    named = [*order.items, order.title, *(["money"] if order.money else [])]
    return any(words.single["pronoun"].sub("", one).strip(" ,.") for one in named if one)


def _about_what_is_there(look: Request, scene: Scene) -> Request:
    """A look without a title, unless something is called so: "anything" and "already" name nothing."""
    things = [name for names in scene.things.values() for name in names]
    named = look.title and any(likeness(look.title, thing) >= _SAME_THING for thing in things)
    return look if named else replace(look, title="")


def _ranked(text: str, language: str, reader: Reader, tools: Mapping[str, Tool]) -> list[tuple[str, float]]:
    return [one for one in reader.ranked(text, language) if one[0] in tools and one[1] >= _LIKELY]


def _looking(text: str, language: str, reader: Reader, tools: Mapping[str, Tool]) -> list[str]:
    """The looks that a question or a condition is likely about; a condition is asked as a question would be."""
    asked = text if text.endswith("?") else f"{text}?"
    ranked = [(intent, share) for intent, share in reader.ranked(asked, language) if intent in tools]
    return [intent for intent, share in ranked if share >= _LIKELY and not tools[intent].changes][:2]


def _chosen(
    looks: Sequence[str], orders: Sequence[str], whole: Sequence[str], tools: Mapping[str, Tool]
) -> tuple[Tool, ...]:
    """The tools to offer: what is asked, what is ordered, a look for each of the orders, and what else is likely."""
    beside: list[str] = []
    for order in orders:
        same = [one for one in tools.values() if one.skill == tools[order].skill and not one.changes]
        stem = order.rpartition("_")[0]
        near = [one.intent for one in same if one.intent.startswith(stem)]
        if near and not any(tools[look].skill == tools[order].skill for look in looks):
            beside.append(near[0])
    names = dict.fromkeys([*dict.fromkeys(looks)][:3] + [*dict.fromkeys(orders)][:3] + beside)
    if not (looks and orders):
        names |= dict.fromkeys(whole)
    chosen = list(names)[:OFFERED]
    return tuple(tools[intent] for intent in sorted(chosen, key=lambda one: tools[one].changes))


def _of_what_is_looked_at(
    looks: Sequence[str], ranked: Sequence[tuple[str, float]], tools: Mapping[str, Tool]
) -> list[str]:
    """The likeliest orders about what is looked at: what is to be added to a list of things to do is a thing to do."""
    kinds = {(tools[look].skill, look.rpartition("_")[0]) for look in looks}
    same = [one for one, _ in ranked if one in tools and tools[one].changes]
    return [one for one in same if (tools[one].skill, one.rpartition("_")[0]) in kinds][:2]
