"""What somebody who talks says that there is to do, to buy and to go to: clauses that are plans, and not stories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from knowledge.search.terms import terms
from knowledge.speech.summary import plain
from pods.engine.language import LANGUAGES
from pods.engine.understanding import Reader, Scene
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.deciding import SURE
from pods.engine.understanding.people import names_of
from skills.engine.request import People, Request
from skills.engine.times import TimeKind, TimeSpan

WORDS = Path(__file__).parent / "words"

LONGEST_TITLE = 9
"""Words of what a plan is called; more is a story."""

LONGEST_FRONT = 2
"""Words besides times before "I have to" ("I think"), and around an appointment that is only named."""

UNAGREED = 0.8
"""What a plan counts for that the reader takes for something else."""

CALLED_BY_NAME = 0.9
"""From this sureness on a plan may be one word ("don't forget the bins")."""

_TIME = "⌚"
_POLITE = re.compile(r",?\s*\b(?:please|bitte|s'il (?:te|vous) plaît|por favor|per favore)\b,?", re.IGNORECASE)
_FOR = re.compile(
    r"^\W*(?:for|für|pour|para|per|that|an (?:dem|diesem|jenem)|cette?|es[ea]|aquell?[oa]?|quell[ao']?)\b",
    re.IGNORECASE,
)
"""Before a day that something is for ("the tickets for Christmas"), or that was spoken of before ("that morning")."""


class Kind(StrEnum):
    """What comes of a plan, by the intent that its commands are read for."""

    EVENT = "planner.event_create"
    REMINDER = "planner.reminder_create"
    TODO = "planner.todo_add"
    ITEM = "family.list_add"
    EXPENSE = "finance.expense_log"


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as a request. `sure`: 0 to 1. `place`: which of the sentences it was said in, from 0."""

    kind: Kind
    request: Request
    sure: float
    place: int


@dataclass(frozen=True)
class _Sayings:
    """The patterns of a language for one set of names: see words/en.yaml."""

    cuts: re.Pattern[str]
    deeds: tuple[tuple[float, re.Pattern[str]], ...]
    asked: tuple[tuple[float, re.Pattern[str]], ...]
    timed: tuple[tuple[float, re.Pattern[str]], ...]
    needs: tuple[tuple[float, re.Pattern[str]], ...]
    events: tuple[re.Pattern[str], ...]
    single: Mapping[str, re.Pattern[str]]
    to_buy: str


@lru_cache(maxsize=len(LANGUAGES))
def _raw(language: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((WORDS / f"{language}.yaml").read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=16)
def _sayings(language: str, names: tuple[str, ...]) -> _Sayings:
    raw = _raw(language)
    known = "|".join(map(re.escape, names)) or "(?!)"

    def compiled(source: str) -> re.Pattern[str]:
        for key in ("must", "well", "me"):
            source = source.replace(f"{{{key}}}", raw[key])
        return re.compile(source.replace("{name}", f"(?:{known})"), re.IGNORECASE)

    def weighed(name: str) -> tuple[tuple[float, re.Pattern[str]], ...]:
        return tuple((sure, compiled(source)) for sure, source in raw[name])

    single = {name: compiled(raw[name]) for name in ("no_goods", "links", "spent", "talk", "open", "denied", "past")}
    cuts = compiled(rf"\s*[,;:–]\s+(?={raw['cut']})|\s+(?={raw['cut_bare']})")
    events = tuple(map(compiled, raw["events"]))
    deeds, asked, timed, needs = (weighed(name) for name in ("deeds", "asked", "timed", "needs"))
    return _Sayings(cuts, deeds, asked, timed, needs, events, single, raw["to_buy"])


class Plans:
    """Finds the plans in what was said in one language, as they were meant at `scene.now`."""

    def __init__(self, reader: Reader, scene: Scene, language: str) -> None:
        self._reader = reader
        self._scene = replace(scene, language=language)
        self._language = language
        self._names = names_of(scene.members)
        self._by_name = {
            name.casefold(): member.id for member in scene.members for name in (member.name, *member.nicknames)
        }
        self._said = _sayings(language, self._names)

    def find(self, sentences: Sequence[str]) -> list[Plan]:
        """The plans in sentences, in order; of those said twice the surer one."""
        found: list[Plan] = []
        for place, sentence in enumerate(sentences):
            for clause in self._clauses(sentence):
                plan = self._plan(clause, place)
                if plan is None:
                    continue
                twin = next((n for n, other in enumerate(found) if _same(plan, other, self._language)), None)
                if twin is None:
                    found.append(plan)
                else:
                    found[twin] = _better(plan, found[twin])
        return found

    def _clauses(self, sentence: str) -> Iterator[str]:
        """A sentence cut where another subject begins, without fillers; each part of a question ends as one."""
        asks = sentence.rstrip().endswith("?")
        begin = 0
        bounds = [match.span() for match in self._said.cuts.finditer(sentence) if match.start()]
        for first, last in [*bounds, (len(sentence), len(sentence))]:
            clause = plain(sentence[begin:first], self._language).rstrip(" .!,;:?")
            begin = last
            if len(clause.split()) > 1:
                yield f"{clause}?" if asks else clause

    def _plan(self, text: str, place: int) -> Plan | None:
        deed = self._deed(text, place)
        if deed is not None or text.endswith("?") or self._is(text, "open", "denied"):
            return deed
        return self._expense(text, place) or (
            None if self._is(text, "past") else self._need(text, place) or self._event(text, place)
        )

    def _is(self, text: str, *kinds: str) -> bool:
        return any(self._said.single[kind].search(text) for kind in kinds)

    def _deed(self, text: str, place: int) -> Plan | None:
        """Something to do: with a time of day a reminder, otherwise on the to-do list, due on its day."""
        told = not text.endswith("?")
        for timed, patterns in ((False, self._said.deeds), (False, self._said.asked), (True, self._said.timed)):
            for sure, pattern in patterns:
                match = pattern.search(text) if told or patterns is self._said.asked else None
                if match is None:
                    continue
                said = match.groupdict()
                front, deed = said.get("front") or "", said["deed"].strip(" .!?,")
                fewest = 1 if timed or sure >= CALLED_BY_NAME else 2
                plan = self._to_do(front, deed, said.get("who"), place, sure, fewest)
                if plan is None or (timed and plan.request.when is None):
                    return None
                return self._need(text, place) or plan
        return None

    def _to_do(self, front: str, deed: str, who: str | None, place: int, sure: float, fewest: int) -> Plan | None:
        if self._is(deed, "talk") or self._is(front, "past") or self._is(f"{front} {deed}", "open", "denied"):
            return None
        before, at_all = self._clause(front), self._clause(f"{front} {deed}".strip())
        if len(_without(before).split()) > LONGEST_FRONT:
            return None
        spans = [span for span in at_all.times.spans if _tells_when(span, at_all.text)]
        title = self._title(self._clause(deed), spans)
        if not _names_something(title, self._language, fewest) or self._is_over(spans):
            return None
        kind = Kind.REMINDER if any(span.has_time for span in spans) and who is None else Kind.TODO
        request = self._reader.fill(at_all.text, self._scene, kind)
        if not spans:
            request = replace(request, when=None, times=())
        people = People((self._by_name[who.casefold()],), named=True) if who else request.people
        unnamed = replace(request, title=title, items=(), list_name=None, people=people, unknown_people=())
        return Plan(kind, unnamed, sure, place)

    def _need(self, text: str, place: int) -> Plan | None:
        for sure, pattern in self._said.needs:
            match = pattern.search(text)
            if match is None or self._is(match["what"], "no_goods"):
                continue
            request = self._reader.fill(self._said.to_buy.format(match["what"].strip(" .!?,")), self._scene, Kind.ITEM)
            if request.items and all(len(item.split()) <= LONGEST_TITLE for item in request.items):
                return Plan(Kind.ITEM, replace(request, list_name=None), sure, place)
        return None

    def _expense(self, text: str, place: int) -> Plan | None:
        """Money that the speaker spent, where the day was said: a figure in a story is no entry of the ledger."""
        clause = self._clause(text)
        if not self._is(text, "spent") or len(clause.money) != 1 or not any(one.has_date for one in clause.times.spans):
            return None
        return Plan(Kind.EXPENSE, self._reader.fill(text, self._scene, Kind.EXPENSE), 0.6, place)

    def _event(self, text: str, place: int) -> Plan | None:
        """An appointment on a day to come: with a time of day, or with words such as "is on"."""
        clause = self._clause(text)
        spans = [span for span in clause.times.spans if span.has_date or span.has_time]
        dated = [span for span in spans if span.has_date and span.kind is not TimeKind.SET]
        timed = any(span.has_time for span in spans)
        if not dated or self._is_over(dated) or not (timed or self._is(text, "links")):
            return None
        marked = _marked(clause)
        match = next((found for found in (one.search(marked) for one in self._said.events) if found), None)
        read = self._reader.read(text, self._scene)
        own = next((one for one in read.requests if one.intent == Kind.EVENT and one.confidence >= SURE), None)
        title = match["title"].strip(" .!?,") if match else own.title if own is not None else ""
        if not title or len(title.split()) > LONGEST_TITLE or not _names_something(title, self._language, 1):
            return None
        if match is None and len(_without(clause).split()) > LONGEST_FRONT:
            return None
        if own is None and not (match and (timed or self._says_only_when(match, marked))):
            return None
        request = replace(self._reader.fill(text, self._scene, Kind.EVENT), title=title)
        exact = any(span.has_time and not span.vague_time for span in spans)
        sure = (0.95 if exact else 0.75) * (1 if own is not None else UNAGREED)
        return Plan(Kind.EVENT, request, sure, place)

    def _says_only_when(self, match: re.Match[str], marked: str) -> bool:
        """Whether a thing and its day are all that is said ("the party is on Saturday", not "Tuesday is bad")."""
        behind = marked[match.end() :]
        noun = self._language == "de" and match["title"][:1].isupper()
        means_it = (noun or _TIME in behind) and not self._is(match["title"], "no_goods")
        return means_it and len(behind.replace(_TIME, "").split()) < LONGEST_FRONT

    def _clause(self, text: str) -> Clause:
        return Clause(text, self._language, self._scene)

    def _title(self, deed: Clause, spans: Sequence[TimeSpan]) -> str:
        """The deed without when it is to be done; "for Christmas" stays."""
        said = {span.text for span in spans}
        title = _without(deed, said)
        title = " ".join(_POLITE.sub(" ", title).split())
        if self._language == "de":
            title = re.sub(r"\bzu (\w+n)$", r"\1", title)
        return title[:1].lower() + title[1:] if self._language != "de" else title

    def _is_over(self, spans: Sequence[TimeSpan]) -> bool:
        now = self._scene.now.replace(tzinfo=None)
        today = now.replace(hour=0, minute=0, second=0, microsecond=0)
        ends = [(span.end or span.start, span.has_time) for span in spans if span.has_date]
        return any(end is not None and (end <= now if timed else end < today) for end, timed in ends)


def _tells_when(span: TimeSpan, text: str) -> bool:
    """Whether a time is when something is to be done, rather than what it is for or how long it takes."""
    if span.kind in (TimeKind.DURATION, TimeKind.OFFSET):
        return False
    before = text[max(0, span.begin - 9) : span.end_offset]
    return not any(_FOR.match(before[at:]) for at in range(len(before)) if at == 0 or before[at - 1] == " ")


def _marked(clause: Clause) -> str:
    """A clause with a sign in the place of each time."""
    text = clause.text
    for begin, end in sorted(clause.times.cut, reverse=True):
        text = f"{text[:begin]} {_TIME} {text[end:]}"
    return " ".join(text.split())


def _without(clause: Clause, said: set[str] | None = None) -> str:
    """A clause without its times, or without those of them that are given."""
    text = clause.text
    for begin, end in sorted(clause.times.cut, reverse=True):
        if said is None or any(one in text[begin:end] for one in said):
            text = f"{text[:begin]} {text[end:]}"
    return " ".join(text.split()).strip(" .,!?")


def _names_something(title: str, language: str, fewest: int) -> bool:
    """Whether a title says what is meant by itself: "pick her up" does not."""
    return len(title.split()) <= LONGEST_TITLE and len(terms(title, language)) >= fewest


def _better(one: Plan, other: Plan) -> Plan:
    """Of two plans about the same the one with a time, or else the surer one."""
    best = max(other, one, key=lambda it: (it.request.when is not None, it.sure))
    return replace(best, sure=max(one.sure, other.sure))


def _same(plan: Plan, other: Plan, language: str) -> bool:
    """Whether two plans are about the same: most words of the shorter one, and no other day."""
    one, two = (
        set(terms(" ".join(it.request.items) or it.request.title or it.request.text, language)) for it in (plan, other)
    )
    days = {it.request.when.start for it in (plan, other) if it.request.when is not None}
    goods = (plan.kind is Kind.ITEM) == (other.kind is Kind.ITEM)
    return goods and len(days) < 2 and bool(one and two) and len(one & two) >= 0.75 * min(len(one), len(two))
