"""Whether a condition is true, read off what a look found; where that does not settle it, a model is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from pods.engine import parts
from pods.engine.time import read_times
from pods.engine.understanding import Scene
from pods.engine.understanding.people import names_of
from skills.engine.command import Outcome
from skills.engine.matching import fold, likeness
from skills.engine.money import Money
from skills.engine.request import Request

WORDS = Path(__file__).with_name("conditions.yaml")
_THE_SAME = 0.95
_NAMES = ("item", "title", "text")
"""The fact that says what a line of an outcome is called."""


class Truth(StrEnum):
    """Whether something is so."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"

    @property
    def other(self) -> Truth:
        """Whether the contrary is so."""
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(self, Truth.UNSURE)


@dataclass(frozen=True, slots=True)
class Claim:
    """What must be so, or must not, for an order to be done."""

    text: str
    """A question or a statement, in the person's words."""
    language: str
    wanted: bool = True
    """False: it is done where this is not so."""
    place: int | None = None
    """Which look of the plan tells; None: none of them."""
    question: bool = False
    own: bool = False
    """Whether that look was made for these very words, rather than for a question before them."""
    asked: str = ""
    """The question before a statement, where that has a look of its own."""

    @property
    def contrary(self) -> Claim:
        """What must be so for the order behind "otherwise"."""
        return replace(self, wanted=not self.wanted)

    def fits(self, truth: Truth) -> Truth:
        """Whether the order is to be done, where its words are true, or not."""
        return truth if self.wanted else truth.other


@lru_cache
def _words_of(language: str) -> Mapping[str, re.Pattern[str]]:
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    said = words.get(language, words["en"])
    return {name: re.compile(rf"(?<!\w)(?:{source})(?!\w)") for name, source in said.items()}


def answered(said: str, language: str, base: Claim | None, condition: Claim | None) -> Claim | None:
    """What "if so", "if not" and "otherwise" say of the question `base`, or of the last condition; None: of nothing."""
    words, text = _words_of(language), fold(said)
    if words["else"].search(text) is not None:
        before = condition or base
        return before.contrary if before is not None else None
    if base is None:
        return None
    return base.contrary if words["no"].search(text) is not None else base


def stated(said: str, claim: Claim, base: Claim | None, scene: Scene) -> Claim:
    """A condition in words of its own; one that only points at the question ("if it isn't") is an answer to it."""
    words = _words_of(claim.language)
    if words["unless"].match(fold(said)) is not None:
        claim = claim.contrary
    if base is None or not base.question or not _only_points(claim, words, scene):
        return claim
    denied = words["not"].search(fold(claim.text)) is not None
    return base if claim.wanted is not denied else base.contrary


def _only_points(claim: Claim, words: Mapping[str, re.Pattern[str]], scene: Scene) -> bool:
    text = fold(claim.text)
    if read_times(claim.text, language=claim.language, now=scene.now).spans:
        return False
    says = ("free", "nothing", "something", "more", "less", "left", "used", "spent")
    return not any(words[name].search(text) for name in says) and not _named(claim.text, claim, scene, None)


def settled(claim: Claim, look: Request, found: Outcome, scene: Scene) -> Truth:
    """Whether the words of a claim are true by what its look found; UNSURE where that does not settle it."""
    words, text = _words_of(claim.language), fold(claim.text)
    denied = words["not"].search(text) is not None and words["nothing"].search(text) is None
    if denied and claim.question:
        return Truth.UNSURE
    read = _Read(claim, look, found, scene, words, text)
    truth = read.amount()
    if truth is None:
        truth = read.left()
    if truth is None:
        truth = read.anything()
    if truth is None:
        truth = read.listed()
    truth = truth or Truth.UNSURE
    return truth.other if denied else truth


@dataclass(frozen=True, slots=True)
class _Read:
    """Each rule says None where it does not apply, and UNSURE where it does but cannot tell."""

    claim: Claim
    look: Request
    found: Outcome
    scene: Scene
    words: Mapping[str, re.Pattern[str]]
    text: str

    def _says(self, name: str) -> bool:
        return self.words[name].search(self.text) is not None

    @property
    def _lines(self) -> list[Outcome]:
        lines = self.found.facts.get("lines", ())
        return [line for line in lines if isinstance(line, Outcome)] if isinstance(lines, tuple) else []

    @property
    def _found_nothing(self) -> bool:
        """Whether a span or a list was looked through, and there is nothing."""
        facts = self.found.facts
        through = "start" in facts or "list" in facts
        return through and not self._lines and not self.found.refs and not _money_of(facts) and not self.found.prose

    def amount(self) -> Truth | None:
        """An amount that is compared with the one that was found."""
        compared = [name for name in ("more", "less", "least", "most") if self._says(name)]
        if not compared:
            return None
        said = parts.find_money(self.claim.text, self.claim.language, self.scene.currency, bare=True)
        if not said and self._says("used"):
            return None
        have = self._figures()
        if len(said) != 1 or len(compared) != 1 or len(have) != 1 or have[0].currency != said[0].money.currency:
            return Truth.UNSURE
        one, other = have[0].minor, said[0].money.minor
        so = {"more": one > other, "less": one < other, "least": one >= other, "most": one <= other}
        return _truth(so[compared[0]])

    def _figures(self) -> list[Money]:
        """The amounts that may be meant: what is left, what was spent of it, or the one the answer itself names."""
        if self._says("left"):
            return self._of_lines("left")
        facts = self.found.facts
        whole = _money_of(facts)
        if not whole and self._says("spent"):
            whole = self._of_lines("spent")
        if not whole and facts.get("count") == 0 and self._found_nothing:
            return [Money(0, self.scene.currency)]
        return whole

    def _of_lines(self, name: str) -> list[Money]:
        return [money for line in self._lines if isinstance(money := line.facts.get(name), Money)]

    def left(self) -> Truth | None:
        """Whether there is something left of what may be spent."""
        rest, used = self._of_lines("left"), self._says("used")
        if not rest or not (used or self._says("left")):
            return None
        if len({one.minor > 0 for one in rest}) > 1 or (used and self._says("nothing")):
            return Truth.UNSURE
        truth = _truth(rest[0].minor > 0)
        return truth.other if used or self._says("nothing") else truth

    def anything(self) -> Truth | None:
        """Whether there is anything at all in the span or the list that was looked through."""
        free, nothing, something = (self._says(name) for name in ("free", "nothing", "something"))
        if not (free or nothing or something):
            return None
        if free and (nothing or something):
            return Truth.UNSURE
        lines = self._lines
        if _named(self.claim.text, self.claim, self.scene, self.look):
            none = something and not nothing and self.claim.question and self.claim.own
            return Truth.NO if none and self._found_nothing and not self.found.notes else Truth.UNSURE
        if not lines and not self._found_nothing:
            return Truth.UNSURE
        if free and lines and (self.found.facts.get("whole_days") or all(line.facts.get("all_day") for line in lines)):
            return Truth.UNSURE
        if not free and not lines and self.found.notes:
            return Truth.UNSURE
        return _truth(bool(lines) is not (free or nothing))

    def listed(self) -> Truth | None:
        """Whether a thing that is named is among those that were found."""
        thing = _named(self.claim.text, self.claim, self.scene, self.look)
        if not thing or self.words["joined"].search(thing) is not None:
            return None
        names = [name for line in self._lines for fact in _NAMES if isinstance(name := line.facts.get(fact), str)]
        alike = [likeness(thing, name) for name in names]
        if any(one >= _THE_SAME for one in alike):
            return Truth.YES
        listed = "list" in self.found.facts
        placed = self._says("there") or parts.find_list(self.claim.text, self.claim.language, self.scene.lists)
        whole = not self.found.notes and len(self._lines) == (self.found.facts.get("count") or len(self._lines))
        if listed and placed and whole and not any(alike):
            return Truth.NO
        return None


def _money_of(facts: Mapping[str, Any]) -> list[Money]:
    values = [one for value in facts.values() for one in (value if isinstance(value, tuple) else (value,))]
    return [one for one in values if isinstance(one, Money)]


def _truth(so: bool) -> Truth:
    return Truth.YES if so else Truth.NO


def _named(text: str, claim: Claim, scene: Scene, look: Request | None) -> str:
    """What the words are about besides a time, a list, and whom a look was made for: empty for "anything on"."""
    rest = read_times(text, language=claim.language, now=scene.now).rest
    place = parts.find_list(rest, claim.language, scene.lists)
    if place is not None:
        rest = f"{rest[: place.begin]} {rest[place.end :]}"
    rest = fold(rest)
    words = _words_of(claim.language)
    for name in ("free", "nothing", "something", "not", "there", "plain"):
        rest = words[name].sub(" ", rest)
    if look is not None and look.people.named:
        for name in names_of(scene.members):
            rest = re.sub(rf"(?<!\w){re.escape(fold(name))}(?!\w)", " ", rest)
    return " ".join(re.findall(r"[^\W_]+(?:['-][^\W_]+)*", rest))
