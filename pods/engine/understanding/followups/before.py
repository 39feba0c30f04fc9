"""A clause beside the last outcome: what kind of thing that was, and the words of correction taken off the clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.forms import fill
from pods.engine.understanding.known import SAME_THING
from pods.engine.understanding.people import people_in
from pods.engine.understanding.scene import Last
from pods.engine.understanding.titles import blank, without_politeness
from skills.engine.matching import likeness, stems
from skills.engine.request import People, Request

SURE = 0.9
"""Confidence in what plainly speaks of the last outcome."""

QUERIES = (
    *("event_query", "reminder_query", "spending_query", "transactions_query", "chore_query"),
    *("spending_compare", "spending_largest", "spending_chart", "income_query", "year_summary"),
)

Requests = tuple[Request, ...]

_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_LOW_COMMA = "\u201a"
"""What stands for the comma of an amount while a clause is cut at its commas."""


@dataclass(frozen=True)
class Before:
    """The last outcome beside the clause that may speak of it."""

    last: Last
    clause: Clause

    @property
    def skill(self) -> str:
        """The skill of what it was about; empty where it was about nothing stored."""
        return self.last.refs[0].skill if self.last.refs else ""

    @property
    def planner(self) -> bool:
        """Whether it was about something of the planner, and so about its own list."""
        return self.last.intent.startswith("planner.")

    @property
    def asked(self) -> bool:
        """Whether it was a question, so that nothing had been done."""
        return self.last.intent.partition(".")[2] in QUERIES

    @cached_property
    def said(self) -> Request:
        """What had been said, read as the request that it was."""
        return fill(self.clause.part(self.last.text), self.last.intent, 1.0)

    @property
    def items(self) -> tuple[str, ...]:
        """The items of a list it named."""
        return self.said.items if self.skill == "lists" else ()

    def item_like(self, words: str) -> str | None:
        """The item it named that words mean."""
        near = [(likeness(words, item), item) for item in self.items if words]
        share, item = max(near, default=(0.0, ""))
        return item if share >= SAME_THING else None

    def names_it(self, words: str) -> bool:
        """Whether words only say again what it was called, or nothing."""
        return set(stems(words)) <= set(stems(f"{self.said.title} {self.last.text}"))

    # --- the clause without its words of correction ---------------------------------------------------------------

    @cached_property
    def text(self) -> str:
        """The clause without politeness."""
        bare = without_politeness(self.clause.text, self.clause.vocabulary).replace("\x00", " ")
        return " ".join(bare.split()).strip(" .!,;…?¿¡")

    @cached_property
    def bare(self) -> Clause:
        """The clause without "no", "sorry", "and" before it and "I mean", "instead" behind it."""
        words = self.clause.vocabulary.single
        text = words["more"].sub("", self.text, count=1)
        text = _front(words["not_so"].pattern, words["from_now"].pattern).sub("", text)
        text = _behind(words["tail"].pattern, words["from_now"].pattern).sub("", text)
        return self.clause.part(text.strip(" ,.!"))

    @cached_property
    def denies(self) -> bool:
        """Whether such a word stands at an edge; "please" and "now" do not count."""
        words = self.clause.vocabulary.single
        text = _front(words["from_now"].pattern).sub("", words["more"].sub("", self.text, count=1))
        front = _front(words["not_so"].pattern).match(text)
        behind = _behind(words["from_now"].pattern).sub("", self.text)
        return bool(front or _behind(words["tail"].pattern).search(behind))

    @cached_property
    def how(self) -> str:
        """How the rest begins: it "becomes" something, it "is" so, something else was "meant"; or empty."""
        words = self.clause.vocabulary.single
        begun = (name for name in ("meant", "becomes", "is") if _begins(words[name].pattern).match(self.bare.text))
        return next(begun, "meant" if _behind(words["meant"].pattern).search(self.text) else "")

    @cached_property
    def inner(self) -> Clause:
        """What it shall be: the rest without these words as well."""
        words, text = self.clause.vocabulary.single, self.bare.text
        if self.how:
            text = _begins(words[self.how].pattern).sub("", text, count=1)
        return self.clause.part(text.strip(" ,.!"))

    @cached_property
    def asks(self) -> bool:
        """Whether it is a question; "could you make it 5?" is none."""
        text = self.clause.text.strip()
        mark = "?" if text.endswith("?") and not self.clause.vocabulary.single["asks_to"].search(text) else ""
        return self.clause.asks and self.clause.part(self.inner.text + mark).asks

    @property
    def amends(self) -> bool:
        """Whether words of correction stand there at all."""
        return self.denies or bool(self.how)

    @cached_property
    def exchange(self) -> tuple[Clause, Clause] | None:
        """What is to be replaced and by what."""
        continued = self.clause.vocabulary.single["more"].sub("", self.text, count=1)
        return exchange_in(self.clause.part(continued)) or exchange_in(self.bare)

    def match(self, name: str) -> re.Match[str] | None:
        """A pattern of the vocabulary on the clause as it is, or without its words of correction."""
        pattern = self.clause.vocabulary.single[name]
        return pattern.match(self.text) or pattern.match(self.bare.text)

    def group(self, name: str) -> str:
        """What the one group of a pattern holds that took part; empty where it does not match."""
        match = self.match(name)
        return next((one for one in match.groupdict().values() if one), "") if match else ""

    def people_of(self, name: str) -> People:
        """The members that a pattern of the vocabulary names; nobody where it does not match."""
        return named_people(self.clause.part(self.group(name)))


def without_becoming(clause: Clause) -> str:
    """The text without words that say what something shall be ("make it tomorrow at 10")."""
    return _begins(clause.vocabulary.single["becomes"].pattern).sub("", clause.text.strip(), count=1)


def exchange_in(clause: Clause) -> tuple[Clause, Clause] | None:
    """What is to be replaced and by what: "not Lidl, Aldi", "milk to oat milk", "Tom instead of me"."""
    text = _DECIMAL_COMMA.sub(_LOW_COMMA, clause.text.strip(" .!"))
    for pattern in clause.vocabulary.exchange:
        match = pattern.match(text)
        if match is None:
            continue
        old, new = (clause.part(match[one].strip(" ,").replace(_LOW_COMMA, ",")) for one in ("old", "new"))
        if not says_nothing(old) and not says_nothing(new):
            return old, new
    return None


def says_nothing(clause: Clause) -> bool:
    """Whether nothing stands there, or only words such as "no" and "sorry"."""
    return not _front(clause.vocabulary.single["not_so"].pattern).sub("", clause.text.strip(" ,.!")).strip()


def named_people(clause: Clause) -> People:
    """The members named, "me" included."""
    people = people_in(clause.people)
    unnamed = blank(clause.text, [(mention.begin, mention.end) for mention in clause.people])
    own = clause.vocabulary.single["own"].search(unnamed)
    ids = dict.fromkeys([*people.ids, *((clause.scene.speaker.id,) if own else ())])
    return People(tuple(ids), named=bool(ids))


def is_somebody(clause: Clause) -> bool:
    """Whether the words are a relative's or a stranger's name and nothing else."""
    return not clause.times.spans and clause.vocabulary.single["somebody"].fullmatch(clause.text) is not None


def only_people(clause: Clause) -> People:
    """The members named where nothing else is said ("for Tom", "Mia and me"); otherwise nobody."""
    people = named_people(clause)
    rest = clause.vocabulary.single["own"].sub(" ", clause.phrase)
    return people if people.ids and not stems(rest) and not clause.times.spans else People()


@lru_cache(maxsize=64)
def _front(*sources: str) -> re.Pattern[str]:
    return re.compile(rf"\A(?:(?:{'|'.join(sources)})(?!\w)[,.!…:;\s]*)+", re.IGNORECASE)


@lru_cache(maxsize=64)
def _behind(*sources: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[,.\s]+(?:{'|'.join(sources)}))+[.!?\s]*$", re.IGNORECASE)


@lru_cache(maxsize=64)
def _begins(source: str) -> re.Pattern[str]:
    return re.compile(rf"\A(?:{source})(?!\w)\s*", re.IGNORECASE)
