"""The engine of the grammar: rules that replace a run of items by one node, applied in their written order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pods.engine.time.alphabet import character, compile_pattern, meaning, needed_by, stands_for
from pods.engine.time.clocks import Reading
from pods.engine.time.language import Language
from pods.engine.time.lexer import Item

Built = tuple[str, Any] | None
"""The class and value of the node that a handler built; None leaves the items alone."""


class Match:
    """A run of items that a pattern found, and the reading that it belongs to."""

    __slots__ = ("_found", "begin", "end", "items", "reading")

    def __init__(self, found: re.Match[str], items: Sequence[Item], reading: Reading) -> None:
        self._found = found
        self.items = items
        self.reading = reading
        self.begin, self.end = found.span()

    def has(self, group: str) -> bool:
        """Whether the group took part."""
        return group.upper() in self._found.re.groupindex and self._found.start(group.upper()) >= 0

    def item(self, group: str) -> Item:
        return self.items[self._found.start(group.upper())]

    def __getitem__(self, group: str) -> Any:
        return self.item(group).value

    def get(self, group: str, default: Any = None) -> Any:
        return self[group] if self.has(group) else default

    def all(self, *names: str) -> list[Any]:
        """The values of all items of these classes in the run, in order."""
        return [item.value for item in self.items[self.begin : self.end] if stands_for(item.char, names)]

    def kind(self, group: str) -> str:
        """The class of a captured item."""
        return meaning(self.item(group).char)

    @property
    def before(self) -> Item | None:
        return self.items[self.begin - 1] if self.begin else None

    @property
    def after(self) -> Item | None:
        return self.items[self.end] if self.end < len(self.items) else None

    def followed_by(self, *names: str) -> bool:
        return self.after is not None and stands_for(self.after.char, names)

    def preceded_by(self, *names: str) -> bool:
        return self.before is not None and stands_for(self.before.char, names)


Handler = Callable[[Match], Built]


@dataclass(frozen=True)
class GrammarRule:
    """Patterns in order of preference, and what builds a node from a match."""

    name: str
    patterns: tuple[str, ...]
    build: Handler


class Grammar:
    """An ordered list of rules, filled by decorating their handlers."""

    def __init__(self) -> None:
        self.rules: list[GrammarRule] = []

    def rule(self, *patterns: str) -> Callable[[Handler], Handler]:
        """Add a rule; it is tried after all that were added before."""

        def add(build: Handler) -> Handler:
            self.rules.append(GrammarRule(build.__name__, patterns, build))
            return build

        return add


@dataclass(frozen=True, slots=True)
class Step:
    """One pattern of a rule, ready to be searched for where at least one of the characters in `needs` is there."""

    pattern: re.Pattern[str]
    needs: frozenset[str]
    build: Handler


def steps_of(rules: Sequence[GrammarRule], language: Language) -> tuple[Step, ...]:
    """The patterns of all rules in order, those that only this language has after each rule's own."""
    return tuple(
        Step(compile_pattern(source), needed_by(source), rule.build)
        for rule in rules
        for source in (*rule.patterns, *language.patterns.get(rule.name, ()))
    )


_ENOUGH = 60
_TOO_MANY = 150


def read_items(steps: Sequence[Step], items: list[Item], reading: Reading) -> list[Item]:
    """`apply_steps` on stretches of limited length, cut at words that say nothing of time, so that it stays linear."""
    gap = character("gap")
    done: list[Item] = []
    while items:
        end = next((n for n in range(_ENOUGH, min(len(items), _TOO_MANY)) if items[n].char == gap), _TOO_MANY)
        stretch, items = items[: end + 1], items[end:]
        whole = len(items) <= 1
        reduced = apply_steps(steps, stretch, reading)
        if whole:
            return done + reduced
        joint = reduced[-1].char == gap and reduced[-1] == items[0]
        done += reduced[:-1] if joint else reduced
        items = items if joint else items[1:]
    return done


def apply_steps(steps: Sequence[Step], items: list[Item], reading: Reading) -> list[Item]:
    """The items after every step in turn has replaced what it matches, from left to right, until it finds no more."""
    chars = "".join(item.char for item in items)
    present = set(chars)
    for step in steps:
        if step.needs.isdisjoint(present):
            continue
        place = 0
        while found := step.pattern.search(chars, place):
            begin, end = found.span()
            place = begin + 1
            built = step.build(Match(found, items, reading)) if end > begin else None
            if built is None:
                continue
            name, value = built
            first, last, char = items[begin], items[end - 1], character(name)
            items[begin:end] = [
                Item(char, first.begin, last.end, value, first.raw, first.glued, first.lead or first.char)
            ]
            chars = chars[:begin] + char + chars[end:]
            present.add(char)
            place = begin
    return items
